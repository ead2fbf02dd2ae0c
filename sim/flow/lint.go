package flow

import (
	"slices"
	"sort"

	"rogatory/sim/facts"
)

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
	leads := c.leadToEnds()
	if !slices.Contains(leads, true) {
		c.p.Add(c.sk.Pos, "end: true at the state where a request has ended", "no state of the skeleton %s ends a request", c.sk.ID)
		return
	}
	for i, s := range c.States {
		pos := c.sk.States[s.Name].Pos
		if !seen[i] {
			c.p.Add(pos, "an edge that leads there, or drop the state in the flow", "no path of %s under %s reaches the state %s", c.Measure, c.Treaty, s.Name)
		}
		if !s.End && !slices.ContainsFunc(c.Out[i], func(e int) bool { return c.Edges[e].To != i }) {
			c.p.Add(pos, "an edge that leads on, or end: true", "the state %s of %s under %s is a dead end", s.Name, c.Measure, c.Treaty)
		} else if !leads[i] {
			c.p.Add(pos, "an edge that leads on to an end", "from the state %s of %s under %s a request goes round for ever", s.Name, c.Measure, c.Treaty)
		}
	}
}

// leadToEnds says of each state whether edges lead from it to an end.
func (c *compiler) leadToEnds() []bool {
	leads := make([]bool, len(c.States))
	for i, s := range c.States {
		leads[i] = s.End
	}
	for more := true; more; {
		more = false
		for _, e := range c.Edges {
			if leads[e.To] && !leads[e.From] {
				leads[e.From], more = true, true
			}
		}
	}
	return leads
}
