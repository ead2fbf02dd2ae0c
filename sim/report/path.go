package report

import (
	"strings"

	"rogatory/sim"
)

// path lists, for each treaty, the steps of the run with their articles.
func (d *view) path(under []entry) {
	d.section("title-path", requestID(under))
	for _, e := range under {
		if e.request == nil {
			continue
		}
		d.add(heading{3, e.name})
		r := e.request
		if len(r.Path) == 0 {
			d.add(paragraph{text: d.say("no-path")})
		} else {
			t := table{repeat: 2, cols: []column{
				{head: d.say("col-step")}, {head: d.say("col-stage")},
				{head: d.say("col-who"), group: 1}, {head: d.say("col-what"), group: 1}, {head: d.say("col-articles"), group: 1},
			}}
			for i := range r.Path {
				t.rows = append(t.rows, d.step(i+1, &r.Path[i], r))
			}
			d.add(t)
		}
		d.add(paragraph{text: d.say("ends", "ending",
			strings.Join(d.ending(r.Outcome, r.Reason, r.Reached, r.Obtained), "; "))})
		d.deadlines(r)
		d.days(r)
	}
}

// days are the days of a preservation, added up.
func (d *view) days(r *sim.Request) {
	if len(r.Days) == 0 {
		return
	}
	t := table{repeat: 1, cols: []column{{head: d.say("col-days")}, {head: d.say("col-what"), group: 1}, {head: d.say("col-articles"), group: 1}}}
	for _, day := range r.Days {
		when := d.say("day", "n", day.From)
		if day.Until > day.From {
			when = d.say("days", "from", day.From, "until", day.Until)
		}
		what := cell{d.say("day-"+day.What, "orders", day.Orders)}
		if day.Conflict {
			what = append(what, d.say("day-conflict"))
		}
		var articles cell
		for _, c := range day.Cites {
			articles = append(articles, lines(cite(c))...)
		}
		t.rows = append(t.rows, simple(0, cell{when}, what, articles))
	}
	d.add(paragraph{text: d.say("intro-days")}, t)
}

func (d *view) step(n int, s *sim.Step, r *sim.Request) row {
	what := cell{d.label("event", s.Event)}
	for _, id := range s.Grounds {
		what = append(what, d.say("on-grounds", "ground", d.named(id, r)))
	}
	if s.Tells != "" {
		what = append(what, d.say("tells", "actor", d.label("actor", s.Tells)))
	}
	if s.Deadline != nil {
		what = append(what, d.deadline(s.Deadline))
	}
	what = append(what, lines(d.prose(s.Note))...)
	var articles cell
	for _, c := range s.Cites {
		articles = append(articles, lines(cite(c))...)
	}
	return simple(0, cell{d.say("fact-number", "n", n)}, cell{d.label("stage", s.Stage)}, lines(d.actor(s.Actor)), what, articles)
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
			return d.say("topic-cite", "topic", d.topic(topicOf(g)), "cite", cite(g.Cite))
		}
	}
	return clean(id)
}

// deadlines are the time limits that bear on the request and that no step has shown.
func (d *view) deadlines(r *sim.Request) {
	shown := map[string]bool{}
	for _, s := range r.Path {
		if s.Deadline != nil {
			shown[s.Deadline.Rule] = true
		}
	}
	var l list
	for i := range r.Deadlines {
		if x := &r.Deadlines[i]; x.Rule == "" || !shown[x.Rule] {
			l.items = append(l.items, item{"", d.deadline(x)})
		}
	}
	if len(l.items) > 0 {
		d.add(paragraph{text: d.say("deadlines")}, l)
	}
}
