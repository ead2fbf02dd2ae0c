package walk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// TestRunIsAmongExplored: whatever the stances and choices, the path that a run takes is one of those that an
// exploration finds, step by step; what it comes to may happen, and what always happens has happened in it.
func TestRunIsAmongExplored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			x := &explorer{g: s.g, inForce: true, o: Options{Injects: s.news}}
			u, asked := x.unfold(s.c)
			if asked != cond.NoFact {
				t.Fatalf("exploring asks for %s in a case where everything is stated\n%s", s.g.Facts.Fact(asked).Name, s)
			}
			for i, k := range s.path.Edges {
				at, found := u.index[s.path.Nodes[i]]
				if !found {
					t.Fatalf("step %d stands at a node that is not explored\n%s", i, s)
				}
				step := slices.Index(u.edge[at], k)
				if step < 0 || u.nodes[u.next[at][step]] != s.path.Nodes[i+1] {
					t.Fatalf("step %d, %s, is not explored\n%s", i, s.g.Edges[k].Event, s)
				}
			}
			all := Explore(s.g, s.c, true, Options{Injects: s.news})
			for _, outcome := range facts.Outcomes {
				is := all.Outcome(outcome).Is
				if happened := s.outcome() == outcome; happened && is == Never || !happened && is == Always {
					t.Fatalf("%s %s, and the outcome is %s\n%s", outcome, is, s.outcome(), s)
				}
			}
			end := s.path.End()
			e := flow.NewEval(s.g, s.c, true)
			e.Look(&end)
			for j, a := range all.Invoked {
				if used := end.Invoked&(1<<j) != 0; used && a.Is == Never || !used && a.Is == Always {
					t.Fatalf("%s is used %s, and here %v\n%s", s.g.Grounds[j].Rule.ID, a.Is, used, s)
				}
			}
			for j, a := range all.Given {
				if given := e.Given(j); given && a.Is == Never || !given && a.Is == Always {
					t.Fatalf("%s is given %s, and here %v\n%s", s.g.Notices[j].Rule.ID, a.Is, given, s)
				}
			}
		}
	})
}

// TestNoDeadEndExplored: of all that can lawfully happen in a case, nothing strands the request and nothing
// goes in a circle.
func TestNoDeadEndExplored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		c := drawCase(t, g)
		x := &explorer{g: g, inForce: rapid.Bool().Draw(t, "in force"), o: Options{Injects: drawNews(t, g)}}
		u, _ := x.unfold(c)
		open, done := map[int]bool{}, map[int]bool{}
		var visit func(i int)
		visit = func(i int) {
			switch {
			case done[i]:
				return
			case open[i]:
				t.Fatalf("a circle through %s", g.Describe(u.nodes[i]))
			case len(u.next[i]) == 0 && !g.States[u.nodes[i].State].End:
				t.Fatalf("nothing leads on from %s", g.Describe(u.nodes[i]))
			}
			open[i] = true
			for _, j := range u.next[i] {
				visit(j)
			}
			open[i], done[i] = false, true
		}
		visit(0)
	})
}

// TestSometimesNamesWhoseChoice: where something happens on some lawful paths only, somebody chooses; where the
// case is fully stated, nothing depends.
func TestSometimesNamesWhoseChoice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		x := Explore(g, drawCase(t, g), true, Options{Injects: drawNews(t, g)})
		for what, a := range answers(g, x) {
			if a.Is == Depends || a.Is == Sometimes && len(a.By) == 0 || a.Is != Sometimes && len(a.By) > 0 || len(a.On) > 0 {
				t.Fatalf("%s: %s by %v on %v", what, a.Is, a.By, a.On)
			}
		}
		if x.Cases != 1 || x.Capped {
			t.Fatalf("%d cases of a case where everything is stated", x.Cases)
		}
	})
}

func answers(g *flow.Graph, x *Explored) map[string]Answer {
	out := map[string]Answer{}
	for _, o := range facts.Outcomes {
		out["outcome "+o] = x.Outcome(o)
	}
	for i, a := range x.Invoked {
		out["use of "+g.Grounds[i].Rule.ID] = a
	}
	for i, a := range x.Given {
		out["notice of "+g.Notices[i].Rule.ID] = a
	}
	return out
}

// TestUnknownFactsAreTriedOut: with up to three facts unknown, exploring says of every outcome, ground and
// notice what exploring each completion of the case by hand says; and where that depends, it lists only facts
// of which each, changed alone in some completion, changes the answer.
func TestUnknownFactsAreTriedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawByHand(t)
		for what, a := range b.explored {
			if want := b.answer(what); a.Is != want {
				t.Fatalf("%s: %s, by hand %s; unknown %s", what, a.Is, want, names(b.g, b.unknown))
			}
			if (a.Is == Depends) != (len(a.On) > 0) {
				t.Fatalf("%s: %s, on %s", what, a.Is, names(b.g, a.On))
			}
			for _, id := range a.On {
				if !b.matters(what, id) {
					t.Fatalf("%s depends on %s, which changes nothing", what, b.g.Facts.Fact(id).Name)
				}
			}
		}
	})
}

