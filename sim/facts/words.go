package facts

// The closed word lists. A word means the same in YAML, Go, tables and documents;
// lists may grow, meanings do not change.

// Actor is somebody who acts, or who may come to know something, on a request's path.
type Actor uint8

// The actors. One person may be several of them; one knowing is not another knowing.
const (
	RequestingAuthority Actor = iota
	IssuingCourt
	TrialCourt
	CentralAuthority
	Government
	ExecutingAuthority
	Court
	ContactPoint
	IssuingAuthority
	DesignatedAuthority
	EnforcingAuthority
	Addressee
	Custodian
	Controller
	Suspect
	DataSubject
	KnowledgeHolder
	NationalityState
	SendingState
	ThirdState
	SupervisoryAuthority
	NumActors int = iota
)

// Actors are the names of the actors, indexed by Actor.
var Actors = []string{
	"requesting-authority", "issuing-court", "trial-court",
	"central-authority", "government", "executing-authority", "court", "contact-point",
	"issuing-authority", "designated-authority", "enforcing-authority", "addressee",
	"custodian", "controller", "suspect", "data-subject", "knowledge-holder",
	"nationality-state", "sending-state", "third-state", "supervisory-authority",
}

func (a Actor) String() string { return Actors[a] }

// ActorNamed finds an actor by its name; ok is false if there is none.
func ActorNamed(name string) (a Actor, ok bool) {
	for i, n := range Actors {
		if n == name {
			return Actor(i), true
		}
	}
	return 0, false
}

// Requested reports whether the actor is a public body of the requested State: a State's
// stance covers these, private actors keep their own.
func (a Actor) Requested() bool { return a >= CentralAuthority && a <= ContactPoint }

// Requesting reports whether the actor is a public body of the requesting State.
func (a Actor) Requesting() bool { return a <= TrialCourt }

// Measures are what one State may ask of another.
var Measures = []string{
	"preservation", "traffic-disclosure", "production", "search-seizure", "compelled-assistance",
	"real-time-traffic", "content-interception", "emergency-disclosure", "spontaneous-information",
	"location", "witness-hearing", "asset-freezing",
}

// Routes are the ways a request can travel.
var Routes = []string{
	"mutual-assistance", "contact-point", "direct-to-custodian", "police", "spontaneous",
	"domestic-order", "voluntary",
}

// Stages align the states of different treaties' flows; their order is a path's order.
var Stages = []string{
	"drafted", "issued", "sent", "received", "form", "scope", "review", "consultation", "postponed",
	"authorisation", "served", "objection", "executing", "preserved", "obtained", "challenge", "delivered",
	"use", "onward", "closed",
}

// Outcomes are the ends of a request.
var Outcomes = []string{
	"delivered", "delivered-in-part", "preserved", "refused", "declined", "unanswered", "withdrawn",
	"redirected", "quashed", "lapsed", "not-complied", "outside-this-treaty",
}

// OutsideReasons say why a request is outside a treaty.
var OutsideReasons = []string{"not-in-force", "offence", "measure", "route", "left-to-other-law"}

// Reaches are how far the data got, in order.
var Reaches = []string{"nothing", "preserved", "obtained", "delivered", "passed-on"}

// Obtainables are what can be obtained: kinds of data, information about a system, access to it, what a witness
// says, or the records that a bank or business keeps.
var Obtainables = []string{"subscriber", "traffic", "content", "location", "information", "access", "statement", "records"}

// Stances are ways for an actor to choose among lawful courses.
var Stances = []string{"accommodating", "by-the-book", "protective"}

// Classes are the kinds of edges that a stance prefers among.
var Classes = []string{
	"notify", "tell", "proceed", "consult", "ask", "condition", "postpone", "refuse", "decline",
	"object", "withdraw", "breach",
}

// Effects are what a ground lets its holder do.
var Effects = []string{
	"may-refuse", "no-obligation", "barred", "may-decline", "may-postpone", "may-condition",
}

// Tests are how a ground is judged.
var Tests = []string{"objective", "considers", "substantial-grounds"}

// Strengths are how firmly a duty binds.
var Strengths = []string{"shall", "shall-endeavour", "may", "shall-consider"}

// SafeguardStrengths are how firmly a safeguard is fixed by its source.
var SafeguardStrengths = []string{
	"set-by-treaty", "required-content-left-to-domestic-law", "as-appropriate", "on-condition", "to-consider", "silent",
}

// SafeguardKinds are the families of safeguards.
var SafeguardKinds = []string{
	"human-rights", "proportionality", "review", "remedy", "grounds", "limits", "third-parties",
	"data-protection", "use", "onward", "non-discrimination", "self-incrimination", "specificity",
}

// Layers are the sources of a rule.
var Layers = []string{"treaty", "international", "domestic", "order"}

// Grades are how a rule's words were checked, strongest first; stated is for the law of a State in a story,
// which the story itself states.
var Grades = []string{"text", "model", "commentary", "recollection", "stated"}

// NoticeRules are what the law says about telling somebody; unknown is for what another treaty, not encoded,
// governs instead.
var NoticeRules = []string{"required", "permitted", "prohibited", "silent", "unknown"}

// DeadlineUnits and DeadlineKinds describe deadlines.
var (
	DeadlineUnits = []string{"hours", "days", "working-days", "months"}
	DeadlineKinds = []string{"floor", "cap", "by"}
)

// GagEnds are how long a duty of secrecy lasts. "none-stated" says that no source gives an end;
// "no-end" only where an order or a law says that there is none.
var GagEnds = []string{"none-stated", "period", "end-of-proceedings", "no-end"}
