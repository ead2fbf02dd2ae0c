package walk

import (
	"cmp"
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
)

// DoorKind says what a lawful step off the path does to the request.
type DoorKind string

// The kinds of doors, those that stop a request first.
const (
	Ends       DoorKind = "ends"       // somebody who is asked says no, and nothing more comes of the request
	GivesUp    DoorKind = "gives-up"   // whoever asks gives up of its own accord
	Conditions DoorKind = "conditions" // help comes on conditions
	Delays     DoorKind = "delays"     // help comes later
)

// Turn is one step of a course: the node that it leaves, its edge, and the grounds that it relies on.
type Turn struct {
	Node    flow.Node
	Edge    int
	Grounds []int
}

// Door is a lawful course by which a path could have been left so that nothing is delivered, or only on conditions
// or later; or the one by which the path itself came to that.
type Door struct {
	Kind    DoorKind
	At      int    // index into Path.Nodes: where the course leaves the path
	Turns   []Turn // to the step that settles it, and for what ends a request on to the step with the outcome
	Settled int    // how many turns it takes until nothing can be delivered any more
	Alone   bool   // all of these are the first actor's own
	Taken   bool   // the path goes through it
	Leave   bool   // conditions and delays: whoever asks may then give up
}

// Doors are the doors along one path.
type Doors struct {
	Sought int    // index into facts.Reaches: what a no would keep from happening
	Bound  bool   // no lawful course of the case leads there
	Got    bool   // the path leads there
	List   []Door // in the order of the path; of several courses to one step, the one that leaves the path last
}

// Last is the last door of a kind, nil if there is none.
func (d *Doors) Last(kind DoorKind) *Door {
	for i := len(d.List) - 1; i >= 0; i-- {
		if d.List[i].Kind == kind {
			return &d.List[i]
		}
	}
	return nil
}

// FindDoors finds every lawful no along a path of a case. Only enabled edges count, and never a breach. It explores
// the case, in which every fact has to be known or be filled by o.Fill; asked is the fact that it misses, or
// cond.NoFact.
func FindDoors(g *flow.Graph, c facts.Assignment, inForce bool, o Options, p *Path) (d *Doors, asked facts.ID) {
	o.Breach = false
	c = c.Clone()
	x := &explorer{g: g, inForce: inForce, o: o}
	u, asked := x.unfold(c)
	if asked != cond.NoFact {
		return nil, asked
	}
	f := &finder{unfolded: u, path: p, eval: flow.NewEval(g, c, inForce)}
	f.sought = Sought(g)
	f.look()
	return f.doors(), cond.NoFact
}

// Sought is how far data get by a course at most before they are used, as an index into facts.Reaches: delivered, or
// else preserved.
func Sought(g *flow.Graph) int {
	delivered, most := slices.Index(facts.Reaches, "delivered"), 0
	for i := range g.Edges {
		most = max(most, g.Edges[i].Reached)
	}
	return min(most, delivered)
}

// The ends that a node can reach, as bits.
const (
	gets      = 1 << iota // what was sought
	stops                 // nothing, by a no of somebody who is asked
	givesUp               // nothing, by whoever asks
	elsewhere             // nothing by this course: the request goes another way, or is outside the instrument
)

type finder struct {
	*unfolded
	path   *Path
	eval   *flow.Eval
	sought int
	can    []uint8     // for each node, the ends that it can reach
	on     map[int]int // nodes on the path, by where they stand on it
}

// look works out which ends every node can reach.
func (f *finder) look() {
	f.can = make([]uint8, len(f.nodes))
	for i, n := range f.nodes {
		if f.g.States[n.State].End {
			f.can[i] = f.end(n)
		}
	}
	for changed := true; changed; {
		changed = false
		for i := len(f.nodes) - 1; i >= 0; i-- {
			for _, j := range f.next[i] {
				if f.can[i]|f.can[j] != f.can[i] {
					f.can[i] |= f.can[j]
					changed = true
				}
			}
		}
	}
	f.on = map[int]int{}
	for at, n := range f.path.Nodes {
		if i, ok := f.index[n]; ok {
			f.on[i] = at
		}
	}
}

