package site

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rogatory/scenarios"
	"rogatory/sim"
	"rogatory/sim/disk"
	"rogatory/sim/doc"
	"rogatory/treaties"
)

func bundled(t *testing.T) Input {
	t.Helper()
	law, origins, err := disk.Treaties(fs.FS(treaties.Files), "")
	if err != nil {
		t.Fatal(err)
	}
	stories, _, err := disk.Scenarios(fs.FS(scenarios.Files), "")
	if err != nil {
		t.Fatal(err)
	}
	l, err := sim.Open(law, stories, origins)
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Simulator: l, Law: law}
	for _, f := range disk.Group(stories, "") {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		in.Stories = append(in.Stories, s)
	}
	return in
}

var linked = regexp.MustCompile("\uE003([^\uE004]*)\uE004")

// texts are all the texts of a block.
func texts(b doc.Block) []string {
	var out []string
	cell := func(c doc.Cell) { out = append(out, c...) }
	switch b := b.(type) {
	case doc.Heading:
		out = append(out, b.Text)
	case doc.Paragraph:
		out = append(out, b.Text)
	case doc.Code:
		out = append(out, b.Lines...)
	case doc.List:
		for _, i := range b.Items {
			out = append(out, i.Term, i.Text)
		}
	case doc.Table:
		for _, r := range b.Rows {
			for _, c := range r.Head {
				cell(c)
			}
			for _, band := range r.Bands {
				for _, c := range band {
					cell(c)
				}
			}
		}
	}
	return out
}

func TestEveryPageIsThereOnceAndEveryLinkLeadsToOne(t *testing.T) {
	in := bundled(t)
	pages, err := Build(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, p := range pages {
		if there[p.Path] || p.Title == "" || len(p.Blocks) < 2 {
			t.Errorf("%s stands twice or says nothing", p.Path)
		}
		there[p.Path] = true
	}
	followed := map[string]bool{"index.html": true}
	for _, p := range pages {
		for _, b := range p.Blocks {
			for _, text := range texts(b) {
				for _, m := range linked.FindAllStringSubmatch(text, -1) {
					if strings.Contains(m[1], "://") {
						continue
					}
					to := path.Join(path.Dir(p.Path), m[1])
					if !there[to] {
						t.Errorf("%s leads to %s, which is not there", p.Path, to)
					}
					followed[to] = true
				}
			}
		}
	}
	for p := range there {
		if !followed[p] {
			t.Errorf("nothing leads to %s", p)
		}
	}
	var want []string
	for _, s := range in.Stories {
		want = append(want, "scenarios/"+s.ID+".html")
	}
	for _, one := range in.Simulator.Law.Instruments {
		want = append(want, "treaties/"+one.ID+".html")
		for _, r := range one.Readings {
			want = append(want, "readings/"+r.ID+".html")
		}
	}
	for _, w := range want {
		if !there[w] {
			t.Errorf("no page %s", w)
		}
	}
}

// What the tutorial has people type is there for them to type: nothing in it is made up.
func TestTheTutorialTypesWhatThereIs(t *testing.T) {
	in := bundled(t)
	ids := map[string]bool{}
	for _, s := range in.Stories {
		ids[s.ID] = true
	}
	pages, err := Build(context.Background(), Input{Simulator: in.Simulator, Law: in.Law, Stories: in.Stories[:1], Words: nil})
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	var typed []string
	for _, p := range pages {
		if p.Path != "learn.html" {
			continue
		}
		for _, b := range p.Blocks {
			code, ok := b.(doc.Code)
			if !ok {
				continue
			}
			for _, line := range code.Lines {
				words := strings.Fields(line)
				if len(words) < 3 || words[0] != "sim" {
					t.Errorf("%q is no command", line)
					continue
				}
				commands++
				typed = append(typed, line)
				if (words[1] == "run" || words[1] == "explain" || words[1] == "kit") && !ids[words[2]] && words[2] != "first-case.yaml" {
					t.Errorf("%q names no story", line)
				}
			}
		}
	}
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "\n## Learn it in an hour\n")
	section, _, _ = strings.Cut(section, "\n## ")
	var there []string
	for _, line := range strings.Split(section, "\n") {
		if cmd, ok := strings.CutPrefix(line, "$ go run ./cmd/"); ok {
			there = append(there, cmd)
		}
	}
	if got := strings.Join(typed, "\n"); got != strings.Join(there, "\n") {
		t.Errorf("the README's tutorial types\n%s\nand the site's\n%s", strings.Join(there, "\n"), got)
	}
	if commands < len(lessons) {
		t.Errorf("%d commands in %d lessons", commands, len(lessons))
	}
}
