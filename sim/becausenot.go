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

// becauseNotice says why one actor told another, or did not; with a rule, what that rule asks for.
func (w *work) becauseNotice(q *Request, from, to facts.Actor, only *law.Rule, x *Explained) {
	g := w.graph
	e := w.eval(g, w.filled, true)
	end := w.path.End()
	e.At(&end)
	for _, n := range w.channel(e, from, to) {
		if only != nil && n.Status == "given" && n.Cite != only.Cite {
			continue
		}
		gags := false
		switch {
		case n.Status == "given":
			x.because(say("explain-given", "from", actorLabel(from), "to", actorLabel(to), "about", n.About), citing(n.Cite))
		case n.Rule == "prohibited" || n.Status == "withheld":
			gags = true
		case n.Rule == "permitted":
			x.because(say("explain-may-tell", "from", actorLabel(from)), citing(n.Cite))
		case n.Rule == "unknown":
			x.because(n.Why, citing(n.Cite))
		}
		if !gags {
			continue
		}
		for i := range g.Gags {
			gag := &g.Gags[i]
			if !slices.Contains(gag.Binds, from) || !slices.Contains(gag.Stops, to) {
				continue
			}
			if t, _ := e.GagRunning(i); t != cond.True && !e.GagEnded(i) {
				continue
			}
			until, _ := e.GagEnd(i)
			key := "explain-gag"
			if e.GagEnded(i) {
				key = "explain-gag-ended"
			}
			x.because(say(key, "from", actorLabel(from), "until", words.English().Label("gag-end", until), "stage", words.English().Label("stage", string(gag.Rule.Gag.From))),
				citing(w.gagCite(i)), w.gagFacts(e, gag.Rule)...)
		}
	}
	told := 0
	for i := range g.Notices {
		n := &g.Notices[i]
		if n.From != from || n.To != to || only != nil && n.Rule != only {
			continue
		}
		told++
		if e.Given(i) {
			continue
		}
		if t, _ := e.NoticeApplies(i); t == cond.True {
			if n.Rule.Notice.Rule == "required" {
				x.because(say("explain-would-be-due", "about", n.Rule.Notice.About), citing(n.Rule.Cite))
			}
			continue
		}
		cite := citing(n.Rule.Cite)
		gone, gate, _ := e.Displaced(n.Rule.ID)
		switch {
		case gone == cond.True:
			x.because(say("why-displaced", "gate", gate.Cite), append(cite, gate.Cite), w.leaves(e, gate.Cond, from, false)...)
		case e.Cond(n.Rule.Cond) == cond.False:
			x.because(say("explain-notice-not", "topic", words.English().Label("topic", n.Rule.Topic)), cite, w.leaves(e, n.Rule.Cond, from, false)...)
		default:
			x.because(say("explain-notice-not-here", "topic", words.English().Label("topic", n.Rule.Topic), "outcome", words.English().Label("outcome", q.Outcome)), cite)
		}
	}
	if told == 0 {
		x.because(say("explain-no-notice", "from", actorLabel(from), "to", actorLabel(to)), nil)
	}
}

func citing(cites ...string) []string {
	return slices.DeleteFunc(cites, func(c string) bool { return c == "" })
}

// gagFacts are the facts behind a duty of secrecy: those of its condition, and how long it lasts.
func (w *work) gagFacts(e *flow.Eval, r *law.Rule) []Fact {
	out := w.leaves(e, r.Cond, 0, false)
	if r.Gag.UntilFact != cond.NoFact {
		out = append(out, w.fact(r.Gag.UntilFact, w.filled))
	}
	return out
}

