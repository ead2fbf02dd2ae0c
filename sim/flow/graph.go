package flow

import (
	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// Graph is the lawful behaviour of everybody concerned by one measure, by one route, under one
// instrument. It holds no case: conditions stay symbolic, and path memory is explicit in Node.
type Graph struct {
	Treaty   string
	Measure  law.Measure
	Route    law.Route
	Facts    *facts.Vocabulary
	Text     *law.Text
	Def      *Def
	Served   facts.Actor
	Receiver facts.Actor // stands where the central authority stands by the route of mutual assistance

	Start  int
	States []State
	Edges  []Edge
	Out    [][]int // edges by the state that they leave, in the order of the skeleton

	Scopes     []*law.Rule
	Gates      []Gate
	Grounds    []Ground
	Befores    []Before
	Notices    []Notice
	Gags       []Gag
	Shuts      []Shut // close events
	Opens      []Shut // open events that the skeleton keeps closed
	Demands    []*law.Rule
	Safeguards []*law.Rule
	Deadlines  []*law.Rule
	Duties     []*law.Rule
	Power      *law.Rule
	Rests      []*law.Rule
	Channels   []Channel
	Rows       []Row

	flags []string // names of flags, by bit
	// Compiled conditions of rules outside the lists above: the case decides them, no path does.
	conds map[*cond.Cond]cond.Func
}

// State is a state of the graph.
type State struct {
	Name    string
	Stage   law.Stage
	Actor   facts.Actor
	Grounds bool
	End     bool
}

// Edge is an edge of the graph. Event and source together are unique.
type Edge struct {
	Event    string
	Base     string // the event in the skeleton: refuse, where Event is refuse-government
	From, To int
	Actor    facts.Actor
	Class    law.Class
	Stage    law.Stage
	Cites    []*law.Rule
	Note     string
	Outcome  law.Outcome
	Reached  int        // index into facts.Reaches; 0 changes nothing
	Guard    *cond.Cond // what has to be so in the case; nil: nothing

	when     cond.Func // nil: always
	derived  []int     // derived names that the condition reads
	once     int       // flag, or -1
	sets     uint64    // flags that taking it sets
	tells    *telling
	grounds  []int // indexes into Graph.Grounds: one of them has to be open to its actor
	step     law.Step
	notice   int // index into Graph.Notices, or -1
	does     law.Doing
	refusal  bool // a State says no by it
	endsGags bool
	opened   bool   // only where a rule opens the event
	shut     string // the event that has to be shut, or "notices"; empty: none
	heard    uint64 // flags of notices of which one has to have been given; 0: none
	Row      bool   // whether it happens is an answer of its own
}

type telling struct {
	to    facts.Actor
	about []facts.ID // nil: all that the teller knows
}

// Gate lets rules step back while its condition holds.
type Gate struct {
	Rule *law.Rule
	over map[string]bool // ids of the rules that step back
	when cond.Func
}

// Ground is a ground as this graph uses it.
type Ground struct {
	Rule   *law.Rule
	Holder facts.Actor

	when, met, directed cond.Func
	cured               uint64 // flag after which it is gone
	opened              uint64 // flag before which it is not there
	closedBy            *law.Rule
	excluded            []guarded
}

// ClosedBy is the closed list that shuts the ground out, whether or not the ground is there; nil if none does.
func (g *Ground) ClosedBy() *law.Rule { return g.closedBy }

// Before is a duty that must be done before a refusal or a postponement on some grounds.
type Before struct {
	Rule   *law.Rule
	covers map[string]bool
	when   cond.Func
	flag   uint64
}

// Covers says whether the duty stands before refusals or postponements on the ground with this id.
func (b *Before) Covers(id string) bool { return b.covers[id] }

// Notice is a rule on who tells whom.
type Notice struct {
	Rule     *law.Rule
	From, To facts.Actor

	when cond.Func
	flag uint64 // set once it was given
}

// Gag is a duty of secrecy.
type Gag struct {
	Rule  *law.Rule
	Binds []facts.Actor
	Stops []facts.Actor

	when  cond.Func
	from  int // index of the stage
	ended uint64
}

// Shut closes events, or opens them, while its condition holds.
type Shut struct {
	Rule   *law.Rule
	events map[string]bool
	when   cond.Func
	by     int    // index of the ground that has to have been used on the path, or -1
	unless uint64 // flag after which it shuts no more
}

// Closes says whether the rule closes the event.
func (s *Shut) Closes(event string) bool { return s.events[event] }

// Row is an event whose happening is an answer of its own, such as use for another case.
type Row struct {
	Event   string
	Against string // the event whose limits bear on it: itself, or for a breach the lawful one; NotGiven for notices
	Breach  bool
	flag    uint64 // set once it happened
}

// Channel is a pair of actors whose silence has a row of its own.
type Channel struct {
	From, To facts.Actor
	when     cond.Func
}

type guarded struct {
	rule *law.Rule
	when cond.Func
}

// Node is a place in a walk: a state and all that the path remembers. It is comparable.
type Node struct {
	State   int16
	Outcome uint8  // index into facts.Outcomes plus one; 0: none yet
	Reached uint8  // index into facts.Reaches
	Stages  uint32 // the stages that the path has come to, by index into facts.Stages
	Flags   uint64
	Invoked uint64                  // grounds invoked, by index
	Told    [facts.NumActors]uint16 // circumstances that each actor was told of by name, by index
	Heard   [facts.NumActors]uint32 // actors who told each actor all that they knew at first
}
