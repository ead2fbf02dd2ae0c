package report

import (
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/words"
)

// timeline says, treaty by treaty, who learns what and when, and who could have done something about the measure.
func (d *view) timeline(under []entry) {
	if !slices.ContainsFunc(under, entry.followed) {
		return
	}
	d.section("timeline-title", requestID(under))
	d.add(doc.Paragraph{Text: d.say("timeline-intro")})
	for _, e := range under {
		if !e.followed() {
			continue
		}
		d.add(doc.Heading{Level: 3, Text: e.name})
		t := doc.Table{Repeat: 2, Scope: e.treaty.ID, Cols: []doc.Column{
			{Head: d.say("timeline-col-step")}, {Head: d.say("col-stage")}, {Head: d.say("timeline-col-what"), Group: 1},
		}}
		moments := e.request.Timeline.Moments
		for i := 0; i < len(moments); {
			m := &moments[i]
			row := doc.Cell{}
			for ; i < len(moments) && moments[i].Step == m.Step && moments[i].Stage == m.Stage; i++ {
				row = append(row, d.moment(&moments[i]))
			}
			t.Rows = append(t.Rows, doc.Simple(0, doc.Cell{d.say("fact-number", "n", m.Step)}, doc.Cell{d.label("stage", m.Stage)}, row))
		}
		if len(t.Rows) > 0 {
			d.add(t)
		}
		d.remedies(e.request)
		d.days(e.request, e.treaty.ID)
	}
}

func (d *view) moment(m *sim.Moment) string {
	actors := d.labels("actor", m.Actors)
	switch m.Kind {
	case "knows":
		return d.say("timeline-knows", "actors", actors, "circumstances", d.list("circumstance", m.Circumstances))
	case "told":
		return d.say("timeline-told", "from", d.label("actor", m.From), "actors", actors, "circumstances", d.list("circumstance", m.Circumstances))
	case "news":
		return d.say("timeline-news", "actors", actors, "circumstances", d.list("circumstance", m.Circumstances))
	case "acts":
		return d.say("timeline-acts", "actors", actors)
	case "notice":
		return d.byRule(m, d.say("timeline-notice", "from", d.label("actor", m.From), "actors", actors, "about", d.prose(m.About)))
	case "secrecy":
		return d.byRule(m, d.say("timeline-secrecy", "actors", actors, "end", d.secrecyEnd(m)))
	case "secrecy-ends":
		return d.byRule(m, d.say("timeline-secrecy-ends", "actors", actors))
	case "deadline":
		return d.say("timeline-clock", "deadline", d.deadline(m.Deadline))
	}
	return doc.Clean(m.Kind)
}

// byRule adds the articles of a rule and its layer.
func (d *view) byRule(m *sim.Moment, text string) string {
	return d.layered(d.cited(text, strings.Join(m.Cites, ", ")), m.Layer)
}

// secrecyEnd is when a duty of secrecy ends; where no source says so, whose business that is.
func (d *view) secrecyEnd(m *sim.Moment) string {
	d.use("gag-end", m.Until)
	if m.Until == "none-stated" {
		if m.Layer == "treaty" {
			return d.say("timeline-secrecy-treaty")
		}
		return d.say("timeline-secrecy-domestic")
	}
	end := d.long("gag-end", m.Until)
	if m.Ends {
		return d.say("timeline-ends-here", "end", end)
	}
	return end
}

// remedies says which remedy could be used first, or why there was none.
func (d *view) remedies(q *sim.Request) {
	t := &q.Timeline
	if len(t.Remedies) > 0 && t.Remedies[0].Usable {
		items := []doc.Item{{Term: d.say("timeline-first"), Text: d.remedy(q, &t.Remedies[0])}}
		i := slices.IndexFunc(t.Remedies, func(r sim.Remedy) bool { return r.Usable && r.Helps })
		if i > 0 { // of the first nothing can come
			items = append(items, doc.Item{Term: d.say("timeline-first-that-helps"), Text: d.remedy(q, &t.Remedies[i])})
		}
		d.add(doc.List{Items: items})
		return
	}
	if t.Unneeded || len(t.Remedies) == 0 {
		text := d.say("timeline-no-rule")
		if t.Unneeded {
			text = d.say("timeline-unneeded")
		}
		d.add(doc.List{Items: []doc.Item{{Term: d.say("timeline-first"), Text: text}}})
		return
	}
	var items []doc.Item
	var reasons []string
	by := map[string][]string{}
	for i := range t.Remedies {
		r := &t.Remedies[i]
		why := words.Fill(d.label("timeline-why", r.Why), "law", d.label("timeline-law", r.LawOf))
		switch {
		case r.Why == "not-told" && len(r.Silences) > 0:
			why = d.withCites(d.say("timeline-silenced", "why", why), r.Silences)
		case r.Why == "not-told":
			why = d.say("timeline-silent", "why", why)
		default:
			why = d.withCites(why, r.Cites)
		}
		if by[why] == nil {
			reasons = append(reasons, why)
		}
		one := d.say("timeline-not-one", "remedy", d.label("timeline-remedy", r.Event), "actor", d.label("actor", r.Actor))
		if !slices.Contains(by[why], one) {
			by[why] = append(by[why], one)
		}
	}
	for _, why := range reasons {
		items = append(items, doc.Item{Text: d.say("timeline-not", "why", why, "remedies", strings.Join(by[why], "; "))})
	}
	d.add(doc.Paragraph{Text: d.say("timeline-none")}, doc.List{Items: items})
}

func (d *view) remedy(q *sim.Request, r *sim.Remedy) string {
	text := d.say("timeline-usable", "remedy", d.label("timeline-remedy", r.Event), "actor", d.label("actor", r.Actor),
		"stage", d.long("stage", r.Stage), "before", d.label("actor", r.Before))
	if len(r.Cites) > 0 {
		text = d.withCites(text, r.Cites)
	} else {
		text = d.say("law-word-cite", "word", text, "cite", d.label("timeline-law", r.LawOf))
	}
	parts := []string{text}
	if r.ToldBy != "" {
		parts = append(parts, d.cited(d.say("timeline-told-by", "from", d.label("actor", r.ToldBy)), r.Notice))
	}
	when, helps := d.say("timeline-before"), d.say("timeline-helps-not")
	if r.After {
		when = d.say("timeline-after")
		if q.LastNo.Sought == "preserved" {
			when = d.say("timeline-after-preserved")
		}
	}
	if r.Helps {
		helps = d.label("timeline-help", r.Event)
	}
	return strings.Join(append(parts, when, helps), "; ")
}

// list is a row of labels, kept apart by semicolons.
func (d *view) list(group string, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, d.label(group, id))
	}
	return strings.Join(out, "; ")
}
