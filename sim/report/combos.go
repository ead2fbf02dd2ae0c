package report

import (
	"io"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// Combinations writes where the data end by combinations of readings: a row for each end, with the fewest readings
// that lead to it.
func Combinations(w io.Writer, c *sim.Combinations, o Options) error {
	o = o.filled()
	if o.Format == JSON {
		return writeJSON(w, c)
	}
	return render(w, doc.Page{Blocks: combosDocument(c, newVoice(o.Words))}, o)
}

func combosDocument(c *sim.Combinations, v *voice) []doc.Block {
	d := &view{voice: v, plainTitles: true}
	d.add(doc.Heading{Level: 1, Text: d.say("combo-title")}, doc.Paragraph{Text: d.say("combo-intro")})
	for i := range c.Scenarios {
		s := &c.Scenarios[i]
		d.add(doc.Heading{Level: 2, Text: d.say("swap-section", "title", named(&s.Scenario), "id", doc.Clean(s.Scenario.ID))})
		d.add(doc.Paragraph{Text: d.say("in-force-line", "inforce", d.long("in-force", s.InForce))})
		d.given(s.Readings, nil, s.Changes)
		if len(s.Treaties) == 0 {
			d.add(doc.Paragraph{Text: d.say("no-treaties")})
		}
		for j := range s.Treaties {
			t := &s.Treaties[j]
			for k := range t.Requests {
				title := treatyName(&sim.Treaty{ID: t.ID, Name: t.Name, Short: t.Short})
				if len(t.Requests) > 1 {
					title = d.say("of-request", "title", title, "request", doc.Clean(t.Requests[k].ID))
				}
				if len(c.Scenarios) > 1 { // a spreadsheet has the nearest title alone
					title = d.say("combo-under", "scenario", named(&s.Scenario), "under", title)
				}
				d.add(doc.Heading{Level: 3, Text: title})
				d.combined(&t.Requests[k])
			}
		}
	}
	d.legend()
	d.close()
	return d.doc
}

func (d *view) combined(q *sim.CombinedRequest) {
	if len(q.Ends) == 1 {
		e := &q.Ends[0]
		d.add(doc.Paragraph{Text: d.say("combo-none", "ending", strings.Join(d.decidedEnd(&e.End), "; "))})
	} else {
		tbl := doc.Table{Ruled: true, Repeat: 1, Cols: []doc.Column{
			{Head: d.say("combo-col-end")}, {Head: d.say("combo-col-by"), Group: 1}, {Head: d.say("combo-col-how"), Group: 1},
		}}
		for i := range q.Ends {
			e := &q.Ends[i]
			tbl.Rows = append(tbl.Rows, doc.Simple(0, d.readEnd(e, &q.Ends[0]), d.fewest(e), doc.Cell{d.how(e)}))
		}
		d.add(tbl)
		d.holders(q)
	}
	key := "combo-tried"
	switch {
	case q.Bear == 0:
		key = "combo-no-readings"
	case !q.Whole || !q.Pairs:
		key = "combo-capped"
	}
	d.add(doc.Paragraph{Text: d.say(key, "bear", q.Bear, "tried", q.Tried, "cap", q.Cap)})
}

func (d *view) decidedEnd(e *sim.DecidedEnd) doc.Cell {
	c := d.ending(e.Outcome, e.Reason, e.Reached, e.Obtained)
	if by := doc.Cites(e.Decided); by != "" {
		c = append(c, d.say("deciding", "cites", by))
	}
	return c
}

// readEnd is the end by the plan, and the ends by stances that go another way than the plan, or alone another way than
// by the readings in use.
func (d *view) readEnd(e, inUse *sim.ReadEnd) doc.Cell {
	c := d.decidedEnd(&e.End)
	planMoved := !sameEnd(e.End, inUse.End)
	for _, stance := range facts.Stances {
		s := e.Stances[stance]
		if sameEnd(s, e.End) && (planMoved || sameEnd(s, inUse.Stances[stance])) {
			continue
		}
		c = append(c, d.say("swap-by-stance", "stance", d.label("stance", stance), "outcome", strings.Join(d.decidedEnd(&s), "; ")))
	}
	return c
}

func sameEnd(a, b sim.DecidedEnd) bool {
	return a.Outcome == b.Outcome && a.Reason == b.Reason && a.Reached == b.Reached && slices.Equal(a.Obtained, b.Obtained)
}

// fewest are the smallest combinations that lead to an end, each reading with its article.
func (d *view) fewest(e *sim.ReadEnd) doc.Cell {
	if e.InUse {
		return doc.Cell{d.say("combo-in-use")}
	}
	var c doc.Cell
	for _, x := range e.By {
		var parts []string
		for _, o := range x.Choices {
			parts = append(parts, d.say("combo-choice", "reading", doc.Clean(o.Reading), "option", doc.Clean(o.Option), "cite", doc.Cite(o.Cite)))
		}
		c = append(c, strings.Join(parts, d.say("combo-and")))
	}
	return doc.Bulleted(c)
}

// holders are the readings that the table names, each with who holds it.
func (d *view) holders(q *sim.CombinedRequest) {
	var l doc.List
	seen := map[string]bool{}
	for _, e := range q.Ends {
		for _, x := range e.By {
			for _, o := range x.Choices {
				if name := o.Reading + "=" + o.Option; !seen[name] {
					seen[name] = true
					l.Items = append(l.Items, doc.Item{Term: d.say("combo-term", "reading", doc.Clean(o.Reading), "option", doc.Clean(o.Option)),
						Text: d.say("combo-held", "cite", doc.Cite(o.Cite), "holder", d.prose(o.Holder))})
				}
			}
		}
	}
	d.add(l)
}

// how says whether readings lead to an end alone, or only together.
func (d *view) how(e *sim.ReadEnd) string {
	alone, together := false, false
	for _, x := range e.By {
		alone = alone || len(x.Choices) == 1
		together = together || len(x.Choices) > 1
	}
	switch {
	case e.InUse:
		return d.say("nothing")
	case alone && together:
		return d.say("combo-both")
	case together:
		return d.say("combo-together")
	}
	return d.say("combo-alone")
}
