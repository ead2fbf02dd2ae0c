package scenario

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

func (s *Scenario) readExpect(expect *yaml.Node, r *reader) {
	r.pairs(expect, "expect", "treaty: {request: …}", func(treaty, requests *yaml.Node) {
		if !slices.Contains(s.Treaties, treaty.Value) {
			r.p.Add(r.pos(treaty), facts.Hint(treaty.Value, s.Treaties), "expect names %q, which is none of the scenario's treaties", treaty.Value)
		}
		r.pairs(requests, "expect: "+treaty.Value, "request: {outcome: …}", func(id, n *yaml.Node) {
			if !slices.ContainsFunc(s.Requests, func(q Request) bool { return q.ID == id.Value }) {
				r.p.Add(r.pos(id), "the id of a request", "expect names the request %q, which the scenario does not have", id.Value)
			}
			blocks := []*yaml.Node{n}
			if n.Kind == yaml.SequenceNode {
				blocks = n.Content
			}
			for _, b := range blocks {
				s.Expect = append(s.Expect, s.readExpectation(treaty.Value, id.Value, b, r))
			}
		})
	})
}

func (s *Scenario) readExpectation(treaty, request string, n *yaml.Node, r *reader) Expect {
	var e expectation
	source.Decode(r.file, n, &e, r.p)
	x := Expect{
		Pos: r.pos(n), Treaty: treaty, Request: request, Reached: e.Reached, Runs: e.Runs, Grounds: e.Grounds,
		Notices: e.Notices, Displaced: e.Displaced, Steps: e.Steps, Days: e.Days, Events: e.Events, With: e.With, Because: e.Because,
	}
	if e.Outcome != nil {
		x.Outcome = string(*e.Outcome)
	}
	if e.Reason != nil {
		x.Reason = string(*e.Reason)
	}
	for _, o := range e.Obtained {
		x.Obtained = append(x.Obtained, string(o))
	}
	s.checkExpectation(x, r)
	return x
}

// checkExpectation finds words that no answer could match, and changes that the scenario does not allow: an
// expectation that cannot come true, or cannot fail, is a mistake.
func (s *Scenario) checkExpectation(x Expect, r *reader) {
	oneOf := func(what, word string, words []string) {
		if !slices.Contains(words, word) {
			r.p.Add(x.Pos, facts.Hint(word, words), "%s cannot be %q", what, word)
		}
	}
	if x.Reached != "" {
		oneOf("reached", x.Reached, facts.Reaches)
	}
	for _, outcome := range sortedKeys(x.Runs) {
		oneOf("an outcome under runs", outcome, facts.Outcomes)
		oneOf("runs: "+outcome, x.Runs[outcome], []string{"always", "sometimes", "never", "depends"})
	}
	for _, id := range sortedKeys(x.Grounds) {
		oneOf("the status of "+id, x.Grounds[id], []string{
			"invoked", "available", "dormant", "open", "not-met", "displaced", "excluded", "absent", "unknown",
		})
	}
	for _, channel := range sortedKeys(x.Notices) {
		from, to, _ := strings.Cut(channel, " > ")
		oneOf("who tells in "+channel, from, facts.Actors)
		oneOf("who is told in "+channel, to, facts.Actors)
		oneOf("notices: "+channel, x.Notices[channel], facts.NoticeRules)
	}
	for _, event := range sortedKeys(x.Events) {
		oneOf("events: "+event, x.Events[event], []string{"always", "sometimes", "never", "depends"})
	}
	for _, c := range x.With.Choose {
		stage, event, ok := strings.Cut(c, "=")
		if !ok || event == "" || !slices.Contains(facts.Stages, stage) {
			r.p.Add(x.With.Pos, "STAGE=EVENT, with one of "+strings.Join(facts.Stages, ", "), "%q is no choice", c)
		}
	}
	if x.Outcome == "" && x.Reason == "" && x.Reached == "" &&
		len(x.Obtained)+len(x.Runs)+len(x.Grounds)+len(x.Notices)+len(x.Displaced)+len(x.Steps)+len(x.Days)+len(x.Events) == 0 {
		r.p.Add(x.Pos, "outcome, reason, reached, obtained, runs, grounds, notices, displaced, steps, days or events", "this expectation expects nothing")
	}
	changed := s.Clone()
	for _, name := range sortedKeys(x.With.Set) {
		if err := changed.SetFlag(name+"="+x.With.Set[name], r.v); err != nil {
			r.p.Add(x.With.Pos, "FACT: value", "%v", err)
		}
	}
	for _, tell := range x.With.Tell {
		if err := changed.TellFlag(tell, r.v); err != nil {
			r.p.Add(x.With.Pos, "ACTOR=CIRCUMSTANCE", "%v", err)
		}
	}
	for _, who := range sortedKeys(x.With.Stance) {
		oneOf("an actor under stance", who, append([]string{"requested"}, facts.Actors...))
		oneOf("the stance of "+who, x.With.Stance[who], facts.Stances)
	}
	for _, reading := range x.With.Readings {
		if _, _, err := Reading(reading, r.law); err != nil {
			r.p.Add(x.With.Pos, "READING=OPTION", "%v", err)
		}
	}
	for _, id := range x.With.Inject {
		if !slices.ContainsFunc(s.Injects, func(in Inject) bool { return in.ID == id }) {
			r.p.Add(x.With.Pos, "the id of an inject of this scenario", "there is no inject %q", id)
		}
	}
}
