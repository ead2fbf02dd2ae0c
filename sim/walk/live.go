package walk

import (
	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// live says for each state which facts something may still read there or later. It may name too many, never too few.
func live(g *flow.Graph) [][]bool {
	out := make([][]bool, len(g.States))
	for s := range out {
		out[s] = make([]bool, g.Facts.Len())
	}
	everywhere := make([]bool, len(g.States))
	for s := range everywhere {
		everywhere[s] = true
	}
	mark := func(where []bool, k *cond.Cond) {
		for _, id := range g.Reads(k) {
			for s := range out {
				out[s][id] = out[s][id] || where[s]
			}
		}
	}
	before := func(uses func(e *flow.Edge) bool) []bool { return g.Later(uses, true) }
	reads := func(e *flow.Edge, names ...string) bool {
		for _, name := range names {
			if e.Guard != nil && e.Guard.Uses(name) {
				return true
			}
		}
		return false
	}
	basis := before(func(e *flow.Edge) bool { return reads(e, "basis") })
	duties := before(func(e *flow.Edge) bool { return reads(e, "endeavour") })
	grounds := before(func(e *flow.Edge) bool { return e.Grounded() || e.Does() || reads(e, "barred", "barred_for_good") })
	tellings := before(func(e *flow.Edge) bool { _, tells := e.Tells(); return tells })
	for id := range g.Facts.Len() {
		if f := g.Facts.Fact(facts.ID(id)); f.Circumstance || f.Hidden {
			for s := range out {
				out[s][id] = grounds[s] || tellings[s]
			}
		}
	}
	for _, r := range g.Text.Rules {
		if !r.Applies(g.Measure, g.Route) {
			continue
		}
		where := everywhere
		switch {
		case r.Safeguard != nil, r.Demand != nil, r.Deadline != nil, r.Term != "":
			continue // no step looks to them; a term counts where it is used
		case r.Scope != nil:
			where = basis
		case r.Duty != nil:
			where = duties
		case r.Ground != nil:
			where = grounds
			mark(where, r.Ground.MetCond)
			mark(where, r.Ground.DirectedCond)
		case len(r.Before) > 0, len(r.Excludes) > 0:
			where = grounds
		case r.Gag != nil && r.Gag.UntilFact != cond.NoFact:
			for s := range out {
				out[s][r.Gag.UntilFact] = true
			}
		}
		mark(where, r.Cond)
	}
	for i := range g.Edges {
		if edge := &g.Edges[i]; edge.Guard != nil {
			mark(before(func(e *flow.Edge) bool { return e == edge }), edge.Guard)
		}
	}
	return out
}
