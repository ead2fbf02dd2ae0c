package report

import "rogatory/sim/doc"
import "rogatory/sim"

// displaced says what steps back for another instrument, by which provision, and what stays. It is
// left out where nothing does.
func (d *view) displaced(under []entry) {
	t := doc.Table{Ruled: true, Repeat: 1, Span: 1, Cols: []doc.Column{
		{Head: d.say("col-treaty")}, {Head: d.say("col-by"), Group: 1}, {Head: d.say("col-displaced"), Group: 1},
		{Head: d.say("col-kept"), Group: 1},
	}}
	for _, e := range under {
		if e.request == nil || len(e.request.Displaced) == 0 {
			continue
		}
		var gates []string
		byGate := map[string]doc.Cell{}
		name := map[string]doc.Cell{}
		for i := range e.request.Displaced {
			x := &e.request.Displaced[i]
			if byGate[x.By] == nil {
				gates = append(gates, x.By)
				name[x.By] = doc.Cell{d.orNone(x.By, x.ByCite)}
			}
			byGate[x.By] = once(byGate[x.By], d.displacedBriefly(x, e.request))
		}
		var kept doc.Cell
		for _, c := range e.request.Kept {
			kept = append(kept, doc.Lines(doc.Cite(c))...)
		}
		r := doc.Row{Head: []doc.Cell{{e.name}}, Scope: e.treaty.ID}
		for i, gate := range gates {
			stays := kept
			if i > 0 {
				stays = nil
			}
			r.Bands = append(r.Bands, []doc.Cell{name[gate], doc.Bulleted(byGate[gate]), doc.Bulleted(stays)})
		}
		t.Rows = append(t.Rows, r)
	}
	if len(t.Rows) > 0 {
		d.section("title-displaced", requestID(under))
		d.add(doc.Paragraph{Text: d.say("intro-displaced")}, t)
	}
}

func (d *view) orNone(rule, citation string) string {
	if c := doc.CiteRule(rule, citation); c != "" {
		return c
	}
	return d.say("no-citation")
}

func (d *view) displacedBriefly(x *sim.Displaced, r *sim.Request) string {
	c := d.orNone(x.ID, x.Cite)
	for i := range r.Grounds {
		if r.Grounds[i].ID == x.ID {
			return d.say("topic-cite", "topic", d.topic(topicOf(&r.Grounds[i])), "cite", c)
		}
	}
	return c
}

// hinges says on which reading or fact the answer turns. It is left out where there is none.
func (d *view) hinges(under []entry) {
	t := doc.Table{Ruled: true, Repeat: 2, Span: 2, Cols: []doc.Column{
		{Head: d.say("col-treaty")}, {Head: d.say("col-provision")},
		{Head: d.say("col-option"), Group: 1}, {Head: d.say("col-holder"), Group: 1}, {Head: d.say("col-would-end"), Group: 1},
	}}
	for _, e := range under {
		if e.request == nil {
			continue
		}
		for _, h := range e.request.HingesOn {
			r := doc.Row{Head: []doc.Cell{{e.name}, doc.Lines(d.provision(h))}, Scope: e.treaty.ID}
			for _, o := range h.Readings {
				r.Bands = append(r.Bands, d.option(readingOption(o.Name), o))
			}
			for _, o := range h.Facts {
				r.Bands = append(r.Bands, d.option(d.factOption(o.Name, e.request), o))
			}
			if len(r.Bands) > 0 {
				t.Rows = append(t.Rows, r)
			}
		}
	}
	if len(t.Rows) > 0 {
		d.section("title-hinges", requestID(under))
		d.add(doc.Paragraph{Text: d.say("intro-hinges")}, t)
	}
}

func (d *view) provision(h sim.Hinge) string {
	if h.Cite != "" {
		return doc.CiteRule(h.Provision, h.Cite)
	}
	return doc.Clean(h.Provision)
}

func (d *view) option(name doc.Cell, o sim.HingeOption) []doc.Cell {
	end := d.ending(o.Ending.Outcome, o.Reason, o.Ending.Reached, o.Ending.Obtained)
	if o.Stance != "" {
		end = append(doc.Cell{d.say("stance-would", "stance", d.label("stance", o.Stance))}, end...)
	}
	return []doc.Cell{name, doc.Lines(d.prose(o.Holder)), end}
}
