package flow

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// Conceivable lists the edges that can be lawful in the case at some point of some path, as far as its known facts
// let one tell: what turns on an unknown fact, on what happened before or on what somebody knows is left in. It is
// meant for cases in which much is unknown on purpose; Fill may still give defaults.
func (e *Eval) Conceivable() []int {
	reached := make([]bool, len(e.Graph.States))
	out := make([]bool, len(e.Graph.Edges))
	queue := []int{e.Graph.Start}
	reached[e.Graph.Start] = true
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		n := Node{State: int16(state), Stages: 1<<len(facts.Stages) - 1}
		e.At(&n)
		for _, i := range e.Graph.Out[state] {
			edge := &e.Graph.Edges[i]
			if out[i] = e.conceivable(edge); out[i] && !reached[edge.To] {
				reached[edge.To] = true
				queue = append(queue, edge.To)
			}
		}
	}
	var list []int
	for i, can := range out {
		if can {
			list = append(list, i)
		}
	}
	return list
}

func (e *Eval) conceivable(edge *Edge) bool {
	if edge.Class == breach && !e.Breach {
		return false
	}
	opened := slices.ContainsFunc(e.Graph.Opens, func(o Shut) bool { return o.events[edge.Base] && e.mayHold(o.Rule, o.when) })
	if edge.opened && !opened {
		return false
	}
	if edge.when != nil && !e.mayBe(edge) && !opened {
		return false
	}
	if len(edge.grounds) > 0 && !slices.ContainsFunc(edge.grounds, e.ConceivableGround) {
		return false
	}
	if edge.notice >= 0 && !e.ConceivableNotice(edge.notice) {
		return false
	}
	if edge.heard != 0 && !slices.ContainsFunc(e.Graph.Notices, func(n Notice) bool { return edge.heard&n.flag != 0 && e.mayHold(n.Rule, n.when) }) {
		return false
	}
	if edge.does != "" && !slices.ContainsFunc(e.Graph.Befores, func(b Before) bool { return b.Rule.Do == edge.does && e.mayHold(b.Rule, b.when) }) {
		return false
	}
	if edge.shut != "" && edge.shut != NotGiven && !slices.ContainsFunc(e.Graph.Shuts, func(s Shut) bool { return s.events[edge.shut] && e.mayHold(s.Rule, s.when) }) {
		return false
	}
	return opened || !slices.ContainsFunc(e.Graph.Shuts, func(s Shut) bool {
		return s.events[edge.Base] && s.by < 0 && s.unless == 0 && e.mustHold(s.Rule, s.when)
	})
}

// mayBe says whether the condition of an edge can hold. What follows from the path is left open; a bar counts only if
// nothing lifts it.
func (e *Eval) mayBe(edge *Edge) bool {
	for _, d := range edge.derived {
		switch d {
		case isSteppedBack:
		case isGagEnding:
			e.env.Derived[d] = cond.Unknown
		case isBarred:
			e.setDerived(isBarredForGood)
			if e.env.Derived[d] = e.env.Derived[isBarredForGood]; e.env.Derived[d] == cond.False {
				e.env.Derived[d] = cond.Unknown // what bars can be learned later, and what bars can be cured
			}
		default:
			e.setDerived(d)
		}
	}
	t, _ := e.eval(edge.when)
	return t != cond.False
}

func (e *Eval) mayHold(r *law.Rule, when cond.Func) bool {
	gone, _, _ := e.Displaced(r.ID)
	on, _ := e.eval(when)
	return gone != cond.True && on != cond.False
}

func (e *Eval) mustHold(r *law.Rule, when cond.Func) bool {
	gone, _, _ := e.Displaced(r.ID)
	on, _ := e.eval(when)
	return gone == cond.False && on == cond.True
}

// ConceivableGround says whether its holder may have ground i at some point: it is in the text, nothing shuts it out
// or displaces it for good, and no known fact rules it out.
func (e *Eval) ConceivableGround(i int) bool {
	g := &e.Graph.Grounds[i]
	if g.closedBy != nil || !e.mayHold(g.Rule, g.when) {
		return false
	}
	if g.met != nil {
		if t, _ := e.eval(g.met); t == cond.False {
			return false
		}
	}
	return !slices.ContainsFunc(g.excluded, func(x guarded) bool { return e.mustHold(x.rule, x.when) })
}

// ConceivableNotice says whether notice i may be due at some point.
func (e *Eval) ConceivableNotice(i int) bool {
	n := &e.Graph.Notices[i]
	return e.mayHold(n.Rule, n.when)
}

// ConceivableGag says whether gag i may bind at some point.
func (e *Eval) ConceivableGag(i int) bool {
	g := &e.Graph.Gags[i]
	return e.mayHold(g.Rule, g.when)
}
