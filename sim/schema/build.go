package schema

import (
	"encoding/json"
	"reflect"
	"strconv"

	"github.com/invopop/jsonschema"
	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// builder makes schemas of the files that people write, by the rules of source.Decode: a key is a field's
// yaml tag, nothing else is allowed, a field is required if its tag says so, and a type with Words takes only these.
type builder struct {
	v *facts.Vocabulary
}

var (
	textType = reflect.TypeFor[source.Text]()
	nodeType = reflect.TypeFor[yaml.Node]()
	posType  = reflect.TypeFor[source.Pos]()
)

func of[T any](b builder) *jsonschema.Schema { return b.typed(reflect.TypeFor[T]()) }

func (b builder) typed(t reflect.Type) *jsonschema.Schema {
	if w, ok := reflect.Zero(t).Interface().(interface{ Words() []string }); ok && t.Kind() == reflect.String {
		return oneOf(w.Words())
	}
	switch t {
	case textType:
		return scalar()
	case nodeType:
		return &jsonschema.Schema{}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return b.typed(t.Elem())
	case reflect.Slice:
		return &jsonschema.Schema{Type: "array", Items: b.typed(t.Elem())}
	case reflect.Map:
		return &jsonschema.Schema{Type: "object", AdditionalProperties: b.typed(t.Elem())}
	case reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}
	case reflect.Struct:
		return b.structure(t)
	case reflect.String:
		return scalar()
	}
	return &jsonschema.Schema{Type: "integer"}
}

func (b builder) structure(t reflect.Type) *jsonschema.Schema {
	s := object()
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("yaml")
		if !f.IsExported() || key == "" || key == "-" || f.Type == posType {
			continue
		}
		s.Properties.Set(key, b.typed(f.Type))
		if f.Tag.Get("need") == "true" {
			s.Required = append(s.Required, key)
		}
	}
	return s
}

// object is a mapping that takes no key but its own.
func object() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
}

// scalar is a word as it is written: YAML makes a number of 40.1 where a word is meant.
func scalar() *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string"}, {Type: "number"}, {Type: "boolean"}}}
}

func oneOf(words []string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Enum: anys(words)}
}

func array(items *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "array", Items: items}
}

// change replaces the schema of one property.
func change(s *jsonschema.Schema, key string, to *jsonschema.Schema) { s.Properties.Set(key, to) }

// format fixes the first line of a file.
func format(s *jsonschema.Schema, name string) *jsonschema.Schema {
	change(s, "format", &jsonschema.Schema{Type: "string", Const: name})
	return s
}

func number(v facts.Value) json.Number { return json.Number(strconv.Itoa(int(v))) }
