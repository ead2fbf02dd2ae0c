package walk

import (
	"slices"

	"rogatory/sim/facts"
)

// decision is how one event comes out, as a function of the facts that were split: a leaf says on all, some or no
// paths; any other node has a decision for each value of its fact. Facts grow along every branch, and equal functions
// are one node, so that a fact stands in a decision exactly if the answer turns on it.
type decision struct {
	fact facts.ID // of a leaf: noFact
	next []*decision
	leaf uint8
}

const noFact = facts.ID(1 << 30) // after every fact

// decisions makes nodes, each function once.
type decisions struct {
	leaves [3]*decision
	nodes  map[string]*decision
	number map[*decision]uint32
}

func newDecisions() *decisions {
	d := &decisions{nodes: map[string]*decision{}, number: map[*decision]uint32{}}
	for i := range d.leaves {
		d.leaves[i] = d.named(&decision{fact: noFact, leaf: uint8(i)})
	}
	return d
}

func (d *decisions) named(n *decision) *decision {
	d.number[n] = uint32(len(d.number))
	return n
}

// split is the function that looks at a fact and goes on with the function for its value.
func (d *decisions) split(fact facts.ID, next []*decision) *decision {
	if !slices.ContainsFunc(next, func(n *decision) bool { return n != next[0] }) {
		return next[0]
	}
	first := fact
	for _, n := range next {
		first = min(first, n.fact)
	}
	if first == fact {
		return d.node(fact, next)
	}
	// A fact that was asked for later stands before this one.
	var sizes int
	for _, n := range next {
		if n.fact == first {
			sizes = len(n.next)
		}
	}
	branches := make([]*decision, sizes)
	for v := range branches {
		inner := make([]*decision, len(next))
		for i, n := range next {
			inner[i] = n
			if n.fact == first {
				inner[i] = n.next[v]
			}
		}
		branches[v] = d.split(fact, inner)
	}
	return d.node(first, branches)
}

func (d *decisions) node(fact facts.ID, next []*decision) *decision {
	if !slices.ContainsFunc(next, func(n *decision) bool { return n != next[0] }) {
		return next[0]
	}
	key := make([]byte, 0, 4+4*len(next))
	put := func(x uint32) { key = append(key, byte(x), byte(x>>8), byte(x>>16), byte(x>>24)) }
	put(uint32(fact))
	for _, n := range next {
		put(d.number[n])
	}
	if n := d.nodes[string(key)]; n != nil {
		return n
	}
	n := d.named(&decision{fact: fact, next: slices.Clone(next)})
	d.nodes[string(key)] = n
	return n
}

// facts are those that the function turns on, in order.
func (n *decision) facts() []facts.ID {
	seen := map[*decision]bool{}
	var out []facts.ID
	var visit func(*decision)
	visit = func(n *decision) {
		if n.fact == noFact || seen[n] {
			return
		}
		seen[n] = true
		if !slices.Contains(out, n.fact) {
			out = append(out, n.fact)
		}
		for _, child := range n.next {
			visit(child)
		}
	}
	visit(n)
	slices.Sort(out)
	return out
}
