package site

import (
	"slices"
	"strings"

	"rogatory/sim/doc"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
)

// rules makes a page for each rule: its paraphrase, what it does, how it was checked, who reads it how, which
// questions ask for it and which stories show it.
func (b *builder) rules() error {
	done := map[string]bool{}
	for _, t := range b.texts {
		for _, r := range t.Rules {
			if !done[r.ID] {
				done[r.ID] = true
				b.rule(t, r)
			}
		}
	}
	return nil
}

func (b *builder) rule(t *law.Text, r *law.Rule) {
	at := rulePath(r.ID)
	p := Page{Path: at, Title: b.ruleTitle(t, r)}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 1, Text: p.Title}, doc.Paragraph{Text: oneLine(r.Says)})
	var l doc.List
	item := func(key, text string) {
		if text != "" {
			l.Items = append(l.Items, doc.Item{Term: b.say(key), Text: text})
		}
	}
	own := r.Instrument == t.Instrument.ID
	if own {
		item("site-treaty", link(at, treatyPath(t.Instrument.ID), doc.Clean(t.Instrument.Name)))
	} else {
		item("site-source", link(at, "treaties/beside.html", b.Words.Label("layer", string(r.Layer))))
	}
	item("site-what", b.Words.Text("cli-kind-"+r.Kind()))
	if r.Ground != nil {
		item("site-effect", b.term(at, "effect", string(r.Ground.Effect)))
		item("site-test", b.Words.Label("test", string(r.Ground.Test)))
		item("site-holder", b.Words.Label("actor", string(r.Ground.Holder)))
		var movers []string
		for _, id := range r.Ground.Movers {
			movers = append(movers, b.Words.Label("circumstance", b.Simulator.Law.Facts.Fact(id).Short()))
		}
		item("site-moved-by", strings.Join(movers, "; "))
	}
	if r.Safeguard != nil {
		item("site-strength", b.term(at, "safeguard-strength", string(r.Safeguard.Strength)))
	}
	if r.Duty != nil {
		item("site-strength", b.term(at, "strength", string(r.Duty.Strength)))
	}
	if r.Notice != nil {
		item("site-notice", b.say("site-channel", "from", b.Words.Label("actor", string(r.Notice.From)), "to", b.Words.Label("actor", string(r.Notice.To)),
			"rule", b.term(at, "notice-rule", string(r.Notice.Rule))))
	}
	item("site-measures", b.labels("measure", strs(r.Measures)))
	item("site-routes", b.labels("route", strs(r.Routes)))
	if r.Unencodable != "" {
		item("site-unencodable", oneLine(r.Unencodable))
	}
	item("site-checked", b.term(at, "grade", string(r.Checked)))
	item("site-words-read", doc.Clean(r.Source))
	if own {
		item("site-official", doc.Link(doc.Clean(t.Instrument.Official), t.Instrument.Official))
	}
	item("site-id", doc.Clean(r.ID))
	p.Blocks = append(p.Blocks, l)
	p.Blocks = append(p.Blocks, b.condition(r)...)
	p.Blocks = append(p.Blocks, b.readBy(at, t, r)...)
	p.Blocks = append(p.Blocks, b.askedFor(r)...)
	if uses := b.uses[r.ID]; len(uses) > 0 {
		var texts []string
		for _, u := range uses {
			texts = append(texts, link(at, scenarioPath(u.Scenario.ID), doc.Clean(u.Scenario.Title)))
		}
		p.Blocks = append(p.Blocks, doc.Heading{Level: 2, Text: b.say("site-shown-in")}, plainList(texts))
	}
	b.add(p)
}

func (b *builder) ruleTitle(t *law.Text, r *law.Rule) string {
	if r.Instrument != t.Instrument.ID {
		return doc.Clean(r.Cite)
	}
	return b.say("site-rule-title", "treaty", doc.Clean(t.Instrument.Short), "cite", doc.Cite(r.Cite))
}

func (b *builder) labels(group string, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, b.Words.Label(group, id))
	}
	return strings.Join(out, ", ")
}

// condition says when the rule applies, as written, and what the names in it mean.
func (b *builder) condition(r *law.Rule) []doc.Block {
	if r.Cond == nil {
		return nil
	}
	blocks := []doc.Block{
		doc.Heading{Level: 2, Text: b.say("site-applies-if")},
		doc.Paragraph{Text: doc.Clean(r.Cond.String())},
	}
	var l doc.List
	for _, id := range r.Cond.Facts() {
		f := b.Simulator.Law.Facts.Fact(id)
		if !f.Hidden {
			l.Items = append(l.Items, doc.Item{Term: f.Name, Text: doc.Clean(f.Says)})
		}
	}
	if len(l.Items) > 0 {
		blocks = append(blocks, l)
	}
	return blocks
}

// readBy lists the readings of the rule.
func (b *builder) readBy(at string, t *law.Text, r *law.Rule) []doc.Block {
	var texts []string
	for _, c := range t.Chosen {
		touches := c.Reading.Provision == r.ID
		for i := range c.Reading.Options {
			touches = touches || slices.Contains(c.Reading.Options[i].Touches(), r.ID)
		}
		if touches {
			texts = append(texts, link(at, readingPath(c.Reading.ID), oneLine(c.Reading.Question)))
		}
	}
	if len(texts) == 0 {
		return nil
	}
	return []doc.Block{doc.Heading{Level: 2, Text: b.say("site-readings-of")}, plainList(texts)}
}

// askedFor lists the legal questions that ask for the rule.
func (b *builder) askedFor(r *law.Rule) []doc.Block {
	var l doc.List
	for _, q := range b.questions {
		if _, asked, _ := strings.Cut(q.Ask.Value, " "); asked == r.ID {
			l.Items = append(l.Items, b.question(q))
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []doc.Block{doc.Heading{Level: 2, Text: b.say("site-questions-of")}, l}
}

func (b *builder) question(q *scenario.Question) doc.Item {
	return doc.Item{Term: b.answer(q), Text: oneLine(q.Question), More: []string{b.say("site-answer", "cite", doc.Cite(q.Cite), "because", oneLine(q.Because))}}
}

// answer is an answer in words.
func (b *builder) answer(q *scenario.Question) string {
	word, _, _ := strings.Cut(q.Ask.Value, " ")
	group := map[string]string{
		"outcome": "outcome", "reason": "reason", "runs": "runs", "ground": "ground-status", "notice": "notice-rule", "told": "notice-status",
		"safeguard": "safeguard-status", "demand": "safeguard-status", "duty": "strength", "secrecy": "gag-end", "obtained": "obtainable",
	}[word]
	if b.Words.Has(group, q.Answer) {
		return b.Words.Short(group, q.Answer)
	}
	return doc.Clean(q.Answer)
}

// term is a word that leads to its meaning.
func (b *builder) term(from, group, id string) string {
	return link(from, termPath(group, id), doc.Clean(b.Words.Label(group, id)))
}
