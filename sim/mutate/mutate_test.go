package mutate

import (
	"context"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"rogatory/sim"
	"rogatory/sim/flow"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

var every = flag.Int("every", 12, "try every n-th mutant of each instrument; 1 tries all")

// bench is the bundled law with its questions and stories.
func bench(t *testing.T) *Bench {
	t.Helper()
	l, err := sim.Open(simtest.Treaties(), simtest.Stories(), nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &Bench{Simulator: l}
	if b.Questions, b.Bases, err = l.LoadQuestions(simtest.Treaties()); err != nil {
		t.Fatal(err)
	}
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Stories = append(b.Stories, s)
	}
	return b
}

// TestMutants tries mutants of every bundled instrument. One that nobody notices has to stand in
// testdata/equivalent.yaml, with its reason, or in testdata/open.txt, and one that stands there must still be
// unnoticed: the lists can only shrink in earnest.
func TestMutants(t *testing.T) {
	b := bench(t)
	l := b.Simulator
	listed := map[string]bool{}
	for _, m := range loadEquivalents(t).Mutants {
		listed[m.Is] = true
	}
	data, err := os.ReadFile("testdata/open.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		listed[line] = !strings.HasPrefix(line, "#")
	}
	for _, in := range l.Law.Instruments {
		t.Run(in.ID, func(t *testing.T) {
			var p source.Problems
			text := l.Law.Text(in.ID, nil, nil, &p)
			tried, noticed := 0, 0
			for i, m := range Of(text) {
				if i%*every != 0 || !runs(l, in.ID, text.Rule(m.Rule).Measures) {
					continue
				}
				tried++
				by, err := b.Try(context.Background(), in.ID, m)
				if err != nil {
					t.Fatal(err)
				}
				name := m.Rule + ": " + m.What
				switch {
				case by == "":
					if !listed[name] {
						t.Errorf("nobody notices %s: write the question that does", name)
					}
					continue
				case listed[name]:
					t.Errorf("%s is noticed now, by %s: take it off the list", name, by)
				}
				noticed++
			}
			t.Logf("%s: %d mutants tried, %d noticed", in.ID, tried, noticed)
		})
	}
}

// runs says whether a flow of the instrument has one of the measures; a rule for another waits for its flow.
func runs[M ~string](l *sim.Simulator, treaty string, measures []M) bool {
	if len(measures) == 0 {
		return true
	}
	return slices.ContainsFunc(measures, func(m M) bool {
		return slices.ContainsFunc(l.Flows.Defs, func(d *flow.Def) bool { return d.Treaty == treaty && string(d.Measure) == string(m) })
	})
}
