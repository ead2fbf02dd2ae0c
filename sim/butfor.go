package sim

import (
	"fmt"
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/walk"
)

// rest fills in what the answer is, why, and on which facts it rests.
func (w *work) rest(q *Request, asked question, x *Explained) error {
	full := w.filled.Clone()
	for id := range full {
		if full[id] == facts.Unknown {
			full[id] = w.Law.Facts.Fact(facts.ID(id)).Default
		}
	}
	p := walk.NewProver(w.graph, full, w.inForce(), w.o.Breach, w.plan, w.graph.Cuts())
	if w.o.Cap > 0 {
		p.Cap = w.o.Cap
	}
	goal, answer := w.goal(asked, p, full)
	if goal == nil {
		w.unreached(q, asked, x)
		return nil
	}
	now, needs, ok := p.Ask(*goal)
	if !ok {
		return walk.ErrNoCourse
	}
	x.Answer = answer(now)
	alone := map[facts.ID]bool{}
	for _, f := range needs {
		if c := p.ButFor(f); len(c) > 0 {
			alone[f] = true
			x.ButFor = append(x.ButFor, w.pivot(f, full, c, answer))
		}
	}
	// What nobody stated is tried first, then what a profile says: what is left is as far as it can be what the story says.
	order := slices.Clone(needs)
	slices.SortStableFunc(order, func(a, b facts.ID) int { return w.weight(a) - w.weight(b) })
	enough, proved := p.Enough(order, func(f facts.ID) bool { return alone[f] })
	x.Proved = proved
	for _, f := range needs {
		if slices.Contains(enough, f) {
			x.Enough = append(x.Enough, w.fact(f, full))
		}
	}
	for id := range w.request.Case.Values {
		f := facts.ID(id)
		if w.request.Case.Origins[f].Kind != "" && !alone[f] && !w.Law.Facts.Fact(f).Hidden {
			x.Idle = append(x.Idle, w.fact(f, full))
		}
	}
	if asked.kind == "ending" {
		x.Answer.Reason = q.Reason
	}
	w.because(q, asked, x)
	return nil
}

func (w *work) weight(f facts.ID) int {
	switch w.request.Case.Origins[f].Kind {
	case "":
		return 0
	case "profile":
		return 1
	}
	return 2
}

// leftOpen says whether a fact is one that is never assumed away, and nobody stated it.
func (w *work) leftOpen(f facts.ID) bool {
	return w.Law.Facts.Fact(f).Open && !w.request.Case.Stated(f)
}

// goal is what the prover is asked, with what its answers mean; nil: the rule does not bear on this measure and route.
func (w *work) goal(asked question, p *walk.Prover, full facts.Assignment) (*walk.Goal, func(int) Answer) {
	g := w.graph
	words := func(list ...string) func(int) Answer { return func(i int) Answer { return Answer{Is: list[i]} } }
	var out walk.Goal
	switch asked.kind {
	case "ending":
		out = walk.EndingGoal(g, w.o.Breach)
		return &out, func(i int) Answer {
			outcome, reached := walk.Ended(i)
			return Answer{Outcome: outcome, Reached: reached}
		}
	case "outcome":
		out = walk.OutcomeGoal(g, asked.outcome, w.o.Breach)
		return &out, words("no", "yes")
	case "notice", "notice-rule":
		var notices []int
		for i, n := range g.Notices {
			if n.Rule == asked.rule || asked.rule == nil && n.From == asked.from && n.To == asked.to {
				notices = append(notices, i)
			}
		}
		if asked.rule != nil && len(notices) == 0 {
			return nil, nil
		}
		out = walk.ToldGoal(g, notices, w.o.Breach)
		return &out, words("not-told", "told")
	case "ground":
		i := slices.IndexFunc(g.Grounds, func(n flow.Ground) bool { return n.Rule.ID == asked.rule.ID })
		if i < 0 {
			return nil, nil
		}
		out = walk.StatusGoal(g, i, func(f facts.ID) bool { return w.leftOpen(f) && !p.Pinned[f] }, w.o.Breach)
		return &out, func(i int) Answer {
			if i == 0 {
				return Answer{Is: "not-reached"}
			}
			return Answer{Is: string(walk.Statuses[i])}
		}
	}
	r := asked.rule
	if !r.Applies(g.Measure, g.Route) {
		return nil, nil
	}
	// What no path decides: the conditions of the rule, and whether it steps back.
	holds := func(e *flow.Eval) (cond.Tri, facts.ID) {
		gone, _, a1 := e.Displaced(r.ID)
		on, a2 := e.Holds(r.Cond)
		switch {
		case gone == cond.True || on == cond.False:
			return cond.False, cond.NoFact
		case gone == cond.Unknown:
			return gone, a1
		}
		return on, a2
	}
	if r.Safeguard != nil {
		out = w.safeguardGoal(r)
		return &out, words("unknown", "not-applicable", "unmet", "met")
	}
	out = walk.CaseGoal(func(e *flow.Eval) (int, facts.ID) {
		t, a := holds(e)
		if t == cond.Unknown {
			return 0, a
		}
		if t == cond.True {
			return 1, cond.NoFact
		}
		return 0, cond.NoFact
	})
	return &out, words("does-not-apply", "applies")
}

