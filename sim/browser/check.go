package browser

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

//go:embed layout.js
var layoutScript string

//go:embed loads.js
var loadsScript string

//go:embed axe.js
var axeScript string

// axeCore is read when a test needs it, so that no program can hold it.
var axeCore = sync.OnceValues(func() (string, error) {
	_, here, _, _ := runtime.Caller(0)
	text, err := os.ReadFile(filepath.Join(filepath.Dir(here), "testdata", "axe", "axe.min.js"))
	return string(text), err
})

// Widths are those of a phone, a laptop and a large screen, in pixels.
var Widths = []int64{390, 1280, 1920}

// Check fails the test for each fault of an HTML file.
func (b *Browser) Check(t testing.TB, file string) {
	t.Helper()
	faults, err := b.Faults(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Errorf("%s: %s", filepath.Base(file), f)
	}
}

// Faults are the faults of an HTML file, one sentence each; none if all is well. The error is the browser's own.
func (b *Browser) Faults(file string) ([]string, error) {
	t, done, err := b.open(file)
	if err != nil {
		return nil, err
	}
	defer done()
	var faults []string
	note := func(where string, found []string) {
		for _, f := range found {
			faults = append(faults, where+f)
		}
	}
	found, err := t.ask(loadsScript)
	if err != nil {
		return nil, fmt.Errorf("%s: what it loads: %w", file, err)
	}
	note("", found)

	core, err := axeCore()
	if err != nil {
		return nil, err
	}
	if _, err := chromedp.Run(t.ctx, chromedp.Evaluate[chromedp.Void](core)); err != nil {
		return nil, err
	}
	for _, width := range Widths {
		if err := t.size(width, 900); err != nil {
			return nil, err
		}
		if found, err = t.ask(fmt.Sprintf("%s(false, %d)", layoutScript, width)); err != nil {
			return nil, fmt.Errorf("%s: layout at %d px: %w", file, width, err)
		}
		note(fmt.Sprintf("at %d px: ", width), found)
		if width == Widths[1] {
			continue // the phone's page has the regions that scroll, the large one the rest
		}
		scheme := map[bool]string{true: "light", false: "dark"}[width == Widths[0]]
		if err := t.media("screen", scheme); err != nil {
			return nil, err
		}
		if found, err = t.ask(axeScript); err != nil {
			return nil, fmt.Errorf("%s: axe-core: %w", file, err)
		}
		note("axe-core, "+scheme+": ", found)
	}
	for _, p := range Papers {
		if found, err = t.printed(p); err != nil {
			return nil, fmt.Errorf("%s on %s: %w", file, p.Name, err)
		}
		note("on "+p.Name+": ", found)
	}
	note("", t.found())
	return unique(faults), nil
}

func unique(list []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(s); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
