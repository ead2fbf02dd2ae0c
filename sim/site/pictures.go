package site

import (
	"bytes"
	"fmt"

	"rogatory/sim"
	"rogatory/sim/diagram"
	"rogatory/sim/doc"
	"rogatory/sim/flow"
	"rogatory/sim/report"
	"rogatory/sim/scenario"
)

func picturePath(scenario, treaty, request string) string {
	return "pictures/" + scenario + "." + treaty + "." + request + ".html"
}
func flowPath(treaty, measure, route string) string {
	return "flows/" + treaty + "." + measure + "." + route + ".html"
}
func whyPath(scenario, treaty string) string { return "why/" + scenario + "." + treaty + ".html" }

// pictures makes a page for each request of each story under each treaty, with the path taken and the doors that it
// came past, and one for each flow of a treaty.
func (b *builder) pictures() error {
	for i, s := range b.Stories {
		for _, t := range b.results[i].Treaties {
			for _, q := range t.Requests {
				c, err := b.Simulator.Courses(b.ctx, s, t.ID, q.ID, sim.Options{})
				if err != nil {
					return fmt.Errorf("%s: %w", s.ID, err)
				}
				if c == nil {
					continue // the treaty has no flow for it
				}
				p := Page{Path: picturePath(s.ID, t.ID, q.ID)}
				p.Title = b.say("site-picture", "story", doc.Clean(b.results[i].Scenario.Title), "treaty", doc.Clean(t.Short), "request", doc.Clean(q.ID))
				back := link(p.Path, scenarioPath(s.ID), b.say("site-to-report"))
				if err := b.picture(p, c.Graph, c, back); err != nil {
					return err
				}
			}
		}
	}
	for _, def := range b.Simulator.Flows.Defs {
		g, err := b.Simulator.Graph(def.Treaty, string(def.Measure), string(def.Route), nil, nil)
		if err != nil {
			return err
		}
		p := Page{Path: flowPath(def.Treaty, string(def.Measure), string(def.Route))}
		p.Title = b.say("site-flow", "treaty", doc.Clean(b.Simulator.Law.Instrument(def.Treaty).Short),
			"measure", b.Words.Label("measure", string(def.Measure)), "route", b.Words.Label("route", string(def.Route)))
		if err := b.picture(p, g, nil, link(p.Path, treatyPath(def.Treaty), b.say("site-to-treaty"))); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) picture(p Page, g *flow.Graph, c *sim.Courses, back string) error {
	var svg bytes.Buffer
	if err := diagram.Draw(&svg, g, c, diagram.Options{Format: "svg", Words: b.Words}); err != nil {
		return fmt.Errorf("%s: %w", p.Path, err)
	}
	p.Blocks = []doc.Block{
		doc.Heading{Level: 1, Text: p.Title}, doc.Paragraph{Text: back}, doc.Figure{SVG: svg.String(), Caption: b.say("site-picture-caption")},
		doc.Heading{Level: 2, Text: b.say("site-in-words")}, plainList(diagram.Lines(g, c, b.Words)),
	}
	b.add(p)
	return nil
}

// why makes a page for each story under each treaty that says why it ended so, with every fact and its source.
func (b *builder) why() error {
	for i, s := range b.Stories {
		for _, t := range b.results[i].Treaties {
			e, err := b.Simulator.Explain(b.ctx, s, sim.Options{Treaties: []string{t.ID}}, sim.Query{})
			if err != nil {
				return fmt.Errorf("%s under %s: %w", s.ID, t.ID, err)
			}
			p := Page{Path: whyPath(s.ID, t.ID)}
			p.Title = b.say("site-why", "story", doc.Clean(b.results[i].Scenario.Title), "treaty", doc.Clean(t.Short))
			p.Blocks = append(p.Blocks, doc.Heading{Level: 1, Text: p.Title}, doc.Paragraph{Text: link(p.Path, scenarioPath(s.ID), b.say("site-to-report"))})
			for _, x := range report.ExplainDocument(e, true, report.Options{Words: b.Words}) {
				if h, ok := x.(doc.Heading); ok {
					h.Level++
					x = h
				}
				p.Blocks = append(p.Blocks, x)
			}
			p.Lead = report.RunPage(b.results[i], b.Words).Sources
			b.add(p)
		}
	}
	return nil
}

// besides lists the pages that go with the report of a story.
func (b *builder) besides(at string, s *scenario.Scenario, r *sim.RunResult) doc.List {
	var l doc.List
	l.Items = append(l.Items, doc.Item{Text: link(at, comparisonPath(s.ID), b.say("site-where-part"))})
	for _, t := range r.Treaties {
		l.Items = append(l.Items, doc.Item{Text: link(at, whyPath(s.ID, t.ID), b.say("site-why-under", "treaty", doc.Clean(t.Short)))})
		for _, q := range t.Requests {
			if b.Simulator.Flows.Find(t.ID, q.Measure, q.Route) != nil {
				l.Items = append(l.Items, doc.Item{Text: link(at, picturePath(s.ID, t.ID, q.ID), b.say("site-picture-of", "treaty", doc.Clean(t.Short), "request", doc.Clean(q.ID)))})
			}
		}
	}
	return l
}
