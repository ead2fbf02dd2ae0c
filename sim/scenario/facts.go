package scenario

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// reader turns nodes into facts by the vocabulary: what it does not know is a problem with a place.
type reader struct {
	file string
	v    *facts.Vocabulary
	law  *law.Corpus // for readings; nil where a file can name none
	p    *source.Problems
}

func (r *reader) pos(n *yaml.Node) source.Pos {
	return source.Pos{File: r.file, Line: n.Line, Col: n.Column}
}

// pairs visits the keys and values of a mapping, in the order of the file; what says where it stands.
func (r *reader) pairs(n *yaml.Node, what string, visit func(key, value *yaml.Node)) {
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.p.Add(r.pos(n), "a mapping (key: value)", "%s %s", what, source.Kind(n))
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if key := n.Content[i]; key.Kind == yaml.ScalarNode && key.ShortTag() != "!!merge" { // the rest is refused with the file
			visit(key, n.Content[i+1])
		}
	}
}

// read sets the facts under a prefix from a mapping. Keys in skip are left to the caller.
func (r *reader) read(prefix string, n *yaml.Node, c Case, origin string, skip ...string) {
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.p.Add(r.pos(n), r.shape(prefix), "%s %s", prefix, source.Kind(n))
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, val := n.Content[i], n.Content[i+1]
		if slices.Contains(skip, key.Value) {
			continue
		}
		name := prefix + "." + key.Value
		if id, ok := r.v.Lookup(name); ok && !r.v.Fact(id).Hidden {
			r.value(id, val, c, Origin{Kind: originKind(origin), Pos: r.pos(val), Name: origin})
			continue
		}
		switch {
		case key.ShortTag() == "!!merge": // refused with the file
		case r.v.Under(name) && val.Kind == yaml.SequenceNode:
			r.list(name, val, c, origin)
		case r.v.Under(name):
			r.read(name, val, c, origin)
		default:
			r.p.Add(r.pos(key), r.hint(prefix, key.Value), "there is no fact %s", name)
		}
	}
}

func originKind(origin string) string {
	if origin == "" {
		return "stated"
	}
	return "profile"
}

// shape is how the facts under a prefix are written.
func (r *reader) shape(prefix string) string {
	here := r.under(prefix)
	if id, ok := r.v.Lookup(prefix + "." + here[0]); ok && r.v.Fact(id).List {
		return "a list (- item) of " + strings.ReplaceAll(strings.Join(here, ", "), "_", "-")
	}
	const most = 8
	if len(here) > most {
		here = append(here[:most], "…")
	}
	return "a mapping (key: value) with " + strings.Join(here, ", ")
}

// under lists the words that can follow a prefix.
func (r *reader) under(prefix string) []string {
	var here []string
	for _, f := range r.v.All() {
		if rest, ok := strings.CutPrefix(f.Name, prefix+"."); ok {
			word, _, _ := strings.Cut(rest, ".")
			if !slices.Contains(here, word) {
				here = append(here, word)
			}
		}
	}
	return here
}

func (r *reader) hint(prefix, key string) string {
	here := r.under(prefix)
	if near := facts.Nearest(key, here); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	if near := r.v.Suggest(key); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return "one of " + strings.Join(here, ", ")
}

func (r *reader) value(id facts.ID, n *yaml.Node, c Case, o Origin) {
	f := r.v.Fact(id)
	if n.Kind == yaml.AliasNode {
		return // refused with the file
	}
	if n.Kind != yaml.ScalarNode {
		r.p.Add(r.pos(n), f.Allowed(), "%s takes one value", f.Name)
		return
	}
	if n.ShortTag() == "!!null" {
		r.p.Add(r.pos(n), f.Allowed()+", or leave the key out", "%s has no value", f.Name)
		return
	}
	val, ok := f.Read(n.Value)
	if !ok {
		r.p.Add(r.pos(n), wanted(f, n.Value), "%s cannot be %q", f.Name, n.Value)
		return
	}
	c.set(id, val, o)
}

// wanted says what a fact takes, beginning with what was probably meant by a value that it does not take.
func wanted(f *facts.Fact, value string) string {
	if near := facts.Nearest(value, f.Values); len(near) > 0 {
		return "did you mean " + near[0] + "? It takes " + f.Allowed()
	}
	if digits := plainNumber(value, f.Unit); f.Kind == facts.KindInt && digits != value {
		if _, ok := f.Read(digits); ok {
			return "write " + digits + ": digits alone. It takes " + f.Allowed()
		}
	}
	if word, ok := map[string]string{"yes": "true", "on": "true", "no": "false", "off": "false"}[strings.ToLower(value)]; ok && f.Kind == facts.KindBool {
		return word
	}
	return f.Allowed()
}

