package report

import (
	"rogatory/sim"
	"rogatory/sim/doc"
)

// after says what may become of the data once they are delivered, and of the measure before a court. Where nobody
// wants more than was asked and nobody who was told can go to a court, there is nothing to say.
func (d *view) after(under []entry) {
	var events []string
	rows := map[string][][]holding{}
	for i, e := range under {
		if e.request == nil {
			continue
		}
		for j := range e.request.After {
			h := &e.request.After[j]
			if rows[h.Event] == nil {
				rows[h.Event] = make([][]holding, len(under))
				events = append(events, h.Event)
			}
			rows[h.Event][i] = append(rows[h.Event][i], d.happening(h, e.request))
		}
	}
	if len(events) == 0 {
		return
	}
	d.section("title-after", requestID(under))
	m := d.matrix("col-happening", under, "line-law", "line-here", "line-runs")
	for _, event := range events {
		m.row(doc.Cell{d.label("happening", event)}, rows[event], func(e entry) string {
			return d.missing(e, func() string { return d.say("cannot-happen") })
		})
	}
	d.add(doc.Paragraph{Text: d.say("intro-after")})
	m.show()
}

func (d *view) happening(h *sim.Happening, r *sim.Request) holding {
	var law doc.Cell
	limited, onCondition := "limited-by", "limited-on-condition"
	if h.Breach {
		limited, onCondition = "breaches", "breaches-condition"
	}
	if len(h.Limits) > 0 {
		law = append(law, d.say(limited, "cites", doc.Cites(h.Limits)))
	}
	if len(h.OnCondition) > 0 {
		law = append(law, d.say(onCondition, "cites", doc.Cites(h.OnCondition)))
	}
	if len(law) == 0 {
		law = doc.Cell{d.say("no-limit")}
	}
	here := d.say("did-not-happen")
	if h.Happened {
		here = d.say("happened")
	}
	return holding{law, doc.Lines(here), doc.Lines(d.runs(h.Runs, r.Assumed))}
}
