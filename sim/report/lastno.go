package report

import (
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// lastNo says who could lawfully have kept the data back, a column for each treaty.
func (d *view) lastNo(under []entry) {
	if !slices.ContainsFunc(under, entry.followed) {
		return
	}
	d.section("lastno-title", requestID(under))
	t := doc.Table{Span: 1, Repeat: 1, Ruled: true, Cols: []doc.Column{{}}}
	for i, e := range under {
		t.Cols = append(t.Cols, doc.Column{Head: e.name, Group: 1 + i, Alike: true})
	}
	for _, r := range []struct {
		title string
		cell  func(*sim.Request) doc.Cell
	}{
		{d.say("lastno-row-last"), d.lastOf},
		{d.say("lastno-row-knew"), d.knew},
		{d.say("lastno-row-until"), d.door},
		{d.say("lastno-row-earlier"), d.earlier},
		{d.say("lastno-row-held"), d.held},
		{d.say("lastno-row-nearest"), d.nearest},
	} {
		cells := []doc.Cell{{r.title}}
		said := false
		for _, e := range under {
			var c doc.Cell
			if e.followed() {
				c = r.cell(e.request)
			}
			said = said || !c.Empty()
			if c.Empty() {
				c = doc.Cell{d.say("nothing")}
			}
			cells = append(cells, c)
		}
		if said {
			t.Rows = append(t.Rows, doc.Simple(1, cells...))
		}
	}
	d.add(doc.Paragraph{Text: d.say("lastno-intro")}, t)
}

// followed says whether the path of the request was followed at all.
func (e entry) followed() bool { return e.request != nil && e.request.LastNo.Answer != "" }

// lastOf is the answer, and the last no.
func (d *view) lastOf(r *sim.Request) doc.Cell {
	l := &r.LastNo
	var c doc.Cell
	if l.Unasked != "" {
		c = append(c, d.withCites(d.label("lastno-unasked", l.Unasked), l.Cites))
	}
	switch answer := d.label("lastno-answer", l.Answer); {
	case l.Answer == "could" || l.Answer == "said":
	case l.Answer == "outside" || l.Answer == "redirected":
		c = append(c, d.withCites(answer, l.Cites))
	default:
		c = append(c, answer)
	}
	for i := range l.Nos {
		if n := &l.Nos[i]; n.Last || n.Said && n.Kind == "gives-up" {
			c = append(c, d.no(n, r))
		}
	}
	return c
}

func (d *view) withCites(text string, list []string) string {
	if len(list) == 0 {
		return text
	}
	return d.say("law-word-cite", "word", text, "cite", doc.Cites(list))
}

// no is a course of steps with their grounds or articles; a step without any says whose law opens it, and a course
// without any that no rule speaks of it.
func (d *view) no(n *sim.No, r *sim.Request) string {
	var c []string
	ruled := slices.ContainsFunc(n.Steps, func(s sim.Step) bool { return len(s.Cites) > 0 })
	for i := range n.Steps {
		s := &n.Steps[i]
		event := d.label("event", s.Event)
		rest := s.Cites
		if s.Class != "condition" && len(s.Grounds) > 0 { // what conditions rest on is hardly news
			var on []string
			for _, id := range s.Grounds {
				on = append(on, d.named(id, r))
			}
			event = d.say("because", "status", event, "why", strings.Join(on, "; "))
			rest = d.apart(s, r)
		}
		switch {
		case len(rest) > 0:
			event = d.withCites(event, rest)
		case len(s.Grounds) > 0:
		case n.LawOf != "":
			event = d.say("law-word-cite", "word", event, "cite", d.label("timeline-law", n.LawOf))
		case !ruled:
			event = d.say("law-word-cite", "word", event, "cite", d.say("lastno-no-rule"))
		}
		text := d.say("lastno-then", "actor", d.label("actor", s.Actor), "event", event)
		switch {
		case i == 0:
			text = d.say("lastno-step", "actor", d.label("actor", s.Actor), "stage", d.long("stage", n.Stage), "event", event)
			if n.Said && (n.Kind == "ends" || n.Kind == "gives-up") {
				text = d.say("lastno-said", "no", text)
			} else if n.Said {
				text = d.say("lastno-done", "no", text)
			}
		case i >= n.Settled:
			text = d.say("lastno-bound", "actor", d.label("actor", s.Actor), "event", event)
		}
		c = append(c, text)
	}
	if n.Leave {
		c = append(c, d.say("lastno-leave"))
	}
	return strings.Join(c, "; ")
}

// apart are the articles of a step that are not those of its grounds.
func (d *view) apart(s *sim.Step, r *sim.Request) []string {
	return slices.DeleteFunc(slices.Clone(s.Cites), func(c string) bool {
		return slices.ContainsFunc(r.Grounds, func(g sim.Ground) bool { return g.Cite == c && slices.Contains(s.Grounds, g.ID) })
	})
}

func (d *view) knew(r *sim.Request) doc.Cell {
	var c doc.Cell
	var actors []string
	for i := range r.LastNo.Nos {
		n := &r.LastNo.Nos[i]
		if !n.Last || slices.Contains(actors, n.Actor) {
			continue
		}
		actors = append(actors, n.Actor)
		actor := d.label("actor", n.Actor)
		if len(n.Knew) == 0 {
			c = append(c, d.say("lastno-knew", "actor", actor, "known", d.say("lastno-knew-none")))
		}
		for _, k := range n.Knew {
			c = append(c, d.say("lastno-knew", "actor", actor, "known", d.known(k)))
		}
	}
	return c
}

func (d *view) known(k sim.Known) string {
	what := d.label("circumstance", k.Circumstance)
	switch {
	case k.Stage == "":
		return d.say("lastno-knew-start", "circumstance", what)
	case k.From == "":
		return d.say("lastno-knew-news", "circumstance", what, "stage", d.long("stage", k.Stage))
	}
	return d.say("lastno-knew-told", "circumstance", what, "from", d.label("actor", k.From), "stage", d.long("stage", k.Stage))
}

func (d *view) door(r *sim.Request) doc.Cell {
	if r.LastNo.Door != "" {
		return doc.Cell{d.label("lastno-door", r.LastNo.Door)}
	}
	for i := range r.LastNo.Nos {
		if n := &r.LastNo.Nos[i]; n.Said && n.Kind == "ends" {
			return doc.Cell{d.say("lastno-when-said", "reach", d.long("reach", n.Reached))}
		}
	}
	return nil
}

// earlier are those who could have said no before, each once.
func (d *view) earlier(r *sim.Request) doc.Cell {
	var c doc.Cell
	for i := range r.LastNo.Nos {
		if n := &r.LastNo.Nos[i]; n.Kind == "ends" && !n.Last {
			c = append(c, d.no(n, r))
		}
	}
	return several(c)
}

// held are the steps that only set conditions or take time, and those of whoever asks.
func (d *view) held(r *sim.Request) doc.Cell {
	var c doc.Cell
	for i := range r.LastNo.Nos {
		if n := &r.LastNo.Nos[i]; n.Kind != "ends" && !(n.Said && n.Kind == "gives-up") {
			c = append(c, d.no(n, r))
		}
	}
	return several(c)
}

func (d *view) nearest(r *sim.Request) doc.Cell {
	if r.LastNo.Answer != "nobody" {
		return nil
	}
	if len(r.LastNo.Nearest) == 0 {
		return doc.Cell{d.say("lastno-no-nearest")}
	}
	var c doc.Cell
	for i := range r.LastNo.Nearest {
		n := &r.LastNo.Nearest[i]
		ground := d.layered(d.say("topic-cite", "topic", d.label("topic", n.Topic), "cite", doc.Cite(n.Cite)), n.Layer)
		missing := "lastno-missing"
		if n.Any && len(n.Missing) > 1 {
			missing = "lastno-missing-any"
		}
		if n.Status == "open" {
			missing = "lastno-open"
		}
		text := d.say("because", "status", d.say("lastno-holder", "holder", d.label("actor", n.Holder), "ground", ground),
			"why", d.say(missing, "stage", d.long("stage", n.Stage), "missing", d.list("circumstance", n.Missing)))
		if len(n.KnownTo) > 0 {
			text += "; " + d.say("lastno-known-to", "actors", d.labels("actor", n.KnownTo))
		}
		c = append(c, text)
	}
	return several(c)
}

// several sets the lines of a cell apart where there are more than one.
func several(c doc.Cell) doc.Cell {
	if len(c) > 1 {
		return doc.Bulleted(c)
	}
	return c
}
