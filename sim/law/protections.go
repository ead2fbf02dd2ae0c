package law

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// ProtectionsName is the file that says whom rules protect, among the files of the law.
const ProtectionsName = "common/protections.yaml"

// Protections says whom a request concerns beside those who act on it, and the topics of the rules that protect
// them. It decides nothing: the rules say what holds.
type Protections struct {
	source.Pos `yaml:"-"`

	Format    string       `yaml:"format" need:"true"` // protections/1
	Concerned []Concerned  `yaml:"concerned" need:"true"`
	List      []Protection `yaml:"protections" need:"true"`
	Aside     []Aside      `yaml:"aside"`
}

// Concerned is a person or body whom a request concerns, in one role or several.
type Concerned struct {
	source.Pos `yaml:"-"`

	ID    string `yaml:"id" need:"true"`
	Told  string `yaml:"told"` // the topic of the rules that have it told; empty: nobody expects a notice to it
	Roles []Role `yaml:"roles" need:"true"`
}

// Role is one of the actors that somebody concerned can be.
type Role struct {
	Who    Actor        `yaml:"who" need:"true"`
	When   *source.Text `yaml:"when"`   // in which cases; absent: in all
	Served bool         `yaml:"served"` // only where this actor is the one who is ordered to act

	Cond *cond.Cond `yaml:"-"`
}

// Protection is a topic of rules that protect somebody concerned.
type Protection struct {
	source.Pos `yaml:"-"`

	Topic    string        `yaml:"topic" need:"true"`
	Also     []string      `yaml:"also"`                 // topics of rules that protect from the same
	Protects []source.Text `yaml:"protects" need:"true"` // ids of Concerned, or single roles
	Unaware  bool          `yaml:"unaware"`              // whoever was told of nothing cannot use it, though a law gives it
	Missed   bool          `yaml:"missed"`               // that a treaty has no rule on it is worth a line …
	When     *source.Text  `yaml:"when"`                 // … in these cases; absent: in all
	Law      *source.Text  `yaml:"law"`                  // whether a State's own law gives it, where no rule does
	By       []string      `yaml:"by"`                   // the events by which somebody is heard

	Cond    *cond.Cond `yaml:"-"`
	LawCond *cond.Cond `yaml:"-"`
}

// Aside are topics of rules that protect nobody concerned.
type Aside struct {
	Topics  []string `yaml:"topics" need:"true"`
	Because string   `yaml:"because" need:"true"`
}

// For says whether the protection is one of somebody concerned, in one of the roles that they have here.
func (p *Protection) For(id string, roles []string) bool {
	return slices.ContainsFunc(p.Protects, func(t source.Text) bool { return t.Value == id || slices.Contains(roles, t.Value) })
}

// On says whether rules with a topic are this protection.
func (p *Protection) On(topic string) bool { return p.Topic == topic || slices.Contains(p.Also, topic) }

// Of finds the protection with a topic; nil if rules on it protect nobody.
func (p *Protections) Of(topic string) *Protection {
	for i := range p.List {
		if p.List[i].On(topic) {
			return &p.List[i]
		}
	}
	return nil
}

func loadProtections(f source.File, v *facts.Vocabulary, p *source.Problems) *Protections {
	doc := source.Parse(f.Name, f.Data, p)
	if doc == nil {
		return nil
	}
	out := &Protections{}
	doc.Decode(out, p)
	checkFormat(doc, out.Format, "protections/1", p)
	parse := func(text *source.Text) *cond.Cond {
		if text == nil {
			return nil
		}
		return cond.Parse(*text, cond.Scope{Facts: v}, p)
	}
	var ids []string // of those concerned, and of their roles
	once := map[string]bool{}
	for i := range out.Concerned {
		c := &out.Concerned[i]
		if once[c.ID] {
			p.Add(c.Pos, "an id of its own", "%s stands twice", c.ID)
		}
		once[c.ID] = true
		ids = append(ids, c.ID)
		for j := range c.Roles {
			ids = append(ids, string(c.Roles[j].Who))
			c.Roles[j].Cond = parse(c.Roles[j].When)
		}
	}
	seen := map[string]bool{}
	for i := range out.List {
		x := &out.List[i]
		for _, topic := range append([]string{x.Topic}, x.Also...) {
			if seen[topic] {
				p.Add(x.Pos, "each topic once", "the topic %s stands twice", topic)
			}
			seen[topic] = true
		}
		for _, id := range x.Protects {
			if !slices.Contains(ids, id.Value) {
				p.Add(id.Pos, facts.Hint(id.Value, ids), "nobody concerned is called %q", id.Value)
			}
		}
		if x.When != nil && !x.Missed {
			p.Add(x.When.Pos, "missed: true", "when of %s says in which cases a rule on it is missed, and it is missed in none", x.Topic)
		}
		x.Cond, x.LawCond = parse(x.When), parse(x.Law)
	}
	return out
}
