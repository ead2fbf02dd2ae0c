package disk

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rogatory/sim/source"
)

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func listed(files []source.File) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Name+"="+string(f.Data))
	}
	return out
}

var bundled = fstest.MapFS{
	"alpha/treaty.yaml":           {Data: []byte("bundled")},
	"alpha/general.yaml":          {Data: []byte("bundled")},
	"alpha/questions/q.yaml":      {Data: []byte("bundled")},
	"beta/treaty.yaml":            {Data: []byte("bundled")},
	"common/layers/domestic.yaml": {Data: []byte("bundled")},
	"common/skeletons/mla.yaml":   {Data: []byte("bundled")},
	"embed.go":                    {Data: []byte("no law")},
}

func TestAFolderReplacesAWholeInstrumentAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"alpha/treaty.yaml": "own", "common/layers/mine.yaml": "own", "notes.yaml": "beside the folders", ".git/x.yaml": "hidden",
	})
	files, origins, err := Treaties(bundled, dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"alpha/treaty.yaml=own", "beta/treaty.yaml=bundled", "common/layers/mine.yaml=own", "common/skeletons/mla.yaml=bundled"}
	if got := listed(files); !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	if len(origins) != 2 || !strings.HasSuffix(origins["alpha"], "/alpha") || !strings.HasSuffix(origins["common/layers"], "/common/layers") {
		t.Errorf("the origins are %v", origins)
	}
}

func TestWithoutAFolderAllIsBundled(t *testing.T) {
	files, origins, err := Treaties(bundled, "")
	if err != nil || len(files) != 6 || len(origins) != 0 {
		t.Errorf("%d files, origins %v, error %v", len(files), origins, err)
	}
}

func TestFoldersThatCannotBeMeant(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"one/treaty.yaml": "x", "file.txt": "x", "empty/readme.txt": "x"})
	for name, want := range map[string]string{
		filepath.Join(dir, "one"):      "the folder of one instrument",
		filepath.Join(dir, "empty"):    "no instrument is in this folder",
		filepath.Join(dir, "nowhere"):  "no such directory",
		filepath.Join(dir, "file.txt"): "this is a file",
	} {
		if _, _, err := Treaties(bundled, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v; want: %s", filepath.Base(name), err, want)
		}
	}
}

func TestStoriesProfilesAndAmendmentsAreReplacedEachTogether(t *testing.T) {
	stories := fstest.MapFS{
		"one.yaml": {Data: []byte("bundled")}, "two.yaml": {Data: []byte("bundled")},
		"profiles/p.yaml": {Data: []byte("bundled")}, "amendments/a.yaml": {Data: []byte("bundled")},
	}
	dir := t.TempDir()
	write(t, dir, map[string]string{"three.yaml": "own", "amendments/b.yaml": "own"})
	files, _, err := Scenarios(stories, dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"amendments/b.yaml=own", "profiles/p.yaml=bundled", "three.yaml=own"}
	if got := listed(files); !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestFinding(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, dir, map[string]string{
		"mine.yaml": "disk", "story.yaml": "disk", "deep/a.yaml": "a", "deep/b.yaml": "b", "large.yaml": strings.Repeat("x", 1<<20+1),
		"folder/x.yaml": "x", "bundled-too/x.yaml": "x",
	})
	find := func(args ...string) ([]string, error) {
		f := Finder{Kind: "scenario", Folder: "scenarios", In: strings.NewReader("typed"), Files: []source.File{
			{Name: "story.yaml", Data: []byte("bundled")}, {Name: "other.yaml", Data: []byte("bundled")}, {Name: "bundled-too.yaml", Data: []byte("bundled")},
		}}
		files, err := f.Find(context.Background(), args...)
		return listed(files), err
	}
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"mine.yaml"}, []string{"mine.yaml=disk"}},
		{[]string{"story.yaml"}, []string{"story.yaml=disk"}}, // the disk comes first
		{[]string{"story"}, []string{"scenarios/story.yaml=bundled"}},
		{[]string{"scenarios/other.yaml"}, []string{"scenarios/other.yaml=bundled"}},
		{[]string{"scenarios/other"}, []string{"scenarios/other.yaml=bundled"}},
		{[]string{`scenarios\other.yaml`}, []string{"scenarios/other.yaml=bundled"}},
		{[]string{`deep\a.yaml`}, []string{"deep/a.yaml=a"}},
		{[]string{"other", "mine.yaml"}, []string{"scenarios/other.yaml=bundled", "mine.yaml=disk"}},
		{[]string{"deep/*.yaml"}, []string{"deep/a.yaml=a", "deep/b.yaml=b"}},
		{[]string{"scenarios/o*.yaml"}, []string{"scenarios/other.yaml=bundled"}},
		{[]string{"-"}, []string{"standard input=typed"}},
		{[]string{"bundled-too"}, []string{"scenarios/bundled-too.yaml=bundled"}}, // a folder of that name is no scenario
	} {
		if got, err := find(c.args...); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, %v; want %v", c.args, got, err, c.want)
		}
	}
	for arg, want := range map[string]string{
		"folder":     "this is a directory",
		"large.yaml": "larger than 1 MiB",
		"stori":      "did you mean story?",
		"":           "an empty name",
		"z*.yaml":    "matches this pattern",
		"[":          "the pattern is not well formed",
	} {
		if _, err := find(arg); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v; want: %s", arg, err, want)
		}
	}
	if _, err := find("folder", "stori", "-", "-"); err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("every problem should be named: %v", err)
	}
}

// A file that claims to be small, or has no size, is still not read without end.
func TestNothingIsReadWithoutEnd(t *testing.T) {
	if _, err := Input(context.Background(), endless{}); err == nil || !strings.Contains(err.Error(), "1 MiB") {
		t.Errorf("the error is %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestReadingEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	in, _ := io.Pipe()
	if _, err := Input(ctx, in); err != context.Canceled {
		t.Errorf("the error is %v", err)
	}
}

func TestAFileThatCannotBeReadIsNamed(t *testing.T) {
	// A link to itself, which nobody can read, root included.
	name := filepath.Join(t.TempDir(), "loop.yaml")
	if err := os.Symlink(name, name); err != nil {
		t.Fatal(err)
	}
	if _, err := File(context.Background(), name); err == nil || !strings.Contains(err.Error(), "loop.yaml: the file cannot be read") {
		t.Errorf("the error is %v", err)
	}
	refused := &fs.PathError{Op: "open", Path: "secret.yaml", Err: fs.ErrPermission}
	if err := problem("secret.yaml", refused); err.Error() != "secret.yaml: the file cannot be read: permission is missing" {
		t.Errorf("the error is %v", err)
	}
}
