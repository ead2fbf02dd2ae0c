package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rogatory/scenarios"
)

// BenchmarkProcess measures whole processes: an empty program with the same libraries, the program saying its
// version, a whole run of a story, and one of a copy of it that names one treaty.
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
	story, err := fs.ReadFile(scenarios.Files, "travelling-official.yaml")
	if err != nil {
		b.Fatal(err)
	}
	head, _, _ := strings.Cut(string(story), "\nexpect:")
	one := filepath.Join(dir, "one.yaml")
	if err := os.WriteFile(one, []byte(strings.Replace(head, "treaties: [uncc, budapest]", "treaties: [uncc]", 1)+"\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
	}{
		{"empty", []string{empty}},
		{"version", []string{program, "version"}},
		{"run", []string{program, "run", "travelling-official"}},
		{"run-one-treaty", []string{program, "run", one}},
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
