package sim

// The answers: plain values, ready for tables and JSON. Lists are never nil, so that JSON has empty
// arrays and no null. Every id that a person may see has its label in the words file.

// RunResult answers `sim run` and `sim compare`: one scenario under one or more instruments.
type RunResult struct {
	Schema     string      `json:"schema"` // run/1
	Scenario   ScenarioRef `json:"scenario"`
	InForce    string      `json:"in_force"` // assumed | data
	Readings   []Choice    `json:"readings"` // every reading chosen by hand
	Amendments []string    `json:"amendments"`
	Changes    []string    `json:"changes"` // what flags changed in the scenario: facts, tellings, stances, injects
	Treaties   []Treaty    `json:"treaties"`
	Said       []Said      `json:"said"` // what documents say about secrecy in such a case, and what the text gives
}

// ScenarioRef names a scenario and tells its story.
type ScenarioRef struct {
	ID     string      `json:"id"`
	Title  string      `json:"title"`
	Hash   string      `json:"hash"` // SHA-256 of the file, hexadecimal, first 12 digits
	Story  string      `json:"story"`
	Sheet  Sheet       `json:"sheet"`
	States []StateRef  `json:"states"`
	Known  []Knowledge `json:"known"` // each circumstance that is so, with who knows it from the start
}

// Sheet is what everybody at a table may read of a scenario, unlike its title and story; empty where its file has none.
type Sheet struct {
	Title string `json:"title"`
	Brief string `json:"brief"`
}

// StateRef is one State of the story.
type StateRef struct {
	Role    string `json:"role"` // requesting | requested | sending
	Name    string `json:"name"`
	Profile string `json:"profile"` // of its domestic law; empty: none named
	Law     string `json:"law"`     // what that profile says, in a line
	Stance  string `json:"stance"`  // empty: by the book
}

// Knowledge is a circumstance that is so, and who knows it.
type Knowledge struct {
	Circumstance string   `json:"circumstance"`
	Says         string   `json:"says"`
	KnownTo      []string `json:"known_to"` // actors
}

// Choice is a reading in use.
type Choice struct {
	Reading string `json:"reading"`
	Option  string `json:"option"`
	Holder  string `json:"holder"`
	Default bool   `json:"default"`
}

// Treaty is the scenario under one instrument.
type Treaty struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Short    string    `json:"short"`
	LawHash  string    `json:"law_hash"` // of its files, the law beside it and the skeletons
	Official string    `json:"official"`
	Used     string    `json:"used"` // bundled, or the folder that replaced it
	Requests []Request `json:"requests"`
	Sources  []Source  `json:"sources"` // every rule that bears on a request or is cited in an answer
}

// Request is one request of the scenario under one instrument.
type Request struct {
	ID         string            `json:"id"`
	Measure    string            `json:"measure"`
	Route      string            `json:"route"`
	Duty       Duty              `json:"duty"`
	Outcome    string            `json:"outcome"`
	Reason     string            `json:"reason"` // of outside-this-treaty, else empty
	Reached    string            `json:"reached"`
	Obtained   []string          `json:"obtained"`
	Stances    map[string]Ending `json:"stances"` // requested State's stance → where the data ended
	Runs       map[string]Runs   `json:"runs"`    // outcome → in how many lawful runs of the filled case
	Detours    map[string]Runs   `json:"detours"` // stage off the straight course → in how many lawful runs it is come to
	Cases      int               `json:"cases"`   // cases into which open facts split this one
	Capped     bool              `json:"capped"`  // not all of them were tried
	Path       []Step            `json:"path"`
	LastNo     LastNo            `json:"last_no"`
	Timeline   Timeline          `json:"timeline"`
	After      []Happening       `json:"after"`
	Grounds    []Ground          `json:"grounds"`
	Notices    []Notice          `json:"notices"`
	Gags       []Gag             `json:"gags"`
	Demands    []Demand          `json:"demands"`
	Silence    []Silence         `json:"silence"` // what did not reach those concerned, and why; and what did
	Safeguards []Safeguard       `json:"safeguards"`
	Deadlines  []Deadline        `json:"deadlines"`
	Days       []Day             `json:"days"`
	Displaced  []Displaced       `json:"displaced"`
	Kept       []string          `json:"kept"` // cites of what a gate leaves in place, when one is active
	HingesOn   []Hinge           `json:"hinges_on"`
	Assumed    []Assumed         `json:"assumed"`
	Readings   []Choice          `json:"readings"` // readings that bear on this request, as used
	Checked    Checked           `json:"checked"`
	Warnings   []string          `json:"warnings"`
}

