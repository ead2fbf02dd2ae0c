package flow

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// What a walk asks that takes only the facts that it needs: each answer comes with the fact that it waits for.

// EnabledEdge says whether one edge out of the node's state can be taken now.
func (e *Eval) EnabledEdge(i int) (cond.Tri, facts.ID) { return e.enabled(&e.Graph.Edges[i]) }

// UsesDirected says whether an edge has a ground that can be used now and that the law of its holder directs it to use.
func (e *Eval) UsesDirected(i int) (cond.Tri, facts.ID) {
	edge := &e.Graph.Edges[i]
	got, asked := cond.False, cond.NoFact
	for _, g := range edge.grounds {
		t, a := e.eval(e.Graph.Grounds[g].directed)
		if t == cond.False {
			continue
		}
		can, a2 := e.usable(g, edge.step)
		t, a = and(t, a, can, a2)
		got, asked = or(got, asked, t, a)
	}
	return got, asked
}

// DirectedWaits is DirectedNext, with the fact that the answer waits for.
func (e *Eval) DirectedWaits(by facts.Actor) (cond.Tri, facts.ID) {
	got, asked := cond.False, cond.NoFact
	for _, ei := range e.Graph.Out[e.node.State] {
		edge := &e.Graph.Edges[ei]
		if edge.Actor != by {
			continue
		}
		for _, i := range edge.grounds {
			t, a := e.eval(e.Graph.Grounds[i].directed)
			if t == cond.False {
				continue
			}
			can, a2 := e.Available(i)
			t, a = and(t, a, can, a2)
			waits, a3 := e.pending(i, edge.step, "")
			t, a = and(t, a, waits, a3)
			got, asked = or(got, asked, t, a)
		}
	}
	return got, asked
}

// UsedBy says whether an edge, taken now, relies on ground i.
func (e *Eval) UsedBy(edge, i int) (cond.Tri, facts.ID) {
	x := &e.Graph.Edges[edge]
	for _, g := range x.grounds {
		if g == i {
			return e.usable(g, x.step)
		}
	}
	return cond.False, cond.NoFact
}

// Holds evaluates a condition of a rule of this graph and says which fact the answer waits for; nil is true.
func (e *Eval) Holds(k *cond.Cond) (cond.Tri, facts.ID) {
	if k == nil {
		return cond.True, cond.NoFact
	}
	f := e.Graph.conds[k]
	if f == nil {
		return cond.Unknown, cond.NoFact
	}
	return e.eval(f)
}

// Trace decides a condition of a rule of this graph with every part of it; with a holder, as the holder sees it.
func (e *Eval) Trace(k *cond.Cond, holder facts.Actor, asHolder bool) cond.Trace {
	terms := map[string]*cond.Cond{}
	for name, r := range e.Graph.Text.Terms {
		terms[name] = r.Cond
	}
	for i := range e.env.Derived {
		e.setDerived(i)
	}
	e.env.AsHolder, e.env.Holder = asHolder, holder
	t := k.Explain(&e.env, cond.Binder{Terms: terms, Derived: law.Derived})
	e.env.AsHolder = false
	return t
}

// Later says for each state which of some events can still come after it, by the edges alone: change is what an edge does.
func (g *Graph) Later(changes func(edge *Edge) bool, breaches bool) []bool {
	out := make([]bool, len(g.States))
	for again := true; again; {
		again = false
		for i := range g.Edges {
			edge := &g.Edges[i]
			if edge.Class == breach && !breaches || out[edge.From] {
				continue
			}
			if changes(edge) || out[edge.To] {
				out[edge.From], again = true, true
			}
		}
	}
	return out
}

// Bare is where an edge leads from a node, and what the path remembers of it, as far as that turns on no fact: without the
// grounds relied on, what was told and which secrecy ended.
func (g *Graph) Bare(i int, at *Node) Node {
	edge := &g.Edges[i]
	n := *at
	n.State = int16(edge.To)
	n.Stages |= 1<<stageIndex(edge.Stage) | 1<<stageIndex(g.States[edge.To].Stage)
	n.Flags |= edge.sets
	if edge.Outcome != "" {
		n.Outcome = uint8(slices.Index(facts.Outcomes, string(edge.Outcome)) + 1)
	}
	n.Reached = max(n.Reached, uint8(edge.Reached))
	return n
}

// StageBit is the bit of a stage in Node.Stages.
func (g *Graph) StageBit(s law.Stage) uint32 { return 1 << stageIndex(s) }

// GivenAt says whether notice i was given on the path to a node.
func (g *Graph) GivenAt(n *Node, i int) bool { return n.Flags&g.Notices[i].flag != 0 }

// Does says whether the edge does what has to be done before a refusal or a postponement.
func (e *Edge) Does() bool { return e.does != "" }

// Uses says whether the edge is there for ground i.
func (e *Edge) Uses(i int) bool { return slices.Contains(e.grounds, i) }
