package sim

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/walk"
)

// LastNo says who could lawfully have kept the data back on the path taken, and who last.
type LastNo struct {
	Answer  string    `json:"answer"`  // could | nobody | consented | said | bound | given-up | redirected | outside
	Door    string    `json:"door"`    // could: before-obtained | before-delivered | before-preserved; nobody: after | never; else empty
	Sought  string    `json:"sought"`  // what a no keeps from happening: delivered, or preserved where nothing is to be delivered
	Unasked string    `json:"unasked"` // spontaneous | not-asked: no State is asked; else empty
	Nos     []No      `json:"nos"`     // in the order of the path
	Nearest []Nearest `json:"nearest"` // where nobody could: who came nearest
	Cites   []string  `json:"cites"`   // outside, redirected: the articles that decide that
}

// No is a lawful step, or a course of steps, that would have kept the data back, held the request up or set conditions;
// or the one by which that happened.
type No struct {
	Kind    string  `json:"kind"`    // ends | gives-up | conditions | delays
	Said    bool    `json:"said"`    // it happened on the path
	Last    bool    `json:"last"`    // of those that end the request, none comes later
	At      int     `json:"at"`      // how many steps of the path come before it
	Stage   string  `json:"stage"`   // to which the path has come by then
	Actor   string  `json:"actor"`   // of its first step
	Reached string  `json:"reached"` // how far the data were then
	Alone   bool    `json:"alone"`   // nobody else has to act for it to have its effect
	Settled int     `json:"settled"` // how many of the steps settle the matter; what follows is bound to
	Leave   bool    `json:"leave"`   // conditions and delays: whoever asks may then give up
	LawOf   string  `json:"law_of"`  // requested: whose domestic law opens a step that no article speaks of; else empty
	Steps   []Step  `json:"steps"`   //
	Knew    []Known `json:"knew"`    // what its first actor knew then
}

// Known is a circumstance that somebody knows, and from whom.
type Known struct {
	Circumstance string `json:"circumstance"`
	From         string `json:"from"`  // who told; empty: from the start, or news from outside
	Stage        string `json:"stage"` // when; empty: from the start
}

// Nearest is somebody who held a ground to say no and had not before it what would move or satisfy it.
type Nearest struct {
	Holder  string   `json:"holder"`
	Ground  string   `json:"ground"` // id
	Topic   string   `json:"topic"`
	Layer   string   `json:"layer"`
	Cite    string   `json:"cite"`
	Status  string   `json:"status"`   // dormant | open
	Missing []string `json:"missing"`  // circumstances: for dormant those that are so; for open those that would move it and are not stated
	Any     bool     `json:"any"`      // one of them would do
	Stage   string   `json:"stage"`    // by which it would have had to be before the holder
	KnownTo []string `json:"known_to"` // who knew one of them by then
}

// aside is the same request, whose questions add nothing to what the run assumed.
func (w *work) aside() *work {
	a := *w
	a.assumed = map[facts.ID]bool{}
	a.filled, a.open = w.filled.Clone(), w.open.Clone()
	return &a
}

// lastNo works out who could have said no. It rests on the timeline.
func (w *work) lastNo(q *Request) {
	l := &q.LastNo
	w = w.aside()
	d, asked := walk.FindDoors(w.graph, w.filled, w.inForce(), walk.Options{Injects: w.plan.Injects, Fill: w.fill(true)}, w.path)
	if asked != cond.NoFact {
		return // every fact is filled: cannot happen
	}
	l.Sought = facts.Reaches[d.Sought]
	l.Unasked = whoAsks(w.graph)
	if l.Unasked != "" {
		l.Cites = append(l.Cites, q.Path[0].Cites...)
	}
	l.Answer = w.answered(q, d)
	if l.Answer == "outside" || l.Answer == "redirected" {
		l.Cites = q.DecidedBy()
		return
	}
	last := d.Last(walk.Ends)
	if i := slices.IndexFunc(d.List, func(x walk.Door) bool { return x.Taken && x.Kind == walk.Ends }); i >= 0 {
		last = &d.List[i]
	}
	for i := range d.List {
		door := &d.List[i]
		no := w.no(q, door)
		no.Last = last != nil && door.Kind == walk.Ends && (door == last || !last.Taken && door.At == last.At)
		l.Nos = append(l.Nos, no)
	}
	switch {
	case l.Answer == "could":
		l.Door = "before-" + l.Sought
		if l.Sought == "delivered" && facts.Reaches[w.path.Nodes[last.At].Reached] != "obtained" {
			l.Door = "before-obtained"
		}
	case l.Answer == "nobody":
		l.Door = "never"
		if slices.ContainsFunc(q.Timeline.Remedies, func(r Remedy) bool { return r.Usable && r.Helps && r.After }) {
			l.Door = "after"
		}
		w.nearest(q, d.Sought)
	}
}

