package schema

import (
	"encoding/json"
	"sort"

	"github.com/invopop/jsonschema"

	"rogatory/sim/facts"
)

// version is the dialect of every schema here.
const version = "https://json-schema.org/draft/2020-12/schema"

// Names are the formats that have a schema, in order: those that the program writes and those that it reads.
func Names() []string {
	var names []string
	for name := range outputs {
		names = append(names, name)
	}
	for name := range inputs {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Named is the JSON Schema of a format, such as run/1; nil if there is none. Schemas of input list the facts
// and the values of a vocabulary.
func Named(name string, v *facts.Vocabulary) *jsonschema.Schema {
	var s *jsonschema.Schema
	switch {
	case outputs[name] != nil:
		s = output(name)
	case inputs[name] != nil:
		s = inputs[name](builder{v})
	default:
		return nil
	}
	s.Version = version
	s.ID = jsonschema.ID("urn:rogatory:" + name)
	s.Title = name
	return s
}

// JSON is a schema as text.
func JSON(name string, v *facts.Vocabulary) ([]byte, error) {
	return json.MarshalIndent(Named(name, v), "", "  ")
}
