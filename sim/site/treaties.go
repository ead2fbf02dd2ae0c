package site

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// treaties makes a page for each instrument: its status, what is encoded of it article by article, its readings, its
// legal questions, and what it leaves outside.
func (b *builder) treaties() error {
	for _, t := range b.texts {
		c, err := b.Simulator.Coverage(t.Instrument.ID)
		if err != nil {
			return err
		}
		b.treaty(t, c)
	}
	b.beside()
	return nil
}

// beside makes the page of the law that stands beside every instrument: domestic law, other international law, and the
// grounds of a treaty that is not encoded.
func (b *builder) beside() {
	at := "treaties/beside.html"
	p := Page{Path: at, Title: b.say("site-beside")}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 1, Text: p.Title}, doc.Paragraph{Text: b.say("site-beside-intro")})
	for _, layer := range b.Simulator.Law.Layers {
		var l doc.List
		for _, r := range b.texts[0].Rules { // every text has them
			if r.Instrument == layer.ID {
				l.Items = append(l.Items, doc.Item{Term: link(at, rulePath(r.ID), doc.Cite(r.Cite)), Text: oneLine(r.Says)})
			}
		}
		if len(l.Items) > 0 {
			p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: doc.Clean(layer.Name)}, l)
		}
	}
	b.add(p)
}

func (b *builder) treaty(t *law.Text, c *sim.Coverage) {
	in := t.Instrument
	at := treatyPath(in.ID)
	p := Page{Path: at, Title: doc.Clean(in.Name)}
	status := b.say("cli-not-in-force")
	if in.Status.InForce {
		status = b.say("cli-in-force")
	}
	if in.Status.AsOf != "" {
		status = b.say("cli-as-of", "status", status, "date", in.Status.AsOf)
	}
	grades := map[string]int{}
	for _, r := range t.Rules {
		if r.Instrument == in.ID {
			grades[string(r.Checked)]++
		}
	}
	var checked []string
	for _, g := range facts.Grades {
		if grades[g] > 0 {
			checked = append(checked, b.say("cli-grade", "n", grades[g], "grade", b.term(at, "grade", g)))
		}
	}
	p.Blocks = append(p.Blocks,
		doc.Heading{Level: 1, Text: p.Title},
		doc.List{Items: []doc.Item{
			{Term: b.say("cli-treaty-status"), Text: status},
			{Term: b.say("cli-treaty-source"), Text: oneLine(in.Status.Source)},
			{Term: b.say("cli-treaty-official"), Text: doc.Link(doc.Clean(in.Official), in.Official)},
			{Term: b.say("cli-treaty-checked"), Text: strings.Join(checked, "; ")},
		}})
	if c != nil {
		p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: b.say("site-articles")}, b.articles(at, t, c))
	}
	var flows []string
	for _, def := range b.Simulator.Flows.Defs {
		if def.Treaty == in.ID {
			text := b.say("cli-flow", "measure", b.Words.Label("measure", string(def.Measure)), "route", b.Words.Label("route", string(def.Route)))
			flows = append(flows, link(at, flowPath(in.ID, string(def.Measure), string(def.Route)), text))
		}
	}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: b.say("site-flows")}, plainList(flows))
	var readings []string
	for _, r := range in.Readings {
		readings = append(readings, link(at, readingPath(r.ID), oneLine(r.Question)))
	}
	if len(readings) > 0 {
		p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: b.say("site-readings")}, plainList(readings))
	}
	p.Blocks = append(p.Blocks, b.asked(in.ID)...)
	var outside doc.List
	for _, o := range in.Outside {
		what := strings.Join(slices.DeleteFunc([]string{b.labels("measure", strs(o.Measures)), b.labels("route", strs(o.Routes))}, func(s string) bool { return s == "" }), "; ")
		outside.Items = append(outside.Items, doc.Item{Term: what, Text: b.say("site-says-cite", "says", oneLine(o.Says), "cite", doc.Cite(o.Cite))})
	}
	if len(outside.Items) > 0 {
		p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: b.say("site-outside")}, outside)
	}
	b.add(p)
}

