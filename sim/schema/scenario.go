package schema

import (
	"strings"

	"github.com/invopop/jsonschema"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
)

// value is what a fact takes, with the sentence that it stands for.
func (b builder) value(f *facts.Fact) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "boolean", Description: f.Says}
	switch f.Kind {
	case facts.KindEnum:
		s.Type, s.Enum = "string", anys(f.Values)
	case facts.KindInt:
		s.Type = "integer"
		s.Minimum, s.Maximum = number(f.Min), number(f.Max)
	}
	return s
}

// facts is the mapping of the facts under a prefix, as the vocabulary nests them.
func (b builder) facts(prefix string) *jsonschema.Schema {
	s := object()
	b.under(s, prefix)
	return s
}

func (b builder) under(s *jsonschema.Schema, prefix string) {
	for _, f := range b.v.All() {
		rest, ok := strings.CutPrefix(f.Name, prefix+".")
		if !ok {
			continue
		}
		key, _, deeper := strings.Cut(rest, ".")
		if _, done := s.Properties.Get(key); done {
			continue
		}
		switch {
		case deeper:
			if b.isList(prefix + "." + key) {
				s.Properties.Set(key, array(oneOf(b.members(prefix+"."+key))))
			} else {
				s.Properties.Set(key, b.facts(prefix+"."+key))
			}
		default:
			s.Properties.Set(key, b.value(f))
		}
	}
}

func (b builder) isList(prefix string) bool { return len(b.members(prefix)) > 0 }

func (b builder) members(prefix string) []string {
	var out []string
	for _, f := range b.v.All() {
		if rest, ok := strings.CutPrefix(f.Name, prefix+"."); ok && f.List {
			out = append(out, strings.ReplaceAll(rest, "_", "-"))
		}
	}
	return out
}

// dotted is the mapping of full names of facts to their values.
func (b builder) dotted() *jsonschema.Schema {
	s := object()
	for _, f := range b.v.All() {
		s.Properties.Set(f.Name, b.quotable(f))
	}
	return s
}

// quotable is a value that may stand in quotation marks: what --set takes is text.
func (b builder) quotable(f *facts.Fact) *jsonschema.Schema {
	s := b.value(f)
	switch f.Kind {
	case facts.KindBool:
		return &jsonschema.Schema{Description: f.Says, Enum: []any{true, false, "true", "false"}}
	case facts.KindInt:
		return &jsonschema.Schema{Description: f.Says, AnyOf: []*jsonschema.Schema{s, {Type: "string", Pattern: "^(0|[1-9][0-9]*)$"}}}
	}
	return s
}

func (b builder) stances() *jsonschema.Schema {
	s := object()
	for _, who := range append([]string{"requested"}, facts.Actors...) {
		s.Properties.Set(who, oneOf(facts.Stances))
	}
	return s
}

func (b builder) circumstances() *jsonschema.Schema {
	s := object()
	known := object()
	known.Properties.Set("known_to", array(oneOf(facts.Actors)))
	known.Required = []string{"known_to"}
	for _, id := range b.v.Circumstances() {
		f := b.v.Fact(id)
		s.Properties.Set(f.Short(), &jsonschema.Schema{
			Description: f.Says, AnyOf: []*jsonschema.Schema{known, {Const: false}},
		})
	}
	return s
}

func (b builder) states() *jsonschema.Schema {
	s := object()
	for _, role := range law.Party("").Words() {
		st := b.facts(role)
		st.Properties.Set("name", scalar())
		st.Properties.Set("profile", scalar())
		st.Properties.Set("stance", oneOf(facts.Stances))
		st.Required = []string{"name"}
		s.Properties.Set(role, st)
	}
	s.Required = []string{"requesting", "requested"}
	return s
}

func (b builder) requests() *jsonschema.Schema {
	s := b.facts("request")
	s.Properties.Set("id", scalar())
	s.Properties.Set("measure", oneOf(facts.Measures))
	s.Properties.Set("route", oneOf(facts.Routes))
	s.Properties.Set("after", scalar())
	s.Required = []string{"id", "measure", "route"}
	return array(s)
}

func (b builder) expectation() *jsonschema.Schema {
	words := func(list []string) *jsonschema.Schema {
		return &jsonschema.Schema{Type: "object", AdditionalProperties: oneOf(list)}
	}
	runs := object()
	for _, o := range facts.Outcomes {
		runs.Properties.Set(o, oneOf([]string{"always", "sometimes", "never", "depends"}))
	}
	with := of[scenario.With](b)
	change(with, "set", b.dotted())
	change(with, "stance", b.stances())
	s := object()
	s.Properties.Set("outcome", oneOf(facts.Outcomes))
	s.Properties.Set("reason", oneOf(facts.OutsideReasons))
	s.Properties.Set("reached", oneOf(facts.Reaches))
	s.Properties.Set("obtained", array(oneOf(facts.Obtainables)))
	s.Properties.Set("runs", runs)
	s.Properties.Set("grounds", words([]string{
		"invoked", "available", "dormant", "open", "not-met", "displaced", "excluded", "absent", "unknown"}))
	s.Properties.Set("notices", words(facts.NoticeRules))
	s.Properties.Set("displaced", array(scalar()))
	s.Properties.Set("steps", array(scalar()))
	s.Properties.Set("days", words(nil))
	s.Properties.Set("events", words([]string{"always", "sometimes", "never", "depends"}))
	s.Properties.Set("with", with)
	s.Properties.Set("because", scalar())
	s.Required = []string{"because"}
	return s
}

// workshop is the block for the exercise.
func (b builder) workshop() *jsonschema.Schema {
	roles, betray := object(), object()
	for _, a := range facts.Actors {
		roles.Properties.Set(a, scalar())
	}
	for _, id := range b.v.Circumstances() {
		betray.Properties.Set(b.v.Fact(id).Short(), array(scalar()))
	}
	s := object()
	s.Properties.Set("title", scalar())
	s.Properties.Set("brief", scalar())
	s.Properties.Set("minutes", &jsonschema.Schema{Type: "integer", Minimum: number(scenario.Shortest), Maximum: number(scenario.Longest)})
	s.Properties.Set("roles", roles)
	s.Properties.Set("gives_away", betray)
	s.Required = []string{"title", "brief", "minutes"}
	return s
}

func (b builder) scenario() *jsonschema.Schema {
	s := object()
	set := func(key string, to *jsonschema.Schema) { s.Properties.Set(key, to) }
	set("format", nil)
	set("title", scalar())
	set("sources", array(scalar()))
	set("story", scalar())
	set("in_force", oneOf([]string{"assumed", "data"}))
	set("states", b.states())
	for _, section := range []string{"person", "offence", "system", "relation"} {
		set(section, b.facts(section))
	}
	set("requests", b.requests())
	set("circumstances", b.circumstances())
	set("treaties", array(scalar()))
	set("readings", array(scalar()))
	inject := of[scenario.Inject](b)
	var short []string
	for _, id := range b.v.Circumstances() {
		short = append(short, b.v.Fact(id).Short())
	}
	change(inject, "about", oneOf(short))
	set("injects", array(inject))
	set("discussion", array(scalar()))
	set("workshop", b.workshop())
	one := b.expectation()
	perRequest := &jsonschema.Schema{Type: "object", AdditionalProperties: &jsonschema.Schema{
		AnyOf: []*jsonschema.Schema{one, array(one)},
	}}
	set("expect", &jsonschema.Schema{Type: "object", AdditionalProperties: perRequest})
	s.Required = []string{"format", "title", "story", "in_force", "states", "requests", "treaties"}
	return format(s, "scenario/1")
}
