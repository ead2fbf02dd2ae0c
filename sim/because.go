package sim

import (
	"slices"
	"strings"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/walk"
	"rogatory/sim/words"
)

// because puts into words why the answer is what it is.
func (w *work) because(q *Request, asked question, x *Explained) {
	switch asked.kind {
	case "ending":
		if q.Outcome == outsideThisTreaty {
			w.becauseOutside(x)
		}
	case "outcome":
		w.becauseOutcome(q, asked.outcome, x)
	case "notice":
		w.becauseNotice(q, asked.from, asked.to, nil, x)
	case "notice-rule":
		i := slices.IndexFunc(w.graph.Notices, func(n flow.Notice) bool { return n.Rule == asked.rule })
		w.becauseNotice(q, w.graph.Notices[i].From, w.graph.Notices[i].To, asked.rule, x)
	case "ground":
		w.becauseGround(q, asked.rule, x)
	default:
		w.becauseRule(q, asked.rule, x)
	}
}

// becauseOutside says which conditions for being within the treaty failed.
func (w *work) becauseOutside(x *Explained) {
	if !w.inForce() {
		x.because(say("explain-not-in-force"), nil)
		return
	}
	e := w.eval(w.graph, w.filled, true)
	first := w.graph.First()
	e.At(&first)
	for _, r := range w.graph.Scopes {
		if e.Cond(r.Cond) != cond.True {
			x.because(say("explain-outside", "topic", words.English().Label("topic", r.Topic)), []string{r.Cite}, w.leaves(e, r.Cond, 0, false)...)
		}
	}
}

func (x *Explained) because(says string, cites []string, list ...Fact) {
	if cites == nil {
		cites = []string{}
	}
	if list == nil {
		list = []Fact{}
	}
	for i := range x.Because {
		if r := &x.Because[i]; r.Says == says && slices.Equal(r.Cites, cites) {
			for _, f := range list {
				if !slices.ContainsFunc(r.Facts, func(o Fact) bool { return o.Fact == f.Fact }) || f.Fact == "" {
					r.Facts = append(r.Facts, f)
				}
			}
			if len(list) > 0 {
				return
			}
		}
	}
	x.Because = append(x.Because, Reason{Says: says, Cites: cites, Facts: list})
}

// noCourse explains a request that the treaty has no course for: no fact of the case changes that.
func (w *work) noCourse(q *Request, asked question, x *Explained) {
	x.Answer = Answer{Outcome: q.Outcome, Reason: q.Reason, Reached: q.Reached}
	cites := []string{}
	if len(q.Path) > 0 {
		cites = q.Path[0].Cites
	}
	switch asked.kind {
	case "ending":
	case "outcome":
		x.Answer = Answer{Is: "no"}
		if asked.outcome == q.Outcome {
			x.Answer.Is = "yes"
		}
	case "notice":
		x.Answer = Answer{Is: "not-told"}
	default:
		x.Answer = Answer{Is: "does-not-apply"}
	}
	if len(q.Path) > 0 && q.Path[0].Note != "" {
		x.because(q.Path[0].Note, cites)
	}
	x.because(say("explain-no-course", "measure", words.English().Label("measure", q.Measure), "route", words.English().Label("route", q.Route)), nil)
}

// unreached explains a rule that has no place in the course of this measure by this route.
func (w *work) unreached(_ *Request, asked question, x *Explained) {
	x.Answer = Answer{Is: "does-not-apply"}
	r := asked.rule
	g := w.graph
	measure, route := words.English().Label("measure", string(g.Measure)), words.English().Label("route", string(g.Route))
	switch {
	case len(r.Measures) > 0 && !slices.Contains(r.Measures, g.Measure):
		x.because(say("explain-other-measures", "measure", measure, "measures", labelled("measure", r.Measures)), []string{r.Cite})
	case len(r.Routes) > 0 && !slices.Contains(r.Routes, g.Route):
		x.because(say("explain-other-routes", "route", route, "routes", labelled("route", r.Routes)), []string{r.Cite})
	default:
		for _, other := range g.Text.Rules {
			if other.Incorporates != nil && other.Incorporates.Value == r.ID && other.Applies(g.Measure, g.Route) {
				x.because(say("explain-taken-over"), []string{other.Cite})
				return
			}
		}
		x.because(say("explain-no-place", "measure", measure, "route", route), []string{r.Cite})
	}
}

