package facts

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// ID numbers a fact within one Vocabulary.
type ID int

// Kind is the type of a fact.
type Kind uint8

// The kinds of facts.
const (
	KindBool Kind = iota
	KindEnum
	KindInt
)

// Value is the value of a fact: 0 or 1 for a Bool, an index into Values for an Enum, the number
// itself for an Int, and Unknown for what nobody stated.
type Value int32

// Unknown is the value of a fact that nobody stated.
const Unknown Value = -1

// Fact is one entry of the vocabulary.
type Fact struct {
	ID      ID
	Name    string   // dotted, as in YAML: offence.penalty.requested.kind
	Kind    Kind     //
	Values  []string // of an Enum
	Unit    string   // of an Int
	Min     Value    // of an Int
	Max     Value    // of an Int
	Default Value    // what a run assumes when nobody states it
	Says    string   // the sentence that the fact stands for
	// Circumstance is true for facts that actors know or do not know; Indication for those among
	// them that work by being before their holder, true or not.
	Circumstance, Indication bool
	// Open is true for facts that a run does not fill before it says what happens in the runs:
	// to assume them away would turn "not encoded" into "cannot refuse".
	Open bool
	// List is true for the members of a list in YAML, such as person.roles.
	List bool
	// Party is requesting or requested for a fact that is so of that one State: of its law, its conduct or its view.
	Party string
	// Declared names the instrument that added the fact; empty for the core vocabulary.
	Declared string
	// Knower and About are set for the facts "Knower knows About", which no file states by name.
	Knower Actor
	About  ID
	Hidden bool
}

// Vocabulary is the language that scenarios and law share.
type Vocabulary struct {
	facts         []Fact
	byName        map[string]ID
	circumstances []ID
	knows         [][]ID // [actor][index of circumstance]
}

// Assignment holds a value for each fact of a vocabulary, indexed by ID.
type Assignment []Value

// Core returns the vocabulary that the type Case describes. Its order is the order of the fields.
func Core() *Vocabulary {
	v := &Vocabulary{byName: map[string]ID{}}
	v.fields(reflect.TypeOf(Case{}), "", "", false)
	v.knows = make([][]ID, NumActors)
	for a := 0; a < NumActors; a++ {
		for _, c := range v.circumstances {
			about := v.facts[c]
			f := Fact{
				Name:   "known." + Actors[a] + "." + strings.TrimPrefix(about.Name, "circumstances."),
				Says:   fmt.Sprintf("The %s knows: %s", strings.ReplaceAll(Actors[a], "-", " "), about.Says),
				Knower: Actor(a), About: c, Hidden: true,
			}
			v.knows[a] = append(v.knows[a], v.push(f))
		}
	}
	return v
}

var (
	boolType         = reflect.TypeOf(Bool{})
	enumType         = reflect.TypeOf(Enum{})
	intType          = reflect.TypeOf(Int{})
	circumstanceType = reflect.TypeOf(Circumstance{})
	indicationType   = reflect.TypeOf(Indication{})
)

func (v *Vocabulary) fields(t reflect.Type, prefix, of string, list bool) {
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		tag := field.Tag
		name := prefix + tag.Get("name")
		whose := of
		if o := tag.Get("of"); o != "" {
			whose = o
		}
		f := Fact{
			Name: name,
			Says: sentence(tag.Get("says"), whose),
			Open: tag.Get("open") == "true",
			List: list, Party: tag.Get("party"),
		}
		switch field.Type {
		case boolType:
			f.Kind = KindBool
			f.Default = boolValue(tag.Get("default") == "true")
		case circumstanceType, indicationType:
			f.Kind, f.Circumstance = KindBool, true
			f.Indication = field.Type == indicationType
		case enumType:
			f.Kind = KindEnum
			f.Values = strings.Fields(tag.Get("values"))
			for j, val := range f.Values {
				if val == tag.Get("default") {
					f.Default = Value(j)
				}
			}
		case intType:
			f.Kind = KindInt
			f.Unit = tag.Get("unit")
			f.Min, f.Max, f.Default = number(tag.Get("min")), number(tag.Get("max")), number(tag.Get("default"))
		default:
			v.fields(field.Type, name+".", whose, tag.Get("list") == "true")
			continue
		}
		id := v.push(f)
		if f.Circumstance {
			v.circumstances = append(v.circumstances, id)
		}
	}
}

