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

var (
	every  = flag.Int("every", 6, "try every n-th mutant of each instrument; 1 tries all")
	update = flag.Bool("update", false, "write the list of open mutants, with -every 1")
)

// TestMutants tries mutants of every bundled instrument. One that nobody notices has to stand in
// testdata/open.txt, and one that stands there must still be unnoticed: the list can only shrink in earnest.
func TestMutants(t *testing.T) {
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
	listed := map[string]bool{}
	data, err := os.ReadFile("testdata/open.txt")
	if err != nil && !*update {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		listed[line] = true
	}
	var open []string
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
					open = append(open, name)
					if !listed[name] && !*update {
						t.Errorf("nobody notices %s: write the question that does", name)
					}
					continue
				case listed[name] && !*update:
					t.Errorf("%s is noticed now, by %s: take it off testdata/open.txt", name, by)
				}
				noticed++
			}
			t.Logf("%s: %d mutants tried, %d noticed", in.ID, tried, noticed)
		})
	}
	if *update {
		if err := os.WriteFile("testdata/open.txt", []byte(strings.Join(open, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
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
