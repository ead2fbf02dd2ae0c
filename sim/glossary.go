package sim

import (
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/words"
)

// Term is a word that tables use.
type Term struct {
	Group string `json:"group"`
	Title string `json:"title"` // of the group
	ID    string `json:"id"`    // as files write it
	Word  string `json:"word"`  // as tables write it
	Means string `json:"means"`
}

// Glossary lists the words of tables, group by group. With a word: the terms of that word, id or group, or, if there
// is none, those whose word contains it. If there is no such term either, near are the words that could be meant.
func (l *Simulator) Glossary(w *words.Words, asked string) (terms []Term, near []string) {
	var all []Term
	for _, titles := range []string{"legend", "glossary"} {
		for _, group := range w.IDs(titles) {
			for _, id := range w.IDs(group) {
				all = append(all, l.term(w, group, w.Label(titles, group), id))
			}
		}
	}
	asked = strings.ToLower(strings.Join(strings.Fields(asked), " "))
	if asked == "" {
		return all, nil
	}
	for _, same := range []func(string) bool{
		func(s string) bool { return s == asked },
		func(s string) bool { return strings.Contains(s, asked) },
	} {
		for _, t := range all {
			names := []string{t.ID, t.Group, t.Word, w.Short(t.Group, t.ID)}
			if slices.ContainsFunc(names, func(name string) bool { return same(strings.ToLower(name)) }) {
				terms = append(terms, t)
			}
		}
		if len(terms) > 0 {
			return terms, nil
		}
	}
	var names []string
	for _, t := range all {
		for _, name := range []string{t.ID, t.Group, strings.ToLower(t.Word)} {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return nil, facts.Nearest(asked, names)
}

// term is one entry. What a circumstance means is the sentence of the vocabulary.
func (l *Simulator) term(w *words.Words, group, title, id string) Term {
	t := Term{Group: group, Title: title, ID: id, Word: w.Label(group, id), Means: w.Means(group, id)}
	if f, ok := l.Law.Facts.Circumstance(id); ok && group == "circumstance" {
		t.Means = l.Law.Facts.Fact(f).Says
	}
	if short := w.Short(group, id); t.Means == "" && short != "" && short != t.Word {
		t.Word, t.Means = short, t.Word
	}
	t.Word = words.Fill(t.Word, "holder", w.Text("glossary-holder"))
	return t
}
