package site

import (
	"rogatory/sim"
	"rogatory/sim/doc"
)

// terms makes a page for each word of the tables, and one that lists them.
func (b *builder) terms() error {
	all, _ := b.Simulator.Glossary(b.Words, "")
	list := Page{Path: "terms/index.html", Title: b.say("site-terms")}
	list.Blocks = append(list.Blocks, doc.Heading{Level: 1, Text: list.Title})
	group := ""
	var l doc.List
	flush := func() {
		if len(l.Items) > 0 {
			list.Blocks = append(list.Blocks, l)
		}
		l = doc.List{}
	}
	for _, t := range all {
		if t.Group != group {
			flush()
			group = t.Group
			list.Blocks = append(list.Blocks, doc.Heading{Level: 2, Text: doc.Clean(t.Title)})
		}
		l.Items = append(l.Items, doc.Item{Term: link(list.Path, termPath(t.Group, t.ID), doc.Clean(t.Word)), Text: doc.Clean(t.Means)})
		b.oneTerm(&t)
	}
	flush()
	b.add(list)
	return nil
}

func (b *builder) oneTerm(t *sim.Term) {
	at := termPath(t.Group, t.ID)
	p := Page{Path: at, Title: doc.Clean(t.Word)}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 1, Text: p.Title})
	if t.Means != "" {
		p.Blocks = append(p.Blocks, doc.Paragraph{Text: doc.Clean(t.Means)})
	}
	p.Blocks = append(p.Blocks, doc.List{Items: []doc.Item{
		{Term: b.say("site-group"), Text: link(at, "terms/index.html", doc.Clean(t.Title))},
		{Term: b.say("site-in-files"), Text: doc.Clean(t.ID)},
	}})
	b.add(p)
}

// claims makes the page of what documents say about the treaties, with the questions that decide it.
func (b *builder) claims() error {
	list, err := b.Simulator.Claims(b.ctx, b.Law, "")
	if err != nil {
		return err
	}
	at := "claims.html"
	p := Page{Path: at, Title: b.say("cli-claims-title")}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 1, Text: p.Title}, doc.Paragraph{Text: b.say("cli-claims-intro")})
	for _, s := range list.Sources {
		p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: doc.Clean(s.Title)})
		table := doc.Table{Span: 1, Repeat: 1, Ruled: true, Cols: []doc.Column{{Head: b.say("site-col-says")}, {Head: b.say("site-col-verdict")}, {Head: b.say("site-col-decided")}}}
		for _, c := range list.Claims {
			if c.Source != s.ID {
				continue
			}
			verdict := doc.Lines(b.term(at, "verdict", c.Verdict), doc.Clean(c.Because))
			if c.Reading != "" {
				verdict = append(verdict, b.say("site-claim-reading", "reading", doc.Clean(c.Reading)))
			}
			var decided doc.Cell
			for _, q := range c.Asked {
				decided = append(decided, "· "+b.say("site-claim-question", "question", doc.Clean(q.Question), "cite", doc.Cite(q.Cite)))
			}
			table.Rows = append(table.Rows, doc.Simple(1, doc.Lines(doc.Clean(c.Says), doc.Clean(c.Place)), verdict, decided))
		}
		p.Blocks = append(p.Blocks, table)
	}
	b.add(p)
	return nil
}