// TestDependsListsEveryFactThatMatters: what an answer depends on is listed without a gap.
func TestDependsListsEveryFactThatMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawByHand(t)
		for what, a := range b.explored {
			for _, id := range b.unknown {
				if b.matters(what, id) && !slices.Contains(a.On, id) {
					t.Fatalf("%s depends on %s, and only %s is listed", what, b.g.Facts.Fact(id).Name, names(b.g, a.On))
				}
			}
		}
	})
}

// byHand is a case with unknown facts: explored as it is, and each of its completions explored alone.
type byHand struct {
	g           *flow.Graph
	unknown     []facts.ID
	explored    map[string]Answer
	completions []facts.Assignment
	answers     []map[string]Answer // of each completion
	index       map[string]int      // of a completion, by the values of the unknown facts
}

func drawByHand(t *rapid.T) *byHand {
	g := drawGraph(t)
	c := drawCase(t, g)
	news := drawNews(t, g)
	cuts := g.Cuts()
	b := &byHand{g: g, index: map[string]int{}}
	b.unknown = slices.DeleteFunc(drawUnknown(t, g), func(id facts.ID) bool {
		return slices.ContainsFunc(news, func(n Inject) bool { return n.About == id }) // nobody tells what may not be so
	})
	for _, id := range b.unknown {
		c[id] = facts.Unknown
	}
	b.explored = answers(g, Explore(g, c, true, Options{Cuts: cuts, Injects: news}))
	var complete func(c facts.Assignment, left []facts.ID)
	complete = func(c facts.Assignment, left []facts.ID) {
		if len(left) == 0 {
			b.index[b.key(c)] = len(b.completions)
			b.completions = append(b.completions, c)
			b.answers = append(b.answers, answers(g, Explore(g, c, true, Options{Injects: news})))
			return
		}
		for _, val := range valuesOf(g.Facts.Fact(left[0]), cuts[left[0]]) {
			next := c.Clone()
			next[left[0]] = val
			complete(next, left[1:])
		}
	}
	complete(c, b.unknown)
	return b
}

func (b *byHand) key(c facts.Assignment) string {
	var key string
	for _, id := range b.unknown {
		key += fmt.Sprint(c[id], " ")
	}
	return key
}

// answer is what all completions together say: the same as each of them, or else that it depends.
func (b *byHand) answer(what string) Is {
	is := b.answers[0][what].Is
	for _, a := range b.answers {
		if a[what].Is != is {
			return Depends
		}
	}
	return is
}

// matters: changing the fact alone changes the answer of some completion.
func (b *byHand) matters(what string, id facts.ID) bool {
	for i, c := range b.completions {
		other := c.Clone()
		for _, val := range valuesOf(b.g.Facts.Fact(id), b.g.Cuts()[id]) {
			other[id] = val
			if b.answers[i][what].Is != b.answers[b.index[b.key(other)]][what].Is {
				return true
			}
		}
	}
	return false
}

func names(g *flow.Graph, ids []facts.ID) string {
	var out []string
	for _, id := range ids {
		out = append(out, g.Facts.Fact(id).Name)
	}
	return strings.Join(out, ", ")
}

// drawUnknown draws up to three facts that the flow reads, and among them knowledge that somebody has or not.
func drawUnknown(t *rapid.T, g *flow.Graph) []facts.ID {
	var pool []facts.ID
	add := func(id facts.ID) {
		if !slices.Contains(pool, id) {
			pool = append(pool, id)
		}
	}
	for _, r := range g.Text.Rules {
		if !r.Applies(g.Measure, g.Route) {
			continue
		}
		for _, id := range g.Reads(r.Cond) {
			add(id)
		}
		if r.Ground != nil {
			holder := stand(g, r.Ground.Holder)
			for _, id := range r.Ground.Movers {
				add(id)
				add(g.Facts.Knows(holder, id))
				add(g.Facts.Knows(facts.Custodian, id))
			}
			for _, id := range append(g.Reads(r.Ground.MetCond), g.Reads(r.Ground.DirectedCond)...) {
				add(id)
			}
		}
	}
	for _, name := range []string{
		"requested.law.custodian_may_object", "requested.law.objection_may_quash", "requested.law.objection_reaches_government",
		"requested.conditions_accepted", "requested.law.authorisation", "requested.law.secrecy_until",
	} {
		add(bundled().fact(name))
	}
	var out []facts.ID
	for range rapid.IntRange(1, 3).Draw(t, "unknown facts") {
		id := rapid.SampledFrom(pool).Draw(t, "unknown")
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
