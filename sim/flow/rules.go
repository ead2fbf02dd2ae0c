package flow

import (
	"slices"
	"sort"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// addRules picks the rules that bear on this measure and route and compiles their conditions.
func (c *compiler) addRules() {
	var applicable []*law.Rule
	for _, r := range c.Text.Rules {
		if r.Applies(c.Measure, c.Route) {
			applicable = append(applicable, r)
		}
	}
	var closing, shutting []*law.Rule
	// A ground that another rule takes over for this measure speaks through that rule alone.
	taken := map[string]bool{}
	for _, r := range applicable {
		if r.Incorporates != nil {
			taken[r.Incorporates.Value] = true
		}
	}
	for _, r := range applicable {
		if taken[r.ID] {
			continue
		}
		when := c.compile(r.Cond)
		switch {
		case r.Scope != nil:
			c.Scopes = append(c.Scopes, r)
		case len(r.Suspends) > 0:
			c.Gates = append(c.Gates, Gate{Rule: r, when: when, over: c.covered(r.Suspends, r.Except)})
		case r.Ground != nil:
			if c.offers(r.Ground.Effect, c.stand(r.Ground.Holder)) {
				c.addGround(r, when)
			}
		case len(r.Closes) > 0:
			closing = append(closing, r)
		case len(r.Before) > 0:
			c.Befores = append(c.Befores, Before{Rule: r, when: when, covers: c.covered(r.Of, r.Except), flag: c.flag("did " + string(r.Do))})
		case r.Notice != nil:
			n := Notice{Rule: r, From: c.stand(r.Notice.From), To: c.stand(r.Notice.To), when: when, flag: c.flag("told by " + r.ID)}
			c.Notices = append(c.Notices, n)
		case r.Gag != nil:
			g := Gag{Rule: r, when: when, from: stageIndex(r.Gag.From), ended: c.flag("ended " + r.ID)}
			for _, a := range r.Gag.Binds {
				actor, _ := facts.ActorNamed(string(a))
				g.Binds = append(g.Binds, actor)
			}
			for _, a := range r.Gag.Stops {
				actor, _ := facts.ActorNamed(string(a))
				g.Stops = append(g.Stops, actor)
			}
			c.Gags = append(c.Gags, g)
		case len(r.Shuts) > 0:
			shutting = append(shutting, r)
		case len(r.Opens) > 0:
			shutting = append(shutting, r)
		case r.Demand != nil:
			c.compile(r.Demand.Cond)
			c.Demands = append(c.Demands, r)
		case r.Safeguard != nil:
			c.compile(r.Safeguard.Cond)
			c.Safeguards = append(c.Safeguards, r)
		case r.Deadline != nil:
			c.Deadlines = append(c.Deadlines, r)
		case r.Duty != nil:
			c.Duties = append(c.Duties, r)
		}
	}
	if len(c.Grounds) > 64 {
		c.p.Add(c.Def.Pos, "at most 64 grounds for one measure", "%d grounds bear on %s", len(c.Grounds), c.Measure)
	}
	for _, r := range closing {
		c.close(r)
	}
	for _, r := range shutting {
		if r.Instrument == c.Treaty || c.knows(r.Shuts, r.Opens) {
			c.shutOrOpen(r)
		}
	}
	for _, r := range applicable {
		if len(r.Excludes) > 0 {
			over, when := c.covered(r.Excludes, nil), c.compile(r.Cond)
			for i := range c.Grounds {
				if over[c.Grounds[i].Rule.ID] {
					c.Grounds[i].excluded = append(c.Grounds[i].excluded, guarded{r, when})
				}
			}
		}
	}
	c.Power = c.rule(c.Def.Power)
	if c.Power != nil && c.Power.Power == nil {
		c.p.Add(c.Def.Power.Pos, "a rule with power: {obtains: […]}", "the rule %s is no power", c.Power.ID)
	}
	for _, ref := range c.Def.Rests {
		c.Rests = append(c.Rests, c.rules(ref)...)
	}
}

// events is a rule that closes or opens events of the skeleton.
func (c *compiler) events(r *law.Rule, events []source.Text, when cond.Func) Shut {
	s := Shut{Rule: r, when: when, events: map[string]bool{}, by: -1}
	for _, e := range events {
		s.events[e.Value] = true
		c.event(e)
	}
	return s
}

// shutOrOpen takes a rule that closes or opens events, once a ground was used if it names one, until an event if
// it names one.
func (c *compiler) shutOrOpen(r *law.Rule) {
	s := c.events(r, append(slices.Clone(r.Shuts), r.Opens...), c.compile(r.Cond))
	if r.By != nil {
		s.by = slices.IndexFunc(c.Grounds, func(g Ground) bool { return g.Rule.ID == r.By.Value })
		if s.by < 0 {
			return // the ground does not bear on this measure
		}
	}
	if r.Unless != nil {
		c.event(*r.Unless)
		s.unless = c.flag("did " + r.Unless.Value)
	}
	if len(r.Opens) > 0 {
		c.Opens = append(c.Opens, s)
	} else {
		c.Shuts = append(c.Shuts, s)
	}
}

// knows says whether the skeleton has all the events: the law beside the instruments speaks of every skeleton, and
// not every skeleton has every event.
func (c *compiler) knows(lists ...[]source.Text) bool {
	for _, e := range slices.Concat(lists...) {
		if !slices.ContainsFunc(c.sk.Edges, func(x EdgeSpec) bool { return x.Event == e.Value }) {
			return false
		}
	}
	return true
}

// event checks that the skeleton has an event.
func (c *compiler) event(name source.Text) {
	var events []string
	for _, e := range c.sk.Edges {
		if e.Event == name.Value {
			return
		}
		if !slices.Contains(events, e.Event) {
			events = append(events, e.Event)
		}
	}
	sort.Strings(events)
	c.p.Add(name.Pos, facts.Hint(name.Value, events), "the skeleton %s has no event %q", c.sk.ID, name.Value)
}

// offers says whether some step of the course is there for grounds with this effect: where nobody is asked to
// decide, or nothing can be put off, a ground for that has no place.
func (c *compiler) offers(effect law.Effect, holder facts.Actor) bool {
	return slices.ContainsFunc(c.sk.Edges, func(e EdgeSpec) bool {
		return slices.Contains(e.Effects, effect) && e.lets(holder) && !c.dropped(e.Event) && !c.dropped(e.From.Value) && !c.dropped(e.To.Value)
	})
}

func (c *compiler) addGround(r *law.Rule, when cond.Func) {
	g := Ground{Rule: r, Holder: c.stand(r.Ground.Holder), when: when, directed: never}
	if r.Ground.MetCond != nil {
		g.met = c.compile(r.Ground.MetCond)
	}
	if r.Ground.DirectedCond != nil {
		g.directed = c.compile(r.Ground.DirectedCond)
	}
	if r.Ground.CuredBy != "" {
		g.cured = c.flag("did " + r.Ground.CuredBy)
		c.event(source.Text{Pos: r.Pos, Value: r.Ground.CuredBy})
	}
	if r.Ground.OpenedBy != "" {
		g.opened = c.flag("did " + r.Ground.OpenedBy)
		c.event(source.Text{Pos: r.Pos, Value: r.Ground.OpenedBy})
	}
	c.Grounds = append(c.Grounds, g)
}

// close makes a list of grounds the only one for a measure: the instrument's others are excluded.
func (c *compiler) close(r *law.Rule) {
	only := c.covered(r.Only, nil)
	for i := range c.Grounds {
		g := &c.Grounds[i]
		if g.Rule.Layer != r.Layer || only[g.Rule.ID] {
			continue
		}
		if slices.Contains(r.Closes, stepOf(g.Rule.Ground.Effect)) {
			g.closedBy = r
		}
	}
}

func stepOf(e law.Effect) law.Step {
	switch e {
	case "may-postpone":
		return "postponement"
	case "may-condition":
		return "condition" // to set terms is not to refuse: a list that closes refusals says nothing of it
	}
	return "refusal"
}

func (c *compiler) covered(refs, except []source.Text) map[string]bool {
	out := map[string]bool{}
	for _, ref := range refs {
		for _, r := range c.Text.Matching(ref.Value) {
			out[r.ID] = true
		}
	}
	for _, ref := range except {
		for _, r := range c.Text.Matching(ref.Value) {
			delete(out, r.ID)
		}
	}
	return out
}

func (c *compiler) rule(ref source.Text) *law.Rule {
	r := c.Text.Rule(ref.Value)
	if r == nil && len(c.rules(ref)) > 0 { // rules complains if there are none at all
		c.p.Add(ref.Pos, "the id of one rule", "%q is no rule, but a part of the ids of several", ref.Value)
	}
	return r
}

func (c *compiler) rules(ref source.Text) []*law.Rule {
	found := c.Text.Matching(ref.Value)
	if at, ok := c.Text.Removed(ref.Value); ok && len(found) == 0 {
		c.p.Add(at.Pos, "a change that leaves it in place", "the flow of %s (%s) rests on %s, which is removed here", c.Measure, ref.Pos, ref.Value)
	} else if len(found) == 0 {
		var ids []string
		for _, r := range c.Text.Rules {
			ids = append(ids, r.ID)
		}
		c.p.Add(ref.Pos, facts.Hint(ref.Value, ids), "no rule is called %q", ref.Value)
	}
	if exact := c.Text.Rule(ref.Value); exact != nil {
		return []*law.Rule{exact}
	}
	return found
}

// stateRefusal is the flag that a State said no, by a ground or by declining.
const stateRefusal = "a State refused"
