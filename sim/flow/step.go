package flow

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// Enabled lists the edges that can be taken now, in order. If that turns on an unknown fact, the list
// is nil and asked is the fact.
func (e *Eval) Enabled() (edges []int, asked facts.ID) {
	for _, i := range e.Graph.Out[e.node.State] {
		t, a := e.enabled(&e.Graph.Edges[i])
		if t == cond.Unknown {
			return nil, a
		}
		if t == cond.True {
			edges = append(edges, i)
		}
	}
	return edges, cond.NoFact
}

func (e *Eval) enabled(edge *Edge) (cond.Tri, facts.ID) {
	if edge.once >= 0 && e.node.Flags&(1<<edge.once) != 0 {
		return cond.False, cond.NoFact
	}
	got, asked := cond.True, cond.NoFact
	if edge.when != nil {
		for _, d := range edge.derived {
			if d != isSteppedBack {
				e.setDerived(d)
			}
		}
		got, asked = e.eval(edge.when)
		if got != cond.True && !edge.opened {
			open, a := e.opens(edge)
			got, asked = or(got, asked, open, a)
		}
		if got == cond.False {
			return got, asked
		}
	}
	if len(edge.grounds) > 0 {
		some, a := cond.False, cond.NoFact
		for _, i := range edge.grounds {
			t, ai := e.usable(i, edge.step)
			some, a = or(some, a, t, ai)
		}
		got, asked = and(got, asked, some, a)
	}
	switch {
	case got == cond.False:
	case edge.notice >= 0:
		t, a := e.noticeDue(edge.notice)
		got, asked = and(got, asked, t, a)
	default:
		// Nobody moves on from where a notice is due before giving it.
		t, a := e.noticesDone()
		got, asked = and(got, asked, t, a)
	}
	if edge.does != "" && got != cond.False {
		t, a := e.due(edge.does, edge.Actor)
		got, asked = and(got, asked, t, a)
	}
	if edge.opened && got != cond.False {
		open, a := e.opens(edge)
		got, asked = and(got, asked, open, a)
	}
	for i := range e.Graph.Shuts {
		s := &e.Graph.Shuts[i]
		if got != cond.False && s.events[edge.Base] {
			t, a1 := e.eval(s.when)
			open, a2 := e.opens(edge)
			shut, a := and(t, a1, open.Not(), a2)
			got, asked = and(got, asked, shut.Not(), a)
		}
	}
	return got, asked
}

// opens says whether a rule opens the event of an edge.
func (e *Eval) opens(edge *Edge) (cond.Tri, facts.ID) {
	got, asked := cond.False, cond.NoFact
	for i := range e.Graph.Opens {
		if o := &e.Graph.Opens[i]; o.events[edge.Base] {
			gone, _, a1 := e.Displaced(o.Rule.ID)
			on, a2 := e.eval(o.when)
			t, a3 := and(on, a2, gone.Not(), a1)
			got, asked = or(got, asked, t, a3)
		}
	}
	return got, asked
}

// OpenedBy lists the rules that open the event of an edge here.
func (e *Eval) OpenedBy(edge *Edge) []*law.Rule {
	var out []*law.Rule
	for i := range e.Graph.Opens {
		o := &e.Graph.Opens[i]
		if !o.events[edge.Base] {
			continue
		}
		gone, _, _ := e.Displaced(o.Rule.ID)
		if on, _ := e.eval(o.when); on == cond.True && gone != cond.True {
			out = append(out, o.Rule)
		}
	}
	return out
}

// Take is the node that taking an edge leads to. The edge has to be enabled. If what the path then
// remembers turns on an unknown fact, asked is the fact.
func (e *Eval) Take(i int) (n Node, asked facts.ID) {
	edge := &e.Graph.Edges[i]
	n = *e.node
	n.State = int16(edge.To)
	n.Stages |= 1<<stageIndex(edge.Stage) | 1<<stageIndex(e.Graph.States[edge.To].Stage)
	n.Flags |= edge.sets
	if edge.Outcome != "" {
		n.Outcome = uint8(slices.Index(facts.Outcomes, string(edge.Outcome)) + 1)
	}
	n.Reached = max(n.Reached, uint8(edge.Reached))
	for _, g := range edge.grounds {
		switch t, asked := e.usable(g, edge.step); t {
		case cond.True:
			n.Invoked |= 1 << g
		case cond.Unknown:
			return n, asked // which grounds are relied on turns on it, even if one is enough to refuse
		}
	}
	if edge.endsGags {
		for j := range e.Graph.Gags {
			if t, _ := e.gagEnding(j); t == cond.True {
				n.Flags |= e.Graph.Gags[j].ended
			}
		}
	}
	if t := edge.tells; t != nil {
		if t.about == nil {
			n.Heard[t.to] |= e.node.Heard[edge.Actor] | 1<<edge.Actor
			n.Told[t.to] |= e.node.Told[edge.Actor]
		}
		for _, c := range t.about {
			switch known, asked := e.known(edge.Actor, c); known {
			case cond.True:
				n.Told[t.to] |= 1 << e.Graph.Facts.CircumstanceIndex(c)
			case cond.Unknown:
				return n, asked
			}
		}
	}
	return n, cond.NoFact
}

// Tell is the node after somebody learned of a circumstance, from outside the flow.
func (g *Graph) Tell(n Node, a facts.Actor, c facts.ID) Node {
	n.Told[a] |= 1 << g.Facts.CircumstanceIndex(c)
	return n
}

// Grounded says whether the edge needs a ground.
func (e *Edge) Grounded() bool { return len(e.grounds) > 0 }

// Notice is the index of the notice that the edge gives, or -1.
func (e *Edge) Notice() int { return e.notice }

// Tells names who learns something by the edge, and whether anybody does.
func (e *Edge) Tells() (facts.Actor, bool) {
	if e.tells == nil {
		return 0, false
	}
	return e.tells.to, true
}

// BeforesDoneBy lists the duties before a refusal or postponement that taking the edge fulfils.
func (g *Graph) BeforesDoneBy(e *Edge) []*law.Rule {
	var out []*law.Rule
	for _, b := range g.Befores {
		if e.does != "" && b.Rule.Do == e.does {
			out = append(out, b.Rule)
		}
	}
	return out
}
