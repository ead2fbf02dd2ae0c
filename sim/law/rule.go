// Package law holds instruments as data: rules with their citations, readings, amendments, gates.
package law

import (
	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Rule is one provision, or one part of it that has an effect of its own. It is of exactly one kind:
// one of the fields from Term to Plain is set.
type Rule struct {
	source.Pos `yaml:"-"`

	ID      string `yaml:"id" need:"true"`      // uncc.40.21.b: the instrument, then the segments of the citation
	Cite    string `yaml:"cite" need:"true"`    // Art. 40(21)(b)
	Topic   string `yaml:"topic"`               // shared key that aligns instruments: essential-interests
	Says    string `yaml:"says" need:"true"`    // the paraphrase, in our own words
	Checked Grade  `yaml:"checked" need:"true"` // how the words were checked
	Source  string `yaml:"source"`              // what was read for that, if it was not the provision itself

	Measures []Measure    `yaml:"measures"` // only for these; empty: for all
	Routes   []Route      `yaml:"routes"`   // only on these; empty: on all
	When     *source.Text `yaml:"when"`     // a condition; absent: always

	Term         string        `yaml:"term"`         // defines term.NAME for other conditions; When is the definition
	Scope        *Scope        `yaml:"scope"`        // the request is outside unless When
	Duty         *Duty         `yaml:"duty"`         // the duty to assist
	Ground       *Ground       `yaml:"ground"`       // lets somebody refuse, decline, postpone or condition
	Excludes     []source.Text `yaml:"excludes"`     // these grounds cannot be used while When holds
	Closes       []Step        `yaml:"closes"`       // a closed list: for Measures, only the grounds in Only may be used
	Only         []source.Text `yaml:"only"`         //
	Incorporates *source.Text  `yaml:"incorporates"` // takes over the content of that ground, also while it is suspended
	Suspends     []source.Text `yaml:"suspends"`     // a gate: these rules step back while When holds
	Except       []source.Text `yaml:"except"`       // suspends, of: … but not these
	Before       []Step        `yaml:"before"`       // a duty that must be done first
	Of           []source.Text `yaml:"of"`           // … for refusals on these grounds
	Do           Doing         `yaml:"do"`           // … namely
	Notice       *Notice       `yaml:"notice"`       // somebody must, may or must not be told
	Gag          *Gag          `yaml:"gag"`          // a duty of secrecy
	Demand       *Demand       `yaml:"demand"`       // obliges a State to have something in its law
	Safeguard    *Safeguard    `yaml:"safeguard"`    //
	Deadline     *Deadline     `yaml:"deadline"`     //
	Power        *Power        `yaml:"power"`        // a domestic power that executing a request uses
	Shuts        []source.Text `yaml:"shuts"`        // these events cannot happen while When holds, unless a rule opens them
	Opens        []source.Text `yaml:"opens"`        // these events, which the skeleton or domestic law would keep closed, can happen while When holds
	By           *source.Text  `yaml:"by"`           // shuts, opens: only once this ground was used on the path
	Unless       *source.Text  `yaml:"unless"`       // shuts, opens: only until this event
	Unencodable  string        `yaml:"unencodable"`  // the reason why the clause has no effect in the program
	Plain        Plain         `yaml:"plain"`        // definition | principle | procedure | permission: cited, no effect of its own

	Instrument string     `yaml:"-"` // the id of the instrument that holds it
	Layer      Layer      `yaml:"-"`
	Cond       *cond.Cond `yaml:"-"` // When, parsed; nil: always

	segments []string // of the id
}

// Scope says that a request is outside the instrument unless the rule's condition holds.
type Scope struct {
	Outside Reason `yaml:"outside" need:"true"`
}

// Duty is the duty to assist with the rule's measures.
type Duty struct {
	Strength Strength `yaml:"strength" need:"true"`
}

// Ground lets its holder do something other than proceed.
type Ground struct {
	Effect   Effect        `yaml:"effect" need:"true"`
	Test     Test          `yaml:"test" need:"true"`
	Holder   Actor         `yaml:"holder" need:"true"`
	MovedBy  []source.Text `yaml:"moved_by"`  // circumstances: what would move (considers) or satisfy (substantial-grounds) its holder
	Met      *source.Text  `yaml:"met"`       // objective test: the rule's When says whether the ground exists, Met whether it is satisfied; absent: When says both
	Directed *source.Text  `yaml:"directed"`  // a condition under which the holder's own law directs it to use the ground
	CuredBy  string        `yaml:"cured_by"`  // an event after which the ground is gone
	OpenedBy string        `yaml:"opened_by"` // an event before which there is no such ground

	MetCond      *cond.Cond `yaml:"-"`
	DirectedCond *cond.Cond `yaml:"-"`
	Movers       []facts.ID `yaml:"-"` // MovedBy, looked up
}

// Notice says that From must, may or must not tell To.
type Notice struct {
	From     Actor      `yaml:"from" need:"true"`
	To       Actor      `yaml:"to" need:"true"`
	Rule     NoticeRule `yaml:"rule" need:"true"`
	At       Stage      `yaml:"at"`       // when it is due; absent: at the end (closed)
	Outcomes []Outcome  `yaml:"outcomes"` // only after these; empty: after all
	Reached  Reach      `yaml:"reached"`  // only where the data got at least so far
	About    string     `yaml:"about"`    // what is told, in words
	Apart    bool       `yaml:"apart"`    // what is told is not what secrecy covers: no gag stops it
}

// Gag binds actors to secrecy.
type Gag struct {
	Binds []Actor      `yaml:"binds" need:"true"`
	Stops []Actor      `yaml:"stops" need:"true"` // who must not be told
	From  Stage        `yaml:"from" need:"true"`
	Until *source.Text `yaml:"until" need:"true"` // none-stated | period | end-of-proceedings | no-end, or an enum fact with these values

	UntilFact facts.ID `yaml:"-"` // cond.NoFact where Until is a word
}

// Demand obliges a State to have something in its law; the case says whether it has.
type Demand struct {
	Of  Party       `yaml:"of" need:"true"`
	Law source.Text `yaml:"law" need:"true"` // a condition over that State's law

	Cond *cond.Cond `yaml:"-"`
}

// Safeguard protects somebody; the case says whether it is met, and by whose law.
type Safeguard struct {
	Kind     SafeguardKind     `yaml:"kind" need:"true"`
	Strength SafeguardStrength `yaml:"strength" need:"true"`
	LawOf    Party             `yaml:"law_of"` // whose law decides; absent: the treaty itself
	Met      *source.Text      `yaml:"met"`    // a condition; absent: met by the treaty itself
	MetBy    *source.Text      `yaml:"met_by"` // a ground that, used on the path, brings the safeguard about

	Cond *cond.Cond `yaml:"-"`
}

// Deadline is a number of units counted from a stage.
type Deadline struct {
	Value int          `yaml:"value" need:"true"`
	Unit  Unit         `yaml:"unit" need:"true"`
	Kind  DeadlineKind `yaml:"kind" need:"true"`
	From  Stage        `yaml:"from" need:"true"`
}

// Power is a domestic power that the instrument obliges States to create, as used to execute a request.
type Power struct {
	Obtains []Obtained `yaml:"obtains" need:"true"` // empty: it freezes data and obtains none
}
