package diagram

import (
	"fmt"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
)

// kind is how an edge stands in a picture.
type kind int

const (
	lawful kind = iota // of a treaty's flow, without a case
	taken
	open
	closed
)

// box is one edge, or several doors that were closed to one actor at one state for the same reasons.
type box struct {
	kind    kind
	edges   []int
	numbers []int // of steps
	main    bool  // on the path taken, or without a case on the shortest course
	actor   facts.Actor
	stage   int // index into facts.Stages
	from    int // state
	paras   []para

	x, y, w, h int
	lines      []line
}

// rank is where a box stands in its cell: what leads on, then what stood open, then what did not.
func (b *box) rank() int {
	switch {
	case b.main:
		return 0
	case b.kind == open:
		return 1
	case b.kind == closed:
		return 2
	}
	return 3
}

// para is a paragraph of a box, citations marked.
type para struct {
	style style
	text  string
	head  bool // stands beside the sign of the box
}

// boxes are the boxes of a picture in the order of reading: by steps, then by the states as the path came to them.
func (d *diagram) boxes() []*box {
	if d.c == nil {
		var out []*box
		for i := range d.g.Edges {
			b := d.box(lawful, i)
			b.main = slices.Contains(d.shortest(), i)
			b.paras = append(b.paras, d.grounds(&d.g.Edges[i])...)
			b.paras = append(b.paras, d.guard(&d.g.Edges[i])...)
			out = append(out, d.finish(b, d.citations(&d.g.Edges[i])))
		}
		return d.overlines(d.same(out))
	}
	var out []*box
	for n, i := range d.c.Edges {
		if len(d.taken[i]) > 0 && d.taken[i][0] == n+1 {
			out = append(out, d.step(i))
		}
	}
	for k := range d.c.Doors {
		out = d.addDoor(out, &d.c.Doors[k])
	}
	out = d.same(out)
	for _, g := range d.c.Gagged {
		out = append(out, d.gagged(&g))
	}
	return d.overlines(out)
}

// gagged is what somebody knows and must not tell.
func (d *diagram) gagged(g *sim.Gagged) *box {
	var tells []string
	for _, a := range g.Tells {
		tells = append(tells, doc.Clean(d.o.Words.Label("actor", a)))
	}
	a, _ := facts.ActorNamed(g.Actor)
	return &box{kind: closed, actor: a, stage: slices.Index(facts.Stages, g.Stage), from: -1, paras: []para{
		{style: headStyle, text: d.o.Words.Text("picture-tell", "actors", strings.Join(tells, ", ")), head: true},
		{style: bodyStyle, text: d.o.Words.Text("picture-gag-until", "until", d.o.Words.Label("gag-end", g.Until), "cites", doc.Cite(g.Cite))},
	}}
}

// box is an edge with its event.
func (d *diagram) box(k kind, i int) *box {
	e := &d.g.Edges[i]
	return &box{
		kind: k, edges: []int{i}, actor: e.Actor, stage: slices.Index(facts.Stages, string(e.Stage)), from: e.From,
		paras: []para{{style: headStyle, text: d.event(e), head: true}},
	}
}

// event is what happens, and who is told.
func (d *diagram) event(e *flow.Edge) string {
	event := d.o.Words.Label("event", e.Base)
	if k := e.Notice(); k >= 0 {
		event = d.o.Words.Text("diagram-tells", "event", event, "actor", d.o.Words.Label("actor", d.g.Notices[k].To.String()))
	}
	return doc.Clean(event)
}

// finish adds the citations, and where the edge leads.
func (d *diagram) finish(b *box, cites []string) *box {
	var rest []string // what the reasons do not cite
	for _, c := range cites {
		if !slices.ContainsFunc(b.paras, func(p para) bool { return strings.Contains(p.text, doc.Cite(c)) }) {
			rest = append(rest, c)
		}
	}
	if len(rest) > 0 {
		b.paras = append(b.paras, para{style: noteStyle, text: doc.Cites(rest)})
	}
	e := &d.g.Edges[b.edges[0]]
	switch {
	case e.Outcome != "" && !slices.Contains(successes, e.Outcome) && b.kind != closed:
		b.paras = append(b.paras, para{style: noteStyle, text: d.o.Words.Text("picture-ends", "outcome", d.o.Words.Label("outcome", string(e.Outcome)))})
	case b.kind == lawful && e.From != e.To:
		b.paras = append(b.paras, para{style: noteStyle, text: d.o.Words.Text("picture-leads", "state", d.stateName(e.To))})
	}
	return b
}

// successes are the outcomes after which the request goes on.
var successes = []law.Outcome{"delivered", "delivered-in-part", "preserved"}

func (d *diagram) stateName(i int) string {
	return doc.Clean(strings.ReplaceAll(d.g.States[i].Name, "-", " "))
}

// overlines names the state of every box whose stage has several.
func (d *diagram) overlines(list []*box) []*box {
	for _, b := range list {
		if b.from >= 0 && slices.ContainsFunc(list, func(o *box) bool { return o.stage == b.stage && o.from >= 0 && o.from != b.from }) {
			b.paras = append([]para{{style: noteStyle, text: d.o.Words.Text("picture-at", "state", d.stateName(b.from)), head: true}}, b.paras...)
		}
	}
	return list
}

