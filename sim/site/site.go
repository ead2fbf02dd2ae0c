// Package site is everything that the program knows as static pages: scenarios, treaties, rules, readings, words,
// comparisons. It decides nothing about law: what it prints, package sim says.
package site

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
	"rogatory/sim/words"
)

// Input is what a site is made of.
type Input struct {
	Simulator *sim.Simulator
	Law       []source.File // the files of the law, with questions and claims
	Stories   []*scenario.Scenario
	Words     *words.Words // nil: English
}

// Page is a page of the site. Its links are relative, so that the folder works wherever it lies.
type Page struct {
	Path   string // from the folder of the site, with slashes: rules/ID.html
	Title  string
	Blocks []doc.Block
	Lead   []doc.Source // what the citations of a report lead to
}

// Build makes every page, in a fixed order, the index first. The error is that of a run, of a file of the law, or
// of the context.
func Build(ctx context.Context, in Input) ([]Page, error) {
	if in.Words == nil {
		in.Words = words.English()
	}
	b := &builder{Input: in, ctx: ctx, uses: map[string][]*sim.RunResult{}}
	for _, step := range []func() error{b.load, b.run, b.scenarios, b.comparisons, b.pictures, b.why, b.treaties, b.rules, b.readings, b.terms, b.claims, b.learn} {
		if err := step(); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	b.index()
	i := slices.IndexFunc(b.pages, func(p Page) bool { return p.Path == "index.html" })
	index := b.pages[i]
	return append([]Page{index}, slices.Delete(b.pages, i, i+1)...), nil
}

type builder struct {
	Input
	ctx       context.Context
	pages     []Page
	texts     []*law.Text // of each instrument, under the default readings
	questions []*scenario.Question
	results   []*sim.RunResult
	compared  *sim.Comparison
	uses      map[string][]*sim.RunResult // rule → the results that show it
}

func (b *builder) say(key string, args ...any) string { return b.Words.Text(key, args...) }

func (b *builder) add(p Page) { b.pages = append(b.pages, p) }

// load reads the texts of the instruments and the legal questions.
func (b *builder) load() error {
	var p source.Problems
	for _, in := range b.Simulator.Law.Instruments {
		b.texts = append(b.texts, b.Simulator.Law.Text(in.ID, nil, nil, &p))
	}
	if err := p.Err(); err != nil {
		return err
	}
	var err error
	b.questions, _, err = b.Simulator.LoadQuestions(b.Law)
	return err
}

// run runs every story, and notes which rules its result shows.
func (b *builder) run() error {
	b.compared = sim.NewComparison()
	for _, s := range b.Stories {
		r, parted, err := b.Simulator.Part(b.ctx, s, sim.Options{})
		if err != nil {
			return fmt.Errorf("%s: %w", s.ID, err)
		}
		b.results = append(b.results, r)
		b.compared.Add(r, parted)
		for id := range shown(r) {
			b.uses[id] = append(b.uses[id], r)
		}
	}
	return nil
}

// shown are the ids of the rules that a result shows.
func shown(r *sim.RunResult) map[string]bool {
	ids := map[string]bool{}
	for _, t := range r.Treaties {
		for _, q := range t.Requests {
			for _, s := range q.Path {
				for _, id := range slices.Concat(s.Rules, s.Grounds) {
					ids[id] = true
				}
			}
			for _, g := range q.Grounds {
				ids[g.ID] = true
			}
			for _, g := range q.Gags {
				ids[g.Rule] = true
			}
			for _, d := range q.Demands {
				ids[d.ID] = true
			}
			for _, s := range q.Safeguards {
				ids[s.ID] = true
			}
			for _, d := range q.Deadlines {
				ids[d.Rule] = true
			}
			for _, d := range q.Displaced {
				ids[d.ID], ids[d.By] = true, true
			}
		}
	}
	return ids
}

// Where pages stand.
func scenarioPath(id string) string   { return "scenarios/" + id + ".html" }
func comparisonPath(id string) string { return "comparisons/" + id + ".html" }
func treatyPath(id string) string     { return "treaties/" + id + ".html" }
func rulePath(id string) string       { return "rules/" + id + ".html" }
func readingPath(id string) string    { return "readings/" + id + ".html" }
func termPath(group, id string) string {
	return "terms/" + group + "." + id + ".html"
}

// link leads from one page to another.
func link(from, to, text string) string {
	up := strings.Repeat("../", strings.Count(from, "/"))
	if path.Dir(from) == path.Dir(to) {
		return doc.Link(text, path.Base(to))
	}
	return doc.Link(text, up+to)
}

// plainList is a list without terms.
func plainList(texts []string) doc.List {
	var l doc.List
	for _, t := range texts {
		l.Items = append(l.Items, doc.Item{Text: t})
	}
	return l
}

// oneLine joins the lines of a text from a file.
func oneLine(s string) string { return doc.Clean(s) }
