package source

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"
)

type grade string

func (grade) Words() []string { return []string{"text", "model", "commentary"} }

type chapter struct {
	Format string            `yaml:"format" need:"true"`
	Title  string            `yaml:"title" need:"true"`
	Heads  map[string]string `yaml:"heads"`
	Rules  []rule            `yaml:"rules" need:"true"`
}

type rule struct {
	Pos `yaml:"-"`

	ID      string         `yaml:"id" need:"true"`
	Checked grade          `yaml:"checked"`
	When    *Text          `yaml:"when"`
	Of      []Text         `yaml:"of"`
	Value   int            `yaml:"value"`
	On      bool           `yaml:"on"`
	Ground  *ground        `yaml:"ground"`
	Set     *yaml.Node     `yaml:"set"`
	Counts  map[grade]int8 `yaml:"counts"`
	Derived string         `yaml:"-"`
}

type ground struct {
	Effect string `yaml:"effect" need:"true"`
}

var update = flag.Bool("update", false, "write the results into testdata")

// TestGolden reads each file within the files of testdata as a chapter and compares what is wrong.
func TestGolden(t *testing.T) {
	const between, follows = "\n########\n", "\n========\n"
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var cases []string
		for _, c := range strings.Split(strings.TrimSuffix(string(data), "\n"), between) {
			in, want, _ := strings.Cut(c, follows)
			got := problems(in)
			if got != want && !*update {
				t.Errorf("%s:\n%s\n--- got:\n%s\n--- want:\n%s", file, in, got, want)
			}
			cases = append(cases, in+follows+got)
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.Join(cases, between)+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func problems(in string) string {
	var p Problems
	var c chapter
	Parse("f.yaml", []byte(in), &p).Decode(&c, &p)
	if err := p.Err(); err != nil {
		return err.Error()
	}
	return ""
}

func TestDecode(t *testing.T) {
	const file = `format: rules/1
title: 12
heads: {1: One, 2(a): true, 3: 1.10}
rules:
  - id: é
    checked: model
    when: a and b
    of: ["x", 'y', z]
    value: -7
    on: true
    ground: {effect: e}
    set: {a: null}
    counts: {text: 3}
  -   id: b
`
	var p Problems
	var c chapter
	Parse("f.yaml", []byte("\ufeff"+strings.ReplaceAll(file, "\n", "\r\n")), &p).Decode(&c, &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	node := c.Rules[0].Set
	c.Rules[0].Set = nil
	at := func(line, col int) Pos { return Pos{"f.yaml", line, col} }
	want := chapter{
		Format: "rules/1", Title: "12", Heads: map[string]string{"1": "One", "2(a)": "true", "3": "1.10"},
		Rules: []rule{{
			Pos: at(5, 5), ID: "é", Checked: "model", When: &Text{at(7, 11), "a and b"},
			Of:    []Text{{at(8, 11), "x"}, {at(8, 16), "y"}, {at(8, 20), "z"}},
			Value: -7, On: true, Ground: &ground{"e"}, Counts: map[grade]int8{"text": 3},
		}, {Pos: at(14, 7), ID: "b"}},
	}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got  %+v\nwant %+v", c, want)
	}
	if node == nil || node.Kind != yaml.MappingNode || node.Line != 12 {
		t.Errorf("raw node: %+v", node)
	}
}

func TestRefusedBeforeDecoding(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"too large", strings.Repeat("#", 1<<20+1), "f.yaml: the file is larger than 1 MiB\n  want: split it into several files"},
		{"not UTF-8", "a: b\nc: \xe9t\xe9", "f.yaml:2:4: the file is not UTF-8 text\n    c: \ufffdt\ufffd\n       ^\n  want: save the file as UTF-8"},
		{"UTF-16", "\xff\xfea\x00:\x00", "f.yaml: the file is UTF-16 text\n  want: save the file as UTF-8"},
		{"binary", "a: b\x00c", "f.yaml:1:5: the file holds the control character U+0000"},
		{"another line end", "a: b\u2028c: d", "f.yaml:1:5: the file holds the control character U+2028"},
		{"escape codes", "a: \x1b[31m", "f.yaml:1:4: the file holds the control character U+001B\n    a:  [31m\n"},
		{"a long line", "a: [" + strings.Repeat("x, ", 1000) + "}", "f.yaml:1:3005: this is not YAML"},
	} {
		if got := problems(c.in); !strings.HasPrefix(got, c.want) || len(got) > 600 {
			t.Errorf("%s:\n%q", c.name, got)
		}
	}
}