// becauseOutcome says why a request had an outcome or not: in how many lawful runs it comes, and which doors lead there.
func (w *work) becauseOutcome(q *Request, outcome string, x *Explained) {
	runs := w.x.Outcome(outcome)
	var by, on []string
	for _, a := range runs.By {
		by = append(by, actorLabel(a))
	}
	for _, f := range runs.On {
		on = append(on, strings.TrimSuffix(w.Law.Facts.Fact(f).Says, "."))
	}
	key := "explain-runs-" + string(runs.Is)
	if runs.Is == walk.Depends && len(runs.By) > 0 {
		key = "explain-runs-depends-by"
	}
	x.because(say(key, "outcome", words.English().Label("outcome", outcome), "by", strings.Join(by, ", "), "on", strings.Join(on, "; ")), nil)
	if q.Outcome == outcome {
		return
	}
	g := w.graph
	var doors []door
	for i := range g.Edges {
		edge := &g.Edges[i]
		if string(edge.Outcome) != outcome || edge.Class == "breach" && !w.o.Breach {
			continue
		}
		if d := w.whyNot(edge, i); !slices.ContainsFunc(doors, func(x door) bool { return x.Says == d.Says }) {
			doors = append(doors, d)
		}
	}
	slices.SortStableFunc(doors, func(a, b door) int { return a.far - b.far })
	for _, d := range doors {
		x.because(d.Says, d.Cites, d.Facts...)
	}
	if len(doors) == 0 {
		x.because(say("explain-no-door", "outcome", words.English().Label("outcome", outcome)), nil)
	}
}

// door is a step that would lead to an outcome, with why it was not taken; far says how far from open it is.
type door struct {
	Reason
	far int
}

// How far a door is from open: somebody could have gone through it; somebody would have had to know; a holder would have had to
// judge; facts shut it; the path never comes there.
const (
	farChoice = iota
	farKnowing
	farJudging
	farFacts
	farAway
)

// whyNot says why a step that would lead to an outcome was not taken: the path never came there, it is shut, or nobody chose it.
func (w *work) whyNot(edge *flow.Edge, i int) door {
	g := w.graph
	actor, event := actorLabel(edge.Actor), words.English().Label("event", edge.Base)
	stage := words.English().Label("stage", string(g.States[edge.From].Stage))
	var cites []string
	if !edge.Grounded() { // with a ground, the article is the ground's
		for _, r := range edge.Cites {
			cites = append(cites, r.Cite)
		}
	}
	found := func(key string, far int, list []Fact, more ...any) door {
		return door{Reason{say(key, append([]any{"actor", actor, "event", event, "stage", stage}, more...)...), cites, list}, far}
	}
	at := -1
	for n := range w.path.Nodes {
		if int(w.path.Nodes[n].State) == edge.From {
			at = n
		}
	}
	if at < 0 {
		cites = nil
		return found("explain-door-unreached", farAway, nil)
	}
	e := w.eval(g, w.filled, true)
	e.At(&w.path.Nodes[at])
	if open, _ := e.EnabledEdge(i); open == cond.True {
		return found("explain-door-open", farChoice, nil, "stance", words.English().Label("stance", string(w.stanceOf(edge.Actor))))
	}
	if t, by, _ := e.Shut(edge.Base); t == cond.True {
		var list []Fact
		for _, r := range by {
			cites = append(cites, r.Cite)
			list = append(list, w.leaves(e, r.Cond, edge.Actor, false)...)
		}
		return found("explain-door-shut", farFacts, list)
	}
	if edge.Grounded() {
		grounds, list, far := w.groundsNeeded(edge, e, &cites)
		return found("explain-door-grounds", far, list, "grounds", grounds)
	}
	if edge.Guard != nil {
		if list := w.leaves(e, edge.Guard, edge.Actor, false); len(list) > 0 {
			return found("explain-door-facts", farFacts, list)
		}
		for _, d := range edge.Guard.DerivedNames() {
			return found("explain-door-why", farFacts, nil, "why", say("explain-derived-"+d))
		}
	}
	return found("explain-door-other", farFacts, nil)
}

