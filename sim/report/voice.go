package report

import (
	"regexp"
	"strings"
	"sync"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
	"rogatory/sim/words"
)

// voice says things in the words of a language and remembers which words it used, for the legend.
type voice struct {
	words *Words
	used  map[string]map[string]bool // group → id
	// articles finds citations in sentences; see citations.
	articles *regexp.Regexp
}

func newVoice(w *Words) *voice { return &voice{words: w, used: map[string]map[string]bool{}} }

// say is a sentence; its arguments have to be clean.
func (v *voice) say(key string, args ...any) string { return v.words.Text(key, args...) }

// label is the short label of an id; it marks the word as used.
func (v *voice) label(group, id string) string {
	v.use(group, id)
	if !v.words.Has(group, id) {
		return doc.Clean(v.words.Short(group, id))
	}
	return v.words.Divisible(group, id)
}

// long is the full label of an id.
func (v *voice) long(group, id string) string {
	v.use(group, id)
	if !v.words.Has(group, id) {
		return doc.Clean(v.words.Label(group, id))
	}
	return v.words.Label(group, id)
}

func (v *voice) use(group, id string) {
	if v.used[group] == nil {
		v.used[group] = map[string]bool{}
	}
	v.used[group][id] = true
}

func (v *voice) labels(group string, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, v.label(group, id))
	}
	return strings.Join(out, ", ")
}

// prose is a sentence from outside, clean, with the citations in it marked.
func (v *voice) prose(s string) string {
	return v.citations().ReplaceAllString(doc.Clean(s), doc.CiteOpen+"$0"+doc.CiteClose)
}

// citations finds an article by the word before its number.
func (v *voice) citations() *regexp.Regexp {
	if v.articles == nil {
		var before []string
		for _, w := range strings.Fields(v.say("before-numbers")) {
			before = append(before, regexp.QuoteMeta(w))
		}
		pinpoint := `[0-9]+[0-9A-Za-z]*(?:\([0-9A-Za-z]+\))*`
		v.articles = regexp.MustCompile(`(?:^|\b)(?:` + strings.Join(before, "|") + `) ` + pinpoint + `(?: (?:[-–]|` +
			regexp.QuoteMeta(v.say("number-to-number")) + `) (?:` + pinpoint + `|\([0-9A-Za-z]+\)))?`)
	}
	return v.articles
}

// cited is a law word with its article. A rule without an article says so: a missing citation is
// never passed over.
func (v *voice) cited(word, citation string) string { return v.citedRule(word, "", citation) }

// citedRule is cited, for a rule whose id is known: others may be cited alike.
func (v *voice) citedRule(word, id, citation string) string {
	c := doc.CiteRule(id, citation)
	if c == "" {
		c = v.say("no-citation")
	}
	return v.say("law-word-cite", "word", word, "cite", c)
}

// layered adds the layer of a rule that is not the treaty's own.
func (v *voice) layered(text, layer string) string {
	if layer == "" || layer == "treaty" {
		return text
	}
	return v.say("law-layer", "law", text, "layer", v.label("layer", layer))
}

// runs says in how many runs something happens, by whose choice or on which facts.
func (v *voice) runs(r sim.Runs, assumed []sim.Assumed) string {
	if r.Is == "" {
		return ""
	}
	s := v.label("runs", r.Is)
	if len(r.By) > 0 {
		s = v.say("runs-by", "runs", s, "by", v.labels("actor", r.By))
	}
	if len(r.On) > 0 {
		var on []string
		for _, f := range r.On {
			on = append(on, v.sentence(f, assumed))
		}
		s = v.say("runs-on", "runs", s, "on", strings.Join(on, " "))
	}
	return s
}

var vocabulary = sync.OnceValue(facts.Core)

// sentence is the sentence that a fact stands for, or its name where no sentence is known.
func (v *voice) sentence(fact string, assumed []sim.Assumed) string {
	for _, a := range assumed {
		if a.Fact == fact && a.Says != "" {
			return v.prose(a.Says)
		}
	}
	if id, ok := vocabulary().Lookup(fact); ok {
		return v.prose(vocabulary().Fact(id).Says)
	}
	return doc.Clean(fact)
}

// value is the value of a fact, with its unit.
func (v *voice) value(fact, value string) string {
	if id, ok := vocabulary().Lookup(fact); ok {
		switch f := vocabulary().Fact(id); f.Kind {
		case facts.KindInt:
			group := "unit"
			if value == "1" {
				group = "one-unit"
			}
			return v.say("fact-value", "value", doc.Clean(value), "unit", v.label(group, f.Unit))
		case facts.KindEnum:
			return v.label("value", value)
		}
	}
	return v.label("value", value)
}

// deadline is a time limit with its article.
func (v *voice) deadline(d *sim.Deadline) string {
	group := "unit"
	if d.Value == 1 {
		group = "one-unit"
	}
	time := v.say("fact-value", "value", d.Value, "unit", v.label(group, d.Unit))
	text := words.Fill(v.label("deadline-kind", d.Kind), "time", time, "stage", v.long("stage", d.From))
	c := doc.CiteRule(d.Rule, d.Cite)
	if c == "" {
		c = v.say("no-citation")
	}
	return v.say("deadline-cite", "deadline", text, "cite", c)
}

// ending is where the data ended, in lines.
func (v *voice) ending(outcome, reason, reached string, obtained []string) doc.Cell {
	first := v.label("outcome", outcome)
	if reason != "" {
		first = v.say("outcome-reason", "outcome", first, "reason", v.label("reason", reason))
	}
	second := ""
	if reached != "" && reached != outcome && outcome != "outside-this-treaty" { // "preserved" says already how far the data are
		second = v.label("reach", reached)
	}
	return doc.Lines(first, second, v.labels("obtainable", obtained))
}
