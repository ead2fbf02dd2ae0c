package mutate

import (
	"context"
	"encoding/json"
	"os"
	"sort"
	"testing"

	"go.yaml.in/yaml/v4"

	"rogatory/sim"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
)

// equivalents are the mutants that change nothing, and the spaces of cases over which that is shown.
type equivalents struct {
	Spaces []struct {
		ID     string              `yaml:"id"`
		Base   string              `yaml:"base"`
		Breach bool                `yaml:"breach"`
		Facts  map[string][]string `yaml:"facts"`
	} `yaml:"spaces"`
	Mutants []struct {
		Is      string `yaml:"is"`
		Space   string `yaml:"space"`
		Because string `yaml:"because"`
	} `yaml:"mutants"`
}

func loadEquivalents(t *testing.T) (e equivalents) {
	t.Helper()
	data, err := os.ReadFile("testdata/equivalent.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Load(data, &e, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	return e
}

// TestEquivalentMutants: over every case of its space, under every stance, a mutant that is listed as equivalent
// answers as the law does. Its own row, and which articles are cited, may differ.
func TestEquivalentMutants(t *testing.T) {
	b := bench(t)
	e := loadEquivalents(t)
	byName := map[string]Mutant{}
	treatyOf := map[string]string{}
	for _, in := range b.Simulator.Law.Instruments {
		var p source.Problems
		for _, m := range Of(b.Simulator.Law.Text(in.ID, nil, nil, &p)) {
			byName[m.Rule+": "+m.What], treatyOf[m.Rule+": "+m.What] = m, in.ID
		}
	}
	for _, listed := range e.Mutants {
		t.Run(listed.Is, func(t *testing.T) {
			m, ok := byName[listed.Is]
			if !ok || listed.Because == "" {
				t.Fatal("there is no such mutant, or no reason is given")
			}
			for _, space := range e.Spaces {
				if space.ID != listed.Space {
					continue
				}
				cases := combinations(space.Facts)
				a := &law.Amendment{ID: m.Rule, Title: m.What, Of: []source.Text{{Value: treatyOf[listed.Is]}}, Changes: []law.Change{m.Change}}
				changed := b.Simulator.Fork()
				for _, set := range cases {
					o := sim.Options{Treaties: []string{treatyOf[listed.Is]}, Set: set, Breach: space.Breach}
					was := answers(t, b.Simulator, b.Bases[space.Base], o, m.Rule)
					o.Amendments = []*law.Amendment{a}
					if is := answers(t, changed, b.Bases[space.Base], o, m.Rule); is != was {
						t.Fatalf("with %v\nthe law:    %s\nthe mutant: %s", set, was, is)
					}
				}
				t.Logf("the same in %d cases: %s", len(cases), listed.Because)
				return
			}
			t.Fatalf("there is no space %q", listed.Space)
		})
	}
}

func combinations(facts map[string][]string) [][]string {
	var names []string
	for name := range facts {
		names = append(names, name)
	}
	sort.Strings(names)
	cases := [][]string{nil}
	for _, name := range names {
		var next [][]string
		for _, c := range cases {
			for _, v := range facts[name] {
				next = append(next, append(append([]string(nil), c...), name+"="+v))
			}
		}
		cases = next
	}
	return cases
}

// answers are what a question could ask of a request: all but the citations, and the row of the rule itself.
func answers(t *testing.T, l *sim.Simulator, base *scenario.Scenario, o sim.Options, rule string) string {
	t.Helper()
	r, err := l.Run(context.Background(), base, o)
	if err != nil {
		t.Fatal(err)
	}
	q := r.Treaties[0].Requests[0]
	type ground struct{ ID, Status string }
	type notice struct{ From, To, Rule, Status, Until string }
	type safeguard struct{ ID, Strength, Status string }
	var events []string
	for _, s := range q.Path {
		events = append(events, s.Event+" by "+s.Actor)
	}
	var grounds []ground
	for _, g := range q.Grounds {
		if g.ID != rule {
			grounds = append(grounds, ground{g.ID, g.Status})
		}
	}
	var notices []notice
	for _, n := range q.Notices {
		notices = append(notices, notice{n.From, n.To, n.Rule, n.Status, n.Until})
	}
	var safeguards []safeguard
	for _, s := range q.Safeguards {
		safeguards = append(safeguards, safeguard{s.ID, s.Strength, s.Status})
	}
	after := map[string]sim.Runs{}
	for _, h := range q.After {
		after[h.Event] = h.Runs
	}
	text, err := json.Marshal([]any{q.Outcome, q.Reason, q.Stances, q.Runs, q.Duty.Strength, events, grounds, notices, safeguards, after})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
