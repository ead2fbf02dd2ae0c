package report

// A report is built once, as blocks that know nothing of their medium, and then rendered. Texts in
// it are clean, and citations in them are marked (see cite).

// block is a heading, a paragraph, a list or a table.
type block interface{ block() }

// heading is a title; level 1 is the report's.
type heading struct {
	level int
	text  string
}

// paragraph is a running text.
type paragraph struct {
	text string
}

// list is a list of terms, each with its text.
type list struct {
	items []item
}

type item struct {
	term string
	text string
}

// table has head columns that run down the whole of a row, and other columns whose cells are
// divided into bands: lines that are kept level across the row.
type table struct {
	cols   []column
	span   int  // how many columns at the left run down the whole of a row
	repeat int  // how many columns at the left come again where a table is divided
	ruled  bool // a line between rows
	whole  bool // not divided if it fits at all: a row says little without all of its columns
	rows   []row
}

// column is a column of a table. Columns of the same group stay together where a table is
// divided, if they can; alike ones get the same width.
type column struct {
	head  string
	group int
	alike bool
}

// row is the cells of its head columns and, for each band, those of the others.
type row struct {
	head  []cell
	bands [][]cell
}

// cell is the lines of a cell. A line that begins with a bullet is an item of a list.
type cell []string

const bullet = "· "

func (heading) block()   {}
func (paragraph) block() {}
func (list) block()      {}
func (table) block()     {}

func (c cell) empty() bool {
	for _, line := range c {
		if line != "" {
			return false
		}
	}
	return true
}

// lines is a cell of those texts that are not empty.
func lines(texts ...string) cell {
	var c cell
	for _, t := range texts {
		if t != "" {
			c = append(c, t)
		}
	}
	return c
}

// simple is a row without bands, after span head cells.
func simple(span int, cells ...cell) row {
	return row{head: cells[:span], bands: [][]cell{cells[span:]}}
}

// items is a cell whose lines are items of a list.
func items(c cell) cell {
	var out cell
	for _, line := range c {
		out = append(out, bullet+line)
	}
	return out
}
