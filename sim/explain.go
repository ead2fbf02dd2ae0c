package sim

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
)

// Query is what to explain.
type Query struct {
	Request string // the id of a request; empty: every request
	About   string // empty: where the request ended; the id of a rule; notice:FROM:TO; outcome:NAME
}

// Explanation answers `sim explain`: why something came out as it did under one treaty.
type Explanation struct {
	Schema     string      `json:"schema"` // explain/1
	Scenario   ScenarioRef `json:"scenario"`
	InForce    string      `json:"in_force"`
	Readings   []Choice    `json:"readings"`
	Amendments []string    `json:"amendments"`
	Changes    []string    `json:"changes"`
	Treaty     TreatyRef   `json:"treaty"`
	About      string      `json:"about"` // as asked; empty: where the request ended
	Requests   []Explained `json:"requests"`
	Sources    []Source    `json:"sources"` // every rule that bears on the answers or is cited in them
}

// TreatyRef names an instrument.
type TreatyRef struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Short    string `json:"short"`
	LawHash  string `json:"law_hash"`
	Official string `json:"official"`
	Used     string `json:"used"`
}

// Explained is the answer for one request.
type Explained struct {
	ID       string    `json:"id"`
	Outcome  string    `json:"outcome"`
	Reason   string    `json:"reason"`
	Reached  string    `json:"reached"`
	Obtained []string  `json:"obtained"`
	Steps    []Step    `json:"steps"` // the decisive ones, in order
	Assumed  []Assumed `json:"assumed"`

	Kind    string   `json:"kind"`    // ending | ground | notice | outcome | scope | safeguard | secrecy | rule
	Subject Subject  `json:"subject"` // the rule, the notice or the outcome that was asked about
	Answer  Answer   `json:"answer"`
	Because []Reason `json:"because"` // in words, most decisive first
	Grounds []Ground `json:"grounds"` // those that the steps rely on, with their topics

	ButFor []Pivot `json:"but_for"` // facts of which one alone, had it been otherwise, changes the answer
	Enough []Fact  `json:"enough"`  // facts that together force the answer, whatever every other fact is; none can be left out
	Proved bool    `json:"proved"`  // false: some fact in enough may be one too many; too many cases to find out
	Idle   []Fact  `json:"idle"`    // stated facts on none of which alone the answer turns, all else as it is
}

// Subject is what was asked about.
type Subject struct {
	ID      string `json:"id"`
	Cite    string `json:"cite"`
	Topic   string `json:"topic"`
	Says    string `json:"says"`
	Layer   string `json:"layer"`
	Holder  string `json:"holder"` // of a ground
	From    string `json:"from"`   // of a notice
	To      string `json:"to"`     // of a notice
	Outcome string `json:"outcome,omitempty"`
}

// Answer is one answer to the question: of an ending its parts, otherwise a word.
type Answer struct {
	Is      string `json:"word"`              // told | not-told; yes | no; a ground's status; a safeguard's; applies | does-not-apply; empty for an ending
	Outcome string `json:"outcome,omitempty"` // of an ending
	Reason  string `json:"reason"`
	Reached string `json:"reached,omitempty"`
}

// Reason is a part of the explanation in words, with the articles and the facts that it rests on.
type Reason struct {
	Says  string   `json:"says"`
	Cites []string `json:"cites"`
	Facts []Fact   `json:"facts"`
}

// Fact is a fact with its value and where that comes from.
type Fact struct {
	Fact         string `json:"fact"`         // its name; of knowledge: ACTOR knows CIRCUMSTANCE
	Says         string `json:"says"`         // the sentence that it stands for
	Value        string `json:"value"`        // as files write it
	Needed       string `json:"needed"`       // of a number or a word: what would have been needed, in words
	Knower       string `json:"knower"`       // of knowledge: who; empty otherwise
	Circumstance string `json:"circumstance"` // of knowledge: of what
	Topic        string `json:"topic"`        // of the rule through which it bears on the request, if one does
	Cite         string `json:"cite"`         // of that rule
	Source       string `json:"source"`       // stated | profile | changed | assumed | left-open
	Where        string `json:"where"`        // file:line, or the name of the profile
}

// Pivot is a fact that alone changes the answer, with the values that do and the answers that they lead to.
type Pivot struct {
	Fact
	Would []Would `json:"would"`
}

// Would is another value of a fact and the answer that it leads to.
type Would struct {
	Values []string `json:"values"`
	Answer Answer   `json:"answer"`
}

