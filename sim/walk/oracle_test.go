package walk

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// oracle decides again, from the text of the rules, the case and the steps so far, what the engine decides
// on its graph. It shares with it only the parser of conditions. It is slow and says what it means.
type oracle struct {
	g      *flow.Graph
	c      facts.Assignment
	knows  map[facts.Actor]map[facts.ID]bool
	stages map[law.Stage]bool
	events map[string]bool // that happened
	ended  map[string]bool // gags that came to their end, by id
	given  map[string]bool // notices given, by id
	no     bool            // a State refused, or declined at a review
	data   int             // how far they got: an index into facts.Reaches
}

// before is the oracle before each step of a walk, and after the last.
func before(s told) []*oracle {
	o := &oracle{
		g: s.g, c: s.c, knows: map[facts.Actor]map[facts.ID]bool{}, stages: map[law.Stage]bool{},
		events: map[string]bool{}, ended: map[string]bool{}, given: map[string]bool{},
	}
	for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
		o.knows[a] = map[facts.ID]bool{}
		for _, id := range s.g.Facts.Circumstances() {
			if s.c[s.g.Facts.Knows(a, id)] == 1 {
				o.learns(a, id)
			}
		}
	}
	o.arrives(s, s.g.States[s.g.Start].Stage)
	out := []*oracle{o}
	for _, k := range s.path.Edges {
		o = o.after(s, &s.g.Edges[k])
		out = append(out, o)
	}
	return out
}

// learns: only what is true can be known.
func (o *oracle) learns(a facts.Actor, id facts.ID) {
	if o.c[id] == 1 {
		o.knows[a][id] = true
	}
}

func (o *oracle) arrives(s told, stage law.Stage) {
	o.stages[stage] = true
	for _, n := range s.news {
		if n.Stage == string(stage) {
			o.learns(n.Tells, n.About)
		}
	}
}

func (o *oracle) after(s told, e *flow.Edge) *oracle {
	next := *o
	next.knows = map[facts.Actor]map[facts.ID]bool{}
	for a, known := range o.knows {
		next.knows[a] = copied(known)
	}
	next.stages, next.events, next.ended, next.given = copied(o.stages), copied(o.events), copied(o.ended), copied(o.given)
	next.events[e.Base] = true
	next.stages[e.Stage] = true
	next.data = max(o.data, e.Reached)
	next.no = o.no || e.Class == "refuse" && e.Outcome == "refused" || e.Class == "decline" && s.g.States[e.From].Stage == "review"
	if e.Notice() >= 0 {
		next.given[s.g.Notices[e.Notice()].Rule.ID] = true
	}
	spec := o.spec(e)
	if spec.Ends {
		for _, r := range o.rules() {
			if r.Gag != nil && o.gagRuns(r) && slices.Contains([]string{"period", "end-of-proceedings"}, o.gagEnd(r)) {
				next.ended[r.ID] = true
			}
		}
	}
	if spec.Tells != nil {
		hearer := stand(s.g, spec.Tells.To)
		for id := range o.knows[e.Actor] {
			named := func() bool {
				for _, about := range spec.Tells.About {
					if c, _ := s.g.Facts.Circumstance(about.Value); c == id {
						return true
					}
				}
				return false
			}
			if len(spec.Tells.About) == 0 || named() {
				next.learns(hearer, id)
			}
		}
	}
	next.arrives(s, s.g.States[e.To].Stage)
	return &next
}

func copied[K comparable](m map[K]bool) map[K]bool {
	out := map[K]bool{}
	for k, v := range m {
		out[k] = v
	}
	return out
}

// spec is the line of the skeleton behind an edge.
func (o *oracle) spec(e *flow.Edge) flow.EdgeSpec {
	for _, spec := range bundled().flows.Skeletons[o.g.Def.Uses.Value].Edges {
		if spec.Event == e.Base && spec.From.Value == o.g.States[e.From].Name && spec.To.Value == o.g.States[e.To].Name {
			return spec
		}
	}
	panic("no line of the skeleton is behind " + e.Event)
}

func (o *oracle) rules() []*law.Rule {
	return slices.DeleteFunc(slices.Clone(o.g.Text.Rules), func(r *law.Rule) bool { return !r.Applies(o.g.Measure, o.g.Route) })
}

func covers(refs []source.Text, id string) bool {
	return slices.ContainsFunc(refs, func(ref source.Text) bool { return law.Matches(ref.Value, id) })
}