// citations are those of an edge itself, without those of its grounds.
func (d *diagram) citations(e *flow.Edge) []string {
	var out []string
	for _, r := range append(slices.Clone(e.Cites), d.g.BeforesDoneBy(e)...) {
		if !slices.Contains(out, r.Cite) {
			out = append(out, r.Cite)
		}
	}
	return out
}

// step is an edge on the path, with what the result says of its first step.
func (d *diagram) step(i int) *box {
	b := d.box(taken, i)
	b.numbers, b.main = d.taken[i], true
	var cites []string
	for _, n := range b.numbers {
		s := &d.c.Request.Path[n-1]
		var grounds []string
		for _, id := range s.Grounds {
			if r := d.g.Text.Rule(id); r != nil {
				grounds = append(grounds, d.topic(r.Topic)+", "+doc.Cite(r.Cite))
			}
		}
		if len(grounds) > 0 {
			b.add(bodyStyle, d.o.Words.Text("picture-on", "grounds", strings.Join(grounds, "; ")))
		}
		if s.Note != "" {
			b.add(bodyStyle, d.o.Words.Text("picture-about-notice", "about", doc.Clean(s.Note)))
		}
		for _, c := range s.Cites {
			if !slices.Contains(cites, c) && !strings.Contains(strings.Join(grounds, "\n"), doc.Cite(c)) {
				cites = append(cites, c)
			}
		}
	}
	return d.finish(b, cites)
}

// add adds a paragraph, once.
func (b *box) add(s style, text string) {
	if !slices.ContainsFunc(b.paras, func(p para) bool { return p.text == text }) {
		b.paras = append(b.paras, para{style: s, text: text})
	}
}

// addDoor adds what was not taken: doors that were closed to one actor at one state for the same reasons are one box.
func (d *diagram) addDoor(list []*box, door *sim.Door) []*box {
	e := &d.g.Edges[door.Edge]
	k := closed
	if door.Open {
		k = open
	}
	b := d.box(k, door.Edge)
	if k == closed {
		b.paras = append(b.paras, d.reasons(e, door)...)
	} else {
		b.paras = append(b.paras, d.standing(door.Grounds, true)...)
	}
	cites := d.citations(e)
	if k == closed {
		for _, other := range list {
			if other.kind == closed && other.actor == b.actor && other.from == b.from && other.stage == b.stage && len(door.Grounds) == 0 && d.sameReasons(other, b, cites) {
				other.edges = append(other.edges, door.Edge)
				other.paras[0].text = d.o.Words.Text("picture-and", "one", other.paras[0].text, "other", d.event(e))
				return list
			}
		}
	}
	return append(list, d.finish(b, cites))
}

// sameReasons compares what two boxes say after their events.
func (d *diagram) sameReasons(old, b *box, cites []string) bool {
	alone := *b
	alone.paras = slices.Clone(b.paras)
	return slices.Equal(old.paras[1:], d.finish(&alone, cites).paras[1:])
}

// longReasons is how many characters reasons have before they are said only once.
const longReasons = 120

// same says of a door that was closed, or open, for the same long reasons as one before it, at another state, only that.
func (d *diagram) same(list []*box) []*box {
	full := make([][]para, len(list))
	for i, b := range list {
		full[i] = b.paras
	}
	for i, b := range list {
		if b.kind == taken || size(b.paras[1:]) < longReasons {
			continue
		}
		for j, other := range list[:i] {
			if other.kind == b.kind && other.actor == b.actor && slices.Equal(full[j], full[i]) {
				text := d.o.Words.Text("picture-same-"+[]string{"lawful", "", "open", "closed"}[b.kind], "state", d.stateName(other.from))
				b.paras = []para{full[i][0], {style: bodyStyle, text: text}}
				break
			}
		}
	}
	return list
}

func size(paras []para) int {
	n := 0
	for _, p := range paras {
		n += len([]rune(p.text))
	}
	return n
}

// grounds lists the grounds that can open an edge, by what each of them lets its holder do.
func (d *diagram) grounds(e *flow.Edge) []para {
	var out []para
	var order []law.Effect
	by := map[law.Effect][]string{}
	for _, i := range e.Opening() {
		r := d.g.Grounds[i].Rule
		if by[r.Ground.Effect] == nil {
			order = append(order, r.Ground.Effect)
		}
		if text := d.topic(r.Topic) + ", " + doc.Cite(r.Cite); !slices.Contains(by[r.Ground.Effect], text) {
			by[r.Ground.Effect] = append(by[r.Ground.Effect], text)
		}
	}
	for _, effect := range order {
		out = append(out, para{style: bodyStyle, text: d.o.Words.Text("picture-list", "head", capital(d.o.Words.Label("effect", string(effect))), "list", strings.Join(by[effect], "; "))})
	}
	return out
}

func (d *diagram) topic(id string) string { return doc.Clean(d.o.Words.Label("topic", id)) }

// number is the numbers of a box's steps.
func (b *box) number() string {
	var out []string
	for _, n := range b.numbers {
		out = append(out, fmt.Sprint(n))
	}
	return strings.Join(out, ", ")
}
