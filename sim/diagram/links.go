package diagram

import "slices"

// A link leaves a box at its right, runs down or up a gutter, and comes to the next box from the left; past columns whose
// cells are in its way it runs in a channel above the boxes of the lane.

// way is how a link runs; the numbers are its tracks.
type way int

const (
	below     way = iota // straight down to the next box of the cell
	around               // out and back in at the right, within a cell
	fromAbove            // within a column, by the channel of the other lane and in from above
	near                 // by one gutter to the next column
	turnThen             // down the gutter first, then along the lane of its end
	thenTurn             // along the lane of its beginning first, then down the gutter
	over                 // by a channel
)

type routed struct {
	*link
	way           way
	out, in, over int // tracks in the gutter where it leaves, in the gutter where it comes in, in the channel
}

// link finds who follows whom, and how the lines run.
func (l *layout) link() {
	at := func(edge int) int {
		return slices.IndexFunc(l.boxes, func(b *box) bool { return b.main && slices.Contains(b.edges, edge) })
	}
	var course []int
	if l.d.c != nil {
		course = l.d.c.Edges
	} else {
		course = l.d.shortest()
	}
	for n := 0; n+1 < len(course); n++ {
		a, b := at(course[n]), at(course[n+1])
		if a >= 0 && b >= 0 && a != b {
			l.links = append(l.links, &link{from: a, to: b, thick: l.d.c != nil})
		}
	}
	for _, k := range l.links {
		l.choose(k)
	}
}

// choose picks the way of a link and takes its tracks.
func (l *layout) choose(k *link) {
	a, b := l.boxes[k.from], l.boxes[k.to]
	la, lb, ca, cb := l.lane(a), l.lane(b), l.column(a), l.column(b)
	cell := l.cells[la][ca]
	r := routed{link: k}
	take := func(list []int, i int) int {
		list[i]++
		return list[i] - 1
	}
	free := func(lane int) bool {
		for c := ca + 1; c < cb; c++ {
			if len(l.cells[lane][c]) > 0 || l.straight[[2]int{lane, c}] {
				return false
			}
		}
		return true
	}
	run := func(lane int) {
		for c := ca + 1; c < cb; c++ {
			l.straight[[2]int{lane, c}] = true
		}
	}
	first := func(b *box, lane, col int) bool { return l.cells[lane][col][0] == b }
	switch {
	case la == lb && ca == cb && slices.Index(cell, b) == slices.Index(cell, a)+1:
		r.way = below
	case ca == cb && la != lb && first(b, lb, cb):
		r.way = fromAbove
		r.out = take(l.gutters, ca+1)
		r.over = take(l.channels, lb)
	case ca == cb:
		r.way = around
		r.out = take(l.gutters, ca+1)
	case cb > ca && la == lb && first(a, la, ca) && first(b, lb, cb) && free(lb):
		r.way = turnThen // without a turn: both stand at the same height
		r.out = -1
		run(lb)
	case cb == ca+1:
		r.way = near
		r.out = take(l.gutters, cb)
	case cb > ca && free(lb) && first(b, lb, cb):
		r.way = turnThen
		r.out = take(l.gutters, ca+1)
		run(lb)
	case cb > ca && free(la) && first(a, la, ca):
		r.way = thenTurn
		r.in = take(l.gutters, cb)
		run(la)
	default:
		r.way = over
		r.out = take(l.gutters, ca+1)
		r.over = take(l.channels, lb)
		r.in = take(l.gutters, cb)
	}
	l.routes = append(l.routes, r)
}

// crossed says that where a link leaves, another one comes in at the same height, to the box of the next column.
func (l *layout) crossed(r *routed) bool {
	a, b := l.boxes[r.from], l.boxes[r.to]
	lane, next := l.lane(a), l.column(a)+1
	if r.way == thenTurn || next >= len(l.columns) || len(l.cells[lane][next]) == 0 {
		return false
	}
	first := l.cells[lane][next][0]
	return first != b && first.main && first.y == a.y
}

// Where links leave and come in, below the top of a box.
const (
	portY   = 21
	returnY = 36
)

// route gives the links their points.
func (l *layout) route() {
	for i := range l.routes {
		r := &l.routes[i]
		a, b := l.boxes[r.from], l.boxes[r.to]
		ca, cb := l.column(a), l.column(b)
		track := func(gutter, n int) int { return l.gutterX[gutter] + 9 + n*trackGap }
		channel := func(b *box, n int) int { return l.lanes[l.lane(b)].y + lanePad/2 + 2 + n*trackGap }
		ay, by := a.y+portY, b.y+portY
		if r.way != below && r.out >= 0 && l.crossed(r) {
			ay = a.y + returnY
		}
		start, end := [2]int{a.x + a.w, ay}, [2]int{b.x, by}
		switch r.way {
		case below:
			x := a.x + boxPad + 11
			r.points = [][2]int{{x, a.y + a.h}, {x, b.y}}
		case around:
			x := track(ca+1, r.out)
			r.points = [][2]int{start, {x, ay}, {x, b.y + returnY}, {b.x + b.w, b.y + returnY}}
		case fromAbove:
			x, y, in := track(ca+1, r.out), channel(b, r.over), b.x+b.w-24
			r.points = [][2]int{start, {x, ay}, {x, y}, {in, y}, {in, b.y}}
		case near:
			x := track(cb, r.out)
			r.points = [][2]int{start, {x, ay}, {x, by}, end}
		case turnThen:
			if r.out < 0 {
				r.points = [][2]int{start, end}
				break
			}
			x := track(ca+1, r.out)
			r.points = [][2]int{start, {x, ay}, {x, by}, end}
		case thenTurn:
			x := track(cb, r.in)
			r.points = [][2]int{start, {x, ay}, {x, by}, end}
		case over:
			x, x2, y := track(ca+1, r.out), track(cb, r.in), channel(b, r.over)
			r.points = [][2]int{start, {x, ay}, {x, y}, {x2, y}, {x2, by}, end}
		}
	}
}
