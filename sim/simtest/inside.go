package simtest

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rogatory/sim/source"
)

// Inside checks that every problem says something and stands where there is something: in one of the files, or in
// a folder of theirs.
func Inside(t testing.TB, files []source.File, p *source.Problems) {
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
