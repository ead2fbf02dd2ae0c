package flow

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// served is the word by which a skeleton names the actor who is ordered to act.
const served = "served"

// Compile joins an instrument's text, a skeleton and a flow into a graph. Problems go to p; the graph is
// usable only if there were none.
func Compile(t *law.Text, sk *Skeleton, def *Def, v *facts.Vocabulary, p *source.Problems) *Graph {
	c := &compiler{
		Graph: &Graph{
			Treaty: t.Instrument.ID, Measure: def.Measure, Route: def.Route,
			Facts: v, Text: t, Def: def, conds: map[*cond.Cond]cond.Func{},
		},
		sk: sk, p: p, states: map[string]int{}, flagOf: map[string]uint64{},
		binder: cond.Binder{Terms: map[string]*cond.Cond{}, Derived: law.Derived},
	}
	c.Served, _ = facts.ActorNamed(string(def.Served))
	for name, r := range t.Terms {
		c.binder.Terms[name] = r.Cond
	}
	c.addStates()
	c.addRules()
	c.addEdges()
	c.addChannels()
	c.lint()
	return c.Graph
}

type compiler struct {
	*Graph
	sk     *Skeleton
	p      *source.Problems
	states map[string]int
	flagOf map[string]uint64
	binder cond.Binder
	at     source.Pos // of the edge that is being compiled
}

func always(*cond.Env) cond.Tri { return cond.True }
func never(*cond.Env) cond.Tri  { return cond.False }

func (c *compiler) compile(k *cond.Cond) cond.Func {
	if k == nil {
		return always
	}
	f := k.Compile(c.binder)
	c.conds[k] = f
	return f
}

func (c *compiler) flag(name string) uint64 {
	if bit, ok := c.flagOf[name]; ok {
		return bit
	}
	if len(c.flags) == 64 {
		c.p.Add(c.Def.Pos, "fewer notices, gags and edges that happen once", "a path would have to remember more than 64 things")
		return 0
	}
	bit := uint64(1) << len(c.flags)
	c.flags = append(c.flags, name)
	c.flagOf[name] = bit
	return bit
}

func (c *compiler) dropped(name string) bool {
	return slices.ContainsFunc(c.Def.Drop, func(d source.Text) bool { return d.Value == name })
}

func (c *compiler) actor(name *source.Text, otherwise facts.Actor) facts.Actor {
	if name == nil || name.Value == "" {
		return otherwise
	}
	if name.Value == served {
		return c.Served
	}
	a, ok := facts.ActorNamed(name.Value)
	if !ok {
		c.p.Add(name.Pos, facts.Hint(name.Value, append(slices.Clone(facts.Actors), served)), "no actor is called %q", name.Value)
	}
	return a
}

