package walk

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// EndingGoal asks where the data end: the answer is the outcome and how far the data came. See Ended.
func EndingGoal(g *flow.Graph, breach bool) Goal {
	ends := g.Later(func(e *flow.Edge) bool { return e.Outcome != "" }, breach)
	further := furthest(g, breach)
	return Goal{
		Settled: func(n *flow.Node, _ int) bool { return !ends[n.State] && further[n.State] <= int(n.Reached) },
		Answer:  func(n *flow.Node, _ int) int { return int(n.Outcome)*len(facts.Reaches) + int(n.Reached) },
	}
}

// Ended is the outcome and the reach of an answer to EndingGoal; the outcome is empty if there is none.
func Ended(answer int) (outcome, reached string) {
	if o := answer / len(facts.Reaches); o > 0 {
		outcome = facts.Outcomes[o-1]
	}
	return outcome, facts.Reaches[answer%len(facts.Reaches)]
}

// furthest is how far data can still come after each state, by the edges alone.
func furthest(g *flow.Graph, breach bool) []int {
	out := make([]int, len(g.States))
	for reach := 1; reach < len(facts.Reaches); reach++ {
		for s, can := range g.Later(func(e *flow.Edge) bool { return e.Reached == reach }, breach) {
			if can {
				out[s] = reach
			}
		}
	}
	return out
}

// OutcomeGoal asks whether a request has one outcome: 1 or 0.
func OutcomeGoal(g *flow.Graph, outcome string, breach bool) Goal {
	ends := g.Later(func(e *flow.Edge) bool { return e.Outcome != "" }, breach)
	into := g.Later(func(e *flow.Edge) bool { return string(e.Outcome) == outcome }, breach)
	want := uint8(slices.Index(facts.Outcomes, outcome) + 1)
	is := func(n *flow.Node, _ int) int {
		if n.Outcome == want {
			return 1
		}
		return 0
	}
	return Goal{
		Settled: func(n *flow.Node, so int) bool {
			return !ends[n.State] || is(n, so) == 0 && !into[n.State]
		},
		Answer: is,
	}
}

// ToldGoal asks whether one of some notices is given: 1 or 0.
func ToldGoal(g *flow.Graph, notices []int, breach bool) Goal {
	tells := g.Later(func(e *flow.Edge) bool { return slices.Contains(notices, e.Notice()) }, breach)
	is := func(n *flow.Node, _ int) int {
		if slices.ContainsFunc(notices, func(i int) bool { return g.GivenAt(n, i) }) {
			return 1
		}
		return 0
	}
	return Goal{
		Settled: func(n *flow.Node, so int) bool { return is(n, so) == 1 || !tells[n.State] },
		Answer:  is,
	}
}

// Statuses are the answers to StatusGoal, by number; the first is that the path comes to no review.
var Statuses = []flow.Status{
	"", flow.Invoked, flow.Available, flow.Dormant, flow.Open, flow.NotMet, flow.Displaced, flow.Excluded, flow.Absent, flow.Unknown,
}

// StatusGoal asks how ground i stands at the last review on the path. A fact that is left open keeps the status unknown.
func StatusGoal(g *flow.Graph, i int, leftOpen func(facts.ID) bool, breach bool) Goal {
	reviews := make([]bool, len(g.States))
	for s := range g.States {
		reviews[s] = g.States[s].Grounds || g.UsedAt(i, s)
	}
	later := g.Later(func(e *flow.Edge) bool { return reviews[e.To] }, breach)
	return Goal{
		See: func(e *flow.Eval, n *flow.Node, so int) (int, facts.ID) {
			if !reviews[n.State] {
				return so, cond.NoFact
			}
			s, asked := statusOf(e, i, leftOpen)
			return slices.Index(Statuses, s), asked
		},
		Use: func(e *flow.Eval, edge, so int) (int, facts.ID) {
			if !reviews[g.Edges[edge].From] {
				return so, cond.NoFact
			}
			t, asked := e.UsedBy(edge, i)
			if t == cond.True {
				so = slices.Index(Statuses, flow.Invoked)
			}
			return so, asked
		},
		// At a review the status may still become invoked by the step that leaves it.
		Settled: func(n *flow.Node, so int) bool {
			return !later[n.State] && (!reviews[n.State] || Statuses[so] == flow.Invoked || so > 0 && !usable(Statuses[so]))
		},
		Answer: func(_ *flow.Node, so int) int { return so },
	}
}

func usable(s flow.Status) bool { return s == flow.Invoked || s == flow.Available }

// statusOf is the status of a ground where the walk stands, with facts that are left open unknown.
func statusOf(e *flow.Eval, i int, leftOpen func(facts.ID) bool) (flow.Status, facts.ID) {
	kept := map[facts.ID]facts.Value{}
	for id := range e.Case {
		if f := facts.ID(id); e.Graph.Facts.Fact(f).Open && leftOpen(f) && e.Case[f] != facts.Unknown {
			kept[f], e.Case[f] = e.Case[f], facts.Unknown
		}
	}
	defer func() {
		for f, v := range kept {
			e.Case[f] = v
		}
	}()
	s, _, asked := e.Status(i)
	switch {
	case s == flow.Unknown && asked != cond.NoFact && !(e.Graph.Facts.Fact(asked).Open && leftOpen(asked)):
		return s, asked
	case s == flow.Excluded && e.Graph.Grounds[i].Rule.Ground.MetCond != nil:
		// A closed list shuts out no ground that is not there, and whether it is there may not be known yet.
		if t, asked := e.Holds(e.Graph.Grounds[i].Rule.Cond); t == cond.Unknown && asked != cond.NoFact && !leftOpen(asked) {
			return s, asked
		}
	}
	return s, cond.NoFact
}

// CaseGoal asks something that no path decides, at the first node.
func CaseGoal(ask func(e *flow.Eval) (int, facts.ID)) Goal {
	return Goal{
		See:     func(e *flow.Eval, _ *flow.Node, _ int) (int, facts.ID) { return ask(e) },
		Settled: func(*flow.Node, int) bool { return true },
		Answer:  func(_ *flow.Node, so int) int { return so },
	}
}

// EitherGoal asks what no path decides, at the first node; where that comes out as open, relying on ground i on the path makes
// it closed.
func EitherGoal(g *flow.Graph, i int, ask func(e *flow.Eval) (int, facts.ID), open, closed int, breach bool) Goal {
	later := g.Later(func(e *flow.Edge) bool { return e.Uses(i) }, breach)
	return Goal{ // so far is the answer plus one, 0 before it was asked
		See: func(e *flow.Eval, _ *flow.Node, so int) (int, facts.ID) {
			if so > 0 {
				return so, cond.NoFact
			}
			answer, asked := ask(e)
			return answer + 1, asked
		},
		Use: func(e *flow.Eval, edge, so int) (int, facts.ID) {
			if so != open+1 {
				return so, cond.NoFact
			}
			t, asked := e.UsedBy(edge, i)
			if t == cond.True {
				so = closed + 1
			}
			return so, asked
		},
		Settled: func(n *flow.Node, so int) bool { return so > 0 && (so != open+1 || !later[n.State]) },
		Answer:  func(_ *flow.Node, so int) int { return so - 1 },
	}
}
