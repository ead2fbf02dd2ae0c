package workshop

import (
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
	"rogatory/sim/report"
)

// answers are what the program found, for each request: where it ends, who could say no, who is told, where the
// treaties part and what it hinges on.
func (k *Kit) answers() []Sheet {
	s := Sheet{heading(1, say("kit-page-title", "title", doc.Clean(k.Scenario.Workshop.Title), "file", say("kit-file-answers"))),
		doc.Paragraph{Text: say("kit-answers-note"), Style: "confidential"}}
	var out []Sheet
	for i := range k.Scenario.Requests {
		if i > 0 {
			s = nil
		}
		s = append(s, heading(2, k.of("kit-answers-ended", "kit-answers-ended-of", i)), k.ends(i))
		s = append(s, heading(2, say("kit-course")), k.course(i, nil))
		if k.governed(i) {
			s = append(s, heading(2, say("kit-answers-no")), k.couldSayNo(i))
			if last := report.LastNo(k.Result, k.Scenario.Requests[i].ID, nil); len(last) > 0 {
				s = append(append(s, heading(2, say("kit-answers-last-no"))), last...)
			}
			s = append(s, heading(2, say("kit-answers-told")), k.told(i))
			s = append(s, heading(2, say("kit-answers-parts")), k.parts(i))
		} else {
			s = append(s, doc.Paragraph{Text: say("kit-answers-outside")})
		}
		if h := k.hinges(i); len(h.Items) > 0 {
			s = append(s, heading(2, say("kit-answers-hinges")), h)
		}
		if i == len(k.Scenario.Requests)-1 {
			s = append(s, k.checked(), doc.Paragraph{Text: say("kit-more", "id", doc.Clean(k.Scenario.ID))}, disclaimer())
		}
		out = append(out, s)
	}
	return out
}

// of is a title, with the request named where there are several.
func (k *Kit) of(one, several string, request int) string {
	if !k.several() {
		return say(one)
	}
	return say(several, "request", doc.Clean(k.Scenario.Requests[request].ID))
}

// result is one request under one treaty.
func (k *Kit) result(treaty, request int) *sim.Request {
	return &k.Result.Treaties[treaty].Requests[request]
}

const outside = "outside-this-treaty"

// governed says whether some treaty governs a request: who may say no, or is told, outside all of them is no answer of theirs.
func (k *Kit) governed(request int) bool {
	for i := range k.Result.Treaties {
		if k.result(i, request).Outcome != outside {
			return true
		}
	}
	return false
}

// deciding are the articles of the last step that decided.
func deciding(q *sim.Request) []string {
	for i := len(q.Path) - 1; i >= 0; i-- {
		if s := q.Path[i]; len(s.Grounds) > 0 || s.Class == "decline" || s.Event == "stand-outside" {
			return s.Cites
		}
	}
	for i := len(q.Path) - 1; i >= 0; i-- {
		if s := q.Path[i]; len(s.Cites) > 0 && s.Class == "proceed" && slices.Index(facts.Stages, s.Stage) <= slices.Index(facts.Stages, "delivered") {
			return s.Cites
		}
	}
	return nil
}

// ends is where the request ends under each treaty.
func (k *Kit) ends(request int) doc.Table {
	t := doc.Table{Ruled: true, Span: 1, Repeat: 1, Cols: []doc.Column{column("col-treaty"), column("col-ended")}}
	for _, s := range facts.Stances {
		t.Cols = append(t.Cols, doc.Column{Head: say("stance-would", "stance", label("stance", s)), Group: 1, Alike: true})
	}
	for i := range k.Result.Treaties {
		q := k.result(i, request)
		cells := []doc.Cell{{doc.Clean(k.Result.Treaties[i].Short)},
			cell(say("kit-answers-last", "ending", ending(sim.Ending{Outcome: q.Outcome, Obtained: q.Obtained}, q.Reason), "cites", citedAll(deciding(q))))}
		for _, s := range facts.Stances {
			cells = append(cells, cell(ending(q.Stances[s], "")))
		}
		t.Rows = append(t.Rows, doc.Simple(1, cells...))
	}
	return t
}

// live are the statuses of a ground that is there for its holder, or would be if it knew.
var live = []string{"invoked", "available", "dormant", "open", "unknown"}

