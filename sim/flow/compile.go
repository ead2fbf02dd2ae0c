package flow

import (
	"fmt"
	"slices"
	"sort"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// The words by which a skeleton names the actor who is ordered to act, and the one who receives the request.
const (
	served   = "served"
	receiver = "receiver"
)

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
	c.Receiver = facts.CentralAuthority
	if def.Receiver != "" {
		c.Receiver, _ = facts.ActorNamed(string(def.Receiver))
	}
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

func never(*cond.Env) cond.Tri { return cond.False }

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
	switch name.Value {
	case served:
		return c.Served
	case receiver:
		return c.Receiver
	}
	a, ok := facts.ActorNamed(name.Value)
	if !ok {
		c.p.Add(name.Pos, facts.Hint(name.Value, append(slices.Clone(facts.Actors), served, receiver)), "no actor is called %q", name.Value)
	}
	return a
}

// stand is who acts here where a rule speaks of an actor: what a rule says of the central authority holds for
// whoever receives the request by this route.
func (c *compiler) stand(a law.Actor) facts.Actor {
	actor, _ := facts.ActorNamed(string(a))
	if actor == facts.CentralAuthority {
		return c.Receiver
	}
	return actor
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
			Actor: c.actor(&spec.Actor, c.Receiver),
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

func (c *compiler) addChannels() {
	for i := range c.sk.Channels {
		spec := &c.sk.Channels[i]
		ch := Channel{From: c.actor(&spec.From, 0), To: c.stand(spec.To), when: always}
		if spec.When != nil {
			ch.when = c.compile(cond.Parse(*spec.When, cond.Scope{Facts: c.Facts}, c.p))
		}
		c.Channels = append(c.Channels, ch)
	}
}

// Describe names a node for messages.
func (g *Graph) Describe(n Node) string {
	return fmt.Sprintf("%s (%s)", g.States[n.State].Name, g.States[n.State].Stage)
}
