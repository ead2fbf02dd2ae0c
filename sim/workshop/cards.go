package workshop

import (
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
)

// Card is what one person at the table gets, and nobody else.
type Card struct {
	Actors   []string // what the person is; several only for the person whose data are asked for
	Knows    []string // circumstances, by their short names
	More     string   // what the scenario's file adds
	Comes    string   // the stage at which its part begins; empty: only if somebody tells it
	Stance   string   // a suggestion
	Requests []CardRequest
}

// CardRequest is what the law lets, and bids, the actor do with one request.
type CardRequest struct {
	ID, Measure, Route string
	Treaties           []CardTreaty
}

// CardTreaty is the same under one treaty; everything empty where it has nothing for the actor.
type CardTreaty struct {
	ID, Short string
	Steps     []CardStep
	Grounds   []CardGround
	Silence   []CardGag
	Tells     []CardNotice
}

// CardStep is something that the actor may do at a stage.
type CardStep struct {
	Stage, Event string
	Cites        []string
	Grounded     bool // only on a ground that the actor holds
}

// CardGround is a ground that the actor holds; whether it can be used turns on what the actor knows then.
type CardGround struct {
	ID, Topic, Cite, Layer, Effect, Test string
	Looks                                []string // circumstances that bear on it and that the actor knows
}

// CardGag is a duty of silence.
type CardGag struct {
	Cite, Layer, From, Until string
	Demanded                 string   // the article that obliges the State to impose it, or empty
	Stops                    []string // actors
}

// CardNotice is a duty, or a permission, to tell somebody.
type CardNotice struct {
	To, Rule, About, Cite, Layer string
}

// cards makes the card of everybody who acts, is to tell somebody or knows something, of the person whose data are
// asked for, and of the State whose official that is.
func cards(l *sim.Simulator, s *scenario.Scenario, o sim.Options) ([]Card, error) {
	var out []Card
	var done []facts.Actor
	for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
		if slices.Contains(done, a) {
			continue
		}
		chair := s.Same(a, l.Law.Facts)
		done = append(done, chair...)
		c, err := card(l, s, o, chair)
		if err != nil {
			return nil, err
		}
		if c.concerned() || slices.Contains(s.Person(l.Law.Facts), a) || a == facts.SendingState && s.States["sending"].Name != "" {
			out = append(out, c)
		}
	}
	return out, nil
}

// concerned says whether the exercise needs the card.
func (c *Card) concerned() bool {
	return len(c.Knows) > 0 || c.More != "" || slices.ContainsFunc(c.Requests, func(q CardRequest) bool {
		return slices.ContainsFunc(q.Treaties, func(t CardTreaty) bool { return len(t.Steps) > 0 || len(t.Grounds) > 0 || len(t.Tells) > 0 })
	})
}

// card is the card of one chair. It is made from a case in which whatever the chair does not know is left out, so that
// it cannot depend on that.
func card(l *sim.Simulator, s *scenario.Scenario, o sim.Options, chair []facts.Actor) (Card, error) {
	v := l.Law.Facts
	c := Card{Stance: stance(s, o, chair[0])}
	for _, a := range chair {
		c.Actors = append(c.Actors, a.String())
	}
	for _, id := range v.Circumstances() {
		if s.Knows(chair[0], id, v) {
			c.Knows = append(c.Knows, v.Fact(id).Short())
		}
	}
	if s.Workshop != nil {
		var more []string
		for _, a := range chair {
			if text := strings.TrimSpace(s.Workshop.Roles[a]); text != "" {
				more = append(more, text)
			}
		}
		c.More = strings.Join(more, " ")
	}
	first := len(facts.Stages)
	for i := range s.Requests {
		q := CardRequest{ID: s.Requests[i].ID, Measure: s.Requests[i].Measure, Route: s.Requests[i].Route}
		for _, id := range s.Treaties {
			in := l.Law.Instrument(id)
			t := CardTreaty{ID: id, Short: in.Short}
			g, err := l.Graph(id, q.Measure, q.Route, s.Readings, o.Amendments)
			if err != nil {
				return c, err
			}
			if g != nil {
				k := newCut(s, &s.Requests[i], chair, g)
				k.eval.InForce = s.InForce != "data" || in.Status.InForce
				first = min(first, k.fill(&t))
			}
			q.Treaties = append(q.Treaties, t)
		}
		c.Requests = append(c.Requests, q)
	}
	if first < len(facts.Stages) {
		c.Comes = facts.Stages[first]
	}
	return c, nil
}

