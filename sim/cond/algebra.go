package cond

import "rogatory/sim/facts"

// Algebra builds a T for a condition from the Ts of its parts: a closure, a decision diagram, a set.
type Algebra[T any] interface {
	Const(bool) T
	And(a, b T) T
	Or(a, b T) T
	Not(T) T
	Is(fact facts.ID, op Op, val facts.Value) T
	Knows(a facts.Actor, c facts.ID) T
	Derived(name string) T
}

// Fold builds the T of a condition. terms gives the definition of a term; each is built once for one
// call. Fold panics if a term is defined by itself or not at all: CheckTerms finds that in the files.
func Fold[T any](n Node, alg Algebra[T], terms func(name string) Node) T {
	f := folder[T]{alg: alg, terms: terms}
	return f.fold(n)
}

type folder[T any] struct {
	alg     Algebra[T]
	terms   func(string) Node
	built   map[string]T
	current map[string]bool
}

func (f *folder[T]) fold(n Node) T {
	switch n := n.(type) {
	case And:
		t := f.fold(n[0])
		for _, part := range n[1:] {
			t = f.alg.And(t, f.fold(part))
		}
		return t
	case Or:
		t := f.fold(n[0])
		for _, part := range n[1:] {
			t = f.alg.Or(t, f.fold(part))
		}
		return t
	case Not:
		return f.alg.Not(f.fold(n.Of))
	case Is:
		return f.alg.Is(n.Fact, n.Op, n.Value)
	case Term:
		return f.term(n.Name)
	case Derived:
		return f.alg.Derived(n.Name)
	case Knows:
		return f.alg.Knows(n.Actor, n.Circumstance)
	default:
		return f.alg.Const(bool(n.(Const)))
	}
}

func (f *folder[T]) term(name string) T {
	if t, done := f.built[name]; done {
		return t
	}
	if f.built == nil {
		f.built, f.current = map[string]T{}, map[string]bool{}
	}
	var definition Node
	if f.terms != nil {
		definition = f.terms(name)
	}
	if definition == nil {
		panic("cond: term." + name + " is not defined")
	}
	if f.current[name] {
		panic("cond: term." + name + " is defined by itself")
	}
	f.current[name] = true
	t := f.fold(definition)
	f.current[name] = false
	f.built[name] = t
	return t
}
