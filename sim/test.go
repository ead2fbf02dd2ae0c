package sim

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
)

// Failure is an expectation, or a legal question, that the program answers otherwise.
type Failure struct {
	source.Pos
	What      string // what was asked
	Want, Got string
	Because   string // why the answer should be what is wanted, with its article
	Reproduce string // the arguments of the command that shows it, if there is one
}

// Test runs a scenario's own expectations. It returns those that fail and how many there are.
func (l *Simulator) Test(ctx context.Context, s *scenario.Scenario) ([]Failure, int, error) {
	return l.expectations(ctx, s, s.Expect, nil)
}

// TestAmended runs a scenario's expectations for one treaty under the law as a draft clause would have it. Where an
// expectation takes a reading that the draft does not fit, it says nothing.
func (l *Simulator) TestAmended(ctx context.Context, s *scenario.Scenario, treaty string, a *law.Amendment) ([]Failure, int) {
	var failed []Failure
	checks := 0
	for _, x := range s.Expect {
		if x.Treaty != treaty {
			continue
		}
		if f, n, err := l.expectations(ctx, s, []scenario.Expect{x}, []*law.Amendment{a}); err == nil {
			failed, checks = append(failed, f...), checks+n
		}
	}
	return failed, checks
}

func (l *Simulator) expectations(ctx context.Context, s *scenario.Scenario, expect []scenario.Expect, amendments []*law.Amendment) ([]Failure, int, error) {
	var failed []Failure
	checks := 0
	for _, x := range expect {
		o := Options{
			Amendments: amendments, brief: true, Treaties: []string{x.Treaty}, Readings: map[string]string{}, Tell: x.With.Tell, Inject: x.With.Inject,
			Choose: x.With.Choose, Breach: x.With.Breach,
		}
		file := s.File
		if file == source.StandardInput {
			file = "-"
		}
		command := fmt.Sprintf("run %s --treaty %s", file, x.Treaty)
		for _, name := range slices.Sorted(maps.Keys(x.With.Set)) {
			o.Set = append(o.Set, name+"="+x.With.Set[name])
			command += " --set " + name + "=" + x.With.Set[name]
		}
		for _, t := range x.With.Tell {
			command += " --tell " + t
		}
		for _, who := range slices.Sorted(maps.Keys(x.With.Stance)) {
			o.Stance = append(o.Stance, who+"="+x.With.Stance[who])
			command += " --stance " + who + "=" + x.With.Stance[who]
		}
		for _, r := range x.With.Readings {
			id, option, err := scenario.Reading(r, l.Law)
			if err != nil {
				return nil, 0, fmt.Errorf("%s: %w", x.Pos, err)
			}
			o.Readings[id] = option
			command += " --reading " + r
		}
		for _, i := range x.With.Inject {
			command += " --inject " + i
		}
		for _, c := range x.With.Choose {
			command += " --choose " + c
		}
		if x.With.Breach {
			command += " --breach"
		}
		r, err := l.Run(ctx, s, o)
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", x.Pos, err)
		}
		i := slices.IndexFunc(r.Treaties[0].Requests, func(q Request) bool { return q.ID == x.Request })
		q := &r.Treaties[0].Requests[i]
		check := func(what, want, got string) {
			checks++
			if want != got {
				failed = append(failed, Failure{x.Pos, fmt.Sprintf("%s, %s: %s", x.Treaty, x.Request, what), want, got, x.Because, command})
			}
		}
		if x.Outcome != "" {
			check("outcome", x.Outcome, q.Outcome)
		}
		if x.Reason != "" {
			check("reason", x.Reason, q.Reason)
		}
		if x.Reached != "" {
			check("reached", x.Reached, q.Reached)
		}
		if len(x.Obtained) > 0 {
			check("obtained", strings.Join(x.Obtained, ", "), ask(q, "obtained", ""))
		}
		for _, name := range slices.Sorted(maps.Keys(x.Runs)) {
			check("runs "+name, x.Runs[name], ask(q, "runs", name))
		}
		for _, id := range slices.Sorted(maps.Keys(x.Grounds)) {
			check("ground "+id, x.Grounds[id], groundStatus(q, id))
		}
		for _, pair := range slices.Sorted(maps.Keys(x.Notices)) {
			check("notice "+pair, x.Notices[pair], ask(q, "notice", pair))
		}
		for _, what := range slices.Sorted(maps.Keys(x.Days)) {
			check("days "+what, x.Days[what], ask(q, "days", what))
		}
		for _, event := range slices.Sorted(maps.Keys(x.Events)) {
			check("event "+event, x.Events[event], ask(q, "event", event))
		}
		for _, id := range x.Displaced {
			check("displaced "+id, "yes", ask(q, "displaced", id))
		}
		for _, event := range x.Steps {
			check("step "+event, "yes", ask(q, "step", event))
		}
	}
	return failed, checks, nil
}

