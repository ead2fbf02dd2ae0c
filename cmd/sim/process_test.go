package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkProcess measures whole processes: an empty program with the same libraries, the program saying its
// version, and a whole run of a story.
func BenchmarkProcess(b *testing.B) {
	dir := b.TempDir()
	build := func(name, pkg string) string {
		out := filepath.Join(dir, name)
		if text, err := exec.Command("go", "build", "-o", out, pkg).CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, text)
		}
		return out
	}
	program, empty := build("sim", "."), build("empty", "./testdata/empty")
	for _, c := range []struct {
		name string
		args []string
	}{
		{"empty", []string{empty}},
		{"version", []string{program, "version"}},
		{"run", []string{program, "run", "travelling-official"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if err := exec.Command(c.args[0], c.args[1:]...).Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
