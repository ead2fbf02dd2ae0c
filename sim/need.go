package sim

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/source"
)

// Named is what files and flags name of the law: OpenFor needs no more to answer about them.
type Named struct {
	Treaties []string
	Readings []string // READING, without the option
}

// Needs reads off scenarios and draft clauses, before any law is there, what they name. What cannot be read names nothing:
// whoever reads it in full says what is wrong.
func Needs(files ...source.File) Named {
	var n Named
	for _, f := range files {
		var p source.Problems
		if doc := source.Parse(f.Name, f.Data, &p); doc != nil {
			n.visit(doc.Root)
		}
	}
	return n
}

func (n *Named) visit(node *yaml.Node) {
	for i := 0; node.Kind == yaml.MappingNode && i+1 < len(node.Content); i += 2 {
		value := node.Content[i+1]
		switch node.Content[i].Value {
		case "treaties", "of":
			for _, item := range value.Content {
				n.Treaty(item.Value)
			}
		case "expect":
			for j := 0; value.Kind == yaml.MappingNode && j+1 < len(value.Content); j += 2 {
				n.Treaty(value.Content[j].Value)
			}
			n.visit(value)
		case "readings":
			for _, item := range value.Content {
				n.Reading(item.Value)
			}
		default:
			n.visit(value)
		}
	}
	if node.Kind == yaml.SequenceNode {
		for _, item := range node.Content {
			n.visit(item)
		}
	}
}

// Treaty adds an instrument.
func (n *Named) Treaty(id string) {
	if !slices.Contains(n.Treaties, id) {
		n.Treaties = append(n.Treaties, id)
	}
}

// Reading adds READING=OPTION, and with it the instrument that its id begins with.
func (n *Named) Reading(text string) {
	id, _, _ := strings.Cut(text, "=")
	treaty, _, _ := strings.Cut(id, ".")
	n.Treaty(treaty)
	n.Readings = append(n.Readings, id)
}

// Has says whether all the readings are there. Where one is not, somebody misspelt it, and only all the law knows what was
// meant.
func (l *Simulator) Has(n Named) bool {
	return !slices.ContainsFunc(n.Readings, func(id string) bool {
		for _, in := range l.Law.Instruments {
			if in.FindReading(id) != nil {
				return false
			}
		}
		return true
	})
}
