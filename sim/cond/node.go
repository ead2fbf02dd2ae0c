package cond

import (
	"maps"
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Cond is a condition that has been checked against a vocabulary.
type Cond struct {
	Root       Node
	Text       source.Text
	Vocabulary *facts.Vocabulary // gives the ids in Root their meaning
}

// Node is a part of a condition: And, Or, Not, Is, Term, Derived, Knows or Const.
type Node interface{ node() }

// And holds if all of its parts hold, of which there is at least one.
type And []Node

// Or holds if one of its parts holds, of which there is at least one. A list after `in` becomes an Or.
type Or []Node

// Not holds if its part does not.
type Not struct{ Of Node }

// Is compares a fact with a value. A true-or-false fact standing alone is Is{fact, Eq, 1}.
type Is struct {
	Fact  facts.ID
	Op    Op
	Value facts.Value
}

// Term is a definition that a rule gives, under its name without the prefix `term.`.
type Term struct{ Name string }

// Derived is true or false as the engine finds.
type Derived struct{ Name string }

// Knows holds if the actor knows the circumstance.
type Knows struct {
	Actor        facts.Actor
	Circumstance facts.ID
}

// Const is true or false whatever the case.
type Const bool

func (And) node()     {}
func (Or) node()      {}
func (Not) node()     {}
func (Is) node()      {}
func (Term) node()    {}
func (Derived) node() {}
func (Knows) node()   {}
func (Const) node()   {}

// Op is a comparison.
type Op uint8

// The comparisons. Only a whole number can be less or greater.
const (
	Eq Op = iota
	Ne
	Lt
	Le
	Gt
	Ge
)

var ops = [...]string{"==", "!=", "<", "<=", ">", ">="}

func (op Op) String() string { return ops[op] }

// Holds compares two known values.
func (op Op) Holds(a, b facts.Value) bool {
	switch op {
	case Eq:
		return a == b
	case Ne:
		return a != b
	case Lt:
		return a < b
	case Le:
		return a <= b
	case Gt:
		return a > b
	default:
		return a >= b
	}
}

// walk visits every node, outermost first; negated says that an odd number of nots stands above it.
func walk(n Node, negated bool, visit func(n Node, negated bool)) {
	visit(n, negated)
	switch n := n.(type) {
	case And:
		for _, part := range n {
			walk(part, negated, visit)
		}
	case Or:
		for _, part := range n {
			walk(part, negated, visit)
		}
	case Not:
		walk(n.Of, !negated, visit)
	}
}

// Facts lists the facts that the condition itself reads, without those of its terms, in order. Who
// knows a circumstance depends on two: the circumstance, and whether the actor knew it at the start.
func (c *Cond) Facts() []facts.ID {
	read := map[facts.ID]bool{}
	walk(c.Root, false, func(n Node, _ bool) {
		switch n := n.(type) {
		case Is:
			read[n.Fact] = true
		case Knows:
			read[n.Circumstance] = true
			read[c.Vocabulary.Knows(n.Actor, n.Circumstance)] = true
		}
	})
	return slices.Sorted(maps.Keys(read))
}

// Terms lists the names of the terms that the condition uses, in order.
func (c *Cond) Terms() []string {
	used := map[string]bool{}
	walk(c.Root, false, func(n Node, _ bool) {
		if t, ok := n.(Term); ok {
			used[t.Name] = true
		}
	})
	return slices.Sorted(maps.Keys(used))
}

// Cuts yields the thresholds at which a comparison of a whole number changes its answer, each as the
// smallest value on its upper side: `fact >= cut`. What every value of the fact answers alike has none.
func (c *Cond) Cuts(yield func(fact facts.ID, cut facts.Value)) {
	walk(c.Root, false, func(n Node, _ bool) {
		is, ok := n.(Is)
		if !ok {
			return
		}
		f := c.Vocabulary.Fact(is.Fact)
		if f.Kind != facts.KindInt {
			return
		}
		at, above := is.Op != Le && is.Op != Gt, is.Op != Lt && is.Op != Ge
		if at && is.Value > f.Min {
			yield(is.Fact, is.Value)
		}
		if above && is.Value < f.Max {
			yield(is.Fact, is.Value+1)
		}
	})
}

// NegatesCircumstance returns the first circumstance that the condition needs to be false, or not to be
// known. Terms are not looked into.
func (c *Cond) NegatesCircumstance() (fact facts.ID, found bool) {
	fact = NoFact
	walk(c.Root, false, func(n Node, negated bool) {
		about := NoFact
		switch n := n.(type) {
		case Is:
			if c.Vocabulary.Fact(n.Fact).Circumstance && negated == n.Op.Holds(1, n.Value) {
				about = n.Fact
			}
		case Knows:
			if negated {
				about = n.Circumstance
			}
		}
		if !found && about != NoFact {
			fact, found = about, true
		}
	})
	return fact, found
}

// String writes the condition in its standard form.
func (c *Cond) String() string { return c.show(c.Root, false) }

// show writes a node; inside says that it is a part of another, so that a list needs parentheses.
func (c *Cond) show(n Node, inside bool) string {
	list := func(nodes []Node, word string) string {
		parts := make([]string, len(nodes))
		for i, part := range nodes {
			parts[i] = c.show(part, true)
		}
		s := strings.Join(parts, word)
		if inside && len(nodes) > 1 {
			s = "(" + s + ")"
		}
		return s
	}
	switch n := n.(type) {
	case And:
		return list(n, " and ")
	case Or:
		return list(n, " or ")
	case Not:
		if is, ok := n.Of.(Is); ok && c.Vocabulary.Fact(is.Fact).Kind != facts.KindBool {
			return "not (" + c.show(is, false) + ")"
		}
		return "not " + c.show(n.Of, true)
	case Is:
		return showIs(c.Vocabulary.Fact(n.Fact), n)
	case Term:
		return "term." + n.Name
	case Derived:
		return n.Name
	case Knows:
		return `knows("` + n.Actor.String() + `", "` + c.Vocabulary.Fact(n.Circumstance).Short() + `")`
	case Const:
		if n {
			return "true"
		}
		return "false"
	}
	return ""
}

func showIs(f *facts.Fact, n Is) string {
	switch {
	case f.Kind == facts.KindEnum:
		return f.Name + " " + n.Op.String() + ` "` + f.Show(n.Value) + `"`
	case f.Kind == facts.KindInt:
		return f.Name + " " + n.Op.String() + " " + f.Show(n.Value)
	case n.Op.Holds(1, n.Value):
		return f.Name
	}
	return "not " + f.Name
}

// Uses says whether the condition reads something that the engine derives.
func (c *Cond) Uses(derived string) bool { return slices.Contains(c.DerivedNames(), derived) }
