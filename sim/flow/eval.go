package flow

import (
	"math/bits"
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// Eval answers questions about one case at one node of a graph. It is not safe for concurrent use.
type Eval struct {
	Graph   *Graph
	Case    facts.Assignment
	InForce bool
	// Fill, if set, gives a value to an unknown fact that an answer turns on, by setting it in Case, and
	// says whether it did. A fact that it leaves alone stays unknown.
	Fill func(facts.ID) bool

	node    *Node
	env     cond.Env
	derived []facts.ID // the fact that an unknown derived name waits for
}

// The positions of the derived names in law.Derived.
const (
	isBasis = iota
	isBarred
	isBarredForGood
	isEndeavour
	isGagEnding
	isSteppedBack
)

// NewEval prepares to walk a graph with a case. Facts in the case may be unknown.
func NewEval(g *Graph, c facts.Assignment, inForce bool) *Eval {
	e := &Eval{Graph: g, Case: c, InForce: inForce}
	e.env = cond.Env{Case: c, Knows: e.knows, Derived: make([]cond.Tri, len(law.Derived)), Asked: cond.NoFact}
	e.derived = make([]facts.ID, len(law.Derived))
	return e
}

// First is the node where every path begins.
func (g *Graph) First() Node {
	return Node{State: int16(g.Start), Stages: 1 << stageIndex(g.States[g.Start].Stage)}
}

// At moves to a node; the other methods speak of it.
func (e *Eval) At(n *Node) {
	e.node = n
	for i := range e.env.Derived {
		e.env.Derived[i], e.derived[i] = cond.Unknown, cond.NoFact
	}
	e.setDerived(isSteppedBack)
}

// known is knows, with facts filled in as far as Fill does.
func (e *Eval) known(a facts.Actor, c facts.ID) (cond.Tri, facts.ID) {
	return e.filling(func() cond.Tri { return e.knows(a, c) })
}

// filling asks until the answer is there or turns on a fact that nobody fills in.
func (e *Eval) filling(ask func() cond.Tri) (cond.Tri, facts.ID) {
	for {
		e.env.Asked = cond.NoFact
		got := ask()
		if got != cond.Unknown {
			return got, cond.NoFact
		}
		if e.env.Asked == cond.NoFact || e.Fill == nil || !e.Fill(e.env.Asked) {
			return got, e.env.Asked
		}
	}
}

// knows says whether an actor knows a circumstance: at first, by being told of it, or because somebody
// who knew it told all. Knowledge is factive; an indication is before its holder or not in the same way.
func (e *Eval) knows(a facts.Actor, c facts.ID) cond.Tri {
	if e.Case[c] == 0 {
		return cond.False
	}
	if e.node.Told[a]&(1<<e.Graph.Facts.CircumstanceIndex(c)) != 0 {
		return cond.True
	}
	open := cond.NoFact
	heard := e.node.Heard[a] | 1<<a
	for heard != 0 {
		who := facts.Actor(bits.TrailingZeros32(heard))
		heard &= heard - 1
		id := e.Graph.Facts.Knows(who, c)
		switch e.Case[id] {
		case 1:
			if e.Case[c] == facts.Unknown {
				return e.ask(c)
			}
			return cond.True
		case facts.Unknown:
			if open == cond.NoFact {
				open = id
			}
		}
	}
	if open == cond.NoFact {
		return cond.False
	}
	if e.Case[c] == facts.Unknown {
		return e.ask(c)
	}
	return e.ask(open)
}

func (e *Eval) ask(id facts.ID) cond.Tri {
	if e.env.Asked == cond.NoFact {
		e.env.Asked = id
	}
	return cond.Unknown
}

// eval evaluates a condition and says which fact it waits for if it is unknown.
func (e *Eval) eval(f cond.Func) (cond.Tri, facts.ID) {
	got, asked := e.filling(func() cond.Tri { return f(&e.env) })
	if got != cond.Unknown || asked != cond.NoFact {
		return got, asked
	}
	for i, t := range e.env.Derived {
		if t == cond.Unknown && e.derived[i] != cond.NoFact {
			return got, e.derived[i]
		}
	}
	return got, cond.NoFact
}

// evalAs evaluates a condition as its holder sees it: circumstances count as far as they are known.
func (e *Eval) evalAs(f cond.Func, holder facts.Actor) (cond.Tri, facts.ID) {
	e.env.AsHolder, e.env.Holder = true, holder
	got, asked := e.eval(f)
	e.env.AsHolder = false
	return got, asked
}

// Cond evaluates a condition of a rule of this graph, such as a safeguard's; nil is true.
func (e *Eval) Cond(k *cond.Cond) cond.Tri {
	if k == nil {
		return cond.True
	}
	f := e.Graph.conds[k]
	if f == nil {
		return cond.Unknown
	}
	got, _ := e.eval(f)
	return got
}

func (e *Eval) setDerived(i int) {
	got, asked := cond.False, cond.NoFact
	switch i {
	case isBasis:
		got = cond.True
		if !e.InForce {
			got = cond.False
		}
		for _, r := range e.Graph.Scopes {
			t, a := e.eval(e.Graph.conds[r.Cond])
			got, asked = and(got, asked, t, a)
		}
	case isBarred, isBarredForGood:
		for j := range e.Graph.Grounds {
			ground := &e.Graph.Grounds[j]
			if ground.Rule.Ground.Effect == "barred" && (i == isBarred || ground.cured == 0) {
				t, a := e.Available(j)
				got, asked = or(got, asked, t, a)
			}
		}
	case isEndeavour:
		strength, a := e.Strength()
		switch {
		case a != cond.NoFact:
			got, asked = cond.Unknown, a
		case strength != "shall":
			got = cond.True
		}
	case isGagEnding:
		for j := range e.Graph.Gags {
			t, a := e.gagEnding(j)
			got, asked = or(got, asked, t, a)
		}
	case isSteppedBack:
		for j := range e.Graph.Gates {
			t, a := e.eval(e.Graph.Gates[j].when)
			got, asked = or(got, asked, t, a)
		}
	}
	e.env.Derived[i], e.derived[i] = got, asked
}

func and(a cond.Tri, askedA facts.ID, b cond.Tri, askedB facts.ID) (cond.Tri, facts.ID) {
	return join(a.And(b), a, askedA, b, askedB)
}

func or(a cond.Tri, askedA facts.ID, b cond.Tri, askedB facts.ID) (cond.Tri, facts.ID) {
	return join(a.Or(b), a, askedA, b, askedB)
}

func join(got, a cond.Tri, askedA facts.ID, b cond.Tri, askedB facts.ID) (cond.Tri, facts.ID) {
	switch {
	case got != cond.Unknown:
		return got, cond.NoFact
	case a == cond.Unknown && askedA != cond.NoFact:
		return got, askedA
	case b == cond.Unknown:
		return got, askedB
	}
	return got, cond.NoFact
}

// Displaced says whether a rule steps back for another treaty, and by which gate.
func (e *Eval) Displaced(id string) (cond.Tri, *law.Rule, facts.ID) {
	got, asked := cond.False, cond.NoFact
	var by *law.Rule
	for i := range e.Graph.Gates {
		g := &e.Graph.Gates[i]
		if !g.over[id] {
			continue
		}
		t, a := e.eval(g.when)
		got, asked = or(got, asked, t, a)
		if t == cond.True {
			by = g.Rule
		}
	}
	return got, by, asked
}

// Strength is the firmest duty to assist that applies, as a word; empty if there is none.
func (e *Eval) Strength() (law.Strength, facts.ID) {
	best := len(facts.Strengths)
	for _, r := range e.Graph.Duties {
		gone, _, a1 := e.Displaced(r.ID)
		on, a2 := e.condOf(r)
		t, a := and(on, a2, gone.Not(), a1)
		if t == cond.Unknown {
			return "", a
		}
		if t == cond.True {
			best = min(best, slices.Index(facts.Strengths, string(r.Duty.Strength)))
		}
	}
	if best == len(facts.Strengths) {
		return "", cond.NoFact
	}
	return law.Strength(facts.Strengths[best]), cond.NoFact
}

func (e *Eval) condOf(r *law.Rule) (cond.Tri, facts.ID) {
	if r.Cond == nil {
		return cond.True, cond.NoFact
	}
	return e.eval(e.Graph.conds[r.Cond])
}

// Status of a ground at the node.
type Status string

// The statuses; invoked is the walk's to say.
const (
	Invoked   Status = "invoked"
	Available Status = "available"
	Dormant   Status = "dormant"
	Open      Status = "open"
	NotMet    Status = "not-met"
	Displaced Status = "displaced"
	Excluded  Status = "excluded"
	Absent    Status = "absent"
	Unknown   Status = "unknown"
)

// Status says how ground i stands, which rule decides that if it is not the ground itself, and
// which fact the answer waits for if it is unknown. Whether a ground may be used at all comes before
// whether it is met.
func (e *Eval) Status(i int) (Status, *law.Rule, facts.ID) {
	g := &e.Graph.Grounds[i]
	if t, by, asked := e.Displaced(g.Rule.ID); t != cond.False {
		if t == cond.Unknown {
			return Unknown, nil, asked
		}
		return Displaced, by, cond.NoFact
	}
	if g.closedBy != nil {
		if g.met != nil {
			if t, _ := e.eval(g.when); t == cond.False {
				return Absent, nil, cond.NoFact // a closed list shuts out no ground that is not there
			}
		}
		return Excluded, g.closedBy, cond.NoFact
	}
	for _, x := range g.excluded {
		gone, _, _ := e.Displaced(x.rule.ID)
		t, asked := e.eval(x.when)
		if t == cond.Unknown && gone != cond.True {
			return Unknown, nil, asked
		}
		if t == cond.True && gone == cond.False {
			return Excluded, x.rule, cond.NoFact
		}
	}
	if g.cured != 0 && e.node.Flags&g.cured != 0 {
		return NotMet, nil, cond.NoFact
	}
	if g.opened != 0 && e.node.Flags&g.opened == 0 {
		return NotMet, nil, cond.NoFact
	}
	test := g.when
	if g.met != nil {
		switch t, asked := e.eval(g.when); t {
		case cond.False:
			return Absent, nil, cond.NoFact
		case cond.Unknown:
			return Unknown, nil, asked
		}
		test = g.met
	}
	switch t, asked := e.eval(test); t {
	case cond.False:
		return NotMet, nil, cond.NoFact
	case cond.Unknown:
		return Unknown, nil, asked
	}
	if g.Rule.Ground.Test == "objective" {
		switch t, asked := e.evalAs(test, g.Holder); t {
		case cond.True:
			return Available, nil, cond.NoFact
		case cond.Unknown:
			return Unknown, nil, asked
		}
		return Dormant, nil, cond.NoFact
	}
	known, asked := cond.False, cond.NoFact
	before := false
	for _, m := range g.Rule.Ground.Movers {
		t, a := e.known(g.Holder, m)
		known, asked = or(known, asked, t, a)
		before = before || e.Case[m] == 1
	}
	switch {
	case known == cond.True:
		return Available, nil, cond.NoFact
	case known == cond.Unknown:
		return Unknown, nil, asked
	case before:
		return Dormant, nil, cond.NoFact
	case g.Rule.Ground.Test == "considers":
		return Open, nil, cond.NoFact
	}
	return NotMet, nil, cond.NoFact
}

// Available says whether the holder of ground i can use it here.
func (e *Eval) Available(i int) (cond.Tri, facts.ID) {
	switch s, _, asked := e.Status(i); s {
	case Available:
		return cond.True, cond.NoFact
	case Unknown:
		return cond.Unknown, asked
	}
	return cond.False, cond.NoFact
}

// Directed says whether the law of the holder of ground i directs it to use the ground.
func (e *Eval) Directed(i int) bool {
	t, _ := e.eval(e.Graph.Grounds[i].directed)
	return t == cond.True
}

// pending says whether a duty still has to be done before ground i is used for a step.
func (e *Eval) pending(i int, step law.Step, only law.Doing) (cond.Tri, facts.ID) {
	got, asked := cond.False, cond.NoFact
	id := e.Graph.Grounds[i].Rule.ID
	for j := range e.Graph.Befores {
		b := &e.Graph.Befores[j]
		if only != "" && b.Rule.Do != only || !b.covers[id] || e.node.Flags&b.flag != 0 || !slices.Contains(b.Rule.Before, step) {
			continue
		}
		gone, _, a1 := e.Displaced(b.Rule.ID)
		on, a2 := e.eval(b.when)
		t, a := and(on, a2, gone.Not(), a1)
		got, asked = or(got, asked, t, a)
	}
	return got, asked
}

// due says whether a duty before a refusal or a postponement that an actor could make here waits to
// be done.
func (e *Eval) due(do law.Doing, by facts.Actor) (cond.Tri, facts.ID) {
	got, asked := cond.False, cond.NoFact
	for _, ei := range e.Graph.Out[e.node.State] {
		edge := &e.Graph.Edges[ei]
		if edge.Actor != by {
			continue
		}
		for _, i := range edge.grounds {
			waits, a1 := e.pending(i, edge.step, do)
			if waits == cond.False {
				continue
			}
			can, a2 := e.Available(i)
			t, a := and(can, a2, waits, a1)
			got, asked = or(got, asked, t, a)
		}
	}
	return got, asked
}

// usable says whether ground i can be used now for a step: available, and every duty before it done.
func (e *Eval) usable(i int, step law.Step) (cond.Tri, facts.ID) {
	can, a1 := e.Available(i)
	if can == cond.False {
		return can, cond.NoFact
	}
	waits, a2 := e.pending(i, step, "")
	return and(can, a1, waits.Not(), a2)
}

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

// Flag says whether the path remembers something by this name.
func (e *Eval) Flag(name string) bool {
	i := slices.Index(e.Graph.flags, name)
	return i >= 0 && e.node.Flags&(1<<i) != 0
}

// Given says whether notice i was given on the path.
func (e *Eval) Given(i int) bool { return e.node.Flags&e.Graph.Notices[i].flag != 0 }

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
	silenced, _, a2 := e.Silenced(n.From, n.To)
	return and(applies, a1, silenced.Not(), a2)
}

