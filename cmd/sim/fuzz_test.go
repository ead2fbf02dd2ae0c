package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// FuzzSettings reads settings files of every sort: what is taken has values that the program can use, and what is
// refused is named with its file.
func FuzzSettings(f *testing.F) {
	for _, seed := range []string{
		"width: 100\nformat: json\nascii: true\n", "treaties: mine\nscenarios: theirs\nout: out.txt\n", "", "# nothing\n", "width: 5\n", "width: wide\n",
		"format: html\n", "fromat: json\n", "ascii: yes\n", "width: 080\n", "- width\n", "\ufeffwidth: 100\r\n", "width: &w 100\n", "out: [a]\n", "---\n", "width:\n",
		"format: table\nformat: json\n", "Width: 100\n", "treaties: ''\n",
	} {
		f.Add([]byte(seed))
	}
	name := filepath.Join(f.TempDir(), "sim.yaml")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := &cobra.Command{Use: "run"}
		var typed flags
		typed.register(cmd.Flags())
		typed.config = name
		s, err := readSettings(cmd, &typed)
		if err != nil {
			if !strings.Contains(err.Error(), "sim.yaml") {
				t.Fatalf("a problem in no file: %v", err)
			}
			return
		}
		if s.width < narrowest || s.width > widest || s.format == "" {
			t.Fatalf("no problems, and no settings: %+v", s)
		}
	})
}
