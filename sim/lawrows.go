package sim

import (
	"slices"
	"strings"

	"rogatory/sim/words"
)

// lawRows are secrecy, demands on domestic law, safeguards, time limits and what steps back.
func lawRows(q *Request) []line {
	var rows []line
	for _, g := range q.Gags {
		rows = append(rows, line{"gags/" + g.Rule, say("change-secrecy", "who", binds(&g)), []aspect{
			{"law", layered(short("gag-end", g.Until), g.Layer), "", slices.Concat(articleOf(g.Cite), articleOf(g.Demanded)),
				say("stops-from", "stage", words.English().Label("stage", g.From)), []any{g.Layer, g.From, g.Until, g.Cite, g.Demanded}},
			{"binds", shorts("actor", g.Binds), "", articleOf(g.Cite), "", g.Binds},
			{"towards", shorts("actor", g.Stops), "", articleOf(g.Cite), "", g.Stops},
			{"here", short("gag-status", g.Status), "", articleOf(g.Cite), "", g.Status},
		}})
	}
	for _, d := range q.Demands {
		rows = append(rows, line{"demands/" + d.ID, say("change-demand", "topic", topicLabel(d.Topic, d.Title)), []aspect{
			{"law", d.Title, "", articleOf(d.Cite), short("law-of", d.Of), []any{d.Topic, d.Of, d.Cite, d.Title}},
			{"here", short("safeguard-status", d.Status), "", articleOf(d.Cite), "", d.Status},
		}})
	}
	rows = append(rows, silenceRows(q)...)
	for _, s := range q.Safeguards {
		rows = append(rows, line{"safeguards/" + s.ID, say("change-safeguard", "topic", topicLabel(s.Topic, s.Title)), []aspect{
			{"law", layered(short("safeguard-strength", s.Strength), s.Layer), "", articleOf(s.Cite), s.Title, []any{s.Topic, s.Layer, s.Kind, s.Title, s.Strength, s.Cite}},
			{"whose", short("law-of", s.LawOf), "", articleOf(s.Cite), "", s.LawOf},
			{"here", because(short("safeguard-status", s.Status), s.Why), "", articleOf(s.Cite), "", []any{s.Status, s.Why}},
		}})
	}
	for _, d := range q.Deadlines {
		rows = append(rows, single("deadlines/"+d.Rule, say("deadlines"), deadlineText(&d), articleOf(d.Cite), "", d))
	}
	for _, d := range q.Days {
		rows = append(rows, single("days/"+d.What, say("day-"+d.What, "orders", d.Orders), dayText(&d), d.Cites, "", d))
	}
	for _, d := range q.Displaced {
		rows = append(rows, single("displaced/"+d.ID, say("change-steps-back"), d.Cite, articleOf(d.ByCite), d.By, d))
	}
	if len(q.Kept) > 0 {
		rows = append(rows, single("kept", say("col-kept"), strings.Join(q.Kept, ", "), nil, "", q.Kept))
	}
	return rows
}

// silenceRows are what became of each protection of somebody whom the request concerns.
func silenceRows(q *Request) []line {
	var rows []line
	for i := 0; i < len(q.Silence); {
		first := &q.Silence[i]
		var text, cites []string
		j := i
		for ; j < len(q.Silence) && q.Silence[j].Concerned == first.Concerned && q.Silence[j].Topic == first.Topic; j++ {
			s := &q.Silence[j]
			says := s.Says
			if s.Reason == "reached" {
				says = say("silence-reached", "what", says)
			}
			if !slices.Contains(text, says) { // the articles tell apart what is said alike
				text = append(text, says)
			}
			for _, c := range slices.Concat(articleOf(s.Cite), articleOf(s.Demanded)) {
				if !slices.Contains(cites, c) {
					cites = append(cites, c)
				}
			}
		}
		what := say("silence-change", "who", shorts("actor", first.Who), "topic", short("topic", first.Topic))
		rows = append(rows, single("silence/"+first.Concerned+">"+first.Topic, what, joined(text...), cites, "", q.Silence[i:j]))
		i = j
	}
	return rows
}

// binds names a duty of secrecy by the first of those whom it binds.
func binds(g *Gag) string {
	if len(g.Binds) == 0 {
		return g.Rule
	}
	return short("actor", g.Binds[0])
}

// dayText is when something is, in days from preservation.
func dayText(d *Day) string {
	when := say("day", "n", d.From)
	if d.Until > d.From {
		when = say("days", "from", d.From, "until", d.Until)
	}
	if d.Conflict {
		return joined(when, say("day-conflict"))
	}
	return when
}

// afterRow is what may become of the data once they are delivered, or of the measure before a court.
func afterRow(h *Happening) line {
	limited, onCondition := "limited-by", "limited-on-condition"
	if h.Breach {
		limited, onCondition = "breaches", "breaches-condition"
	}
	var law []string
	if len(h.Limits) > 0 {
		law = append(law, say(limited, "cites", strings.Join(h.Limits, "; ")))
	}
	if len(h.OnCondition) > 0 {
		law = append(law, say(onCondition, "cites", strings.Join(h.OnCondition, "; ")))
	}
	if len(law) == 0 {
		law = append(law, say("no-limit"))
	}
	here := say("did-not-happen")
	if h.Happened {
		here = say("happened")
	}
	by := slices.Concat(h.Limits, h.OnCondition)
	return line{"after/" + h.Event, short("happening", h.Event), []aspect{
		{"law", joined(law...), "", by, "", []any{h.Breach, h.Limits, h.OnCondition}},
		{"here", here, "", by, "", h.Happened},
		{"runs", runsText(h.Runs), "", by, "", h.Runs},
	}}
}

func deadlineText(d *Deadline) string {
	group := "unit"
	if d.Value == 1 {
		group = "one-unit"
	}
	time := say("fact-value", "value", d.Value, "unit", short(group, d.Unit))
	return words.Fill(short("deadline-kind", d.Kind), "time", time, "stage", words.English().Label("stage", d.From))
}

// receiptRows are what the answer rests on, and its warnings.
func receiptRows(q *Request) []line {
	var rows []line
	for _, h := range q.HingesOn {
		var on []string
		for _, o := range slices.Concat(h.Readings, h.Facts) {
			end := endingText(o.Ending, o.Reason)
			if o.Stance != "" {
				end = say("stance-would", "stance", words.English().Label("stance", o.Stance)) + " " + end
			}
			on = append(on, because(o.Name, end))
		}
		rows = append(rows, single("hinges/"+h.Provision, say("change-hinge"), joined(on...), articleOf(h.Cite), "", h))
	}
	for _, a := range q.Assumed {
		rows = append(rows, single("assumed/"+a.Fact, say("change-assumed"), because(a.Fact, short("value", a.Value)), nil, a.Says, a))
	}
	for _, r := range q.Readings {
		rows = append(rows, single("readings/"+r.Reading, say("change-reading", "reading", r.Reading), r.Option, nil, r.Holder, r))
	}
	if len(q.Warnings) > 0 {
		rows = append(rows, single("warnings", say("warning"), strings.Join(q.Warnings, " "), nil, "", q.Warnings))
	}
	return rows
}
