package diagram

import (
	"slices"

	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// Pixels.
const (
	margin    = 28
	laneHead  = 132 // the names of the actors
	boxPad    = 10
	boxGap    = 12 // between boxes of a cell
	stepGap   = 26 // between two steps of the path in one cell: an arrow stands there
	lanePad   = 18
	signSpace = 22 // beside the first line of a box, for its sign
	trackGap  = 10 // between lines that run side by side
	gutterMin = 30
)

// widths are how a column can be set: how wide its boxes are, and how many of them stand side by side. What was taken
// has the whole width.
var widths = []struct{ box, side int }{
	{150, 1}, {168, 1}, {188, 1}, {212, 1}, {240, 1}, {270, 1}, {188, 2}, {212, 2}, {240, 2}, {212, 3}, {240, 3}, {240, 4}, {240, 5}, {240, 6},
}

// line is a line of text, at its baseline.
type line struct {
	x, y  int
	style style
	text  string
}

// column is a stage; lane is an actor.
type column struct {
	stage int
	x, w  int
	box   int // width of a box
	side  int // boxes side by side
	least int // how wide a box has to be so that no citation is broken
	lines []line
}

type lane struct {
	actor facts.Actor
	y, h  int
	top   int // of its boxes
	lines []line
}

// link leads from box to box.
type link struct {
	from, to int
	thick    bool
	points   [][2]int
}

// layout is where everything is.
type layout struct {
	d       *diagram
	boxes   []*box
	columns []column
	lanes   []lane
	cells   [][][]*box // by lane and column
	links   []*link
	routes  []routed
	head    []line
	legend  []sample
	foot    []line
	w, h    int

	gutters  []int // how many lines run in the gutter left of each column, and right of the last
	channels []int // … and above the boxes of each lane
	gutterX  []int
	straight map[[2]int]bool // cells that a line runs through at the height of their first box
}

func (d *diagram) layOut() *layout {
	l := &layout{d: d, boxes: d.boxes(), straight: map[[2]int]bool{}}
	l.grid()
	l.wrapColumns()
	l.link()
	l.place()
	return l
}

// grid finds the stages and the actors that have a box.
func (l *layout) grid() {
	for stage := range facts.Stages {
		if slices.ContainsFunc(l.boxes, func(b *box) bool { return b.stage == stage }) {
			l.columns = append(l.columns, column{stage: stage})
		}
	}
	for a := range facts.NumActors {
		if slices.ContainsFunc(l.boxes, func(b *box) bool { return b.actor == facts.Actor(a) }) {
			l.lanes = append(l.lanes, lane{actor: facts.Actor(a)})
		}
	}
	for i := range l.lanes {
		l.cells = append(l.cells, make([][]*box, len(l.columns)))
		for j := range l.columns {
			for _, k := range []int{0, 1, 2, 3} {
				for _, b := range l.boxes {
					if b.rank() == k && b.actor == l.lanes[i].actor && b.stage == l.columns[j].stage {
						l.cells[i][j] = append(l.cells[i][j], b)
					}
				}
			}
		}
	}
	l.gutters = make([]int, len(l.columns)+1)
	l.channels = make([]int, len(l.lanes))
}

func (l *layout) lane(b *box) int {
	return slices.IndexFunc(l.lanes, func(n lane) bool { return n.actor == b.actor })
}

func (l *layout) column(b *box) int {
	return slices.IndexFunc(l.columns, func(c column) bool { return c.stage == b.stage })
}

// wrapColumns sets the columns so that the whole is as large as it can be on a screen of 16 to 9: beginning with the
// narrowest, it widens one column, or two, as long as that helps.
func (l *layout) wrapColumns() {
	heights := make([][][]int, len(l.columns)) // by column, width and lane
	setting := make([]int, len(l.columns))
	for j := range l.columns {
		for i := range l.lanes {
			for _, b := range l.cells[i][j] {
				l.columns[j].least = max(l.columns[j].least, l.least(b))
			}
		}
		for k := range widths {
			l.setColumn(j, k)
			var list []int
			for i := range l.lanes {
				list = append(list, l.stack(i, j))
			}
			heights[j] = append(heights[j], list)
		}
	}
	cost := func() int {
		w, h := 2*margin+laneHead, 160
		for j := range l.columns {
			l.setColumn(j, setting[j])
			w += l.columns[j].w + gutterMin
		}
		for i := range l.lanes {
			most := 2 * laneStyle.height
			for j := range l.columns {
				most = max(most, heights[j][setting[j]][i])
			}
			h += most + 2*lanePad
		}
		return 9*w + 16*h + max(9*w, 16*h)
	}
	for best := cost(); ; {
		var move [4]int
		for a := range setting {
			for b := a; b < len(setting); b++ {
				for n := range 12 { // a by one to three, b by none to three
					up, also := n%3+1, n/3
					if b == a && also > 0 || setting[a]+up >= len(widths) || setting[b]+also >= len(widths) {
						continue
					}
					setting[a] += up
					setting[b] += also
					if c := cost(); c < best {
						best, move = c, [4]int{a, up, b, also}
					}
					setting[a] -= up
					setting[b] -= also
				}
			}
		}
		if move[1] == 0 {
			break
		}
		setting[move[0]] += move[1]
		setting[move[2]] += move[3]
	}
	for j := range l.columns {
		l.setColumn(j, setting[j])
		for i := range l.lanes {
			l.stack(i, j)
		}
	}
}

// setColumn gives a column one of the widths, or more if a citation needs it.
func (l *layout) setColumn(j, k int) {
	c := &l.columns[j]
	c.box, c.side = max(widths[k].box, c.least), widths[k].side
	c.w = c.side*c.box + (c.side-1)*boxGap
}

// least is how wide a box has to be so that no citation is broken.
func (l *layout) least(b *box) int {
	most := 0
	for _, p := range b.paras {
		most = max(most, p.style.least(p.text, l.d.o.ASCII)+l.indent(b, p))
	}
	return most + 2*boxPad
}

// indent is how far a paragraph stands in, beside the sign of its box.
func (l *layout) indent(b *box, p para) int {
	switch {
	case !p.head || b.kind == lawful:
		return 0
	case b.kind == taken:
		return pill(b) + 8
	}
	return signSpace
}

// pill is how wide the number of a box is drawn.
func pill(b *box) int { return max(22, noteStyle.width(b.number())+12) }

// stack sets the boxes of a cell, placed from its upper left corner, and says how high they are together: what was
// taken below each other, the rest each in the shortest of the piles that stand side by side.
func (l *layout) stack(i, j int) int {
	c := &l.columns[j]
	piles := make([]int, c.side)
	for n, b := range l.cells[i][j] {
		if b.main {
			l.set(b, c.w)
			b.x, b.y = 0, piles[0]
			if n > 0 {
				b.y += stepGap - boxGap
			}
			for k := range piles {
				piles[k] = b.y + b.h + boxGap
			}
			continue
		}
		k := slices.Index(piles, slices.Min(piles))
		l.set(b, c.box)
		b.x, b.y = k*(c.box+boxGap), piles[k]
		piles[k] += b.h + boxGap
	}
	return slices.Max(piles) - boxGap
}

// set breaks the texts of a box into lines, placed from its upper left corner.
func (l *layout) set(b *box, w int) {
	b.w, b.lines = w, nil
	y := boxPad
	for k, p := range b.paras {
		if k > 0 && !p.head {
			y += 4
		}
		in := l.indent(b, p)
		for _, text := range p.style.wrap(p.text, w-2*boxPad-in, l.d.o.ASCII) {
			b.lines = append(b.lines, line{x: boxPad + in, y: y + p.style.height - 4, style: p.style, text: l.d.plain(text)})
			y += p.style.height
		}
	}
	b.h = max(y+boxPad-2, 44)
}

func (d *diagram) plain(s string) string {
	if d.o.ASCII {
		return d.clean(s)
	}
	return doc.Plain(s, false)
}

// place gives everything its place.
func (l *layout) place() {
	for i := range l.lanes {
		n := &l.lanes[i]
		n.lines = nil
		for k, text := range laneStyle.wrap(capital(l.d.actor(n.actor)), laneHead-16, l.d.o.ASCII) {
			n.lines = append(n.lines, line{style: laneStyle, text: l.d.plain(text), y: (k + 1) * laneStyle.height})
		}
	}
	x := margin + laneHead
	l.gutterX = make([]int, len(l.gutters))
	for j := range l.columns {
		l.gutterX[j] = x
		x += l.gutter(j)
		l.columns[j].x = x
		x += l.columns[j].w
	}
	last := len(l.columns)
	l.gutterX[last] = x
	x += l.gutter(last)
	l.w = max(x+margin, 960)
	y := l.heading()
	for i := range l.lanes {
		n := &l.lanes[i]
		n.y = y
		n.top = y + lanePad + l.channels[i]*trackGap
		n.h = len(n.lines) * laneStyle.height
		for j := range l.columns {
			n.h = max(n.h, l.stack(i, j))
			for _, b := range l.cells[i][j] {
				b.x, b.y = b.x+l.columns[j].x, b.y+n.top
			}
		}
		n.h += n.top - y + lanePad
		y += n.h
	}
	l.route()
	l.h = l.footing(y)
}

func (l *layout) gutter(j int) int {
	if l.gutters[j] < 2 {
		return gutterMin
	}
	return gutterMin + (l.gutters[j]-1)*trackGap
}
