package main

import (
	"fmt"
	"io"
	"strings"

	"rogatory/sim/schema"
	"rogatory/sim/words"
)

func (a *app) addGlossary() {
	a.add(command{name: "glossary", most: -1, do: a.doGlossary, names: a.glossaryNames})
}

// doGlossary takes several arguments for one word of several: may refuse.
func (a *app) doGlossary(args []string) error {
	l, err := a.open()
	if err != nil {
		return err
	}
	asked := strings.Join(args, " ")
	terms, near := l.Glossary(words.English(), asked)
	if len(terms) == 0 {
		meant := say("cli-glossary-all")
		if len(near) > 0 {
			meant = say("cli-did-you-mean", "near", strings.Join(near, say("cli-or")))
		}
		return &usageError{problems{say("cli-no-word", "name", fmt.Sprintf("%q", asked), "meant", meant)}}
	}
	g := schema.Glossary{Schema: "glossary/1", Terms: terms}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, g) })
	}
	p := &page{}
	p.title(1, say("cli-glossary-title"))
	var rows [][]string
	for i, t := range terms {
		row := []string{t.Word}
		if t.Means != "" {
			row = append(row, t.Means)
		}
		if t.ID != t.Word {
			row = append(row, say("cli-glossary-id", "id", t.ID))
		}
		if len(row) == 1 {
			row = append(row, say("cli-glossary-plain"))
		}
		rows = append(rows, row)
		if i+1 == len(terms) || terms[i+1].Group != t.Group {
			p.title(2, t.Title)
			p.list(rows...)
			rows = nil
		}
	}
	p.text(say("disclaimer"))
	return a.show(p)
}

func (a *app) glossaryNames() []string {
	l, err := a.open()
	if err != nil {
		return nil
	}
	var names []string
	terms, _ := l.Glossary(words.English(), "")
	for i, t := range terms {
		if i == 0 || terms[i-1].Group != t.Group {
			names = append(names, t.Group)
		}
		names = append(names, t.ID)
	}
	return names
}