// displaced: a gate whose condition holds names the rule and does not except it.
func (o *oracle) displaced(id string) bool {
	for _, r := range o.rules() {
		if covers(r.Suspends, id) && !covers(r.Except, id) && o.holds(r.Cond) {
			return true
		}
	}
	return false
}

// excluded: a rule that is not displaced says that the ground cannot be used here, or a closed list leaves it out.
func (o *oracle) excluded(ground *law.Rule) bool {
	step := law.Step("refusal")
	if ground.Ground.Effect == "may-postpone" {
		step = "postponement"
	}
	if ground.Ground.Effect == "may-condition" {
		step = "condition" // a list closes what it names, and terms are not a refusal
	}
	for _, r := range o.rules() {
		if covers(r.Excludes, ground.ID) && o.holds(r.Cond) && !o.displaced(r.ID) {
			return true
		}
		if slices.Contains(r.Closes, step) && r.Layer == ground.Layer && !covers(r.Only, ground.ID) {
			return true
		}
	}
	return false
}

// stand is who acts where a rule speaks of the central authority: by other routes, whoever receives the request.
func stand(g *flow.Graph, a law.Actor) facts.Actor {
	actor, _ := facts.ActorNamed(string(a))
	if actor == facts.CentralAuthority {
		return g.Receiver
	}
	return actor
}

// available: the holder of the ground can use it here and now.
func (o *oracle) available(r *law.Rule) bool {
	ground := r.Ground
	holder := stand(o.g, ground.Holder)
	if o.displaced(r.ID) || o.excluded(r) || ground.CuredBy != "" && o.events[ground.CuredBy] ||
		ground.OpenedBy != "" && !o.events[ground.OpenedBy] {
		return false
	}
	if !o.holds(r.Cond) {
		return false
	}
	if ground.Test == "objective" {
		if ground.MetCond != nil {
			return o.holds(ground.MetCond) && o.seenBy(holder, ground.MetCond)
		}
		return o.seenBy(holder, r.Cond)
	}
	return slices.ContainsFunc(ground.Movers, func(id facts.ID) bool { return o.knows[holder][id] })
}

func (o *oracle) gagRuns(r *law.Rule) bool {
	return o.stages[r.Gag.From] && !o.ended[r.ID] && o.holds(r.Cond) && !o.displaced(r.ID)
}

func (o *oracle) gagEnd(r *law.Rule) string {
	if id, isFact := o.g.Facts.Lookup(r.Gag.Until.Value); isFact {
		return o.g.Facts.Fact(id).Show(o.c[id])
	}
	return r.Gag.Until.Value
}

// silenced names a gag in force that keeps one actor from telling another.
func (o *oracle) silenced(from, to law.Actor) string {
	from, to = law.Actor(stand(o.g, from).String()), law.Actor(stand(o.g, to).String())
	for _, r := range o.rules() {
		if r.Gag != nil && slices.Contains(r.Gag.Binds, from) && slices.Contains(r.Gag.Stops, to) && o.gagRuns(r) {
			return r.ID
		}
	}
	return ""
}

// holds decides a condition as it is; seenBy as far as the circumstances in it are known to somebody.
func (o *oracle) holds(k *cond.Cond) bool {
	return k == nil || cond.Fold(k.Root, truth{o, -1}, o.term)
}

func (o *oracle) seenBy(holder facts.Actor, k *cond.Cond) bool {
	return k == nil || cond.Fold(k.Root, truth{o, int(holder)}, o.term)
}

func (o *oracle) term(name string) cond.Node { return o.g.Text.Terms[name].Cond.Root }

// truth decides conditions where every fact has a value.
type truth struct {
	o      *oracle
	holder int // -1: nobody's view
}

func (t truth) Const(b bool) bool  { return b }
func (t truth) And(a, b bool) bool { return a && b }
func (t truth) Or(a, b bool) bool  { return a || b }
func (t truth) Not(a bool) bool    { return !a }

func (t truth) Is(fact facts.ID, op cond.Op, val facts.Value) bool {
	is := t.o.c[fact]
	if t.holder >= 0 && t.o.g.Facts.Fact(fact).Circumstance {
		is = 0
		if t.o.knows[facts.Actor(t.holder)][fact] {
			is = 1
		}
	}
	return op.Holds(is, val)
}

func (t truth) Knows(a facts.Actor, c facts.ID) bool { return t.o.knows[a][c] }

func (t truth) Derived(name string) bool {
	if name != law.SteppedBack {
		panic("a rule uses the derived name " + name)
	}
	for _, r := range t.o.rules() {
		if len(r.Suspends) > 0 && t.o.holds(r.Cond) {
			return true
		}
	}
	return false
}
