package walk

import (
	"slices"
	"sort"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// Is says in how many lawful runs something happens.
type Is string

// The four answers. Sometimes means a lawful choice; Depends means facts that were not given.
const (
	Always    Is = "always"
	Sometimes Is = "sometimes"
	Never     Is = "never"
	Depends   Is = "depends"
)

// Answer is in how many runs, by whose choice (sometimes), on which facts (depends).
type Answer struct {
	Is Is
	By []facts.Actor
	On []facts.ID
}

// Explored is what all lawful paths of a case do.
type Explored struct {
	Outcomes map[string]Answer // every outcome that some path reaches
	Invoked  []Answer          // for each ground: it is invoked
	Given    []Answer          // for each notice: it is given
	Stages   []Answer          // for each of facts.Stages: a path comes to it
	Happened []Answer          // for each event with a row of its own: it happens
	Cases    int               // cases into which unknown facts split this one
	Nodes    int               // nodes visited, over all cases
	Capped   bool              // the cap was reached: answers cover only the cases seen
}

// Outcome is the answer for one outcome; never if no path reaches it.
func (x *Explored) Outcome(name string) Answer {
	if a, ok := x.Outcomes[name]; ok {
		return a
	}
	return Answer{Is: Never}
}

// Options bound and steer an exploration.
type Options struct {
	Cap     int                        // cases at most; 0: 4096
	Cuts    map[facts.ID][]facts.Value // thresholds at which whole numbers matter
	Injects []Inject
	Breach  bool                                  // take edges that no law allows too
	Fill    func(facts.Assignment, facts.ID) bool // see flow.Eval; it sets the fact in the assignment
}

// Explore takes every lawful path of a case. A fact that is unknown is split into its values only
// when a guard that is reached asks for it, and never more often than the cap allows.
func Explore(g *flow.Graph, c facts.Assignment, inForce bool, o Options) *Explored {
	if o.Cap == 0 {
		o.Cap = 4096
	}
	x := &explorer{g: g, inForce: inForce, o: o, decisions: newDecisions()}
	tally := x.split(c.Clone())
	out := &Explored{Outcomes: map[string]Answer{}, Cases: x.cases, Nodes: x.nodes, Capped: x.capped}
	for i, name := range facts.Outcomes {
		if a := tally.answer(i); a.Is != Never {
			out.Outcomes[name] = a
		}
	}
	for i := range g.Grounds {
		out.Invoked = append(out.Invoked, tally.answer(len(facts.Outcomes)+i))
	}
	for i := range g.Notices {
		out.Given = append(out.Given, tally.answer(len(facts.Outcomes)+len(g.Grounds)+i))
	}
	for i := range g.Rows {
		out.Happened = append(out.Happened, tally.answer(len(facts.Outcomes)+len(g.Grounds)+len(g.Notices)+i))
	}
	for i := range facts.Stages {
		out.Stages = append(out.Stages, tally.answer(len(facts.Outcomes)+len(g.Grounds)+len(g.Notices)+len(g.Rows)+i))
	}
	return out
}

type explorer struct {
	g            *flow.Graph
	inForce      bool
	o            Options
	cases, nodes int
	capped       bool
	decisions    *decisions
}

// tally counts, for each event of interest, in how many cases it happens on all, some or no paths.
type tally []tallied

type tallied struct {
	all, some, no int
	by            []facts.Actor
	is            *decision
}

func (t tally) answer(i int) Answer {
	e := t[i]
	a := Answer{By: e.by}
	switch {
	case e.some == 0 && e.no == 0:
		a.Is = Always
	case e.all == 0 && e.some == 0:
		a.Is = Never
	case e.all == 0 && e.no == 0:
		a.Is = Sometimes
	default:
		a.Is, a.On = Depends, e.is.facts()
	}
	if a.Is != Sometimes && a.Is != Depends {
		a.By = nil
	}
	return a
}

func (x *explorer) split(c facts.Assignment) tally {
	if x.cases >= x.o.Cap {
		x.capped = true
		return nil
	}
	graph, asked := x.unfold(c)
	if asked == cond.NoFact {
		x.cases++
		t := graph.tally()
		for k := range t {
			switch {
			case t[k].all == 1:
				t[k].is = x.decisions.leaves[0]
			case t[k].some == 1:
				t[k].is = x.decisions.leaves[1]
			default:
				t[k].is = x.decisions.leaves[2]
			}
		}
		return t
	}
	values := x.values(asked)
	parts := make([]tally, len(values))
	var seen tally // some part that was tried, where the cap left others out
	for i, v := range values {
		next := c.Clone()
		next[asked] = v
		if parts[i] = x.split(next); parts[i] != nil && seen == nil {
			seen = parts[i]
		}
	}
	if seen == nil {
		return nil
	}
	merged := make(tally, len(seen))
	next := make([]*decision, len(parts))
	for k := range merged {
		m := &merged[k]
		for i, part := range parts {
			if part == nil {
				next[i] = seen[k].is // not tried: nothing is known to turn on it
				continue
			}
			p := part[k]
			m.all, m.some, m.no = m.all+p.all, m.some+p.some, m.no+p.no
			m.by = union(m.by, p.by)
			next[i] = p.is
		}
		m.is = x.decisions.split(asked, next)
	}
	return merged
}

func (x *explorer) values(id facts.ID) []facts.Value {
	f := x.g.Facts.Fact(id)
	switch f.Kind {
	case facts.KindEnum:
		out := make([]facts.Value, len(f.Values))
		for i := range out {
			out[i] = facts.Value(i)
		}
		return out
	case facts.KindInt:
		return append([]facts.Value{f.Min}, x.o.Cuts[id]...)
	}
	return []facts.Value{0, 1}
}

// unfolded is the part of the graph that one case can reach.
type unfolded struct {
	g     *flow.Graph
	index map[flow.Node]int
	nodes []flow.Node
	next  [][]int // indexes of nodes
	edge  [][]int // indexes of edges of the graph, alongside next
}

func (x *explorer) unfold(c facts.Assignment) (*unfolded, facts.ID) {
	e := flow.NewEval(x.g, c, x.inForce)
	e.Breach = x.o.Breach
	if x.o.Fill != nil {
		e.Fill = func(id facts.ID) bool { return x.o.Fill(c, id) }
	}
	u := &unfolded{g: x.g, index: map[flow.Node]int{}}
	first := x.g.First()
	first = arrive(x.g, first, Plan{Injects: x.o.Injects}, map[string]bool{})
	u.add(first)
	for i := 0; i < len(u.nodes); i++ {
		node := u.nodes[i]
		if x.g.States[node.State].End {
			continue
		}
		e.At(&node)
		edges, asked := e.Enabled()
		if asked != cond.NoFact {
			return nil, asked
		}
		for _, k := range edges {
			to, asked := e.Take(k)
			if asked != cond.NoFact {
				return nil, asked
			}
			// News for a stage reaches its hearers whenever the path is there: hearing twice changes nothing.
			to = arrive(x.g, to, Plan{Injects: x.o.Injects}, map[string]bool{})
			j := u.add(to)
			u.next[i] = append(u.next[i], j)
			u.edge[i] = append(u.edge[i], k)
		}
	}
	x.nodes += len(u.nodes)
	return u, cond.NoFact
}

func (u *unfolded) add(n flow.Node) int {
	if i, ok := u.index[n]; ok {
		return i
	}
	i := len(u.nodes)
	u.index[n] = i
	u.nodes = append(u.nodes, n)
	u.next = append(u.next, nil)
	u.edge = append(u.edge, nil)
	return i
}

// tally works out, for every event of interest, whether all, some or no ends of the case show it, and
// whose choices decide that.
func (u *unfolded) tally() tally {
	size := len(facts.Outcomes) + len(u.g.Grounds) + len(u.g.Notices) + len(u.g.Rows) + len(facts.Stages)
	// For each node: of the ends that it can reach, which events does some end show, and which lacks some end.
	shows, lacks := make([]bits, len(u.nodes)), make([]bits, len(u.nodes))
	for i := range u.nodes {
		if u.g.States[u.nodes[i].State].End {
			shows[i], lacks[i] = u.atEnd(i)
		}
	}
	for changed := true; changed; {
		changed = false
		for i := len(u.nodes) - 1; i >= 0; i-- {
			for _, j := range u.next[i] {
				changed = shows[i].include(shows[j]) || changed
				changed = lacks[i].include(lacks[j]) || changed
			}
		}
	}
	t := make(tally, size)
	for k := range t {
		switch {
		case !shows[0].has(k):
			t[k].no = 1
		case !lacks[0].has(k):
			t[k].all = 1
		default:
			t[k].some = 1
			t[k].by = u.deciders(k, shows, lacks)
		}
	}
	return t
}

func (u *unfolded) atEnd(i int) (shows, lacks bits) {
	n := u.nodes[i]
	set := func(k int, on bool) {
		if on {
			shows.set(k)
		} else {
			lacks.set(k)
		}
	}
	for o := range facts.Outcomes {
		set(o, int(n.Outcome) == o+1)
	}
	for g := range u.g.Grounds {
		set(len(facts.Outcomes)+g, n.Invoked&(1<<g) != 0)
	}
	e := flow.NewEval(u.g, nil, true)
	e.Look(&n)
	for j := range u.g.Notices {
		set(len(facts.Outcomes)+len(u.g.Grounds)+j, e.Given(j))
	}
	for j := range u.g.Rows {
		set(len(facts.Outcomes)+len(u.g.Grounds)+len(u.g.Notices)+j, e.Happened(j))
	}
	for s := range facts.Stages {
		set(len(facts.Outcomes)+len(u.g.Grounds)+len(u.g.Notices)+len(u.g.Rows)+s, n.Stages&(1<<s) != 0)
	}
	return shows, lacks
}

// deciders are the actors whose lawful choice decides whether event k happens: those who can bring it about
// by something other than letting matters proceed; if nobody can, those who can prevent it so; and if it
// hangs on which way matters proceed, those who choose the way.
func (u *unfolded) deciders(k int, shows, lacks []bits) []facts.Actor {
	var bring, prevent, way []facts.Actor
	for i := range u.nodes {
		if !shows[i].has(k) || !lacks[i].has(k) {
			continue
		}
		for x, j := range u.next[i] {
			edge := &u.g.Edges[u.edge[i][x]]
			switch certain, impossible := !lacks[j].has(k), !shows[j].has(k); {
			case !certain && !impossible:
			case edge.Class == "proceed":
				way = union(way, []facts.Actor{edge.Actor})
			case certain:
				bring = union(bring, []facts.Actor{edge.Actor})
			default:
				prevent = union(prevent, []facts.Actor{edge.Actor})
			}
		}
	}
	for _, by := range [][]facts.Actor{bring, prevent, way} {
		if len(by) > 0 {
			return by
		}
	}
	return nil
}

func union[T ~int | ~uint8](a, b []T) []T {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

// bits is a set of small numbers.
type bits [3]uint64

func (b *bits) set(k int)      { b[k/64] |= 1 << (k % 64) }
func (b *bits) has(k int) bool { return b[k/64]&(1<<(k%64)) != 0 }

// include adds another set and says whether that changed anything.
func (b *bits) include(o bits) bool {
	before := *b
	for i := range b {
		b[i] |= o[i]
	}
	return *b != before
}
