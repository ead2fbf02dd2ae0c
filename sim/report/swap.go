package report

import (
	"io"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// Swap writes scenarios as they stand and with the two States exchanged, side by side.
func Swap(w io.Writer, s *sim.Swaps, o Options) error {
	o = o.filled()
	if o.Format == JSON {
		return writeJSON(w, s)
	}
	return render(w, doc.Page{Blocks: swapDocument(s, newVoice(o.Words))}, o)
}

func swapDocument(s *sim.Swaps, v *voice) []doc.Block {
	d := &view{voice: v, plainTitles: true}
	d.add(doc.Heading{Level: 1, Text: d.say("swap-title")}, doc.Paragraph{Text: d.say("swap-intro")})
	for i := range s.Scenarios {
		x := &s.Scenarios[i]
		d.add(doc.Heading{Level: 2, Text: d.say("swap-section", "title", named(&x.Scenario), "id", doc.Clean(x.Scenario.ID))})
		d.add(doc.Paragraph{Text: d.say("in-force-line", "inforce", d.long("in-force", x.InForce))})
		d.given(x.Readings, nil, x.Changes)
		d.swapStates(x)
		d.swapTable(x)
		d.swapNotes(x)
	}
	d.legend()
	d.close()
	return d.doc
}

// swapStates are the two States in their new parts, each with its law.
func (d *view) swapStates(x *sim.Swapped) {
	var l doc.List
	for _, st := range x.Exchanged {
		if st.Role == "sending" {
			continue
		}
		text := doc.Clean(st.Name)
		if st.Law != "" {
			text = d.say("state-law", "name", text, "law", d.prose(st.Law))
		}
		if st.Stance != "" {
			text = d.say("state-stance", "state", text, "stance", d.label("stance", st.Stance))
		}
		l.Items = append(l.Items, doc.Item{Term: d.say("swap-state", "part", d.label("party", st.Role)), Text: text})
	}
	d.add(l)
}

// swapTable has a row for each request under each treaty, and one more for each stance that makes another difference.
func (d *view) swapTable(x *sim.Swapped) {
	several := map[string]bool{}
	for _, r := range x.Rows {
		several[r.Request] = true
	}
	if len(x.Rows) == 0 {
		d.add(doc.Paragraph{Text: d.say("no-treaties")})
		return
	}
	t := doc.Table{Ruled: true, Span: 1, Repeat: 1, Cols: []doc.Column{{Head: d.say("col-treaty")}}}
	for k, side := range x.Rows[0].Courses[0].Sides {
		t.Cols = append(t.Cols, doc.Column{Head: d.say("swap-col", "side", d.side(k), "asks", doc.Clean(side.Short)), Group: 1, Alike: true})
	}
	t.Cols = append(t.Cols, doc.Column{Head: d.say("swap-col-first"), Group: 1})
	for i := range x.Rows {
		r := &x.Rows[i]
		head := doc.Lines(doc.Clean(r.Short))
		if len(several) > 1 {
			head = append(head, doc.Clean(r.Request))
		}
		row := doc.Row{Head: []doc.Cell{head}}
		for j := range r.Courses {
			p := &r.Courses[j]
			var cells []doc.Cell
			for k := range p.Sides {
				s := &p.Sides[k]
				c := d.ending(s.Outcome, s.Reason, s.Reached, s.Obtained)
				if by := doc.Cites(s.Decided); by != "" {
					c = append(c, d.say("deciding", "cites", by))
				}
				if !p.Taken {
					c[0] = d.say("swap-by-stance", "stance", d.labels("stance", p.Stances), "outcome", c[0])
				}
				cells = append(cells, c)
			}
			row.Bands = append(row.Bands, append(cells, d.firstDifference(p)))
		}
		t.Rows = append(t.Rows, row)
	}
	d.add(t)
}

// firstDifference is the first step that differs between two courses, with the articles of both.
func (d *view) firstDifference(p *sim.Parting) doc.Cell {
	step := func(s *sim.Taken) string {
		if s == nil {
			return d.say("swap-ends-there")
		}
		words := strings.Join(d.stepWords(s), "; ")
		if len(s.Cites) == 0 {
			return d.say("swap-side-plain", "step", words)
		}
		return d.say("swap-side", "step", words, "cites", doc.Cites(s.Cites))
	}
	switch {
	case p.Kind == "same-course":
		return doc.Cell{d.say("swap-unchanged")}
	case p.Stage != "":
		c := doc.Cell{d.label("stage", p.Stage)}
		for i := range p.Sides {
			c = append(c, d.say("swap-line", "side", d.side(i), "step", step(p.Sides[i].Step)))
		}
		return c
	}
	c := doc.Cell{d.say("swap-same-articles")}
	for i := range p.Also {
		k := 0
		if p.Also[i].Short != p.Sides[0].Short {
			k = 1
		}
		c = append(c, d.say("swap-line", "side", d.side(k), "step", step(&p.Also[i].Step)))
	}
	return c
}

// side names the case as it stands, or the exchanged one.
func (d *view) side(k int) string { return d.say([]string{"swap-as-told", "swap-exchanged"}[k]) }

// swapNotes say what does not carry over, and what keeps its place.
func (d *view) swapNotes(x *sim.Swapped) {
	var l doc.List
	name := func(states []sim.StateRef, role string) string {
		for _, st := range states {
			if st.Role == role {
				return doc.Clean(st.Name)
			}
		}
		return ""
	}
	more := 0
	alike := map[string][]string{} // by whose facts they are
	for _, m := range x.Missing {
		switch {
		case !m.Asked:
			more++
			continue
		case m.Value == m.Assumed:
			alike[m.Party] = append(alike[m.Party], d.say("swap-fact", "fact", doc.Clean(m.Fact), "value", d.value(m.Fact, m.Assumed)))
			continue
		}
		key := "swap-missing-unstated"
		if m.OneSide {
			key = "swap-missing-one"
		}
		l.Items = append(l.Items, doc.Item{Term: d.say("swap-missing"), Text: d.say(key, "says", d.prose(m.Says),
			"value", d.value(m.Fact, m.Value), "was", name(x.Scenario.States, m.Party), "now", name(x.Exchanged, m.Party), "assumed", d.value(m.Fact, m.Assumed))})
	}
	for _, role := range []string{"requesting", "requested"} {
		if len(alike[role]) > 0 {
			l.Items = append(l.Items, doc.Item{Term: d.say("swap-missing"), Text: d.say("swap-missing-alike",
				"was", name(x.Scenario.States, role), "now", name(x.Exchanged, role), "facts", strings.Join(alike[role], ", "))})
		}
	}
	if more > 0 {
		l.Items = append(l.Items, doc.Item{Term: d.say("swap-missing"), Text: d.say("swap-missing-more", "n", more)})
	}
	for _, s := range x.Stays {
		l.Items = append(l.Items, doc.Item{Term: d.say("swap-stays"), Text: d.say("swap-stay", "says", d.prose(s.Says), "was", doc.Clean(s.Was), "now", doc.Clean(s.Now))})
	}
	for _, s := range x.Doubts {
		l.Items = append(l.Items, doc.Item{Term: d.say("swap-doubt"), Text: d.prose(s)})
	}
	if len(l.Items) > 0 {
		d.add(l)
	}
}
