package disk

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"testing"

	"rogatory/sim/source"
)

// What Windows says of a name with a star (ERROR_INVALID_NAME), which is not "there is no such file".
var errInvalidName = errors.New("the filename, directory name, or volume label syntax is incorrect")

func TestPathsOfEverySystem(t *testing.T) {
	for _, c := range []struct {
		arg  string
		sep  rune
		want []string
	}{
		{`scenarios\a.yaml`, '\\', []string{`scenarios\a.yaml`}},
		{`scenarios/a.yaml`, '\\', []string{`scenarios/a.yaml`}}, // the system takes both
		{`C:\law\*.yaml`, '\\', []string{`C:\law\*.yaml`}},
		{`\\server\share\a.yaml`, '\\', []string{`\\server\share\a.yaml`}},
		{`scenarios\a.yaml`, '/', []string{`scenarios\a.yaml`, `scenarios/a.yaml`}}, // a file may be called like that
		{`scenarios\*.yaml`, '/', []string{`scenarios\*.yaml`, `scenarios/*.yaml`}},
		{`scenarios/a.yaml`, '/', []string{`scenarios/a.yaml`}},
	} {
		if got := meant(c.arg, c.sep); !slices.Equal(got, c.want) {
			t.Errorf("%s with %c: %q, not %q", c.arg, c.sep, got, c.want)
		}
	}
	for arg, want := range map[string]string{
		"a": "a", "a.yaml": "a", "scenarios/a.yaml": "a", `scenarios\a.yaml`: "a", `.\scenarios\a.yaml`: "a", "./scenarios/a": "a", `scenarios\*.yaml`: "*",
		"other/a.yaml": "other/a", `C:\scenarios\a.yaml`: "C:/scenarios/a",
	} {
		if got := bundledName(arg, "scenarios"); got != want {
			t.Errorf("%s is the bundled %q, not %q", arg, got, want)
		}
	}
}

func TestPatternsOfEverySystem(t *testing.T) {
	for _, c := range []struct {
		arg  string
		err  error
		want bool
	}{
		{`scenarios\*.yaml`, errInvalidName, true}, {"scenarios/*.yaml", fs.ErrNotExist, true}, {"a?.yaml", errInvalidName, true}, {"[ab].yaml", fs.ErrNotExist, true},
		{"[a].yaml", nil, false}, {"a.yaml", fs.ErrNotExist, false}, {"a:b", errInvalidName, false},
	} {
		if got := pattern(c.arg, c.err); got != c.want {
			t.Errorf("%s, %v: %t", c.arg, c.err, got)
		}
	}
}

// A pattern finds the same files however its slashes are written, on disk and among the bundled ones.
func TestPatternsWithBothSlashes(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, dir, map[string]string{"mine/a.yaml": "a", "mine/b.yaml": "b", "mine/notes.txt": "no"})
	f := Finder{Kind: "scenario", Folder: "scenarios", Files: []source.File{{Name: "one.yaml"}, {Name: "other.yaml"}}}
	for arg, want := range map[string][]string{
		`mine\*.yaml`: {"mine/a.yaml=a", "mine/b.yaml=b"}, "mine/*.yaml": {"mine/a.yaml=a", "mine/b.yaml=b"}, `.\mine\a.yaml`: {"./mine/a.yaml=a"},
		`scenarios\o*.yaml`: {"scenarios/one.yaml=", "scenarios/other.yaml="}, `.\scenarios\one.yaml`: {"scenarios/one.yaml="}, "*e": {"scenarios/one.yaml="},
	} {
		files, err := f.Find(context.Background(), arg)
		if err != nil || !slices.Equal(listed(files), want) {
			t.Errorf("%s: %v, %v; want %v", arg, listed(files), err, want)
		}
	}
}