// Duty is the duty to assist, with its articles.
type Duty struct {
	Strength string   `json:"strength"` // shall | shall-endeavour | may | none
	Cites    []string `json:"cites"`
}

// Ending is where the data ended.
type Ending struct {
	Outcome  string   `json:"outcome"`
	Reached  string   `json:"reached"`
	Obtained []string `json:"obtained"`
}

// Runs says in how many lawful runs something happens, by whose choice, or on which facts it depends.
type Runs struct {
	Is string   `json:"is"` // always | sometimes | never | depends
	By []string `json:"by"` // actors, for sometimes
	On []string `json:"on"` // facts, for depends
}

// Step is one edge of the path taken.
type Step struct {
	Stage    string    `json:"stage"` // of the state that the step leaves
	State    string    `json:"state"`
	Event    string    `json:"event"`
	Actor    string    `json:"actor"`
	To       string    `json:"to"` // the state that it reaches
	ToStage  string    `json:"to_stage"`
	Class    string    `json:"class"`
	Cites    []string  `json:"cites"`
	Rules    []string  `json:"rules"`   // ids of the rules behind the citations
	Grounds  []string  `json:"grounds"` // ids of the grounds invoked
	Topic    string    `json:"topic"`   // of the rule that a notice gives effect to
	Tells    string    `json:"tells"`   // actor that learns something, or empty
	Note     string    `json:"note"`
	Deadline *Deadline `json:"deadline,omitempty"`
}

// Happening is something that may become of the data once they are delivered, or of the measure before a court.
type Happening struct {
	Event       string   `json:"event"`
	Breach      bool     `json:"breach"`
	Happened    bool     `json:"happened"` // on the path taken
	Runs        Runs     `json:"runs"`
	Limits      []string `json:"limits"`       // articles that stand in its way until somebody consents; for a breach, those that it breaches
	OnCondition []string `json:"on_condition"` // articles that do so only on a condition, if it is set
}

// Ground is a ground of refusal, postponement or condition and its status at each review.
type Ground struct {
	ID     string     `json:"id"`
	Topic  string     `json:"topic"`
	Layer  string     `json:"layer"`
	Cite   string     `json:"cite"`
	Title  string     `json:"title"`
	Effect string     `json:"effect"`
	Test   string     `json:"test"`
	Holder string     `json:"holder"`
	Status string     `json:"status"` // at the last review
	At     []StatusAt `json:"at"`
	Runs   Runs       `json:"runs"` // of the ground being invoked
	Why    string     `json:"why"`
	Cites  []string   `json:"cites"` // what decides the status: a gate, a closed list, an exclusion
}

// StatusAt is a ground's status at one review on the path.
type StatusAt struct {
	Stage  string `json:"stage"`
	Status string `json:"status"`
}

// Notice is one channel: who must, may or must not tell whom, and whether it happened.
type Notice struct {
	From   string `json:"from"`
	To     string `json:"to"`
	About  string `json:"about"`
	Rule   string `json:"rule"`   // required | permitted | prohibited | silent
	Layer  string `json:"layer"`  // of the rule; empty when silent
	Status string `json:"status"` // given | withheld | due | not-due
	Runs   Runs   `json:"runs"`
	Cite   string `json:"cite"`
	Until  string `json:"until"` // for prohibited: none-stated | period | end-of-proceedings | no-end
	Why    string `json:"why"`
}

