package report

import (
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// silence says, for each person and body that the request concerns, which protections did not reach them and why,
// and in one line which did.
func (d *view) silence(under []entry) {
	var order []string
	who := map[string][]string{}
	for _, e := range under {
		if e.request == nil {
			continue
		}
		for i := range e.request.Silence {
			s := &e.request.Silence[i]
			if who[s.Concerned] == nil {
				order = append(order, s.Concerned)
			}
			for _, a := range s.Who {
				if !slices.Contains(who[s.Concerned], a) {
					who[s.Concerned] = append(who[s.Concerned], a)
				}
			}
		}
	}
	if len(order) == 0 {
		return
	}
	t := doc.Table{Span: 1, Repeat: 1, Ruled: true, Cols: []doc.Column{{Head: d.say("silence-col")}}}
	for i, e := range under {
		t.Cols = append(t.Cols, doc.Column{Head: e.name, Group: 1 + i, Alike: true})
	}
	for _, id := range order {
		cells := []doc.Cell{{d.labels("actor", who[id])}}
		for _, e := range under {
			c := d.unreached(e, id)
			if c.Empty() {
				c = doc.Cell{d.missing(e, func() string { return d.say("silence-none") })}
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, doc.Simple(1, cells...))
	}
	d.section("title-silence", requestID(under))
	d.add(doc.Paragraph{Text: d.say("silence-intro")}, t)
}

// unreached is a line for each protection of somebody that did not reach them. Protections that failed for the same
// reasons share a line; those that did reach them share the last, by their articles. What nobody knew is told in full
// once in a column.
func (d *view) unreached(e entry, id string) doc.Cell {
	if e.request == nil {
		return nil
	}
	bodies, kept := newGroups(), newGroups()
	told := map[string]bool{}
	rows := e.request.Silence
	for i := 0; i < len(rows); {
		topic, why := rows[i].Topic, []string{}
		of := rows[i].Concerned
		for ; i < len(rows) && rows[i].Concerned == of && rows[i].Topic == topic; i++ {
			again := told[rows[i].Says]
			told[rows[i].Says] = true
			switch {
			case of != id:
			case rows[i].Reason == "reached":
				kept.add(d.reachedBy(&rows[i]), d.label("topic", topic))
			default:
				why = append(why, d.unreachedBy(&rows[i], again))
			}
		}
		if len(why) > 0 {
			bodies.add(strings.Join(why, "; "), d.label("topic", topic))
		}
	}
	var c doc.Cell
	for _, body := range bodies.order {
		c = append(c, d.say("silence-line", "topic", bodies.names(body), "why", body))
	}
	var reached []string
	for _, by := range kept.order {
		reached = append(reached, d.say("law-word-cite", "word", kept.names(by), "cite", by))
	}
	if len(reached) > 0 {
		c = append(c, d.say("silence-reached", "what", strings.Join(reached, "; ")))
	}
	return doc.Bulleted(c)
}

// groups are names by what they have in common, in the order in which that came up. Texts of the same words are the
// same, whichever rule they lead to.
type groups struct {
	order []string
	of    map[string][]string // by the words alone
}

func newGroups() *groups { return &groups{of: map[string][]string{}} }

func (g *groups) add(text, name string) {
	key := doc.Plain(text, false)
	if g.of[key] == nil {
		g.order = append(g.order, text)
	}
	if !slices.Contains(g.of[key], name) {
		g.of[key] = append(g.of[key], name)
	}
}

func (g *groups) names(text string) string { return strings.Join(g.of[doc.Plain(text, false)], ", ") }

// unreachedBy is one reason with its article.
func (d *view) unreachedBy(s *sim.Silence, again bool) string {
	says, c := d.prose(s.Says), doc.CiteRule(s.Rule, s.Cite)
	if by := doc.Cite(s.Demanded); by != "" {
		c = d.say("cite-demanded", "law", c, "by", by)
	}
	if len(s.Lacked) > 0 && again {
		says = d.say("silence-as-above", "holder", d.labels("actor", s.By))
	}
	if s.Until != "" {
		d.use("gag-end", s.Until)
	}
	if c == "" || s.Layer == "domestic" && s.Reason == "domestic-law" {
		return says
	}
	return d.say("law-word-cite", "word", says, "cite", c)
}

// reachedBy is the article by which a protection reached somebody, or where there is none what did.
func (d *view) reachedBy(s *sim.Silence) string {
	c := doc.CiteRule(s.Rule, s.Cite)
	if c != "" && s.Layer != "domestic" {
		return c
	}
	return d.prose(s.Says)
}
