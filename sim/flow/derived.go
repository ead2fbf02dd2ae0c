package flow

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// The positions of the derived names in law.Derived.
const (
	isBasis = iota
	isBarred
	isBarredForGood
	isEndeavour
	isGagEnding
	isSteppedBack
)

func (e *Eval) setDerived(i int) {
	got, asked := cond.False, cond.NoFact
	switch i {
	case isBasis:
		got = cond.True
		if !e.InForce {
			got = cond.False
		}
		for _, r := range e.Graph.Scopes {
			t, a := e.eval(e.Graph.conds[r.Cond])
			got, asked = and(got, asked, t, a)
		}
	case isBarred, isBarredForGood:
		for j := range e.Graph.Grounds {
			ground := &e.Graph.Grounds[j]
			if ground.Holder == facts.Court && !e.courtActs() {
				continue // what a court knows bars nothing before the court is asked
			}
			if ground.Rule.Ground.Effect == "barred" && (i == isBarred || ground.cured == 0) {
				t, a := e.Available(j)
				got, asked = or(got, asked, t, a)
			}
		}
	case isEndeavour:
		strength, a := e.Strength()
		switch {
		case a != cond.NoFact:
			got, asked = cond.Unknown, a
		case strength != "shall":
			got = cond.True
		}
	case isGagEnding:
		for j := range e.Graph.Gags {
			t, a := e.gagEnding(j)
			got, asked = or(got, asked, t, a)
		}
	case isSteppedBack:
		for j := range e.Graph.Gates {
			t, a := e.eval(e.Graph.Gates[j].when)
			got, asked = or(got, asked, t, a)
		}
	}
	e.env.Derived[i], e.derived[i] = got, asked
}

// courtActs says whether a court has something to decide where the path stands.
func (e *Eval) courtActs() bool {
	return e.Graph.States[e.node.State].Actor == facts.Court || slices.ContainsFunc(e.Graph.Out[e.node.State], func(i int) bool {
		return e.Graph.Edges[i].Actor == facts.Court
	})
}

func and(a cond.Tri, askedA facts.ID, b cond.Tri, askedB facts.ID) (cond.Tri, facts.ID) {
	return join(a.And(b), a, askedA, b, askedB)
}

func or(a cond.Tri, askedA facts.ID, b cond.Tri, askedB facts.ID) (cond.Tri, facts.ID) {
	return join(a.Or(b), a, askedA, b, askedB)
}

func join(got, a cond.Tri, askedA facts.ID, b cond.Tri, askedB facts.ID) (cond.Tri, facts.ID) {
	switch {
	case got != cond.Unknown:
		return got, cond.NoFact
	case a == cond.Unknown && askedA != cond.NoFact:
		return got, askedA
	case b == cond.Unknown:
		return got, askedB
	}
	return got, cond.NoFact
}

// Strength is the firmest duty to assist that applies, as a word; empty if there is none.
func (e *Eval) Strength() (law.Strength, facts.ID) {
	best := len(facts.Strengths)
	for _, r := range e.Graph.Duties {
		gone, _, a1 := e.Displaced(r.ID)
		on, a2 := e.condOf(r)
		t, a := and(on, a2, gone.Not(), a1)
		if t == cond.Unknown {
			return "", a
		}
		if t == cond.True {
			best = min(best, slices.Index(facts.Strengths, string(r.Duty.Strength)))
		}
	}
	if best == len(facts.Strengths) {
		return "", cond.NoFact
	}
	return law.Strength(facts.Strengths[best]), cond.NoFact
}
