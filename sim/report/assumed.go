package report

import (
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// assumed lists the facts that nobody stated, with the value that the run took.
func (d *view) assumed() {
	d.section("title-assumed", "")
	type key struct {
		fact, value string
		left        bool
	}
	var order []key
	says := map[key]string{}
	where := map[key][]string{}
	all := 0
	several := len(d.requests()) > 1
	for i := range d.result.Treaties {
		t := &d.result.Treaties[i]
		for _, r := range t.Requests {
			all++
			name := treatyName(t)
			if several {
				name += " " + doc.Clean(r.ID)
			}
			for _, a := range r.Assumed {
				k := key{a.Fact, a.Value, a.Left}
				if where[k] == nil {
					order = append(order, k)
					says[k] = d.sentence(a.Fact, []sim.Assumed{a})
				}
				where[k] = append(where[k], name)
			}
		}
	}
	if len(order) == 0 {
		d.add(doc.Paragraph{Text: d.say("nothing-assumed")})
		return
	}
	d.add(doc.Paragraph{Text: d.say("intro-assumed")})
	taken := map[string][]string{}
	t := doc.Table{Repeat: 1, Cols: []doc.Column{
		{Head: d.say("col-assumed")}, {Head: d.say("col-value"), Group: 1}, {Head: d.say("col-fact"), Group: 1},
	}}
	for _, k := range order {
		what := doc.Cell{says[k]}
		if len(where[k]) < all {
			what = append(what, d.say("only-in", "where", strings.Join(where[k], ", ")))
		}
		if (k.value == "true" || k.value == "false") && !k.left {
			sentence := d.say("assumed-fact", "says", strings.TrimSuffix(says[k], "."), "fact", doc.Clean(k.fact))
			if len(where[k]) < all {
				sentence = d.say("assumed-fact-only", "says", strings.TrimSuffix(says[k], "."), "fact", doc.Clean(k.fact), "where", strings.Join(where[k], ", "))
			}
			taken[k.value] = append(taken[k.value], sentence)
			continue
		}
		value := d.value(k.fact, k.value)
		if k.left {
			value = d.say("left-open", "value", value)
		}
		t.Rows = append(t.Rows, doc.Simple(0, what, doc.Cell{value}, doc.Cell{doc.Clean(k.fact)}))
	}
	if len(t.Rows) > 0 {
		d.add(t)
	}
	var l doc.List
	for _, value := range []string{"true", "false"} {
		if len(taken[value]) > 0 {
			l.Items = append(l.Items, doc.Item{Term: d.say(map[string]string{"true": "taken-as-so", "false": "taken-as-not-so"}[value]), Each: taken[value]})
		}
	}
	if len(l.Items) > 0 {
		d.add(l)
	}
}

// factOption is "fact=value|value" in words: the sentence of the fact, its name, and the values.
func (d *view) factOption(s string, r *sim.Request) doc.Cell {
	fact, values, ok := strings.Cut(s, "=")
	if !ok {
		return doc.Cell{doc.Clean(s)}
	}
	var names []string
	for _, v := range strings.Split(values, "|") {
		names = append(names, d.value(fact, v))
	}
	return doc.Cell{
		d.say("fact-is", "says", strings.TrimSuffix(d.sentence(fact, r.Assumed), "."), "value", strings.Join(names, d.say("or"))),
		d.say("fact-named", "fact", doc.Clean(fact)),
	}
}

// readingOption is "reading=option" on two lines.
func readingOption(s string) doc.Cell {
	id, option, ok := strings.Cut(s, "=")
	if !ok {
		return doc.Cell{doc.Clean(id)}
	}
	return doc.Cell{doc.Clean(id) + " =", doc.Clean(option)}
}
