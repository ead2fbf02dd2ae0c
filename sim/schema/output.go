package schema

import (
	"github.com/invopop/jsonschema"

	"rogatory/sim"
	"rogatory/sim/facts"
)

// outputs are the formats that the program writes, generated from their Go types.
var outputs = map[string]any{
	"run/1": sim.RunResult{}, "compare/1": sim.Comparison{}, "changes/1": sim.Changes{}, "swap/1": sim.Swaps{}, "combinations/1": sim.Combinations{}, "explore/1": Explore{}, "explain/1": sim.Explanation{},
	"validate/1": Validate{}, "test/1": Test{}, "treaties/1": Treaties{}, "instrument/1": Instrument{},
	"treaty-coverage/1": sim.Coverage{},
	"copy/1":            Copy{},
	"scenarios/1":       Scenarios{}, "facts/1": Facts{}, "version/1": Version{}, "new/1": New{}, "glossary/1": Glossary{}, "claim-list/1": sim.Claims{},
}

// closed are the word lists of fields that have one, by the name of the field.
var closed = map[string][]string{
	"outcome": facts.Outcomes, "reached": facts.Reaches, "measure": facts.Measures, "route": facts.Routes,
	"how": {"encoded", "stated", "unencodable", "apart", "open"},
	"is":  {"always", "sometimes", "never", "depends"}, "in_force": {"assumed", "data"},
}

// output allows fields that it does not know: adding one is no new version, and an older schema has to
// accept what a newer program writes.
func output(name string) *jsonschema.Schema {
	r := jsonschema.Reflector{AllowAdditionalProperties: true, ExpandedStruct: true, Anonymous: true}
	s := r.Reflect(outputs[name])
	words(s)
	for _, def := range s.Definitions {
		words(def)
	}
	if field, ok := s.Properties.Get("schema"); ok {
		field.Const = name
	}
	return s
}

// words puts the closed lists in.
func words(s *jsonschema.Schema) {
	if s.Properties == nil {
		return
	}
	for at := s.Properties.Oldest(); at != nil; at = at.Next() {
		if list := closed[at.Key]; list != nil && at.Value.Type == "string" {
			at.Value.Enum = anys(list)
		}
	}
}

func anys(list []string) []any {
	var out []any
	for _, s := range list {
		out = append(out, s)
	}
	return out
}
