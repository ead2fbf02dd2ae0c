package walk

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// Verdict says whether facts force an answer.
type Verdict int

// The verdicts. Unproved: too many cases to look at, or the law contradicts itself in one of them.
const (
	Forced Verdict = iota
	NotForced
	Unproved
)

// Prover finds out on which facts of one case an answer rests, stances and readings fixed. Only cases that can be are
// looked at: nobody knows what is not so.
type Prover struct {
	Cap    int               // steps at most for one look at a set; 0: 8000
	Pinned map[facts.ID]bool // facts given another value on purpose: for goals that leave facts open
	Values func(facts.ID) []facts.Value

	lazy    Lazy
	full    facts.Assignment // the case, every fact of it
	now     facts.Assignment // what the walk is told
	want    int
	left    int                // cases that may still be looked at
	against []facts.Assignment // cases that came out otherwise

	live      [][]bool // by state: the facts that may still be read
	forgetful bool
	budget    int            // steps that the slower looks may still take, for all sets together
	beside    []facts.ID     // facts given beside the set that is tried
	forced    map[point]bool // from here on the answer was forced, in the set that is tried
	passed    []point        // where the walk came by since it last asked
	key       []byte
}

// point is a place with what is known there and may still be read, of facts beside the set that is tried.
type point struct {
	place Place
	known string
}

// Change is another value of one fact and the answer that it leads to, all else as it is.
type Change struct {
	Value  facts.Value
	Answer int
}

// NewProver asks a goal of a case in which every fact has a value.
func NewProver(g *flow.Graph, full facts.Assignment, inForce, breach bool, plan Plan, cuts map[facts.ID][]facts.Value) *Prover {
	p := &Prover{Pinned: map[facts.ID]bool{}, full: full, now: g.Facts.Blank()}
	e := flow.NewEval(g, p.now, inForce)
	e.Breach = breach
	p.lazy = Lazy{Eval: e, Plan: plan}
	x := &explorer{g: g, o: Options{Cuts: cuts}}
	p.Values = x.values
	return p
}

// Ask sets the goal and returns its answer in the case, with the facts that a lazy walk asks for, in order. ok is false
// where the walk finds no lawful course.
func (p *Prover) Ask(goal Goal) (answer int, asked []facts.ID, ok bool) {
	p.lazy.Goal, p.lazy.arrived, p.against = goal, nil, nil
	p.forget()
	place := p.lazy.Start()
	for {
		end := p.lazy.From(&place)
		if end.Lost || end.Needs != cond.NoFact && p.now[end.Needs] != facts.Unknown {
			return 0, asked, false
		}
		if end.Needs == cond.NoFact {
			p.want = end.Answer
			return end.Answer, asked, true
		}
		p.now[end.Needs] = p.full[end.Needs]
		asked = append(asked, end.Needs)
	}
}

func (p *Prover) forget() {
	for i := range p.now {
		p.now[i] = facts.Unknown
	}
}

// ButFor lists the other values of one fact that alone change the answer, in order, with the new answers. A circumstance
// that is not so cannot be known: there is no such change.
func (p *Prover) ButFor(f facts.ID) []Change {
	fact := p.lazy.Eval.Graph.Facts.Fact(f)
	if fact.Hidden && p.full[fact.About] != 1 {
		return nil
	}
	var out []Change
	p.Pinned[f] = true
	defer delete(p.Pinned, f)
	for _, v := range p.Values(f) {
		if p.same(f, v) {
			continue
		}
		copy(p.now, p.full)
		p.now[f] = v
		place := p.lazy.Start()
		if end := p.lazy.From(&place); !end.Lost && end.Needs == cond.NoFact && end.Answer != p.want {
			out = append(out, Change{v, end.Answer})
		}
	}
	return out
}

// same says whether a value makes no difference to the one that the case has.
func (p *Prover) same(f facts.ID, v facts.Value) bool {
	if v == p.full[f] {
		return true
	}
	if p.lazy.Eval.Graph.Facts.Fact(f).Kind != facts.KindInt {
		return false
	}
	return p.stretch(f, v) == p.stretch(f, p.full[f])
}

// stretch is the smallest of the values that are like v.
func (p *Prover) stretch(f facts.ID, v facts.Value) facts.Value {
	all := p.Values(f)
	i, found := slices.BinarySearch(all, v)
	if !found && i > 0 {
		i--
	}
	return all[i]
}

// Forces says whether some facts of the case force the answer, whatever every other fact is. First it looks a little for a case
// that comes out otherwise; then at every step that looks possible; then at every step with every value of what it asks for;
// then case by case.
func (p *Prover) Forces(set []facts.ID) Verdict {
	all := p.most()
	if got := p.try(set, false, min(all, 200)); got != Unproved {
		return got
	}
	if p.loosely(set, all) {
		return Forced
	}
	if p.budget < 0 {
		return Unproved
	}
	if p.try(set, true, all) == Forced {
		return Forced
	}
	return p.try(set, false, all)
}

func (p *Prover) most() int {
	if p.Cap == 0 {
		return 8000
	}
	return p.Cap
}