// couldSayNo are the grounds that count, with who holds them and how they stand.
func (k *Kit) couldSayNo(request int) doc.Block {
	type key struct{ topic, layer, effect, holder string }
	var keys []key
	for i := range k.Result.Treaties {
		for _, g := range k.result(i, request).Grounds {
			if x := (key{g.Topic, g.Layer, g.Effect, g.Holder}); slices.Contains(live, g.Status) && !slices.Contains(keys, x) {
				keys = append(keys, x)
			}
		}
	}
	if len(keys) == 0 {
		return doc.Paragraph{Text: say("kit-answers-no-none")}
	}
	t := doc.Table{Ruled: true, Span: 2, Repeat: 2, Cols: append([]doc.Column{column("col-ground"), column("kit-col-holder")}, k.treatyColumns()...)}
	for _, x := range keys {
		cells := []doc.Cell{{upper(say("kit-answers-ground", "ground", topic(x.topic, x.layer), "effect", label("effect", x.effect)))}, {label("actor", x.holder)}}
		for i := range k.Result.Treaties {
			var c doc.Cell
			if k.result(i, request).Outcome == outside {
				c = doc.Cell{say("outside-here")}
			}
			for _, g := range k.result(i, request).Grounds {
				if (key{g.Topic, g.Layer, g.Effect, g.Holder}) == x {
					c = append(c, standing(&g))
				}
			}
			cells = append(cells, cell(c...))
		}
		t.Rows = append(t.Rows, doc.Simple(2, cells...))
	}
	return t
}

// standing is how a ground stands, with its article and why.
func standing(g *sim.Ground) string {
	if g.Why == "" {
		return say("kit-answers-here", "cite", cited(g.Cite), "status", shortStatus(g.Status))
	}
	return say("kit-answers-why", "cite", cited(g.Cite), "status", shortStatus(g.Status), "why", doc.Clean(g.Why))
}

// shortStatus is the word for a status without its gloss, which the reason gives better.
func shortStatus(s string) string {
	word, _, _ := strings.Cut(label("ground-status", s), " (")
	return word
}

// told is who is told, channel by channel.
func (k *Kit) told(request int) doc.Block {
	type pair struct{ from, to string }
	var pairs []pair
	for i := range k.Result.Treaties {
		if k.result(i, request).Outcome == outside {
			continue
		}
		for _, n := range k.result(i, request).Notices {
			if p := (pair{n.From, n.To}); !slices.Contains(pairs, p) {
				pairs = append(pairs, p)
			}
		}
	}
	t := doc.Table{Ruled: true, Span: 1, Repeat: 1, Cols: append([]doc.Column{column("col-channel")}, k.treatyColumns()...)}
	for _, p := range pairs {
		cells := []doc.Cell{{say("channel", "from", label("actor", p.from), "to", label("actor", p.to))}}
		for i := range k.Result.Treaties {
			var c doc.Cell
			if k.result(i, request).Outcome == outside {
				cells = append(cells, doc.Cell{say("outside-here")})
				continue
			}
			for _, n := range k.result(i, request).Notices {
				if (pair{n.From, n.To}) != p {
					continue
				}
				if n.Rule == "silent" {
					c = append(c, say("silent-here"))
					continue
				}
				rule := label("notice-rule", n.Rule)
				if n.Until != "" {
					rule = say("until", "rule", rule, "end", label("gag-end", n.Until))
				}
				status := label("notice-status", n.Status)
				if n.Status == "not-due" && n.Rule == "prohibited" {
					status = say("not-told")
				}
				c = append(c, say("kit-answers-notice", "rule", rule, "cite", cited(n.Cite), "status", status))
			}
			cells = append(cells, cell(c...))
		}
		t.Rows = append(t.Rows, doc.Simple(1, cells...))
	}
	if len(t.Rows) == 0 {
		return doc.Paragraph{Text: say("kit-answers-told-none")}
	}
	return t
}

// difference is a point on which treaties part, with what each of them has.
type difference struct {
	what  string
	cells []doc.Cell
}

