package sim

// Parted is one request under the treaties of its scenario: whether they part, and where.
type Parted struct {
	Run      int       `json:"run"`      // its place among the runs, from 0
	Scenario string    `json:"scenario"` // id
	Request  string    `json:"request"`
	Differs  bool      `json:"differs"` // in more than articles and notices, on the course taken or by another stance
	Courses  []Parting `json:"courses"` // the course taken first, then what another stance of the requested State would make of it
}

// Parting sets courses of one request beside each other: what they share once, and the first step that differs.
type Parting struct {
	Taken   bool     `json:"taken"`   // the course that the scenario takes
	Stances []string `json:"stances"` // of the requested State, by which it goes like this; none: only by the choices made
	Kind    string   `json:"kind"`    // alone | same-course | other-articles | other-course | other-ground | other-outcome | outside-one
	Stage   string   `json:"stage"`   // at which they part; empty: they do not
	Common  []Shared `json:"common"`  // steps that all take before they part
	Sides   []Side   `json:"sides"`   // a course each, in the order of the treaties
	Groups  []Group  `json:"groups"`  // courses that still go together after the first parting
	Also    []Lone   `json:"also"`    // steps that only some take, and that change neither the end nor its ground
}

// Shared is a step that all courses take.
type Shared struct {
	Stage string     `json:"stage"`
	Event string     `json:"event"`
	Actor string     `json:"actor"`
	Cites [][]string `json:"cites"` // a list for each side
}

// Side is one course: its step at the parting, what follows and where it ends.
type Side struct {
	Treaty   string   `json:"treaty"`
	Short    string   `json:"short"`
	Outcome  string   `json:"outcome"`
	Reason   string   `json:"reason"` // of outside-this-treaty, else empty
	Reached  string   `json:"reached"`
	Obtained []string `json:"obtained"`
	Decided  []string `json:"decided"` // articles of the step that decided
	Step     *Taken   `json:"step,omitempty"`
	Then     []Taken  `json:"then"` // steps after the parting that rest on an article
}

// Taken is a step of one course.
type Taken struct {
	Stage   string   `json:"stage"`
	Event   string   `json:"event"`
	Actor   string   `json:"actor"`
	Tells   string   `json:"tells"`
	Topic   string   `json:"topic"` // of the rule that a notice gives effect to
	Grounds []Use    `json:"grounds"`
	Cites   []string `json:"cites"`
}

// Use is a ground that a step invokes.
type Use struct {
	ID    string `json:"id"`
	Topic string `json:"topic"`
	Cite  string `json:"cite"`
}

// Group are courses that go together at the first parting, and how far they do after it.
type Group struct {
	Treaties []string `json:"treaties"`
	Kind     string   `json:"kind"` // among themselves
}

// Lone is a step that not all courses take.
type Lone struct {
	Treaty string `json:"treaty"`
	Short  string `json:"short"`
	Step   Taken  `json:"step"`
}

// The kinds of parting, from none to the widest.
const (
	alone         = "alone"
	sameCourse    = "same-course"
	otherArticles = "other-articles"
	otherCourse   = "other-course"
	otherGround   = "other-ground"
	otherOutcome  = "other-outcome"
	outsideOne    = "outside-one"
)

// PartingKinds are the kinds of parting, from none to the widest.
var PartingKinds = []string{alone, sameCourse, otherArticles, otherCourse, otherGround, otherOutcome, outsideOne}

// differs says that courses are more apart than by their articles and by whom they tell.
func (p *Parting) differs() bool {
	return p.Kind != alone && p.Kind != sameCourse && p.Kind != otherArticles
}