// Questions answers the legal questions in files: ID/questions/*.yaml over common/cases/*.yaml. It returns
// those that are answered otherwise and how many there are.
func (l *Simulator) Questions(ctx context.Context, files []source.File) ([]Failure, int, error) {
	questions, bases, err := l.LoadQuestions(files)
	if err != nil {
		return nil, 0, err
	}
	var failed []Failure
	for _, question := range questions {
		got, err := l.Answer(ctx, question, bases[question.Base])
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %s: %w", question.Pos, question.ID, err)
		}
		if got != question.Answer {
			failed = append(failed, Failure{
				Pos: question.Pos, What: question.ID + ": " + question.Question + " (" + question.Ask.Value + ")",
				Want: question.Answer, Got: got, Because: question.Because + " (" + question.Cite + ")",
			})
		}
	}
	return failed, len(questions), nil
}

// LoadQuestions reads the questions in files, with their base cases by name. The error holds every problem.
func (l *Simulator) LoadQuestions(files []source.File) ([]*scenario.Question, map[string]*scenario.Scenario, error) {
	var p source.Problems
	bases := map[string]*scenario.Scenario{}
	for _, f := range files {
		if path.Dir(f.Name) == "common/cases" && path.Ext(f.Name) == ".yaml" {
			if s := scenario.Load(f, scenario.World{Law: l.Law, Profiles: l.Profiles}, &p); s != nil {
				bases[s.ID] = s
			}
		}
	}
	questions := scenario.LoadQuestions(files, l.Law, bases, &p)
	for _, q := range questions {
		if word, event, _ := strings.Cut(q.Ask.Value, " "); word == "step" || word == "event" {
			l.knownStep(q.Treaty, event, q.Ask.Pos, &p)
		}
	}
	return questions, bases, l.wrong(&p, files...)
}

// knownStep checks that a path under the treaty can have a step: an event of the skeletons that it uses, or the
// topic of a notice. That a misspelt step is not taken says nothing.
func (l *Simulator) knownStep(treaty, step string, at source.Pos, p *source.Problems) {
	var names []string
	for _, def := range l.Flows.Defs {
		if def.Treaty == treaty {
			for _, e := range l.Flows.Skeletons[def.Uses.Value].Edges {
				names = append(names, e.Event)
			}
		}
	}
	names = append(names, l.Law.NoticeTopics(treaty)...)
	slices.Sort(names)
	if names = slices.Compact(names); !slices.Contains(names, step) {
		p.Add(at, facts.Hint(step, names), "no path under %s has the step %q", treaty, step)
	}
}

// Answer answers one question over its base case, under the law as it is or as draft clauses would have it.
func (l *Simulator) Answer(ctx context.Context, question *scenario.Question, base *scenario.Scenario, amendments ...*law.Amendment) (string, error) {
	o := Options{
		Amendments: amendments, Treaties: []string{question.Treaty}, Readings: map[string]string{},
		Set: question.Sets(), Tell: question.Tell, Choose: question.Choose, brief: true,
	}
	for _, r := range question.Readings {
		id, option, err := scenario.Reading(r, l.Law)
		if err != nil {
			return "", err
		}
		o.Readings[id] = option
	}
	for _, who := range slices.Sorted(maps.Keys(question.Stance)) {
		o.Stance = append(o.Stance, who+"="+question.Stance[who])
	}
	r, err := l.Run(ctx, base, o)
	if err != nil {
		return "", err
	}
	word, rest, _ := strings.Cut(question.Ask.Value, " ")
	return ask(&r.Treaties[0].Requests[0], word, rest), nil
}

