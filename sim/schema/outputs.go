// Package schema holds the shapes that the command line gives to programs, and the JSON Schemas of these
// and of every file that people write.
package schema

import "rogatory/sim"

// Explore is what `sim explore` prints: what depends on what when nothing is assumed.
type Explore struct {
	Schema     string          `json:"schema"` // explore/1
	Scenario   sim.ScenarioRef `json:"scenario"`
	InForce    string          `json:"in_force"`
	Readings   []sim.Choice    `json:"readings"`
	Amendments []string        `json:"amendments"`
	Changes    []string        `json:"changes"`
	Treaties   []Explored      `json:"treaties"`
}

// Explored is one instrument in it.
type Explored struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	LawHash  string            `json:"law_hash"`
	Used     string            `json:"used"`
	Requests []ExploredRequest `json:"requests"`
}

// ExploredRequest says in how many lawful runs each outcome happens, over every value of what nobody stated.
type ExploredRequest struct {
	ID      string              `json:"id"`
	Measure string              `json:"measure"`
	Route   string              `json:"route"`
	Runs    map[string]sim.Runs `json:"runs"`
	Cases   int                 `json:"cases"`  // into which unknown facts split this one
	Capped  bool                `json:"capped"` // the answers cover only the cases seen
}

// Validate is what `sim validate` prints.
type Validate struct {
	Schema   string    `json:"schema"` // validate/1
	Valid    bool      `json:"valid"`
	Checked  []Checked `json:"checked"`
	Problems []string  `json:"problems"`
}

// Checked counts what was validated.
type Checked struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// Test is what `sim test` prints.
type Test struct {
	Schema       string    `json:"schema"` // test/1
	Passed       bool      `json:"passed"`
	Scenarios    int       `json:"scenarios"`
	Expectations int       `json:"expectations"`
	Questions    int       `json:"questions"`
	Claims       int       `json:"claims"` // what documents say, held against the questions
	Failures     []Failure `json:"failures"`
}

// Failure is an expectation, a question or a question of a claim that came out otherwise.
type Failure struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Col       int    `json:"col"`
	What      string `json:"what"`
	Want      string `json:"want"`
	Got       string `json:"got"`
	Because   string `json:"because"`
	Reproduce string `json:"reproduce"`
}

// Treaties is what `sim treaties` prints.
type Treaties struct {
	Schema   string   `json:"schema"` // treaties/1
	Treaties []Treaty `json:"treaties"`
}

// Treaty is one instrument in brief.
type Treaty struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Short    string  `json:"short"`
	LawHash  string  `json:"law_hash"`
	Official string  `json:"official"`
	Used     string  `json:"used"`
	Extends  string  `json:"extends"`
	InForce  bool    `json:"in_force"`
	AsOf     string  `json:"as_of"`
	Source   string  `json:"status_source"`
	Articles int     `json:"articles"`
	Rules    int     `json:"rules"`
	Readings int     `json:"readings"`
	Flows    []Flow  `json:"flows"`
	Grades   []Grade `json:"checked"`
}

// Flow is a measure and a route that an instrument can be run for.
type Flow struct {
	Measure string `json:"measure"`
	Route   string `json:"route"`
}

// Grade counts the rules that were checked in one way.
type Grade struct {
	Grade string `json:"grade"`
	Rules int    `json:"rules"`
}

// Instrument is what `sim treaties ID` prints.
type Instrument struct {
	Schema   string    `json:"schema"` // instrument/1
	Treaty   Treaty    `json:"treaty"`
	Chapters []Chapter `json:"chapters"`
	Readings []Reading `json:"readings"`
}

// Chapter is a file of rules.
type Chapter struct {
	File  string `json:"file"`
	Title string `json:"title"`
	Rules []Rule `json:"rules"`
}

// Rule is one rule in brief.
type Rule struct {
	ID      string `json:"id"`
	Cite    string `json:"cite"`
	Kind    string `json:"kind"`
	Topic   string `json:"topic"`
	Says    string `json:"says"`
	Checked string `json:"checked"`
	Source  string `json:"source"`
}

// Reading is a provision that is read differently.
type Reading struct {
	ID        string   `json:"id"`
	Question  string   `json:"question"`
	Provision string   `json:"provision"`
	Cite      string   `json:"cite"`
	Default   string   `json:"default"`
	Options   []Option `json:"options"`
}

// Option is one reading, with who holds it.
type Option struct {
	Name   string `json:"name"`
	Holder string `json:"holder"`
	Says   string `json:"says"`
}

// Scenarios is what `sim scenarios` prints.
type Scenarios struct {
	Schema    string     `json:"schema"` // scenarios/1
	Scenarios []Scenario `json:"scenarios"`
}

// Scenario is one story in brief.
type Scenario struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Hash     string   `json:"hash"`
	Treaties []string `json:"treaties"`
	Measures []string `json:"measures"`
	Injects  []string `json:"injects"`
}

// New is what `sim new` prints.
type New struct {
	Schema string   `json:"schema"` // new/1
	File   string   `json:"file"`   // that was written
	Title  string   `json:"title"`
	From   string   `json:"from"` // what it is a copy of; empty: nothing
	Next   []string `json:"next"` // what to do with it
}

// Copy is what `sim treaties ID --copy DIR` prints.
type Copy struct {
	Schema  string   `json:"schema"` // copy/1
	Treaty  string   `json:"treaty"`
	Folder  string   `json:"folder"`
	Written []string `json:"written"` // files, below the folder
	Kept    []string `json:"kept"`    // parts that were there and stay as they were: common/layers
	Next    []string `json:"next"`    // what to do with it
}

// Facts is what `sim facts` prints.
type Facts struct {
	Schema string `json:"schema"` // facts/1
	Facts  []Fact `json:"facts"`
}

// Fact is one entry of the vocabulary.
type Fact struct {
	Name         string   `json:"name"`
	Says         string   `json:"says"`
	Type         string   `json:"type"`   // boolean | word | number
	Values       []string `json:"values"` // of a word
	Min          *int     `json:"min,omitempty"`
	Max          *int     `json:"max,omitempty"`
	Unit         string   `json:"unit"`
	Default      string   `json:"default"`
	Circumstance bool     `json:"circumstance"` // actors know it or not
	Indication   bool     `json:"indication"`   // it works by being before its holder, true or not
	LeftOpen     bool     `json:"left_open"`    // a run does not fill it before it says what happens in the runs
	Declared     string   `json:"declared"`     // the instrument that added it; empty: the core vocabulary
}

// Glossary is what `sim glossary` prints.
type Glossary struct {
	Schema string     `json:"schema"` // glossary/1
	Terms  []sim.Term `json:"terms"`
}

// Version is what `sim version` prints.
type Version struct {
	Schema   string   `json:"schema"` // version/1
	Version  string   `json:"version"`
	Revision string   `json:"revision"`
	Go       string   `json:"go"`
	Formats  []string `json:"formats"` // every format that the program reads or writes
}
