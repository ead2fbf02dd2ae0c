package scenario_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// FuzzScenario reads stories of every sort: it never panics, every problem has a place inside the file, and a
// story without problems can be used.
func FuzzScenario(f *testing.F) {
	for _, file := range simtest.Scenarios() {
		f.Add(file.Data)
	}
	bad, err := filepath.Glob("../testdata/bad/*.yaml")
	if err != nil || len(bad) == 0 {
		f.Fatal("no bad files", err)
	}
	for _, name := range bad {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	corpus, _ := simtest.Law(f, simtest.Treaties())
	world := simtest.World(f, corpus)
	f.Fuzz(func(t *testing.T, data []byte) {
		var p source.Problems
		s := scenario.Load(source.File{Name: "story.yaml", Data: data}, world, &p)
		lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"), "\n")
		for _, problem := range p.List() {
			at := problem.Pos
			if profile := strings.HasPrefix(at.File, "profiles/"); at.File != "story.yaml" && !profile || problem.Message == "" {
				t.Fatalf("a problem in no file: %+v", problem)
			} else if profile {
				continue
			}
			if at.Line > len(lines) || at.Line > 0 && (at.Col < 1 || at.Col > utf8.RuneCountInString(lines[at.Line-1])+1) {
				t.Fatalf("outside the file, which has %d lines: %+v", len(lines), problem)
			}
		}
		if !p.Empty() {
			return
		}
		if s == nil || len(s.Case.Values) != corpus.Facts.Len() || len(s.States) < 2 {
			t.Fatalf("no problems, and no story: %+v", s)
		}
		s.Clone()
	})
}
