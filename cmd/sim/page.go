package main

import (
	"io"
	"strings"

	"rogatory/sim/doc"
)

// page builds the documents of lists and summaries. Results of runs are package report's. Its texts need not be clean.
type page struct {
	blocks []doc.Block
	tight  bool // no empty lines between blocks
}

func (p *page) add(b doc.Block) { p.blocks = append(p.blocks, b) }

func (p *page) title(level int, text string) { p.add(doc.Heading{Level: level, Text: tidy(text)}) }
func (p *page) text(text string)             { p.add(doc.Paragraph{Text: tidy(text)}) }

// list has a term in each row, and the texts that belong to it.
func (p *page) list(rows ...[]string) {
	var l doc.List
	for _, r := range rows {
		it := doc.Item{Term: tidy(r[0])}
		for _, text := range r[1:] {
			switch text = tidy(text); {
			case text == "":
			case it.Text == "":
				it.Text = text
			default:
				it.More = append(it.More, text)
			}
		}
		l.Items = append(l.Items, it)
	}
	p.add(l)
}

func (p *page) table(heads []string, rows [][]string) { p.part(heads, nil, rows) }

// part is a table that goes on under several titles, with the same columns under each, at least that wide.
func (p *page) part(heads []string, least []int, rows [][]string) {
	t := doc.Table{Open: true, Least: least, Repeat: 1}
	for _, h := range heads {
		t.Cols = append(t.Cols, doc.Column{Head: tidy(h)})
	}
	for _, r := range rows {
		var cells []doc.Cell
		for _, text := range r {
			cells = append(cells, doc.Cell{tidy(text)})
		}
		t.Rows = append(t.Rows, doc.Simple(0, cells...))
	}
	p.add(t)
}

// show writes a page in the form that the settings ask for.
func (a *app) show(p *page) error {
	return a.emit(func(w io.Writer) error { return p.write(w, doc.Options(a.reportOptions())) })
}

func (p *page) write(w io.Writer, o doc.Options) error {
	return doc.WritePage(w, doc.Page{Blocks: p.blocks, Tight: p.tight}, o)
}

const hardSpace = "\u00A0"

// whole keeps a citation, or another short name, on one line.
func whole(s string) string { return strings.ReplaceAll(s, " ", hardSpace) }

// tidy cleans a text, and leaves the spaces of what is whole.
func tidy(s string) string {
	parts := strings.Split(s, hardSpace)
	for i := range parts {
		parts[i] = doc.Clean(parts[i])
	}
	return strings.Join(parts, hardSpace)
}
