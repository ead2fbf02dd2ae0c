package sim

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/walk"
)

// Timeline says who knows what on the path taken, from when, and who could do something about the measure.
type Timeline struct {
	Moments  []Moment `json:"moments"`  // in the order of the path
	Unneeded bool     `json:"unneeded"` // nothing was obtained or preserved that anybody could challenge
	Remedies []Remedy `json:"remedies"` // every way to object or to challenge; those that are usable first, in the order of the path
}

// Moment is something that is so from a step of the path on.
type Moment struct {
	Step          int       `json:"step"` // how many steps of the path come before it; 0: it is so at the start
	Stage         string    `json:"stage"`
	Kind          string    `json:"kind"`          // knows | told | news | acts | notice | secrecy | secrecy-ends | deadline
	Actors        []string  `json:"actors"`        // who learns, acts, or is bound
	From          string    `json:"from"`          // who tells, or empty
	Circumstances []string  `json:"circumstances"` // what is learned
	About         string    `json:"about"`         // of what a notice is, in words
	Towards       []string  `json:"towards"`       // of secrecy: who must not be told
	Until         string    `json:"until"`         // of secrecy, as a word of its ends
	Ends          bool      `json:"ends"`          // of secrecy: it comes to its end on the path
	Layer         string    `json:"layer"`         // of the rule; empty: none
	Cites         []string  `json:"cites"`
	Deadline      *Deadline `json:"deadline,omitempty"`
}

// Remedy is a way in which somebody may object to the measure or challenge it.
type Remedy struct {
	Event    string   `json:"event"`
	Actor    string   `json:"actor"`
	Stage    string   `json:"stage"`  // where it has its place
	Before   string   `json:"before"` // who hears it
	Usable   bool     `json:"usable"`
	Used     bool     `json:"used"`
	At       int      `json:"at"`     // usable: how many steps of the path come before it
	After    bool     `json:"after"`  // what was sought had been delivered or preserved by then
	Helps    bool     `json:"helps"`  // whoever hears it can stop the measure, find it unlawful or keep the evidence out
	LawOf    string   `json:"law_of"` // requested | requesting | treaty: whose law gives it, or does not
	Cites    []string `json:"cites"`  // articles that give it, or close it
	Why      string   `json:"why"`    // usable: told | served; else no-law | no-trial | shut | not-told | not-reached
	ToldBy   string   `json:"told_by"`
	Notice   string   `json:"notice"`   // the article by which it was told
	Silences []string `json:"silences"` // not told: the duties of secrecy that stopped it
}

// knew is what an actor knows after so many steps of the path.
func (t *Timeline) knew(actor string, steps int) []Known {
	out := []Known{}
	for _, m := range t.Moments {
		if m.Step > steps || !slices.Contains(m.Actors, actor) {
			continue
		}
		for _, c := range m.Circumstances {
			k := Known{Circumstance: c, From: m.From, Stage: m.Stage}
			if m.Kind == "knows" {
				k.Stage = ""
			}
			if !slices.ContainsFunc(out, func(o Known) bool { return o.Circumstance == c }) {
				out = append(out, k)
			}
		}
	}
	return out
}

// timeline follows the path and notes who learns what, what secrecy begins and ends, and which time limits run.
func (w *work) timeline(q *Request) {
	t := &q.Timeline
	w = w.aside()
	e := w.eval(w.graph, w.filled, true)
	t.Unneeded = q.Reached == "nothing"
	stages := uint32(0)
	acted := map[facts.Actor]bool{w.graph.States[w.graph.Start].Actor: true}
	for i := range w.path.Nodes {
		node := &w.path.Nodes[i]
		stage := string(w.graph.States[node.State].Stage)
		w.learned(t, e, i, stage)
		if i > 0 {
			edge := &w.graph.Edges[w.path.Edges[i-1]]
			if n := edge.Notice(); n >= 0 {
				r := w.graph.Notices[n].Rule
				t.add(Moment{
					Step: i, Stage: stage, Kind: "notice", Actors: []string{w.graph.Notices[n].To.String()}, From: edge.Actor.String(),
					About: r.Notice.About, Layer: string(r.Layer), Cites: []string{r.Cite},
				})
			}
		}
		if i < len(w.path.Edges) {
			if a := w.graph.Edges[w.path.Edges[i]].Actor; !acted[a] && (q.Path[i].Stage != "closed" || q.Path[i].Class != "proceed") {
				acted[a] = true
				t.add(Moment{Step: i, Stage: q.Path[i].Stage, Kind: "acts", Actors: []string{a.String()}, Cites: q.Path[i].Cites})
			}
		}
		fresh := node.Stages &^ stages
		w.secrecy(t, e, i, fresh)
		for _, d := range q.Deadlines {
			if s := slices.Index(facts.Stages, d.From); s >= 0 && fresh&(1<<s) != 0 {
				t.add(Moment{Step: i, Stage: d.From, Kind: "deadline", Cites: []string{d.Cite}, Deadline: &d})
			}
		}
		stages = node.Stages
	}
	w.remedies(q)
}

