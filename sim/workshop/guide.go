package workshop

import (
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// guide is for the facilitator alone: the whole story, the timing, the course and the answers.
func (k *Kit) guide() []Sheet {
	w := k.Scenario.Workshop
	s := Sheet{heading(1, doc.Clean(k.Scenario.Title)), doc.Paragraph{Text: say("kit-guide-note"), Style: "confidential"},
		doc.Paragraph{Text: say("kit-guide-call", "title", doc.Clean(w.Title))}, heading(2, say("kit-story"))}
	s = append(s, paragraphs(k.Scenario.Story)...)
	s = append(s, k.known(), heading(2, say("kit-aims")), k.aims())
	s = append(s, heading(2, say("kit-materials")), k.materials())
	s = append(s, heading(2, say("kit-times", "minutes", number(w.Minutes))), k.times())
	s = append(s, heading(2, say("kit-chairs")), k.chairs(), doc.Paragraph{Text: say("kit-chairs-few")})
	s = append(s, heading(2, say("kit-course")), doc.Paragraph{Text: say("kit-course-intro", "stance", label("stance", k.stance()))})
	for i := range k.Scenario.Requests {
		if k.several() {
			s = append(s, heading(3, k.of("kit-course", "kit-course-of", i)))
		}
		s = append(s, k.course(i, k.News))
	}
	s = append(s, heading(2, say("kit-news")))
	s = append(s, k.slips()...)
	s = append(s, heading(2, say("kit-debrief")))
	for i := range k.Scenario.Requests {
		if k.several() {
			s = append(s, heading(3, k.of("kit-answers-ended", "kit-answers-ended-of", i)))
		}
		s = append(s, k.ends(i), k.parts(i))
	}
	s = append(s, heading(2, say("kit-discussion")))
	if list := k.discussion(); len(list) == 0 {
		s = append(s, doc.Paragraph{Text: say("kit-discussion-none")})
	} else {
		var l doc.List
		for _, q := range list {
			l.Items = append(l.Items, doc.Item{Text: q})
		}
		s = append(s, l)
	}
	s = append(s, k.checked(), doc.Paragraph{Text: say("kit-more", "id", doc.Clean(k.Scenario.ID))}, disclaimer())
	return []Sheet{s}
}

// stance is the requested State's in this exercise.
func (k *Kit) stance() string {
	for i := range k.Cards {
		if a, ok := facts.ActorNamed(k.Cards[i].Actors[0]); ok && a.Requested() {
			return k.Cards[i].Stance
		}
	}
	return facts.Stances[1]
}

// known is each circumstance that is so, with who knows it.
func (k *Kit) known() doc.List {
	var l doc.List
	for _, x := range k.Result.Scenario.Known {
		var who []string
		for _, a := range x.KnownTo {
			who = append(who, label("actor", a))
		}
		what := strings.TrimSuffix(doc.Clean(x.Says), ".")
		if len(who) == 0 {
			l.Items = append(l.Items, doc.Item{Term: say("term-known"), Text: say("known-to-nobody", "what", what)})
			continue
		}
		l.Items = append(l.Items, doc.Item{Term: say("term-known"), Text: say("known-to", "what", what, "who", strings.Join(who, ", "))})
	}
	return l
}

func (k *Kit) materials() doc.List {
	var l doc.List
	for _, name := range Names {
		l.Items = append(l.Items, doc.Item{Term: say("kit-file-" + name), Text: say("kit-for-"+name, "n", number(len(k.Cards)))})
	}
	return l
}

func (k *Kit) times() doc.Table {
	t := doc.Table{Ruled: true, Span: 1, Repeat: 1, Cols: []doc.Column{column("kit-col-phase"), column("kit-col-minutes"), column("kit-col-do")}}
	sum := 0
	for _, p := range k.Phases {
		treaty := ""
		if p.Treaty < len(k.Result.Treaties) {
			treaty = doc.Clean(k.Result.Treaties[p.Treaty].Short)
		}
		sum += p.Minutes
		t.Rows = append(t.Rows, doc.Simple(1, doc.Cell{say("kit-phase-"+p.Name, "treaty", treaty)}, doc.Cell{number(p.Minutes)}, doc.Cell{say("kit-do-" + p.Name)}))
	}
	t.Rows = append(t.Rows, doc.Simple(1, doc.Cell{say("kit-total")}, doc.Cell{number(sum)}, cell()))
	return t
}

// chairs are the cards, with what each knows and when it comes in.
func (k *Kit) chairs() doc.Table {
	t := doc.Table{Ruled: true, Span: 1, Repeat: 1, Cols: []doc.Column{column("kit-col-card"), column("kit-col-knows"), column("kit-col-comes"), column("kit-col-note")}}
	for i := range k.Cards {
		c := &k.Cards[i]
		comes, note := say("nothing"), ""
		if c.Comes != "" {
			comes = stage(c.Comes)
		}
		switch {
		case c.Held():
			note = say("kit-chair-held")
		case c.Comes == "":
			note = say("kit-chair-told")
		case !k.acts(c):
			note = say("kit-chair-spare")
		}
		t.Rows = append(t.Rows, doc.Simple(1, doc.Cell{k.title(c)}, cell(circumstances(c.Knows)), doc.Cell{comes}, cell(note)))
	}
	return t
}

// acts says whether somebody on the chair takes a step on one of the paths, or holds a ground that counts.
func (k *Kit) acts(c *Card) bool {
	for t := range k.Result.Treaties {
		for _, q := range k.Result.Treaties[t].Requests {
			for _, s := range q.Path {
				if slices.Contains(c.Actors, s.Actor) {
					return true
				}
			}
			for _, g := range q.Grounds {
				if slices.Contains(c.Actors, g.Holder) && slices.Contains(live, g.Status) {
					return true
				}
			}
		}
	}
	return false
}

// course is the path stage by stage, treaty by treaty, with the news that can be handed out at each.
func (k *Kit) course(request int, handOut []News) doc.Table {
	type turn struct{ stage, who string }
	var turns []turn
	steps := map[turn][]doc.Cell{}
	n := len(k.Result.Treaties)
	for i := range k.Result.Treaties {
		for _, s := range k.result(i, request).Path {
			if s.To == "ended" && len(s.Cites) == 0 {
				continue // to close a file is no decision
			}
			x := turn{s.Stage, s.Actor}
			if steps[x] == nil {
				turns, steps[x] = append(turns, x), make([]doc.Cell, n)
			}
			steps[x][i] = append(steps[x][i], k.step(&s))
		}
	}
	slices.SortStableFunc(turns, func(a, b turn) int { return slices.Index(facts.Stages, a.stage) - slices.Index(facts.Stages, b.stage) })
	t := doc.Table{Ruled: true, Span: 1, Repeat: 1, Cols: append([]doc.Column{column("kit-col-stage-who")}, k.treatyColumns()...)}
	handed := map[string]bool{}
	for _, x := range turns {
		head := doc.Cell{say("kit-stage-who", "stage", upper(stage(x.stage)), "who", label("actor", x.who))}
		if !handed[x.stage] {
			handed[x.stage] = true
			var news []string
			for _, i := range handOut {
				if i.Stage == x.stage {
					news = append(news, doc.Clean(i.ID))
				}
			}
			if len(news) > 0 {
				head = append(head, say("kit-course-news", "news", strings.Join(news, ", ")))
			}
		}
		cells := []doc.Cell{head}
		for i := range n {
			cells = append(cells, cell(steps[x][i]...))
		}
		t.Rows = append(t.Rows, doc.Simple(1, cells...))
	}
	return t
}

// step is what happens, with its articles. What the law leaves to the one who acts has none.
func (k *Kit) step(s *sim.Step) string {
	what := label("event", s.Event)
	if base, _, found := strings.Cut(s.Event, "-by-"); found && label("event", base) != base {
		what = label("event", base)
	}
	if strings.HasPrefix(s.Event, "notify-") {
		what = label("event", "notify")
		if s.Note != "" {
			what = say("about", "about", doc.Clean(s.Note))
		}
	}
	if c := doc.Cites(s.Cites); c != "" {
		return say("kit-course-text", "event", what, "cites", c)
	}
	return what
}

// slips are the news, each to be cut out, with what it can change below it.
func (k *Kit) slips() Sheet {
	if len(k.News) == 0 {
		return Sheet{doc.Paragraph{Text: say("kit-news-none")}}
	}
	s := Sheet{doc.Paragraph{Text: say("kit-news-intro")}}
	for _, n := range k.News {
		s = append(s, heading(3, say("kit-news-slip", "who", theActor(n.Tells), "stage", stage(n.Stage))))
		text := doc.Clean(n.Text)
		if text == "" {
			text, _ = k.fact(n.About)
		}
		var changes []string
		for _, e := range n.Endings {
			var ends []string
			for _, c := range e.Changed {
				ends = append(ends, say("kit-news-stance", "stance", label("stance", c.Stance), "was", ending(c.Was, ""), "now", ending(c.Now, "")))
			}
			if len(ends) == 0 {
				continue
			}
			key := "kit-news-ending"
			if k.several() {
				key = "kit-news-ending-of"
			}
			changes = append(changes, say(key, "treaty", doc.Clean(e.Treaty), "request", doc.Clean(e.Request), "endings", strings.Join(ends, ", ")))
		}
		second := say("kit-news-nothing")
		if len(changes) > 0 {
			second = say("kit-news-changes", "changes", strings.Join(changes, "; "))
		}
		s = append(s, doc.Paragraph{Text: text, Style: "slip"}, aside(second))
	}
	return s
}
