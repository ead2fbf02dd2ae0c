package report

import (
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// path lists, for each treaty, the steps of the run with their articles.
func (d *view) path(under []entry) {
	d.section("title-path", requestID(under))
	for _, e := range under {
		if e.request == nil {
			continue
		}
		d.add(doc.Heading{Level: 3, Text: e.name})
		r := e.request
		if len(r.Path) == 0 {
			d.add(doc.Paragraph{Text: d.say("no-path")})
		} else {
			t := doc.Table{Repeat: 2, Scope: e.treaty.ID, Cols: []doc.Column{
				{Head: d.say("col-step")}, {Head: d.say("col-stage")},
				{Head: d.say("col-who"), Group: 1}, {Head: d.say("col-what"), Group: 1}, {Head: d.say("col-articles"), Group: 1},
			}}
			for i := range r.Path {
				t.Rows = append(t.Rows, d.step(i+1, &r.Path[i], r))
			}
			d.add(t)
		}
		d.add(doc.Paragraph{Text: d.say("ends", "ending",
			strings.Join(d.ending(r.Outcome, r.Reason, r.Reached, r.Obtained), "; "))})
		d.deadlines(r, e.treaty.ID)
	}
}

// days are the days of a preservation, added up.
func (d *view) days(r *sim.Request, scope string) {
	if len(r.Days) == 0 {
		return
	}
	t := doc.Table{Repeat: 1, Scope: scope, Cols: []doc.Column{{Head: d.say("col-days")}, {Head: d.say("col-what"), Group: 1}, {Head: d.say("col-articles"), Group: 1}}}
	for _, day := range r.Days {
		when := d.say("day", "n", day.From)
		if day.Until > day.From {
			when = d.say("days", "from", day.From, "until", day.Until)
		}
		what := doc.Cell{d.say("day-"+day.What, "orders", day.Orders)}
		if day.Conflict {
			what = append(what, d.say("day-conflict"))
		}
		var articles doc.Cell
		for _, c := range day.Cites {
			articles = append(articles, doc.Lines(doc.Cite(c))...)
		}
		t.Rows = append(t.Rows, doc.Simple(0, doc.Cell{when}, what, articles))
	}
	d.add(doc.Paragraph{Text: d.say("intro-days")}, t)
}

func (d *view) step(n int, s *sim.Step, r *sim.Request) doc.Row {
	what := doc.Cell{d.label("event", s.Event)}
	for _, id := range s.Grounds {
		what = append(what, d.say("on-grounds", "ground", d.named(id, r)))
	}
	if s.Tells != "" {
		what = append(what, d.say("tells", "actor", d.label("actor", s.Tells)))
	}
	if s.Deadline != nil {
		what = append(what, d.deadline(s.Deadline))
	}
	what = append(what, doc.Lines(d.prose(s.Note))...)
	var articles doc.Cell
	for i, c := range s.Cites {
		rule := ""
		if len(s.Rules) == len(s.Cites) {
			rule = s.Rules[i]
		}
		articles = append(articles, doc.Lines(doc.CiteRule(rule, c))...)
	}
	return doc.Simple(0, doc.Cell{d.say("fact-number", "n", n)}, doc.Cell{d.label("stage", s.Stage)}, doc.Lines(d.actor(s.Actor)), what, articles)
}

func (d *view) actor(id string) string {
	if id == "" {
		return ""
	}
	return d.label("actor", id)
}

// named is a ground by its id: its topic and article.
func (d *view) named(id string, r *sim.Request) string {
	for i := range r.Grounds {
		if r.Grounds[i].ID == id {
			g := &r.Grounds[i]
			return d.say("topic-cite", "topic", d.topic(topicOf(g)), "cite", doc.CiteRule(g.ID, g.Cite))
		}
	}
	return doc.Clean(id)
}

// deadlines are the time limits that bear on the request, but for those that a step or the timeline shows.
func (d *view) deadlines(r *sim.Request, scope string) {
	shown := map[string]bool{}
	for _, s := range r.Path {
		if s.Deadline != nil {
			shown[s.Deadline.Rule] = true
		}
	}
	for _, m := range r.Timeline.Moments {
		if m.Deadline != nil {
			shown[m.Deadline.Rule] = true
		}
	}
	l := doc.List{Scope: scope}
	for i := range r.Deadlines {
		if x := &r.Deadlines[i]; x.Rule == "" || !shown[x.Rule] {
			l.Items = append(l.Items, doc.Item{Term: "", Text: d.deadline(x)})
		}
	}
	if len(l.Items) > 0 {
		d.add(doc.Paragraph{Text: d.say("deadlines")}, l)
	}
}
