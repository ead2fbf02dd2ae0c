package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// mostLines is how long the short explanation of one request may be, at 80 columns or more.
const mostLines = 12

// Explain writes why something came out as it did: short, or with every step, fact and source.
func Explain(w io.Writer, e *sim.Explanation, full bool, o Options) error {
	o = o.filled()
	if o.Format == JSON {
		return writeJSON(w, e)
	}
	return render(w, ExplainDocument(e, full, o), o)
}

// ExplainDocument is an explanation as blocks. The short one fits the width of the options.
func ExplainDocument(e *sim.Explanation, full bool, o Options) []doc.Block {
	v := &explaining{voice: newVoice(o.Words), e: e}
	var out []doc.Block
	for i := range e.Requests {
		if full {
			out = append(out, v.full(&e.Requests[i])...)
		} else {
			out = append(out, v.fitting(&e.Requests[i], i+1 == len(e.Requests), o)...)
		}
	}
	if full {
		out = append(out, doc.Paragraph{Text: v.say("disclaimer")})
	}
	return out
}

type explaining struct {
	*voice
	e *sim.Explanation
}

// size is how much of each part a short explanation shows.
type size struct{ reasons, steps, pivots, topics int }

// fitting is as much as fits, with the steps cut first, then what changes it, then what is enough.
func (v *explaining) fitting(x *sim.Explained, last bool, o Options) []doc.Block {
	var out []doc.Block
	s := size{reasons: 6, steps: 8, pivots: 4, topics: 6}
	for {
		out = v.short(x, s)
		if last {
			out = append(out, doc.Paragraph{Text: v.say("disclaimer")})
		}
		var b bytes.Buffer
		if render(&b, out, o) != nil || bytes.Count(b.Bytes(), []byte("\n")) <= mostLines {
			return out
		}
		switch {
		case s.steps > 4:
			s.steps--
		case s.topics > 4:
			s.topics--
		case s.pivots > 2:
			s.pivots--
		case s.steps > 2:
			s.steps--
		case s.reasons > 3:
			s.reasons--
		case s.topics > 1:
			s.topics--
		case s.pivots > 1:
			s.pivots--
		case s.reasons > 1:
			s.reasons--
		case s.steps > 1:
			s.steps--
		default:
			return out
		}
	}
}

func (v *explaining) short(x *sim.Explained, s size) []doc.Block {
	out := []doc.Block{doc.Heading{Level: 3, Text: v.head(x)}}
	var l doc.List
	add := func(term, text string) { l.Items = append(l.Items, doc.Item{Term: term, Text: text}) }
	reasons := x.Because
	for i, r := range reasons {
		if i == s.reasons && len(reasons) > s.reasons {
			add("·", v.say("explain-more-reasons", "n", len(reasons)-s.reasons))
			break
		}
		add("·", v.reason(x, &r, 3))
	}
	if x.Kind == "ending" || x.Kind == "outcome" && x.Answer.Is == "yes" {
		for i, step := range weightiest(x.Steps, s.steps) {
			add(fmt.Sprintf("%d.", i+1), v.step(x, &step))
		}
	}
	add("", v.alone(x, s.pivots))
	add("", v.enough(x, s.topics))
	if n := len(x.Assumed); n > 0 {
		add("", v.say("explain-assumed", "n", n))
	} else {
		add("", v.say("explain-more-full"))
	}
	return append(out, l)
}

// weightiest are the steps without the plain ones where there are too many: first go those that only proceed.
func weightiest(steps []sim.Step, most int) []sim.Step {
	out := slices.Clone(steps)
	for i := 0; len(out) > most && i < len(out)-1; {
		if out[i].Class == "proceed" {
			out = append(out[:i], out[i+1:]...)
		} else {
			i++
		}
	}
	return out[max(0, len(out)-most):]
}

