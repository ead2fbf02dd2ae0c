package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rogatory/sim/browser"
	"rogatory/sim/simtest"
)

// TestPagesInABrowser opens what the program writes as HTML in Chromium: see package browser for what is looked at. It takes
// a sample; with SIM_LONG=all every bundled scenario, treaty and list.
func TestPagesInABrowser(t *testing.T) {
	pages := []string{
		"run travelling-official", "run ransomware --breach", "run travelling-official it-staffer-on-holiday --handout",
		"compare travelling-official it-staffer-on-holiday ransomware", "explain travelling-official --treaty uncc", "glossary",
	}
	if simtest.Long() {
		pages = append(pages, "scenarios", "facts", "treaties", "treaties uncc", "treaties budapest", "treaties --claims", "explore travelling-official",
			"treaties budapest --coverage", "compare travelling-official --amend custodian-may-object", "compare travelling-official --swap", "compare ransomware --readings")
		for _, f := range simtest.Scenarios() {
			id := strings.TrimSuffix(filepath.Base(f.Name), ".yaml")
			pages = append(pages, "run "+id, "run "+id+" --handout")
		}
	}
	b := browser.Start(t)
	for _, args := range pages {
		name := filepath.Join(t.TempDir(), "page.html")
		code, _, errs := call(t, context.Background(), nil, append(strings.Fields(args), "--format", "html", "--out", name)...)
		if code != 0 {
			t.Fatalf("sim %s: %s", args, errs)
		}
		if info, err := os.Stat(name); err != nil || info.Size() > 700_000 {
			t.Errorf("sim %s: %v bytes, %v", args, info.Size(), err)
		}
		faults, err := b.Faults(name)
		if err != nil {
			t.Fatalf("sim %s: %v", args, err)
		}
		for _, f := range faults {
			t.Errorf("sim %s --format html: %s", args, f)
		}
	}
}
