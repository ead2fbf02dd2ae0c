package sim

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
)

// duty says how firmly the treaty asks the requested State to assist: not at all where the request is outside it.
func (w *work) duty(q *Request) {
	if q.Outcome == outsideThisTreaty {
		return
	}
	e := w.eval(w.graph, w.filled, true)
	first := w.graph.First()
	e.At(&first)
	strength, _ := e.Strength()
	if strength == "" {
		return
	}
	q.Duty.Strength = string(strength)
	var rules []*law.Rule
	for _, r := range w.graph.Duties {
		if r.Duty.Strength == strength && e.Cond(r.Cond) == cond.True {
			if t, _, _ := e.Displaced(r.ID); t != cond.True {
				rules = append(rules, r)
			}
		}
	}
	q.Duty.Cites = cites(rules)
}

// steps writes the path down with the rules behind each step.
func (w *work) steps(q *Request) {
	g := w.graph
	e := w.eval(g, w.filled, true)
	for i, k := range w.path.Edges {
		e.At(&w.path.Nodes[i])
		q.Path = append(q.Path, w.step(e, k, w.path.Grounds[i]))
	}
	for _, r := range w.standing(e, g.Deadlines) {
		if e.Cond(r.Cond) == cond.True {
			q.Deadlines = append(q.Deadlines, Deadline{r.ID, r.Deadline.Value, string(r.Deadline.Unit), string(r.Deadline.Kind), string(r.Deadline.From), r.Cite})
		}
	}
}

// step is one edge taken where the evaluation stands, relying on grounds, with the rules behind it.
func (w *work) step(e *flow.Eval, k int, grounds []int) Step {
	g := w.graph
	edge := &g.Edges[k]
	s := Step{
		Stage: string(edge.Stage), State: g.States[edge.From].Name, Event: edge.Base, Actor: edge.Actor.String(),
		To: g.States[edge.To].Name, ToStage: string(g.States[edge.To].Stage), Class: string(edge.Class),
		Rules: []string{}, Grounds: []string{}, Note: edge.Note,
	}
	rules := slices.DeleteFunc(w.standing(e, edge.Cites), func(r *law.Rule) bool {
		return e.Cond(r.Cond) == cond.False // a rule for another case than this one
	})
	rules = append(rules, w.standing(e, g.BeforesDoneBy(edge))...)
	for _, r := range e.OpenedBy(edge.Base) {
		if !slices.Contains(rules, r) {
			rules = append(rules, r)
		}
	}
	for _, j := range grounds {
		s.Grounds = append(s.Grounds, g.Grounds[j].Rule.ID)
		rules = append(rules, g.Grounds[j].Rule)
	}
	if edge.Outcome == outsideThisTreaty {
		_, rules = w.whyOutside(g)
	}
	rules = append(rules, e.Breached(edge)...)
	rules = append(rules, e.Limits(edge)...)
	if edge.Notice() >= 0 {
		s.Event = "notify"
		s.Topic = g.Notices[edge.Notice()].Rule.Topic
		s.Tells = g.Notices[edge.Notice()].To.String()
	}
	if to, ok := edge.Tells(); ok {
		s.Tells = to.String()
	}
	s.Cites = cites(rules)
	for _, r := range rules {
		s.Rules = append(s.Rules, r.ID)
	}
	return s
}

// standing leaves out the rules that have stepped back for another treaty.
func (w *work) standing(e interface {
	Displaced(string) (cond.Tri, *law.Rule, facts.ID)
}, rules []*law.Rule) []*law.Rule {
	var out []*law.Rule
	for _, r := range rules {
		if t, _, _ := e.Displaced(r.ID); t != cond.True {
			out = append(out, r)
		}
	}
	return out
}
