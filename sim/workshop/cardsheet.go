package workshop

import (
	"slices"
	"strings"

	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// cardSheets are the role cards, those that the facilitator keeps back at the end.
func (k *Kit) cardSheets() []Sheet {
	var out, held []Sheet
	for i := range k.Cards {
		if k.Cards[i].Held() {
			held = append(held, k.CardSheet(&k.Cards[i]))
		} else {
			out = append(out, k.CardSheet(&k.Cards[i]))
		}
	}
	return append(out, held...)
}

// CardSheet is one card.
func (k *Kit) CardSheet(c *Card) Sheet {
	s := k.cardHead(c)
	s = append(s, k.cardSteps(c)...)
	s = append(s, k.cardGrounds(c)...)
	s = append(s, k.cardTelling(c)...)
	return append(s, disclaimer())
}

// cardHead is who the player is and what it alone knows: what comes from the story.
func (k *Kit) cardHead(c *Card) Sheet {
	s := Sheet{heading(1, k.title(c)), doc.Paragraph{Text: say("kit-confidential"), Style: "confidential"}}
	if c.Held() {
		s = append(s, doc.Paragraph{Text: say("kit-held"), Style: "confidential"})
	}
	var who []string
	for _, a := range byWeight(c.Actors) {
		who = append(who, say("kit-who-"+a, "requesting", k.state("requesting"), "requested", k.state("requested"), "sending", k.state("sending")))
	}
	s = append(s, doc.Paragraph{Text: strings.Join(who, " ")})
	part := say("kit-part-told")
	if c.Comes != "" {
		part = say("kit-part-begins", "stage", stage(c.Comes))
	}
	l := doc.List{Items: []doc.Item{{Term: say("kit-term-part"), Text: part}}}
	var know []string
	for _, id := range c.Knows {
		f, _ := k.fact(id)
		know = append(know, doc.Clean(f))
	}
	if c.More != "" {
		know = append(know, doc.Clean(c.More))
	}
	if len(know) == 0 {
		know = []string{say("kit-know-nothing")}
	}
	for i, text := range know {
		it := doc.Item{Text: text}
		if i == 0 {
			it.Term = say("kit-term-know")
		}
		l.Items = append(l.Items, it)
	}
	l.Items = append(l.Items, doc.Item{Term: say("kit-term-stance"), Text: say("kit-stance-" + c.Stance)})
	return append(s, l)
}

// byWeight puts whose data they are before what else the person is.
func byWeight(actors []string) []string {
	out := slices.Clone(actors)
	rank := []string{"data-subject", "suspect", "knowledge-holder"}
	slices.SortStableFunc(out, func(a, b string) int { return slices.Index(rank, a) - slices.Index(rank, b) })
	return out
}

// fact is the sentence of a circumstance.
func (k *Kit) fact(short string) (string, bool) {
	v := facts.Core()
	id, ok := v.Circumstance(short)
	if !ok {
		return short, false
	}
	return v.Fact(id).Says, true
}

func stage(id string) string { return label("stage", id) }

// of is one request under one treaty on a card.
func (c *Card) of(request, treaty int) *CardTreaty { return &c.Requests[request].Treaties[treaty] }

// each visits every request under every treaty.
func (c *Card) each(visit func(*CardTreaty)) {
	for q := range c.Requests {
		for t := range c.Requests[q].Treaties {
			visit(c.of(q, t))
		}
	}
}

func (k *Kit) cardSteps(c *Card) Sheet {
	type key struct{ stage, event string }
	var keys []key
	c.each(func(t *CardTreaty) {
		for _, s := range t.Steps {
			if x := (key{s.Stage, s.Event}); !slices.Contains(keys, x) {
				keys = append(keys, x)
			}
		}
	})
	s := Sheet{heading(2, say("kit-may"))}
	if len(keys) == 0 {
		return append(s, doc.Paragraph{Text: say("kit-may-nothing")})
	}
	slices.SortStableFunc(keys, func(a, b key) int {
		return slices.Index(facts.Stages, a.stage) - slices.Index(facts.Stages, b.stage)
	})
	t := doc.Table{Ruled: true, Span: 2, Repeat: 2, Cols: append([]doc.Column{column("kit-col-stage"), column("kit-col-step")}, k.treatyColumns()...)}
	said := ""
	for _, x := range keys {
		var cells []doc.Cell
		for ti := range k.Result.Treaties {
			cells = append(cells, k.perRequest(func(q int) string {
				for _, step := range c.of(q, ti).Steps {
					if step.Stage == x.stage && step.Event == x.event {
						if step.Grounded {
							return say("kit-on-ground")
						}
						return citedAll(step.Cites)
					}
				}
				return ""
			}))
		}
		event := label("event", x.event)
		if n := len(t.Rows); n > 0 && said == x.stage && slices.EqualFunc(t.Rows[n-1].Bands[0], cells, slices.Equal) {
			t.Rows[n-1].Head[1][0] = say("kit-or-step", "one", t.Rows[n-1].Head[1][0], "other", event)
			continue // what rests on the same articles at the same stage is one choice
		}
		at := stage(x.stage)
		if said == x.stage {
			at = "" // said in the row above
		}
		said = x.stage
		t.Rows = append(t.Rows, doc.Row{Head: []doc.Cell{doc.Lines(at), {event}}, Bands: [][]doc.Cell{cells}})
	}
	return append(s, t)
}

func (k *Kit) cardGrounds(c *Card) Sheet {
	type key struct{ topic, layer, effect, test string }
	of := func(g CardGround) key { return key{g.Topic, g.Layer, g.Effect, g.Test} }
	var keys []key
	looks := map[key][]string{}
	c.each(func(t *CardTreaty) {
		for _, g := range t.Grounds {
			if !slices.Contains(keys, of(g)) {
				keys = append(keys, of(g))
			}
			for _, id := range g.Looks {
				if !slices.Contains(looks[of(g)], id) {
					looks[of(g)] = append(looks[of(g)], id)
				}
			}
		}
	})
	if len(keys) == 0 {
		return nil
	}
	t := doc.Table{Ruled: true, Span: 2, Repeat: 2, Cols: append([]doc.Column{column("kit-col-ground"), column("kit-col-needs")}, k.treatyColumns()...)}
	for _, x := range keys {
		name := topic(x.topic, x.layer)
		if len(looks[x]) > 0 {
			name = say("kit-ground-looks", "ground", name, "known", circumstances(looks[x]))
		}
		cells := []doc.Cell{{upper(name)}, {say("kit-effect-needs", "effect", label("effect", x.effect), "needs", say("kit-needs-"+x.test))}}
		for ti := range k.Result.Treaties {
			cells = append(cells, k.perRequest(func(q int) string {
				var cites []string
				for _, g := range c.of(q, ti).Grounds {
					if of(g) == x && !slices.Contains(cites, g.Cite) {
						cites = append(cites, g.Cite)
					}
				}
				if len(cites) == 0 {
					return ""
				}
				return citedAll(cites)
			}))
		}
		t.Rows = append(t.Rows, doc.Simple(2, cells...))
	}
	return Sheet{heading(2, say("kit-grounds")), doc.Paragraph{Text: say("kit-grounds-intro")}, t}
}

// telling is a rule on silence or on telling, as a row of a card.
type telling struct {
	rule string
	told [][]said // by treaty
}

// said is what is told, or nothing for silence, under a citation, and in which requests.
type said struct {
	about, cite string
	requests    []int
}

// tellings are the rules on silence, and after them those on telling.
func (k *Kit) tellings(c *Card) []telling {
	var rows []telling
	add := func(rule string, treaty, request int, about, cite string) {
		i := slices.IndexFunc(rows, func(t telling) bool { return t.rule == rule })
		if i < 0 {
			i = len(rows)
			rows = append(rows, telling{rule, make([][]said, len(k.Result.Treaties))})
		}
		list := &rows[i].told[treaty]
		for j := range *list {
			if s := &(*list)[j]; s.about == about && s.cite == cite {
				if !slices.Contains(s.requests, request) {
					s.requests = append(s.requests, request)
				}
				return
			}
		}
		*list = append(*list, said{about, cite, []int{request}})
	}
	for q := range c.Requests {
		for t := range c.Requests[q].Treaties {
			for _, g := range c.of(q, t).Silence {
				cite := cited(g.Cite)
				if g.Demanded != "" {
					cite = say("cite-demanded", "law", cite, "by", cited(g.Demanded))
				}
				add(say("kit-must-not-tell", "to", actors(g.Stops), "stage", stage(g.From),
					"until", say("kit-must-not-until", "until", label("gag-end", g.Until))), t, q, "", cite)
			}
		}
	}
	for q := range c.Requests {
		for t := range c.Requests[q].Treaties {
			for _, n := range c.of(q, t).Tells {
				switch n.Rule {
				case "required":
					add(say("kit-must-tell", "to", theActor(n.To)), t, q, doc.Clean(n.About), cited(n.Cite))
				case "permitted":
					add(say("kit-may-tell", "to", theActor(n.To)), t, q, doc.Clean(n.About), cited(n.Cite))
				}
			}
		}
	}
	return rows
}

// underOneCite are sayings of the same requests under the same citation, in one line.
func (k *Kit) underOneCite(list []said) doc.Cell {
	var lines []string
	for i, s := range list {
		same := func(o said) bool { return o.cite == s.cite && slices.Equal(o.requests, s.requests) }
		if slices.ContainsFunc(list[:i], same) {
			continue
		}
		var about []string
		for _, o := range list[i:] {
			if same(o) && o.about != "" {
				about = append(about, o.about)
			}
		}
		text := s.cite
		if len(about) > 0 {
			text = say("law-word-cite", "word", and(about), "cite", s.cite)
		}
		if len(s.requests) < len(k.Scenario.Requests) {
			var names []string
			for _, q := range s.requests {
				names = append(names, doc.Clean(k.Scenario.Requests[q].ID))
			}
			text = say("kit-only-request", "request", strings.Join(names, ", "), "text", text)
		}
		lines = append(lines, text)
	}
	return cell(strings.Join(lines, " · "))
}

func (k *Kit) cardTelling(c *Card) Sheet {
	s := Sheet{heading(2, say("kit-telling"))}
	rows := k.tellings(c)
	if len(rows) == 0 {
		return append(s, doc.Paragraph{Text: say("kit-telling-free")})
	}
	t := doc.Table{Ruled: true, Span: 1, Repeat: 1, Cols: append([]doc.Column{column("kit-col-telling")}, k.treatyColumns()...)}
	for _, row := range rows {
		cells := []doc.Cell{{row.rule}}
		for i := range row.told {
			cells = append(cells, k.underOneCite(row.told[i]))
		}
		t.Rows = append(t.Rows, doc.Simple(1, cells...))
	}
	return append(s, t)
}
