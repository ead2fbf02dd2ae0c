package diagram

import (
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/cond"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
)

// guard says on what condition an edge of a treaty's flow is there.
func (d *diagram) guard(e *flow.Edge) []para {
	var out []para
	if e.Guard != nil {
		leaves, all := e.Guard.Leaves()
		var parts []string
		for _, l := range leaves {
			parts = append(parts, d.atom(l.Atom, l.Node))
		}
		join := d.o.Words.Text("picture-or")
		if all {
			join = d.o.Words.Text("picture-also")
		}
		out = append(out, para{style: bodyStyle, text: d.o.Words.Text("picture-if", "guard", strings.Join(parts, join))})
	}
	return out
}

// atom is a part of a condition in words: those of the words file, or else the sentence that the fact stands for.
func (d *diagram) atom(atom string, n cond.Node) string {
	if d.o.Words.Has("guard", atom) {
		return doc.Clean(d.o.Words.Label("guard", atom))
	}
	id := cond.NoFact
	switch n := n.(type) {
	case cond.Is:
		id = n.Fact
	case cond.Knows:
		id = n.Circumstance
	}
	return d.says(atom, id)
}

// says puts a part of a condition into the words of the fact that it reads.
func (d *diagram) says(atom string, id facts.ID) string {
	if d.o.Words.Has("guard", atom) {
		return doc.Clean(d.o.Words.Label("guard", atom))
	}
	if id == cond.NoFact {
		return doc.Clean(atom)
	}
	says := doc.Clean(strings.TrimSuffix(d.g.Facts.Fact(id).Says, "."))
	if strings.HasPrefix(atom, "not ") {
		return d.o.Words.Text("picture-not-so", "fact", says)
	}
	for _, op := range []string{" == ", " != ", " <= ", " >= ", " < ", " > "} {
		if _, value, ok := strings.Cut(atom, op); ok {
			key := "picture-value"
			if op == " != " {
				key = "picture-other-value"
			}
			if op == " == " || op == " != " {
				return d.o.Words.Text(key, "fact", says, "value", doc.Clean(strings.ReplaceAll(strings.Trim(value, `"`), "-", " ")))
			}
			return d.o.Words.Text("picture-value", "fact", says, "value", strings.TrimSpace(op)+" "+doc.Clean(value))
		}
	}
	return says
}

// reasons says why a door was closed.
func (d *diagram) reasons(e *flow.Edge, door *sim.Door) []para {
	var out []para
	add := func(text string) {
		out = append(out, para{style: bodyStyle, text: text})
	}
	for i, b := range door.Bars {
		w := d.o.Words
		cites := rulesCited(b.Rules)
		switch b.Kind {
		case flow.BarGuard:
			var parts []string
			for k, atom := range b.Atoms {
				parts = append(parts, d.says(atom, b.Facts[k]))
			}
			text := strings.Join(parts, w.Text("picture-also"))
			if cites != "" {
				text = w.Text("picture-cited", "text", text, "cites", cites)
			}
			if door.Assumed[i] {
				text = w.Text("picture-assumed", "text", text)
			}
			add(capital(text))
		case flow.BarGrounds:
			if len(door.Grounds) == 0 {
				add(w.Text("picture-no-ground"))
			}
		case flow.BarFirst:
			add(w.Text("picture-first", "cites", cites))
		case flow.BarNotTold:
			add(w.Text("picture-not-told", "actor", d.actor(b.Actor[0])))
		case flow.BarGag:
			add(w.Text("picture-gag", "cites", cites))
		case flow.BarDisplaced:
			add(w.Text("picture-displaced", "cites", cites))
		case flow.BarShut:
			add(w.Text("picture-shut", "cites", cites))
		case flow.BarNotOpened:
			add(w.Text("picture-not-opened", "cites", cites))
		case flow.BarBreach:
			add(w.Text("picture-breach", "cites", cites))
		}
	}
	return append(out, d.standing(door.Grounds, false)...)
}

func (d *diagram) actor(a facts.Actor) string {
	return doc.Clean(d.o.Words.Label("actor", a.String()))
}

// rulesCited are the citations of rules, each once.
func rulesCited(rules []*law.Rule) string {
	var out []string
	for _, r := range rules {
		if !slices.Contains(out, r.Cite) {
			out = append(out, r.Cite)
		}
	}
	return doc.Cites(out)
}

// standing says how grounds stood: those of one standing for one reason together. Of an open door, only those that
// open it come with their reason.
func (d *diagram) standing(grounds []sim.Ground, opened bool) []para {
	type group struct {
		status, why string
		list        []string
	}
	var groups []*group
	for i := range grounds {
		k := &grounds[i]
		text := d.topic(k.Topic) + ", " + doc.Cite(k.Cite)
		why := doc.Clean(k.Why)
		for _, c := range k.Cites {
			why = strings.ReplaceAll(why, doc.Clean(c), doc.Cite(c))
		}
		j := slices.IndexFunc(groups, func(g *group) bool { return g.status == k.Status && g.why == why })
		if j < 0 {
			j = len(groups)
			groups = append(groups, &group{status: k.Status, why: why})
		}
		if !slices.Contains(groups[j].list, text) {
			groups[j].list = append(groups[j].list, text)
		}
	}
	slices.SortStableFunc(groups, func(a, b *group) int { // what says the least comes last
		rank := func(g *group) int { return slices.Index(statuses, g.status) }
		return rank(a) - rank(b)
	})
	var out []para
	for _, g := range groups {
		head := d.o.Words.Label("ground-status", g.status)
		text := d.o.Words.Text("picture-list", "head", capital(head), "list", strings.Join(g.list, "; "))
		if g.why != "" {
			text = d.o.Words.Text("picture-list-why", "list", text, "why", g.why)
		}
		out = append(out, para{style: bodyStyle, text: text})
	}
	return out
}

// statuses in the order of a box.
var statuses = []string{"invoked", "available", "dormant", "open", "unknown", "excluded", "displaced", "not-met"}