// give tells the walk the facts of a set and what follows from them, and nothing else.
func (p *Prover) give(set []facts.ID) {
	v := p.lazy.Eval.Graph.Facts
	p.forget()
	for _, f := range set {
		p.now[f] = p.full[f]
		if fact := v.Fact(f); fact.Hidden && p.full[f] == 1 {
			p.now[fact.About] = 1 // what is known is so
		}
	}
}

func (p *Prover) try(set []facts.ID, forgetful bool, most int) Verdict {
	p.give(set)
	p.beside, p.forced = nil, map[point]bool{}
	p.forgetful, p.left = forgetful, most
	if p.live == nil {
		p.live = live(p.lazy.Eval.Graph)
	}
	p.lazy.arrived = p.arrived
	defer func() { p.lazy.arrived = nil }()
	return p.all(p.lazy.Start())
}

// arrived stops the walk where it has been with the same in hand. A forgetful proof drops at every step what the steps before
// asked for: it then looks at more than there can be, so that what it finds forced is forced.
func (p *Prover) arrived(place *Place) bool {
	p.left--
	p.budget--
	if p.forgetful {
		for _, f := range p.beside {
			p.now[f] = facts.Unknown
		}
		p.beside = p.beside[:0]
	}
	at := point{place: *place}
	alive := p.live[place.Node.State]
	p.key = p.key[:0]
	slices.Sort(p.beside)
	for _, id := range p.beside {
		if alive[id] {
			v := p.now[id]
			p.key = append(p.key, byte(id), byte(id>>8), byte(v), byte(v>>8))
		}
	}
	at.known = string(p.key)
	if p.forced[at] {
		return true
	}
	p.passed = append(p.passed, at)
	return false
}

// given is a fact with the value that a proof tries.
type given struct {
	fact  facts.ID
	value facts.Value
}

func (p *Prover) all(place Place) Verdict {
	p.passed = p.passed[:0]
	end := p.lazy.From(&place)
	f := end.Needs
	switch {
	case end.Lost && p.forgetful && p.left >= 0:
		return Forced // no case leads here: where one does, the walk goes on by a way that is looked at too
	case end.Lost, p.left < 0, f != cond.NoFact && p.now[f] != facts.Unknown:
		return Unproved // a fact that is given and asked for once more would be asked for without end
	case end.Stopped:
		return Forced
	}
	passed := slices.Clone(p.passed)
	worst := Forced
	if f == cond.NoFact {
		p.left--
		if end.Answer != p.want {
			if !p.forgetful {
				p.against = append(p.against, p.now.Clone())
			}
			return NotForced
		}
	} else {
		var here []given
		for _, b := range p.beside {
			here = append(here, given{b, p.now[b]})
		}
		for _, v := range p.possible(f) {
			for _, b := range p.beside {
				p.now[b] = facts.Unknown
			}
			p.beside = p.beside[:0]
			for _, b := range append(here, given{f, v}) {
				p.now[b.fact] = b.value
				p.beside = append(p.beside, b.fact)
			}
			switch p.all(place) {
			case NotForced:
				return NotForced
			case Unproved:
				if worst = Unproved; p.left < 0 {
					return worst
				}
			}
		}
	}
	if worst == Forced {
		for _, at := range passed {
			p.forced[at] = true
		}
	}
	return worst
}

// possible are the values that a fact can have beside those given, what differs from the case first.
func (p *Prover) possible(f facts.ID) []facts.Value {
	v := p.lazy.Eval.Graph.Facts
	fact := v.Fact(f)
	switch {
	case fact.Hidden && p.now[fact.About] == 0:
		return []facts.Value{0}
	case fact.Circumstance:
		for a := range facts.NumActors {
			if p.now[v.Knows(facts.Actor(a), f)] == 1 {
				return []facts.Value{1}
			}
		}
	}
	all := slices.Clone(p.Values(f))
	slices.SortStableFunc(all, func(a, b facts.Value) int {
		x, y := p.same(f, a), p.same(f, b)
		switch {
		case x == y:
			return 0
		case x:
			return 1
		}
		return -1
	})
	return all
}

// Enough makes a set that forces the answer as small as it gets: no fact in it can be left out. It tries to leave facts out
// in the order given. proved is false where the cap kept it from finding out whether one of them can go.
func (p *Prover) Enough(asked []facts.ID, needed func(facts.ID) bool) (set []facts.ID, proved bool) {
	set, proved = slices.Clone(asked), true
	p.budget = 25 * p.most()
	for _, f := range asked {
		if needed(f) {
			continue
		}
		without := slices.DeleteFunc(slices.Clone(set), func(x facts.ID) bool { return x == f })
		if p.refuted(without) != nil {
			continue
		}
		switch p.Forces(without) {
		case Forced:
			set = without
		case Unproved:
			proved = false
		}
	}
	return set, proved
}

// refuted is a case at hand that has the facts and came out otherwise, or nil.
func (p *Prover) refuted(set []facts.ID) facts.Assignment {
	v := p.lazy.Eval.Graph.Facts
	for _, c := range p.against {
		if !slices.ContainsFunc(set, func(f facts.ID) bool {
			if c[f] != facts.Unknown {
				return !p.same(f, c[f])
			}
			fact := v.Fact(f)
			return fact.Hidden && p.full[f] == 1 && c[fact.About] == 0
		}) {
			return c
		}
	}
	return nil
}
