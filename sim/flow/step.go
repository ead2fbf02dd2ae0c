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
	switch {
	case edge.once >= 0 && e.node.Flags&(1<<edge.once) != 0,
		edge.heard != 0 && e.node.Flags&edge.heard == 0,
		edge.Class == breach && !e.Breach:
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
			open, a := e.opens(edge.Base)
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
	case edge.shut == NotGiven:
		t, a := e.noticesDone()
		got, asked = and(got, asked, t.Not(), a)
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
		open, a := e.opens(edge.Base)
		got, asked = and(got, asked, open, a)
	}
	if got != cond.False {
		t, _, a := e.Shut(edge.Base)
		got, asked = and(got, asked, t.Not(), a)
	}
	if edge.shut != "" && edge.shut != NotGiven && got != cond.False {
		t, _, a := e.Shut(edge.shut)
		got, asked = and(got, asked, t, a)
	}
	return got, asked
}

// breach is the class of edges that no law allows: off unless asked for.
const breach = "breach"

// Shut says whether rules close an event here, and which ones. What a rule opens in words, another that is read out
// of silence does not close.
func (e *Eval) Shut(event string) (cond.Tri, []*law.Rule, facts.ID) {
	got, asked := cond.False, cond.NoFact
	var by []*law.Rule
	for i := range e.Graph.Shuts {
		s := &e.Graph.Shuts[i]
		if !s.events[event] {
			continue
		}
		t, a := e.holds(s)
		got, asked = or(got, asked, t, a)
		if t == cond.True {
			by = append(by, s.Rule)
		}
	}
	if got != cond.False {
		open, a := e.opens(event)
		if got, asked = and(got, asked, open.Not(), a); got == cond.False {
			by = nil
		}
	}
	return got, by, asked
}

// opens says whether a rule opens an event.
func (e *Eval) opens(event string) (cond.Tri, facts.ID) {
	got, asked := cond.False, cond.NoFact
	for i := range e.Graph.Opens {
		if o := &e.Graph.Opens[i]; o.events[event] {
			t, a := e.holds(o)
			got, asked = or(got, asked, t, a)
		}
	}
	return got, asked
}

// Limits lists the rules behind a step that somebody else's consent has to open: those that shut it, or the step
// that it waits for, until that consent.
func (e *Eval) Limits(edge *Edge) []*law.Rule {
	var out []*law.Rule
	for i := range e.Graph.Shuts {
		s := &e.Graph.Shuts[i]
		if s.unless == 0 || !s.events[edge.Base] && !s.events[edge.shut] || edge.Class == breach {
			continue
		}
		if s.by >= 0 && e.node.Invoked&(1<<s.by) == 0 {
			continue
		}
		gone, _, _ := e.Displaced(s.Rule.ID)
		if on, _ := e.eval(s.when); on == cond.True && gone != cond.True {
			out = append(out, s.Rule)
		}
	}
	return out
}

// OpenedBy lists the rules that open an event here.
func (e *Eval) OpenedBy(event string) []*law.Rule {
	var out []*law.Rule
	for i := range e.Graph.Opens {
		o := &e.Graph.Opens[i]
		if t, _ := e.holds(o); t == cond.True && o.events[event] {
			out = append(out, o.Rule)
		}
	}
	return out
}

// holds says whether a rule that shuts or opens events does so here.
func (e *Eval) holds(s *Shut) (cond.Tri, facts.ID) {
	if s.by >= 0 && e.node.Invoked&(1<<s.by) == 0 || e.node.Flags&s.unless != 0 {
		return cond.False, cond.NoFact
	}
	gone, _, a1 := e.Displaced(s.Rule.ID)
	on, a2 := e.eval(s.when)
	return and(on, a2, gone.Not(), a1)
}

// Breached lists the rules that taking a breach edge breaks.
func (e *Eval) Breached(edge *Edge) []*law.Rule {
	if edge.Class != breach {
		return nil
	}
	if edge.shut != NotGiven {
		_, by, _ := e.Shut(edge.shut)
		return by
	}
	var out []*law.Rule
	for _, ei := range e.Graph.Out[e.node.State] {
		other := &e.Graph.Edges[ei]
		if other.notice < 0 || other.Class != "notify" {
			continue
		}
		if t, _ := e.noticeDue(other.notice); t == cond.True {
			out = append(out, e.Graph.Notices[other.notice].Rule)
		}
	}
	return out
}

// Take is the node that taking an edge leads to. The edge has to be enabled. If what the path then
// remembers turns on an unknown fact, asked is the fact.
func (e *Eval) Take(i int) (n Node, asked facts.ID) {
	edge := &e.Graph.Edges[i]
	n = e.Graph.Bare(i, e.node)
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
			switch t, asked := e.gagEnding(j); t {
			case cond.True:
				n.Flags |= e.Graph.Gags[j].ended
			case cond.Unknown:
				return n, asked // which secrecy ends turns on it, even if some other does
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

// UsedAt says whether some edge out of a state is there for ground i.
func (g *Graph) UsedAt(i, state int) bool {
	return slices.ContainsFunc(g.Out[state], func(k int) bool { return slices.Contains(g.Edges[k].grounds, i) })
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

// Opening lists the grounds, as indexes into Graph.Grounds, of which one has to be usable for the edge.
func (e *Edge) Opening() []int { return e.grounds }

// AfterNotice says that only who was told of the measure can take the edge.
func (e *Edge) AfterNotice() bool { return e.heard != 0 }

// MayShut lists the rules that can shut an edge, in whatever case.
func (g *Graph) MayShut(e *Edge) []*law.Rule { return touching(g.Shuts, e.Base) }

// MayOpen lists the rules that can open an edge that the skeleton keeps closed, in whatever case.
func (g *Graph) MayOpen(e *Edge) []*law.Rule { return touching(g.Opens, e.Base) }

// Waits lists the rules of which one has to shut another event before the edge is called for: consent is asked for what
// cannot be done without.
func (g *Graph) Waits(e *Edge) []*law.Rule {
	if e.shut == "" || e.shut == NotGiven {
		return nil
	}
	return touching(g.Shuts, e.shut)
}

func touching(list []Shut, event string) []*law.Rule {
	var out []*law.Rule
	for i := range list {
		if list[i].events[event] {
			out = append(out, list[i].Rule)
		}
	}
	return out
}