// differences are the points on which the treaties part: the duty, the end, a ground that counts and that another
// does not have, what becomes of the data.
func (k *Kit) differences(request int) []difference {
	var out []difference
	add := func(what string, text func(q *sim.Request) (key, shown string)) {
		d := difference{what: what}
		var keys []string
		for i := range k.Result.Treaties {
			key, shown := text(k.result(i, request))
			keys = append(keys, key)
			d.cells = append(d.cells, cell(shown))
		}
		if slices.ContainsFunc(keys, func(x string) bool { return x != keys[0] }) {
			out = append(out, d)
		}
	}
	add(upper(say("duty-row")), func(q *sim.Request) (string, string) {
		text := label("strength", q.Duty.Strength)
		if len(q.Duty.Cites) > 0 {
			text = say("law-word-cite", "word", text, "cite", doc.Cites(q.Duty.Cites))
		}
		return q.Duty.Strength, text
	})
	add(say("col-ended"), func(q *sim.Request) (string, string) {
		text := say("kit-answers-last", "ending", ending(sim.Ending{Outcome: q.Outcome, Obtained: q.Obtained}, q.Reason), "cites", citedAll(deciding(q)))
		return q.Outcome + q.Reason + strings.Join(q.Obtained, " "), text
	})
	for _, s := range facts.Stances {
		add(upper(say("stance-would", "stance", label("stance", s))), func(q *sim.Request) (string, string) {
			e := q.Stances[s]
			if e.Outcome == q.Outcome {
				return "as above", ending(e, q.Reason)
			}
			return e.Outcome, ending(e, "")
		})
	}
	var topics []string
	for i := range k.Result.Treaties {
		for _, g := range k.result(i, request).Grounds {
			if g.Layer == "treaty" && g.Effect != "may-condition" && slices.Contains(live, g.Status) && !slices.Contains(topics, g.Topic) {
				topics = append(topics, g.Topic)
			}
		}
	}
	for _, id := range topics {
		add(upper(label("topic", id)), func(q *sim.Request) (string, string) {
			if q.Outcome == outside {
				return "outside", say("outside-here")
			}
			best := slices.IndexFunc(q.Grounds, func(g sim.Ground) bool {
				return g.Topic == id && g.Layer == "treaty" && slices.Contains(live, g.Status)
			})
			if best < 0 {
				best = slices.IndexFunc(q.Grounds, func(g sim.Ground) bool { return g.Topic == id && g.Layer == "treaty" })
			}
			if best < 0 {
				return "none", label("ground-status", "absent")
			}
			g := &q.Grounds[best]
			return g.Effect + g.Status, say("kit-answers-here", "cite", cited(g.Cite), "status", shortStatus(g.Status))
		})
	}
	var happenings []string
	for i := range k.Result.Treaties {
		for _, h := range k.result(i, request).After {
			if !h.Breach && !slices.Contains(happenings, h.Event) {
				happenings = append(happenings, h.Event)
			}
		}
	}
	for _, event := range happenings {
		add(upper(label("happening", event)), func(q *sim.Request) (string, string) {
			if q.Outcome == outside {
				return "outside", say("outside-here")
			}
			i := slices.IndexFunc(q.After, func(h sim.Happening) bool { return h.Event == event })
			switch {
			case i < 0:
				return "none", say("cannot-happen")
			case len(q.After[i].Limits) > 0:
				return "limited", say("limited-by", "cites", doc.Cites(q.After[i].Limits))
			case len(q.After[i].OnCondition) > 0:
				return "on condition", say("limited-on-condition", "cites", doc.Cites(q.After[i].OnCondition))
			}
			return "free", say("no-limit")
		})
	}
	return out
}

// parts is where the treaties part, as a table.
func (k *Kit) parts(request int) doc.Block {
	list := k.differences(request)
	if len(list) == 0 {
		return doc.Paragraph{Text: say("kit-answers-parts-none")}
	}
	t := doc.Table{Ruled: true, Span: 1, Repeat: 1, Cols: append([]doc.Column{column("kit-col-point")}, k.treatyColumns()...)}
	for _, d := range list {
		t.Rows = append(t.Rows, doc.Row{Head: []doc.Cell{{d.what}}, Bands: [][]doc.Cell{d.cells}})
	}
	return t
}

// hinges are the provisions on whose reading the answer turns.
func (k *Kit) hinges(request int) doc.List {
	var l doc.List
	for i := range k.Result.Treaties {
		for _, h := range k.result(i, request).HingesOn {
			var options []string
			for _, o := range h.Readings {
				holder := doc.Clean(o.Holder)
				if holder == "" {
					holder = doc.Clean(o.Name)
				}
				options = append(options, say("kit-answers-hinge-option", "option", holder, "ending", ending(o.Ending, o.Reason)))
			}
			if len(options) > 0 {
				l.Items = append(l.Items, doc.Item{Term: doc.Clean(k.Result.Treaties[i].Short), Text: say("kit-answers-hinge", "cite", cited(h.Cite), "options", strings.Join(options, "; "))})
			}
		}
	}
	return l
}

// checked says how the words of the rules were checked, by treaty and request.
func (k *Kit) checked() doc.List {
	var l doc.List
	for i := range k.Result.Treaties {
		for q := range k.Scenario.Requests {
			c := k.result(i, q).Checked
			var counts []string
			for g, n := range []int{c.Text, c.Model, c.Commentary, c.Recollection} {
				counts = append(counts, say("kit-rule-count", "grade", label("grade", facts.Grades[g]), "n", number(n)))
			}
			term := doc.Clean(k.Result.Treaties[i].Short)
			if k.several() {
				term = say("brief-in", "what", term, "where", doc.Clean(k.Scenario.Requests[q].ID))
			}
			l.Items = append(l.Items, doc.Item{Term: term, Text: say("kit-rules-checked", "counts", strings.Join(counts, ", "))})
		}
	}
	return l
}
