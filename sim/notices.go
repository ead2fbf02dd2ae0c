package sim

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
)

// notices says, for each pair of actors whose silence matters, what the law says and what was told.
func (w *work) notices(q *Request) {
	g := w.graph
	e := w.eval(g, w.filled, true)
	end := w.path.End()
	e.At(&end)
	type pair struct{ from, to facts.Actor }
	var pairs []pair
	for i := range g.Channels {
		c := &g.Channels[i]
		if e.Channel(i) == cond.True && !slices.Contains(pairs, pair{c.From, c.To}) {
			pairs = append(pairs, pair{c.From, c.To})
		}
	}
	for i := range g.Notices {
		n := &g.Notices[i]
		if t, _ := e.NoticeApplies(i); t == cond.True && !slices.Contains(pairs, pair{n.From, n.To}) {
			pairs = append(pairs, pair{n.From, n.To})
		}
	}
	for _, p := range pairs {
		q.Notices = append(q.Notices, w.channel(e, p.from, p.to)...)
	}
}

// channel is the row, or for several duties to tell the rows, of one pair of actors.
func (w *work) channel(e *flow.Eval, from, to facts.Actor) []Notice {
	g := w.graph
	never := Runs{Is: "never", By: []string{}, On: []string{}}
	silencer, ended := w.silencer(e, from, to)
	var out []Notice
	for _, rule := range []law.NoticeRule{"required", "permitted", "prohibited"} {
		for i := range g.Notices {
			n := &g.Notices[i]
			if n.From != from || n.To != to || n.Rule.Notice.Rule != rule {
				continue
			}
			if t, _ := e.NoticeApplies(i); t != cond.True {
				continue
			}
			silencer, ended := silencer, ended
			if n.Rule.Notice.Apart {
				silencer, ended = -1, false
			}
			if rule != "required" && (len(out) > 0 || silencer >= 0) {
				continue
			}
			row := Notice{
				From: from.String(), To: to.String(), About: n.Rule.Notice.About, Rule: string(rule), Layer: string(n.Rule.Layer),
				Status: "not-due", Runs: w.answer(w.x.Given[i]), Cite: n.Rule.Cite,
			}
			switch {
			case e.Given(i):
				row.Status = "given"
			case rule == "required" && silencer >= 0 && !ended:
				row.Status = "withheld"
				row.Until, _ = e.GagEnd(silencer)
				row.Why = say("why-withheld", "gag", w.gagCite(silencer))
			case rule == "required":
				row.Status = "due"
			}
			out = append(out, row)
		}
	}
	if len(out) > 0 {
		return out
	}
	row := Notice{From: from.String(), To: to.String(), Rule: "silent", Status: "not-due", Runs: never}
	if silencer >= 0 {
		gag := g.Gags[silencer].Rule
		row.Rule, row.Layer, row.Cite = "prohibited", string(gag.Layer), w.gagCite(silencer)
		row.Until, _ = e.GagEnd(silencer)
		if ended {
			row.Why = say("why-gag-ended")
		} else if gag.Layer == "treaty" {
			row.Why = say("why-confidential", "cite", gag.Cite)
		}
	} else if gate := w.yielding(e, from, to); gate != nil {
		row.Rule, row.Layer, row.Cite = "unknown", "treaty", gate.Cite
		row.Why = say("why-other-treaty", "gate", gate.Cite)
	} else {
		row.Why = say("why-silent")
	}
	return []Notice{row}
}

// yielding is the gate by which a rule on this channel steps back for another treaty, whose own rule is not
// encoded: the answer is then unknown, not silence.
func (w *work) yielding(e *flow.Eval, from, to facts.Actor) *law.Rule {
	for i := range w.graph.Gags {
		g := &w.graph.Gags[i]
		if t, gate, _ := e.Displaced(g.Rule.ID); t == cond.True && e.Cond(g.Rule.Cond) == cond.True && slices.Contains(g.Binds, from) && slices.Contains(g.Stops, to) {
			return gate
		}
	}
	for i := range w.graph.Notices {
		n := &w.graph.Notices[i]
		if t, gate, _ := e.Displaced(n.Rule.ID); t == cond.True && n.From == from && n.To == to {
			return gate
		}
	}
	return nil
}

// silencer is the gag that kept from from telling to: one in force at the end, or else one that ended.
func (w *work) silencer(e *flow.Eval, from, to facts.Actor) (gag int, ended bool) {
	if t, which, _ := e.Silenced(from, to); t == cond.True {
		return which, false
	}
	for i := range w.graph.Gags {
		g := &w.graph.Gags[i]
		if e.GagEnded(i) && slices.Contains(g.Binds, from) && slices.Contains(g.Stops, to) {
			return i, true
		}
	}
	return -1, false
}

// gagCite is the source of a gag, with the article that obliges the State to impose it.
func (w *work) gagCite(i int) string {
	rule := w.graph.Gags[i].Rule
	if d := w.demanded(rule); d != nil {
		return say("cite-demanded", "law", rule.Cite, "by", d.Cite)
	}
	return rule.Cite
}

// demanded is the treaty's rule that obliges the State to have what a domestic rule gives.
func (w *work) demanded(rule *law.Rule) *law.Rule {
	for _, d := range w.graph.Demands {
		if rule.Topic != "" && d.Topic == rule.Topic && d.ID != rule.ID {
			return d
		}
	}
	return nil
}

// gags lists the duties of secrecy that the case brings with it.
func (w *work) gags(q *Request) {
	g := w.graph
	e := w.eval(g, w.filled, true)
	end := w.path.End()
	e.At(&end)
	for i := range g.Gags {
		gag := &g.Gags[i]
		if t, _, _ := e.Displaced(gag.Rule.ID); t == cond.True || e.Cond(gag.Rule.Cond) != cond.True {
			continue
		}
		row := Gag{
			Rule: gag.Rule.ID, Layer: string(gag.Rule.Layer), Binds: actorNames(gag.Binds), Stops: actorNames(gag.Stops),
			From: string(gag.Rule.Gag.From), Cite: gag.Rule.Cite, Status: "not-in-force",
		}
		row.Until, _ = e.GagEnd(i)
		if d := w.demanded(gag.Rule); d != nil {
			row.Demanded = d.Cite
		}
		if t, _ := e.GagRunning(i); t == cond.True {
			row.Status = "in-force"
		} else if e.GagEnded(i) {
			row.Status = "ended"
		}
		q.Gags = append(q.Gags, row)
	}
	for _, d := range g.Demands {
		if t, _, _ := e.Displaced(d.ID); t == cond.True || e.Cond(d.Cond) != cond.True {
			continue
		}
		row := Demand{ID: d.ID, Topic: d.Topic, Of: string(d.Demand.Of), Cite: d.Cite, Title: d.Says, Status: "met"}
		switch e.Cond(d.Demand.Cond) {
		case cond.False:
			row.Status = "unmet"
		case cond.Unknown:
			row.Status = "unknown"
		}
		q.Demands = append(q.Demands, row)
		if row.Status == "unmet" && q.Outcome != outsideThisTreaty {
			q.Warnings = append(q.Warnings, say("warn-demand-unmet", "cite", d.Cite, "says", d.Says))
		}
	}
}

func actorNames(actors []facts.Actor) []string {
	out := []string{}
	for _, a := range actors {
		out = append(out, a.String())
	}
	return out
}
