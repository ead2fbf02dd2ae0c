package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rogatory/sim"
	"rogatory/sim/doc"
)

var update = flag.Bool("update", false, "write the golden files anew; keep only what you understand")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; if that is meant: go test ./sim/report -update\n%s", path, got)
	}
}

func output(t *testing.T, r *sim.RunResult, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Run(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name string
		of   *sim.RunResult
		o    Options
	}{
		{"official-abroad.80.txt", officialAbroad(), Options{}},
		{"official-abroad.60.ascii.txt", officialAbroad(), Options{Width: 60, ASCII: true}},
		{"official-abroad.md", officialAbroad(), Options{Format: Markdown}},
		{"sealed-mailbox.80.txt", sealedMailbox(), Options{}},
		{"sealed-mailbox.md", sealedMailbox(), Options{Format: Markdown}},
		{"sealed-mailbox.json", sealedMailbox(), Options{Format: JSON}},
		{"five-treaties.80.txt", fiveTreaties(), Options{}},
		{"five-treaties.200.txt", fiveTreaties(), Options{Width: 200}},
	} {
		t.Run(c.name, func(t *testing.T) { golden(t, c.name, []byte(output(t, c.of, c.o))) })
	}
}

func TestGoldenCompare(t *testing.T) {
	for name, o := range map[string]Options{"compare.80.txt": {}, "compare.md": {Format: Markdown}} {
		var b bytes.Buffer
		if err := Compare(&b, compared(fiveTreaties(), sealedMailbox()), o); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

// TestGoldenParted: of a single scenario it is said where its treaties part, five of them too.
func TestGoldenParted(t *testing.T) {
	for name, o := range map[string]Options{"parted-five.120.txt": {Width: 120}, "parted-five.60.ascii.txt": {Width: 60, ASCII: true}} {
		var b bytes.Buffer
		if err := Compare(&b, compared(fiveTreaties()), o); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

// compared are runs set beside each other, on the courses taken.
func compared(runs ...*sim.RunResult) *sim.Comparison {
	c := sim.NewComparison()
	for _, r := range runs {
		c.Add(r, sim.PartRuns(r, nil))
	}
	return c
}

func TestTheSameResultGivesTheSameBytes(t *testing.T) {
	for _, f := range []Format{Table, Markdown, HTML, CSV, JSON} {
		first := output(t, sealedMailbox(), Options{Format: f})
		for range 20 {
			if output(t, sealedMailbox(), Options{Format: f}) != first {
				t.Fatalf("%s: two runs differ", f)
			}
		}
	}
}

func TestWritingDoesNotChangeTheResult(t *testing.T) {
	r := sealedMailbox()
	for _, f := range []Format{Table, Markdown, HTML, CSV, JSON} {
		output(t, r, Options{Format: f})
	}
	if !reflect.DeepEqual(r, sealedMailbox()) {
		t.Error("the result was changed")
	}
}

func TestEmptyResults(t *testing.T) {
	for _, r := range []*sim.RunResult{
		{},
		{Treaties: []sim.Treaty{{ID: "x"}}},
		{Treaties: []sim.Treaty{{ID: "x", Requests: []sim.Request{{}}}}},
	} {
		for _, f := range []Format{Table, Markdown, HTML} {
			if got := output(t, r, Options{Format: f}); !strings.Contains(got, "not legal advice") {
				t.Errorf("%s: no disclaimer in:\n%s", f, got)
			}
		}
	}
	var b bytes.Buffer
	if err := Compare(&b, compared(), Options{}); err != nil {
		t.Error(err)
	}
}

func TestUnknownFormat(t *testing.T) {
	err := Run(&bytes.Buffer{}, officialAbroad(), Options{Format: "pdf"})
	if err == nil || !strings.Contains(err.Error(), `"pdf": use table, markdown`) {
		t.Errorf("got %v", err)
	}
}

func TestJSON(t *testing.T) {
	for _, r := range []*sim.RunResult{{Schema: "run/1"}, officialAbroad(), sealedMailbox(), fiveTreaties()} {
		got := output(t, r, Options{Format: JSON})
		if !strings.HasPrefix(got, "{\n  \"schema\": \"run/1\"") || !strings.HasSuffix(got, "}\n") {
			t.Errorf("does not begin with its schema or end with a line break: %.40q", got)
		}
		if strings.Contains(got, "null") {
			t.Error("has a null")
		}
		var back sim.RunResult
		if err := json.Unmarshal([]byte(got), &back); err != nil {
			t.Error(err)
		}
	}
	if got := output(t, sealedMailbox(), Options{Format: JSON}); !strings.Contains(got, "<b>e") {
		t.Error("HTML characters were escaped in JSON")
	}
}

func TestMarkdownEscapes(t *testing.T) {
	got := output(t, sealedMailbox(), Options{Format: Markdown})
	for _, want := range []string{`\*sealed\* mailbox \|`, "&lt;b&gt;", "⟨U+202E⟩evil⟨U+0007⟩", `preserve\|it`, `reasons \| &lt;why&gt;`, "notice_to_person"} {
		if !strings.Contains(got, want) {
			t.Errorf("has no %q", want)
		}
	}
	for _, line := range strings.Split(got, "\n") {
		if strings.HasPrefix(line, "|") && strings.Count(line, "|")-strings.Count(line, `\|`) < 3 {
			t.Errorf("a table row with one cell: %s", line)
		}
	}
	columns := 0
	for _, line := range strings.Split(got, "\n") {
		n := strings.Count(line, "|") - strings.Count(line, `\|`)
		if !strings.HasPrefix(line, "|") {
			columns = 0
			continue
		}
		if columns != 0 && n != columns {
			t.Errorf("a row of %d cells in a table of %d: %s", n, columns, line)
		}
		columns = n
	}
}

func TestRunWordsStandAlone(t *testing.T) {
	// Law and runs are never mixed: in the comparison of grounds each stands in a band of its own.
	v := newVoice(English())
	for _, b := range runDocument(officialAbroad(), v) {
		m, ok := b.(doc.Table)
		if !ok || len(m.Cols) < 2 || m.Cols[1].Head != "" {
			continue
		}
		for _, r := range m.Rows {
			for _, band := range r.Bands {
				name := strings.Join(band[0], "")
				for _, c := range band[1:] {
					text := strings.Join(c, " ")
					for _, w := range []string{"always", "sometimes", "never", "depends"} {
						if name != "runs" && strings.HasPrefix(text, w) {
							t.Errorf("%q in the band %q", text, name)
						}
					}
				}
			}
		}
	}
}