var counted = regexp.MustCompile(`^[+0]*([1-9][0-9]*) ?([a-z]*?)s?$`)

// plainNumber is the number that somebody meant who wrote it with a leading zero, with separators or with a unit.
func plainNumber(value, unit string) string {
	parts := counted.FindStringSubmatch(strings.NewReplacer(",", "", "_", "", "’", "").Replace(value))
	if parts == nil {
		return value
	}
	switch unit = strings.TrimSuffix(unit, "s"); {
	case parts[2] == "" || parts[2] == unit:
		return parts[1]
	case parts[2] == "year" && unit == "month":
		if n, err := strconv.Atoi(parts[1]); err == nil {
			return strconv.Itoa(12 * n)
		}
	}
	return value
}

// list reads a list such as person.roles: its members are true, and the others are not.
func (r *reader) list(prefix string, n *yaml.Node, c Case, origin string) {
	var names []string
	for _, f := range r.v.All() {
		if rest, ok := strings.CutPrefix(f.Name, prefix+"."); ok && f.List {
			names = append(names, strings.ReplaceAll(rest, "_", "-"))
			c.set(f.ID, 0, Origin{Kind: originKind(origin), Pos: r.pos(n), Name: origin})
		}
	}
	if len(names) == 0 {
		r.p.Add(r.pos(n), r.shape(prefix), "%s %s", prefix, source.Kind(n))
		return
	}
	for _, item := range n.Content {
		id, ok := r.v.Lookup(prefix + "." + strings.ReplaceAll(item.Value, "-", "_"))
		if !ok {
			want := "one of " + strings.Join(names, ", ")
			if near := facts.Nearest(item.Value, names); len(near) > 0 {
				want = "did you mean " + near[0] + "? It takes " + strings.Join(names, ", ")
			}
			r.p.Add(r.pos(item), want, "%s cannot have %q", prefix, item.Value)
			continue
		}
		c.set(id, 1, Origin{Kind: originKind(origin), Pos: r.pos(item), Name: origin})
	}
}

// circumstances reads who knows what. A circumstance that is true says who knows it; the others do not.
func (r *reader) circumstances(n *yaml.Node, c Case) {
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.p.Add(r.pos(n), "a mapping (key: value) of names, each with known_to", "circumstances %s", source.Kind(n))
		return
	}
	var names []string
	for _, id := range r.v.Circumstances() {
		names = append(names, r.v.Fact(id).Short())
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, val := n.Content[i], n.Content[i+1]
		id, ok := r.v.Circumstance(key.Value)
		if !ok {
			want := "one of " + strings.Join(names, ", ")
			if near := facts.Nearest(key.Value, names); len(near) > 0 {
				want = "did you mean " + strings.Join(near, " or ") + "?"
			}
			r.p.Add(r.pos(key), want, "there is no circumstance %q", key.Value)
			continue
		}
		o := Origin{Kind: "stated", Pos: r.pos(key)}
		switch {
		case val.Kind == yaml.ScalarNode && val.Value == "false":
			r.circumstance(c, id, false, nil, o)
		case val.Kind == yaml.MappingNode:
			var known struct {
				KnownTo []source.Text `yaml:"known_to" need:"true"`
			}
			source.DecodePart(r.file, key.Value, val, &known, r.p)
			var who []facts.Actor
			for _, k := range known.KnownTo {
				if k.Line == 0 {
					continue // no actor's name at all, and reported as such
				}
				a, ok := facts.ActorNamed(k.Value)
				if !ok {
					want := "one of " + strings.Join(facts.Actors, ", ")
					if near := facts.Nearest(k.Value, facts.Actors); len(near) > 0 {
						want = "did you mean " + strings.Join(near, " or ") + "?"
					}
					r.p.Add(k.Pos, want, "no actor is called %q", k.Value)
					continue
				}
				who = append(who, a)
			}
			r.circumstance(c, id, true, who, o)
		default:
			r.p.Add(r.pos(val), key.Value+": {known_to: [actor, …]}, with an empty list if nobody knows, or "+key.Value+": false",
				"say who knows %s", key.Value)
		}
	}
}

func (r *reader) circumstance(c Case, id facts.ID, is bool, who []facts.Actor, o Origin) {
	var v facts.Value
	if is {
		v = 1
	}
	c.set(id, v, o)
	for a := 0; a < facts.NumActors; a++ {
		known := facts.Value(0)
		if is && slices.Contains(who, facts.Actor(a)) {
			known = 1
		}
		c.set(r.v.Knows(facts.Actor(a), id), known, o)
	}
}
