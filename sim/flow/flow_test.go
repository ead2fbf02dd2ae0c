package flow_test

import (
	"fmt"
	"slices"
	"testing"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/simtest"
)

// base is a flow of the bundled law by default, with its base case.
func base(t testing.TB, treaty, measure string) (*flow.Graph, facts.Assignment) {
	t.Helper()
	corpus, flows := simtest.Law(t, append(simtest.Treaties(), simtest.Sample()...))
	g := simtest.Graph(t, corpus, flows, flows.Find(treaty, measure, "mutual-assistance"), nil)
	c := simtest.Base(t, corpus, measure).Requests[0].Case.Values.Clone()
	for len(c) < corpus.Facts.Len() {
		c = append(c, facts.Unknown)
	}
	for id := range c {
		if c[id] == facts.Unknown {
			c[id] = corpus.Facts.Fact(facts.ID(id)).Default
		}
	}
	return g, c
}

func id(t testing.TB, g *flow.Graph, name string) facts.ID {
	t.Helper()
	id, ok := g.Facts.Lookup(name)
	if !ok {
		t.Fatalf("there is no fact %s", name)
	}
	return id
}

func set(t testing.TB, g *flow.Graph, c facts.Assignment, name, value string) {
	t.Helper()
	f := g.Facts.Fact(id(t, g, name))
	val, ok := f.Read(value)
	if value == "unknown" {
		val, ok = facts.Unknown, true
	}
	if !ok {
		t.Fatalf("%s cannot be %s", name, value)
	}
	c[f.ID] = val
}

// TestStatus: how a ground stands, one case for each word, with the rule or the fact that decides it.
func TestStatus(t *testing.T) {
	type facts map[string]string
	for _, c := range []struct {
		why, ground string
		set         facts
		known       []string // ACTOR, then what it knows, which is true
		want        flow.Status
		by          string // the rule that decides, or the fact that is asked for
	}{
		{"the government knows and may refuse", "uncc.40.21.b", nil, []string{"government", "target_is_official"}, flow.Available, ""},
		{"somebody else knows", "uncc.40.21.b", nil, []string{"custodian", "target_is_official"}, flow.Dormant, ""},
		{"self-judging, and nothing would move it", "uncc.40.21.b", nil, nil, flow.Open, ""},
		{"substantial grounds need something", "uncc.40.22", nil, nil, flow.NotMet, ""},
		{"signs before the one who decides", "uncc.40.22", nil, []string{"central-authority", "signs_of_persecutory_aim"}, flow.Available, ""},
		{"objective, and so", "uncc.40.8.trifles", facts{"offence.trivial": "true"}, nil, flow.Available, ""},
		{"objective, and not so", "uncc.40.8.trifles", nil, nil, flow.NotMet, ""},
		{"objective, and not said", "uncc.40.8.trifles", facts{"offence.trivial": "unknown"}, nil, flow.Unknown, "offence.trivial"},
		{"the other treaty displaces it, met or not", "uncc.40.8.trifles", facts{"relation.mla_treaty": "true", "offence.trivial": "true"}, nil, flow.Displaced, "uncc.40.7"},
		{"the two agreed to apply the paragraphs", "uncc.40.8.trifles", facts{"relation.mla_treaty": "true", "relation.agreed.uncc_40_8_31": "true", "offence.trivial": "true"}, nil, flow.Available, ""},
		{"whether another treaty binds them was not said", "uncc.40.8.trifles", facts{"relation.mla_treaty": "unknown"}, nil, flow.Unknown, "relation.mla_treaty"},
		{"an arrangement is no treaty for 40(7)", "uncc.40.8.trifles", facts{"relation.reciprocal_arrangement": "true", "offence.trivial": "true"}, nil, flow.Available, ""},
		{"and is one for Budapest 27(1)", "budapest.27.4.b", facts{"relation.reciprocal_arrangement": "true"}, []string{"government", "target_is_official"}, flow.Displaced, "budapest.27.1"},
		{"agreeing on Budapest 28 is not agreeing on 27", "budapest.27.4.b", facts{"relation.mla_treaty": "true", "relation.agreed.budapest_28": "true"}, nil, flow.Displaced, "budapest.27.1"},
		{"only fiscal", "uncc.40.21.d", facts{"offence.only_fiscal": "true", "requested.contrary_to_legal_system": "true"}, nil, flow.Excluded, "uncc.40.23"},
		{"a closed list leaves it out", "sample.2.8", facts{"offence.trivial": "true"}, nil, flow.Excluded, "sample.3.1"},
		{"no other treaty, no grounds of it", "other.grounds", nil, nil, flow.Absent, ""},
		{"its grounds are not encoded", "other.grounds", facts{"relation.mla_treaty": "true", "relation.mla_ground_met": "unknown"}, nil, flow.Unknown, "relation.mla_ground_met"},
		{"taken over, it stands although its model is displaced", "sample.3.2", facts{"relation.mla_treaty": "true", "request.form_defect": "true"}, nil, flow.Available, ""},
		{"it is so, and its holder does not know", "sample.2.3", nil, []string{"court", "foreign_law_forbids"}, flow.Dormant, ""},
	} {
		instrument := c.ground
		if c.ground == "other.grounds" {
			instrument = "uncc"
		}
		treaty, _, _ := cut(instrument)
		g, assignment := base(t, treaty, "real-time-traffic")
		for name, value := range c.set {
			set(t, g, assignment, name, value)
		}
		if c.known != nil {
			actor, what := actorNamed(t, c.known[0]), id(t, g, "circumstances."+c.known[1])
			assignment[what], assignment[g.Facts.Knows(actor, what)] = 1, 1
		}
		e := flow.NewEval(g, assignment, true)
		first := g.First()
		e.At(&first)
		i := slices.IndexFunc(g.Grounds, func(x flow.Ground) bool { return x.Rule.ID == c.ground })
		if i < 0 {
			t.Errorf("%s: %s is no ground of the flow", c.why, c.ground)
			continue
		}
		status, by, asked := e.Status(i)
		got := ""
		switch {
		case by != nil:
			got = by.ID
		case asked != cond.NoFact:
			got = g.Facts.Fact(asked).Name
		}
		if status != c.want || got != c.by {
			t.Errorf("%s: %s is %s (%s), want %s (%s)", c.why, c.ground, status, got, c.want, c.by)
		}
	}
}

