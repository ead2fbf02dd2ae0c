// Package doc is a document as blocks that know nothing of their medium, and its renderers: a page of a
// terminal, Markdown, a page of HTML, and tables for a spreadsheet. It decides nothing and has no words of its own.
package doc

import (
	"fmt"
	"io"

	"rogatory/sim/words"
)

// Format is the form of an output.
type Format string

// The formats of a document.
const (
	Text     Format = "table"
	Markdown Format = "markdown"
	Web      Format = "html"
	CSV      Format = "csv" // the tables alone, for a spreadsheet
)

// Options are how to write. The zero value is a page of 80 columns in English.
type Options struct {
	Format Format
	Width  int  // of a page, in columns; 0: 80
	ASCII  bool // no sign outside ASCII, except in names
	Words  *words.Words
}

// Filled gives what was left out its default.
func (o Options) Filled() Options {
	if o.Format == "" {
		o.Format = Text
	}
	if o.Width <= 0 {
		o.Width = 80
	}
	if o.Words == nil {
		o.Words = words.English()
	}
	return o
}

// Write writes a document. The error says that there is no such format, or that w could not be written to.
func Write(w io.Writer, blocks []Block, o Options) error {
	return WritePage(w, Page{Blocks: blocks}, o)
}

// WritePage writes a document of which more is said than its blocks, most of it for HTML alone.
func WritePage(w io.Writer, p Page, o Options) error {
	o = o.Filled()
	switch o.Format {
	case Text:
		return renderTable(w, p.Blocks, o, p.Tight)
	case Markdown:
		return renderMarkdown(w, p.Blocks, o)
	case Web:
		return HTML(w, p, o)
	case CSV:
		return renderCSV(w, p.Blocks, o)
	}
	return fmt.Errorf("%s", o.Words.Text("error-format", "format", fmt.Sprintf("%q", string(o.Format))))
}
