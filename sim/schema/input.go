package schema

import (
	"github.com/invopop/jsonschema"

	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
)

// inputs are the formats of the files that people write.
var inputs = map[string]func(builder) *jsonschema.Schema{
	"scenario/1":    builder.scenario,
	"profile/1":     builder.profile,
	"amendment/1":   builder.amendment,
	"treaty/1":      func(b builder) *jsonschema.Schema { return format(of[law.Header](b), "treaty/1") },
	"rules/1":       func(b builder) *jsonschema.Schema { return b.rules(of[law.Chapter](b), "rules/1") },
	"layer/1":       func(b builder) *jsonschema.Schema { return b.rules(of[law.LayerFile](b), "layer/1") },
	"readings/1":    builder.readings,
	"skeleton/1":    func(b builder) *jsonschema.Schema { return format(of[flow.Skeleton](b), "skeleton/1") },
	"part/1":        func(b builder) *jsonschema.Schema { return format(of[flow.Part](b), "part/1") },
	"flow/1":        func(b builder) *jsonschema.Schema { return format(of[flow.Def](b), "flow/1") },
	"questions/1":   builder.questions,
	"coverage/1":    func(b builder) *jsonschema.Schema { return format(of[law.CoverageFile](b), "coverage/1") },
	"claims/1":      builder.claims,
	"protections/1": func(b builder) *jsonschema.Schema { return format(of[law.Protections](b), "protections/1") },
}

func (b builder) rules(s *jsonschema.Schema, name string) *jsonschema.Schema {
	change(s, "rules", array(of[law.Rule](b)))
	return format(s, name)
}

// changes are edits of rules: what they set is a part of a rule, and null drops a field.
func (b builder) changes() *jsonschema.Schema {
	s := of[law.Change](b)
	part := of[law.Rule](b)
	loose(part)
	change(s, "set", part)
	change(s, "add", of[law.Rule](b))
	return array(s)
}

// loose lets every field of a mapping be left out or be null.
func loose(s *jsonschema.Schema) {
	s.Required = nil
	if s.Properties == nil {
		return
	}
	for at := s.Properties.Oldest(); at != nil; at = at.Next() {
		loose(at.Value)
		at.Value = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{at.Value, {Type: "null"}}}
	}
}

func (b builder) readings() *jsonschema.Schema {
	s := of[law.ReadingsFile](b)
	reading := of[law.Reading](b)
	option := of[law.Option](b)
	change(option, "changes", b.changes())
	change(reading, "options", array(option))
	change(s, "readings", array(reading))
	return format(s, "readings/1")
}

func (b builder) amendment() *jsonschema.Schema {
	s := of[law.Amendment](b)
	change(s, "changes", b.changes())
	return format(s, "amendment/1")
}

func (b builder) profile() *jsonschema.Schema {
	s := of[scenario.Profile](b)
	change(s, "law", b.facts("requested.law"))
	return format(s, "profile/1")
}

func (b builder) questions() *jsonschema.Schema {
	q := of[scenario.Question](b)
	change(q, "facts", b.dotted())
	change(q, "stance", b.stances())
	s := object()
	s.Properties.Set("questions", array(q))
	s.Required = []string{"format", "questions"}
	return format(s, "questions/1")
}

func (b builder) claims() *jsonschema.Schema {
	s := object()
	s.Properties.Set("sources", array(of[scenario.ClaimSource](b)))
	s.Properties.Set("claims", array(of[scenario.Claim](b)))
	s.Required = []string{"format", "sources", "claims"}
	return format(s, "claims/1")
}
