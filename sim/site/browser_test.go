package site

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"testing"

	"rogatory/sim/browser"
	"rogatory/sim/simtest"
)

// sampled is how many pages of the site are looked at beside one of each kind and the report of every story.
const sampled = 20

// A browser opens the first page, one page of each kind, and every so-and-so-many-th of the rest: no fault, no request to
// anywhere, nothing that a screen reader cannot use. With SIM_LONG=all it opens the report of
// every story and the sample as well.
func TestABrowserShowsTheSite(t *testing.T) {
	b := browser.Start(t)
	pages, err := Build(context.Background(), bundled(t))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, p := range pages {
		data, err := HTML(p, nil)
		if err != nil {
			t.Fatalf("%s: %v", p.Path, err)
		}
		file := filepath.Join(dir, filepath.FromSlash(p.Path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range looked(pages) {
		t.Run(p, func(t *testing.T) { b.Check(t, filepath.Join(dir, filepath.FromSlash(p))) })
	}
}

// looked are the pages that the browser opens: those of the first folder and one of each other folder, and in the full
// checks every report and an even sample of the rest.
func looked(pages []Page) []string {
	var out, rest []string
	seen := map[string]bool{}
	full := simtest.Long()
	for _, p := range pages {
		folder := path.Dir(p.Path)
		switch {
		case folder == "." || !seen[folder] || full && folder == "scenarios":
			seen[folder] = true
			out = append(out, p.Path)
		default:
			rest = append(rest, p.Path)
		}
	}
	if full {
		for i := range sampled {
			out = append(out, rest[i*len(rest)/sampled])
		}
	}
	return out
}

func TestTheSampleIsOfEveryKind(t *testing.T) {
	var pages []Page
	for i := range 100 {
		pages = append(pages, Page{Path: fmt.Sprintf("rules/%d.html", i)})
	}
	t.Setenv("SIM_LONG", "all")
	if n := len(looked(append(pages, Page{Path: "index.html"}))); n != 1+1+sampled {
		t.Errorf("%d pages are looked at", n)
	}
}