func cut(id string) (instrument, rest string, ok bool) {
	for i := range id {
		if id[i] == '.' {
			return id[:i], id[i+1:], true
		}
	}
	return id, "", false
}

func actorNamed(t testing.TB, name string) facts.Actor {
	t.Helper()
	a, ok := facts.ActorNamed(name)
	if !ok {
		t.Fatalf("no actor %s", name)
	}
	return a
}

// TestEveryGroundHasItsEdge: nobody lists grounds twice, so each one of a flow has to find its own way into the
// graph: where it is open to its holder at some node, its holder has an edge that uses it.
func TestEveryGroundHasItsEdge(t *testing.T) {
	corpus, flows := simtest.Law(t, append(simtest.Treaties(), simtest.Sample()...))
	for _, def := range flows.Defs {
		g := simtest.Graph(t, corpus, flows, def, nil)
		for _, ground := range g.Grounds {
			class := map[law.Effect]law.Class{
				"may-refuse": "refuse", "no-obligation": "refuse", "barred": "refuse",
				"may-decline": "decline", "may-postpone": "postpone", "may-condition": "condition",
			}[ground.Rule.Ground.Effect]
			if !slices.ContainsFunc(g.Edges, func(e flow.Edge) bool {
				return e.Grounded() && e.Actor == ground.Holder && e.Class == class
			}) {
				t.Errorf("%s for %s: the %s has no way to use %s", def.Treaty, def.Measure, ground.Holder, ground.Rule.ID)
			}
		}
	}
}

