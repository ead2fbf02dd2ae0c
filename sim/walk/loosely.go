package walk

import (
	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// loose looks at every step that some case may take, without asking which case: a step counts unless it is certainly shut or
// another one is certainly taken before it. That is more than there can be, so that what it finds forced is forced; and it is
// cheap, for it looks at each place once.
type loose struct {
	*Prover
	seen map[Place]bool
	todo []Place
	fail bool
}

// loosely says whether some facts force the answer in every walk that looks possible.
func (p *Prover) loosely(set []facts.ID, most int) bool {
	p.give(set)
	p.left = most
	l := &loose{Prover: p, seen: map[Place]bool{}}
	l.come(p.lazy.Start())
	for len(l.todo) > 0 && !l.fail && p.left >= 0 {
		place := l.todo[len(l.todo)-1]
		l.todo = l.todo[:len(l.todo)-1]
		l.from(place)
	}
	return !l.fail && p.left >= 0
}

func (l *loose) come(p Place) {
	if !l.seen[p] {
		l.seen[p] = true
		l.todo = append(l.todo, p)
	}
}

func (l *loose) settled(p *Place) bool {
	goal := &l.lazy.Goal
	if !goal.Settled(&p.Node, p.so) {
		return false
	}
	l.fail = l.fail || goal.Answer(&p.Node, p.so) != l.want
	return true
}

func (l *loose) from(p Place) {
	e := l.lazy.Eval
	if !p.seen {
		l.every(func() facts.ID {
			e.At(&p.Node)
			next := p
			next.seen = true
			if l.lazy.Goal.See != nil {
				so, asked := l.lazy.Goal.See(e, &p.Node, p.so)
				if asked != cond.NoFact {
					return asked
				}
				next.so = so
			}
			l.come(next)
			return cond.NoFact
		})
		return
	}
	if l.settled(&p) {
		return
	}
	e.At(&p.Node)
	for _, i := range l.lazy.candidates(e.Graph.States[p.Node.State], p.Node.State) {
		l.every(func() facts.ID {
			e.At(&p.Node)
			if t, _ := e.EnabledEdge(i); t == cond.False {
				return cond.NoFact // not with what was just assumed
			}
			next := p
			if l.lazy.Goal.Use != nil {
				so, asked := l.lazy.Goal.Use(e, i, p.so)
				if asked != cond.NoFact {
					return asked
				}
				next.so = so
			}
			next.Node = e.Graph.Bare(i, &p.Node)
			if l.settled(&next) {
				return cond.NoFact
			}
			after, asked := e.Take(i)
			if asked != cond.NoFact {
				return asked
			}
			next.Node, next.seen = after, false
			l.lazy.arrive(&next)
			l.come(next)
			return cond.NoFact
		})
	}
}

// every tries something with every value of each fact that it asks for, and forgets them again.
func (l *loose) every(try func() facts.ID) {
	if l.left--; l.left < 0 || l.fail {
		return
	}
	f := try()
	if f == cond.NoFact {
		return
	}
	if l.now[f] != facts.Unknown {
		l.fail = true // it asks for what it was told
		return
	}
	for _, v := range l.possible(f) {
		l.now[f] = v
		l.every(try)
	}
	l.now[f] = facts.Unknown
}

// candidates are the edges of which the plan may take one, whatever is unknown, in the order in which pick would look at them.
func (l *Lazy) candidates(state flow.State, at int16) []int {
	g := l.Eval.Graph
	out := g.Out[at]
	var list []int
	add := func(i int) {
		for _, k := range list {
			if k == i {
				return
			}
		}
		list = append(list, i)
	}
	for _, c := range l.Plan.Choices {
		if c.Stage != string(state.Stage) {
			continue
		}
		for _, i := range out {
			if g.Edges[i].Event != c.Event && g.Edges[i].Base != c.Event {
				continue
			}
			switch t, _ := l.Eval.EnabledEdge(i); t {
			case cond.True:
				add(i)
				return list
			case cond.Unknown:
				add(i)
			}
		}
	}
	for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
		if a != state.Actor && l.wanted(a, out, rankOf(l.Plan.stance(a), "proceed"), add) {
			return list
		}
	}
	for a := -1; a < facts.NumActors; a++ {
		actor := state.Actor
		if a >= 0 {
			actor = facts.Actor(a)
		}
		if l.wanted(actor, out, worst+1, add) {
			return list
		}
	}
	return list
}

// wanted adds the edges of an actor that it may take, and says whether it certainly takes one of them.
func (l *Lazy) wanted(a facts.Actor, out []int, under int, add func(int)) bool {
	g := l.Eval.Graph
	stance := l.Plan.stance(a)
	for r := 0; r < under; r++ {
		for _, i := range out {
			edge := &g.Edges[i]
			if edge.Actor != a || r > 0 && rankOf(stance, string(edge.Class)) != r || r == 0 && stance != ByTheBook {
				continue
			}
			got := cond.True
			if r == 0 {
				if got, _ = l.directed(i, edge); got == cond.False {
					continue
				}
			}
			open, _ := l.Eval.EnabledEdge(i)
			switch got.And(open) {
			case cond.True:
				add(i)
				return true
			case cond.Unknown:
				add(i)
			}
		}
	}
	return false
}