// safeguardGoal asks how a safeguard stands: by its conditions, or because a ground was relied on that brings it about.
func (w *work) safeguardGoal(r *law.Rule) walk.Goal {
	const unknown, notApplicable, unmet, met = 0, 1, 2, 3
	by := r.Safeguard.MetBy
	status := func(e *flow.Eval) (int, facts.ID) {
		if gone, _, a := e.Displaced(r.ID); gone != cond.False {
			return unknown, a
		}
		switch on, a := e.Holds(r.Cond); {
		case on == cond.Unknown:
			return unknown, a
		case on == cond.False || r.Safeguard.Strength == "silent" && r.Layer == "treaty":
			return notApplicable, cond.NoFact
		}
		switch is, a := e.Holds(r.Safeguard.Cond); is {
		case cond.Unknown:
			return unknown, a
		case cond.False:
			return unmet, cond.NoFact
		}
		return met, cond.NoFact
	}
	i := -1
	if by != nil {
		i = slices.IndexFunc(w.graph.Grounds, func(n flow.Ground) bool { return n.Rule.ID == by.Value })
	}
	if i < 0 {
		return walk.CaseGoal(status)
	}
	return walk.EitherGoal(w.graph, i, status, unmet, met, w.o.Breach)
}

// pivot is a fact that alone changes the answer; values that lead to the same answer stand together.
func (w *work) pivot(f facts.ID, full facts.Assignment, changes []walk.Change, answer func(int) Answer) Pivot {
	out := Pivot{Fact: w.fact(f, full), Would: []Would{}}
	fact := w.Law.Facts.Fact(f)
	for _, c := range changes {
		a := answer(c.Answer)
		i := slices.IndexFunc(out.Would, func(x Would) bool { return x.Answer == a })
		if i < 0 {
			i = len(out.Would)
			out.Would = append(out.Would, Would{Answer: a})
		}
		out.Would[i].Values = append(out.Would[i].Values, fact.Show(c.Value))
	}
	return out
}

// fact is a fact with its value and its source.
func (w *work) fact(f facts.ID, c facts.Assignment) Fact {
	fact := w.Law.Facts.Fact(f)
	out := Fact{Fact: w.factName(f), Says: fact.Says, Value: fact.Show(c[f]), Source: "assumed"}
	if fact.Hidden {
		out.Knower, out.Circumstance = fact.Knower.String(), w.Law.Facts.Fact(fact.About).Short()
	}
	switch o := w.request.Case.Origins[f]; {
	case o.Kind == "profile":
		out.Source, out.Where = "profile", o.Name
	case o.Kind == "flag":
		out.Source = "changed"
	case o.Kind != "":
		out.Source = "stated"
		if o.Pos.Line > 0 {
			out.Where = fmt.Sprintf("%s:%d", o.Pos.File, o.Pos.Line)
		}
	case fact.Open:
		out.Source = "left-open"
	}
	if r := w.bears(f); r != nil {
		out.Topic, out.Cite = r.Topic, r.Cite
	}
	return out
}

// bears is the rule through which a fact bears on the request: for knowledge, that of its circumstance which its knower holds.
// What a step looks to comes before what only says how well somebody is protected, and the treaty's own rules before the law
// beside it.
func (w *work) bears(f facts.ID) *law.Rule {
	fact := w.Law.Facts.Fact(f)
	about := f
	if fact.Hidden {
		about = fact.About
	}
	if fact.Hidden || fact.Circumstance {
		for i := range w.graph.Grounds {
			g := &w.graph.Grounds[i]
			if (!fact.Hidden || g.Holder == fact.Knower) && slices.Contains(w.circumstances(g.Rule), about) {
				return g.Rule
			}
		}
	}
	var best *law.Rule
	rank := 1 << 30
	for _, r := range w.graph.Text.Rules {
		if !r.Applies(w.graph.Measure, w.graph.Route) || r.Term != "" && w.Law.Facts.Fact(about).Circumstance {
			continue
		}
		n := 0
		if r.Safeguard != nil || r.Demand != nil || r.Deadline != nil || r.Term != "" {
			n += 2
		}
		if r.Instrument != w.treaty.ID {
			n++
		}
		if n < rank && slices.ContainsFunc(conditions(r), func(k *cond.Cond) bool { return slices.Contains(w.graph.Reads(k), about) }) {
			best, rank = r, n
		}
	}
	return best
}

// conditions are those of a rule that decide something.
func conditions(r *law.Rule) []*cond.Cond {
	out := []*cond.Cond{r.Cond}
	if r.Ground != nil {
		out = append(out, r.Ground.MetCond, r.Ground.DirectedCond)
	}
	if r.Safeguard != nil {
		out = append(out, r.Safeguard.Cond)
	}
	if r.Demand != nil {
		out = append(out, r.Demand.Cond)
	}
	return out
}