func (f *finder) end(n flow.Node) uint8 {
	if int(n.Reached) >= f.sought {
		return gets
	}
	if n.Outcome == 0 {
		return stops
	}
	switch facts.Outcomes[n.Outcome-1] {
	case "withdrawn", "lapsed":
		return givesUp
	case "redirected", "outside-this-treaty":
		return elsewhere
	}
	return stops
}

// kind is what a step to a node from which nothing can be got any more does; empty if the request only goes elsewhere.
func (f *finder) kind(to int) DoorKind {
	switch {
	case f.can[to]&stops != 0:
		return Ends
	case f.can[to]&givesUp != 0:
		return GivesUp
	}
	return ""
}

// holds are the classes of steps by which a request is held up and not ended.
var holds = map[law.Class]DoorKind{"condition": Conditions, "postpone": Delays, "ask": Delays}

func (f *finder) doors() *Doors {
	d := &Doors{Sought: f.sought, Bound: f.can[0]&gets == 0, Got: int(f.path.End().Reached) >= f.sought}
	byEdge := map[int]Door{}
	for i, k := range f.path.Edges {
		at, ok := f.index[f.path.Nodes[i]]
		if !ok || int(f.path.Nodes[i].Reached) >= f.sought {
			break // what was sought is there
		}
		taken, found := f.taken(i, k, d.Bound)
		if found {
			byEdge[k] = taken
		}
		if f.can[at]&gets != 0 {
			for edge, door := range f.off(i, at, k) {
				if old, had := byEdge[edge]; !had || !old.Taken && (door.At > old.At || len(door.Turns) < len(old.Turns)) {
					byEdge[edge] = door
				}
			}
		}
		if found && (taken.Kind == Ends || taken.Kind == GivesUp) {
			break // the rest of the path changes nothing
		}
	}
	direct := -1 // where the last no stands that does not take the request further first
	for _, door := range byEdge {
		if door.Kind == Ends && !f.roundabout(door) {
			direct = max(direct, door.At)
		}
	}
	for _, door := range byEdge {
		if door.Taken || door.At > direct || !f.roundabout(door) {
			d.List = append(d.List, door)
		}
	}
	slices.SortFunc(d.List, func(a, b Door) int {
		if by := cmp.Compare(a.At, b.At); by != 0 {
			return by
		}
		if a.Taken != b.Taken && b.Taken {
			return -1
		} else if a.Taken != b.Taken {
			return 1
		}
		if by := cmp.Compare(len(b.Turns), len(a.Turns)); by != 0 {
			return by // the more direct course comes last
		}
		return cmp.Compare(b.Turns[b.Settled-1].Edge, a.Turns[a.Settled-1].Edge)
	})
	return d
}

// taken is the door that step i of the path goes through, if it does.
func (f *finder) taken(i, k int, bound bool) (Door, bool) {
	edge := &f.g.Edges[k]
	at, to := f.index[f.path.Nodes[i]], f.index[f.path.Nodes[i+1]]
	settles := f.can[at]&gets != 0 && f.can[to]&gets == 0
	if bound {
		settles = edge.Outcome != ""
	}
	kind, hold := holds[edge.Class]
	switch {
	case settles:
		kind = f.kind(to)
	case !hold || f.can[to]&gets == 0:
		return Door{}, false
	}
	if kind == "" {
		return Door{}, false
	}
	first := i
	for settles && first > 0 && f.leads(f.path.Edges[first-1]) {
		first--
	}
	d := Door{Kind: kind, At: first, Settled: i - first + 1, Taken: true, Leave: hold && f.can[to]&givesUp != 0}
	for n := first; n < len(f.path.Edges); n++ {
		d.Turns = append(d.Turns, Turn{f.path.Nodes[n], f.path.Edges[n], f.path.Grounds[n]})
		if n >= i && (!settles || f.g.Edges[f.path.Edges[n]].Outcome != "") {
			break
		}
	}
	d.Alone = f.alone(d)
	return d, true
}

// leads says whether a step only leads up to a no: somebody consults or objects, or a matter is being heard.
func (f *finder) leads(k int) bool {
	edge := &f.g.Edges[k]
	return edge.Class == "consult" || edge.Class == "object" || f.g.States[edge.From].Stage == "objection"
}