// groundsNeeded says of a step that needs a ground how each of its grounds stands, those that are nearest to use first.
func (w *work) groundsNeeded(edge *flow.Edge, e *flow.Eval, cites *[]string) (text string, list []Fact, far int) {
	g := w.graph
	byStatus := map[flow.Status][]string{}
	far = farFacts
	for i := range g.Grounds {
		if !edge.Uses(i) {
			continue
		}
		s, _, _ := e.Status(i)
		r := g.Grounds[i].Rule
		byStatus[s] = append(byStatus[s], words.English().Label("topic", r.Topic))
		switch s {
		case flow.Dormant:
			far = farKnowing
			for _, id := range w.unknownCircumstances(e, &g.Grounds[i]) {
				if f := w.fact(id, w.filled); !slices.ContainsFunc(list, func(x Fact) bool { return x.Fact == f.Fact }) {
					list = append(list, f)
				}
			}
		case flow.Open:
			far = min(far, farJudging)
		case flow.Available, flow.Displaced, flow.Excluded:
		default:
			continue
		}
		if !slices.Contains(*cites, r.Cite) {
			*cites = append(*cites, r.Cite)
		}
	}
	var parts []string
	for _, s := range []flow.Status{flow.Available, flow.Dormant, flow.Open, flow.Unknown, flow.Displaced, flow.Excluded, flow.NotMet, flow.Absent} {
		topics := byStatus[s]
		label := words.English().Short("ground-status", string(s))
		switch {
		case len(topics) == 0:
		case len(topics) > 2 && s != flow.Dormant && s != flow.Open && s != flow.Available:
			parts = append(parts, say("explain-grounds-many", "status", label, "n", len(topics)))
		default:
			parts = append(parts, say("explain-grounds-few", "status", label, "topics", strings.Join(once(topics), ", ")))
		}
	}
	return join(parts), list, far
}

// once is a list without what it has already said: several grounds may have one topic.
func once(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// becauseRule says of any other rule why it applies here or not.
func (w *work) becauseRule(q *Request, r *law.Rule, x *Explained) {
	g := w.graph
	e := w.eval(g, w.filled, true)
	end := w.path.End()
	e.At(&end)
	cite := citing(r.Cite)
	if r.Unencodable != "" {
		x.because(say("explain-unencodable", "why", strings.TrimSuffix(strings.TrimSpace(r.Unencodable), ".")), cite)
		return
	}
	if gone, gate, _ := e.Displaced(r.ID); gone == cond.True {
		x.because(say("why-displaced", "gate", gate.Cite), append(cite, gate.Cite), w.leaves(e, gate.Cond, 0, false)...)
		return
	}
	applies := e.Cond(r.Cond)
	if applies != cond.True {
		x.because(say("explain-condition-fails"), cite, w.leaves(e, r.Cond, 0, false)...)
		return
	}
	switch {
	case r.Safeguard != nil:
		s := words.English().Label("safeguard-strength", string(r.Safeguard.Strength))
		switch {
		case r.Safeguard.MetBy != nil && e.InvokedOnPath(r.Safeguard.MetBy.Value):
			x.because(say("explain-met-by"), append(cite, citeOf(g, r.Safeguard.MetBy.Value)...))
		case r.Safeguard.Cond == nil:
			x.because(s, cite)
		case e.Cond(r.Safeguard.Cond) == cond.True:
			x.because(say("explain-safeguard-met", "strength", s), cite, w.leaves(e, r.Safeguard.Cond, 0, false)...)
		default:
			x.because(say("explain-safeguard-unmet", "strength", s), cite, w.leaves(e, r.Safeguard.Cond, 0, false)...)
		}
	case r.Gag != nil:
		i := slices.IndexFunc(g.Gags, func(n flow.Gag) bool { return n.Rule == r })
		if i < 0 {
			break
		}
		until, _ := e.GagEnd(i)
		x.because(say("explain-secrecy", "binds", labelled("actor", r.Gag.Binds), "stops", labelled("actor", r.Gag.Stops),
			"until", words.English().Label("gag-end", until), "stage", words.English().Label("stage", string(r.Gag.From))), citing(w.gagCite(i)), w.gagFacts(e, r)...)
	case r.Plain != "":
		x.because(say("explain-plain"), cite)
	case r.Cond == nil:
		x.because(say("explain-always"), cite)
	default:
		x.because(say("explain-condition-holds"), cite, w.leaves(e, r.Cond, 0, false)...)
	}
}

func citeOf(g *flow.Graph, id string) []string {
	if r := g.Text.Rule(id); r != nil {
		return []string{r.Cite}
	}
	return nil
}
