// Package walk walks a flow's graph with one case: run takes the one path that the actors' stances
// choose, explore takes all of them.
package walk

import (
	"slices"

	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// Stance is an actor's way to choose among lawful courses.
type Stance string

// The stances.
const (
	Accommodating Stance = "accommodating"
	ByTheBook     Stance = "by-the-book"
	Protective    Stance = "protective"
)

// preferences are the classes of edges by stance, most wanted first.
var preferences = map[Stance][]string{
	Accommodating: {"notify", "proceed", "consult", "ask", "condition", "postpone", "withdraw", "refuse", "decline", "object", "tell"},
	ByTheBook:     {"notify", "proceed", "consult", "ask", "condition", "postpone", "withdraw", "refuse", "decline", "object", "tell"},
	Protective:    {"consult", "refuse", "postpone", "condition", "ask", "decline", "object", "notify", "tell", "proceed", "withdraw"},
}

// rank says how much an actor wants an edge: the smaller the more. By the book an actor whose law
// directs it to use a ground does so before it would proceed, and consults first where that is due.
func rank(s Stance, e *flow.Eval, i int) int {
	edge := &e.Graph.Edges[i]
	class := string(edge.Class)
	if s == ByTheBook && (edge.Grounded() || class == "consult") {
		for _, g := range e.Usable(i) {
			if e.Directed(g) {
				return 0
			}
		}
		if class == "consult" && e.DirectedNext(edge.Actor) {
			return 0
		}
	}
	return rankOf(s, class)
}

// worst is the rank of what no stance wants: a breach.
var worst = len(facts.Classes) + 1

// rankOf is the rank of a class of edges where no law directs the actor.
func rankOf(s Stance, class string) int {
	if i := slices.Index(preferences[s], class); i >= 0 {
		return 1 + i
	}
	return worst
}

// choose picks the edge that is taken among those enabled. Holders of grounds and others who could step in
// choose before the actor of the state, in the order of the actors; each steps in only if it wants to
// more than it wants matters to proceed.
func choose(e *flow.Eval, state flow.State, edges []int, stance func(facts.Actor) Stance) int {
	best := func(a facts.Actor) (edge, r int) {
		edge, r = -1, 1<<30
		for _, i := range edges {
			if e.Graph.Edges[i].Actor != a {
				continue
			}
			if k := rank(stance(a), e, i); k < r {
				edge, r = i, k
			}
		}
		return edge, r
	}
	for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
		if a == state.Actor {
			continue
		}
		edge, r := best(a)
		if edge >= 0 && r < 1+slices.Index(preferences[stance(a)], "proceed") {
			return edge
		}
	}
	if edge, _ := best(state.Actor); edge >= 0 {
		return edge
	}
	for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
		if edge, _ := best(a); edge >= 0 {
			return edge
		}
	}
	return -1
}
