package doc

import (
	"slices"
	"strings"

	"rogatory/sim/words"
)

// Page is a document as an HTML page of its own.
type Page struct {
	Title   string   // of the window, clean; empty: the first heading's
	Lang    string   // the language of the words; empty: that of Options.Words
	Class   string   // of the body, for a style of its own: kit, slides
	Top     []Item   // what stands above the page: a term, or a link (see Link) to another page
	Blocks  []Block  // the page itself
	Sources []Source // what citations lead to; those that no text of the page cites are left out
	Style   string   // more CSS, after that of every page
	Tight   bool     // on a page of text, no empty lines between blocks
}

// Source is a list of rules that citations lead to, such as those of one treaty.
type Source struct {
	Scope   string // a citation marked with it, or in a block that has it, means these rules
	Title   string
	Address string // of the official text; empty: none is known
	Rules   []SourceRule
}

// SourceRule is what one citation means. All texts are clean, or marked as texts of blocks are.
type SourceRule struct {
	ID    string // see CiteRule; may be empty
	Cite  string
	Says  string // in our words
	Notes []string
}

// Figure is a drawing with its words, for those who do not see it.
type Figure struct {
	SVG     string // an svg element, trusted: what it shows of names from outside has to be escaped
	Alt     string // what the drawing shows, in full sentences
	Caption string
}

// Break begins a new page on paper.
type Break struct{}

// Space is room to write by hand, as so many lines.
type Space struct {
	Lines int
}

func (Figure) block() {}
func (Break) block()  {}
func (Space) block()  {}

func (p Page) filled(w *words.Words) Page {
	if p.Lang == "" {
		p.Lang = w.Language()
	}
	top := slices.IndexFunc(p.Blocks, func(b Block) bool { h, ok := b.(Heading); return ok && h.Level == 1 })
	switch {
	case top >= 0 && p.Title == "":
		p.Title = p.Blocks[top].(Heading).Text
	case top >= 0:
	case p.Title != "":
		p.Blocks = append([]Block{Heading{Level: 1, Text: p.Title}}, p.Blocks...)
	case len(p.Blocks) > 0: // what it says first is its title
		switch first := p.Blocks[0].(type) {
		case Heading:
			p.Title = first.Text
		case Paragraph:
			p.Title = first.Text
		}
		if p.Title != "" {
			p.Blocks = append([]Block{Heading{Level: 1, Text: p.Title}}, p.Blocks[1:]...)
		}
	}
	p.Title = strings.TrimSpace(Plain(p.Title, false))
	return p
}