func labelled[T ~string](group string, ids []T) string {
	var out []string
	for _, id := range ids {
		out = append(out, words.English().Label(group, string(id)))
	}
	return strings.Join(out, ", ")
}

// becauseGround says why a ground stands as it does at the last review on the path.
func (w *work) becauseGround(q *Request, r *law.Rule, x *Explained) {
	g := w.graph
	i := slices.IndexFunc(g.Grounds, func(n flow.Ground) bool { return n.Rule.ID == r.ID })
	ground := &g.Grounds[i]
	holder := actorLabel(ground.Holder)
	at := w.lastReview(i)
	if at < 0 {
		x.because(say("explain-no-review"), w.lastCites(q))
		return
	}
	e := w.eval(g, w.open, false)
	e.At(&w.path.Nodes[at])
	status, by, asked := e.Status(i)
	if at < len(w.path.Edges) && slices.Contains(w.path.Grounds[at], i) {
		status = flow.Invoked
	}
	test := r.Cond
	if r.Ground.MetCond != nil {
		test = r.Ground.MetCond
	}
	switch status {
	case flow.Displaced:
		x.because(say("why-displaced", "gate", by.Cite), []string{by.Cite}, w.leaves(e, by.Cond, ground.Holder, false)...)
	case flow.Excluded:
		x.because(say("why-excluded", "by", by.Cite), []string{by.Cite}, w.leaves(e, by.Cond, ground.Holder, false)...)
	case flow.Absent:
		x.because(say("explain-absent"), []string{r.Cite}, w.leaves(e, r.Cond, ground.Holder, false)...)
	case flow.Open:
		x.because(say("explain-open", "holder", holder), []string{r.Cite}, w.movable(r)...)
	case flow.NotMet:
		switch {
		case r.Ground.CuredBy != "" && e.Did(r.Ground.CuredBy):
			x.because(say("explain-cured", "event", words.English().Label("event", r.Ground.CuredBy)), []string{r.Cite})
		case r.Ground.OpenedBy != "" && !e.Did(r.Ground.OpenedBy):
			x.because(say("why-not-opened", "event", words.English().Label("event", r.Ground.OpenedBy)), []string{r.Cite})
		case e.Cond(test) == cond.False:
			x.because(say("explain-not-met"), []string{r.Cite}, w.leaves(e, test, ground.Holder, false)...)
		default:
			x.because(say("explain-no-signs", "holder", holder), []string{r.Cite}, w.movable(r)...)
		}
	case flow.Dormant:
		unknown := w.unknownCircumstances(e, ground)
		var names []string
		for _, id := range unknown {
			names = append(names, w.circumstance(id))
		}
		x.because(say("explain-dormant", "holder", holder, "unknown", strings.Join(names, say("cli-or"))), []string{r.Cite})
		for _, id := range unknown {
			x.because(say("explain-who-knows", "who", w.whoKnows(e, id)), nil, w.fact(id, w.filled))
		}
	case flow.Unknown:
		if asked != cond.NoFact {
			x.because(say("why-unknown", "fact", strings.TrimSuffix(w.Law.Facts.Fact(asked).Says, ".")), []string{r.Cite}, w.fact(asked, w.filled))
		}
	case flow.Available, flow.Invoked:
		var list []Fact
		if r.Ground.Test == "objective" {
			list = w.leaves(e, test, ground.Holder, true)
		} else {
			for _, id := range r.Ground.Movers {
				if e.Knows(ground.Holder, id) == cond.True {
					list = append(list, w.fact(id, w.filled))
				}
			}
		}
		key := "explain-invoked"
		if status == flow.Available {
			key = "explain-available"
		}
		x.because(say(key, "holder", holder, "stance", words.English().Label("stance", string(w.stanceOf(ground.Holder)))), []string{r.Cite}, list...)
	}
}

// unknownCircumstances are those that a ground looks to, that are so, and that its holder does not know.
func (w *work) unknownCircumstances(e *flow.Eval, g *flow.Ground) []facts.ID {
	var out []facts.ID
	for _, id := range w.circumstances(g.Rule) {
		if w.filled[id] == 1 && e.Knows(g.Holder, id) != cond.True {
			out = append(out, id)
		}
	}
	return out
}

