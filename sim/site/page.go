package site

import (
	"bytes"
	"slices"
	"strings"

	"rogatory/sim/doc"
	"rogatory/sim/words"
)

// parts are the first pages of the site, which every page leads to.
var parts = []struct{ path, key string }{
	{"index.html", "site-start"}, {"comparisons/index.html", "site-compare"}, {"terms/index.html", "site-words"}, {"claims.html", "site-said"}, {"learn.html", "site-learn"},
}

// HTML is a page as a file of its own.
func HTML(p Page, w *words.Words) ([]byte, error) {
	if w == nil {
		w = words.English()
	}
	page := doc.Page{Title: doc.Plain(p.Title, false), Blocks: p.Blocks, Sources: p.Lead}
	var top []string
	for _, part := range parts {
		text := w.Text(part.key)
		if part.path != p.Path {
			text = link(p.Path, part.path, text)
		}
		top = append(top, text)
	}
	page.Top = []doc.Item{{Text: strings.Join(top, " · ")}}
	disclaimer := doc.Paragraph{Text: w.Text("disclaimer")}
	if last, ok := page.Blocks[len(page.Blocks)-1].(doc.Paragraph); !ok || last.Text != disclaimer.Text {
		page.Blocks = append(slices.Clone(page.Blocks), disclaimer)
	}
	var b bytes.Buffer
	err := doc.HTML(&b, page, doc.Options{Words: w})
	return b.Bytes(), err
}