// alone says whether the first actor settles the matter without anybody else.
func (f *finder) alone(d Door) bool {
	for _, t := range d.Turns[:d.Settled] {
		if f.g.Edges[t.Edge].Actor != f.g.Edges[d.Turns[0].Edge].Actor {
			return false
		}
	}
	return true
}

// course is a way off the path on the search: the step that leads to a node, and the course before it.
type course struct {
	before *course
	from   int // index of the node that the step leaves
	edge   int
	held   bool // somebody set conditions or put the matter off on the way
	onward bool // it takes the request further on the way
}

// off finds the doors to which courses lead that leave the path at step i and do not come back to it, the shortest
// course to each. They are indexed by the edge that settles the matter.
func (f *finder) off(i, at, k int) map[int]Door {
	doors := map[int]Door{}
	seen := map[int]bool{at: true}
	type arrived struct {
		node int
		by   *course
	}
	queue := []arrived{{at, nil}}
	for len(queue) > 0 {
		here := queue[0]
		queue = queue[1:]
		for n, to := range f.next[here.node] {
			e := f.edge[here.node][n]
			if here.node == at && e == k || int(f.nodes[to].Reached) >= f.sought || f.ahead(here.node, e) {
				continue
			}
			by := &course{before: here.by, from: here.node, edge: e, held: here.by != nil && here.by.held}
			by.onward = f.onward(here.node, e) || here.by != nil && here.by.onward
			kind, hold := holds[f.g.Edges[e].Class]
			settles := f.can[to]&gets == 0
			if settles {
				kind = f.kind(to)
			}
			if _, had := doors[e]; !had && kind != "" && (settles || hold && !by.onward) && !(kind == GivesUp && by.held) {
				doors[e] = f.door(kind, i, by, to, settles)
			}
			by.held = by.held || hold
			if later, on := f.on[to]; !settles && !seen[to] && !(on && later > i) {
				seen[to] = true
				queue = append(queue, arrived{to, by})
			}
		}
	}
	return doors
}

// onward says whether a step takes the request further. What a court does with an objection does not.
func (f *finder) onward(node, e int) bool {
	return f.g.Edges[e].Class == "proceed" && f.g.States[f.nodes[node].State].Stage != "objection"
}

// roundabout says whether a course takes the request further before it stops it.
func (f *finder) roundabout(d Door) bool {
	return slices.ContainsFunc(d.Turns[:d.Settled], func(t Turn) bool { return f.onward(f.index[t.Node], t.Edge) })
}

// ahead says whether a step would only take the request further than a path that stopped it ever came: what could have
// been done there is no part of it.
func (f *finder) ahead(node, e int) bool {
	return int(f.path.End().Reached) < f.sought && f.onward(node, e)
}

func (f *finder) door(kind DoorKind, at int, by *course, to int, settles bool) Door {
	d := Door{Kind: kind, At: at, Leave: !settles && f.can[to]&givesUp != 0}
	for c := by; c != nil; c = c.before {
		d.Turns = append(d.Turns, f.turn(c.from, c.edge))
	}
	slices.Reverse(d.Turns)
	d.Settled = len(d.Turns)
	d.Alone = f.alone(d)
	if settles && f.g.Edges[by.edge].Outcome == "" {
		d.Turns = append(d.Turns, f.toOutcome(to)...)
	}
	return d
}

func (f *finder) turn(node, edge int) Turn {
	f.eval.At(&f.nodes[node])
	return Turn{f.nodes[node], edge, f.eval.Usable(edge)}
}

// toOutcome are the fewest steps from a node to the one by which the request gets its outcome.
func (f *finder) toOutcome(from int) []Turn {
	seen := map[int]bool{from: true}
	type arrived struct {
		node int
		by   []Turn
	}
	queue := []arrived{{from, nil}}
	for len(queue) > 0 {
		here := queue[0]
		queue = queue[1:]
		for n, to := range f.next[here.node] {
			by := append(slices.Clip(here.by), f.turn(here.node, f.edge[here.node][n]))
			if f.g.Edges[f.edge[here.node][n]].Outcome != "" {
				return by
			}
			if !seen[to] {
				seen[to] = true
				queue = append(queue, arrived{to, by})
			}
		}
	}
	return nil
}
