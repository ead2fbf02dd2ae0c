package report

import "rogatory/sim"

// displaced says what steps back for another instrument, by which provision, and what stays. It is
// left out where nothing does.
func (d *view) displaced(under []entry) {
	t := table{ruled: true, repeat: 1, span: 1, cols: []column{
		{head: d.say("col-treaty")}, {head: d.say("col-by"), group: 1}, {head: d.say("col-displaced"), group: 1},
		{head: d.say("col-kept"), group: 1},
	}}
	for _, e := range under {
		if e.request == nil || len(e.request.Displaced) == 0 {
			continue
		}
		var gates []string
		byGate := map[string]cell{}
		name := map[string]cell{}
		for i := range e.request.Displaced {
			x := &e.request.Displaced[i]
			if byGate[x.By] == nil {
				gates = append(gates, x.By)
				name[x.By] = cell{d.orNone(x.ByCite)}
			}
			byGate[x.By] = once(byGate[x.By], d.displacedBriefly(x, e.request))
		}
		var kept cell
		for _, c := range e.request.Kept {
			kept = append(kept, lines(cite(c))...)
		}
		r := row{head: []cell{{e.name}}}
		for i, gate := range gates {
			stays := kept
			if i > 0 {
				stays = nil
			}
			r.bands = append(r.bands, []cell{name[gate], items(byGate[gate]), items(stays)})
		}
		t.rows = append(t.rows, r)
	}
	if len(t.rows) > 0 {
		d.section("title-displaced", requestID(under))
		d.add(paragraph{text: d.say("intro-displaced")}, t)
	}
}

func (d *view) orNone(citation string) string {
	if c := cite(citation); c != "" {
		return c
	}
	return d.say("no-citation")
}

func (d *view) displacedBriefly(x *sim.Displaced, r *sim.Request) string {
	c := d.orNone(x.Cite)
	for i := range r.Grounds {
		if r.Grounds[i].ID == x.ID {
			return d.say("topic-cite", "topic", d.topic(topicOf(&r.Grounds[i])), "cite", c)
		}
	}
	return c
}

// hinges says on which reading or fact the answer turns. It is left out where there is none.
func (d *view) hinges(under []entry) {
	t := table{ruled: true, repeat: 2, span: 2, cols: []column{
		{head: d.say("col-treaty")}, {head: d.say("col-provision")},
		{head: d.say("col-option"), group: 1}, {head: d.say("col-holder"), group: 1}, {head: d.say("col-would-end"), group: 1},
	}}
	for _, e := range under {
		if e.request == nil {
			continue
		}
		for _, h := range e.request.HingesOn {
			r := row{head: []cell{{e.name}, lines(d.provision(h))}}
			for _, o := range h.Readings {
				r.bands = append(r.bands, d.option(readingOption(o.Name), o))
			}
			for _, o := range h.Facts {
				r.bands = append(r.bands, d.option(d.factOption(o.Name, e.request), o))
			}
			if len(r.bands) > 0 {
				t.rows = append(t.rows, r)
			}
		}
	}
	if len(t.rows) > 0 {
		d.section("title-hinges", requestID(under))
		d.add(paragraph{text: d.say("intro-hinges")}, t)
	}
}

func (d *view) provision(h sim.Hinge) string {
	if h.Cite != "" {
		return cite(h.Cite)
	}
	return clean(h.Provision)
}

func (d *view) option(name cell, o sim.HingeOption) []cell {
	end := d.ending(o.Ending.Outcome, o.Reason, o.Ending.Reached, o.Ending.Obtained)
	if o.Stance != "" {
		end = append(cell{d.say("stance-would", "stance", d.label("stance", o.Stance))}, end...)
	}
	return []cell{name, lines(d.prose(o.Holder)), end}
}
