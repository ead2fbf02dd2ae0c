package flow

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// Displaced says whether a rule steps back for another treaty, and by which gate.
func (e *Eval) Displaced(id string) (cond.Tri, *law.Rule, facts.ID) {
	got, asked := cond.False, cond.NoFact
	var by *law.Rule
	for i := range e.Graph.Gates {
		g := &e.Graph.Gates[i]
		if !g.over[id] {
			continue
		}
		t, a := e.eval(g.when)
		got, asked = or(got, asked, t, a)
		if t == cond.True {
			by = g.Rule
		}
	}
	return got, by, asked
}

// Status of a ground at the node.
type Status string

// The statuses; invoked is the walk's to say.
const (
	Invoked   Status = "invoked"
	Available Status = "available"
	Dormant   Status = "dormant"
	Open      Status = "open"
	NotMet    Status = "not-met"
	Displaced Status = "displaced"
	Excluded  Status = "excluded"
	Absent    Status = "absent"
	Unknown   Status = "unknown"
)

// Status says how ground i stands, which rule decides that if it is not the ground itself, and
// which fact the answer waits for if it is unknown. Whether a ground may be used at all comes before
// whether it is met.
func (e *Eval) Status(i int) (Status, *law.Rule, facts.ID) {
	g := &e.Graph.Grounds[i]
	if t, by, asked := e.Displaced(g.Rule.ID); t != cond.False {
		if t == cond.Unknown {
			return Unknown, nil, asked
		}
		return Displaced, by, cond.NoFact
	}
	if g.closedBy != nil {
		if g.met != nil {
			if t, _ := e.eval(g.when); t == cond.False {
				return Absent, nil, cond.NoFact // a closed list shuts out no ground that is not there
			}
		}
		return Excluded, g.closedBy, cond.NoFact
	}
	for _, x := range g.excluded {
		gone, _, a1 := e.Displaced(x.rule.ID)
		t, a2 := e.eval(x.when)
		switch stands, asked := and(t, a2, gone.Not(), a1); stands {
		case cond.Unknown:
			return Unknown, nil, asked
		case cond.True:
			return Excluded, x.rule, cond.NoFact
		}
	}
	if g.cured != 0 && e.node.Flags&g.cured != 0 {
		return NotMet, nil, cond.NoFact
	}
	if g.opened != 0 && e.node.Flags&g.opened == 0 {
		return NotMet, nil, cond.NoFact
	}
	test := g.when
	if g.met != nil {
		switch t, asked := e.eval(g.when); t {
		case cond.False:
			return Absent, nil, cond.NoFact
		case cond.Unknown:
			return Unknown, nil, asked
		}
		test = g.met
	}
	switch t, asked := e.eval(test); t {
	case cond.False:
		return NotMet, nil, cond.NoFact
	case cond.Unknown:
		return Unknown, nil, asked
	}
	if g.Rule.Ground.Test == "objective" {
		switch t, asked := e.evalAs(test, g.Holder); t {
		case cond.True:
			return Available, nil, cond.NoFact
		case cond.Unknown:
			return Unknown, nil, asked
		}
		return Dormant, nil, cond.NoFact
	}
	known, asked := cond.False, cond.NoFact
	before := false
	for _, m := range g.Rule.Ground.Movers {
		t, a := e.known(g.Holder, m)
		known, asked = or(known, asked, t, a)
		before = before || e.Case[m] == 1
	}
	switch {
	case known == cond.True:
		return Available, nil, cond.NoFact
	case known == cond.Unknown:
		return Unknown, nil, asked
	case before:
		return Dormant, nil, cond.NoFact
	case g.Rule.Ground.Test == "considers":
		return Open, nil, cond.NoFact
	}
	return NotMet, nil, cond.NoFact
}

// Available says whether the holder of ground i can use it here.
func (e *Eval) Available(i int) (cond.Tri, facts.ID) {
	switch s, _, asked := e.Status(i); s {
	case Available:
		return cond.True, cond.NoFact
	case Unknown:
		if e.shutOut(i) {
			return cond.False, cond.NoFact
		}
		return cond.Unknown, asked
	}
	return cond.False, cond.NoFact
}

