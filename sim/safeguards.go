package sim

import (
	"rogatory/sim/cond"
)

// safeguards says which safeguards the case meets, and by whose law.
func (w *work) safeguards(q *Request) {
	g := w.graph
	e := w.eval(g, w.filled, true)
	end := w.path.End()
	e.At(&end)
	for _, r := range g.Safeguards {
		s := Safeguard{
			ID: r.ID, Topic: r.Topic, Layer: string(r.Layer), Kind: string(r.Safeguard.Kind), Title: r.Says,
			Strength: string(r.Safeguard.Strength), Status: "met", LawOf: "treaty", Cite: r.Cite,
		}
		if r.Safeguard.LawOf != "" {
			s.LawOf = string(r.Safeguard.LawOf)
		}
		gone, gate, _ := e.Displaced(r.ID)
		switch {
		case gone == cond.True:
			s.Status, s.Why = "unknown", say("why-other-treaty", "gate", gate.Cite)
		case e.Cond(r.Cond) == cond.False, s.Strength == "silent" && s.Layer == "treaty":
			// Where a treaty is silent, a rule of domestic law says whether there is such a safeguard.
			s.Status = "not-applicable"
		case r.Safeguard.MetBy != nil && e.InvokedOnPath(r.Safeguard.MetBy.Value):
		default:
			switch e.Cond(r.Safeguard.Cond) {
			case cond.False:
				s.Status = "unmet"
			case cond.Unknown:
				s.Status = "unknown"
			}
		}
		q.Safeguards = append(q.Safeguards, s)
	}
}
