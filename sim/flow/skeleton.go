// Package flow compiles law and a skeleton into one guarded graph per treaty, measure and route.
package flow

import (
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// Skeleton is the course that requests by one route take, whatever the instrument: states that
// each declare a stage, and edges between them. Law adds the guards; nobody lists grounds here.
type Skeleton struct {
	source.Pos `yaml:"-"`

	Format   string               `yaml:"format" need:"true"` // skeleton/1
	ID       string               `yaml:"id" need:"true"`
	Title    string               `yaml:"title" need:"true"`
	Start    source.Text          `yaml:"start" need:"true"`
	Parts    []source.Text        `yaml:"parts"` // what it shares with other skeletons, in order
	States   map[string]StateSpec `yaml:"states"`
	Edges    []EdgeSpec           `yaml:"edges"`
	Channels []ChannelSpec        `yaml:"channels"`
}

// Part is a stretch that several skeletons share: states and edges that are theirs as if they stood there.
type Part struct {
	source.Pos `yaml:"-"`

	Format   string               `yaml:"format" need:"true"` // part/1
	ID       string               `yaml:"id" need:"true"`
	Title    string               `yaml:"title" need:"true"`
	States   map[string]StateSpec `yaml:"states"`
	Edges    []EdgeSpec           `yaml:"edges" need:"true"`
	Channels []ChannelSpec        `yaml:"channels"`
}

// StateSpec is a state of a skeleton.
type StateSpec struct {
	source.Pos `yaml:"-"`

	Stage   law.Stage   `yaml:"stage" need:"true"`
	Actor   source.Text `yaml:"actor"`   // who acts here by default; `served` and `receiver` are those whom the flow names
	Grounds bool        `yaml:"grounds"` // a review: the status of grounds is kept
	End     bool        `yaml:"end"`
}

// EdgeSpec is an edge of a skeleton.
type EdgeSpec struct {
	source.Pos `yaml:"-"`

	Event   string       `yaml:"event" need:"true"`
	From    source.Text  `yaml:"from" need:"true"`
	To      source.Text  `yaml:"to" need:"true"`
	Actor   *source.Text `yaml:"actor"` // absent: the actor of the state that it leaves
	Class   law.Class    `yaml:"class" need:"true"`
	Stage   law.Stage    `yaml:"stage"`           // where the step belongs, if not to the stage of the state that it leaves
	When    *source.Text `yaml:"when"`            // a condition; derived names are allowed
	Opened  bool         `yaml:"opened"`          // only where a rule opens the event
	Shut    string       `yaml:"shut"`            // only while a rule shuts that other event; "notices": while a notice that is due was not given
	After   *source.Text `yaml:"after_notice_to"` // only once a notice to that actor was given
	Once    bool         `yaml:"once"`            // at most once on a path
	Tells   *Tells       `yaml:"tells"`           //
	Holders []law.Actor  `yaml:"holders"`         // with effects: only for grounds of these holders; absent: of all but the court, which decides what is brought before it
	Effects []law.Effect `yaml:"effects"`         // the edge is there once for each holder of a ground with one of these effects, guarded by it
	Does    law.Doing    `yaml:"does"`            // the duty before a refusal that taking this edge fulfils
	Tellers bool         `yaml:"notices"`         // the edge is there once for each notice that the law requires or permits at this stage
	Ends    bool         `yaml:"ends_gags"`       // duties of secrecy with an end come to it
	Row     bool         `yaml:"row"`             // whether it happens is an answer of its own
	Outcome law.Outcome  `yaml:"outcome"`
	Reached string       `yaml:"reached"` // how far the data are after it
	Note    string       `yaml:"note"`
}

// Tells says that taking an edge lets somebody learn what its actor knows.
type Tells struct {
	To    law.Actor     `yaml:"to" need:"true"`
	About []source.Text `yaml:"about"` // circumstances; empty: all that the actor knows
}

// ChannelSpec is a pair of actors whose silence matters enough for a row of its own.
type ChannelSpec struct {
	source.Pos `yaml:"-"`

	From source.Text  `yaml:"from" need:"true"` // an actor, or `served`
	To   law.Actor    `yaml:"to" need:"true"`
	When *source.Text `yaml:"when"` // where there is such a person or State
}

// Def is the flow of one measure by one route under one instrument.
type Def struct {
	source.Pos `yaml:"-"`

	Format   string                   `yaml:"format" need:"true"` // flow/1
	Measure  law.Measure              `yaml:"measure" need:"true"`
	Route    law.Route                `yaml:"route" need:"true"`
	Uses     source.Text              `yaml:"uses" need:"true"`     // a skeleton
	Served   law.Actor                `yaml:"served" need:"true"`   // who is ordered to act
	Receiver law.Actor                `yaml:"receiver"`             // who receives the request; absent: the central authority
	Power    source.Text              `yaml:"power" need:"true"`    // the rule with the domestic power that executing uses
	Rests    []source.Text            `yaml:"rests_on" need:"true"` // the rules that the request rests on
	Cites    map[string][]source.Text `yaml:"cites"`                // event → rules
	Drop     []source.Text            `yaml:"drop"`                 // states or events of the skeleton that this flow has not
	Treaty   string                   `yaml:"-"`
}