func (v *explaining) head(x *sim.Explained) string {
	short := v.e.Treaty.Short
	if short == "" {
		short = v.e.Treaty.ID
	}
	answer := v.answer(x, x.Answer)
	switch x.Kind {
	case "ending":
	case "notice", "notice-rule":
		answer = v.say("explain-q-notice", "from", v.long("actor", x.Subject.From), "to", v.long("actor", x.Subject.To), "answer", answer)
	case "outcome":
		answer = v.say("explain-q-outcome", "outcome", v.long("outcome", x.Subject.Outcome), "answer", answer)
	default:
		topic := v.long("topic", x.Subject.Topic)
		if x.Subject.Topic == "" {
			topic = doc.Clean(x.Subject.ID)
		}
		answer = v.say("explain-q-rule", "topic", topic, "cite", doc.Cite(x.Subject.Cite), "answer", answer)
	}
	return plainly(v.say("explain-head", "scenario", doc.Clean(v.e.Scenario.Title), "treaty", doc.Clean(short), "request", doc.Clean(x.ID), "answer", answer))
}

// plainly leaves out the places where a table may divide a word.
func plainly(s string) string { return strings.ReplaceAll(s, "\u00AD", "") }

func (v *explaining) answer(x *sim.Explained, a sim.Answer) string {
	if a.Is == "" {
		ending := v.long("outcome", a.Outcome)
		switch {
		case a.Reason != "":
			return v.say("cli-ending-reason", "outcome", ending, "reason", v.long("reason", a.Reason))
		case a.Reached != "" && a.Reached != a.Outcome && a.Outcome != "outside-this-treaty":
			return v.say("cli-ending-reached", "outcome", ending, "reached", v.long("reach", a.Reached))
		}
		return ending
	}
	switch {
	case x.Kind == "ground" && v.words.Has("ground-status", a.Is):
		return v.say("explain-status", "status", v.words.Short("ground-status", a.Is))
	case x.Kind == "safeguard" && v.words.Has("safeguard-status", a.Is):
		return v.long("safeguard-status", a.Is)
	}
	return v.say("explain-" + a.Is)
}

// step is one step: who does what, on which ground, by which articles.
func (v *explaining) step(x *sim.Explained, s *sim.Step) string {
	line := v.long("event", s.Event)
	if s.Actor != "" {
		line = v.say("cli-step", "actor", v.long("actor", s.Actor), "event", line)
	}
	var grounds []string
	for _, id := range s.Grounds {
		for _, g := range x.Grounds {
			if g.ID == id && g.Topic != "" {
				grounds = append(grounds, plainly(v.long("topic", g.Topic)))
			}
		}
	}
	if len(grounds) > 0 {
		line = v.say("explain-step-grounds", "step", line, "grounds", strings.Join(grounds, ", "))
	}
	if len(s.Cites) == 0 {
		return line
	}
	return v.say("explain-step-cites", "step", line, "cites", doc.Cites(s.Cites))
}

// reason is a part of the explanation with its articles and up to most of its facts; 0: all.
func (v *explaining) reason(x *sim.Explained, r *sim.Reason, most int) string {
	line := v.prose(r.Says)
	var cites []string
	for _, c := range r.Cites {
		if !strings.Contains(r.Says, c) {
			cites = append(cites, c)
		}
	}
	if len(cites) > 0 {
		line = v.say("explain-cites", "says", line, "cites", doc.Cites(cites))
	}
	var list []string
	for i, f := range r.Facts {
		if most > 0 && i == most {
			break
		}
		list = append(list, v.fact(&f))
	}
	if len(list) == 0 {
		return line
	}
	text := strings.Join(list, "; ")
	if n := len(r.Facts) - len(list); n > 0 {
		text = v.say("explain-more", "text", text, "n", n)
	}
	return v.say("fact-is", "says", line, "value", text)
}

// fact is a fact with its value and its source.
func (v *explaining) fact(f *sim.Fact) string {
	if f.Needed != "" {
		return v.say("explain-fact-needed", "says", v.sentenceOf(f), "value", v.valueOf(f), "needed", doc.Clean(f.Needed), "source", v.source(f))
	}
	return v.say("explain-fact", "says", v.sentenceOf(f), "value", v.valueOf(f), "source", v.source(f))
}

func (v *explaining) sentenceOf(f *sim.Fact) string {
	if f.Knower != "" {
		return v.say("explain-knows", "actor", plainly(v.long("actor", f.Knower)), "circumstance", v.long("circumstance", f.Circumstance))
	}
	return strings.TrimSuffix(v.prose(f.Says), ".")
}

