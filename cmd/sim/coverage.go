package main

import (
	"fmt"
	"io"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// doCoverage shows what is encoded of a treaty, paragraph by paragraph.
func (a *app) doCoverage(l *library, id string) error {
	if l.Law.Instrument(id) == nil {
		return &usageError{problems{say("cli-no-treaty", "name", fmt.Sprintf("%q", id), "meant", meant(id, l.Law.IDs()))}}
	}
	c, err := l.Coverage(id)
	if err != nil {
		return &usageError{problems{err.Error()}}
	}
	if c == nil {
		return &usageError{problems{say("cli-coverage-none", "id", id)}}
	}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, c) })
	}
	return a.show(coveragePage(c))
}

// hows are what can have been made of a paragraph, in the order of the legend.
var hows = []string{"encoded", "stated", "unencodable", "apart", "open"}

func coveragePage(c *sim.Coverage) *page {
	p := &page{}
	p.title(1, say("cli-treaties-name", "id", c.ID, "name", c.Name))
	t := c.Totals
	p.text(say("cli-coverage-totals", "articles", t.Articles, "paragraphs", t.Paragraphs, "encoded", t.Encoded, "stated", t.Stated,
		"unencodable", t.Unencodable, "apart", t.Apart, "open", t.Open, "questions", t.Questions))
	var legend [][]string
	for _, how := range hows {
		legend = append(legend, []string{say("cli-how-" + how), say("cli-how-means-" + how)})
	}
	p.list(legend...)
	heads := []string{say("cli-col-paragraph"), say("cli-col-how"), say("cli-col-by-what")}
	var all [][][]string
	for _, article := range c.Articles {
		var rows [][]string
		for _, g := range article.Paragraphs {
			rows = append(rows, coverageRow(&g))
		}
		all = append(all, rows)
	}
	least := []int{0, 0, 0}
	for _, rows := range all {
		for _, r := range rows {
			least[0], least[1] = max(least[0], doc.Width(tidy(r[0]))), max(least[1], doc.Width(tidy(r[1])))
		}
	}
	for i, article := range c.Articles {
		p.title(2, say("cli-coverage-article", "n", article.Article, "heading", article.Heading))
		p.part(heads, least, all[i])
	}
	p.text(say("disclaimer"))
	return p
}

func coverageRow(g *sim.CoveredParagraph) []string {
	name := g.Paragraph
	if g.Rest {
		name = say("cli-coverage-rest", "n", name)
	}
	var ids, reasons []string
	for _, r := range g.Rules {
		ids = append(ids, r.ID)
		if r.Unencodable != "" {
			reasons = append(reasons, say("cli-coverage-reason", "rule", r.ID, "reason", oneLine(r.Unencodable)))
		}
	}
	what := strings.Join(ids, ", ")
	switch {
	case g.Apart != "":
		what = g.Apart
	case g.How == "open":
		what = say("cli-coverage-open")
	case g.How == "unencodable":
		what, reasons = strings.Join(reasons, " "), nil
	}
	switch {
	case g.Questions == 1:
		what = say("cli-coverage-question", "what", what)
	case g.Questions > 1:
		what = say("cli-coverage-questions", "what", what, "n", g.Questions)
	}
	return []string{whole(name), whole(say("cli-how-" + g.How)), strings.Join(append([]string{what}, reasons...), ". ")}
}
