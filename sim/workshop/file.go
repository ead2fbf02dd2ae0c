package workshop

import "rogatory/sim/doc"

// File is one document of a kit. Each sheet begins on a page of its own.
type File struct {
	Name   string // guide | cards | handout | questions | answers | slides
	Title  string // clean
	Sheets []Sheet
}

// Sheet is a page of paper, a card or a slide.
type Sheet []doc.Block

// Names are the documents of a kit, in the order in which a trainer needs them.
var Names = []string{"guide", "cards", "handout", "slides", "questions", "answers"}

// Files are the documents of the kit, in the order of Names.
func (k *Kit) Files() []File {
	make := map[string]func() []Sheet{
		"guide": k.guide, "cards": k.cardSheets, "handout": k.handout, "slides": k.slides, "questions": k.questions, "answers": k.answers,
	}
	var out []File
	for _, name := range Names {
		out = append(out, File{
			Name: name, Sheets: make[name](),
			Title: say("kit-page-title", "title", doc.Clean(k.Scenario.Workshop.Title), "file", say("kit-file-"+name)),
		})
	}
	return out
}
