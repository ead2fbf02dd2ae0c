package law

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/source"
)

// Header is the file treaty.yaml of an instrument's folder.
type Header struct {
	source.Pos `yaml:"-"`

	Format   string            `yaml:"format" need:"true"` // treaty/1
	ID       string            `yaml:"id" need:"true"`
	Name     string            `yaml:"name" need:"true"`
	Short    string            `yaml:"short" need:"true"`
	Layer    Layer             `yaml:"layer" need:"true"`
	Extends  *source.Text      `yaml:"extends"`  // the instrument that it adds to
	Official string            `yaml:"official"` // address of the official text
	Status   Status            `yaml:"status"`
	Articles map[string]string `yaml:"articles" need:"true"` // number → heading, every article of the instrument
	Facts    []DeclaredFact    `yaml:"facts"`
	Outside  []Outside         `yaml:"outside"` // measures and routes that it has no flow for, and why
}

// Outside says why the instrument does not govern a measure, or a measure by a route. The first entry that
// fits a request speaks.
type Outside struct {
	source.Pos `yaml:"-"`

	Measures []Measure `yaml:"measures"` // empty: all
	Routes   []Route   `yaml:"routes"`   // empty: all
	Reason   Reason    `yaml:"reason" need:"true"`
	Cite     string    `yaml:"cite" need:"true"`
	Says     string    `yaml:"says" need:"true"`
	Checked  Grade     `yaml:"checked" need:"true"`
}

// WhyOutside is the entry that says why the instrument has no flow for a measure by a route; nil if none does.
func (in *Instrument) WhyOutside(m Measure, route Route) *Outside {
	for i := range in.Outside {
		o := &in.Outside[i]
		if (len(o.Measures) == 0 || slices.Contains(o.Measures, m)) && (len(o.Routes) == 0 || slices.Contains(o.Routes, route)) {
			return o
		}
	}
	return nil
}

// Status is whether the instrument is in force, as data with a source.
type Status struct {
	InForce bool   `yaml:"in_force"`
	AsOf    string `yaml:"as_of"`
	Source  string `yaml:"source"`
}

// DeclaredFact is a true-or-false fact that only this instrument needs.
type DeclaredFact struct {
	source.Pos `yaml:"-"`

	Name    string `yaml:"name" need:"true"`
	Says    string `yaml:"says" need:"true"`
	Default bool   `yaml:"default"`
	Of      Party  `yaml:"of"` // the State of which it is so, where its name does not say
}

// Chapter is a file of rules.
type Chapter struct {
	Format string       `yaml:"format" need:"true"` // rules/1
	Title  string       `yaml:"title" need:"true"`
	Rules  []*yaml.Node `yaml:"rules" need:"true"` // decoded after readings and amendments are laid over
}

// ReadingsFile is the file readings.yaml.
type ReadingsFile struct {
	Format   string    `yaml:"format" need:"true"` // readings/1
	Readings []Reading `yaml:"readings" need:"true"`
}

// LayerFile is a file of rules that stand beside every instrument: domestic law, other international
// obligations, the rules of a treaty that is not encoded.
type LayerFile struct {
	Format string       `yaml:"format" need:"true"` // layer/1
	ID     string       `yaml:"id" need:"true"`
	Name   string       `yaml:"name" need:"true"`
	Layer  Layer        `yaml:"layer" need:"true"`
	Rules  []*yaml.Node `yaml:"rules" need:"true"`
}

// Reading is a provision that experts read differently. One option is the default.
type Reading struct {
	source.Pos `yaml:"-"`

	ID        string   `yaml:"id" need:"true"`        // uncc.28.4: the provision, or provision.short-name where it has several
	Question  string   `yaml:"question" need:"true"`  // what is contested, as a question
	Provision string   `yaml:"provision" need:"true"` // the id of the rule
	Default   string   `yaml:"default" need:"true"`
	Options   []Option `yaml:"options" need:"true"`
}

// Option is one reading of a provision, with who holds it. The default's changes are applied too.
type Option struct {
	source.Pos `yaml:"-"`

	Name    string   `yaml:"name" need:"true"`
	Holder  string   `yaml:"holder" need:"true"`
	Says    string   `yaml:"says" need:"true"`
	Changes []Change `yaml:"changes"`
}

// Change edits one rule, adds one or removes one. Readings and amendments are lists of changes.
type Change struct {
	source.Pos `yaml:"-"`

	Rule   *source.Text `yaml:"rule"`   // the rule to edit
	Set    *yaml.Node   `yaml:"set"`    // … fields to put in its place: mappings merge, the rest is replaced; null drops a field
	Add    *yaml.Node   `yaml:"add"`    // a whole new rule
	Remove *source.Text `yaml:"remove"` // a rule to remove
}

// Amendment is a draft clause, laid over one instrument or several. A change belongs to the instrument whose id
// its rule's begins with.
type Amendment struct {
	source.Pos `yaml:"-"`

	Format  string        `yaml:"format" need:"true"` // amendment/1
	ID      string        `yaml:"id" need:"true"`
	Title   string        `yaml:"title" need:"true"`
	Of      []source.Text `yaml:"of" need:"true"` // the instruments that it changes
	Why     string        `yaml:"why" need:"true"`
	Changes []Change      `yaml:"changes" need:"true"`

	Source source.File `yaml:"-"`
}