func (t *Timeline) add(m Moment) {
	for _, list := range []*[]string{&m.Actors, &m.Circumstances, &m.Towards, &m.Cites} {
		if *list == nil {
			*list = []string{}
		}
	}
	t.Moments = append(t.Moments, m)
}

// learned notes what circumstances somebody knows at a node of the path and did not know before it.
func (w *work) learned(t *Timeline, e *flow.Eval, i int, stage string) {
	node := &w.path.Nodes[i]
	for _, c := range w.Law.Facts.Circumstances() {
		if w.filled[c] != 1 {
			continue
		}
		short := w.Law.Facts.Fact(c).Short()
		for n := range facts.NumActors {
			a := facts.Actor(n)
			e.At(node)
			if e.Knows(a, c) != cond.True {
				continue
			}
			m := Moment{Step: i, Stage: stage, Kind: "news", Actors: []string{a.String()}, Circumstances: []string{short}}
			if i > 0 {
				before := w.path.Nodes[i-1]
				e.At(&before)
				if e.Knows(a, c) == cond.True {
					continue
				}
				edge := &w.graph.Edges[w.path.Edges[i-1]]
				if to, tells := edge.Tells(); tells && to == a && e.Knows(edge.Actor, c) == cond.True {
					m.Kind, m.From = "told", edge.Actor.String()
				}
			} else if w.filled[w.Law.Facts.Knows(a, c)] == 1 {
				m.Kind = "knows"
			}
			t.learns(m)
		}
	}
	t.merge(i)
	e.At(node)
}

// merge puts together what the same actors learn in the same way after so many steps.
func (t *Timeline) merge(step int) {
	for i := 0; i < len(t.Moments); i++ {
		for j := len(t.Moments) - 1; j > i; j-- {
			a, b := &t.Moments[i], &t.Moments[j]
			if a.Step == step && b.Step == step && a.Kind == b.Kind && a.From == b.From && len(b.Circumstances) > 0 && slices.Equal(a.Actors, b.Actors) {
				a.Circumstances = append(a.Circumstances, b.Circumstances...)
				t.Moments = slices.Delete(t.Moments, j, j+1)
			}
		}
	}
}

// learns adds that somebody learns of a circumstance, beside others who learn of it in the same way.
func (t *Timeline) learns(m Moment) {
	for i := range t.Moments {
		o := &t.Moments[i]
		if o.Step == m.Step && o.Kind == m.Kind && o.From == m.From && slices.Equal(o.Circumstances, m.Circumstances) {
			o.Actors = append(o.Actors, m.Actors...)
			return
		}
	}
	t.add(m)
}

// secrecy notes the duties of secrecy that begin with a stage that the path has just come to, and those that end.
func (w *work) secrecy(t *Timeline, e *flow.Eval, i int, fresh uint32) {
	end := w.path.End()
	for j := range w.graph.Gags {
		g := &w.graph.Gags[j]
		from := slices.Index(facts.Stages, string(g.Rule.Gag.From))
		m := Moment{
			Step: i, Stage: string(g.Rule.Gag.From), Kind: "secrecy", Actors: actorNames(g.Binds), Towards: actorNames(g.Stops),
			Layer: string(g.Rule.Layer), Cites: []string{g.Rule.Cite},
		}
		e.At(&w.path.Nodes[i])
		m.Until, _ = e.GagEnd(j)
		if running, _ := e.GagRunning(j); running == cond.True && fresh&(1<<from) != 0 {
			m.Cites[0] = w.gagCite(j)
			e.At(&end)
			m.Ends = e.GagEnded(j)
			t.add(m)
		} else if e.GagEnded(j) && i > 0 {
			e.At(&w.path.Nodes[i-1])
			if !e.GagEnded(j) {
				m.Kind, m.Stage = "secrecy-ends", string(w.graph.States[w.path.Nodes[i].State].Stage)
				t.add(m)
			}
		}
	}
	e.At(&w.path.Nodes[i])
}