// Enabled lists the edges that can be taken now, in order. If that turns on an unknown fact, the list
// is nil and asked is the fact.
func (e *Eval) Enabled() (edges []int, asked facts.ID) {
	for _, i := range e.Graph.Out[e.node.State] {
		t, a := e.enabled(&e.Graph.Edges[i])
		if t == cond.Unknown {
			return nil, a
		}
		if t == cond.True {
			edges = append(edges, i)
		}
	}
	return edges, cond.NoFact
}

func (e *Eval) enabled(edge *Edge) (cond.Tri, facts.ID) {
	if edge.once >= 0 && e.node.Flags&(1<<edge.once) != 0 {
		return cond.False, cond.NoFact
	}
	got, asked := cond.True, cond.NoFact
	if edge.when != nil {
		for _, d := range edge.derived {
			if d != isSteppedBack {
				e.setDerived(d)
			}
		}
		got, asked = e.eval(edge.when)
		if got == cond.False {
			return got, asked
		}
	}
	if len(edge.grounds) > 0 {
		some, a := cond.False, cond.NoFact
		for _, i := range edge.grounds {
			t, ai := e.usable(i, edge.step)
			some, a = or(some, a, t, ai)
		}
		got, asked = and(got, asked, some, a)
	}
	switch {
	case got == cond.False:
	case edge.notice >= 0:
		t, a := e.noticeDue(edge.notice)
		got, asked = and(got, asked, t, a)
	default:
		// Nobody moves on from where a notice is due before giving it.
		t, a := e.noticesDone()
		got, asked = and(got, asked, t, a)
	}
	if edge.does != "" && got != cond.False {
		t, a := e.due(edge.does, edge.Actor)
		got, asked = and(got, asked, t, a)
	}
	if edge.opened && got != cond.False {
		open, a := cond.False, cond.NoFact
		for i := range e.Graph.Opens {
			if o := &e.Graph.Opens[i]; o.events[edge.Base] {
				gone, _, a1 := e.Displaced(o.Rule.ID)
				on, a2 := e.eval(o.when)
				t, a3 := and(on, a2, gone.Not(), a1)
				open, a = or(open, a, t, a3)
			}
		}
		got, asked = and(got, asked, open, a)
	}
	for i := range e.Graph.Shuts {
		s := &e.Graph.Shuts[i]
		if got != cond.False && s.events[edge.Base] {
			t, a := e.eval(s.when)
			got, asked = and(got, asked, t.Not(), a)
		}
	}
	return got, asked
}

