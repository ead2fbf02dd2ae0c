package cond

import (
	"slices"
	"strings"

	"rogatory/sim/facts"
)

// Trace is how a condition, or a part of it, came out.
type Trace struct {
	Node     string // the part, as a condition is written
	Result   Tri
	Fact     facts.ID    // of a part that reads one fact; NoFact otherwise
	Value    facts.Value // that fact's value in the case
	Part     Node        // the part itself
	Children []Trace     // the parts; of a term, its definition
}

// Explain decides the condition and every part of it, those included that did not matter. The result
// is the one that the compiled condition gives; env is not changed. It panics as Compile does.
func (c *Cond) Explain(env *Env, b Binder) Trace {
	e := *env
	return c.explain(c.Root, &e, b, nil)
}

// explain is within the definitions of the terms in open.
func (c *Cond) explain(n Node, e *Env, b Binder, open []string) Trace {
	t := Trace{Node: c.show(n, false), Part: n, Fact: NoFact, Value: facts.Unknown}
	part := func(n Node) Tri {
		child := c.explain(n, e, b, open)
		t.Children = append(t.Children, child)
		return child.Result
	}
	switch n := n.(type) {
	case And:
		t.Result = True
		for _, p := range n {
			t.Result = t.Result.And(part(p))
		}
	case Or:
		t.Result = False
		for _, p := range n {
			t.Result = t.Result.Or(part(p))
		}
	case Not:
		t.Result = part(n.Of).Not()
	case Term:
		definition := b.Term(n.Name)
		if definition == nil {
			panic("cond: term." + n.Name + " is not defined")
		}
		if slices.Contains(open, n.Name) {
			panic("cond: term." + n.Name + " is defined by itself")
		}
		open = append(slices.Clip(open), n.Name)
		t.Result = part(definition)
	default:
		t.Result = Fold(n, closures{c.Vocabulary, b.Derived}, nil)(e)
		switch n := n.(type) {
		case Is:
			t.Fact = n.Fact
		case Knows:
			t.Fact = n.Circumstance
		}
		if t.Fact != NoFact {
			t.Value = e.Case[t.Fact]
		}
	}
	return t
}

// String draws the trace as an indented list, a line for each part.
func (t Trace) String() string {
	var b strings.Builder
	t.draw(&b, "")
	return b.String()
}

func (t Trace) draw(b *strings.Builder, indent string) {
	b.WriteString(indent + t.Result.String() + ": " + t.Node + "\n")
	for _, child := range t.Children {
		child.draw(b, indent+"  ")
	}
}
