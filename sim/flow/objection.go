package flow

import (
	"rogatory/sim/cond"
	"rogatory/sim/law"
)

// Objection says what stands behind an edge by which somebody objects to a measure or challenges it: whether the law
// gives that way where the path stands, and the rules that close it, if rules do.
func (e *Eval) Objection(edge *Edge) (given cond.Tri, shut []*law.Rule) {
	given = cond.True
	if edge.when != nil {
		given, _ = e.eval(edge.when)
	}
	if given != cond.True || edge.opened {
		open, _ := e.opens(edge.Base)
		if edge.opened {
			given = given.And(open)
		} else {
			given = given.Or(open)
		}
	}
	closed, shut, _ := e.Shut(edge.Base)
	return given.And(closed.Not()), shut
}

// Told says whether whoever the edge is for has been told what it needs to know to take it.
func (e *Eval) Told(edge *Edge) bool { return edge.heard == 0 || e.node.Flags&edge.heard != 0 }

// Telling are the indexes of the notices of which one has to be given before the edge can be taken.
func (g *Graph) Telling(edge *Edge) []int {
	var out []int
	for i := range g.Notices {
		if g.Notices[i].flag&edge.heard != 0 {
			out = append(out, i)
		}
	}
	return out
}