// Take is the node that taking an edge leads to. The edge has to be enabled. If what the path then
// remembers turns on an unknown fact, asked is the fact.
func (e *Eval) Take(i int) (n Node, asked facts.ID) {
	edge := &e.Graph.Edges[i]
	n = *e.node
	n.State = int16(edge.To)
	n.Stages |= 1<<stageIndex(edge.Stage) | 1<<stageIndex(e.Graph.States[edge.To].Stage)
	n.Flags |= edge.sets
	if edge.Outcome != "" {
		n.Outcome = uint8(slices.Index(facts.Outcomes, string(edge.Outcome)) + 1)
	}
	n.Reached = max(n.Reached, uint8(edge.Reached))
	for _, g := range edge.grounds {
		switch t, asked := e.usable(g, edge.step); t {
		case cond.True:
			n.Invoked |= 1 << g
		case cond.Unknown:
			return n, asked // which grounds are relied on turns on it, even if one is enough to refuse
		}
	}
	if edge.endsGags {
		for j := range e.Graph.Gags {
			if t, _ := e.gagEnding(j); t == cond.True {
				n.Flags |= e.Graph.Gags[j].ended
			}
		}
	}
	if t := edge.tells; t != nil {
		if t.about == nil {
			n.Heard[t.to] |= e.node.Heard[edge.Actor] | 1<<edge.Actor
			n.Told[t.to] |= e.node.Told[edge.Actor]
		}
		for _, c := range t.about {
			switch known, asked := e.known(edge.Actor, c); known {
			case cond.True:
				n.Told[t.to] |= 1 << e.Graph.Facts.CircumstanceIndex(c)
			case cond.Unknown:
				return n, asked
			}
		}
	}
	return n, cond.NoFact
}

