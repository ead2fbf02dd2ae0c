// Package scenario reads stories, the profiles of domestic law that they name, what they expect, and
// the legal questions that hold the law to its text.
package scenario

import (
	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// Scenario is one story: what is true in it, who knows what, what is asked, and what is expected.
type Scenario struct {
	ID         string // the file's name without its ending
	File       string
	Hash       string
	Title      string
	Sources    []string
	Story      string
	InForce    string // assumed | data
	States     map[string]State
	Requests   []Request
	Case       Case // what is common to all requests
	Treaties   []string
	Readings   map[string]string
	Injects    []Inject
	Discussion []string
	Workshop   *Workshop // nil: the file has none
	Expect     []Expect
}

// State is one State of the story.
type State struct {
	Name    string
	Profile string
	Stance  string
}

// Request is one thing asked, in order.
type Request struct {
	ID      string
	Measure string
	Route   string
	After   string
	Case    Case // the scenario's, with the facts of this request
	Pos     source.Pos
}

// Inject is a piece of news that can be played: somebody learns of a circumstance at a stage.
type Inject struct {
	source.Pos `yaml:"-"`

	ID    string       `yaml:"id" need:"true"`
	At    law.Stage    `yaml:"at" need:"true"`
	Tells law.Actor    `yaml:"tells" need:"true"`
	About *source.Text `yaml:"about" need:"true"`
	Text  string       `yaml:"text"`

	Actor facts.Actor `yaml:"-"`
	Fact  facts.ID    `yaml:"-"`
}

// Case is an assignment with the origin of each value.
type Case struct {
	Values  facts.Assignment
	Origins []Origin // alongside Values; the zero Origin for what nobody stated
}

// Origin says where a value comes from.
type Origin struct {
	Kind string // stated | profile | flag, or empty: nobody stated it
	Pos  source.Pos
	Name string // of the profile
}

// Clone copies a case.
func (c Case) Clone() Case {
	return Case{Values: c.Values.Clone(), Origins: append([]Origin(nil), c.Origins...)}
}

func (c Case) set(id facts.ID, v facts.Value, o Origin) {
	c.Values[id] = v
	c.Origins[id] = o
}

// Stated says whether somebody gave the fact a value.
func (c Case) Stated(id facts.ID) bool { return c.Values[id] != facts.Unknown }

// Expect is what a scenario says that the program must find for one request under one treaty.
type Expect struct {
	source.Pos

	Treaty, Request string
	Outcome         string
	Reason          string
	Reached         string
	Obtained        []string
	Runs            map[string]string // outcome → always | sometimes | never | depends
	Grounds         map[string]string // rule → status
	Notices         map[string]string // "FROM > TO" → rule
	Displaced       []string
	Steps           []string          // events that the path has
	Days            map[string]string // what happens → day, or from-until
	Events          map[string]string // event with a row of its own → always | sometimes | never | depends
	With            With
	Because         string
}

// With is what an expectation changes before it looks.
type With struct {
	Set      map[string]string `yaml:"set"`
	Tell     []string          `yaml:"tell"`     // ACTOR=CIRCUMSTANCE
	Stance   map[string]string `yaml:"stance"`   // actor, or requested → stance
	Readings []string          `yaml:"readings"` // READING=OPTION
	Inject   []string          `yaml:"inject"`
	Choose   []string          `yaml:"choose"` // STAGE=EVENT
	Breach   bool              `yaml:"breach"` // let actors also do what no law allows
}

// file is the shape of a scenario file; the sections with facts stay nodes and are read by the vocabulary.
type file struct {
	source.Pos `yaml:"-"`

	Format        string        `yaml:"format" need:"true"`
	Title         string        `yaml:"title" need:"true"`
	Sources       []string      `yaml:"sources"`
	Story         string        `yaml:"story" need:"true"`
	InForce       source.Text   `yaml:"in_force" need:"true"`
	States        *yaml.Node    `yaml:"states" need:"true"`
	Person        *yaml.Node    `yaml:"person"`
	Offence       *yaml.Node    `yaml:"offence"`
	System        *yaml.Node    `yaml:"system"`
	Relation      *yaml.Node    `yaml:"relation"`
	Requests      []*yaml.Node  `yaml:"requests" need:"true"`
	Circumstances *yaml.Node    `yaml:"circumstances"`
	Treaties      []source.Text `yaml:"treaties" need:"true"`
	Readings      []source.Text `yaml:"readings"`
	Injects       []Inject      `yaml:"injects"`
	Discussion    []string      `yaml:"discussion"`
	Workshop      *yaml.Node    `yaml:"workshop"`
	Expect        *yaml.Node    `yaml:"expect"` // treaty → request → one expectation, or a list of them
}

// expectation is one block under expect: TREATY: REQUEST.
type expectation struct {
	source.Pos `yaml:"-"`

	Outcome   law.Outcome    `yaml:"outcome"`
	Reason    law.Reason     `yaml:"reason"`
	Reached   law.Reach      `yaml:"reached"`
	Obtained  []law.Obtained `yaml:"obtained"`
	Runs      texts          `yaml:"runs"`
	Grounds   texts          `yaml:"grounds"`
	Notices   texts          `yaml:"notices"`
	Displaced []source.Text  `yaml:"displaced"`
	Steps     []source.Text  `yaml:"steps"`
	Days      texts          `yaml:"days"`
	Events    texts          `yaml:"events"`
	With      with           `yaml:"with"`
	Because   string         `yaml:"because" need:"true"`
}

// with is With as it stands in the file.
type with struct {
	Set      texts         `yaml:"set"`
	Tell     []source.Text `yaml:"tell"`
	Stance   texts         `yaml:"stance"`
	Readings []source.Text `yaml:"readings"`
	Inject   []source.Text `yaml:"inject"`
	Choose   []source.Text `yaml:"choose"`
	Breach   bool          `yaml:"breach"`
}