// articles sets every article beside what was made of it.
func (b *builder) articles(at string, t *law.Text, c *sim.Coverage) doc.Table {
	table := doc.Table{Span: 1, Repeat: 1, Ruled: true, Cols: []doc.Column{{Head: b.say("site-col-article")}, {Head: b.say("site-col-paragraph")}, {Head: b.say("site-col-rules")}}}
	for _, a := range c.Articles {
		row := doc.Row{Head: []doc.Cell{{b.say("site-article", "n", a.Article), doc.Clean(a.Heading)}}}
		for _, g := range a.Paragraphs {
			var says doc.Cell
			for _, r := range g.Rules {
				if rule := t.Rule(r.ID); rule != nil {
					says = append(says, link(at, rulePath(r.ID), oneLine(rule.Says)))
				}
			}
			if len(g.Rules) == 0 {
				says = append(says, oneLine(g.Apart))
			}
			row.Bands = append(row.Bands, []doc.Cell{{doc.Cite(g.Paragraph)}, says})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// asked lists the legal questions about an instrument, by article.
func (b *builder) asked(treaty string) []doc.Block {
	var l doc.List
	for _, q := range b.questions {
		if q.Treaty == treaty {
			l.Items = append(l.Items, b.question(q))
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []doc.Block{doc.Heading{Level: 2, Text: b.say("site-questions")}, doc.Paragraph{Text: b.say("site-questions-intro", "n", len(l.Items))}, l}
}

// readings makes a page for each contested provision.
func (b *builder) readings() error {
	for _, t := range b.texts {
		for _, r := range t.Instrument.Readings {
			at := readingPath(r.ID)
			p := Page{Path: at, Title: oneLine(r.Question)}
			p.Blocks = append(p.Blocks, doc.Heading{Level: 1, Text: p.Title})
			l := doc.List{Items: []doc.Item{{Term: b.say("site-treaty"), Text: link(at, treatyPath(t.Instrument.ID), doc.Clean(t.Instrument.Name))}}}
			if rule := t.Rule(r.Provision); rule != nil {
				l.Items = append(l.Items, doc.Item{Term: b.say("site-provision"), Text: link(at, rulePath(rule.ID), doc.Cite(rule.Cite))})
			}
			p.Blocks = append(p.Blocks, l)
			for i := range r.Options {
				o := &r.Options[i]
				head := doc.Clean(o.Name)
				if o.Name == r.Default {
					head = b.say("cli-reading-default", "option", head)
				}
				p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: head}, doc.Paragraph{Text: oneLine(o.Says)},
					doc.List{Items: []doc.Item{
						{Term: b.say("site-held-by"), Text: oneLine(o.Holder)},
						{Term: b.say("site-choose"), Text: doc.Clean("--reading " + r.ID + "=" + o.Name)},
					}})
			}
			var hinged []string
			for _, res := range b.results {
				if b.hinges(res, r.ID) {
					hinged = append(hinged, link(at, scenarioPath(res.Scenario.ID), doc.Clean(res.Scenario.Title)))
				}
			}
			if len(hinged) > 0 {
				p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: b.say("site-hinges-in")}, plainList(hinged))
			}
			b.add(p)
		}
	}
	return nil
}

// hinges says whether an answer of the result turns on the reading.
func (b *builder) hinges(r *sim.RunResult, reading string) bool {
	for _, t := range r.Treaties {
		for _, q := range t.Requests {
			for _, h := range q.HingesOn {
				for _, o := range h.Readings {
					if id, _, _ := strings.Cut(o.Name, "="); id == reading {
						return true
					}
				}
			}
		}
	}
	return false
}

func strs[T ~string](list []T) []string {
	var out []string
	for _, x := range list {
		out = append(out, string(x))
	}
	return out
}

// byArticle puts rules in the order of the instrument.
func byArticle(rules []*law.Rule) []*law.Rule {
	out := slices.Clone(rules)
	sort.SliceStable(out, func(i, j int) bool { return article(out[i]) < article(out[j]) })
	return out
}

// article is the number of the article of a rule; those without one come last.
func article(r *law.Rule) int {
	if parts := strings.Split(r.ID, "."); len(parts) > 1 {
		if n, err := strconv.Atoi(parts[1]); err == nil {
			return n
		}
	}
	return 1 << 30
}