func (v *explaining) valueOf(f *sim.Fact) string {
	if f.Knower != "" {
		return v.label("value", f.Value)
	}
	return v.value(f.Fact, f.Value)
}

func (v *explaining) source(f *sim.Fact) string {
	key := "explain-source-" + f.Source
	if f.Source == "stated" && f.Where != "" {
		key = "explain-source-stated-at"
	}
	return v.say(key, "where", doc.Clean(f.Where))
}

// alone says which facts alone would change the answer: those that the story states first.
func (v *explaining) alone(x *sim.Explained, most int) string {
	if len(x.ButFor) == 0 {
		return v.say("explain-alone-none")
	}
	order := slices.Clone(x.ButFor)
	sort.SliceStable(order, func(i, j int) bool { return weight(&order[i].Fact) < weight(&order[j].Fact) })
	var list []string
	for i := range order {
		if i == most {
			break
		}
		list = append(list, v.pivot(x, &order[i]))
	}
	text := strings.Join(list, "; ")
	if n := len(order) - len(list); n > 0 {
		text = v.say("explain-more", "text", text, "n", n)
	}
	return v.say("explain-alone", "n", len(order), "pivots", text)
}

func (v *explaining) pivot(x *sim.Explained, p *sim.Pivot) string {
	var parts []string
	for _, w := range p.Would {
		answer := v.answer(x, w.Answer)
		if p.Knower != "" {
			key := "explain-pivot-known"
			if p.Value == "true" {
				key = "explain-pivot-unknown"
			}
			return v.say(key, "actor", plainly(v.long("actor", p.Knower)), "circumstance", v.long("circumstance", p.Circumstance), "answer", answer)
		}
		parts = append(parts, v.say("explain-pivot", "fact", strings.TrimSuffix(v.prose(p.Says), "."), "value", v.values(p.Fact.Fact, w.Values), "answer", answer))
		break
	}
	return strings.Join(parts, "; ")
}

func (v *explaining) values(fact string, values []string) string {
	var out []string
	for _, val := range values {
		out = append(out, v.value(fact, val))
	}
	if len(out) > 3 {
		out = append(out[:3], "…")
	}
	return strings.Join(out, v.say("or"))
}

// enough says how many facts force the answer, by what they bear on.
func (v *explaining) enough(x *sim.Explained, most int) string {
	if len(x.Enough) == 0 {
		return v.say("explain-enough-none")
	}
	count := map[string]int{}
	var topics []string
	for i := range x.Enough {
		t := v.topic(&x.Enough[i])
		if count[t] == 0 {
			topics = append(topics, t)
		}
		count[t]++
	}
	sort.SliceStable(topics, func(i, j int) bool { return count[topics[i]] > count[topics[j]] })
	var list []string
	for i, t := range topics {
		if i == most {
			break
		}
		list = append(list, v.say("explain-topic-count", "topic", t, "n", count[t]))
	}
	text := strings.Join(list, ", ")
	if n := len(topics) - len(list); n > 0 {
		rest := 0
		for _, t := range topics[most:] {
			rest += count[t]
		}
		text = v.say("explain-more", "text", text, "n", rest)
	}
	line := v.say("explain-enough", "n", len(x.Enough), "topics", text)
	if !x.Proved {
		line += " " + v.say("explain-unproved", "n", len(x.Enough))
	}
	return line
}

// topic is what a fact bears on: the topic of a rule, who knows what, or the part of the case that it belongs to.
func (v *explaining) topic(f *sim.Fact) string {
	switch {
	case f.Knower != "":
		return v.say("explain-topic-knowledge")
	case f.Topic != "":
		return plainly(v.long("topic", f.Topic))
	}
	group, _, _ := strings.Cut(f.Fact, ".")
	return strings.ToLower(v.say("cli-facts-group-" + group))
}

// weight puts what the story says before what a profile says, and that before what nobody stated.
func weight(f *sim.Fact) int {
	switch {
	case f.Knower != "" || f.Source == "changed":
		return 0
	case f.Source == "stated":
		return 1
	case f.Source == "profile":
		return 2
	}
	return 3
}
