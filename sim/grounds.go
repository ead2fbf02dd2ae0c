package sim

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/words"
)

// grounds says how each ground stood at each review on the path.
func (w *work) grounds(q *Request) {
	g := w.graph
	e := w.eval(g, w.open, false)
	for i := range g.Grounds {
		ground := &g.Grounds[i]
		r := ground.Rule
		out := Ground{
			ID: r.ID, Topic: r.Topic, Layer: string(r.Layer), Cite: r.Cite, Title: r.Says, Effect: string(r.Ground.Effect),
			Test: string(r.Ground.Test), Holder: ground.Holder.String(), At: []StatusAt{},
			Runs: w.answer(w.x.Invoked[i]), Cites: []string{},
		}
		var status flow.Status
		var by *law.Rule
		for n := range w.path.Nodes {
			node := &w.path.Nodes[n]
			state := g.States[node.State]
			if !state.Grounds && !g.UsedAt(i, int(node.State)) {
				continue
			}
			if n > 0 && w.path.Nodes[n-1].State == node.State && len(out.At) > 0 && n < len(w.path.Edges) {
				// The same review, after a notice or a consultation: one row a review.
				out.At = out.At[:len(out.At)-1]
			}
			e.At(node)
			status, by, _ = e.Status(i)
			if n < len(w.path.Edges) && slices.Contains(w.path.Grounds[n], i) {
				status = flow.Invoked
			}
			out.At = append(out.At, StatusAt{string(state.Stage), string(status)})
			out.Why = w.whyStatus(e, ground, status, by)
			out.Cites = []string{}
			if by != nil {
				out.Cites = []string{by.Cite}
			}
		}
		if status == "" || status == flow.Absent {
			continue
		}
		out.Status = string(status)
		q.Grounds = append(q.Grounds, out)
	}
}

// whyStatus puts the reason for a status into words.
func (w *work) whyStatus(e *flow.Eval, g *flow.Ground, status flow.Status, by *law.Rule) string {
	holder := actorLabel(g.Holder)
	switch status {
	case flow.Displaced:
		return say("why-displaced", "gate", by.Cite)
	case flow.Excluded:
		return say("why-excluded", "by", by.Cite)
	case flow.Open:
		movers := w.movers(g.Rule)
		if more := len(movers) - mostMovers; more > 1 {
			return say("why-open-many", "holder", holder, "movers", join(movers[:mostMovers]), "more", more)
		}
		return say("why-open", "holder", holder, "movers", join(movers))
	case flow.Dormant:
		return say("why-dormant", "holder", holder, "unknown", w.unknownTo(e, g))
	case flow.Available, flow.Invoked:
		if known := w.knownTo(e, g); known != "" {
			return say("why-known", "holder", holder, "known", known)
		}
	case flow.NotMet:
		if event := g.Rule.Ground.OpenedBy; event != "" && !e.Did(event) {
			return say("why-not-opened", "event", words.English().Label("event", event))
		}
	case flow.Unknown:
		if _, _, asked := e.Status(w.indexOf(g)); asked != cond.NoFact {
			return say("why-unknown", "fact", w.Law.Facts.Fact(asked).Says)
		}
	}
	return ""
}

func (w *work) indexOf(g *flow.Ground) int {
	for i := range w.graph.Grounds {
		if w.graph.Grounds[i].Rule == g.Rule {
			return i
		}
	}
	return -1
}

// circumstances lists what a ground looks to: what moves its holder, or what its condition reads.
func (w *work) circumstances(r *law.Rule) []facts.ID {
	out := slices.Clone(r.Ground.Movers)
	for _, k := range []*cond.Cond{r.Cond, r.Ground.MetCond} {
		for _, id := range w.graph.Reads(k) {
			if w.Law.Facts.Fact(id).Circumstance && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// mostMovers keeps a cell readable: the treaty's page lists them all.
const mostMovers = 3

func (w *work) movers(r *law.Rule) []string {
	var names []string
	for _, id := range w.circumstances(r) {
		names = append(names, w.circumstance(id))
	}
	return names
}

func (w *work) unknownTo(e *flow.Eval, g *flow.Ground) string {
	var names []string
	for _, id := range w.circumstances(g.Rule) {
		if w.filled[id] == 1 && e.Knows(g.Holder, id) != cond.True {
			names = append(names, w.circumstance(id))
		}
	}
	return join(names)
}

func (w *work) knownTo(e *flow.Eval, g *flow.Ground) string {
	var names []string
	for _, id := range w.circumstances(g.Rule) {
		if e.Knows(g.Holder, id) == cond.True {
			names = append(names, w.circumstance(id))
		}
	}
	return join(names)
}
