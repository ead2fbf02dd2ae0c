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

// guard says on what conditions an edge of a treaty's flow is there.
func (d *diagram) guard(e *flow.Edge) []para {
	var out []para
	add := func(key, name, value string) {
		if value != "" {
			out = append(out, para{style: bodyStyle, text: d.o.Words.Text(key, name, value)})
		}
	}
	conds := []*cond.Cond{e.Guard}
	if k := e.Notice(); k >= 0 {
		n := d.g.Notices[k].Rule
		add("picture-about-notice", "about", doc.Clean(n.Notice.About))
		var after []string
		for _, o := range n.Notice.Outcomes {
			after = append(after, doc.Clean(d.o.Words.Label("outcome", string(o))))
		}
		add("picture-after", "outcomes", strings.Join(after, ", "))
		conds = append(conds, n.Cond)
	}
	for _, k := range conds {
		if k == nil {
			continue
		}
		leaves, all := k.Leaves()
		join := "picture-or"
		if all {
			join = "picture-also"
		}
		add("picture-if", "guard", d.leaves(leaves, join))
	}
	if e.AfterNotice() {
		out = append(out, para{style: bodyStyle, text: d.o.Words.Text("picture-if-told")})
	}
	add("picture-may-open", "cites", rulesCited(d.g.MayOpen(e)))
	add("picture-may-shut", "cites", rulesCited(d.g.MayShut(e)))
	key := "picture-waits"
	if e.Class == "breach" {
		key = "picture-breach"
	}
	add(key, "cites", rulesCited(d.g.Waits(e)))
	return out
}

func (d *diagram) leaves(list []cond.Leaf, join string) string {
	var parts []string
	for _, l := range list {
		parts = append(parts, d.leaf(l))
	}
	return strings.Join(parts, d.o.Words.Text(join))
}

// leaf is a part of a condition in words: those of the words file, or else the sentence that the fact stands for.
func (d *diagram) leaf(l cond.Leaf) string {
	w := d.o.Words
	if w.Has("guard", l.Atom) {
		return doc.Clean(w.Label("guard", l.Atom))
	}
	id := l.Reads()
	if id == cond.NoFact {
		return doc.Clean(l.Atom)
	}
	says := small(doc.Clean(strings.TrimSuffix(d.g.Facts.Fact(id).Says, ".")))
	switch n := l.Node.(type) {
	case cond.Knows:
		key := "picture-knows"
		if l.Negated {
			key = "picture-knows-not"
		}
		return w.Text(key, "actor", d.actor(n.Actor), "known", doc.Clean(w.Label("circumstance", d.g.Facts.Fact(id).Short())))
	case cond.Is:
		f := d.g.Facts.Fact(id)
		holds := n.Op.Holds(1, n.Value) != l.Negated
		switch {
		case f.Kind == facts.KindBool && holds:
			return says
		case f.Kind == facts.KindBool:
			return w.Text("picture-not-so", "fact", says)
		case n.Op == cond.Eq && !l.Negated || n.Op == cond.Ne && l.Negated:
			return w.Text("picture-value", "fact", says, "value", doc.Clean(strings.ReplaceAll(f.Show(n.Value), "-", " ")))
		case n.Op == cond.Eq || n.Op == cond.Ne:
			return w.Text("picture-other-value", "fact", says, "value", doc.Clean(strings.ReplaceAll(f.Show(n.Value), "-", " ")))
		}
		return w.Text("picture-value", "fact", says, "value", doc.Clean(l.Atom))
	}
	return doc.Clean(l.Atom)
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
			text := d.leaves(b.Parts, "picture-also")
			if cites != "" {
				text = w.Text("picture-cited", "text", text, "cites", cites)
			}
			if door.Assumed[i] {
				text = w.Text("picture-assumed", "text", text)
			}
			add(capital(text) + ".")
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
			for _, text := range d.shut(b.Rules) {
				add(text)
			}
		case flow.BarNotOpened:
			add(w.Text("picture-not-opened", "cites", cites))
		case flow.BarBreach:
			add(w.Text("picture-breach", "cites", cites))
		}
	}
	return append(out, d.standing(door.Grounds, false)...)
}

// shut says which rules shut an event, and until what happens, if anything can end that.
func (d *diagram) shut(rules []*law.Rule) []string {
	var out, ends []string
	by := map[string][]*law.Rule{}
	for _, r := range rules {
		end := ""
		if r.Unless != nil {
			end = r.Unless.Value
		}
		if !slices.Contains(ends, end) {
			ends = append(ends, end)
		}
		by[end] = append(by[end], r)
	}
	for _, end := range ends {
		if end == "" {
			out = append(out, d.o.Words.Text("picture-shut", "cites", rulesCited(by[end])))
		} else {
			out = append(out, d.o.Words.Text("picture-shut-until", "cites", rulesCited(by[end]), "event", doc.Clean(d.o.Words.Label("event", end))))
		}
	}
	return out
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
		head := d.o.Words.Short("ground-status", g.status)
		text := d.o.Words.Text("picture-list", "head", capital(head), "list", strings.Join(g.list, "; "))
		if g.why != "" {
			text = d.o.Words.Text("picture-list-why", "list", text, "why", capital(g.why))
		}
		out = append(out, para{style: bodyStyle, text: text})
	}
	return out
}

// statuses in the order of a box.
var statuses = []string{"invoked", "available", "dormant", "open", "unknown", "excluded", "displaced", "not-met"}
