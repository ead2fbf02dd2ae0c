// Package diagram draws the course of a request: as SVG with actors as lanes and stages as columns, or as text for
// Mermaid and Graphviz. It decides nothing: what was open and what was closed is in what it is given.
package diagram

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/flow"
	"rogatory/sim/words"
)

// Formats are the forms of a diagram; the first is the standard one.
var Formats = []string{"mermaid", "dot", "svg"}

// Options are how to draw. The zero value is Mermaid in English.
type Options struct {
	Format string // one of Formats
	ASCII  bool
	Words  *words.Words
	Prefix string // of the ids in an SVG, so that several can stand on one page
}

// Draw draws a flow. With the courses of a request, the steps of its path are numbered and drawn thick, never by
// colour alone; an SVG then shows of the rest what the path came past, open or closed, and why.
func Draw(w io.Writer, g *flow.Graph, c *sim.Courses, o Options) error {
	d := newDiagram(g, c, o)
	switch o.Format {
	case "", "mermaid":
		d.mermaid()
	case "dot":
		d.dot()
	case "svg":
		d.svg()
	default:
		return errors.New(d.o.Words.Text("error-diagram-format", "format", fmt.Sprintf("%q", o.Format)))
	}
	_, err := io.WriteString(w, d.out.String())
	return err
}

type diagram struct {
	g     *flow.Graph
	c     *sim.Courses // nil: the flow of a treaty, without a case
	o     Options
	taken map[int][]int // edge → numbers of the steps that take it
	out   strings.Builder
}

func newDiagram(g *flow.Graph, c *sim.Courses, o Options) *diagram {
	if o.Words == nil {
		o.Words = words.English()
	}
	d := &diagram{g: g, c: c, o: o, taken: map[int][]int{}}
	if c != nil {
		for n, i := range c.Edges {
			d.taken[i] = append(d.taken[i], n+1)
		}
	}
	return d
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
	rules := d.g.BeforesDoneBy(e)
	for _, i := range e.Opening() {
		rules = append(rules, d.g.Grounds[i].Rule)
	}
	for _, r := range rules {
		if !slices.Contains(cites, r.Cite) {
			cites = append(cites, r.Cite)
		}
	}
	if len(cites) > 0 {
		lines = append(lines, d.clean(strings.Join(cites, ", ")))
	}
	return lines
}
