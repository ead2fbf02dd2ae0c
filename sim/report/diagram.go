package report

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/words"
)

// DiagramOptions are how to draw. The zero value is Mermaid in English.
type DiagramOptions struct {
	Format string // mermaid | dot
	ASCII  bool
	Words  *words.Words
}

// Diagram draws a flow: states with their stages, and edges with the event, who takes it and the articles
// behind it. The steps of a path, if there are any, are numbered and drawn thick: never by colour alone.
func Diagram(w io.Writer, g *flow.Graph, path []sim.Step, o DiagramOptions) error {
	if o.Words == nil {
		o.Words = words.English()
	}
	d := &diagram{g: g, o: o, taken: takenEdges(g, path)}
	switch o.Format {
	case "", "mermaid":
		d.mermaid()
	case "dot":
		d.dot()
	default:
		return errors.New(o.Words.Text("error-diagram-format", "format", fmt.Sprintf("%q", o.Format)))
	}
	_, err := io.WriteString(w, d.out.String())
	return err
}

type diagram struct {
	g     *flow.Graph
	o     DiagramOptions
	taken map[int][]int // edge → numbers of the steps that take it
	out   strings.Builder
}

// takenEdges finds the edge of each step. Several edges may share a state and an event that the skeleton
// names once: the actor, what is told and the grounds tell them apart.
func takenEdges(g *flow.Graph, path []sim.Step) map[int][]int {
	taken := map[int][]int{}
	for n, s := range path {
		best, score := -1, -1
		for i := range g.Edges {
			e := &g.Edges[i]
			if g.States[e.From].Name != s.State || g.States[e.To].Name != s.To || e.Base != s.Event && e.Event != s.Event && string(e.Class) != s.Event {
				continue
			}
			points := 0
			if e.Actor.String() == s.Actor {
				points += 4
			}
			if string(e.Class) == s.Class {
				points += 2
			}
			if k := e.Notice(); k >= 0 && g.Notices[k].To.String() == s.Tells {
				points += 2
				if slices.Contains(s.Rules, g.Notices[k].Rule.ID) {
					points++
				}
			}
			if points > score {
				best, score = i, points
			}
		}
		if best >= 0 {
			taken[best] = append(taken[best], n+1)
		}
	}
	return taken
}

// visited are the states on the path.
func (d *diagram) visited() map[int]bool {
	at := map[int]bool{}
	for k := range d.taken {
		at[d.g.Edges[k].From], at[d.g.Edges[k].To] = true, true
	}
	return at
}

func (d *diagram) clean(s string) string {
	s = doc.Plain(doc.Clean(s), d.o.ASCII)
	if d.o.ASCII {
		s = strings.Map(func(r rune) rune {
			if r > 126 {
				return '?'
			}
			return r
		}, s)
	}
	return s
}

// title names the flow.
func (d *diagram) title() string {
	in := d.g.Text.Instrument
	return d.clean(d.o.Words.Text("diagram-title", "treaty", in.Name, "measure",
		d.o.Words.Label("measure", string(d.g.Measure)), "route", d.o.Words.Label("route", string(d.g.Route))))
}

// state is the lines of a node: the state, its stage, and who acts there.
func (d *diagram) state(i int) []string {
	s := &d.g.States[i]
	lines := []string{d.clean(strings.ReplaceAll(s.Name, "-", " ")),
		d.clean(d.o.Words.Text("diagram-stage", "stage", d.o.Words.Label("stage", string(s.Stage))))}
	if !s.End {
		lines = append(lines, d.clean(d.o.Words.Label("actor", s.Actor.String())))
	}
	return lines
}

// edge is the lines of an edge: the numbers of its steps, the event, the actor and the articles.
func (d *diagram) edge(i int) []string {
	e := &d.g.Edges[i]
	event := d.o.Words.Label("event", e.Base)
	if k := e.Notice(); k >= 0 {
		event = d.o.Words.Text("diagram-tells", "event", event, "actor", d.o.Words.Label("actor", d.g.Notices[k].To.String()))
	}
	var numbers []string
	for _, n := range d.taken[i] {
		numbers = append(numbers, fmt.Sprint(n))
	}
	if len(numbers) > 0 {
		event = d.o.Words.Text("diagram-step", "n", strings.Join(numbers, ", "), "event", event)
	}
	lines := []string{d.clean(event), d.clean(d.o.Words.Label("actor", e.Actor.String()))}
	var cites []string
	for _, r := range e.Cites {
		if !slices.Contains(cites, r.Cite) {
			cites = append(cites, r.Cite)
		}
	}
	for _, r := range append(d.g.BeforesDoneBy(e), d.grounds(e)...) {
		if !slices.Contains(cites, r.Cite) {
			cites = append(cites, r.Cite)
		}
	}
	if len(cites) > 0 {
		lines = append(lines, d.clean(strings.Join(cites, ", ")))
	}
	return lines
}

