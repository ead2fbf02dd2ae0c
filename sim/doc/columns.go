package doc

import "strings"

// How wide the columns of a table are, and how a table too wide for the page is divided.

const (
	comfort  = 15 // a column narrower than this is set so only if nothing else fits
	headroom = 11 // … and so is a head column
	measure  = 64 // a column wider than this is tiring to read
	longWord = 14 // a longer word may be divided before the table is
)

// sizes of a column's content.
type sizes struct {
	cited   int // the widest piece of a citation, which is never divided
	least   int // the widest piece of anything
	easy    int // the narrowest that reads well
	natural int // the widest line
}

func (t *Table) sizes(ascii bool) []sizes {
	out := make([]sizes, len(t.Cols))
	look := func(i int, c Cell) {
		for _, line := range c {
			out[i].natural = max(out[i].natural, Width(Plain(line, ascii)))
			rest, listed := strings.CutPrefix(line, bullet)
			for _, w := range split(rest, ascii) {
				for _, p := range w.pieces {
					n := Width(p.text) + Width(p.hang)
					if listed {
						n += Width(bullet)
					}
					if p.cite {
						out[i].cited = max(out[i].cited, n)
					} else {
						n = min(n, longWord)
					}
					out[i].least = max(out[i].least, n)
				}
			}
		}
	}
	for i, c := range t.Cols {
		look(i, Cell{c.Head})
	}
	for _, r := range t.Rows {
		for i, c := range r.Head {
			look(i, c)
		}
		for _, band := range r.Bands {
			for i, c := range band {
				look(len(r.Head)+i, c)
			}
		}
	}
	alike := sizes{}
	for i, c := range t.Cols {
		out[i].natural = max(out[i].least, min(out[i].natural, measure))
		easy := comfort
		if i < t.Span {
			easy = headroom
		}
		out[i].easy = max(out[i].least, min(out[i].natural, easy))
		if c.Alike {
			alike.cited = max(alike.cited, out[i].cited)
			alike.least = max(alike.least, out[i].least)
			alike.easy = max(alike.easy, out[i].easy)
			alike.natural = max(alike.natural, out[i].natural)
		}
	}
	for i, c := range t.Cols {
		if c.Alike {
			out[i] = alike
		}
	}
	return out
}

// frame is what borders and the spaces beside them take.
func frame(columns int) int { return 3*columns + 1 }

// part is some of a table's columns, with their widths.
type part struct {
	cols   []int
	widths []int
}

// parts divides a table into as few parts as fit the page. The head columns come again in each;
// groups of columns stay together where a group fits at all.
func (t *Table) parts(page int, ascii bool) []part {
	size := t.sizes(ascii)
	fits := func(cols []int, want func(sizes) int) bool {
		sum := frame(len(cols))
		for _, c := range cols {
			sum += want(size[c])
		}
		return sum <= page
	}
	easy := func(s sizes) int { return s.easy }
	least := func(s sizes) int { return s.least }

	if t.Whole {
		cols := make([]int, len(t.Cols))
		for i := range cols {
			cols[i] = i
		}
		if fits(cols, least) {
			return []part{{cols, t.allot(cols, size, page-frame(len(cols)))}}
		}
	}

	var heads []int
	for i := 0; i < t.Repeat; i++ {
		heads = append(heads, i)
	}
	with := func(cols ...[]int) []int {
		out := append([]int(nil), heads...)
		for _, c := range cols {
			out = append(out, c...)
		}
		return out
	}
	groups := t.groups()
	var units [][]int // what is not divided further
	for _, g := range groups {
		for len(g) > 1 && !fits(with(g), least) {
			units = append(units, g[:1])
			g = g[1:]
		}
		units = append(units, g)
	}
	var filled [][]int
	for _, u := range units {
		last := len(filled) - 1
		if last >= 0 && fits(with(filled[last], u), easy) {
			filled[last] = append(filled[last], u...)
		} else {
			filled = append(filled, append([]int(nil), u...))
		}
	}
	if len(filled) > 1 && len(units) == len(t.Cols)-t.Repeat && t.Cols[len(t.Cols)-1].Alike {
		filled = evenly(units, len(filled)) // three and two rather than four and one
	}
	var out []part
	for _, cols := range filled {
		cols = with(cols)
		out = append(out, part{cols, t.allot(cols, size, page-frame(len(cols)))})
	}
	return out
}

func (t *Table) groups() [][]int {
	var out [][]int
	for i := t.Repeat; i < len(t.Cols); i++ {
		if i > t.Repeat && t.Cols[i].Group == t.Cols[i-1].Group {
			out[len(out)-1] = append(out[len(out)-1], i)
		} else {
			out = append(out, []int{i})
		}
	}
	return out
}

func evenly(units [][]int, n int) [][]int {
	out := make([][]int, n)
	for i, u := range units {
		at := i * n / len(units)
		out[at] = append(out[at], u...)
	}
	return out
}

// allot shares the room among columns: none gets more than it can use, and the wider ones are cut
// to a common width.
func (t *Table) allot(cols []int, size []sizes, room int) []int {
	widths := make([]int, len(cols))
	sum := func(at func(sizes) int) (n int) {
		for i, c := range cols {
			widths[i] = max(at(size[c]), 1)
			n += widths[i]
		}
		return n
	}
	if sum(func(s sizes) int { return s.natural }) <= room {
		return widths
	}
	floor := func(s sizes) int { return s.easy }
	if sum(floor) > room {
		floor = func(s sizes) int { return s.least }
	}
	if total := sum(floor); total > room { // short words are divided too, and citations only where nothing else helps
		total = narrow(widths, total, room, func(i int) int { return max(size[cols[i]].cited, 4) })
		narrow(widths, total, room, func(int) int { return 1 })
		return widths
	}
	limit := 1
	for sum(func(s sizes) int { return max(floor(s), min(s.natural, limit+1)) }) <= room {
		limit++
	}
	sum(func(s sizes) int { return max(floor(s), min(s.natural, limit)) })
	return widths
}

// narrow takes from the widest columns, none below its least, until the total fits the room.
func narrow(widths []int, total, room int, least func(int) int) int {
	for ; total > room; total-- {
		widest := -1
		for i, n := range widths {
			if n > least(i) && (widest < 0 || n > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return total
}
