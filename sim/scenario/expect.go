package scenario

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

func (s *Scenario) readExpect(expect *yaml.Node, r *reader) {
	r.pairs(expect, "expect", func(treaty, requests *yaml.Node) {
		if !slices.Contains(s.Treaties, treaty.Value) {
			r.p.Add(r.pos(treaty), facts.Hint(treaty.Value, s.Treaties), "expect names %q, which is none of the scenario's treaties", treaty.Value)
		}
		r.pairs(requests, "expect: "+treaty.Value, func(id, n *yaml.Node) {
			if !slices.ContainsFunc(s.Requests, func(q Request) bool { return q.ID == id.Value }) {
				r.p.Add(r.pos(id), facts.Hint(id.Value, s.requestIDs()), "expect names the request %q, which the scenario does not have", id.Value)
			}
			blocks := []*yaml.Node{n}
			if n.Kind == yaml.SequenceNode {
				blocks = n.Content
				if len(blocks) == 0 {
					r.p.Add(r.pos(n), "what is expected, or leave the key out", "%s: nothing is expected", id.Value)
				}
			}
			for _, b := range blocks {
				if b.Kind != yaml.MappingNode {
					r.p.Add(r.pos(b), "outcome: …, because: …, each on its own line", "an expectation %s", source.Kind(b))
					continue
				}
				s.Expect = append(s.Expect, s.readExpectation(treaty.Value, id.Value, b, r))
			}
		})
	})
}

func (s *Scenario) requestIDs() []string {
	var ids []string
	for _, q := range s.Requests {
		ids = append(ids, q.ID)
	}
	return ids
}

func (s *Scenario) readExpectation(treaty, request string, n *yaml.Node, r *reader) Expect {
	var e expectation
	source.DecodePart(r.file, "an expectation", n, &e, r.p)
	s.checkExpectation(r.pos(n), treaty, n, &e, r)
	x := Expect{
		Pos: r.pos(n), Treaty: treaty, Request: request, Outcome: string(e.Outcome), Reason: string(e.Reason), Reached: string(e.Reached),
		Runs: e.Runs.plain(), Grounds: e.Grounds.plain(), Notices: e.Notices.plain(), Displaced: plain(e.Displaced),
		Steps: plain(e.Steps), Days: e.Days.plain(), Events: e.Events.plain(), Because: e.Because,
		With: With{
			Set: e.With.Set.plain(), Tell: plain(e.With.Tell), Stance: e.With.Stance.plain(),
			Readings: plain(e.With.Readings), Inject: plain(e.With.Inject), Choose: plain(e.With.Choose), Breach: e.With.Breach,
		},
	}
	for _, o := range e.Obtained {
		x.Obtained = append(x.Obtained, string(o))
	}
	return x
}

// checkExpectation finds words that no answer could match, and changes that the scenario does not allow: an
// expectation that cannot come true, or cannot fail, is a mistake.
func (s *Scenario) checkExpectation(at source.Pos, treaty string, n *yaml.Node, e *expectation, r *reader) {
	a := newAsker(r.law, treaty, r.p)
	for _, run := range e.Runs.pairs() {
		a.word("an outcome under runs", run.key, facts.Outcomes)
		a.word("runs: "+run.key.Value, run.value, runsWords)
	}
	for _, ground := range e.Grounds.pairs() {
		a.rule("ground", ground.key)
		a.word("the status of "+ground.key.Value, ground.value, groundStatuses)
	}
	for _, notice := range e.Notices.pairs() {
		a.channel(notice.key)
		a.word("notices: "+notice.key.Value, notice.value, facts.NoticeRules)
	}
	for _, event := range e.Events.pairs() {
		a.word("events: "+event.key.Value, event.value, runsWords)
	}
	for _, day := range e.Days.pairs() {
		a.word("what happens on a day", day.key, DayWords)
		a.days(day.value)
	}
	for _, id := range e.Displaced {
		a.rule("displaced", id)
	}
	expects := func(key string) bool {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if v := n.Content[i+1]; n.Content[i].Value == key {
				return v.Kind == yaml.ScalarNode || len(v.Content) > 0
			}
		}
		return false
	}
	if !slices.ContainsFunc([]string{"outcome", "reason", "reached", "obtained", "runs", "grounds", "notices", "displaced", "steps", "days", "events"}, expects) {
		r.p.Add(at, "outcome, reason, reached, obtained, runs, grounds, notices, displaced, steps, days or events", "this expectation expects nothing")
	}
	s.checkChanges(e.With, r)
	for _, id := range e.With.Inject {
		if id.Line > 0 && !slices.ContainsFunc(s.Injects, func(in Inject) bool { return in.ID == id.Value }) {
			var ids []string
			for _, in := range s.Injects {
				ids = append(ids, in.ID)
			}
			r.p.Add(id.Pos, facts.Hint(id.Value, ids), "the scenario has no inject %q", id.Value)
		}
	}
}

// checkChanges finds what is wrong with changes to the story: facts, news, stances and readings.
func (s *Scenario) checkChanges(w with, r *reader) {
	changed := s.Clone()
	for _, set := range w.Set.pairs() {
		changed.setText(set, r)
	}
	for _, tell := range w.Tell {
		r.at(tell, changed.TellFlag(tell.Value, r.v))
	}
	a := asker{p: r.p}
	for _, stance := range w.Stance.pairs() {
		a.word("who takes a stance", stance.key, append([]string{"requested"}, facts.Actors...))
		a.word("the stance of "+stance.key.Value, stance.value, facts.Stances)
	}
	for _, choice := range w.Choose {
		a.choice(choice)
	}
	for _, reading := range w.Readings {
		_, _, err := Reading(reading.Value, r.law)
		r.at(reading, err)
	}
}

// setText is SetFlag for a line of a file, whose problems have their place in it.
func (s *Scenario) setText(set pair, r *reader) {
	id, known := r.v.Lookup(set.key.Value)
	if !known || r.v.Fact(id).Hidden {
		r.p.Add(set.key.Pos, suggest(r.v, set.key.Value), "there is no fact %s", set.key.Value)
		return
	}
	if f := r.v.Fact(id); s.SetFlag(set.key.Value+"="+set.value.Value, r.v) != nil {
		r.p.Add(set.value.Pos, wanted(f, set.value.Value), "%s cannot be %q", f.Name, set.value.Value)
	}
}
