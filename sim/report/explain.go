package report

import (
	"bytes"
	"fmt"
	"io"
	"path"
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
	return render(w, ExplainPage(e, full, o), o)
}

// ExplainPage is the same as a page.
func ExplainPage(e *sim.Explanation, full bool, o Options) doc.Page {
	o = o.filled()
	v := newVoice(o.Words)
	t := sim.Treaty{ID: e.Treaty.ID, Name: e.Treaty.Name, Short: e.Treaty.Short, Official: e.Treaty.Official, Sources: e.Sources}
	return doc.Page{
		Title:  v.say("name-title", "name", named(&e.Scenario), "title", treatyName(&t)),
		Blocks: ExplainDocument(e, full, o), Sources: v.sources(&sim.RunResult{Treaties: []sim.Treaty{t}}),
	}
}

// ExplainDocument is an explanation as blocks. The short one fits the width of the options.
func ExplainDocument(e *sim.Explanation, full bool, o Options) []doc.Block {
	v := &explaining{voice: newVoice(o.Words), e: e, whole: full}
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
	e     *sim.Explanation
	whole bool // files with their folders
}

// size is how much of each part a short explanation shows.
type size struct{ reasons, facts, steps, pivots, topics int }

// fitting is as much as fits: a little of each part, and then more of what decides as long as there is room.
func (v *explaining) fitting(x *sim.Explained, last bool, o Options) []doc.Block {
	if o.Format != Markdown {
		o.Format = Table // the lines of a terminal are the measure
	}
	s := size{reasons: 1, steps: 1, pivots: 1, topics: 1}
	out := v.short(x, s, last)
	for _, more := range []struct {
		of *int
		to int
	}{
		{&s.reasons, 2}, {&s.facts, 1}, {&s.steps, 4}, {&s.reasons, 3}, {&s.topics, 2}, {&s.steps, 5}, {&s.pivots, 2}, {&s.topics, 4}, {&s.facts, 2},
		{&s.reasons, 4}, {&s.steps, 8}, {&s.pivots, 3}, {&s.topics, 9}, {&s.reasons, 8}, {&s.facts, 4}, {&s.pivots, 5},
	} {
		before := *more.of
		for *more.of < more.to {
			*more.of++
			try := v.short(x, s, last)
			var b bytes.Buffer
			if render(&b, doc.Page{Blocks: try}, o) != nil || bytes.Count(b.Bytes(), []byte("\n")) > mostLines {
				*more.of = before
				break
			}
			before, out = *more.of, try
		}
	}
	return out
}

func (v *explaining) short(x *sim.Explained, s size, last bool) []doc.Block {
	out := []doc.Block{doc.Heading{Level: 3, Text: v.head(x)}}
	var l doc.List
	add := func(term, text string) { l.Items = append(l.Items, doc.Item{Term: term, Text: text}) }
	reasons := x.Because
	for i := range reasons {
		if i == s.reasons {
			break
		}
		text := v.reason(x, &reasons[i], s.facts)
		if n := len(reasons) - s.reasons; i+1 == s.reasons && n > 0 {
			text = v.say("explain-more", "text", text, "n", n)
		}
		add("·", text)
	}
	if x.Kind == "ending" || x.Kind == "outcome" && x.Answer.Is == "yes" {
		steps := x.Steps
		if x.Outcome == "outside-this-treaty" && len(steps) > 0 {
			steps = steps[len(steps)-1:]
		}
		for i, step := range weightiest(steps, s.steps) {
			add(fmt.Sprintf("%d.", i+1), v.step(x, &step))
		}
	}
	add("", v.alone(x, s.pivots))
	add("", v.enough(x, s.topics))
	if !x.Proved {
		add("", v.say("explain-unproved"))
	}
	if n := len(x.Assumed); n > 0 {
		add("", v.say("explain-assumed", "n", n))
	} else {
		add("", v.say("explain-more-full"))
	}
	if last {
		add("", v.say("disclaimer"))
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
	case "notice":
		answer = v.say("explain-q-notice", "from", v.long("actor", x.Subject.From), "to", v.long("actor", x.Subject.To), "answer", answer)
	case "outcome":
		answer = v.say("explain-q-outcome", "answer", answer)
	default:
		cite := doc.Cite(x.Subject.Cite)
		if x.Subject.Topic == "" {
			answer = v.say("explain-q-cite", "cite", cite, "answer", answer)
			break
		}
		answer = v.say("explain-q-rule", "topic", v.long("topic", x.Subject.Topic), "cite", cite, "answer", answer)
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
	return v.say("explain-"+a.Is, "outcome", v.long("outcome", x.Subject.Outcome))
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

// reason is a part of the explanation with its articles and up to most of its facts.
func (v *explaining) reason(x *sim.Explained, r *sim.Reason, most int) string {
	line := v.prose(strings.TrimSuffix(strings.TrimSpace(r.Says), "."))
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
		if i == most {
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

// sentenceOf is the sentence of a fact. Of one whose value is a word, what follows a colon or a semicolon explains the words.
func (v *explaining) sentenceOf(f *sim.Fact) string {
	if f.Knower != "" {
		return v.say("explain-knows", "actor", plainly(v.long("actor", f.Knower)), "circumstance", v.long("circumstance", f.Circumstance))
	}
	if short, ok := strings.CutPrefix(f.Fact, "circumstances."); ok {
		return v.long("circumstance", short)
	}
	says := strings.TrimSuffix(f.Says, ".")
	if f.Value != "true" && f.Value != "false" {
		if i := strings.IndexAny(says, ":;"); i > 0 {
			says = says[:i]
		}
	}
	return v.prose(says)
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
	where := f.Where
	if !v.whole {
		where = path.Base(where)
	}
	return v.say(key, "where", doc.Clean(where))
}

// alone says which facts alone would change the answer: those that the story states first.
func (v *explaining) alone(x *sim.Explained, most int) string {
	if len(x.ButFor) == 0 {
		return v.say("explain-alone-none")
	}
	order := slices.Clone(x.ButFor)
	sort.SliceStable(order, func(i, j int) bool { return weight(&order[i]) < weight(&order[j]) })
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
	w := p.Would[0]
	answer := v.answer(x, w.Answer)
	if p.Knower == "" {
		return v.say("explain-pivot", "fact", v.sentenceOf(&p.Fact), "value", v.values(&p.Fact, w.Values), "answer", answer)
	}
	key := "explain-pivot-known"
	if p.Value == "true" {
		key = "explain-pivot-unknown"
	}
	return v.say(key, "actor", plainly(v.long("actor", p.Knower)), "circumstance", v.long("circumstance", p.Circumstance), "answer", answer)
}

func (v *explaining) values(f *sim.Fact, values []string) string {
	var out []string
	for _, val := range values {
		out = append(out, v.valueOf(&sim.Fact{Fact: f.Fact, Knower: f.Knower, Value: val}))
	}
	if len(out) > 2 && !v.whole {
		return v.say("explain-such-as", "value", out[0])
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
	return v.say("explain-enough", "n", len(x.Enough), "topics", text)
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

// weight puts what somebody could have known before the rest, what leads out of the treaty after it, and of each what the story
// says before what a profile says, and that before what nobody stated.
func weight(p *sim.Pivot) int {
	n := 0
	if p.Would[0].Answer.Outcome == "outside-this-treaty" {
		n = 10
	}
	switch {
	case p.Knower != "":
		return n
	case p.Source == "changed":
		return n + 1
	case p.Source == "stated":
		return n + 2
	case p.Source == "profile":
		return n + 3
	}
	return n + 4
}
