package sim

import (
	"slices"

	"rogatory/sim/facts"
)

// days adds up the days of a preservation on the path taken: how long one order binds, how long the data are owed,
// when the request for them comes and is decided, and how often the order has to be renewed until then. Days are
// counted from the one on which the data were preserved. No guard looks at them: a path sums intervals.
func (w *work) days(q *Request) {
	step := func(event string) *Step {
		i := slices.IndexFunc(q.Path, func(s Step) bool { return s.Event == event })
		if i < 0 {
			return nil
		}
		return &q.Path[i]
	}
	preserved := step("preserve")
	if preserved == nil {
		return
	}
	order := w.number("requested.law.preservation_days")
	renewable := w.number("requested.law.preservation_renewable") == 1
	owed, capped := 0, 0
	var owes, caps []string
	for _, d := range q.Deadlines {
		switch {
		case d.Unit != "days":
		case d.Kind == "floor" && d.From == "preserved":
			owed, owes = d.Value, append(owes, d.Cite)
		case d.Kind == "cap":
			capped, caps = d.Value, append(caps, d.Cite)
		}
	}
	add := func(what string, from, until, orders int, conflict bool, cites []string) {
		q.Days = append(q.Days, Day{what, from, until, orders, append([]string{}, cites...), conflict})
	}
	add("preserved", 0, 0, 0, false, preserved.Cites)
	add("order", 0, order, 1, capped > 0 && order > capped, caps)
	if owed > 0 {
		add("floor", 0, owed, 0, false, owes)
		if order < owed && !renewable {
			add("ends-too-soon", order, order, 0, true, owes)
		}
	}
	if asked := w.opens("ask-extension"); len(asked) > 0 {
		add("ask-extension", 0, max(order, owed), 0, false, asked)
	}
	follow := step("follow-up")
	if follow == nil {
		add("ends", max(order, owed), max(order, owed), 0, false, nil)
		return
	}
	arrives := w.number("request.follow_up_after_days")
	decided := arrives + w.number("requested.decides_after_days")
	add("follow-up", arrives, arrives, 0, false, follow.Cites)
	held := owes
	if hold := step("hold"); hold != nil {
		held = hold.Cites
	}
	kept := max(order, owed)
	if step("extend") != nil {
		kept = max(kept, arrives)
	}
	switch {
	case order <= 0 || arrives > kept:
		add("follow-up-too-late", kept, kept, 0, false, owes) // nobody owed them for longer
		return
	case decided > order && renewable:
		orders := (decided + order - 1) / order
		add("renewal", order, orders*order, orders-1, false, held)
	case decided > order:
		add("ends-too-soon", order, order, 0, true, held)
	}
	add("decided", decided, decided, 0, false, held)
}

// opens are the articles by which rules open an event in this case.
func (w *work) opens(event string) []string {
	e := w.eval(w.graph, w.filled, true)
	end := w.path.End()
	e.At(&end)
	return cites(e.OpenedBy(event))
}

// number is the value of a fact, with its default where nobody stated it.
func (w *work) number(name string) int {
	id, _ := w.Law.Facts.Lookup(name)
	if w.filled[id] == facts.Unknown {
		w.fill(true)(w.filled, id)
	}
	return int(w.filled[id])
}
