package report

import (
	"io"
	"strings"

	"rogatory/sim"
)

// Changes writes what draft clauses change in scenarios: the cells that differ, and the scenarios in which none does.
func Changes(w io.Writer, c *sim.Changes, o Options) error {
	o = o.filled()
	if o.Format == JSON {
		return writeJSON(w, c)
	}
	return render(w, changesDocument(c, newVoice(o.Words)), o)
}

func changesDocument(c *sim.Changes, v *voice) []block {
	d := &view{voice: v, plainTitles: true}
	var titles, untouched []string
	var l list
	for _, a := range c.Amendments {
		titles = append(titles, clean(a.Title))
		l.items = append(l.items, item{clean(a.ID), d.prose(a.Why)})
	}
	d.add(heading{1, d.say("title-changes", "drafts", strings.Join(titles, "; "))}, l, paragraph{text: d.say("intro-changes")})
	for i := range c.Scenarios {
		s := &c.Scenarios[i]
		if i == 0 {
			d.given(s)
		}
		if len(s.Cells) == 0 {
			untouched = append(untouched, clean(s.Scenario.ID))
			continue
		}
		d.add(heading{2, d.say("title-changes-scenario", "title", clean(s.Scenario.Title), "id", clean(s.Scenario.ID))}, d.changed(s))
	}
	switch {
	case len(untouched) == len(c.Scenarios):
		d.add(paragraph{text: d.say("untouched-all")})
	case len(untouched) > 0:
		d.add(paragraph{text: d.say("untouched", "scenarios", strings.Join(untouched, ", "))})
	}
	d.close()
	return d.doc
}

// given is what flags changed on both sides.
func (d *view) given(s *sim.Changed) {
	var l list
	for _, c := range s.Readings {
		l.items = append(l.items, item{d.say("term-reading"), d.say("reading-chosen",
			"reading", clean(c.Reading), "option", clean(c.Option), "holder", d.prose(c.Holder))})
	}
	for _, c := range s.Changes {
		l.items = append(l.items, item{d.say("term-changed"), d.prose(c)})
	}
	if len(l.items) > 0 {
		d.add(l)
	}
}

// changed has a row for each cell of a scenario that differs.
func (d *view) changed(s *sim.Changed) table {
	requests := map[string]bool{}
	for _, c := range s.Cells {
		requests[c.Request] = true
	}
	t := table{ruled: true, whole: true, span: 1, repeat: 2, cols: []column{
		{head: d.say("col-treaty")}, {head: d.say("col-cell"), group: 1},
		{head: d.say("col-was"), group: 1, alike: true}, {head: d.say("col-now"), group: 1, alike: true}, {head: d.say("col-articles"), group: 1},
	}}
	side := func(text string) cell {
		if text == "" {
			return cell{d.say("nothing")}
		}
		return cell{d.prose(text)}
	}
	for _, c := range s.Cells {
		head := lines(clean(c.Short))
		if len(requests) > 1 {
			head = append(head, clean(c.Request))
		}
		var articles cell
		for _, a := range c.Cites {
			articles = append(articles, cite(a))
		}
		t.rows = append(t.rows, simple(1, head, side(c.What), side(c.Was), side(c.Now), articles))
	}
	return t
}