// Gag is a duty of secrecy and what becomes of it.
type Gag struct {
	Rule     string   `json:"rule"`
	Layer    string   `json:"layer"`
	Binds    []string `json:"binds"`
	Stops    []string `json:"stops"`
	From     string   `json:"from"`
	Until    string   `json:"until"`
	Cite     string   `json:"cite"`
	Demanded string   `json:"demanded"` // the treaty article that obliges the State to impose it, or empty
	Status   string   `json:"status"`   // in-force | ended | not-in-force
}

// Demand is what the treaty obliges a State to have in its law, and whether it has it.
type Demand struct {
	ID     string `json:"id"`
	Topic  string `json:"topic"`
	Of     string `json:"of"` // requesting | requested
	Cite   string `json:"cite"`
	Title  string `json:"title"`
	Status string `json:"status"` // met | unmet | unknown
}

// Safeguard protects somebody; status is met, unmet, not-applicable or unknown.
type Safeguard struct {
	ID       string `json:"id"`
	Topic    string `json:"topic"`
	Layer    string `json:"layer"`
	Kind     string `json:"kind"`
	Title    string `json:"title"`
	Strength string `json:"strength"`
	Status   string `json:"status"`
	LawOf    string `json:"law_of"` // requesting | requested | treaty
	Cite     string `json:"cite"`
	Why      string `json:"why"`
}

// Deadline is a number of units counted from a stage.
type Deadline struct {
	Rule  string `json:"rule"`
	Value int    `json:"value"`
	Unit  string `json:"unit"`
	Kind  string `json:"kind"`
	From  string `json:"from"`
	Cite  string `json:"cite"`
}

// Day is a row of the days that a preservation takes, counted from the day on which the data were preserved.
type Day struct {
	What     string   `json:"what"`     // preserved | order | floor | ask-extension | follow-up | renewal | decided | ends-too-soon | follow-up-too-late | ends
	From     int      `json:"from"`     // days
	Until    int      `json:"until"`    // days; the same as From for what happens on one day
	Orders   int      `json:"orders"`   // how many orders or renewals it takes
	Cites    []string `json:"cites"`    //
	Conflict bool     `json:"conflict"` // it cannot be squared with what is owed
}

// Displaced is a provision that steps back for another instrument.
type Displaced struct {
	ID     string `json:"id"`
	By     string `json:"by"`   // the gate's id
	Cite   string `json:"cite"` // of what is displaced
	ByCite string `json:"by_cite"`
}

// Hinge is a provision on whose reading, or on whose facts, the answer turns.
type Hinge struct {
	Provision string        `json:"provision"`
	Cite      string        `json:"cite"`
	Readings  []HingeOption `json:"readings"`
	Facts     []HingeOption `json:"facts"`
}

// HingeOption is another reading, or another value of a fact, and what it would lead to.
type HingeOption struct {
	Name   string `json:"name"` // option of the reading, or fact=value
	Holder string `json:"holder"`
	Ending Ending `json:"ending"`
	Reason string `json:"reason"` // of outside-this-treaty, else empty
	Stance string `json:"stance"` // the requested State's stance for which the end differs; empty: on the path taken
}

// Assumed is a fact that nobody stated and that the run filled with its default.
type Assumed struct {
	Fact  string `json:"fact"`
	Value string `json:"value"`
	Says  string `json:"says"`
	Left  bool   `json:"left_open"` // true: the runs were explored with every value of it
}

// Checked counts the rules that bear on the request by how they were checked.
type Checked struct {
	Text         int `json:"text"`
	Model        int `json:"model"`
	Commentary   int `json:"commentary"`
	Recollection int `json:"recollection"`
}
