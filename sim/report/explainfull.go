package report

import (
	"fmt"

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
			out = append(out, doc.Paragraph{Text: v.say("explain-unproved")})
		}
		out = append(out, v.facts(x.Enough)...)
	}
	section("explain-title-idle")
	if len(x.Idle) == 0 {
		return append(out, doc.Paragraph{Text: v.say("explain-none")})
	}
	return append(append(out, doc.Paragraph{Text: v.say("explain-intro-idle")}), v.facts(x.Idle)...)
}

// pivots lists the facts that alone change the answer, each with the values that do.
func (v *explaining) pivots(x *sim.Explained) doc.Block {
	var l doc.List
	for i := range x.ButFor {
		p := &x.ButFor[i]
		l.Items = append(l.Items, doc.Item{Term: "·", Text: v.fact(&p.Fact)})
		for _, w := range p.Would {
			l.Items = append(l.Items, doc.Item{Text: v.say("explain-if", "value", v.values(&p.Fact, w.Values), "answer", plainly(v.answer(x, w.Answer)))})
		}
	}
	return l
}

// facts lists facts with their values and sources, by what they bear on.
func (v *explaining) facts(list []sim.Fact) []doc.Block {
	var heads []string
	under := map[string][]doc.Item{}
	for i := range list {
		f := &list[i]
		head := v.topic(f)
		if f.Cite != "" {
			head = v.cited(head, f.Cite)
		}
		if under[head] == nil {
			heads = append(heads, head)
		}
		under[head] = append(under[head], doc.Item{Term: "·", Text: v.fact(f)})
	}
	var out []doc.Block
	for _, head := range heads {
		out = append(out, doc.Heading{Level: 3, Text: head}, doc.List{Items: under[head]})
	}
	return out
}
