package report

import (
	"slices"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// said holds what documents say about secrecy in such a case against the text, a table for each document.
func (d *view) said() {
	var sources []string
	of := map[string][]*sim.Said{}
	for i := range d.result.Said {
		s := &d.result.Said[i]
		if !slices.Contains(sources, s.Source) {
			sources = append(sources, s.Source)
		}
		of[s.Source] = append(of[s.Source], s)
	}
	for _, id := range sources {
		first := of[id][0]
		t := doc.Table{Span: 1, Repeat: 1, Ruled: true, Cols: []doc.Column{{Head: d.say("silence-said-says")}, {Head: d.say("silence-said-text"), Group: 1}}}
		for _, s := range of[id] {
			t.Rows = append(t.Rows, doc.Simple(1, doc.Cell{d.prose(s.Says)}, d.saidAgainst(s)))
		}
		d.add(doc.Heading{Level: 3, Text: d.say("silence-said-title", "who", d.prose(first.Called))},
			doc.Paragraph{Text: d.say("silence-said-intro", "title", d.prose(first.Title))}, t)
	}
}

// saidAgainst is the verdict, the article of each treaty, and the reading under which the claim would hold.
func (d *view) saidAgainst(s *sim.Said) doc.Cell {
	verdict := d.label("verdict", s.Verdict)
	if s.Because != "" {
		verdict = d.say("silence-said-verdict", "verdict", verdict, "because", d.prose(s.Because))
	}
	c := doc.Cell{verdict}
	for _, a := range s.Articles {
		cite := doc.CiteIn(a.Treaty, a.Cite)
		if cite == "" {
			cite = d.say("silence-said-none")
		}
		c = append(c, d.say("silence-said-article", "treaty", doc.Clean(a.Short), "cite", cite))
	}
	if s.Reading != "" {
		key := "silence-said-holds"
		if s.Chosen {
			key = "silence-said-chosen"
		}
		c = append(c, d.say(key, "reading", doc.Clean(s.Reading), "holder", d.prose(s.Holder)))
	}
	return c
}
