package report

import (
	"fmt"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// full is every step and every fact of one request, each with its source.
func (v *explaining) full(x *sim.Explained) []doc.Block {
	out := []doc.Block{doc.Heading{Level: 1, Text: v.head(x)}}
	if x.Subject.Says != "" {
		out = append(out, doc.Paragraph{Text: v.prose(x.Subject.Says)})
	}
	section := func(title string) { out = append(out, doc.Heading{Level: 2, Text: v.say(title)}) }
	if len(x.Because) > 0 {
		section("explain-title-why")
		var l doc.List
		for i := range x.Because {
			r := x.Because[i]
			list := r.Facts
			r.Facts = nil
			l.Items = append(l.Items, doc.Item{Term: "·", Text: v.reason(x, &r, 0)})
			for j := range list {
				l.Items = append(l.Items, doc.Item{Text: v.fact(&list[j])})
			}
		}
		out = append(out, l)
	}
	if len(x.Steps) > 0 {
		section("explain-title-steps")
		var l doc.List
		for i := range x.Steps {
			l.Items = append(l.Items, doc.Item{Term: fmt.Sprintf("%d.", i+1), Text: v.step(x, &x.Steps[i])})
		}
		out = append(out, l)
	}
	section("explain-title-alone")
	if len(x.ButFor) == 0 {
		out = append(out, doc.Paragraph{Text: v.say("explain-alone-none")})
	} else {
		out = append(out, doc.Paragraph{Text: v.say("explain-intro-alone")}, v.pivots(x))
	}
	section("explain-title-enough")
	switch {
	case len(x.Enough) == 0:
		out = append(out, doc.Paragraph{Text: v.say("explain-enough-none")})
	default:
		if x.Proved {
			out = append(out, doc.Paragraph{Text: v.say("explain-intro-enough")})
		} else {
			out = append(out, doc.Paragraph{Text: v.say("explain-unproved", "n", len(x.Enough))})
		}
		out = append(out, v.facts(x.Enough))
	}
	section("explain-title-idle")
	if len(x.Idle) == 0 {
		return append(out, doc.Paragraph{Text: v.say("explain-none")})
	}
	return append(out, doc.Paragraph{Text: v.say("explain-intro-idle")}, v.facts(x.Idle))
}

// pivots is a table of the facts that alone change the answer.
func (v *explaining) pivots(x *sim.Explained) doc.Block {
	t := doc.Table{Repeat: 1, Cols: []doc.Column{
		{Head: v.say("explain-col-fact")}, {Head: v.say("explain-col-value"), Group: 1}, {Head: v.say("explain-col-source"), Group: 1},
		{Head: v.say("explain-col-other"), Group: 1}, {Head: v.say("explain-col-then"), Group: 1},
	}}
	for i := range x.ButFor {
		p := &x.ButFor[i]
		for j, w := range p.Would {
			cells := []doc.Cell{{v.sentenceOf(&p.Fact)}, {v.valueOf(&p.Fact)}, {v.source(&p.Fact)}}
			if j > 0 {
				cells = []doc.Cell{{}, {}, {}}
			}
			var values []string
			for _, val := range w.Values {
				values = append(values, v.valueOf(&sim.Fact{Fact: p.Fact.Fact, Knower: p.Knower, Value: val}))
			}
			cells = append(cells, doc.Cell{strings.Join(values, ", ")}, doc.Cell{plainly(v.answer(x, w.Answer))})
			t.Rows = append(t.Rows, doc.Simple(0, cells...))
		}
	}
	return t
}

// facts is a table of facts with their values, sources and what they bear on.
func (v *explaining) facts(list []sim.Fact) doc.Block {
	t := doc.Table{Repeat: 1, Cols: []doc.Column{
		{Head: v.say("explain-col-fact")}, {Head: v.say("explain-col-value"), Group: 1}, {Head: v.say("explain-col-source"), Group: 1},
		{Head: v.say("explain-col-bears"), Group: 1},
	}}
	for i := range list {
		f := &list[i]
		bears := v.topic(f)
		if f.Cite != "" {
			bears = v.cited(bears, f.Cite)
		}
		t.Rows = append(t.Rows, doc.Simple(0, doc.Cell{v.sentenceOf(f)}, doc.Cell{v.valueOf(f)}, doc.Cell{v.source(f)}, doc.Cell{bears}))
	}
	return t
}
