package report

import (
	"io"
	"slices"
	"sort"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// Handout writes scenarios for a room: the story, the States, the request, and tables to fill in. It holds no answer: what
// is listed is in the order of the alphabet, and under no treaty.
func Handout(w io.Writer, results []*sim.RunResult, o Options) error {
	o = o.filled()
	return render(w, HandoutPage(results, o.Words), o)
}

// HandoutPage is the same as a page.
func HandoutPage(results []*sim.RunResult, w *Words) doc.Page {
	v := newVoice(w)
	p := doc.Page{Class: "handout"}
	for _, r := range results {
		p.Blocks = append(p.Blocks, handoutDocument(r, v)...)
	}
	p.Blocks = append(p.Blocks, doc.Paragraph{Text: v.say("disclaimer")})
	return p
}

func handoutDocument(r *sim.RunResult, v *voice) []doc.Block {
	d := &view{voice: v, result: r}
	title, story := named(&r.Scenario), r.Scenario.Story
	if sheet := r.Scenario.Sheet; sheet.Brief != "" { // which gives nothing away
		title, story = first(doc.Clean(sheet.Title), title), sheet.Brief
	}
	d.add(doc.Heading{Level: 1, Text: title}, doc.Paragraph{Style: doc.Meta, Text: d.say("handout-line")})
	for _, paragraphs := range strings.Split(story, "\n\n") {
		if text := d.prose(strings.Join(strings.Fields(paragraphs), " ")); text != "" {
			d.add(doc.Paragraph{Text: text})
		}
	}
	d.parties()
	if len(r.Treaties) == 0 {
		d.add(doc.Paragraph{Text: d.say("no-treaties")})
		return d.doc
	}
	for _, id := range d.requests() {
		under := d.under(id)
		several := len(d.requests()) > 1
		ask := func(key string) {
			title := d.say(key)
			if several {
				title = d.say("of-request", "title", title, "request", doc.Clean(id))
			}
			d.number++
			d.add(doc.Heading{Level: 2, Text: d.say("numbered", "n", d.number, "title", title)})
		}
		ask("handout-ended")
		end := doc.Table{Ruled: true, Blank: true, Span: 1, Repeat: 1, Cols: []doc.Column{{Head: d.say("col-treaty")},
			{Head: d.say("col-ended"), Group: 1, Alike: true}, {Head: d.say("col-articles"), Group: 1, Alike: true}, {Head: d.say("handout-who"), Group: 1, Alike: true}}}
		for _, e := range under {
			end.Rows = append(end.Rows, doc.Simple(1, doc.Cell{e.name}, nil, nil, nil))
		}
		d.add(end)
		for _, q := range []struct {
			title, head string
			rows        []string
		}{
			{"handout-grounds", "col-ground", d.groundNames(under)},
			{"handout-told", "handout-whom", d.told(under)},
			{"handout-safeguards", "col-safeguard", d.safeguardNames(under)},
		} {
			if len(q.rows) > 0 {
				ask(q.title)
				d.add(d.blank(q.head, under, q.rows))
			}
		}
	}
	for _, key := range []string{"handout-no", "handout-own"} {
		d.number++
		d.add(doc.Heading{Level: 2, Text: d.say("numbered", "n", d.number, "title", d.say(key))}, doc.Space{Lines: 6})
	}
	return d.doc
}

// parties are the States, the treaties and what is asked.
func (d *view) parties() {
	var l doc.List
	for _, st := range d.result.Scenario.States {
		if d.result.Scenario.Sheet.Brief != "" && st.Role == "sending" {
			continue // that somebody was sent may be what only one actor knows
		}
		text := doc.Clean(st.Name)
		if st.Law != "" {
			text = d.say("state-law", "name", text, "law", d.prose(st.Law))
		}
		l.Items = append(l.Items, doc.Item{Term: d.label("party", st.Role), Text: text})
	}
	seen := map[string]bool{}
	for i := range d.result.Treaties {
		t := &d.result.Treaties[i]
		l.Items = append(l.Items, doc.Item{Term: treatyName(t), Text: doc.Clean(t.Name)})
	}
	for _, t := range d.result.Treaties {
		for _, q := range t.Requests {
			if !seen[q.ID] {
				seen[q.ID] = true
				l.Items = append(l.Items, doc.Item{Term: d.say("request-term", "request", doc.Clean(q.ID)),
					Text: d.say("request-line", "measure", d.long("measure", q.Measure), "route", d.long("route", q.Route))})
			}
		}
	}
	if len(l.Items) > 0 {
		d.add(l)
	}
}

// blank has a row for each thing and a column for each treaty, to fill in.
func (d *view) blank(head string, under []entry, rows []string) doc.Table {
	t := doc.Table{Ruled: true, Blank: true, Span: 1, Repeat: 1, Cols: []doc.Column{{Head: d.say(head)}}}
	for i, e := range under {
		t.Cols = append(t.Cols, doc.Column{Head: e.name, Group: 1 + i, Alike: true})
	}
	for _, r := range rows {
		t.Rows = append(t.Rows, doc.Simple(1, append([]doc.Cell{{r}}, make([]doc.Cell, len(under))...)...))
	}
	return t
}

func inOrder(set map[string]bool) []string {
	var out []string
	for s := range set {
		if s != "" {
			out = append(out, s)
		}
	}
	sort.Slice(out, func(i, j int) bool { return doc.Plain(out[i], false) < doc.Plain(out[j], false) })
	return slices.CompactFunc(out, func(a, b string) bool { return doc.Plain(a, false) == doc.Plain(b, false) })
}

func (d *view) groundNames(under []entry) []string {
	set := map[string]bool{}
	for _, s := range groundSubjects(under) {
		set[d.layered(d.topic(s.topic), s.layer)] = true
	}
	return inOrder(set)
}

func (d *view) told(under []entry) []string {
	set := map[string]bool{}
	for _, ch := range channels(under) {
		set[d.label("actor", ch.to)] = true
	}
	return inOrder(set)
}

func (d *view) safeguardNames(under []entry) []string {
	set := map[string]bool{}
	for _, e := range under {
		if e.request == nil {
			continue
		}
		for _, s := range e.request.Safeguards {
			set[d.safeguardHead(s.Kind, s.Topic, s.Title)] = true
		}
	}
	return inOrder(set)
}
