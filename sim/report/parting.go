package report

import (
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// parted writes where the treaties of a request part: what they share once, the first step that differs with the
// articles of both, what follows, and where each ends.
func (d *view) parted(x *sim.Parted, several bool) {
	if len(x.Courses[0].Sides) < 2 {
		d.add(doc.Paragraph{Text: d.say("part-alone")})
		return
	}
	title := d.say("part-section")
	if several {
		title = d.say("of-request", "title", title, "request", doc.Clean(x.Request))
	}
	d.add(doc.Heading{Level: 2, Text: title})
	for i := range x.Courses {
		p := &x.Courses[i]
		key, stances := "part-if", d.labels("stance", p.Stances)
		switch {
		case p.Taken && len(p.Stances) == len(facts.Stances):
			key = "part-taken-all"
		case p.Taken && len(p.Stances) == 0:
			key = "part-taken"
		case p.Taken:
			key = "part-taken-by"
		}
		course := d.say(key, "stance", stances, "kind", d.kindLong(p))
		if several { // a spreadsheet has the nearest title alone
			course = d.say("of-request", "title", course, "request", doc.Clean(x.Request))
		}
		d.add(doc.Heading{Level: 3, Text: course})
		var before []sim.Shared
		if i > 0 {
			before = x.Courses[0].Common
		}
		d.add(d.partTable(p, before))
	}
}

// kindLong is the kind of a parting as a clause, with the treaties that go together where some do.
func (d *view) kindLong(p *sim.Parting) string {
	s := d.long("parting", p.Kind)
	if p.Kind == "outside-one" {
		s = d.kind(p)
	}
	if len(p.Groups) < 2 || len(p.Groups) == len(p.Sides) {
		return s
	}
	name := map[string]string{}
	for _, side := range p.Sides {
		name[side.Treaty] = doc.Clean(side.Short)
	}
	var groups []string
	for _, g := range p.Groups {
		var names []string
		for _, id := range g.Treaties {
			names = append(names, name[id])
		}
		groups = append(groups, strings.Join(names, ", "))
	}
	return d.say("part-groups", "kind", s, "groups", strings.Join(groups, d.say("part-group-or")))
}

// partTable has a column for each side. Steps that stand in before were shown already, and those that rest on no article
// are left out.
func (d *view) partTable(p *sim.Parting, before []sim.Shared) doc.Table {
	t := doc.Table{Ruled: true, Repeat: 2, Cols: []doc.Column{{Head: d.say("col-stage")}, {Head: d.say("part-col-step")}}}
	for _, s := range p.Sides {
		t.Cols = append(t.Cols, doc.Column{Head: doc.Clean(s.Short), Group: 1, Alike: true, Scope: s.Treaty})
	}
	row := func(stage, step doc.Cell, sides func(i int) doc.Cell) {
		cells := []doc.Cell{stage, step}
		for i := range p.Sides {
			c := sides(i)
			if c.Empty() {
				c = doc.Cell{d.say("nothing")}
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, doc.Simple(0, cells...))
	}
	for _, s := range p.Common {
		cited := slices.ContainsFunc(s.Cites, func(c []string) bool { return len(c) > 0 })
		if !cited || slices.ContainsFunc(before, func(b sim.Shared) bool {
			return b.Stage == s.Stage && b.Event == s.Event && b.Actor == s.Actor
		}) {
			continue
		}
		row(doc.Cell{d.label("stage", s.Stage)}, doc.Cell{d.does(s.Actor, s.Event)}, func(i int) doc.Cell { return d.articles(s.Cites[i]) })
	}
	for _, a := range p.Also {
		row(doc.Cell{d.label("stage", a.Step.Stage)}, append(doc.Cell{d.say("part-also")}, d.stepWords(&a.Step)...), func(i int) doc.Cell {
			if p.Sides[i].Treaty == a.Treaty && p.Sides[i].Short == a.Short {
				return d.articles(a.Step.Cites)
			}
			return nil
		})
	}
	if p.Stage != "" {
		row(doc.Cell{d.label("stage", p.Stage)}, doc.Cell{d.say("part-here")}, func(i int) doc.Cell {
			if s := p.Sides[i].Step; s != nil {
				return d.takenStep(s)
			}
			return nil
		})
		if slices.ContainsFunc(p.Sides, func(s sim.Side) bool { return len(s.Then) > 0 }) {
			row(doc.Cell{""}, doc.Cell{d.say("part-then")}, func(i int) doc.Cell { return d.brieflyTaken(p.Sides[i].Then) })
		}
	}
	row(doc.Cell{""}, doc.Cell{d.say("part-ends")}, func(i int) doc.Cell {
		s := &p.Sides[i]
		c := d.ending(s.Outcome, s.Reason, s.Reached, s.Obtained)
		if by := doc.Cites(s.Decided); by != "" {
			c = append(c, d.say("deciding", "cites", by))
		}
		return c
	})
	return t
}

func (d *view) does(actor, event string) string {
	return d.say("part-step", "actor", d.actor(actor), "event", d.label("event", event))
}

// stepWords say who does what, on which grounds.
func (d *view) stepWords(s *sim.Taken) doc.Cell {
	c := doc.Cell{d.does(s.Actor, s.Event)}
	if s.Tells != "" {
		c = append(c, d.say("tells", "actor", d.label("actor", s.Tells)))
	}
	if s.Topic != "" {
		c = append(c, d.say("part-about", "topic", d.topic(s.Topic)))
	}
	for _, g := range s.Grounds {
		topic := doc.Clean(g.ID)
		if g.Topic != "" {
			topic = d.topic(g.Topic)
		}
		c = append(c, d.say("on-grounds", "ground", d.say("topic-cite", "topic", topic, "cite", doc.Cite(g.Cite))))
	}
	return c
}

// takenStep is a step with its articles; that of a ground stands with the ground alone.
func (d *view) takenStep(s *sim.Taken) doc.Cell {
	c := d.stepWords(s)
	for _, a := range s.Cites {
		if !slices.ContainsFunc(s.Grounds, func(g sim.Use) bool { return g.Cite == a }) {
			c = append(c, doc.Lines(doc.Cite(a))...)
		}
	}
	return c
}

// brieflyTaken are steps one below the other, each with its articles; who acts is named where it is somebody else than
// in the step before.
func (d *view) brieflyTaken(steps []sim.Taken) doc.Cell {
	var c doc.Cell
	actor := ""
	for i := range steps {
		s := &steps[i]
		step := d.label("event", s.Event)
		if s.Actor != actor {
			step = d.does(s.Actor, s.Event)
		}
		actor = s.Actor
		if s.Tells != "" {
			step = d.say("part-telling", "step", step, "actor", d.label("actor", s.Tells))
		}
		var topics []string
		if s.Topic != "" {
			topics = append(topics, d.topic(s.Topic))
		}
		for _, g := range s.Grounds {
			if g.Topic != "" && !slices.Contains(topics, d.topic(g.Topic)) {
				topics = append(topics, d.topic(g.Topic))
			}
		}
		if len(topics) > 0 {
			step = d.say("part-on", "step", step, "topics", strings.Join(topics, ", "))
		}
		line := d.say("part-brief", "step", step, "cites", doc.Cites(s.Cites))
		if len(c) == 0 || c[len(c)-1] != line {
			c = append(c, line)
		}
	}
	return doc.Bulleted(c)
}

func (d *view) articles(cites []string) doc.Cell {
	var c doc.Cell
	for _, a := range cites {
		c = append(c, doc.Lines(doc.Cite(a))...)
	}
	return c
}