// effects are the effects of the grounds that open an edge of each class.
var effects = map[law.Class][]law.Effect{
	"refuse": {"may-refuse", "no-obligation", "barred"}, "decline": {"may-decline"},
	"postpone": {"may-postpone"}, "condition": {"may-condition"},
}

// grounds are the rules of the grounds that can open an edge.
func (d *diagram) grounds(e *flow.Edge) []*law.Rule {
	var out []*law.Rule
	for i := range d.g.Grounds {
		k := &d.g.Grounds[i]
		if e.Grounded() && k.Holder == e.Actor && slices.Contains(effects[e.Class], k.Rule.Ground.Effect) {
			out = append(out, k.Rule)
		}
	}
	return out
}

var mermaidText = strings.NewReplacer("&", "#amp;", `"`, "#quot;", "<", "#lt;", ">", "#gt;", "#", "#35;", ";", "#59;", "`", "#96;")

func mermaidLines(lines []string) string {
	var out []string
	for _, l := range lines {
		out = append(out, mermaidText.Replace(l))
	}
	return `"` + strings.Join(out, "<br/>") + `"`
}

func (d *diagram) mermaid() {
	visited := d.visited()
	fmt.Fprintf(&d.out, "---\ntitle: %q\n---\nflowchart TD\n", d.title())
	for i, s := range d.g.States {
		open, end := "[", "]"
		switch {
		case s.End:
			open, end = "([", "])"
		case s.Grounds:
			open, end = "{{", "}}" // a review
		}
		fmt.Fprintf(&d.out, "  s%d%s%s%s\n", i, open, mermaidLines(d.state(i)), end)
	}
	var thick []string
	for i := range d.g.Edges {
		e := &d.g.Edges[i]
		arrow := "-->"
		if len(d.taken[i]) > 0 {
			arrow = "==>"
			thick = append(thick, fmt.Sprint(i))
		}
		fmt.Fprintf(&d.out, "  s%d %s|%s| s%d\n", e.From, arrow, mermaidLines(d.edge(i)), e.To)
	}
	if len(thick) > 0 {
		fmt.Fprintf(&d.out, "  linkStyle %s stroke-width:4px\n", strings.Join(thick, ","))
		d.out.WriteString("  classDef taken stroke-width:4px\n  class ")
		var names []string
		for i := range d.g.States {
			if visited[i] {
				names = append(names, fmt.Sprintf("s%d", i))
			}
		}
		fmt.Fprintf(&d.out, "%s taken\n", strings.Join(names, ","))
	}
}

// dotLines is a quoted string of DOT, its lines centred.
func dotLines(lines []string) string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(l))
	}
	return `"` + strings.Join(out, `\n`) + `"`
}

func (d *diagram) dot() {
	visited := d.visited()
	fmt.Fprintf(&d.out, "digraph flow {\n  label=%s\n  labelloc=t\n  node [shape=box, fontname=\"sans-serif\"]\n  edge [fontname=\"sans-serif\", fontsize=10]\n",
		dotLines([]string{d.title()}))
	for i, s := range d.g.States {
		look := ""
		switch {
		case s.End:
			look = ", shape=doubleoctagon"
		case s.Grounds:
			look = ", shape=hexagon"
		}
		if visited[i] {
			look += ", penwidth=3"
		}
		fmt.Fprintf(&d.out, "  s%d [label=%s%s]\n", i, dotLines(d.state(i)), look)
	}
	for i := range d.g.Edges {
		e := &d.g.Edges[i]
		look := ""
		if len(d.taken[i]) > 0 {
			look = ", penwidth=3"
		}
		fmt.Fprintf(&d.out, "  s%d -> s%d [label=%s%s]\n", e.From, e.To, dotLines(d.edge(i)), look)
	}
	d.out.WriteString("}\n")
}
