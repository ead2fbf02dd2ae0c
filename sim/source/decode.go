package source

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
)

// Decode reads a node into the value that into points to. It is strict: every key must be a field's
// `yaml:"name"`, a field tagged `need:"true"` must be there, and nothing is converted that a reader
// would not expect. A field Pos of type Pos, tagged `yaml:"-"`, gets the node's place. A string type
// with a method Words takes only these words. Everything wrong goes to p.
//
// It panics if the type itself cannot be decoded, which is a mistake in the program, not in a file.
func Decode(file string, n *yaml.Node, into any, p *Problems) {
	DecodePart(file, "the file", n, into, p)
}

// DecodePart is Decode for a part of a file; what is how messages call it.
func DecodePart(file, what string, n *yaml.Node, into any, p *Problems) {
	d := decoder{file: file, p: p}
	if n.Kind == yaml.DocumentNode {
		n = n.Content[0]
	}
	d.value(n, reflect.ValueOf(into).Elem(), what)
}

// Kind says in a message what shape a node has.
func Kind(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.AliasNode:
		return "is an alias"
	case isNull(n):
		return "has no value"
	}
	return "is " + shapes[n.Kind]
}

var shapes = map[yaml.Kind]string{
	yaml.MappingNode: "a mapping (key: value)", yaml.SequenceNode: "a list (- item)", yaml.ScalarNode: "a single value",
}

type decoder struct {
	file string
	p    *Problems

	// The line looked at last: a list of texts on one long line would be read again for each.
	lineAt Pos
	line   []rune
}

var (
	posType  = reflect.TypeFor[Pos]()
	textType = reflect.TypeFor[Text]()
	nodeType = reflect.TypeFor[yaml.Node]()
)

func (d *decoder) add(n *yaml.Node, want, format string, args ...any) {
	d.p.Add(place(d.file, n), want, format, args...)
}

// value decodes n into v; name is what messages call it.
func (d *decoder) value(n *yaml.Node, v reflect.Value, name string) {
	if v.Kind() == reflect.Pointer {
		if v.Type().Elem() == nodeType {
			v.Set(reflect.ValueOf(n))
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem(), name)
		return
	}
	switch {
	case n.Kind == yaml.AliasNode || tagged(n):
		return // Parse has refused it
	case isNull(n):
		d.add(n, "a value, or leave the key out", "%s has no value", name)
		return
	}
	switch {
	case v.Type() == textType:
		d.text(n, v, name)
	case v.Kind() == reflect.Struct:
		d.structure(n, v, name)
	case v.Kind() == reflect.Slice:
		d.list(n, v, name)
	case v.Kind() == reflect.Map:
		d.mapping(n, v, name)
	case v.Kind() == reflect.String:
		d.word(n, v, name)
	case v.Kind() == reflect.Bool:
		d.truth(n, v, name)
	case v.CanInt():
		d.number(n, v, name)
	default:
		panic(fmt.Sprintf("source: %s cannot be decoded into a %s", name, v.Type()))
	}
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, name string) {
	fields := map[string]int{}
	var names []string // in the order of the type, for messages
	for i := range v.NumField() {
		field := v.Type().Field(i)
		key := field.Tag.Get("yaml")
		switch {
		case field.Name == "Pos" && field.Type == posType:
			v.Field(i).Set(reflect.ValueOf(place(d.file, n)))
		case !field.IsExported() || key == "-":
		case key == "":
			panic(fmt.Sprintf("source: the field %s of %s has no yaml tag", field.Name, v.Type()))
		default:
			fields[key] = i
			names = append(names, key)
		}
	}
	if !d.is(n, yaml.MappingNode, name) {
		return
	}
	given := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field, known := fields[key.Value]
		switch {
		case !wellFormed(key) || given[key.Value]: // Parse has refused it
		case !known:
			d.add(key, among(key.Value, names), "%s is not a key here", brief(key.Value))
		default:
			given[key.Value] = true
			d.value(value, v.Field(field), key.Value)
		}
	}
	for _, key := range names {
		field := v.Type().Field(fields[key])
		if field.Tag.Get("need") != "true" {
			continue
		}
		if i := find(n, key); i < 0 {
			d.add(n, key+": …", "%s is missing", key)
		} else if value := n.Content[i+1]; quoted(value) && strings.TrimSpace(value.Value) == "" {
			d.add(value, "a value", "%s is empty", key)
		}
	}
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, name string) {
	if !d.is(n, yaml.SequenceNode, name) {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		d.value(item, v.Index(i), "an item of "+name)
	}
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, name string) {
	if !d.is(n, yaml.MappingNode, name) {
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !wellFormed(n.Content[i]) {
			continue
		}
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		d.value(n.Content[i], key, "a key of "+name)
		d.value(n.Content[i+1], value, n.Content[i].Value)
		v.SetMapIndex(key, value)
	}
}