// TestHostile reads files of 1 MiB that are made to cost time or stack.
func TestHostile(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s*%c]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 8), c-1)
	}
	files := map[string]string{
		"bomb": bomb, "cycle": "a: &a\n  b: *a\n",
		"texts": "rules: [{of: [" + strings.Repeat("'é',", 200_000) + "]}]",
	}
	for _, unit := range []string{"[", "{", "- ", "? ", "{a: ", "- [", "{? ", "a: &a\n", "- a\n", "a:\n ", "a: 1\n", "'", "&a ", "*a ", "!a ", "---\n"} {
		files[unit] = strings.Repeat(unit, 1<<20/len(unit))
	}
	for name, in := range files {
		start := time.Now()
		if problems(in) == "" {
			t.Errorf("%q was accepted", name)
		}
		if took := time.Since(start); took > 30*time.Second { // a file that costs time without end, not a slow machine under the race detector
			t.Errorf("%q took %v", name, took)
		}
	}
}

func TestPrintedAtMost(t *testing.T) {
	var p Problems
	for i := range 60 {
		p.Add(Pos{"f", 60 - i, 1}, "", "wrong")
		p.Add(Pos{"f", 60 - i, 1}, "", "wrong")
	}
	text := p.Err().Error()
	if len(p.List()) != 60 || !strings.HasPrefix(text, "f:1:1: wrong\nf:2:1") || !strings.HasSuffix(text, "f:50:1: wrong\n… and 10 more") {
		t.Error(len(p.List()), text)
	}
}

func TestMerge(t *testing.T) {
	for _, c := range []struct{ base, over, want string }{
		{"a: 1\nb: {c: 2, d: 3}\ne: [1]", "b: {d: 4, f: 5}\ne: [2]\ng: 6", "a: 1\nb: {c: 2, d: 4, f: 5}\ne: [2]\ng: 6\n"},
		{"a: 1\nb: {c: 2, d: 3}", "a: null\nb: {c: ~}\nz: null", "b: {d: 3}\n"},
		{"a: {b: 1}", "a: 2", "a: 2\n"},
		{"a: 1", "a: {b: 2}", "a: {b: 2}\n"},
	} {
		var p Problems
		base, over := Parse("base", []byte(c.base), &p).Root, Parse("over", []byte(c.over), &p).Root
		got := Merge(base, over)
		if text := show(got); text != c.want {
			t.Errorf("%q over %q: %q", c.over, c.base, text)
		}
		if show(base) != show(Parse("x", []byte(c.base), &p).Root) || show(over) != show(Parse("x", []byte(c.over), &p).Root) {
			t.Errorf("%q over %q changed its inputs", c.over, c.base)
		}
	}
}

// show writes a tree without the names of files, which it holds where YAML has comments.
func show(n *yaml.Node) string {
	var bare func(n *yaml.Node) *yaml.Node
	bare = func(n *yaml.Node) *yaml.Node {
		c := *n
		c.FootComment, c.Content = "", nil
		for _, part := range n.Content {
			c.Content = append(c.Content, bare(part))
		}
		return &c
	}
	out, err := yaml.Marshal(bare(n))
	if err != nil {
		return err.Error()
	}
	return string(out)
}

// TestMergedPlaces: a problem in a merged tree is reported in the file that its node comes from.
func TestMergedPlaces(t *testing.T) {
	var p Problems
	base := Parse("base.yaml", []byte("id: a\nvalue: x"), &p)
	over := Parse("over.yaml", []byte("ground: {effect: e}\non: maybe\nwhen: b"), &p)
	var r rule
	Decode("base.yaml", Merge(base.Root, over.Root), &r, &p)
	var places []string
	for _, problem := range p.List() {
		places = append(places, problem.Pos.String())
	}
	if got := strings.Join(places, " "); got != "base.yaml:2:8 over.yaml:2:5" {
		t.Error(got)
	}
	if r.Pos.File != "base.yaml" || r.When.Pos.String() != "over.yaml:3:7" {
		t.Error(r.Pos, r.When.Pos)
	}
}

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, _ := os.ReadFile(file)
		for _, c := range strings.Split(string(data), "\n########\n") {
			in, _, _ := strings.Cut(c, "\n========\n")
			f.Add([]byte(in))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var p Problems
		var c chapter
		Parse("f", data, &p).Decode(&c, &p)
		p.Err()
		lines := strings.Split(string(data), "\n")
		for _, problem := range p.List() {
			if problem.Pos.Line == 0 {
				continue
			}
			if problem.Pos.Line < 0 || problem.Pos.Line > len(lines) || problem.Col < 1 || problem.Col > len([]rune(lines[problem.Pos.Line-1]))+1 {
				t.Fatalf("%v lies outside the file: %s", problem.Pos, problem.Message)
			}
		}
	})
}
