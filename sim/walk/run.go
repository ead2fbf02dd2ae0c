package walk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/looplab/fsm"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// Plan is how the actors choose.
type Plan struct {
	State   Stance                 // of the requested State's public actors
	Actors  map[facts.Actor]Stance // overrides one actor; others are by the book
	Choices []Choice               // choices made by hand
	Injects []Inject               // news from outside the flow
}

// Choice makes the actor at a stage take an event whenever it can.
type Choice struct{ Stage, Event string }

// Inject lets somebody learn of a circumstance when the path first comes to a stage.
type Inject struct {
	Stage string
	Tells facts.Actor
	About facts.ID
}

// StanceOf is how an actor chooses.
func (p Plan) StanceOf(a facts.Actor) Stance { return p.stance(a) }

func (p Plan) stance(a facts.Actor) Stance {
	if s, ok := p.Actors[a]; ok {
		return s
	}
	if a.Requested() && p.State != "" {
		return p.State
	}
	return ByTheBook
}

// Path is one walk to its end. Nodes has one more element than Edges.
type Path struct {
	Nodes    []flow.Node
	Edges    []int
	Grounds  [][]int // grounds invoked on each edge
	Statuses []Review
}

// Review is the status of every ground at one review on the path.
type Review struct {
	Node   int // index into Path.Nodes
	Status []flow.Status
}

// End is the last node.
func (p *Path) End() flow.Node { return p.Nodes[len(p.Nodes)-1] }

// Machine is the looplab machine of a graph: every edge is one event from one state to one state.
// The machine, not the graph, says which state comes next.
func Machine(g *flow.Graph) *fsm.FSM { return machineWithout(g, "") }

// machineWithout leaves one event out; tests use it to show that the machine decides.
func machineWithout(g *flow.Graph, event string) *fsm.FSM {
	var events fsm.Events
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Event == event {
			continue
		}
		events = append(events, fsm.EventDesc{
			Name: e.Event, Src: []string{g.States[e.From].Name}, Dst: g.States[e.To].Name,
		})
	}
	return fsm.NewFSM(g.States[g.Start].Name, events, fsm.Callbacks{})
}

// ErrNoCourse says that a path stands where nobody may do anything: the law contradicts itself.
var ErrNoCourse = errors.New("no lawful course leads on")

// longest is more steps than any lawful path has: a path that needs more goes in a circle.
const longest = 500

// Run takes the one path that the plan chooses. Every fact that a guard on it asks for has to be known.
func Run(ctx context.Context, e *flow.Eval, plan Plan) (*Path, error) {
	return run(ctx, e, plan, Machine(e.Graph))
}

func run(ctx context.Context, e *flow.Eval, plan Plan, machine *fsm.FSM) (*Path, error) {
	g := e.Graph
	states := map[string]int{}
	for i, s := range g.States {
		states[s.Name] = i
	}
	node := arrive(g, g.First(), plan, map[string]bool{})
	p := &Path{Nodes: []flow.Node{node}}
	injected := map[string]bool{string(g.States[node.State].Stage): true}
	for len(p.Edges) < longest {
		e.At(&node)
		state := g.States[node.State]
		if state.Grounds {
			p.review(e)
		}
		if state.End {
			return p, nil
		}
		edges, asked := e.Enabled()
		if asked != cond.NoFact {
			return nil, fmt.Errorf("at %s the path turns on %s, which is unknown", g.Describe(node), g.Facts.Fact(asked).Name)
		}
		i := pick(e, state, edges, plan)
		if i < 0 {
			return nil, fmt.Errorf("%w from %s", ErrNoCourse, g.Describe(node))
		}
		next, asked := e.Take(i)
		if asked != cond.NoFact {
			return nil, fmt.Errorf("at %s who learns what turns on %s, which is unknown", g.Describe(node), g.Facts.Fact(asked).Name)
		}
		edge := &g.Edges[i]
		var same fsm.NoTransitionError
		if err := machine.Event(ctx, edge.Event); err != nil && !errors.As(err, &same) {
			return nil, fmt.Errorf("the machine refuses %s in %s: %w", edge.Event, machine.Current(), err)
		}
		to, ok := states[machine.Current()]
		if !ok {
			return nil, fmt.Errorf("the machine went to %q, which is no state of the flow", machine.Current())
		}
		next.State = int16(to)
		p.Grounds = append(p.Grounds, e.Usable(i))
		p.Edges = append(p.Edges, i)
		node = arrive(g, next, plan, injected)
		p.Nodes = append(p.Nodes, node)
	}
	var names []string
	for _, i := range p.Edges[longest-8:] {
		names = append(names, g.Edges[i].Event)
	}
	return nil, fmt.Errorf("the path goes in a circle: … %s", strings.Join(names, ", "))
}

func (p *Path) review(e *flow.Eval) {
	r := Review{Node: len(p.Nodes) - 1}
	for i := range e.Graph.Grounds {
		s, _, _ := e.Status(i)
		r.Status = append(r.Status, s)
	}
	p.Statuses = append(p.Statuses, r)
}

// arrive lets the news that the plan has for a stage reach its hearers, once.
func arrive(g *flow.Graph, n flow.Node, plan Plan, done map[string]bool) flow.Node {
	stage := string(g.States[n.State].Stage)
	if done[stage] {
		return n
	}
	done[stage] = true
	for _, in := range plan.Injects {
		if in.Stage == stage {
			n = g.Tell(n, in.Tells, in.About)
		}
	}
	return n
}

func pick(e *flow.Eval, state flow.State, edges []int, plan Plan) int {
	for _, c := range plan.Choices {
		if c.Stage != string(state.Stage) {
			continue
		}
		i := slices.IndexFunc(edges, func(i int) bool {
			return e.Graph.Edges[i].Event == c.Event || e.Graph.Edges[i].Base == c.Event
		})
		if i >= 0 {
			return edges[i]
		}
	}
	return choose(e, state, edges, plan.stance)
}
