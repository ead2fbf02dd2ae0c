package site

import (
	"fmt"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/law"
	"rogatory/sim/report"
	"rogatory/sim/scenario"
)

// scenarios makes a page for each story: the whole report, after links to what goes with it.
func (b *builder) scenarios() error {
	for i, r := range b.results {
		p := Page{Path: scenarioPath(r.Scenario.ID), Title: doc.Clean(r.Scenario.Title)}
		run := report.RunPage(r, b.Words)
		p.Blocks, p.Lead = slices.Insert(run.Blocks, 1, doc.Block(b.besides(p.Path, b.Stories[i], r))), run.Sources
		b.add(p)
	}
	return nil
}

// comparisons makes the matrix of all stories, a page for each story's treaties side by side, and a page for each
// pair of treaties, topic by topic.
func (b *builder) comparisons() error {
	all := sim.NewComparison()
	for i, s := range b.Stories {
		r, parted, err := b.Simulator.Part(b.ctx, s, sim.Options{})
		if err != nil {
			return fmt.Errorf("%s: %w", s.ID, err)
		}
		all.Add(r, parted)
		one := sim.NewComparison()
		one.Add(r, parted)
		p := Page{Path: comparisonPath(s.ID), Title: b.say("site-parting", "story", doc.Clean(b.results[i].Scenario.Title))}
		page := report.ComparisonPage(one, b.Words)
		p.Blocks, p.Lead = slices.Insert(page.Blocks, 1, doc.Block(doc.Paragraph{Text: link(p.Path, scenarioPath(s.ID), b.say("site-to-report"))})), page.Sources
		b.add(p)
	}
	matrix := Page{Path: "comparisons/index.html", Title: b.say("site-comparisons")}
	page := report.ComparisonPage(all, b.Words)
	matrix.Blocks, matrix.Lead = page.Blocks, page.Sources
	b.add(matrix)
	for i, one := range b.texts {
		for _, other := range b.texts[i+1:] {
			b.pair(one, other)
		}
	}
	return nil
}

// pair sets two instruments side by side: for each topic, what each says.
func (b *builder) pair(one, other *law.Text) {
	at := comparisonPath(one.Instrument.ID + "-" + other.Instrument.ID)
	p := Page{Path: at, Title: b.say("site-pair", "one", doc.Clean(one.Instrument.Short), "other", doc.Clean(other.Instrument.Short))}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 1, Text: p.Title}, doc.Paragraph{Text: b.say("site-pair-intro")})
	table := doc.Table{Span: 1, Repeat: 1, Ruled: true, Cols: []doc.Column{
		{Head: b.say("site-col-topic")}, {Head: doc.Clean(one.Instrument.Short), Group: 1, Alike: true}, {Head: doc.Clean(other.Instrument.Short), Group: 2, Alike: true},
	}}
	a, c := b.topics(one), b.topics(other)
	for _, topic := range b.Words.IDs("topic") {
		if len(a[topic])+len(c[topic]) == 0 {
			continue
		}
		table.Rows = append(table.Rows, doc.Simple(1, doc.Cell{doc.Clean(b.Words.Label("topic", topic))}, b.rulesCell(at, a[topic]), b.rulesCell(at, c[topic])))
	}
	p.Blocks = append(p.Blocks, table)
	b.add(p)
}

// topics are an instrument's own rules by topic, in the order of its articles.
func (b *builder) topics(t *law.Text) map[string][]*law.Rule {
	out := map[string][]*law.Rule{}
	for _, r := range byArticle(t.Rules) {
		if r.Instrument == t.Instrument.ID && r.Topic != "" {
			out[r.Topic] = append(out[r.Topic], r)
		}
	}
	return out
}

func (b *builder) rulesCell(at string, rules []*law.Rule) doc.Cell {
	if len(rules) == 0 {
		return doc.Cell{b.say("site-no-rule")}
	}
	var c doc.Cell
	for _, r := range rules {
		c = append(c, "· "+b.say("site-rule-line", "cite", link(at, rulePath(r.ID), doc.Cite(r.Cite)), "says", oneLine(r.Says)))
	}
	return c
}

// index is the first page: what this is, the stories, the treaties, and where the rest is.
func (b *builder) index() {
	at := "index.html"
	p := Page{Path: at, Title: b.say("site-title")}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 1, Text: p.Title}, doc.Paragraph{Text: b.say("site-intro")})
	stories := doc.Table{Span: 1, Repeat: 1, Ruled: true, Cols: []doc.Column{{Head: b.say("col-scenario")}}}
	for i, t := range b.texts {
		stories.Cols = append(stories.Cols, doc.Column{Head: doc.Clean(t.Instrument.Short), Group: i + 1, Alike: true})
	}
	for _, r := range b.results {
		cells := []doc.Cell{{link(at, scenarioPath(r.Scenario.ID), doc.Clean(r.Scenario.Title))}}
		for _, t := range b.texts {
			cells = append(cells, b.ends(r, t.Instrument.ID))
		}
		stories.Rows = append(stories.Rows, doc.Simple(1, cells...))
	}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: b.say("site-scenarios")}, stories)
	var treaties, more []string
	for _, t := range b.texts {
		treaties = append(treaties, link(at, treatyPath(t.Instrument.ID), doc.Clean(t.Instrument.Name)))
	}
	treaties = append(treaties, link(at, "treaties/beside.html", b.say("site-beside")))
	p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: b.say("site-treaties")}, plainList(treaties))
	for _, q := range b.pages {
		if pair := strings.HasPrefix(q.Path, "comparisons/") && !slices.ContainsFunc(b.Stories, func(s *scenario.Scenario) bool { return q.Path == comparisonPath(s.ID) }); pair || slices.Contains([]string{"terms/index.html", "claims.html", "learn.html"}, q.Path) {
			more = append(more, link(at, q.Path, q.Title))
		}
	}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: b.say("site-more")}, plainList(more), doc.Paragraph{Text: b.say("disclaimer")})
	b.add(p)
}

// ends is where the requests of a story ended under a treaty, each end once.
func (b *builder) ends(r *sim.RunResult, treaty string) doc.Cell {
	ends := doc.Cell{}
	for i := range r.Treaties {
		if r.Treaties[i].ID != treaty {
			continue
		}
		for _, q := range r.Treaties[i].Requests {
			if end := b.Words.Short("outcome", q.Outcome); !slices.Contains(ends, end) {
				ends = append(ends, end)
			}
		}
	}
	if len(ends) == 0 {
		return doc.Cell{b.say("nothing")}
	}
	return doc.Cell{strings.Join(ends, ", ")}
}