// remedies lists every way to object or to challenge, and whether it could be used on this path.
func (w *work) remedies(q *Request) {
	var usable, not []Remedy
	for k := range w.graph.Edges {
		if w.graph.Edges[k].Class != "object" {
			continue
		}
		if r := w.remedy(q, k); r.Usable {
			usable = append(usable, r)
		} else {
			not = append(not, r)
		}
	}
	slices.SortStableFunc(usable, func(a, b Remedy) int { return a.At - b.At })
	q.Timeline.Remedies = append(append(q.Timeline.Remedies, usable...), not...)
}

func (w *work) remedy(q *Request, k int) Remedy {
	e := w.eval(w.graph, w.filled, true)
	edge := &w.graph.Edges[k]
	hears := w.graph.States[edge.To].Actor
	r := Remedy{
		Event: edge.Base, Actor: edge.Actor.String(), Stage: string(edge.Stage), Before: hears.String(), LawOf: "requested",
		Cites: []string{}, Why: "not-reached", Silences: []string{},
	}
	if hears.Requesting() {
		r.LawOf = "requesting"
	}
	for i := range w.path.Nodes {
		node := &w.path.Nodes[i]
		if int(node.State) != edge.From {
			continue
		}
		e.At(node)
		enabled, _ := e.Enabled()
		if slices.Contains(enabled, k) {
			w.usable(q, &r, e, k, i)
			return r
		}
		given, shut := e.Objection(edge)
		switch {
		case len(shut) > 0:
			r.Why, r.LawOf, r.Cites = "shut", "treaty", cites(shut)
		case given != cond.True:
			r.Why = "no-law"
			if hears.Requesting() && w.onTrial(edge, node) {
				r.Why = "no-trial"
			}
		case !e.Told(edge):
			r.Why = "not-told"
			r.Silences = w.silences(e, edge, hears.Requesting())
		}
	}
	return r
}

// onTrial says whether the edge would be open if only the person were on trial.
func (w *work) onTrial(edge *flow.Edge, node *flow.Node) bool {
	id, ok := w.Law.Facts.Lookup("person.roles.suspect")
	if !ok || w.filled[id] == 1 {
		return false
	}
	c := w.filled.Clone()
	c[id] = 1
	e := w.eval(w.graph, c, true)
	e.At(node)
	given, _ := e.Objection(edge)
	return given == cond.True
}

// usable fills in a remedy that somebody can use at a node of the path.
func (w *work) usable(q *Request, r *Remedy, e *flow.Eval, k, i int) {
	edge := &w.graph.Edges[k]
	r.Usable, r.At, r.Why, r.Silences = true, i, "served", []string{}
	r.After = int(w.path.Nodes[i].Reached) >= walk.Sought(w.graph)
	var rules []*law.Rule
	rules = append(rules, w.standing(e, edge.Cites)...)
	if opened := e.OpenedBy(edge.Base); len(opened) > 0 {
		rules = append(rules, opened...)
		r.LawOf = "treaty"
	}
	r.Cites = cites(rules)
	for _, n := range w.graph.Telling(edge) {
		if e.Given(n) {
			r.Why, r.ToldBy = "told", w.graph.Notices[n].From.String()
			r.Notice = w.graph.Notices[n].Rule.Cite
		}
	}
	r.Used = slices.Contains(w.path.Edges, k)
	next, _ := e.Take(k)
	e.At(&next)
	then, _ := e.Enabled()
	r.Helps = slices.ContainsFunc(then, func(x int) bool {
		return w.graph.Edges[x].Class == "refuse" || w.graph.States[w.graph.Edges[x].To].Grounds
	})
}

// silences are the duties of secrecy that keep whoever would challenge in the dark. Secrecy of the requested State
// does not bind the requesting one, before whose court the evidence is used.
func (w *work) silences(e *flow.Eval, edge *flow.Edge, atTrial bool) []string {
	out := []string{}
	for j := range w.graph.Gags {
		g := &w.graph.Gags[j]
		if running, _ := e.GagRunning(j); running == cond.True && slices.Contains(g.Stops, edge.Actor) && (!atTrial || slices.ContainsFunc(g.Binds, facts.Actor.Requesting)) && !slices.Contains(out, g.Rule.Cite) {
			out = append(out, g.Rule.Cite)
		}
	}
	return out
}
