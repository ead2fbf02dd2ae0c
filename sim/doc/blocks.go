package doc

import "strings"

// A report is built once, as blocks that know nothing of their medium, and then rendered. Texts in
// it are clean, and citations in them are marked (see Cite).
//
// A scope says whose rules the citations of a block mean, such as a treaty's id; only HTML uses it, to let a citation lead
// to its rule (see Page.Sources). That of a column comes before that of a row, and both before that of the table.

// Block is a heading, a paragraph, a list, a table, a figure, a page break or room to write.
type Block interface{ block() }

// Heading is a title; level 1 is the report's.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is a running text.
type Paragraph struct {
	Text  string
	Scope string
	Style string // of the HTML page: a class, such as Meta; other forms have none
}

// Meta is the style of a paragraph that is about the document and not of it.
const Meta = "meta"

// List is a list of terms, each with its text.
type List struct {
	Items []Item
	Scope string
}

// Item is a term with its text; one without a term is a line of a plain list.
type Item struct {
	Term  string
	Text  string
	Each  []string // instead of Text: things that are listed one after the other, or each on a line of its own where there is room
	More  []string // further texts, each on a line of its own where the form has lines
	Scope string
}

// Code is what is typed, or stands in a file: its lines as they are.
type Code struct {
	Lines []string
}

// Table has head columns that run down the whole of a row, and other columns whose cells are
// divided into bands: lines that are kept level across the row.
type Table struct {
	Cols   []Column
	Span   int   // how many columns at the left run down the whole of a row
	Repeat int   // how many columns at the left come again where a table is divided
	Ruled  bool  // a line between rows
	Whole  bool  // not divided if it fits at all: a row says little without all of its columns
	Blank  bool  // empty cells are room to write
	Open   bool  // columns with a line under their heads and no frame, for a plain list
	Least  []int // of an open table that goes on under several headings: how wide its columns are at least. On a page of text its heads are left out
	Rows   []Row
	Scope  string
}

// Column is a column of a table. Columns of the same group stay together where a table is
// divided, if they can; alike ones get the same width.
type Column struct {
	Head  string
	Group int
	Alike bool
	Scope string
}

// Row is the cells of its head columns and, for each band, those of the others.
type Row struct {
	Head  []Cell
	Bands [][]Cell
	Scope string
}

// Cell is the lines of a cell. A line that begins with a bullet is an item of a list.
type Cell []string

const bullet = "· "

func (Heading) block()   {}
func (Paragraph) block() {}
func (Code) block()      {}
func (List) block()      {}
func (Table) block()     {}

func (c Cell) Empty() bool {
	for _, line := range c {
		if line != "" {
			return false
		}
	}
	return true
}

// running is the text of an item on one line.
func (it Item) running() string {
	if len(it.Each) > 0 {
		return strings.Join(it.Each, "; ")
	}
	return it.Text
}

// single is the text of an item that lists at most one thing.
func (it Item) single() string {
	if len(it.Each) > 1 {
		return ""
	}
	return it.running()
}

// Lines is a cell of those texts that are not empty.
func Lines(texts ...string) Cell {
	var c Cell
	for _, t := range texts {
		if t != "" {
			c = append(c, t)
		}
	}
	return c
}

// Simple is a row without bands, after span head cells.
func Simple(span int, cells ...Cell) Row {
	return Row{Head: cells[:span], Bands: [][]Cell{cells[span:]}}
}

// Bulleted is a cell whose lines are items of a list.
func Bulleted(c Cell) Cell {
	var out Cell
	for _, line := range c {
		out = append(out, bullet+line)
	}
	return out
}
