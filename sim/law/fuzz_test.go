package law_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// FuzzLaw changes one file of an instrument made up for tests, its skeleton or the law beside it: whatever it
// then holds, reading and compiling it never panics, and every problem has a place inside a file.
func FuzzLaw(f *testing.F) {
	files := slices.DeleteFunc(simtest.Treaties(), func(file source.File) bool {
		return !strings.HasPrefix(file.Name, "common/layers/")
	})
	files = append(files, simtest.Sample()...)
	for i, file := range files {
		f.Add(uint8(i), file.Data)
	}
	bundled := simtest.Treaties()
	for i, name := range map[int]string{3: "uncc/readings.yaml", 4: "budapest/cooperation.yaml", 5: "common/skeletons/mutual-assistance.yaml"} {
		f.Add(uint8(i), simtest.Find(f, bundled, name).Data)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		changed := slices.Clone(files)
		i := int(which) % len(changed)
		changed[i].Data = data
		var p source.Problems
		corpus, flows := law.Load(changed, &p), flow.Load(changed, &p)
		if p.Empty() {
			for _, id := range corpus.IDs() {
				text := corpus.Text(id, nil, nil, &p)
				if p.Empty() {
					text.Coverage(&p)
				}
				for _, def := range flows.Defs {
					if p.Empty() && def.Treaty == id {
						flow.Compile(text, flows.Skeletons[def.Uses.Value], def, corpus.Facts, &p)
					}
				}
			}
		}
		inside(t, changed, &p)
	})
}

// inside checks that problems stand where there is something.
func inside(t *testing.T, files []source.File, p *source.Problems) {
	t.Helper()
	for _, problem := range p.List() {
		i := slices.IndexFunc(files, func(f source.File) bool {
			return f.Name == problem.File || strings.HasPrefix(f.Name, problem.File+"/")
		})
		if i < 0 || problem.Message == "" {
			t.Fatalf("a problem in no file: %+v", problem)
		}
		lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(string(files[i].Data), "\ufeff"), "\r\n", "\n"), "\n")
		if at := problem.Pos; at.Line > len(lines) || at.Line > 0 && (at.Col < 1 || at.Col > utf8.RuneCountInString(lines[at.Line-1])+1) {
			t.Fatalf("outside the file, which has %d lines: %+v", len(lines), problem)
		}
	}
}
