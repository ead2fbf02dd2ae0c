package cond

import (
	"strings"

	"rogatory/sim/facts"
)

// Negated is the opposite of a part of a condition, as conditions are written.
func Negated(atom string) string {
	switch {
	case strings.Contains(atom, " == "):
		return strings.Replace(atom, " == ", " != ", 1)
	case strings.Contains(atom, " != "):
		return strings.Replace(atom, " != ", " == ", 1)
	case strings.HasPrefix(atom, "not "):
		return strings.TrimPrefix(atom, "not ")
	}
	return "not " + atom
}

// Leaf is a part of a condition that has no parts, as it stands in the condition.
type Leaf struct {
	Atom    string // as conditions are written, with its negation
	Node    Node   // without its negation
	Negated bool
}

// Leaves lists the parts of the condition that have no parts, in order, each negated where an odd number of nots stands
// above it, and whether the condition holds only if all of them do.
func (c *Cond) Leaves() (leaves []Leaf, all bool) {
	all = true
	walk(c.Root, false, func(n Node, negated bool) {
		switch n := n.(type) {
		case And:
			all = all && (!negated || len(n) < 2)
		case Or:
			all = all && (negated || len(n) < 2)
		case Not:
		default:
			atom := c.show(n, false)
			if negated {
				atom = Negated(atom)
			}
			leaves = append(leaves, Leaf{Atom: atom, Node: n, Negated: negated})
		}
	})
	return leaves, all
}

// Reads is the fact that the part reads, for knowledge the circumstance that is known; NoFact if there is none.
func (l Leaf) Reads() facts.ID {
	switch n := l.Node.(type) {
	case Is:
		return n.Fact
	case Knows:
		return n.Circumstance
	}
	return NoFact
}
