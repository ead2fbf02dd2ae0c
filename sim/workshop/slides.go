package workshop

import (
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// slides are the handout in big type, a page that says stop, and what happened.
func (k *Kit) slides() []Sheet {
	w := k.Scenario.Workshop
	out := []Sheet{{heading(1, doc.Clean(w.Title)), doc.Paragraph{Text: say("kit-slide-exercise")}, k.treaties(), disclaimer()}}
	out = append(out, told(doc.Clean(w.Title), w.Brief)...)
	out = append(out,
		Sheet{heading(1, say("kit-states")), k.states()},
		Sheet{heading(1, say("kit-asked")), k.askedFor()},
		Sheet{heading(1, say("kit-table")), k.atTheTable()},
		Sheet{heading(1, say("kit-tasks")), tasks()},
		Sheet{heading(1, say("kit-slide-stop")), doc.Paragraph{Text: say("kit-slide-stop-text"), Style: "stop"}})
	out = append(out, told(say("kit-slide-was"), k.Scenario.Story)...)
	for i := range k.Scenario.Requests {
		name := func(key string, args ...any) string {
			if text := say(key, args...); k.several() {
				return say("of-request", "title", text, "request", doc.Clean(k.Scenario.Requests[i].ID))
			} else {
				return text
			}
		}
		for t := range k.Result.Treaties {
			out = append(out, Sheet{heading(1, name("kit-slide-ended", "treaty", doc.Clean(k.Result.Treaties[t].Short))), k.slideEnd(t, i)})
		}
		if !k.governed(i) {
			continue
		}
		if l := k.slideNo(i); len(l.Items) > 0 {
			out = append(out, split(name("kit-slide-no"), l, 220)...)
		}
		if last := k.lastNos(i); len(last) > 0 {
			out = append(out, split(name("kit-answers-last-no"), doc.List{Items: last}, 240)...)
		}
		if l := k.slideNever(i); len(l.Items) > 0 {
			out = append(out, Sheet{heading(1, name("kit-slide-never")), l})
		}
		out = append(out, k.slideParts(name("kit-answers-parts"), i)...)
	}
	var questions doc.List
	for _, q := range k.discussion() {
		questions.Items = append(questions.Items, doc.Item{Text: q})
	}
	if len(questions.Items) == 0 {
		questions = tasks()
	}
	out = append(out, split(say("kit-slide-discuss"), questions, 330)...)
	out = append(out, split(say("kit-slide-checked"), k.checked(), 330)...)
	return append(out[:len(out)-1], append(out[len(out)-1], disclaimer()))
}

// atOnce is how many characters of a story a slide takes.
const atOnce = 400

// told is a story, a few sentences to a slide.
func told(title, text string) []Sheet {
	var out []Sheet
	for _, p := range strings.Split(text, "\n\n") {
		p = doc.Clean(p)
		for p != "" {
			end := len(p)
			for len(p[:end]) > atOnce {
				cut := strings.LastIndex(p[:end-1], ". ")
				if cut < 0 {
					break
				}
				end = cut + 1
			}
			out = append(out, Sheet{heading(1, title), doc.Paragraph{Text: p[:end]}})
			p = strings.TrimSpace(p[end:])
		}
	}
	return out
}

// askedFor are the requests as a list.
func (k *Kit) askedFor() doc.List {
	var l doc.List
	for i := range k.Scenario.Requests {
		q := &k.Scenario.Requests[i]
		text := say("request-line", "measure", label("measure", q.Measure), "route", label("route", q.Route))
		if k.secret[i] {
			text = say("kit-in-confidence", "asked", text)
		}
		l.Items = append(l.Items, doc.Item{Term: doc.Clean(q.ID), Text: text})
	}
	return l
}

// split shares the items of a list among slides, about so many characters on each.
func split(title string, l doc.List, most int) []Sheet {
	var out []Sheet
	var now doc.List
	sum, term := 0, ""
	for _, it := range l.Items {
		size := len(it.Text) + len(it.Term)
		if sum > 0 && sum+size > most {
			out = append(out, Sheet{heading(1, title), now})
			now, sum, term = doc.List{}, 0, ""
		}
		if sum += size; it.Term == term {
			it.Term = "" // said above
		} else {
			term = it.Term
		}
		now.Items = append(now.Items, it)
	}
	return append(out, Sheet{heading(1, title), now})
}

// slideEnd is where a request ends under one treaty.
func (k *Kit) slideEnd(treaty, request int) doc.List {
	q := k.result(treaty, request)
	duty := label("strength", q.Duty.Strength)
	if len(q.Duty.Cites) > 0 {
		duty = say("law-word-cite", "word", duty, "cite", doc.Cites(q.Duty.Cites))
	}
	l := doc.List{Items: []doc.Item{
		{Term: upper(say("duty-row")), Text: duty},
		{Term: say("col-ended"), Text: say("kit-answers-last", "ending", ending(sim.Ending{Outcome: q.Outcome, Obtained: q.Obtained}, q.Reason), "cites", citedAll(deciding(q)))},
	}}
	for _, s := range []string{"accommodating", "by-the-book", "protective"} {
		if e := q.Stances[s]; e.Outcome != q.Outcome {
			l.Items = append(l.Items, doc.Item{Term: upper(say("stance-would", "stance", label("stance", s))), Text: ending(e, "")})
		}
	}
	return l
}

// slideNo is who could have said no, and why nobody did or had to.
func (k *Kit) slideNo(request int) doc.List {
	var l doc.List
	for i := range k.Result.Treaties {
		for _, g := range k.result(i, request).Grounds {
			if g.Effect == "may-condition" || g.Effect == "may-postpone" || g.Status != "dormant" && g.Status != "available" && g.Status != "invoked" {
				continue
			}
			text := say("kit-slide-ground", "holder", label("actor", g.Holder), "cite", cited(g.Cite), "status", shortStatus(g.Status))
			if g.Status == "dormant" {
				text = say("kit-slide-ground-why", "holder", label("actor", g.Holder), "cite", cited(g.Cite), "why", doc.Clean(g.Why))
			}
			l.Items = append(l.Items, doc.Item{Term: doc.Clean(k.Result.Treaties[i].Short), Text: text})
		}
	}
	return l
}

func (k *Kit) slideNever(request int) doc.List {
	var l doc.List
	who, under := k.neverTold(request)
	for i := range who {
		l.Items = append(l.Items, doc.Item{Text: say("kit-slide-never-one", "who", upper(label("actor", who[i])), "treaties", under[i])})
	}
	return l
}

// slideParts are the points on which the treaties part, four to a slide.
func (k *Kit) slideParts(title string, request int) []Sheet {
	t, ok := k.parts(request).(doc.Table)
	if !ok {
		return []Sheet{{heading(1, title), k.parts(request)}}
	}
	const most = 3
	var out []Sheet
	for i := 0; i < len(t.Rows); i += most {
		part := t
		part.Rows = t.Rows[i:min(i+most, len(t.Rows))]
		out = append(out, Sheet{heading(1, title), part})
	}
	return out
}
