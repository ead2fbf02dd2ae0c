package sim

import (
	"context"
	"fmt"
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/flow"
	"rogatory/sim/scenario"
)

// Courses is the way that one request took through its flow, and the other ways that were open or closed where it
// passed: what a picture shows. Of the request, what its answer hinges on is left out.
type Courses struct {
	Graph    *flow.Graph
	Scenario ScenarioRef
	Request  *Request
	Edges    []int // index into Graph.Edges of each step of Request.Path
	Doors    []Door
	Gagged   []Gagged
}

// Gagged is somebody whom a duty of secrecy keeps from telling others, where no step of the flow would tell them.
type Gagged struct {
	Actor string
	Stage string   // from which it binds
	Tells []string // the actors who are not told
	Cite  string
	Until string // as in a Notice
}

// Door is an edge that leaves a state on the path and was not taken.
type Door struct {
	Edge    int        // index into Graph.Edges
	After   int        // how many steps were taken before the path first came to its state
	Open    bool       // it could lawfully have been taken
	Grounds []Ground   // the grounds that could open it, with their standing when the path was last there
	Bars    []flow.Bar // why it was closed
	Assumed []bool     // for each bar: it rests on a fact that nobody stated
}

// Courses runs one request of a scenario under one treaty and says of every edge that leaves a state on its path
// whether it was taken, stood open or was closed, and why. What nothing called for is left out. The result is nil,
// without an error, if the treaty has no flow for the request.
func (l *Simulator) Courses(ctx context.Context, s *scenario.Scenario, treaty, request string, o Options) (*Courses, error) {
	s, plan, err := l.prepare(s, o)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(s.Requests, func(r scenario.Request) bool { return r.ID == request })
	in := l.Law.Instrument(treaty)
	if i < 0 || in == nil {
		return nil, fmt.Errorf("%s has no request %q under %q", s.ID, request, treaty)
	}
	o.brief = true
	w := &work{Simulator: l, ctx: ctx, scenario: s, request: &s.Requests[i], treaty: in, plan: plan, o: o}
	q, err := w.do()
	if err != nil {
		return nil, fmt.Errorf("%s under %s: %w", request, treaty, err)
	}
	if w.graph == nil {
		return nil, nil
	}
	return &Courses{Graph: w.graph, Scenario: l.reference(s), Request: q, Edges: w.path.Edges, Doors: w.doors(q), Gagged: w.gagged(q)}, nil
}

// gagged lists the channels that a duty of secrecy closes and that no notice of the flow would use.
func (w *work) gagged(q *Request) []Gagged {
	out := []Gagged{}
	for _, n := range q.Notices {
		if n.Rule != "prohibited" || slices.ContainsFunc(w.graph.Notices, func(k flow.Notice) bool {
			return k.From.String() == n.From && k.To.String() == n.To
		}) {
			continue
		}
		stage := ""
		for _, gag := range q.Gags {
			if stage == "" && gag.Status == "in-force" && slices.Contains(gag.Binds, n.From) && slices.Contains(gag.Stops, n.To) {
				stage = gag.From
			}
		}
		i := slices.IndexFunc(out, func(g Gagged) bool {
			return g.Actor == n.From && g.Stage == stage && g.Cite == n.Cite && g.Until == n.Until
		})
		switch {
		case stage == "":
		case i >= 0:
			out[i].Tells = append(out[i].Tells, n.To)
		default:
			out = append(out, Gagged{Actor: n.From, Stage: stage, Tells: []string{n.To}, Cite: n.Cite, Until: n.Until})
		}
	}
	return out
}

// doors lists the edges out of the states on the path that it did not take, in the order in which it came to them.
func (w *work) doors(q *Request) []Door {
	g := w.graph
	e := w.eval(g, w.filled, true)
	var out []Door
	seen := map[int]bool{}
	for n := range w.path.Edges {
		state := int(w.path.Nodes[n].State)
		if seen[state] {
			continue
		}
		seen[state] = true
		for _, i := range g.Out[state] {
			if slices.Contains(w.path.Edges, i) {
				continue
			}
			if d, ok := w.door(e, i, n); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// wishes are the facts that say what the requesting State wants: what it does not want is no closed door.
var wishes = []string{"request.later_use", "request.onward"}

// door is how an edge stood while the path was at its state: open if it ever was, else as it stood at last.
func (w *work) door(e *flow.Eval, i, first int) (Door, bool) {
	d := Door{Edge: i, After: first}
	var last *flow.Node
	for n := first; n < len(w.path.Edges); n++ {
		node := &w.path.Nodes[n]
		if int(node.State) != w.graph.Edges[i].From {
			continue
		}
		last = node
		e.At(node)
		edges, _ := e.Enabled()
		d.Open = d.Open || slices.Contains(edges, i) && w.graph.Edges[i].Class != "breach"
	}
	e.At(last)
	if !d.Open {
		e.Enabled()
		d.Bars = e.Bars(i)
		wanted := false
		for _, b := range d.Bars {
			if b.Kind.Idle() {
				return d, false
			}
			assumed := false
			wish := b.Kind == flow.BarGuard
			for _, p := range b.Parts {
				id := p.Reads()
				if id == cond.NoFact {
					wish = false
					continue
				}
				assumed = assumed || w.assumed[id]
				wish = wish && slices.Contains(wishes, w.Law.Facts.Fact(id).Name)
			}
			wanted = wanted || !wish
			d.Assumed = append(d.Assumed, assumed)
		}
		if !wanted {
			return d, false
		}
		if len(d.Bars) == 0 {
			return d, false // a notice was due first, and the path moved on after it
		}
	}
	d.Grounds = w.groundsOf(i, last)
	return d, true
}

// groundsOf says how the grounds that could open an edge stand at a node.
func (w *work) groundsOf(i int, node *flow.Node) []Ground {
	e := w.eval(w.graph, w.open, false)
	e.At(node)
	out := []Ground{}
	for _, j := range w.graph.Edges[i].Opening() {
		ground := &w.graph.Grounds[j]
		status, by, _ := e.Status(j)
		if status == flow.Absent {
			continue
		}
		r := ground.Rule
		one := Ground{
			ID: r.ID, Topic: r.Topic, Layer: string(r.Layer), Cite: r.Cite, Title: r.Says, Effect: string(r.Ground.Effect), Test: string(r.Ground.Test),
			Holder: ground.Holder.String(), Status: string(status), At: []StatusAt{}, Cites: []string{}, Why: w.whyStatus(e, ground, status, by),
		}
		if by != nil {
			one.Cites = []string{by.Cite}
		}
		out = append(out, one)
	}
	return out
}
