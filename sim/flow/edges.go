package flow

import (
	"slices"
	"sort"
	"strings"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

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
		if spec.After != nil && c.noticesTo(spec.After) == 0 {
			continue // nobody is ever told here
		}
		e := c.edge(spec, from, to)
		switch {
		case len(spec.Effects) > 0:
			c.groundEdges(e, spec)
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
		once: -1, notice: -1, does: spec.Does, endsGags: spec.Ends, opened: spec.Opened, shut: spec.Shut, Row: spec.Row,
	}
	if spec.After != nil {
		e.heard = c.noticesTo(spec.After)
	}
	if spec.Shut != "" && spec.Shut != NotGiven {
		c.event(source.Text{Pos: spec.Pos, Value: spec.Shut})
	}
	if spec.Row {
		e.sets |= c.flag("did " + spec.Event)
		if !slices.ContainsFunc(c.Rows, func(r Row) bool { return r.Event == spec.Event }) {
			row := Row{Event: spec.Event, Against: spec.Event, Breach: spec.Class == breach, flag: c.flag("did " + spec.Event)}
			if spec.Shut != "" {
				row.Against = spec.Shut
			}
			c.Rows = append(c.Rows, row)
		}
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
			e.Guard, e.when = k, c.compile(k)
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
		e.tells = &telling{to: c.stand(spec.Tells.To)}
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

// NotGiven is what an edge is shut by while a notice that is due was not given.
const NotGiven = "notices"

// noticesTo are the flags of the notices by which an actor learns of the measure.
func (c *compiler) noticesTo(actor *source.Text) (flags uint64) {
	to := c.actor(actor, 0)
	for _, n := range c.Notices {
		if n.To == to && !n.Rule.Notice.Apart && (n.Rule.Notice.Rule == "required" || n.Rule.Notice.Rule == "permitted") {
			flags |= n.flag
		}
	}
	return flags
}

// lets says whether the edge is there for grounds of a holder.
func (spec *EdgeSpec) lets(holder facts.Actor) bool {
	if len(spec.Holders) == 0 {
		return holder != facts.Court
	}
	return slices.Contains(spec.Holders, law.Actor(holder.String()))
}

// groundEdges makes an edge for each holder of a ground with one of the effects.
func (c *compiler) groundEdges(e Edge, spec *EdgeSpec) {
	byHolder := map[facts.Actor][]int{}
	var holders []facts.Actor
	for i, g := range c.Grounds {
		if slices.Contains(spec.Effects, g.Rule.Ground.Effect) && spec.lets(g.Holder) {
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
		one.step = stepOf(spec.Effects[0])
		if h != c.States[e.From].Actor && len(spec.Holders) != 1 {
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
