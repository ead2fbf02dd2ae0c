package walk

import (
	"context"
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
		want, err := Run(context.Background(), flow.NewEval(g, c.Clone(), true), plan)
		if err != nil {
			t.Fatal(err)
		}
		var took []int
		l := &Lazy{Eval: flow.NewEval(g, c.Clone()[:0:0], true), Plan: plan}
		known := g.Facts.Blank()
		l.Eval = flow.NewEval(g, known, true)
		l.Goal = Goal{
			Use: func(_ *flow.Eval, edge, so int) (int, facts.ID) {
				if len(took) <= so {
					took = append(took, edge)
				}
				return so + 1, cond.NoFact
			},
			Settled: func(n *flow.Node, so int) bool {
				return g.States[n.State].End && so == len(took) && false || g.States[n.State].End
			},
			Answer: func(n *flow.Node, _ int) int { return int(n.Outcome) },
		}
		p := l.Start()
		end := l.From(&p)
		asked := 0
		for ; end.Needs != cond.NoFact; end = l.From(&p) {
			known[end.Needs] = c[end.Needs]
			asked++
		}
		if end.Lost || end.Answer != int(want.End().Outcome) {
			t.Fatalf("lost %v, ended %d, Run %d\n%s", end.Lost, end.Answer, want.End().Outcome, told{g, c, nil, want, "run"})
		}
		if len(took) != len(want.Edges) {
			t.Fatalf("%d steps, Run %d", len(took), len(want.Edges))
		}
		for i := range took {
			if took[i] != want.Edges[i] {
				t.Fatalf("step %d: %s, Run %s", i, g.Edges[took[i]].Event, g.Edges[want.Edges[i]].Event)
			}
		}
	})
}
