package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

const version, date = "1.2.3", "2026-11-24"

var day = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

// unpack writes an archive into a folder, as people's systems do.
func unpack(t *testing.T, of target, archive []byte, dir string) (names []string) {
	t.Helper()
	put := func(name string, mode fs.FileMode, day time.Time, r io.Reader) {
		names = append(names, name)
		if !day.Equal(time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s bears %v", name, day)
		}
		if !filepath.IsLocal(name) || strings.Contains(name, `\`) {
			t.Fatalf("%s lies outside the archive", name)
		}
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err == nil {
			err = os.WriteFile(full, data, mode)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if of.windows() {
		z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			put(f.Name, f.Mode(), f.Modified, r)
		}
		return names
	}
	g, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(g); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return names
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Uid != 0 || h.Gid != 0 || h.Uname != "" {
			t.Errorf("%s belongs to somebody", h.Name)
		}
		if h.Typeflag == tar.TypeReg {
			put(h.Name, h.FileInfo().Mode(), h.ModTime, r)
		}
	}
}

// commands are the lines of a quick start that call the program.
func commands(of target, text []byte) (list [][]string) {
	run := "    ./sim "
	if of.windows() {
		run = `    .\sim `
	}
	for _, line := range strings.Split(string(text), "\n") {
		if rest, ok := strings.CutPrefix(line, run); ok {
			list = append(list, strings.Fields(rest))
		}
	}
	return list
}

// The archive of this machine's system, unpacked where there is nothing else, does what its quick start says, without
// any other program and without any environment.
// trainersWay are the commands of the README that a trainer types in the unpacked folder, word for word, after those
// that unpack the archive.
func trainersWay(t *testing.T) (list [][]string) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile(filepath.Join("..", "..", "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	current := regexp.MustCompile(`(?m)^VERSION \?= (\S+)$`).FindSubmatch(makefile)
	if current == nil {
		t.Fatal("the Makefile names no version")
	}
	linux := targets[slices.IndexFunc(targets, func(x target) bool { return x.OS == "linux" && x.Arch == "amd64" })]
	now := string(current[1])
	_, rest, ok := strings.Cut(string(readme), "```\ntar -xzf "+linux.archive(now)+"\ncd sim-"+now+"\n")
	block, _, end := strings.Cut(rest, "```")
	if !ok || !end {
		t.Fatalf("the README does not say how to unpack the archive of version %s, and what to type then", now)
	}
	for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
		args, ok := strings.CutPrefix(line, "./sim ")
		if !ok {
			t.Fatalf("README: %q is not a command of the program", line)
		}
		list = append(list, strings.Fields(args))
	}
	if len(list) < 3 {
		t.Fatalf("README: %d commands", len(list))
	}
	return list
}

func TestTheArchiveRunsByItself(t *testing.T) {
	i := slices.IndexFunc(targets, func(x target) bool { return x.OS == runtime.GOOS && x.Arch == runtime.GOARCH })
	if i < 0 {
		t.Fatalf("no archive is built for %s/%s", runtime.GOOS, runtime.GOARCH)
	}
	of := targets[i]
	out := t.TempDir()
	if err := build(filepath.Join("..", ".."), out, version, date, of.OS+"/"+of.Arch); err != nil {
		t.Fatal(err)
	}
	archive, err := os.ReadFile(filepath.Join(out, of.archive(version)))
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(filepath.Join(out, "SHA256SUMS"))
	if err != nil || string(list) != string(sums(map[string][]byte{of.archive(version): archive})) {
		t.Errorf("SHA256SUMS: %v\n%s", err, list)
	}
	dir := t.TempDir()
	names := unpack(t, of, archive, dir)
	top := filepath.Join(dir, "sim-"+version)
	for _, want := range []string{
		of.program(), "QUICKSTART.txt", "LICENSE", "LICENSE-DATA.md", "scenarios/travelling-official.yaml", "scenarios/profiles/judge-and-notice.yaml",
		"treaties/common/layers/domestic.yaml", "treaties/uncc/treaty.yaml",
	} {
		if !slices.Contains(names, "sim-"+version+"/"+want) {
			t.Errorf("%s is not in the archive", want)
		}
	}
	text, err := os.ReadFile(filepath.Join(top, "QUICKSTART.txt"))
	if err != nil {
		t.Fatal(err)
	}
	typed := commands(of, text)
	if len(typed) < 8 {
		t.Fatalf("the quick start has %d commands", len(typed))
	}
	typed = append(typed, trainersWay(t)...)
	for _, args := range append(typed, []string{"test", "travelling-official"}) {
		cmd := exec.Command(filepath.Join(top, of.program()), args...)
		cmd.Dir, cmd.Env = top, []string{}
		got, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%v: %v\n%s", args, err, got)
		}
		if args[0] == "version" && !strings.HasPrefix(string(got), "sim "+version+" ") {
			t.Errorf("it says %q", got)
		}
	}
	for _, made := range []string{"official.md", "my-case.yaml", "papers/guide.html", "papers/cards.html"} {
		if data, err := os.ReadFile(filepath.Join(top, made)); err != nil || len(data) == 0 || bytes.Contains(data, []byte("\r")) {
			t.Errorf("%s: %v, %d bytes", made, err, len(data))
		}
	}
}

// Packed again, every archive has the same bytes, and its files stand in the order of their names.
func TestArchivesAreSortedAndTheSame(t *testing.T) {
	for _, of := range targets {
		var first []byte
		for range 2 {
			list, err := of.entries(filepath.Join("..", ".."), version, []byte("program"))
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := of.pack(&b, version, day, list); err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = b.Bytes()
			} else if !bytes.Equal(first, b.Bytes()) {
				t.Errorf("%s differs", of.archive(version))
			}
		}
		dir := t.TempDir()
		names := unpack(t, of, first, dir)
		if !slices.IsSorted(names) {
			t.Errorf("%s is not sorted", of.archive(version))
		}
		if info, err := os.Stat(filepath.Join(dir, "sim-"+version, of.program())); err != nil || info.Mode().Perm()&0o100 == 0 {
			t.Errorf("%s: the program cannot be run: %v", of.archive(version), err)
		}
	}
}

// Every quick start is plain: letters that every system shows, lines that a window holds, the commands of its system.
func TestQuickStarts(t *testing.T) {
	said := map[string]string{"windows": "SmartScreen", "macos": "Gatekeeper", "linux": "sha256sum"}
	count := map[int]bool{}
	for _, of := range targets {
		text, err := quickStart(of, version)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if len(line) > 80 && !strings.HasPrefix(line, "    ") || strings.HasSuffix(line, " ") || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) {
				t.Errorf("%s:%d: %q", of.archive(version), i+1, line)
			}
		}
		if strings.Contains(string(text), "\n\n\n\n") {
			t.Errorf("%s has a gap", of.archive(version))
		}
		for name, word := range said {
			if strings.Contains(string(text), word) != (name == of.Name) {
				t.Errorf("%s: %s", of.archive(version), word)
			}
		}
		if !strings.Contains(string(text), of.archive(version)) {
			t.Errorf("%s does not say which file to check", of.archive(version))
		}
		count[len(commands(of, text))] = true
	}
	if len(count) != 1 {
		t.Errorf("the systems have other commands: %v", count)
	}
}

func TestWhatCannotBeBuilt(t *testing.T) {
	for _, x := range [][3]string{{"", date, ""}, {"../1", date, ""}, {version, "today", ""}, {version, date, "plan9/amd64"}} {
		if err := build(filepath.Join("..", ".."), t.TempDir(), x[0], x[1], x[2]); err == nil {
			t.Errorf("%v was built", x)
		}
	}
}