// TestEveryReviewHasItsDuties: where refusal is open, so is what has to be done before it.
func TestEveryReviewHasItsDuties(t *testing.T) {
	corpus, flows := simtest.Law(t, append(simtest.Treaties(), simtest.Sample()...))
	for _, def := range flows.Defs {
		g := simtest.Graph(t, corpus, flows, def, nil)
		for s, out := range g.Out {
			var may, can []law.Doing
			for _, i := range out {
				for _, duty := range g.Befores {
					covered := slices.ContainsFunc(g.Grounds, func(x flow.Ground) bool { return x.Holder == g.Edges[i].Actor && duty.Covers(x.Rule.ID) })
					if e := &g.Edges[i]; e.Grounded() && e.Class == "refuse" && covered {
						may = append(may, duty.Rule.Do)
					}
				}
				for _, r := range g.BeforesDoneBy(&g.Edges[i]) {
					can = append(can, r.Do)
				}
			}
			for _, do := range may {
				if !slices.Contains(can, do) {
					t.Errorf("%s for %s: one can refuse at %s and not %s before it", def.Treaty, def.Measure, g.States[s].Name, do)
				}
			}
		}
	}
}

// TestCompilingTwiceGivesOneGraph: no order of a map shows in a graph.
func TestCompilingTwiceGivesOneGraph(t *testing.T) {
	describe := func() string {
		corpus, flows := simtest.Law(t, simtest.Shuffle(simtest.Treaties(), 1))
		out := ""
		for _, def := range flows.Defs {
			g := simtest.Graph(t, corpus, flows, def, nil)
			out += fmt.Sprintln(def.Treaty, def.Measure, g.States)
			for _, e := range g.Edges {
				out += fmt.Sprintln(e.Event, e.From, e.To, e.Actor, e.Class, e.Stage, len(e.Cites))
			}
			for _, x := range g.Grounds {
				out += fmt.Sprintln(x.Rule.ID, x.Holder)
			}
		}
		return out
	}
	want := describe()
	for range 5 {
		if got := describe(); got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// TestCuts: a sentence of 47 months and one of 48 are different things under Art. 2(h), 46 and 47 are not.
func TestCuts(t *testing.T) {
	g, _ := base(t, "uncc", "real-time-traffic")
	if got := g.Cuts()[id(t, g, "offence.penalty.requesting.max_months")]; !slices.Equal(got, []facts.Value{48}) {
		t.Errorf("cuts at %v, want at 48", got)
	}
	g, _ = base(t, "budapest", "real-time-traffic")
	if got := g.Cuts()[id(t, g, "offence.penalty.requesting.max_months")]; len(got) > 0 {
		t.Errorf("Budapest has no threshold, and cuts at %v", got)
	}
}

// TestStrengthOfTheDuty: shall endeavour for traffic data in real time under Art. 45(1), shall under Budapest
// 33(1), shall for compelled assistance under both.
func TestStrengthOfTheDuty(t *testing.T) {
	for _, c := range []struct{ treaty, measure, want string }{
		{"uncc", "real-time-traffic", "shall-endeavour"},
		{"budapest", "real-time-traffic", "shall"},
		{"uncc", "compelled-assistance", "shall"},
		{"budapest", "compelled-assistance", "shall"},
	} {
		g, assignment := base(t, c.treaty, c.measure)
		e := flow.NewEval(g, assignment, true)
		first := g.First()
		e.At(&first)
		if got, asked := e.Strength(); string(got) != c.want || asked != cond.NoFact {
			t.Errorf("%s for %s: %s, want %s", c.treaty, c.measure, got, c.want)
		}
	}
}

// TestNotInForce: what is not in force gives no basis, whatever else is so.
func TestNotInForce(t *testing.T) {
	g, assignment := base(t, "uncc", "real-time-traffic")
	for _, inForce := range []bool{true, false} {
		e := flow.NewEval(g, assignment, inForce)
		n := g.First()
		e.At(&n)
		edges, _ := e.Enabled()
		n, _ = e.Take(edges[0])
		e.At(&n)
		edges, _ = e.Enabled()
		want := map[bool]string{true: "admit", false: "stand-outside"}[inForce]
		if len(edges) != 1 || g.Edges[edges[0]].Event != want {
			t.Errorf("in force %v: %v, want %s alone", inForce, edges, want)
		}
	}
}