func (w *work) answered(q *Request, d *walk.Doors) string {
	taken := func(kind walk.DoorKind) bool {
		return slices.ContainsFunc(d.List, func(x walk.Door) bool { return x.Taken && x.Kind == kind })
	}
	switch {
	case q.Outcome == outsideThisTreaty:
		return "outside"
	case q.Outcome == "redirected":
		return "redirected"
	case d.Bound && !declined(q.Path):
		return "bound"
	case taken(walk.Ends):
		return "said"
	case taken(walk.GivesUp):
		return "given-up"
	case d.Last(walk.Ends) != nil:
		return "could"
	case q.LastNo.Unasked == "not-asked" && slices.ContainsFunc(q.Path, func(s Step) bool { return s.Stage == "served" }):
		return "consented" // that somebody consents is a fact of the case, and no less a choice
	}
	return "nobody"
}

// declined says whether whoever was asked did not help without having to give a ground.
func declined(path []Step) bool {
	return slices.ContainsFunc(path, func(s Step) bool { return s.Class == "decline" && s.ToStage == "closed" })
}

// whoAsks says that by this course no State asks another for anything: the State that holds the information acts of
// its own accord, or the other State is left out.
func whoAsks(g *flow.Graph) string {
	if g.States[g.Start].Actor.Requested() {
		return "spontaneous"
	}
	for i := range g.Edges {
		if stage := g.Edges[i].Stage; g.Edges[i].Actor.Requested() && !slices.Contains([]string{"use", "onward", "challenge", "closed"}, string(stage)) {
			return ""
		}
	}
	return "not-asked"
}

func (w *work) no(q *Request, d *walk.Door) No {
	e := w.eval(w.graph, w.filled, true)
	no := No{
		Kind: string(d.Kind), Said: d.Taken, At: d.At, Alone: d.Alone, Settled: d.Settled, Leave: d.Leave,
		Reached: facts.Reaches[w.path.Nodes[d.At].Reached], Steps: []Step{}, Knew: []Known{},
	}
	for i := range d.Turns {
		t := &d.Turns[i]
		e.At(&t.Node)
		no.Steps = append(no.Steps, w.step(e, t.Edge, t.Grounds))
	}
	for _, s := range no.Steps {
		if len(s.Cites) == 0 && (s.Class == "object" || s.Stage == "objection") {
			no.LawOf = "requested" // whose courts hear what is brought against the measure before delivery
		}
	}
	no.Stage = string(w.graph.States[w.path.Nodes[d.At].State].Stage) // of a consultation: at which review
	no.Actor = no.Steps[0].Actor
	no.Knew = append(no.Knew, q.Timeline.knew(no.Actor, d.At)...)
	return no
}

// stopping are the effects of grounds that keep data back.
var stopping = []string{"may-refuse", "no-obligation", "barred", "may-decline"}

// nearest finds those who held a ground that was dormant or open while it could still have been used.
func (w *work) nearest(q *Request, sought int) {
	e := w.eval(w.graph, w.open, false)
	full := w.eval(w.graph, w.filled, true)
	var dormant, open []Nearest
	for i := range w.graph.Grounds {
		g := &w.graph.Grounds[i]
		if !slices.Contains(stopping, string(g.Rule.Ground.Effect)) {
			continue
		}
		at := -1
		for n := range w.path.Nodes {
			if node := &w.path.Nodes[n]; int(node.Reached) < sought && w.graph.UsedAt(i, int(node.State)) {
				at = n
			}
		}
		if at < 0 {
			continue
		}
		node := &w.path.Nodes[at]
		e.At(node)
		status, _, _ := e.Status(i)
		n := Nearest{
			Holder: g.Holder.String(), Ground: g.Rule.ID, Topic: g.Rule.Topic, Layer: string(g.Rule.Layer), Cite: g.Rule.Cite, Status: string(status),
			Missing: []string{}, Any: g.Rule.Ground.Test != "objective", Stage: string(w.graph.States[node.State].Stage), KnownTo: []string{},
		}
		full.At(node)
		for _, c := range w.circumstances(g.Rule) {
			if status == flow.Dormant && (w.filled[c] != 1 || full.Knows(g.Holder, c) == cond.True) {
				continue
			}
			n.Missing = append(n.Missing, w.Law.Facts.Fact(c).Short())
			for a := range facts.NumActors {
				name := facts.Actor(a).String()
				if status == flow.Dormant && full.Knows(facts.Actor(a), c) == cond.True && !slices.Contains(n.KnownTo, name) {
					n.KnownTo = append(n.KnownTo, name)
				}
			}
		}
		switch status {
		case flow.Dormant:
			dormant = append(dormant, n)
		case flow.Open:
			open = append(open, n)
		}
	}
	q.LastNo.Nearest = append(append(q.LastNo.Nearest, dormant...), open...)
}