func (c *compiler) addStates() {
	var names []string
	for name := range c.sk.States {
		if !c.dropped(name) {
			names = append(names, name)
		}
	}
	// The order of a path's stages, so that drawings and listings read from the request to its end.
	sort.Slice(names, func(i, j int) bool {
		a, b := c.sk.States[names[i]], c.sk.States[names[j]]
		si, sj := stageIndex(a.Stage), stageIndex(b.Stage)
		if si != sj {
			return si < sj
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return names[i] < names[j]
	})
	for _, name := range names {
		spec := c.sk.States[name]
		c.states[name] = len(c.States)
		c.States = append(c.States, State{
			Name: name, Stage: spec.Stage, Grounds: spec.Grounds, End: spec.End,
			Actor: c.actor(&spec.Actor, facts.CentralAuthority),
		})
	}
	start, ok := c.states[c.sk.Start.Value]
	if !ok {
		c.p.Add(c.sk.Start.Pos, facts.Hint(c.sk.Start.Value, names), "the skeleton starts at %q, which is no state of it", c.sk.Start.Value)
	}
	c.Start = start
	c.Out = make([][]int, len(c.States))
}

func stageIndex(s law.Stage) int { return slices.Index(facts.Stages, string(s)) }

// addRules picks the rules that bear on this measure and route and compiles their conditions.
func (c *compiler) addRules() {
	var applicable []*law.Rule
	for _, r := range c.Text.Rules {
		if r.Applies(c.Measure, c.Route) {
			applicable = append(applicable, r)
		}
	}
	var closing []*law.Rule
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
			c.addGround(r, when)
		case len(r.Closes) > 0:
			closing = append(closing, r)
		case len(r.Before) > 0:
			c.Befores = append(c.Befores, Before{Rule: r, when: when, covers: c.covered(r.Of, nil), flag: c.flag("did " + string(r.Do))})
		case r.Notice != nil:
			from, _ := facts.ActorNamed(string(r.Notice.From))
			to, _ := facts.ActorNamed(string(r.Notice.To))
			c.Notices = append(c.Notices, Notice{Rule: r, From: from, To: to, when: when, flag: c.flag("told by " + r.ID)})
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
			c.Shuts = append(c.Shuts, c.events(r, r.Shuts, when))
		case len(r.Opens) > 0:
			c.Opens = append(c.Opens, c.events(r, r.Opens, when))
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
	s := Shut{Rule: r, when: when, events: map[string]bool{}}
	for _, e := range events {
		s.events[e.Value] = true
		c.event(e)
	}
	return s
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

func (c *compiler) addGround(r *law.Rule, when cond.Func) {
	holder, _ := facts.ActorNamed(string(r.Ground.Holder))
	g := Ground{Rule: r, Holder: holder, when: when, directed: never}
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
	if e == "may-postpone" {
		return "postponement"
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
	if r == nil {
		c.rules(ref)
	}
	return r
}

func (c *compiler) rules(ref source.Text) []*law.Rule {
	found := c.Text.Matching(ref.Value)
	if len(found) == 0 {
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

func (c *compiler) addEdges() {
	for i := range c.sk.Edges {
		spec := &c.sk.Edges[i]
		c.at = spec.Pos
		if c.dropped(spec.Event) || c.dropped(spec.From.Value) || c.dropped(spec.To.Value) {
			continue
		}
		if spec.Opened && !slices.ContainsFunc(c.Opens, func(o Shut) bool { return o.events[spec.Event] }) {
			continue // no rule ever opens it here
		}
		from, ok1 := c.states[spec.From.Value]
		to, ok2 := c.states[spec.To.Value]
		for _, end := range []struct {
			ok bool
			at source.Text
		}{{ok1, spec.From}, {ok2, spec.To}} {
			if !end.ok {
				var names []string
				for name := range c.states {
					names = append(names, name)
				}
				sort.Strings(names)
				c.p.Add(end.at.Pos, facts.Hint(end.at.Value, names), "the edge %s touches %q, which is no state", spec.Event, end.at.Value)
			}
		}
		if !ok1 || !ok2 {
			continue
		}
		e := c.edge(spec, from, to)
		switch {
		case len(spec.Effects) > 0:
			c.groundEdges(e, spec.Effects)
		case spec.Tellers:
			c.noticeEdges(e)
		case spec.Does != "":
			c.dutyEdges(e)
		default:
			c.push(e)
		}
	}
}

func (c *compiler) edge(spec *EdgeSpec, from, to int) Edge {
	e := Edge{
		Event: spec.Event, Base: spec.Event, From: from, To: to, Class: spec.Class, Stage: spec.Stage,
		Actor: c.actor(spec.Actor, c.States[from].Actor), Note: spec.Note, Outcome: spec.Outcome,
		once: -1, notice: -1, does: spec.Does, endsGags: spec.Ends, opened: spec.Opened,
	}
	if e.Stage == "" {
		e.Stage = c.States[from].Stage
	}
	if spec.Reached != "" {
		e.Reached = slices.Index(facts.Reaches, spec.Reached)
		if e.Reached < 0 {
			c.p.Add(spec.Pos, "one of "+strings.Join(facts.Reaches, ", "), "the edge %s reaches %q", spec.Event, spec.Reached)
			e.Reached = 0
		}
	}
	if spec.When != nil {
		terms := map[string]bool{}
		for name := range c.Text.Terms {
			terms[name] = true
		}
		k := cond.Parse(*spec.When, cond.Scope{Facts: c.Facts, Terms: terms, Derived: law.Derived}, c.p)
		if k != nil {
			e.when = c.compile(k)
			for _, name := range k.DerivedNames() {
				e.derived = append(e.derived, slices.Index(law.Derived, name))
			}
		}
	}
	if spec.Once {
		e.sets |= c.flag("did " + spec.Event)
		e.once = slices.Index(c.flags, "did "+spec.Event)
	} else if bit, remembered := c.flagOf["did "+spec.Event]; remembered {
		e.sets |= bit // a ground looks to whether it happened
	}
	if spec.Does != "" {
		e.sets |= c.flag("did " + string(spec.Does))
	}
	if spec.Class == "refuse" && len(spec.Effects) > 0 || spec.Class == "decline" && c.States[from].Stage == "review" {
		e.refusal = true
		e.sets |= c.flag(stateRefusal)
	}
	if spec.Tells != nil {
		to, _ := facts.ActorNamed(string(spec.Tells.To))
		e.tells = &telling{to: to}
		if len(spec.Tells.About) > 0 {
			for _, ref := range spec.Tells.About {
				id, ok := c.Facts.Circumstance(ref.Value)
				if !ok {
					c.p.Add(ref.Pos, "a circumstance", "%q is no circumstance", ref.Value)
					continue
				}
				e.tells.about = append(e.tells.about, id)
			}
		}
	}
	for _, ref := range c.Def.Cites[spec.Event] {
		e.Cites = append(e.Cites, c.rules(ref)...)
	}
	return e
}

// stateRefusal is the flag that a State said no, by a ground or by declining.
const stateRefusal = "a State refused"

// groundEdges makes an edge for each holder of a ground with one of the effects.
func (c *compiler) groundEdges(e Edge, effects []law.Effect) {
	byHolder := map[facts.Actor][]int{}
	var holders []facts.Actor
	for i, g := range c.Grounds {
		if slices.Contains(effects, g.Rule.Ground.Effect) {
			if byHolder[g.Holder] == nil {
				holders = append(holders, g.Holder)
			}
			byHolder[g.Holder] = append(byHolder[g.Holder], i)
		}
	}
	slices.Sort(holders)
	for _, h := range holders {
		one := e
		one.Actor, one.grounds = h, byHolder[h]
		one.step = stepOf(effects[0])
		if h != c.States[e.From].Actor {
			one.Event = e.Base + "-by-" + h.String()
		}
		c.push(one)
	}
}

// dutyEdges makes an edge for each holder of a ground that the duty covers: whoever would refuse has to
// do first what the duty asks.
func (c *compiler) dutyEdges(e Edge) {
	var holders []facts.Actor
	for _, b := range c.Befores {
		for _, g := range c.Grounds {
			if b.Rule.Do == e.does && b.covers[g.Rule.ID] && !slices.Contains(holders, g.Holder) {
				holders = append(holders, g.Holder)
			}
		}
	}
	slices.Sort(holders)
	for _, h := range holders {
		one := e
		one.Actor = h
		if h != c.States[e.From].Actor {
			one.Event = e.Base + "-by-" + h.String()
		}
		c.push(one)
	}
}

// noticeEdges makes an edge for each notice that is required or permitted at the state's stage.
func (c *compiler) noticeEdges(e Edge) {
	for i := range c.Notices {
		n := &c.Notices[i]
		if n.stage() != c.States[e.From].Stage || n.Rule.Notice.Rule != "required" && n.Rule.Notice.Rule != "permitted" {
			continue
		}
		one := e
		one.Event = e.Base + "-" + n.Rule.ID
		one.Actor, one.notice = n.From, i
		one.Class = "notify"
		if n.Rule.Notice.Rule == "permitted" {
			one.Class = "tell"
		}
		one.sets |= n.flag
		one.Cites = append(slices.Clone(e.Cites), n.Rule)
		one.Note = n.Rule.Notice.About
		c.push(one)
	}
}

func (c *compiler) push(e Edge) {
	for _, i := range c.Out[e.From] {
		if c.Edges[i].Event == e.Event {
			c.p.Add(c.at, "an event of its own for each edge out of a state", "two edges leave %s on the event %s", c.States[e.From].Name, e.Event)
			return
		}
	}
	c.Out[e.From] = append(c.Out[e.From], len(c.Edges))
	c.Edges = append(c.Edges, e)
}

func (c *compiler) addChannels() {
	for i := range c.sk.Channels {
		spec := &c.sk.Channels[i]
		to, _ := facts.ActorNamed(string(spec.To))
		ch := Channel{From: c.actor(&spec.From, 0), To: to, when: always}
		if spec.When != nil {
			ch.when = c.compile(cond.Parse(*spec.When, cond.Scope{Facts: c.Facts}, c.p))
		}
		c.Channels = append(c.Channels, ch)
	}
}

// lint refuses a graph that could strand a request: an unreachable state, or one with no way on.
func (c *compiler) lint() {
	for event := range c.Def.Cites {
		known := slices.ContainsFunc(c.sk.Edges, func(e EdgeSpec) bool { return e.Event == event })
		if !known {
			var events []string
			for _, e := range c.sk.Edges {
				events = append(events, e.Event)
			}
			sort.Strings(events)
			c.p.Add(c.Def.Pos, facts.Hint(event, slices.Compact(events)), "the flow cites rules for %q, which is no event of the skeleton", event)
		}
	}
	for _, d := range c.Def.Drop {
		_, state := c.sk.States[d.Value]
		if !state && !slices.ContainsFunc(c.sk.Edges, func(e EdgeSpec) bool { return e.Event == d.Value }) {
			c.p.Add(d.Pos, "a state or an event of the skeleton", "%q is dropped and was never there", d.Value)
		}
	}
	if len(c.States) == 0 {
		return
	}
	seen := make([]bool, len(c.States))
	queue := []int{c.Start}
	seen[c.Start] = true
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		for _, i := range c.Out[s] {
			if to := c.Edges[i].To; !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	for i, s := range c.States {
		pos := c.sk.States[s.Name].Pos
		if !seen[i] {
			c.p.Add(pos, "an edge that leads there, or drop the state in the flow", "no path of %s under %s reaches the state %s", c.Measure, c.Treaty, s.Name)
		}
		if !s.End && !slices.ContainsFunc(c.Out[i], func(e int) bool { return c.Edges[e].To != i }) {
			c.p.Add(pos, "an edge that leads on, or end: true", "the state %s of %s under %s is a dead end", s.Name, c.Measure, c.Treaty)
		}
	}
}

// Describe names a node for messages.
func (g *Graph) Describe(n Node) string {
	return fmt.Sprintf("%s (%s)", g.States[n.State].Name, g.States[n.State].Stage)
}