// Tell is the node after somebody learned of a circumstance, from outside the flow.
func (g *Graph) Tell(n Node, a facts.Actor, c facts.ID) Node {
	n.Told[a] |= 1 << g.Facts.CircumstanceIndex(c)
	return n
}

// Knows says whether an actor knows a circumstance at the node.
func (e *Eval) Knows(a facts.Actor, c facts.ID) cond.Tri {
	t, _ := e.known(a, c)
	return t
}

// Usable lists the grounds of an edge that can be used now.
func (e *Eval) Usable(i int) []int {
	edge := &e.Graph.Edges[i]
	var out []int
	for _, g := range edge.grounds {
		if t, _ := e.usable(g, edge.step); t == cond.True {
			out = append(out, g)
		}
	}
	return out
}

// DirectedNext says whether the law of an actor directs it to use a ground that is available at the node, once
// what has to come before that is done.
func (e *Eval) DirectedNext(a facts.Actor) bool {
	for _, ei := range e.Graph.Out[e.node.State] {
		edge := &e.Graph.Edges[ei]
		if edge.Actor != a {
			continue
		}
		for _, i := range edge.grounds {
			if t, _ := e.Available(i); t != cond.True || !e.Directed(i) {
				continue
			}
			if waits, _ := e.pending(i, edge.step, ""); waits == cond.True {
				return true
			}
		}
	}
	return false
}

