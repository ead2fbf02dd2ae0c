package sim

import (
	"rogatory/sim/cond"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/walk"
)

// after says what can become of the data after delivery, and of the measure before a court. What cannot happen in
// this case, because nobody wants it or no law opens it, has no row.
func (w *work) after(q *Request) {
	e := w.eval(w.graph, w.filled, true)
	end := w.path.End()
	e.At(&end)
	for i, row := range w.graph.Rows {
		h := Happening{
			Event: row.Event, Breach: row.Breach, Happened: e.Happened(i), Runs: w.answer(w.x.Happened[i]),
			Limits: []string{}, OnCondition: []string{},
		}
		if w.x.Happened[i].Is == walk.Never && !h.Happened {
			continue
		}
		always, onCondition := w.limits(e, row)
		h.Limits, h.OnCondition = cites(always), cites(onCondition)
		q.After = append(q.After, h)
	}
}

// limits are the rules that stand in the way of an event until somebody consents, and those that do so only on a
// condition that may be set. For silence in breach they are the notices that some path requires.
func (w *work) limits(e *flow.Eval, row flow.Row) (always, onCondition []*law.Rule) {
	for i := range w.graph.Shuts {
		s := &w.graph.Shuts[i]
		if !s.Closes(row.Against) || e.Cond(s.Rule.Cond) != cond.True {
			continue
		}
		if gone, _, _ := e.Displaced(s.Rule.ID); gone == cond.True {
			continue
		}
		if s.Rule.By != nil {
			onCondition = append(onCondition, s.Rule)
		} else {
			always = append(always, s.Rule)
		}
	}
	if row.Against == flow.NotGiven {
		for i := range w.graph.Notices {
			if n := &w.graph.Notices[i]; n.Rule.Notice.Rule == "required" && w.x.Given[i].Is != walk.Never {
				always = append(always, n.Rule)
			}
		}
	}
	return always, onCondition
}
