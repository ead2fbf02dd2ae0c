package cond

import (
	"slices"

	"rogatory/sim/facts"
)

// NoFact is the absence of a fact.
const NoFact facts.ID = -1

// Env is what a condition is decided in.
type Env struct {
	Case     facts.Assignment
	Knows    func(a facts.Actor, circumstance facts.ID) Tri
	Holder   facts.Actor
	AsHolder bool  // circumstances count as far as Holder knows them; everything else is common knowledge
	Derived  []Tri // in the order of Binder.Derived
	// Asked is the first unknown fact that kept the last answer from being decided; set it to NoFact
	// before asking. It keeps its value where the answer is True or False.
	Asked facts.ID
}

// Func decides a condition. It allocates nothing.
type Func func(*Env) Tri

// Binder gives the names in conditions their meaning.
type Binder struct {
	Terms   map[string]*Cond // the definition of each term, without the prefix `term.`
	Derived []string         // what the engine provides; the index is the one in Env.Derived
}

// Term is the definition of a term, or nil; it fits Fold.
func (b Binder) Term(name string) Node {
	if c := b.Terms[name]; c != nil {
		return c.Root
	}
	return nil
}

// Compile turns the condition into a closure, its terms included. It panics as Fold does, and if b
// lacks a derived name.
func (c *Cond) Compile(b Binder) Func {
	return Fold(c.Root, closures{c.Vocabulary, b.Derived}, b.Term)
}

// closures is the algebra of closures. A part that is unknown asks for its first unknown fact; where
// another part decides the whole, the question did not matter and is taken back.
type closures struct {
	vocabulary *facts.Vocabulary
	derived    []string
}

func (closures) Const(b bool) Func {
	t := Of(b)
	return func(*Env) Tri { return t }
}

func (closures) And(a, b Func) Func {
	return func(e *Env) Tri {
		asked := e.Asked
		x := a(e)
		if x == False {
			return False
		}
		y := b(e)
		if y == False {
			e.Asked = asked
			return False
		}
		return x.And(y)
	}
}

func (closures) Or(a, b Func) Func {
	return func(e *Env) Tri {
		asked := e.Asked
		x := a(e)
		if x == True {
			return True
		}
		y := b(e)
		if y == True {
			e.Asked = asked
			return True
		}
		return x.Or(y)
	}
}

func (closures) Not(a Func) Func {
	return func(e *Env) Tri { return a(e).Not() }
}

func (alg closures) Is(fact facts.ID, op Op, val facts.Value) Func {
	if f := alg.vocabulary.Fact(fact); f.Circumstance {
		return circumstance(alg.vocabulary, fact, op.Holds(1, val))
	}
	return func(e *Env) Tri {
		is := e.Case[fact]
		if is == facts.Unknown {
			e.ask(fact)
			return Unknown
		}
		return Of(op.Holds(is, val))
	}
}

// circumstance reads a circumstance, or what the holder knows of it; want is the truth asked for.
func circumstance(v *facts.Vocabulary, fact facts.ID, want bool) Func {
	known := make([]facts.ID, facts.NumActors)
	for a := range known {
		known[a] = v.Knows(facts.Actor(a), fact)
	}
	return func(e *Env) Tri {
		var t Tri
		if e.AsHolder {
			t = e.knows(e.Holder, fact, known[e.Holder])
		} else if is := e.Case[fact]; is != facts.Unknown {
			t = Of(is == 1)
		} else {
			e.ask(fact)
		}
		if want {
			return t
		}
		return t.Not()
	}
}

func (alg closures) Knows(a facts.Actor, c facts.ID) Func {
	known := alg.vocabulary.Knows(a, c)
	return func(e *Env) Tri { return e.knows(a, c, known) }
}

func (alg closures) Derived(name string) Func {
	i := slices.Index(alg.derived, name)
	if i < 0 {
		panic("cond: the binder has no derived name " + name)
	}
	return func(e *Env) Tri { return e.Derived[i] }
}

// knows asks first whether the circumstance is true: only then can it be known.
func (e *Env) knows(a facts.Actor, c, known facts.ID) Tri {
	t := e.Knows(a, c)
	if t == Unknown {
		if e.Case[c] == facts.Unknown {
			e.ask(c)
		} else {
			e.ask(known)
		}
	}
	return t
}

func (e *Env) ask(fact facts.ID) {
	if e.Asked == NoFact {
		e.Asked = fact
	}
}
