package report

import "rogatory/sim/doc"
import "rogatory/sim"

// safeguards says how firmly each safeguard is fixed, by whose law, and whether it is met here.
func (d *view) safeguards(under []entry) {
	d.section("title-safeguards", requestID(under))
	m := d.matrix("col-safeguard", under, "line-law", "line-whose", "line-here")
	type key struct{ kind, topic, title string }
	var order []key
	byKey := map[key][][]holding{}
	for i, e := range under {
		if e.request == nil {
			continue
		}
		for j := range e.request.Safeguards {
			s := &e.request.Safeguards[j]
			k := key{s.Kind, s.Topic, s.Title}
			if s.Topic != "" { // the topic aligns treaties, whatever each calls the safeguard
				k = key{topic: s.Topic}
			}
			if byKey[k] == nil {
				byKey[k] = make([][]holding, len(under))
				order = append(order, k)
			}
			byKey[k][i] = append(byKey[k][i], d.safeguard(s))
		}
	}
	for _, k := range order {
		m.row(doc.Cell{d.safeguardHead(k.kind, k.topic, k.title)}, byKey[k], func(e entry) string {
			return d.missing(e, func() string { return d.label("missing", "none-recorded") })
		})
	}
	if len(order) == 0 {
		d.add(doc.Paragraph{Text: d.label("missing", "none-recorded")})
		return
	}
	d.add(doc.Paragraph{Text: d.say("intro-safeguards")})
	m.show()
}

func (d *view) safeguardHead(kind, topic, title string) string {
	switch title = d.prose(title); {
	case topic != "":
		return d.label("topic", topic)
	case title == "":
		return d.label("safeguard-kind", kind)
	case kind == "":
		return title
	default:
		return d.say("kind-title", "kind", d.label("safeguard-kind", kind), "title", title)
	}
}

func (d *view) safeguard(s *sim.Safeguard) holding {
	law := d.label("safeguard-strength", s.Strength)
	if s.Strength != "silent" || s.Cite != "" {
		law = d.citedRule(law, s.ID, s.Cite)
	}
	whose := ""
	if s.LawOf != "" {
		whose = d.label("law-of", s.LawOf)
	}
	status := ""
	if s.Status != "" {
		status = d.label("safeguard-status", s.Status)
	}
	if why := d.prose(s.Why); why != "" && status != "" {
		status = d.say("because", "status", status, "why", why)
	} else if why != "" {
		status = why
	}
	return holding{{d.layered(law, s.Layer)}, doc.Lines(whose), doc.Lines(status)}
}