// Grounded says whether the edge needs a ground.
func (e *Edge) Grounded() bool { return len(e.grounds) > 0 }

// Notice is the index of the notice that the edge gives, or -1.
func (e *Edge) Notice() int { return e.notice }

// Tells names who learns something by the edge, and whether anybody does.
func (e *Edge) Tells() (facts.Actor, bool) {
	if e.tells == nil {
		return 0, false
	}
	return e.tells.to, true
}

// BeforesDoneBy lists the duties before a refusal or postponement that taking the edge fulfils.
func (g *Graph) BeforesDoneBy(e *Edge) []*law.Rule {
	var out []*law.Rule
	for _, b := range g.Befores {
		if e.does != "" && b.Rule.Do == e.does {
			out = append(out, b.Rule)
		}
	}
	return out
}

// Look moves to a node without evaluating anything: enough for what only the path's memory decides.
func (e *Eval) Look(n *Node) { e.node = n }

// Channel says whether there is a channel i in this case: whether there is such a person or State.
func (e *Eval) Channel(i int) cond.Tri {
	t, _ := e.eval(e.Graph.Channels[i].when)
	return t
}

// GagEnded says whether gag i came to its end on the path.
func (e *Eval) GagEnded(i int) bool { return e.node.Flags&e.Graph.Gags[i].ended != 0 }

// InvokedOnPath says whether the ground with this id was used on the path.
func (e *Eval) InvokedOnPath(id string) bool {
	for i := range e.Graph.Grounds {
		if e.Graph.Grounds[i].Rule.ID == id {
			return e.node.Invoked&(1<<i) != 0
		}
	}
	return false
}
