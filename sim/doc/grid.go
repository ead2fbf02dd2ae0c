package doc

import "strings"

// grid sets an open table in columns, with a line under their heads and no frame.
func (p *page) grid(t Table) {
	widths := p.gridWidths(t)
	row := func(cells []Cell) {
		down := make([][]string, len(widths))
		height := 1
		for i := range widths {
			for _, line := range cells[i] {
				down[i] = append(down[i], wrap(line, widths[i], p.ascii)...)
			}
			height = max(height, len(down[i]))
		}
		for y := range height {
			var parts []string
			for i := range widths {
				text := ""
				if y < len(down[i]) {
					text = down[i][y]
				}
				parts = append(parts, pad(text, widths[i]))
			}
			p.line(strings.Join(parts, "  "))
		}
	}
	if t.Least == nil {
		var heads []Cell
		for _, c := range t.Cols {
			heads = append(heads, Cell{c.Head})
		}
		row(heads)
		sign := "─"
		if p.ascii {
			sign = "-"
		}
		var rule []string
		for _, n := range widths {
			rule = append(rule, strings.Repeat(sign, n))
		}
		p.line(strings.Join(rule, "  "))
	}
	for _, cells := range t.flat() {
		row(cells)
	}
}

// flat are the cells of a table row by row, those at the head of a row in each of its bands.
func (t Table) flat() [][]Cell {
	var out [][]Cell
	for _, r := range t.Rows {
		for _, band := range r.Bands {
			out = append(out, append(append([]Cell(nil), r.Head...), band...))
		}
	}
	return out
}

// gridWidths gives each column what it needs, and then takes from the widest until the table fits.
func (p *page) gridWidths(t Table) []int {
	n, longest := make([]int, len(t.Cols)), make([]int, len(t.Cols))
	measure := func(i int, text string) {
		text = Plain(text, p.ascii)
		n[i] = max(n[i], Width(text))
		for _, word := range strings.Fields(text) {
			longest[i] = max(longest[i], Width(word))
		}
	}
	for i, c := range t.Cols {
		if t.Least != nil {
			n[i] = t.Least[i]
		} else {
			measure(i, c.Head)
		}
	}
	for _, cells := range t.flat() {
		for i, c := range cells {
			for _, line := range c {
				measure(i, line)
			}
		}
	}
	total := func() int {
		sum := 2 * (len(n) - 1)
		for _, x := range n {
			sum += x
		}
		return sum
	}
	// First no column is made narrower than its longest word, then none narrower than eight.
	for _, least := range [][]int{longest, make([]int, len(n))} {
		for total() > p.width {
			widest := -1
			for i := range n {
				if n[i] > max(least[i], 8) && (widest < 0 || n[i] > n[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			n[widest]--
		}
	}
	return n
}