// Explain explains one question about a scenario under the one treaty that the options leave. The error names
// everything that is wrong with the question.
func (l *Simulator) Explain(ctx context.Context, s *scenario.Scenario, o Options, query Query) (*Explanation, error) {
	var wrong []string
	prepared, plan, err := l.prepare(s, o)
	if err != nil {
		usage, ok := err.(*UsageError)
		if !ok {
			return nil, err
		}
		wrong = append(wrong, usage.Problems...)
		s = s.Clone()
		if len(o.Treaties) > 0 {
			s.Treaties = o.Treaties
		}
	} else {
		s = prepared
	}
	var in *law.Instrument
	if len(s.Treaties) == 1 {
		in = l.Law.Instrument(s.Treaties[0])
	} else {
		wrong = append(wrong, say("explain-which-treaty", "treaties", strings.Join(s.Treaties, ", ")))
	}
	var requests []*scenario.Request
	var ids []string
	for i := range s.Requests {
		ids = append(ids, s.Requests[i].ID)
		if query.Request == "" || query.Request == s.Requests[i].ID {
			requests = append(requests, &s.Requests[i])
		}
	}
	if len(requests) == 0 {
		wrong = append(wrong, say("explain-no-request", "name", fmt.Sprintf("%q", query.Request), "meant", facts.Hint(query.Request, ids)))
	}
	var asked question
	if in != nil {
		asked, err = l.parse(query.About, in.ID, s.Readings, o.Amendments)
		if usage, ok := err.(*UsageError); ok {
			wrong = append(wrong, usage.Problems...)
		} else if err != nil {
			return nil, err
		}
	}
	if len(wrong) > 0 {
		return nil, &UsageError{wrong}
	}
	e := &Explanation{
		Schema: "explain/1", Scenario: l.reference(s), InForce: s.InForce, Readings: []Choice{}, Amendments: []string{},
		Changes: changes(o), About: query.About, Requests: []Explained{},
		Treaty:  TreatyRef{ID: in.ID, Name: in.Name, Short: in.Short, LawHash: l.Hash(in.ID), Official: in.Official, Used: l.Used(in.ID)},
		Sources: []Source{},
	}
	for _, a := range o.Amendments {
		e.Amendments = append(e.Amendments, a.Title)
	}
	for _, id := range slices.Sorted(maps.Keys(s.Readings)) {
		e.Readings = append(e.Readings, l.choice(id, s.Readings[id]))
	}
	o.brief = true
	for _, r := range requests {
		w := &work{Simulator: l, ctx: ctx, scenario: s, request: r, treaty: in, plan: plan, o: o}
		q, err := w.do()
		if err != nil {
			return nil, fmt.Errorf("%s under %s: %w", r.ID, in.ID, err)
		}
		x, err := w.explain(q, asked)
		if err != nil {
			return nil, fmt.Errorf("%s under %s: %w", r.ID, in.ID, err)
		}
		e.Requests = append(e.Requests, *x)
	}
	text, _, err := l.text(in.ID, s.Readings, o.Amendments)
	if err != nil {
		return nil, err
	}
	e.Sources = sources(e.Requests, text)
	return e, nil
}

func changes(o Options) []string {
	out := []string{}
	for _, list := range []struct {
		flag   string
		values []string
	}{{"set", o.Set}, {"tell", o.Tell}, {"stance", o.Stance}, {"choose", o.Choose}, {"inject", o.Inject}} {
		for _, v := range list.values {
			out = append(out, list.flag+" "+v)
		}
	}
	return out
}

func (w *work) explain(q *Request, asked question) (*Explained, error) {
	x := &Explained{
		ID: q.ID, Outcome: q.Outcome, Reason: q.Reason, Reached: q.Reached, Obtained: q.Obtained, Steps: w.decisive(q), Assumed: q.Assumed,
		Kind: asked.kind, Subject: asked.subject, Because: []Reason{}, Grounds: []Ground{}, ButFor: []Pivot{}, Enough: []Fact{}, Proved: true, Idle: []Fact{},
	}
	for i := range q.Grounds {
		if slices.ContainsFunc(x.Steps, func(s Step) bool { return slices.Contains(s.Grounds, q.Grounds[i].ID) }) {
			x.Grounds = append(x.Grounds, q.Grounds[i])
		}
	}
	if w.graph == nil {
		w.noCourse(q, asked, x)
		return x, nil
	}
	return x, w.rest(q, asked, x)
}

// decisive are the steps without which the data would not have ended where they did: nothing after the step that settled
// that, and not who was told.
func (w *work) decisive(q *Request) []Step {
	last := len(q.Path) - 1
	if w.path != nil {
		for last > 0 && w.path.Nodes[last].Outcome == w.path.End().Outcome && w.path.Nodes[last].Reached == w.path.End().Reached {
			last--
		}
	}
	out := []Step{}
	for i, s := range q.Path[:last+1] {
		plain := s.Class == "proceed" && len(s.Cites) == 0
		if i == last || !plain && s.Class != "notify" && s.Class != "tell" {
			out = append(out, s)
		}
	}
	return out
}
