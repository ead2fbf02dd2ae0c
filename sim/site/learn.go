package site

import (
	"strings"

	"rogatory/sim/doc"
)

// lessons are the steps of the tutorial: for each a title, what to know, what to type, and what to look at. Their words
// are site-learn-STEP, -text, -code and -look.
var lessons = []string{"run", "read", "change", "why", "write", "reading", "treaty", "teach"}

// learn makes the page of the tutorial.
func (b *builder) learn() error {
	p := Page{Path: "learn.html", Title: b.say("site-learn")}
	p.Blocks = append(p.Blocks, doc.Heading{Level: 1, Text: p.Title}, doc.Paragraph{Text: b.say("site-learn-intro")})
	for i, step := range lessons {
		p.Blocks = append(p.Blocks,
			doc.Heading{Level: 2, Text: b.say("numbered", "n", i+1, "title", b.say("site-learn-"+step))},
			doc.Paragraph{Text: b.say("site-learn-" + step + "-text")},
			doc.Code{Lines: strings.Split(strings.TrimSpace(b.say("site-learn-"+step+"-code")), "\n")},
			doc.Paragraph{Text: b.say("site-learn-" + step + "-look")})
	}
	b.add(p)
	return nil
}
