// Package source reads YAML that people wrote: every problem at once, each with its file, line and
// column, the line itself, and what would be right.
package source

import "strconv"

// Pos is a place in a file; Line and Col count from 1, and are 0 where no place exists.
type Pos struct {
	File string
	Line int
	Col  int
}

// Text is a scalar that remembers its place, for conditions and references checked later.
type Text struct {
	Pos
	Value string
}

// String is file:line:col, or the file alone where there is no line.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
}