// wellFormed says that Parse has let a key pass; a merge key or a list as a key it has not.
func wellFormed(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.ShortTag() != "!!merge" && !isNull(key) && !tagged(key)
}

// word takes any scalar as it is written: 40.1 and true are words where words are wanted.
func (d *decoder) word(n *yaml.Node, v reflect.Value, name string) {
	if !d.is(n, yaml.ScalarNode, name) {
		return
	}
	if list, ok := v.Interface().(interface{ Words() []string }); ok {
		if words := list.Words(); !slices.Contains(words, n.Value) {
			d.add(n, among(n.Value, words), "%s cannot be %q", name, brief(n.Value))
			return
		}
	}
	v.SetString(n.Value)
}

func (d *decoder) text(n *yaml.Node, v reflect.Value, name string) {
	if !d.is(n, yaml.ScalarNode, name) {
		return
	}
	text := Text{place(d.file, n), n.Value}
	if quoted(n) {
		text.Col++
	}
	v.Set(reflect.ValueOf(text))
	if !d.asWritten(n, text) {
		d.add(n, "write it on one line, without escapes", "%s must stand in the file as it reads, so that its columns can be named", name)
	}
}

// asWritten reports whether a scalar's characters stand in its line one for one: not so if it is
// folded, goes on in the next line, or has escapes.
func (d *decoder) asWritten(n *yaml.Node, text Text) bool {
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || strings.Contains(n.Value, "\n") {
		return false
	}
	if _, known := d.p.files[text.File]; !known {
		return true // read by other Problems, and reported there
	}
	if at := (Pos{text.File, text.Line, 0}); at != d.lineAt {
		d.lineAt, d.line = at, []rune(d.p.line(at))
	}
	value := []rune(text.Value)
	from, to := text.Col-1, text.Col-1+len(value)
	return to <= len(d.line) && slices.Equal(d.line[from:to], value)
}

func (d *decoder) truth(n *yaml.Node, v reflect.Value, name string) {
	const want = "true or false"
	switch {
	case !d.is(n, yaml.ScalarNode, name):
	case quoted(n) && (n.Value == "true" || n.Value == "false"):
		d.add(n, n.Value, "%s is in quotation marks", name)
	case n.Value == "true":
		v.SetBool(true)
	case n.Value == "false":
		v.SetBool(false)
	default:
		d.add(n, want, "%s cannot be %q", name, brief(n.Value))
	}
}

var decimal = regexp.MustCompile(`^(0|-?[1-9][0-9]*)$`)

func (d *decoder) number(n *yaml.Node, v reflect.Value, name string) {
	if !d.is(n, yaml.ScalarNode, name) {
		return
	}
	if quoted(n) || !decimal.MatchString(n.Value) {
		d.add(n, "a whole number in decimal digits", "%s cannot be %s: %s", name, brief(n.Value), notDecimal(n))
		return
	}
	i, err := strconv.ParseInt(n.Value, 10, 64)
	if err != nil || v.OverflowInt(i) {
		d.add(n, "a smaller number", "%s cannot be %s: the number is too large", name, brief(n.Value))
		return
	}
	v.SetInt(i)
}

func notDecimal(n *yaml.Node) string {
	s := strings.TrimLeft(n.Value, "+-")
	number := n.ShortTag() == "!!int" || n.ShortTag() == "!!float"
	switch {
	case quoted(n):
		return "it is in quotation marks"
	case strings.Contains(s, "_"):
		return "leave out the underscore"
	case len(s) > 1 && s[0] == '0' && s[1] >= '0' && s[1] <= '9':
		return "a leading zero could mean octal"
	case len(s) > 1 && s[0] == '0' && strings.ContainsRune("xXoObB", rune(s[1])):
		return "only decimal digits are read"
	case number && strings.ContainsAny(s, "eE"):
		return "write the exponent out"
	case number && strings.Contains(s, "."):
		return "it has a fraction"
	case strings.HasPrefix(n.Value, "+"):
		return "leave out the plus sign"
	}
	return "it is not a number"
}

func quoted(n *yaml.Node) bool {
	return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
}

// is reports a node of the wrong kind.
func (d *decoder) is(n *yaml.Node, kind yaml.Kind, name string) bool {
	if n.Kind == kind {
		return true
	}
	d.add(n, shapes[kind], "%s is %s", name, shapes[n.Kind])
	return false
}

// among says which words are allowed, with the nearest first if one looks like what was written.
func among(word string, words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	list := "one of " + strings.Join(words, ", ")
	if near := facts.Nearest(word, words); len(near) > 0 {
		return fmt.Sprintf("did you mean %s? %s", strings.Join(near, " or "), list)
	}
	return list
}