// stance is what the actor is suggested to do where it may choose.
func stance(s *scenario.Scenario, o sim.Options, a facts.Actor) string {
	out := facts.Stances[1]
	if a.Requested() && s.States["requested"].Stance != "" {
		out = s.States["requested"].Stance
	}
	for _, text := range o.Stance {
		who, how, _ := strings.Cut(text, "=")
		if who == a.String() || who == "requested" && a.Requested() {
			out = how
		}
	}
	return out
}

// cut is a case as one chair sees it.
type cut struct {
	eval  *flow.Eval
	graph *flow.Graph
	chair []facts.Actor
	knows func(facts.ID) bool
	sends bool // it knows that another State's official is concerned
}

// newCut leaves out of a case what the chair does not know: circumstances, who knows them, what only the requesting
// State plans, and what makes the offence one that the treaty covers, which the table has to argue itself.
func newCut(s *scenario.Scenario, q *scenario.Request, chair []facts.Actor, g *flow.Graph) *cut {
	v := g.Facts
	c := q.Case.Values.Clone()
	hidden := map[facts.ID]bool{}
	hide := func(id facts.ID) { c[id], hidden[id] = facts.Unknown, true }
	knows := func(id facts.ID) bool { return s.Knows(chair[0], id, v) }
	for _, id := range v.Circumstances() {
		known := knows(id)
		for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
			if k := v.Knows(a, id); known && slices.Contains(chair, a) {
				c[k] = 1
			} else {
				hide(k)
			}
		}
		if !known {
			hide(id)
		}
	}
	official, _ := v.Circumstance("target_is_official")
	for _, f := range v.All() {
		switch {
		case strings.HasPrefix(f.Name, "offence."), ofOfficials(f.Name) && !knows(official),
			(f.Name == "request.later_use" || f.Name == "request.onward") && !slices.Contains(chair, facts.RequestingAuthority):
			hide(f.ID)
		}
	}
	e := flow.NewEval(g, c, true)
	e.Fill = func(id facts.ID) bool {
		if f := v.Fact(id); !hidden[id] && !f.Hidden && !f.Open {
			c[id] = f.Default
			return true
		}
		return false
	}
	return &cut{eval: e, graph: g, chair: chair, knows: knows, sends: knows(official)}
}

func (k *cut) mine(a facts.Actor) bool { return slices.Contains(k.chair, a) }