func sentence(says, of string) string {
	s := strings.ReplaceAll(says, "{of}", of)
	if s != "" {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

func boolValue(b bool) Value {
	if b {
		return 1
	}
	return 0
}

func number(s string) Value {
	n, _ := strconv.Atoi(s)
	return Value(n)
}

func (v *Vocabulary) push(f Fact) ID {
	for _, state := range parties {
		if f.Party == "" && (strings.HasPrefix(f.Name, state+".") || strings.HasPrefix(f.Name, penalty+state+".")) {
			f.Party = state
		}
	}
	f.ID = ID(len(v.facts))
	v.facts = append(v.facts, f)
	v.byName[f.Name] = f.ID
	return f.ID
}

// Declare adds a true-or-false fact that an instrument needs and the core does not have, such as
// a reservation that was made or a paragraph that was agreed. It fails if the name is taken, or is not made
// of lower-case words of letters, digits and underscores joined by dots.
// A fact that is so of one State, and whose name does not say of which, names it as party.
func (v *Vocabulary) Declare(name, says, instrument string, standard bool, party string) (ID, error) {
	if id, taken := v.byName[name]; taken {
		return 0, fmt.Errorf("the fact %s is declared already, by %s", name, v.facts[id].owner())
	}
	if !isName(name) {
		return 0, fmt.Errorf("%q is not the name of a fact: use lower-case words of letters, digits and underscores joined by dots", name)
	}
	return v.push(Fact{Name: name, Says: says, Declared: instrument, Default: boolValue(standard), Party: party}), nil
}

func (f Fact) owner() string {
	if f.Declared != "" {
		return f.Declared
	}
	return "the core vocabulary"
}

func isName(s string) bool {
	for _, part := range strings.Split(s, ".") {
		if part == "" || part[0] < 'a' || part[0] > 'z' {
			return false
		}
		for _, r := range part {
			if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' {
				return false
			}
		}
	}
	return strings.Contains(s, ".")
}

// Len is the number of facts, those about knowledge included.
func (v *Vocabulary) Len() int { return len(v.facts) }

// Fact returns the fact with this id.
func (v *Vocabulary) Fact(id ID) *Fact { return &v.facts[id] }

// Lookup finds a fact by its dotted name.
func (v *Vocabulary) Lookup(name string) (ID, bool) {
	id, ok := v.byName[name]
	return id, ok
}

// All returns the facts that a file may state, in the order of the vocabulary.
func (v *Vocabulary) All() []*Fact {
	var out []*Fact
	for i := range v.facts {
		if !v.facts[i].Hidden {
			out = append(out, &v.facts[i])
		}
	}
	return out
}

// Circumstances returns the ids of the circumstances, in order.
func (v *Vocabulary) Circumstances() []ID { return v.circumstances }

// Circumstance finds a circumstance by its short name, such as target_is_official.
func (v *Vocabulary) Circumstance(name string) (ID, bool) {
	id, ok := v.byName["circumstances."+name]
	if !ok || !v.facts[id].Circumstance {
		return 0, false
	}
	return id, true
}

// CircumstanceIndex is the position of a circumstance among the circumstances.
func (v *Vocabulary) CircumstanceIndex(id ID) int {
	for i, c := range v.circumstances {
		if c == id {
			return i
		}
	}
	return -1
}

// Short is the name of a circumstance without its prefix.
func (f *Fact) Short() string { return strings.TrimPrefix(f.Name, "circumstances.") }

// Knows is the id of the fact that the actor knows the circumstance before anything happens.
func (v *Vocabulary) Knows(a Actor, circumstance ID) ID {
	return v.knows[a][v.CircumstanceIndex(circumstance)]
}

// Blank is an assignment in which nothing is stated.
func (v *Vocabulary) Blank() Assignment {
	a := make(Assignment, len(v.facts))
	for i := range a {
		a[i] = Unknown
	}
	return a
}

// Under says whether any fact lies under the dotted prefix.
func (v *Vocabulary) Under(prefix string) bool {
	for i := range v.facts {
		if strings.HasPrefix(v.facts[i].Name, prefix+".") {
			return true
		}
	}
	return false
}

// Clone copies an assignment.
func (a Assignment) Clone() Assignment { return append(Assignment(nil), a...) }

// Show writes a value of this fact as YAML does; Unknown is "unknown".
func (f *Fact) Show(val Value) string {
	switch {
	case val == Unknown:
		return "unknown"
	case f.Kind == KindEnum:
		return f.Values[val]
	case f.Kind == KindInt:
		return strconv.Itoa(int(val))
	case val == 1:
		return "true"
	default:
		return "false"
	}
}

// Allowed says in words what values the fact can take.
func (f *Fact) Allowed() string {
	switch f.Kind {
	case KindEnum:
		return strings.Join(f.Values, " | ")
	case KindInt:
		return fmt.Sprintf("a whole number of %s from %d to %d", f.Unit, f.Min, f.Max)
	default:
		return "true | false"
	}
}

// Read reads a value as YAML writes it; ok is false if the fact cannot take it.
func (f *Fact) Read(s string) (val Value, ok bool) {
	switch f.Kind {
	case KindEnum:
		for i, name := range f.Values {
			if name == s {
				return Value(i), true
			}
		}
		return Unknown, false
	case KindInt:
		n, err := strconv.Atoi(s)
		if err != nil || strconv.Itoa(n) != s || Value(n) < f.Min || Value(n) > f.Max {
			return Unknown, false
		}
		return Value(n), true
	default:
		switch s {
		case "true":
			return 1, true
		case "false":
			return 0, true
		}
		return Unknown, false
	}
}

// Suggest returns up to three names of facts that look like the one given, nearest first.
func (v *Vocabulary) Suggest(name string) []string {
	var names []string
	for i := range v.facts {
		if !v.facts[i].Hidden {
			names = append(names, v.facts[i].Name)
		}
	}
	return Nearest(name, names)
}
