package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// readmeCommand is one command of the README, with the output that follows it; empty: none is shown.
type readmeCommand struct {
	line int
	text string
	want []string
}

// TestReadmeCommands runs every command of the README but `make test`, in a copy of the project, and compares
// the output that the README shows. A line of … stands for any lines.
func TestReadmeCommands(t *testing.T) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	commands := readmeCommands(string(text))
	if len(commands) == 0 {
		t.Fatal("the README shows no command")
	}
	dir := t.TempDir()
	copyProject(t, root, dir)
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(bin, "sim"), "./cmd/sim")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, c := range commands {
		t.Run(c.text, func(t *testing.T) {
			// The program as built above: `go run` would build the same one again, for each command.
			text := regexp.MustCompile(`\bgo run \./cmd/sim\b`).ReplaceAllString(c.text, "sim")
			cmd := exec.Command("sh", "-c", text)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
			got, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("README.md:%d: %v\n%s", c.line, err, got)
			}
			if len(c.want) > 0 && !shows(c.want, trimmed(string(got))) {
				t.Errorf("README.md:%d: the output differs\n--- README\n%s\n--- now\n%s", c.line, strings.Join(c.want, "\n"), got)
			}
		})
	}
}

func readmeCommands(text string) []readmeCommand {
	var out []readmeCommand
	inside := false
	var at *readmeCommand
	finish := func() {
		if at != nil {
			at.want = trimmed(strings.Join(at.want, "\n"))
			if at.text != "make test" {
				out = append(out, *at)
			}
		}
		at = nil
	}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if strings.HasPrefix(line, "```") {
			inside = !inside
			finish()
			continue
		}
		text, prompt := strings.CutPrefix(line, "$ ")
		switch {
		case !inside:
		case prompt || strings.HasPrefix(line, "go run ./cmd/sim"):
			finish()
			at = &readmeCommand{line: i + 1}
			for strings.HasSuffix(text, `\`) && i+1 < len(lines) {
				i++
				text = strings.TrimSuffix(text, `\`) + strings.TrimPrefix(strings.TrimSpace(lines[i]), "> ")
			}
			at.text = strings.TrimSpace(text)
		case at != nil:
			at.want = append(at.want, line)
		}
	}
	finish()
	return out
}

// trimmed are the lines of a text, without what is blank at their ends and at its own.
func trimmed(text string) []string {
	text = strings.Trim(text, "\n \t")
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t")
	}
	return lines
}

func shows(want, got []string) bool {
	if len(want) == 0 {
		return len(got) == 0
	}
	if w := strings.TrimSpace(want[0]); w == "…" || w == "..." {
		for i := 0; i <= len(got); i++ {
			if shows(want[1:], got[i:]) {
				return true
			}
		}
		return false
	}
	return len(got) > 0 && want[0] == got[0] && shows(want[1:], got[1:])
}

func copyProject(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil || rel == "." {
			return err
		}
		if rel == ".git" || rel == "bin" || rel == "dist" {
			return filepath.SkipDir
		}
		target := filepath.Join(to, rel)
		if d.IsDir() {
			return os.MkdirAll(target, 0o777)
		}
		info, err := d.Info()
		if err != nil || !info.Mode().IsRegular() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, info.Mode().Perm())
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadmeCommandsAreFound(t *testing.T) {
	got := readmeCommands("text\n```sh\ngo run ./cmd/sim version\n```\n```console\n$ make test\n$ sim facts \\\n  offence\nFacts\n…\n```\n$ not a block\n")
	if len(got) != 2 || got[0].text != "go run ./cmd/sim version" || got[1].text != "sim facts offence" || len(got[1].want) != 2 {
		t.Errorf("found %+v", got)
	}
	if !shows([]string{"a", "…", "d"}, []string{"a", "b", "c", "d"}) || shows([]string{"a"}, []string{"a", "b"}) {
		t.Error("outputs are compared wrongly")
	}
}

// TestReadmeScenario runs the scenario that the README shows, and holds it to what it expects.
func TestReadmeScenario(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(text), "```yaml\nformat: scenario/1\n")
	story, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("the README shows no scenario")
	}
	file := filepath.Join(t.TempDir(), "my-case.yaml")
	if err := os.WriteFile(file, []byte("format: scenario/1\n"+story), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if code := run(t.Context(), []string{"test", file}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("exit %d\n%s%s", code, out.String(), errs.String())
	}
	if !strings.Contains(out.String(), "3 expectations") {
		t.Errorf("the scenario expects something else: %s", out.String())
	}
}
