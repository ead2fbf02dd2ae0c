package law

import (
	"slices"

	"rogatory/sim/facts"
)

// The words of law files. Each type lists the only values that it takes.

// Grade is how a rule's words were checked.
type Grade string

// Words lists the grades.
func (Grade) Words() []string { return facts.Grades }

// Measure is what is asked.
type Measure string

// Words lists the measures.
func (Measure) Words() []string { return facts.Measures }

// Route is how a request travels.
type Route string

// Words lists the routes.
func (Route) Words() []string { return facts.Routes }

// Stage aligns the flows of different instruments.
type Stage string

// Words lists the stages.
func (Stage) Words() []string { return facts.Stages }

// Actor is the name of an actor.
type Actor string

// Words lists the actors.
func (Actor) Words() []string { return facts.Actors }

// Outcome is the end of a request.
type Outcome string

// Words lists the outcomes.
func (Outcome) Words() []string { return facts.Outcomes }

// Reach is how far the data got.
type Reach string

// Words lists how far data can get.
func (Reach) Words() []string { return facts.Reaches }

// Reason says why a request is outside an instrument.
type Reason string

// Words lists the reasons.
func (Reason) Words() []string { return facts.OutsideReasons }

// Effect is what a ground lets its holder do.
type Effect string

// Words lists the effects.
func (Effect) Words() []string { return facts.Effects }

// Test is how a ground is judged.
type Test string

// Words lists the tests.
func (Test) Words() []string { return facts.Tests }

// Strength is how firmly a duty binds.
type Strength string

// Words lists the strengths.
func (Strength) Words() []string { return facts.Strengths }

// SafeguardKind is the family of a safeguard.
type SafeguardKind string

// Words lists the kinds of safeguards.
func (SafeguardKind) Words() []string { return facts.SafeguardKinds }

// SafeguardStrength is how firmly a safeguard is fixed by its source.
type SafeguardStrength string

// Words lists the strengths of safeguards.
func (SafeguardStrength) Words() []string { return facts.SafeguardStrengths }

// Layer is the source of a rule.
type Layer string

// Words lists the layers.
func (Layer) Words() []string { return facts.Layers }

// NoticeRule is what the law says about telling somebody.
type NoticeRule string

// Words lists what the law can say about a notice.
func (NoticeRule) Words() []string { return facts.NoticeRules }

// Obtained is what can be obtained.
type Obtained string

// Asked stands in a power for the kind of data that the request asks for (the fact request.data).
const Asked Obtained = "asked"

// Words lists what can be obtained.
func (Obtained) Words() []string { return append(slices.Clone(facts.Obtainables), string(Asked)) }

// Party is one of the three States of a case.
type Party string

// Words lists the States of a case.
func (Party) Words() []string { return []string{"requesting", "requested", "sending"} }

// Unit and DeadlineKind describe a deadline.
type (
	Unit         string
	DeadlineKind string
)

// Words lists the units of time.
func (Unit) Words() []string { return facts.DeadlineUnits }

// Words lists the kinds of deadlines.
func (DeadlineKind) Words() []string { return facts.DeadlineKinds }

// Step is what a duty before a refusal has to be done for.
type Step string

// Words lists the steps that a duty can stand before.
func (Step) Words() []string { return []string{"refusal", "postponement", "condition"} }

// Doing is what a duty before a refusal asks.
type Doing string

// Words lists what a duty before a refusal can ask.
func (Doing) Words() []string { return []string{"consult", "consider-conditions"} }

// Plain is what a clause is that is cited and has no effect of its own.
type Plain string

// Words lists what such a clause can be.
func (Plain) Words() []string { return []string{"definition", "principle", "procedure", "permission"} }

// Class is the kind of an edge, which a stance prefers or not.
type Class string

// Words lists the classes of edges.
func (Class) Words() []string { return facts.Classes }
