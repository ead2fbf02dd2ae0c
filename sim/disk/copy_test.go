package disk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rogatory/sim/source"
)

func tree(t *testing.T, dir string) []string {
	t.Helper()
	files, err := folder(dir)
	if err != nil {
		t.Fatal(err)
	}
	return listed(files)
}

var law = []source.File{
	{Name: "alpha/treaty.yaml", Data: []byte("alpha")}, {Name: "alpha/flows/f.yaml", Data: []byte("flow")}, {Name: "beta/treaty.yaml", Data: []byte("beta")},
	{Name: "common/claims.yaml", Data: []byte("claims")}, {Name: "common/layers/domestic.yaml", Data: []byte("domestic")}, {Name: "gamma/treaty.yaml", Data: []byte("gamma")},
}

func TestACopyHoldsWhatAnInstrumentNeeds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "law")
	done, err := CopyTreaty(dir, "alpha", []string{"beta"}, law)
	if err != nil || len(done.Written) != 5 || len(done.Kept) != 0 {
		t.Fatalf("%v, %v", done, err)
	}
	want := []string{"alpha/flows/f.yaml=flow", "alpha/treaty.yaml=alpha", "beta/treaty.yaml=beta", "common/claims.yaml=claims", "common/layers/domestic.yaml=domestic"}
	if got := tree(t, dir); !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	// Another one beside it leaves what is there as it is, edited or not.
	write(t, dir, map[string]string{"common/layers/domestic.yaml": "edited"})
	done, err = CopyTreaty(dir, "gamma", nil, law)
	if err != nil || !slices.Equal(done.Written, []string{"gamma/treaty.yaml"}) || !slices.Equal(done.Kept, []string{"common/claims.yaml", "common/layers"}) {
		t.Errorf("%v, %v", done, err)
	}
	if got := tree(t, dir); !slices.Contains(got, "common/layers/domestic.yaml=edited") || len(got) != 6 {
		t.Errorf("got %v", got)
	}
}

func TestACopyIsWrittenWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"has/alpha/notes.txt": "mine", "one/treaty.yaml": "an instrument", "file": "", "blocked/common": "a file where a folder should be"})
	for folder, want := range map[string]string{
		"": "an empty name", "has": "has/alpha is there already and stays as it is", "one": "the folder of one instrument", "file": "this is a file",
		"blocked": "blocked/common", "file/below": "cannot be written",
	} {
		name := folder
		if folder != "" {
			name = filepath.Join(dir, folder)
		}
		done, err := CopyTreaty(name, "alpha", nil, law)
		if err == nil || !strings.Contains(err.Error(), want) || len(done.Written) > 0 {
			t.Errorf("%q: %v, %v; want %s", folder, done, err, want)
		}
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, "has", "alpha")); len(entries) != 1 {
		t.Error("something was written into a folder that was there")
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, "blocked")); len(entries) != 1 {
		t.Errorf("a copy that failed left something: %v", entries)
	}
}
