package walk

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// TestLazyTakesThePath: a walk that is told only the facts that it asks for takes the steps that Run takes with all of them.
func TestLazyTakesThePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		c := drawCase(t, g)
		plan := drawPlan(t, g)
		want := walked(t, g, c.Clone(), plan, "run")
		var took []int
		known := g.Facts.Blank()
		l := &Lazy{Eval: flow.NewEval(g, known, true), Plan: plan, Goal: Goal{
			Use: func(_ *flow.Eval, edge, steps int) (int, facts.ID) {
				took = append(took[:steps], edge)
				return steps + 1, cond.NoFact
			},
			// The last step is taken too, so that what the path remembers can be compared.
			Settled: func(n *flow.Node, steps int) bool { return g.States[n.State].End && *n == want.path.End() },
			Answer:  func(n *flow.Node, _ int) int { return int(n.Outcome) },
		}}
		p := l.Start()
		end := l.From(&p)
		for ; end.Needs != cond.NoFact; end = l.From(&p) {
			if known[end.Needs] != facts.Unknown {
				t.Fatalf("it asks for %s twice", g.Facts.Fact(end.Needs).Name)
			}
			known[end.Needs] = c[end.Needs]
		}
		if end.Lost {
			t.Fatalf("it does not come to where Run ends\n%s", want)
		}
		if !slices.Equal(took, want.path.Edges) {
			t.Fatalf("it took %v, Run %v\n%s", took, want.path.Edges, want)
		}
	})
}

// drawGoal draws something to ask about a graph.
func drawGoal(t *rapid.T, g *flow.Graph) (Goal, string) {
	switch kind := rapid.SampledFrom([]string{"ending", "ending", "outcome", "told", "status", "status"}).Draw(t, "asked"); {
	case kind == "outcome":
		o := rapid.SampledFrom(facts.Outcomes).Draw(t, "outcome")
		return OutcomeGoal(g, o, false), "outcome " + o
	case kind == "told" && len(g.Notices) > 0:
		i := rapid.IntRange(0, len(g.Notices)-1).Draw(t, "notice")
		return ToldGoal(g, []int{i}, false), "told " + g.Notices[i].Rule.ID
	case kind == "status" && len(g.Grounds) > 0:
		i := rapid.IntRange(0, len(g.Grounds)-1).Draw(t, "ground")
		return StatusGoal(g, i, func(facts.ID) bool { return false }, false), "status " + g.Grounds[i].Rule.ID
	}
	return EndingGoal(g, false), "ending"
}

// completed gives every fact beside a set a value at random, so that nobody knows what is not so.
func completed(g *flow.Graph, set []facts.ID, full facts.Assignment, cuts map[facts.ID][]facts.Value, random *rand.Rand) facts.Assignment {
	c := g.Facts.Blank()
	for _, f := range set {
		c[f] = full[f]
		if fact := g.Facts.Fact(f); fact.Hidden && full[f] == 1 {
			c[fact.About] = 1
		}
	}
	near := random.IntN(4) // how much of the case stays as it is
	for id := range c {
		f := g.Facts.Fact(facts.ID(id))
		if c[id] != facts.Unknown || f.Hidden {
			continue
		}
		values := valuesOf(f, cuts[f.ID])
		c[id] = values[random.IntN(len(values))]
		if random.IntN(4) < near {
			c[id] = full[id]
		}
	}
	for id := range c {
		if f := g.Facts.Fact(facts.ID(id)); f.Hidden && c[id] == facts.Unknown {
			c[id] = facts.Value(random.IntN(2)) * c[f.About]
			if random.IntN(4) < near {
				c[id] = full[id] * c[f.About]
			}
		}
	}
	return c
}

// answerOf reads the answer to a goal off the path that Run takes, with every fact given.
func answerOf(t failer, goal Goal, g *flow.Graph, c facts.Assignment, plan Plan) int {
	p := walked(t, g, c, plan, "completed").path
	e := flow.NewEval(g, c, true)
	so := 0
	for i := range p.Nodes {
		n := &p.Nodes[i]
		e.At(n)
		if goal.See != nil {
			so, _ = goal.See(e, n, so)
		}
		if goal.Use != nil && i < len(p.Edges) {
			so, _ = goal.Use(e, p.Edges[i], so)
		}
	}
	end := p.End()
	return goal.Answer(&end, so)
}

// TestEnoughForcesTheAnswer: whatever the facts beside the set are, Run comes to the same answer; and for each fact of the set
// there are others with which, without it, Run comes to another.
func TestEnoughForcesTheAnswer(t *testing.T) {
	unproved, sets := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		c := drawCase(t, g)
		plan := drawPlan(t, g)
		goal, what := drawGoal(t, g)
		cuts := g.Cuts()
		p := NewProver(g, c, true, false, plan, cuts)
		p.Cap = 1000
		want, needs, ok := p.Ask(goal)
		if !ok {
			t.Fatalf("%s: no answer", what)
		}
		if got := answerOf(t, goal, g, c.Clone(), plan); got != want {
			t.Fatalf("%s: the lazy walk says %d, Run %d", what, want, got)
		}
		alone := map[facts.ID]bool{}
		for _, f := range needs {
			for _, change := range p.ButFor(f) {
				alone[f] = true
				other := c.Clone()
				other[f] = change.Value
				if got := answerOf(t, goal, g, other, plan); got != change.Answer || got == want {
					t.Fatalf("%s: with %s = %d the prover says %d, Run %d", what, g.Facts.Fact(f).Name, change.Value, change.Answer, got)
				}
			}
		}
		set, proved := p.Enough(needs, func(f facts.ID) bool { return alone[f] })
		sets++
		if !proved {
			unproved++
		}
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "random"), 1))
		for range 20 {
			other := completed(g, set, c, cuts, random)
			if got := answerOf(t, goal, g, other, plan); got != want {
				t.Fatalf("%s: the set does not force %d: Run comes to %d\n%s", what, want, got, listed(g, set, other))
			}
		}
		if !proved {
			return
		}
		for i, f := range set {
			if alone[f] {
				continue // changed above
			}
			without := slices.Delete(slices.Clone(set), i, i+1)
			against := p.refuted(without)
			if against == nil {
				t.Fatalf("%s: no case is at hand that shows why %s cannot be left out", what, g.Facts.Fact(f).Name)
			}
			other := completed(g, without, c, cuts, random)
			for id, v := range against {
				if v != facts.Unknown {
					other[id] = v
				}
			}
			for id := range other { // nobody knows what is not so
				if fact := g.Facts.Fact(facts.ID(id)); fact.Hidden && other[fact.About] == 0 {
					other[id] = 0
				}
			}
			if got := answerOf(t, goal, g, other, plan); got == want {
				t.Fatalf("%s: without %s Run should come to another answer\n%s", what, g.Facts.Fact(f).Name, listed(g, without, other))
			}
		}
	})
	t.Logf("%d sets, %d of them unproved", sets, unproved)
}

func listed(g *flow.Graph, set []facts.ID, c facts.Assignment) string {
	out := ""
	for _, f := range set {
		out += "  " + g.Facts.Fact(f).Name + " = " + g.Facts.Fact(f).Show(c[f]) + "\n"
	}
	return out
}