// ask reads one answer off a request.
func ask(q *Request, word, rest string) string {
	yes := func(b bool) string {
		if b {
			return "yes"
		}
		return "no"
	}
	switch word {
	case "outcome":
		return q.Outcome
	case "reason":
		return q.Reason
	case "duty":
		return q.Duty.Strength
	case "obtained":
		if len(q.Obtained) == 0 {
			return "nothing"
		}
		return strings.Join(q.Obtained, ", ")
	case "runs":
		if r, ok := q.Runs[rest]; ok {
			return r.Is
		}
		return "never"
	case "days":
		for _, d := range q.Days {
			if d.What == rest && d.Until > d.From {
				return fmt.Sprintf("%d-%d", d.From, d.Until)
			} else if d.What == rest {
				return fmt.Sprint(d.From)
			}
		}
		return "none"
	case "event":
		for _, h := range q.After {
			if h.Event == rest {
				return h.Runs.Is
			}
		}
		return "never"
	case "ground":
		status := groundStatus(q, rest)
		if status == "invoked" {
			return "available" // what is used can be used
		}
		return status
	case "safeguard":
		for _, s := range q.Safeguards {
			if s.ID == rest {
				return s.Status
			}
		}
		return "not-applicable" // the rule's own filters keep it from this measure or route
	case "demand":
		for _, d := range q.Demands {
			if d.ID == rest {
				return d.Status
			}
		}
		return "not-applicable"
	case "deadline":
		for _, d := range q.Deadlines {
			if d.Rule == rest {
				return fmt.Sprintf("%s %d %s from %s", d.Kind, d.Value, d.Unit, d.From)
			}
		}
		return "none"
	case "secrecy":
		return secrecy(q, rest)
	case "displaced":
		return yes(slices.ContainsFunc(q.Displaced, func(d Displaced) bool { return d.ID == rest }))
	case "step":
		return yes(slices.ContainsFunc(q.Path, func(s Step) bool { return s.Event == rest || s.Topic == rest }))
	case "notice":
		from, to, _ := strings.Cut(rest, " > ")
		rule := "silent"
		for _, want := range []string{"unknown", "prohibited", "permitted", "required"} {
			if slices.ContainsFunc(q.Notices, func(n Notice) bool { return n.From == from && n.To == to && n.Rule == want }) {
				rule = want
			}
		}
		return rule
	case "told":
		from, to, _ := strings.Cut(rest, " > ")
		for _, want := range []string{"given", "withheld", "due"} {
			if slices.ContainsFunc(q.Notices, func(n Notice) bool { return n.From == from && n.To == to && n.Status == want }) {
				return want
			}
		}
		return "not-due"
	}
	return "no such question"
}

// groundStatus is the strongest status that a ground had at any review.
func groundStatus(q *Request, id string) string {
	for _, g := range q.Grounds {
		if g.ID != id {
			continue
		}
		for _, want := range []string{"invoked", "available"} {
			if slices.ContainsFunc(g.At, func(at StatusAt) bool { return at.Status == want }) {
				return want
			}
		}
		return g.Status
	}
	return "absent"
}

// secrecy is when the longest duty of secrecy that binds an actor ends; none if nothing binds it.
func secrecy(q *Request, actor string) string {
	for _, end := range []string{"no-end", "none-stated", "end-of-proceedings", "period"} {
		if slices.ContainsFunc(q.Gags, func(g Gag) bool {
			return g.Until == end && g.Status != "not-in-force" && slices.Contains(g.Binds, actor)
		}) {
			return end
		}
	}
	return "none"
}
