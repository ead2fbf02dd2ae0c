package flow

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// GagRunning says whether gag i binds now.
func (e *Eval) GagRunning(i int) (cond.Tri, facts.ID) {
	g := &e.Graph.Gags[i]
	if e.node.Stages&(1<<g.from) == 0 || e.node.Flags&g.ended != 0 {
		return cond.False, cond.NoFact
	}
	gone, _, a1 := e.Displaced(g.Rule.ID)
	on, a2 := e.eval(g.when)
	return and(on, a2, gone.Not(), a1)
}

// GagEnd says until when gag i lasts, as a word of facts.GagEnds; empty while a fact is unknown.
func (e *Eval) GagEnd(i int) (string, facts.ID) {
	rule := e.Graph.Gags[i].Rule.Gag
	if rule.UntilFact == cond.NoFact {
		return rule.Until.Value, cond.NoFact
	}
	if e.Case[rule.UntilFact] == facts.Unknown && (e.Fill == nil || !e.Fill(rule.UntilFact)) {
		return "", rule.UntilFact
	}
	return facts.GagEnds[e.Case[rule.UntilFact]], cond.NoFact
}

func (e *Eval) gagEnding(i int) (cond.Tri, facts.ID) {
	running, asked := e.GagRunning(i)
	if running != cond.True {
		return running, asked
	}
	end, asked := e.GagEnd(i)
	if asked != cond.NoFact {
		return cond.Unknown, asked
	}
	if end == "period" || end == "end-of-proceedings" {
		return cond.True, cond.NoFact
	}
	return cond.False, cond.NoFact
}

// Silenced says whether a gag in force keeps from from telling to, and which.
func (e *Eval) Silenced(from, to facts.Actor) (cond.Tri, int, facts.ID) {
	got, asked, which := cond.False, cond.NoFact, -1
	for i := range e.Graph.Gags {
		g := &e.Graph.Gags[i]
		if !slices.Contains(g.Binds, from) || !slices.Contains(g.Stops, to) {
			continue
		}
		t, a := e.GagRunning(i)
		got, asked = or(got, asked, t, a)
		if t == cond.True && which < 0 {
			which = i
		}
	}
	return got, which, asked
}

// NoticeApplies says whether notice i bears on what has happened, gags left aside.
func (e *Eval) NoticeApplies(i int) (cond.Tri, facts.ID) {
	n := &e.Graph.Notices[i]
	if r := n.Rule.Notice.Reached; r != "" && int(e.node.Reached) < slices.Index(facts.Reaches, string(r)) {
		return cond.False, cond.NoFact
	}
	if !e.after(n.Rule.Notice.Outcomes) || e.node.Stages&(1<<stageIndex(n.stage())) == 0 {
		return cond.False, cond.NoFact
	}
	gone, _, a1 := e.Displaced(n.Rule.ID)
	on, a2 := e.eval(n.when)
	return and(on, a2, gone.Not(), a1)
}

// stage is where the notice is due: at the end, where the rule does not say.
func (n *Notice) stage() law.Stage {
	if n.Rule.Notice.At == "" {
		return "closed"
	}
	return n.Rule.Notice.At
}

// after says whether the path has come to one of the outcomes. A State that declines without a
// ground owes what attaches to any refusal.
func (e *Eval) after(outcomes []law.Outcome) bool {
	if len(outcomes) == 0 {
		return true
	}
	if e.node.Outcome > 0 && slices.Contains(outcomes, law.Outcome(facts.Outcomes[e.node.Outcome-1])) {
		return true
	}
	return e.Flag(stateRefusal) && slices.Contains(outcomes, "refused")
}

// Did says whether an event that some ground or rule looks to happened on the path.
func (e *Eval) Did(event string) bool { return e.Flag("did " + event) }

// Flag says whether the path remembers something by this name.
func (e *Eval) Flag(name string) bool {
	i := slices.Index(e.Graph.flags, name)
	return i >= 0 && e.node.Flags&(1<<i) != 0
}

// Given says whether notice i was given on the path.
func (e *Eval) Given(i int) bool { return e.node.Flags&e.Graph.Notices[i].flag != 0 }

// Happened says whether the event of row i happened on the path.
func (e *Eval) Happened(i int) bool { return e.node.Flags&e.Graph.Rows[i].flag != 0 }

// noticesDone says whether every notice that is required where the path stands was given.
func (e *Eval) noticesDone() (cond.Tri, facts.ID) {
	got, asked := cond.True, cond.NoFact
	for _, ei := range e.Graph.Out[e.node.State] {
		edge := &e.Graph.Edges[ei]
		if edge.notice < 0 || edge.Class != "notify" {
			continue
		}
		t, a := e.noticeDue(edge.notice)
		got, asked = and(got, asked, t.Not(), a)
	}
	return got, asked
}

func (e *Eval) noticeDue(i int) (cond.Tri, facts.ID) {
	n := &e.Graph.Notices[i]
	if e.node.Flags&n.flag != 0 {
		return cond.False, cond.NoFact
	}
	applies, a1 := e.NoticeApplies(i)
	if applies == cond.False {
		return applies, cond.NoFact
	}
	if n.Rule.Notice.Apart {
		return applies, a1
	}
	silenced, _, a2 := e.Silenced(n.From, n.To)
	return and(applies, a1, silenced.Not(), a2)
}

// Channel says whether there is a channel i in this case: whether there is such a person or State.
func (e *Eval) Channel(i int) cond.Tri {
	t, _ := e.eval(e.Graph.Channels[i].when)
	return t
}

// GagEnded says whether gag i came to its end on the path.
func (e *Eval) GagEnded(i int) bool { return e.node.Flags&e.Graph.Gags[i].ended != 0 }
