package report

import (
	"io"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// Changes writes what draft clauses change in scenarios: the cells that differ, and the scenarios in which none does.
func Changes(w io.Writer, c *sim.Changes, o Options) error {
	o = o.filled()
	if o.Format == JSON {
		return writeJSON(w, c)
	}
	return render(w, doc.Page{Blocks: changesDocument(c, newVoice(o.Words))}, o)
}

func changesDocument(c *sim.Changes, v *voice) []doc.Block {
	d := &view{voice: v, plainTitles: true}
	var titles, untouched []string
	var l doc.List
	for _, a := range c.Amendments {
		titles = append(titles, doc.Clean(a.Title))
		l.Items = append(l.Items, doc.Item{Term: doc.Clean(a.ID), Text: d.prose(a.Why)})
	}
	d.add(doc.Heading{Level: 1, Text: d.say("title-changes", "drafts", strings.Join(titles, "; "))}, l, doc.Paragraph{Text: d.say("intro-changes")})
	for i := range c.Scenarios {
		s := &c.Scenarios[i]
		if i == 0 {
			d.given(s.Readings, nil, s.Changes)
		}
		if len(s.Cells) == 0 {
			untouched = append(untouched, doc.Clean(s.Scenario.ID))
			continue
		}
		d.add(doc.Heading{Level: 2, Text: d.say("title-changes-scenario", "title", doc.Clean(s.Scenario.Title), "id", doc.Clean(s.Scenario.ID))}, d.changed(s))
	}
	switch {
	case len(untouched) == len(c.Scenarios):
		d.add(doc.Paragraph{Text: d.say("untouched-all")})
	case len(untouched) > 0:
		d.add(doc.Paragraph{Text: d.say("untouched", "scenarios", strings.Join(untouched, ", "))})
	}
	d.close()
	return d.doc
}

// given is what a call changed in what it shows, on all sides alike.
func (d *view) given(readings []sim.Choice, amendments, changes []string) {
	var l doc.List
	for _, c := range readings {
		l.Items = append(l.Items, doc.Item{Term: d.say("term-reading"), Text: d.say("reading-chosen",
			"reading", doc.Clean(c.Reading), "option", doc.Clean(c.Option), "holder", d.prose(c.Holder))})
	}
	for _, a := range amendments {
		l.Items = append(l.Items, doc.Item{Term: d.say("term-amended"), Text: d.prose(a)})
	}
	for _, c := range changes {
		l.Items = append(l.Items, doc.Item{Term: d.say("term-changed"), Text: d.prose(c)})
	}
	if len(l.Items) > 0 {
		d.add(l)
	}
}

// changed has a row for each cell of a scenario that differs.
func (d *view) changed(s *sim.Changed) doc.Table {
	requests := map[string]bool{}
	for _, c := range s.Cells {
		requests[c.Request] = true
	}
	t := doc.Table{Ruled: true, Whole: true, Span: 1, Repeat: 2, Cols: []doc.Column{
		{Head: d.say("col-treaty")}, {Head: d.say("col-cell"), Group: 1},
		{Head: d.say("col-was"), Group: 1, Alike: true}, {Head: d.say("col-now"), Group: 1, Alike: true}, {Head: d.say("col-articles"), Group: 1},
	}}
	side := func(text string) doc.Cell {
		if text == "" {
			return doc.Cell{d.say("nothing")}
		}
		return doc.Cell{d.prose(text)}
	}
	for _, c := range s.Cells {
		head := doc.Lines(doc.Clean(c.Short))
		if len(requests) > 1 {
			head = append(head, doc.Clean(c.Request))
		}
		var articles doc.Cell
		for _, a := range c.Cites {
			articles = append(articles, doc.Cite(a))
		}
		t.Rows = append(t.Rows, doc.Simple(1, head, side(c.What), side(c.Was), side(c.Now), articles))
	}
	return t
}
