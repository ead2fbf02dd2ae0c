// Package results holds the published outcome of every bundled scenario; its only code is the test that
// regenerates and compares them.
package results

import (
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"os"
	"path"
	"sort"
	"strings"
	"testing"

	"rogatory/scenarios"
	"rogatory/sim"
	"rogatory/sim/disk"
	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/report"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
	"rogatory/treaties"
)

var update = flag.Bool("update", false, "write the results instead of comparing them: read every changed line as a lawyer")

// TestPublished regenerates NAME.md for every bundled scenario, summary.csv, and amendments.md: exactly the cells that
// each bundled draft clause changes.
func TestPublished(t *testing.T) {
	rules, _, err := disk.Treaties(treaties.Files, "")
	if err != nil {
		t.Fatal(err)
	}
	stories, _, err := disk.Scenarios(scenarios.Files, "")
	if err != nil {
		t.Fatal(err)
	}
	library, err := sim.Open(rules, stories, nil)
	if err != nil {
		t.Fatal(err)
	}
	var summary [][]string
	expected := map[string]bool{"summary.csv": true, "amendments.md": true}
	var all []*scenario.Scenario
	var asItIs []*sim.RunResult
	for _, f := range stories {
		if path.Dir(f.Name) != "." {
			continue
		}
		s, err := library.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		r, err := library.Run(context.Background(), s, sim.Options{})
		if err != nil {
			t.Fatal(err)
		}
		all, asItIs = append(all, s), append(asItIs, r)
		var page bytes.Buffer
		if err := report.Run(&page, r, report.Options{Format: "markdown"}); err != nil {
			t.Fatal(err)
		}
		expected[s.ID+".md"] = true
		compare(t, s.ID+".md", page.Bytes())
		for _, tr := range r.Treaties {
			for _, q := range tr.Requests {
				row := []string{r.Scenario.ID, tr.ID, q.ID, q.Measure, q.Outcome, q.Reason, q.Reached, strings.Join(q.Obtained, " ")}
				for _, stance := range facts.Stances {
					row = append(row, q.Stances[stance].Outcome)
				}
				summary = append(summary, append(row, q.Runs["refused"].Is, strings.Join(q.Duty.Cites, " ")))
			}
		}
	}
	sort.SliceStable(summary, func(i, j int) bool { return summary[i][0] < summary[j][0] })
	var table bytes.Buffer
	w := csv.NewWriter(&table)
	heads := append([]string{"scenario", "treaty", "request", "measure", "outcome", "reason", "reached", "obtained"}, facts.Stances...)
	if err := w.WriteAll(append([][]string{append(heads, "refused", "duty")}, summary...)); err != nil {
		t.Fatal(err)
	}
	compare(t, "summary.csv", table.Bytes())
	compare(t, "amendments.md", amendments(t, library, stories, all, asItIs))

	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if ext := path.Ext(e.Name()); (ext == ".md" || ext == ".csv") && !expected[e.Name()] {
			t.Errorf("results/%s belongs to no bundled scenario: delete it", e.Name())
		}
	}
}

// amendments is what each bundled draft clause changes, over all scenarios.
func amendments(t *testing.T, library *sim.Simulator, stories []source.File, all []*scenario.Scenario, asItIs []*sim.RunResult) []byte {
	t.Helper()
	var page bytes.Buffer
	for _, f := range stories {
		if path.Dir(f.Name) != "amendments" {
			continue
		}
		a, err := library.Amendment(f)
		if err != nil {
			t.Fatal(err)
		}
		o := sim.Options{Amendments: []*law.Amendment{a}}
		c := &sim.Changes{Schema: "changes/1", Amendments: sim.Clauses(o.Amendments)}
		for i, s := range all {
			changed, err := library.CompareWith(context.Background(), asItIs[i], s, o)
			if err != nil {
				t.Fatal(err)
			}
			c.Scenarios = append(c.Scenarios, *changed)
		}
		if page.Len() > 0 {
			page.WriteByte('\n')
		}
		if err := report.Changes(&page, c, report.Options{Format: "markdown"}); err != nil {
			t.Fatal(err)
		}
	}
	return page.Bytes()
}

func compare(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Errorf("results/%s is missing: make results", name)
		return
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			was := "(the end)"
			if i < len(w) {
				was = w[i]
			}
			t.Errorf("results/%s, line %d\n  is now: %s\n  was:    %s\nIf the law says so, run make results and read every changed line.", name, i+1, g[i], was)
			return
		}
	}
	t.Errorf("results/%s has lines that are no longer there", name)
}
