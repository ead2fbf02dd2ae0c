package flow

import (
	"slices"
	"strings"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// Bar is one reason why an edge cannot be taken at a node.
type Bar struct {
	Kind  BarKind
	Parts []cond.Leaf   // of a guard: what is so and would have to be otherwise
	Rules []*law.Rule   // the law behind it
	Actor []facts.Actor // who was not told
}

// BarKind says what sort of reason it is.
type BarKind string

// The kinds. The last ones mean that the question does not arise.
const (
	BarGuard     BarKind = "guard"      // a condition of the edge, or of the rule behind it, fails
	BarGrounds   BarKind = "grounds"    // no ground that would open it can be used: see Status
	BarFirst     BarKind = "first"      // a duty has to be done first
	BarNotTold   BarKind = "not-told"   // only who was told can do it, and nobody told them
	BarGag       BarKind = "gag"        // a duty of secrecy stops the notice
	BarDisplaced BarKind = "displaced"  // the rule has stepped back for another instrument
	BarShut      BarKind = "shut"       // a rule shuts the event
	BarNotOpened BarKind = "not-opened" // no rule opens the event
	BarBreach    BarKind = "breach"     // it would breach a rule

	BarDone   BarKind = "done"    // it was done, and can be done once
	BarNoCall BarKind = "no-call" // nothing calls for it: no refusal to consult about, no consent that is needed, no notice due
)

// Idle says that the question does not arise, so that nobody would speak of a closed door.
func (k BarKind) Idle() bool { return k == BarDone || k == BarNoCall }

// Bars says why edge i cannot lawfully be taken at the node, once Enabled was asked there; nothing if it can.
func (e *Eval) Bars(i int) []Bar {
	edge := &e.Graph.Edges[i]
	if edge.Class == breach {
		return e.breachBars(edge)
	}
	if t, _ := e.enabled(edge); t == cond.True {
		return nil
	}
	if edge.once >= 0 && e.node.Flags&(1<<edge.once) != 0 {
		return []Bar{{Kind: BarDone}}
	}
	var out []Bar
	if edge.Guard != nil {
		for _, d := range edge.derived {
			e.setDerived(d)
		}
		opened := false
		if !edge.opened {
			t, _ := e.opens(edge.Base)
			opened = t == cond.True
		}
		if b := e.guardBar(edge.Guard); len(b.Parts) > 0 && !opened {
			out = append(out, b)
		}
	}
	if edge.heard != 0 && e.nothingDone() {
		return []Bar{{Kind: BarNoCall}}
	}
	if edge.heard != 0 && e.node.Flags&edge.heard == 0 {
		out = append(out, Bar{Kind: BarNotTold, Actor: []facts.Actor{edge.Actor}})
	}
	if len(edge.grounds) > 0 && len(e.Usable(i)) == 0 {
		out = append(out, e.groundsBar(edge))
	}
	if edge.notice >= 0 {
		out = append(out, e.noticeBars(edge.notice)...)
	}
	if edge.does != "" {
		if t, _ := e.due(edge.does, edge.Actor); t != cond.True {
			out = append(out, Bar{Kind: BarNoCall})
		}
	}
	if edge.opened {
		if t, _ := e.opens(edge.Base); t != cond.True {
			b := Bar{Kind: BarNotOpened}
			for j := range e.Graph.Opens {
				if o := &e.Graph.Opens[j]; o.events[edge.Base] {
					b.Rules = append(b.Rules, o.Rule)
				}
			}
			out = append(out, b)
		}
	}
	if t, by, _ := e.Shut(edge.Base); t == cond.True {
		out = append(out, Bar{Kind: BarShut, Rules: by})
	}
	if edge.shut != "" && edge.shut != NotGiven {
		if t, _, _ := e.Shut(edge.shut); t != cond.True {
			out = append(out, Bar{Kind: BarNoCall})
		}
	}
	return out
}

// nothingDone says that nobody was ordered to do anything and nothing was obtained: there is no measure to speak of.
func (e *Eval) nothingDone() bool {
	return e.node.Reached == 0 && e.node.Stages&(1<<stageIndex("served")) == 0
}

// breachBars: a breach is a closed door only where there is something to breach.
func (e *Eval) breachBars(edge *Edge) []Bar {
	if edge.Guard != nil {
		for _, d := range edge.derived {
			e.setDerived(d)
		}
		if t, _ := e.eval(edge.when); t != cond.True {
			return []Bar{{Kind: BarNoCall}}
		}
	}
	if rules := e.Breached(edge); len(rules) > 0 {
		return []Bar{{Kind: BarBreach, Rules: rules}}
	}
	return []Bar{{Kind: BarNoCall}}
}

// groundsBar tells grounds that cannot be used from grounds that can once something else is done.
func (e *Eval) groundsBar(edge *Edge) Bar {
	b := Bar{Kind: BarGrounds}
	for _, g := range edge.grounds {
		if t, _ := e.Available(g); t != cond.True {
			continue
		}
		b.Kind = BarFirst
		for j := range e.Graph.Befores {
			f := &e.Graph.Befores[j]
			if f.covers[e.Graph.Grounds[g].Rule.ID] && e.node.Flags&f.flag == 0 && !slices.Contains(b.Rules, f.Rule) {
				b.Rules = append(b.Rules, f.Rule)
			}
		}
	}
	return b
}

func (e *Eval) noticeBars(i int) []Bar {
	n := &e.Graph.Notices[i]
	if e.node.Flags&n.flag != 0 {
		return []Bar{{Kind: BarDone}}
	}
	if r := n.Rule.Notice.Reached; r != "" && int(e.node.Reached) < slices.Index(facts.Reaches, string(r)) || !e.after(n.Rule.Notice.Outcomes) {
		return []Bar{{Kind: BarNoCall}}
	}
	if t, gate, _ := e.Displaced(n.Rule.ID); t == cond.True {
		return []Bar{{Kind: BarDisplaced, Rules: []*law.Rule{gate}}}
	}
	var out []Bar
	if n.Rule.Cond != nil {
		if b := e.guardBar(n.Rule.Cond); len(b.Parts) > 0 {
			if n.Rule.Layer == "treaty" || !e.lawOrKnowledge(b.Parts) {
				return []Bar{{Kind: BarNoCall}} // it is told in another case than this one
			}
			out = append(out, b)
		}
	}
	if t, which, _ := e.Silenced(n.From, n.To); t == cond.True && !n.Rule.Notice.Apart {
		out = append(out, Bar{Kind: BarGag, Rules: []*law.Rule{e.Graph.Gags[which].Rule}})
	}
	return out
}

// lawOrKnowledge says that what is missing is a State's law, or somebody's knowledge, and not a case to speak of.
func (e *Eval) lawOrKnowledge(parts []cond.Leaf) bool {
	return !slices.ContainsFunc(parts, func(p cond.Leaf) bool {
		if _, knows := p.Node.(cond.Knows); knows {
			return false
		}
		id := p.Reads()
		return id == cond.NoFact || !strings.Contains(e.Graph.Facts.Fact(id).Name, ".law.")
	})
}

// guardBar says which parts of a condition keep it from holding; none if it holds.
func (e *Eval) guardBar(k *cond.Cond) Bar {
	b := Bar{Kind: BarGuard}
	binder := cond.Binder{Terms: map[string]*cond.Cond{}, Derived: law.Derived}
	for name, r := range e.Graph.Text.Terms {
		binder.Terms[name] = r.Cond
	}
	e.eval(k.Compile(binder)) // fills in what the answer turns on
	e.because(&b, k.Root, k.Explain(&e.env, binder), cond.False)
	return b
}

// because adds the leaves that make a part come out as it does, if it came out as result.
func (e *Eval) because(b *Bar, n cond.Node, t cond.Trace, result cond.Tri) {
	if t.Result != result {
		return
	}
	switch n := n.(type) {
	case cond.And:
		for i, p := range n {
			e.because(b, p, t.Children[i], result)
		}
	case cond.Or:
		for i, p := range n {
			e.because(b, p, t.Children[i], result)
		}
	case cond.Not:
		e.because(b, n.Of, t.Children[0], result.Not())
	default:
		leaf := cond.Leaf{Atom: t.Node, Node: n, Negated: result == cond.False}
		if leaf.Negated {
			leaf.Atom = cond.Negated(leaf.Atom)
		}
		if slices.ContainsFunc(b.Parts, func(p cond.Leaf) bool { return p.Atom == leaf.Atom }) {
			return
		}
		b.Parts = append(b.Parts, leaf)
		switch n := n.(type) {
		case cond.Derived:
			b.Rules = append(b.Rules, e.behind(n.Name, result)...)
		case cond.Term:
			b.Rules = append(b.Rules, e.Graph.Text.Terms[n.Name])
		}
	}
}

// behind are the rules by which a derived name came out as it did.
func (e *Eval) behind(name string, result cond.Tri) (out []*law.Rule) {
	switch slices.Index(law.Derived, name) {
	case isBasis:
		for _, r := range e.Graph.Scopes {
			if t, _ := e.condOf(r); t == result {
				out = append(out, r)
			}
		}
	case isBarred, isBarredForGood:
		for j := range e.Graph.Grounds {
			g := &e.Graph.Grounds[j]
			if t, _ := e.Available(j); g.Rule.Ground.Effect == "barred" && t == result && result == cond.True {
				out = append(out, g.Rule)
			}
		}
	case isEndeavour:
		strength, _ := e.Strength()
		for _, r := range e.Graph.Duties {
			gone, _, _ := e.Displaced(r.ID)
			if t, _ := e.condOf(r); r.Duty.Strength == strength && t == cond.True && gone != cond.True {
				out = append(out, r)
			}
		}
	}
	return out
}
