package walk

import (
	"context"
	"testing"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// official is the base case in which the government knows that the target is an official.
func official(b *testing.B) (*flow.Graph, facts.Assignment) {
	b.Helper()
	w := bundled()
	for _, g := range w.graphs {
		if g.Measure == "real-time-traffic" {
			c := w.bases[g.Measure].Clone()
			known := w.circumstance("target_is_official")
			c[known], c[w.law.Facts.Knows(facts.Government, known)] = 1, 1
			return g, c
		}
	}
	b.Fatal("no flow for real-time-traffic")
	return nil, nil
}

// BenchmarkCondition decides the longest condition of the law, its terms included.
func BenchmarkCondition(b *testing.B) {
	g, c := official(b)
	terms := map[string]*cond.Cond{}
	var longest *cond.Cond
	for _, r := range g.Text.Rules {
		if r.Term != "" {
			terms[r.Term] = r.Cond
		}
		if r.Cond != nil && (longest == nil || len(r.Cond.String()) > len(longest.String())) {
			longest = r.Cond
		}
	}
	f := longest.Compile(cond.Binder{Terms: terms})
	env := &cond.Env{Case: c, Asked: cond.NoFact}
	for b.Loop() {
		f(env)
	}
}

// BenchmarkRun takes one path on looplab's machine, which it builds.
func BenchmarkRun(b *testing.B) {
	g, c := official(b)
	plan := Plan{State: Protective}
	for b.Loop() {
		if _, err := Run(context.Background(), flow.NewEval(g, c, true), plan); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExplore takes all paths of one case.
func BenchmarkExplore(b *testing.B) {
	g, c := official(b)
	for b.Loop() {
		Explore(g, c, true, Options{})
	}
}
