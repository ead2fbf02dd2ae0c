// Package words holds every word that a person reads, in one file: a translation is a file like it.
package words

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/source"
)

// SoftHyphen marks where a label may be divided.
const SoftHyphen = "\u00AD"

//go:embed words.yaml
var english []byte

// Words holds every word that a person reads. The zero value has none: Label and Text then fall
// back to the ids.
type Words struct {
	language string
	labels   map[string]map[string]wording
	groups   map[string][]string // group → ids, in the order of the file
	texts    map[string]string

	late func() *Words // has the labels, which are then read when first asked for; nil: they are here
}

// wording is one label in its forms.
type wording struct {
	Label string  `yaml:"label" need:"true"`
	Short *string `yaml:"short"`
	Means string  `yaml:"means"`
}

// English returns the words in words.yaml.
var English = sync.OnceValue(func() *Words {
	if texts, ok := quickly(english); ok {
		return &Words{language: "en", texts: texts, late: whole}
	}
	return whole()
})

// whole reads words.yaml as any other words file.
var whole = sync.OnceValue(func() *Words {
	w, err := LoadWords(english)
	if err != nil {
		panic("words.yaml: " + err.Error()) // embedded and tested: cannot happen in a built program
	}
	return w
})

// labelled is where the labels are; nil without words.
func (w *Words) labelled() *Words {
	if w != nil && w.late != nil {
		return w.late()
	}
	return w
}

// LoadWords reads a words file, such as a translation. It may leave words out: English fills in. The error holds
// every problem.
func LoadWords(data []byte) (*Words, error) {
	var p source.Problems
	var file struct {
		source.Pos `yaml:"-"`

		Format   string                `yaml:"format" need:"true"`
		Language string                `yaml:"language"`
		Labels   map[string]*yaml.Node `yaml:"labels"`
		Texts    map[string]string     `yaml:"texts"`
	}
	source.Parse("words.yaml", data, &p).Decode(&file, &p)
	if file.Format != "" && file.Format != "words/1" {
		p.Add(file.Pos, "format: words/1", "the format is %q", file.Format)
	}
	w := &Words{language: file.Language, labels: map[string]map[string]wording{}, texts: file.Texts, groups: map[string][]string{}}
	for group, n := range file.Labels {
		labels := map[string]*yaml.Node{}
		source.DecodePart("words.yaml", group, n, &labels, &p)
		w.labels[group] = map[string]wording{}
		for id, label := range labels {
			var form wording
			if label.Kind == yaml.ScalarNode {
				source.DecodePart("words.yaml", id, label, &form.Label, &p) // a plain label
				if form.Label == "" {
					p.Add(source.Pos{File: "words.yaml", Line: label.Line, Col: label.Column}, "a label", "%s has no label", id)
				}
			} else {
				source.DecodePart("words.yaml", id, label, &form, &p)
			}
			w.labels[group][id] = form
		}
		for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 { // in the order of the file
			w.groups[group] = append(w.groups[group], n.Content[i].Value)
		}
	}
	if err := p.Err(); err != nil {
		return nil, err
	}
	return w, nil
}

// Language is the language of the words, as a BCP 47 tag; English where the file names none.
func (w *Words) Language() string {
	if w.language == "" {
		return "en"
	}
	return w.language
}

// Has says whether an id has a label.
func (w *Words) Has(group, id string) bool {
	_, ok := w.find(group, id)
	return ok
}

// Label is the full label of an id, as a part of a sentence. An unknown id becomes itself, with
// spaces for its hyphens.
func (w *Words) Label(group, id string) string {
	e, ok := w.find(group, id)
	if !ok {
		return strings.ReplaceAll(id, "-", " ")
	}
	return strings.ReplaceAll(e.Label, SoftHyphen, "")
}

// Short is the label for a table: the short form where there is one.
func (w *Words) Short(group, id string) string {
	return strings.ReplaceAll(w.Divisible(group, id), SoftHyphen, "")
}

// Divisible is the short label with soft hyphens where a narrow column may divide it.
func (w *Words) Divisible(group, id string) string {
	e, ok := w.find(group, id)
	switch {
	case !ok:
		return strings.ReplaceAll(id, "-", " ")
	case e.Short != nil:
		return *e.Short
	default:
		return e.Label
	}
}

// Means is the sentence that the legend has for an id, or nothing.
func (w *Words) Means(group, id string) string {
	e, _ := w.find(group, id)
	return e.Means
}

// Text is a sentence. The arguments are names and values in turn: Text("ends", "ending", "refused")
// puts "refused" in the place of {ending}. An unknown key becomes itself.
func (w *Words) Text(key string, args ...any) string {
	s, ok := w.sentence(key)
	if !ok {
		s = key
	}
	return Fill(s, args...)
}

// IDs are the ids of a group in the order of the file; a translation that leaves the group out has
// the English order.
func (w *Words) IDs(group string) []string {
	if l := w.labelled(); l != nil && len(l.groups[group]) > 0 {
		return l.groups[group]
	}
	return English().labelled().groups[group]
}

// Fill puts values in the places that a sentence or a label names in braces.
func Fill(s string, args ...any) string {
	var pairs []string
	for i := 0; i+1 < len(args); i += 2 {
		pairs = append(pairs, fmt.Sprintf("{%v}", args[i]), fmt.Sprint(args[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

func (w *Words) find(group, id string) (wording, bool) {
	if l := w.labelled(); l != nil {
		if e, ok := l.labels[group][id]; ok {
			return e, true
		}
	}
	if w != English() {
		return English().find(group, id)
	}
	return wording{}, false
}

func (w *Words) sentence(key string) (string, bool) {
	if w != nil {
		if s, ok := w.texts[key]; ok {
			return s, true
		}
	}
	if w != English() {
		return English().sentence(key)
	}
	return "", false
}