// lastReview is the last node on the path where ground i is looked at, or -1.
func (w *work) lastReview(i int) int {
	at := -1
	for n := range w.path.Nodes {
		if s := w.path.Nodes[n].State; w.graph.States[s].Grounds || w.graph.UsedAt(i, int(s)) {
			at = n
		}
	}
	return at
}

func (w *work) stanceOf(a facts.Actor) walk.Stance { return w.plan.StanceOf(a) }

func (w *work) lastCites(q *Request) []string {
	if s := w.decisive(q); len(s) > 0 {
		return s[len(s)-1].Cites
	}
	return nil
}

// movable are the circumstances that a ground looks to, each with its value.
func (w *work) movable(r *law.Rule) []Fact {
	var out []Fact
	for _, id := range w.circumstances(r) {
		out = append(out, w.fact(id, w.filled))
	}
	return out
}

func (w *work) whoKnows(e *flow.Eval, id facts.ID) string {
	var who []string
	for a := range facts.NumActors {
		if e.Knows(facts.Actor(a), id) == cond.True {
			who = append(who, actorLabel(facts.Actor(a)))
		}
	}
	if len(who) == 0 {
		return say("explain-nobody")
	}
	return strings.Join(who, ", ")
}

// leaves are the facts that decide a condition where the path stands: those that make it fail, or those that make it hold.
func (w *work) leaves(e *flow.Eval, k *cond.Cond, holder facts.Actor, asHolder bool) []Fact {
	if k == nil {
		return nil
	}
	t := e.Trace(k, holder, asHolder)
	var out []Fact
	needs := map[string][]string{}
	failed := t.Result == cond.False
	var visit func(t cond.Trace, negated bool)
	visit = func(t cond.Trace, negated bool) {
		switch n := t.Part.(type) {
		case cond.And:
			for _, c := range t.Children {
				if c.Result == t.Result {
					visit(c, negated)
				}
			}
			return
		case cond.Or:
			for _, c := range t.Children {
				if c.Result == t.Result {
					visit(c, negated)
				}
			}
			return
		case cond.Not:
			visit(t.Children[0], !negated)
			return
		case cond.Term:
			visit(t.Children[0], negated)
			return
		case cond.Is:
			f := w.fact(n.Fact, w.filled)
			if failed && t.Result != cond.Unknown {
				if need := w.needed(n, t.Result == cond.True); need != "" {
					needs[f.Fact] = append(needs[f.Fact], need)
				}
			}
			if asHolder && w.Law.Facts.Fact(n.Fact).Circumstance {
				f = w.fact(w.Law.Facts.Knows(holder, n.Fact), w.filled)
				f.Value = "true"
			}
			if !slices.ContainsFunc(out, func(o Fact) bool { return o.Fact == f.Fact }) {
				out = append(out, f)
			}
		case cond.Knows:
			f := w.fact(w.Law.Facts.Knows(n.Actor, n.Circumstance), w.filled)
			out = append(out, f)
		}
	}
	visit(t, false)
	for i := range out {
		list := slices.Compact(needs[out[i].Fact])
		if out[i].Needed = strings.Join(list, say("cli-or")); len(list) > mostMovers {
			out[i].Needed = say("explain-needs-many", "n", len(list))
		}
	}
	return out
}

// needed is what a number or a word would have to be for a comparison to come out otherwise; empty for a truth value.
func (w *work) needed(is cond.Is, holds bool) string {
	f := w.Law.Facts.Fact(is.Fact)
	if f.Kind == facts.KindBool {
		return ""
	}
	op := is.Op
	if holds {
		op = map[cond.Op]cond.Op{cond.Eq: cond.Ne, cond.Ne: cond.Eq, cond.Lt: cond.Ge, cond.Ge: cond.Lt, cond.Le: cond.Gt, cond.Gt: cond.Le}[op]
	}
	value := words.English().Label("value", f.Show(is.Value))
	if f.Kind == facts.KindInt {
		value = say("fact-value", "value", f.Show(is.Value), "unit", words.English().Label("unit", f.Unit))
	}
	key := map[cond.Op]string{cond.Eq: "explain-needs", cond.Ne: "explain-needs-other", cond.Lt: "explain-needs-less", cond.Le: "explain-needs-most",
		cond.Gt: "explain-needs-more", cond.Ge: "explain-needs-least"}[op]
	return say(key, "value", value)
}
