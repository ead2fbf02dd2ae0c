package walk

import (
	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// Goal is what a lazy walk is after. It reads an answer off the path, and says when nothing later can change it.
type Goal struct {
	// See looks at a node before anything is done there and returns what the answer so far becomes; nil changes nothing.
	See func(e *flow.Eval, n *flow.Node, so int) (int, facts.ID)
	// Use looks at the edge that is taken from the node; nil changes nothing.
	Use func(e *flow.Eval, edge, so int) (int, facts.ID)
	// Settled says whether the answer stands at a node, whatever comes after.
	Settled func(n *flow.Node, so int) bool
	// Answer is the answer at a node where it is settled.
	Answer func(n *flow.Node, so int) int
}

// Place is where a lazy walk stands: a node, the stages where news was heard, and the answer so far.
type Place struct {
	Node flow.Node
	news uint32
	so   int
	seen bool // See was asked here
}

// Lazy walks as Run does, and asks for no fact that the plan's choice does not need: a guard is looked at only where
// every edge that its actor would rather take is shut. It is not safe for concurrent use.
type Lazy struct {
	Eval *flow.Eval
	Plan Plan
	Goal Goal

	arrived func(*Place) bool // looks at each place that the walk comes to and may stop it there
}

// Start is the place where the walk begins.
func (l *Lazy) Start() Place {
	p := Place{Node: l.Eval.Graph.First()}
	l.arrive(&p)
	return p
}

// End is how a lazy walk stopped.
type End struct {
	Answer  int
	Needs   facts.ID // the fact that it needs before it can go on; cond.NoFact: it is done
	Stopped bool     // where arrived stopped it
	Lost    bool     // no lawful course leads on, or it goes in a circle: the law contradicts itself
}

// From walks on from a place as far as the facts go. The place moves along: give the fact that is needed and call again.
func (l *Lazy) From(p *Place) End {
	g := l.Eval.Graph
	for steps := 0; steps < longest; steps++ {
		l.Eval.At(&p.Node)
		if !p.seen && l.Goal.See != nil {
			so, asked := l.Goal.See(l.Eval, &p.Node, p.so)
			if asked != cond.NoFact {
				return End{Needs: asked}
			}
			p.so = so
		}
		p.seen = true
		if l.Goal.Settled(&p.Node, p.so) {
			return End{Answer: l.Goal.Answer(&p.Node, p.so), Needs: cond.NoFact}
		}
		i, asked := l.pick(g.States[p.Node.State], p.Node.State)
		if asked != cond.NoFact {
			return End{Needs: asked}
		}
		if i < 0 {
			return End{Lost: true, Needs: cond.NoFact}
		}
		so := p.so
		if l.Goal.Use != nil {
			if so, asked = l.Goal.Use(l.Eval, i, so); asked != cond.NoFact {
				return End{Needs: asked}
			}
		}
		// Where the step itself settles the answer, what else the path remembers does not matter.
		after := l.bare(i, &p.Node)
		if l.Goal.Settled(&after, so) {
			return End{Answer: l.Goal.Answer(&after, so), Needs: cond.NoFact}
		}
		next, asked := l.Eval.Take(i)
		if asked != cond.NoFact {
			return End{Needs: asked}
		}
		p.Node, p.so, p.seen = next, so, false
		l.arrive(p)
		if l.arrived != nil && l.arrived(p) {
			return End{Stopped: true, Needs: cond.NoFact}
		}
	}
	return End{Lost: true, Needs: cond.NoFact}
}

// bare is where an edge leads, as far as that turns on no fact.
func (l *Lazy) bare(i int, n *flow.Node) flow.Node { return l.Eval.Graph.Bare(i, n) }

func (l *Lazy) arrive(p *Place) {
	stage := l.Eval.Graph.States[p.Node.State].Stage
	bit := l.Eval.Graph.StageBit(stage)
	if p.news&bit != 0 {
		return
	}
	p.news |= bit
	for _, in := range l.Plan.Injects {
		if in.Stage == string(stage) {
			p.Node = l.Eval.Graph.Tell(p.Node, in.Tells, in.About)
		}
	}
}

// pick is the edge that the plan takes, or -1, or the fact that the choice turns on.
func (l *Lazy) pick(state flow.State, at int16) (int, facts.ID) {
	g := l.Eval.Graph
	out := g.Out[at]
	for _, c := range l.Plan.Choices {
		if c.Stage != string(state.Stage) {
			continue
		}
		for _, i := range out {
			if g.Edges[i].Event != c.Event && g.Edges[i].Base != c.Event {
				continue
			}
			switch t, asked := l.Eval.EnabledEdge(i); {
			case t == cond.True:
				return i, cond.NoFact
			case t == cond.Unknown:
				return -1, asked
			}
		}
	}
	for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
		if a == state.Actor {
			continue
		}
		if i, asked := l.best(a, out, rankOf(l.Plan.stance(a), "proceed")); i >= 0 || asked != cond.NoFact {
			return i, asked
		}
	}
	for a := -1; a < facts.NumActors; a++ {
		actor := state.Actor
		if a >= 0 {
			actor = facts.Actor(a)
		}
		if i, asked := l.best(actor, out, worst+1); i >= 0 || asked != cond.NoFact {
			return i, asked
		}
	}
	return -1, cond.NoFact
}

// best is the edge that an actor wants most among those that are open to it and that it wants more than under.
func (l *Lazy) best(a facts.Actor, out []int, under int) (int, facts.ID) {
	g := l.Eval.Graph
	mine := false
	for _, i := range out {
		mine = mine || g.Edges[i].Actor == a
	}
	if !mine {
		return -1, cond.NoFact
	}
	stance := l.Plan.stance(a)
	for r := 0; r < under; r++ {
		for _, i := range out {
			edge := &g.Edges[i]
			if edge.Actor != a || r > 0 && rankOf(stance, string(edge.Class)) != r {
				continue
			}
			got, asked := cond.True, cond.NoFact
			if r == 0 {
				if stance != ByTheBook {
					continue
				}
				got, asked = l.directed(i, edge)
				if got == cond.False {
					continue
				}
			}
			open, a2 := l.Eval.EnabledEdge(i)
			switch {
			case open == cond.False:
			case open == cond.Unknown:
				return -1, a2
			case got == cond.Unknown:
				return -1, asked
			default:
				return i, cond.NoFact
			}
		}
	}
	return -1, cond.NoFact
}

// directed says whether its law directs the actor of an edge to take it before it would proceed.
func (l *Lazy) directed(i int, edge *flow.Edge) (cond.Tri, facts.ID) {
	got, asked := cond.False, cond.NoFact
	if edge.Grounded() || edge.Class == "consult" {
		got, asked = l.Eval.UsesDirected(i)
	}
	if edge.Class == "consult" && got != cond.True {
		t, a := l.Eval.DirectedWaits(edge.Actor)
		if got == cond.False || t == cond.True {
			got, asked = t, a
		}
	}
	return got, asked
}
