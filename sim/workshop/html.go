package workshop

import (
	"bytes"
	_ "embed"

	"rogatory/sim/doc"
	"rogatory/sim/report"
)

//go:embed kit.css
var style string

// HTML writes a document of the kit as a page of its own, for a screen and for A4 or Letter paper. The same kit gives
// the same bytes.
func (k *Kit) HTML(f File) ([]byte, error) {
	p := doc.Page{Title: f.Title, Class: "kit " + f.Name, Style: style}
	switch n := len(k.Scenario.Requests); { // a card has one page, however much there is to say
	case n > 2:
		p.Class += " dense denser"
	case n > 1:
		p.Class += " dense"
	}
	for i, s := range f.Sheets {
		if i > 0 && f.Name == "answers" {
			p.Blocks = append(p.Blocks, doc.Break{})
		}
		p.Blocks = append(p.Blocks, s...)
	}
	if f.Name == "cards" || f.Name == "slides" { // each sheet has its own; the page's foot stands on the screen alone
		p.Blocks = append(p.Blocks, disclaimer())
		if f.Name == "cards" {
			p.Style = "@page { margin: 10mm 13mm 12mm; }\n" + style
		} else {
			p.Style = "@page { size: landscape; }\n" + style
		}
	}
	if f.Name == "guide" || f.Name == "answers" { // what the articles say is for those who may know the answers
		p.Sources = report.RunPage(k.Result, nil).Sources
	}
	var b bytes.Buffer
	err := doc.HTML(&b, p, doc.Options{})
	return b.Bytes(), err
}