// shutOut says that something keeps ground i from use whatever the facts are that its status waits for: such as that its
// holder knows of nothing.
func (e *Eval) shutOut(i int) bool {
	fill := e.Fill
	e.Fill = nil
	defer func() { e.Fill = fill }()
	g := &e.Graph.Grounds[i]
	if t, _, _ := e.Displaced(g.Rule.ID); t == cond.True {
		return true
	}
	for _, x := range g.excluded {
		gone, _, _ := e.Displaced(x.rule.ID)
		if t, _ := e.eval(x.when); t == cond.True && gone == cond.False {
			return true
		}
	}
	test := g.when
	if g.met != nil {
		if t, _ := e.eval(g.when); t == cond.False {
			return true
		}
		test = g.met
	}
	if t, _ := e.eval(test); t == cond.False {
		return true
	}
	if g.Rule.Ground.Test == "objective" {
		t, _ := e.evalAs(test, g.Holder)
		return t == cond.False
	}
	for _, m := range g.Rule.Ground.Movers {
		if t, _ := e.known(g.Holder, m); t != cond.False {
			return false
		}
	}
	return true
}

// Directed says whether the law of the holder of ground i directs it to use the ground.
func (e *Eval) Directed(i int) bool {
	t, _ := e.eval(e.Graph.Grounds[i].directed)
	return t == cond.True
}

// pending says whether a duty still has to be done before ground i is used for a step.
func (e *Eval) pending(i int, step law.Step, only law.Doing) (cond.Tri, facts.ID) {
	got, asked := cond.False, cond.NoFact
	id := e.Graph.Grounds[i].Rule.ID
	for j := range e.Graph.Befores {
		b := &e.Graph.Befores[j]
		if only != "" && b.Rule.Do != only || !b.covers[id] || e.node.Flags&b.flag != 0 || !slices.Contains(b.Rule.Before, step) {
			continue
		}
		gone, _, a1 := e.Displaced(b.Rule.ID)
		on, a2 := e.eval(b.when)
		t, a := and(on, a2, gone.Not(), a1)
		got, asked = or(got, asked, t, a)
	}
	return got, asked
}

// due says whether a duty before a refusal or a postponement that an actor could make here waits to
// be done.
func (e *Eval) due(do law.Doing, by facts.Actor) (cond.Tri, facts.ID) {
	got, asked := cond.False, cond.NoFact
	for _, ei := range e.Graph.Out[e.node.State] {
		edge := &e.Graph.Edges[ei]
		if edge.Actor != by {
			continue
		}
		for _, i := range edge.grounds {
			waits, a1 := e.pending(i, edge.step, do)
			if waits == cond.False {
				continue
			}
			can, a2 := e.Available(i)
			t, a := and(can, a2, waits, a1)
			got, asked = or(got, asked, t, a)
		}
	}
	return got, asked
}

// usable says whether ground i can be used now for a step: available, and every duty before it done.
func (e *Eval) usable(i int, step law.Step) (cond.Tri, facts.ID) {
	can, a1 := e.Available(i)
	if can == cond.False {
		return can, cond.NoFact
	}
	waits, a2 := e.pending(i, step, "")
	return and(can, a1, waits.Not(), a2)
}

// Usable lists the grounds of an edge that can be used now.
func (e *Eval) Usable(i int) []int {
	edge := &e.Graph.Edges[i]
	var out []int
	for _, g := range edge.grounds {
		if t, _ := e.usable(g, edge.step); t == cond.True {
			out = append(out, g)
		}
	}
	return out
}

// DirectedNext says whether the law of an actor directs it to use a ground that is available at the node, once
// what has to come before that is done.
func (e *Eval) DirectedNext(a facts.Actor) bool {
	for _, ei := range e.Graph.Out[e.node.State] {
		edge := &e.Graph.Edges[ei]
		if edge.Actor != a {
			continue
		}
		for _, i := range edge.grounds {
			if t, _ := e.Available(i); t != cond.True || !e.Directed(i) {
				continue
			}
			if waits, _ := e.pending(i, edge.step, ""); waits == cond.True {
				return true
			}
		}
	}
	return false
}

// InvokedOnPath says whether the ground with this id was used on the path.
func (e *Eval) InvokedOnPath(id string) bool {
	for i := range e.Graph.Grounds {
		if e.Graph.Grounds[i].Rule.ID == id {
			return e.node.Invoked&(1<<i) != 0
		}
	}
	return false
}
