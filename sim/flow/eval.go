package flow

import (
	"math/bits"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// Eval answers questions about one case at one node of a graph. It is not safe for concurrent use.
type Eval struct {
	Graph   *Graph
	Case    facts.Assignment
	InForce bool
	// Fill, if set, gives a value to an unknown fact that an answer turns on, by setting it in Case, and
	// says whether it did. A fact that it leaves alone stays unknown.
	Fill func(facts.ID) bool
	// Breach lets actors do what no law allows, along the edges of that class.
	Breach bool

	node    *Node
	env     cond.Env
	derived []facts.ID // the fact that an unknown derived name waits for
}

// NewEval prepares to walk a graph with a case. Facts in the case may be unknown.
func NewEval(g *Graph, c facts.Assignment, inForce bool) *Eval {
	e := &Eval{Graph: g, Case: c, InForce: inForce}
	e.env = cond.Env{Case: c, Knows: e.knows, Derived: make([]cond.Tri, len(law.Derived)), Asked: cond.NoFact}
	e.derived = make([]facts.ID, len(law.Derived))
	return e
}

// First is the node where every path begins.
func (g *Graph) First() Node {
	return Node{State: int16(g.Start), Stages: 1 << stageIndex(g.States[g.Start].Stage)}
}

// At moves to a node; the other methods speak of it.
func (e *Eval) At(n *Node) {
	e.node = n
	for i := range e.env.Derived {
		e.env.Derived[i], e.derived[i] = cond.Unknown, cond.NoFact
	}
	e.setDerived(isSteppedBack)
}

// known is knows, with facts filled in as far as Fill does.
func (e *Eval) known(a facts.Actor, c facts.ID) (cond.Tri, facts.ID) {
	return e.filling(func() cond.Tri { return e.knows(a, c) })
}

// filling asks until the answer is there or turns on a fact that nobody fills in.
func (e *Eval) filling(ask func() cond.Tri) (cond.Tri, facts.ID) {
	for {
		e.env.Asked = cond.NoFact
		got := ask()
		if got != cond.Unknown {
			return got, cond.NoFact
		}
		if e.env.Asked == cond.NoFact || e.Fill == nil || !e.Fill(e.env.Asked) {
			return got, e.env.Asked
		}
	}
}

// knows says whether an actor knows a circumstance: at first, by being told of it, or because somebody
// who knew it told all. Knowledge is factive; an indication is before its holder or not in the same way.
func (e *Eval) knows(a facts.Actor, c facts.ID) cond.Tri {
	if e.Case[c] == 0 {
		return cond.False
	}
	if e.node.Told[a]&(1<<e.Graph.Facts.CircumstanceIndex(c)) != 0 {
		if e.Case[c] == facts.Unknown {
			return e.ask(c) // news of what is not so teaches nobody anything
		}
		return cond.True
	}
	open := cond.NoFact
	heard := e.node.Heard[a] | 1<<a
	for heard != 0 {
		who := facts.Actor(bits.TrailingZeros32(heard))
		heard &= heard - 1
		id := e.Graph.Facts.Knows(who, c)
		switch e.Case[id] {
		case 1:
			if e.Case[c] == facts.Unknown {
				return e.ask(c)
			}
			return cond.True
		case facts.Unknown:
			if open == cond.NoFact {
				open = id
			}
		}
	}
	if open == cond.NoFact {
		return cond.False
	}
	if e.Case[c] == facts.Unknown {
		return e.ask(c)
	}
	return e.ask(open)
}

func (e *Eval) ask(id facts.ID) cond.Tri {
	if e.env.Asked == cond.NoFact {
		e.env.Asked = id
	}
	return cond.Unknown
}

// eval evaluates a condition and says which fact it waits for if it is unknown.
func (e *Eval) eval(f cond.Func) (cond.Tri, facts.ID) {
	got, asked := e.filling(func() cond.Tri { return f(&e.env) })
	if got != cond.Unknown || asked != cond.NoFact {
		return got, asked
	}
	for i, t := range e.env.Derived {
		if t == cond.Unknown && e.derived[i] != cond.NoFact {
			return got, e.derived[i]
		}
	}
	return got, cond.NoFact
}

// evalAs evaluates a condition as its holder sees it: circumstances count as far as they are known.
func (e *Eval) evalAs(f cond.Func, holder facts.Actor) (cond.Tri, facts.ID) {
	e.env.AsHolder, e.env.Holder = true, holder
	got, asked := e.eval(f)
	e.env.AsHolder = false
	return got, asked
}

// Cond evaluates a condition of a rule of this graph, such as a safeguard's; nil is true.
func (e *Eval) Cond(k *cond.Cond) cond.Tri {
	if k == nil {
		return cond.True
	}
	f := e.Graph.conds[k]
	if f == nil {
		return cond.Unknown
	}
	got, _ := e.eval(f)
	return got
}

func (e *Eval) condOf(r *law.Rule) (cond.Tri, facts.ID) {
	if r.Cond == nil {
		return cond.True, cond.NoFact
	}
	return e.eval(e.Graph.conds[r.Cond])
}

// Knows says whether an actor knows a circumstance at the node.
func (e *Eval) Knows(a facts.Actor, c facts.ID) cond.Tri {
	t, _ := e.known(a, c)
	return t
}

// Look moves to a node without evaluating anything: enough for what only the path's memory decides.
func (e *Eval) Look(n *Node) { e.node = n }

// Decide evaluates a condition that is no rule's, such as whom a request concerns; nil is true.
func (e *Eval) Decide(k *cond.Cond) cond.Tri {
	if k == nil {
		return cond.True
	}
	got, _ := e.eval(k.Compile(cond.Binder{}))
	return got
}

// Heard says whether the edge needs somebody to have been told first, and whether that was done.
func (e *Eval) Heard(edge *Edge) (needed, done bool) {
	return edge.heard != 0, e.node.Flags&edge.heard != 0
}