// fill says what the treaty has for the chair, and at which stage its part begins.
func (k *cut) fill(t *CardTreaty) (first int) {
	g, e := k.graph, k.eval
	first = len(facts.Stages)
	told := map[int]bool{}
	reached := map[int]bool{}
	for _, i := range e.Conceivable() {
		edge := &g.Edges[i]
		if n := edge.Notice(); n >= 0 {
			told[n] = true
			continue
		}
		if !k.mine(edge.Actor) || g.States[edge.To].End {
			continue // to close a file is no decision
		}
		usable := !edge.Grounded()
		for _, j := range edge.Opening() {
			if k.shows(g.Grounds[j].Rule) && e.ConceivableGround(j) {
				reached[j], usable = true, true
			}
		}
		if !usable {
			continue
		}
		if !edge.AfterNotice() {
			first = min(first, slices.Index(facts.Stages, string(edge.Stage)))
		}
		var cites []string
		if !edge.Grounded() {
			cites = citesOf(edge.Cites)
		}
		t.Steps = addStep(t.Steps, CardStep{Stage: string(edge.Stage), Event: edge.Base, Cites: cites, Grounded: edge.Grounded()})
	}
	slices.SortStableFunc(t.Steps, func(a, b CardStep) int {
		return slices.Index(facts.Stages, a.Stage) - slices.Index(facts.Stages, b.Stage)
	})
	for i := range g.Grounds {
		ground := &g.Grounds[i]
		if !k.mine(ground.Holder) || !reached[i] {
			continue
		}
		r := ground.Rule
		c := CardGround{ID: r.ID, Topic: r.Topic, Cite: r.Cite, Layer: string(r.Layer), Effect: string(r.Ground.Effect), Test: string(r.Ground.Test)}
		for _, id := range looksTo(g, r) {
			if k.knows(id) {
				c.Looks = append(c.Looks, g.Facts.Fact(id).Short())
			}
		}
		t.Grounds = append(t.Grounds, c)
	}
	for i := range g.Gags {
		gag := &g.Gags[i]
		if !slices.ContainsFunc(gag.Binds, k.mine) || !e.ConceivableGag(i) {
			continue
		}
		row := CardGag{Cite: gag.Rule.Cite, Layer: string(gag.Rule.Layer), From: string(gag.Rule.Gag.From)}
		row.Until, _ = e.GagEnd(i)
		for _, d := range g.Demands {
			if d.Topic == gag.Rule.Topic && d.Topic != "" && d.ID != gag.Rule.ID {
				row.Demanded = d.Cite
			}
		}
		for _, a := range gag.Stops {
			if !k.mine(a) && (k.sends || a != facts.SendingState) {
				row.Stops = append(row.Stops, a.String())
			}
		}
		t.Silence = append(t.Silence, row)
	}
	for i := range g.Notices {
		n := &g.Notices[i]
		if told[i] && k.mine(n.From) && (k.sends || n.To != facts.SendingState) {
			t.Tells = append(t.Tells, CardNotice{To: n.To.String(), Rule: string(n.Rule.Notice.Rule), About: n.Rule.Notice.About, Cite: n.Rule.Cite, Layer: string(n.Rule.Layer)})
		}
	}
	return first
}

// shows says whether a rule belongs on the card: what holds for the officials of other States has no place on it before
// the chair knows that there is one.
func (k *cut) shows(r *law.Rule) bool {
	return k.sends || !slices.ContainsFunc(append(k.graph.Reads(r.Cond), k.graph.Reads(r.Ground.MetCond)...), func(id facts.ID) bool {
		return ofOfficials(k.graph.Facts.Fact(id).Name)
	})
}

// ofOfficials says whether a fact speaks of the State whose official the person is, or of what follows from that.
func ofOfficials(fact string) bool {
	return strings.HasPrefix(fact, "sending.") || fact == "person.official_of" || fact == "person.immunity"
}

// addStep adds a step, or its citations to the same step.
func addStep(list []CardStep, s CardStep) []CardStep {
	for i := range list {
		if list[i].Stage == s.Stage && list[i].Event == s.Event {
			for _, c := range s.Cites {
				if !slices.Contains(list[i].Cites, c) {
					list[i].Cites = append(list[i].Cites, c)
				}
			}
			return list
		}
	}
	return append(list, s)
}

func citesOf(rules []*law.Rule) []string {
	var out []string
	for _, r := range rules {
		if !slices.Contains(out, r.Cite) {
			out = append(out, r.Cite)
		}
	}
	return out
}

// looksTo are the circumstances that move the holder of a ground or that its condition reads.
func looksTo(g *flow.Graph, r *law.Rule) []facts.ID {
	out := slices.Clone(r.Ground.Movers)
	for _, id := range append(g.Reads(r.Cond), g.Reads(r.Ground.MetCond)...) {
		if g.Facts.Fact(id).Circumstance && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
