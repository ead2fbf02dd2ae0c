package sim

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/walk"
)

// Options change a scenario before it is run. Everything here appears in the result.
type Options struct {
	Treaties   []string          // instead of the scenario's
	Readings   map[string]string // over the scenario's
	Amendments []*law.Amendment
	Set        []string // FACT=VALUE
	Tell       []string // ACTOR=CIRCUMSTANCE
	Stance     []string // ACTOR=STANCE, or requested=STANCE for the requested State
	Choose     []string // STAGE=EVENT
	Inject     []string // ids of the scenario's injects
	Cap        int      // cases at most when unknown facts are split; 0: the engine's default
	// Unfilled leaves every fact that nobody states unknown when exploring, so that all of its values count.
	Unfilled bool
	// Breach lets actors do what no law allows as well: use beyond consent, silence where a notice is due.
	Breach bool

	brief  bool // leave out what the answer hinges on: questions do not ask for it
	course bool // where it ended, its path and the grounds invoked, and nothing else
}

// Run runs a scenario under each of its treaties as if that one alone bound the two States.
func (l *Simulator) Run(ctx context.Context, s *scenario.Scenario, o Options) (*RunResult, error) {
	s, plan, err := l.prepare(s, o)
	if err != nil {
		return nil, err
	}
	r := &RunResult{
		Schema: "run/1", Scenario: l.reference(s), InForce: s.InForce,
		Readings: []Choice{}, Amendments: []string{}, Changes: []string{}, Treaties: []Treaty{}, Said: []Said{},
	}
	for _, list := range [][2]any{{"set", o.Set}, {"tell", o.Tell}, {"stance", o.Stance}, {"choose", o.Choose}, {"inject", o.Inject}} {
		for _, v := range list[1].([]string) {
			r.Changes = append(r.Changes, fmt.Sprintf("%s %s", list[0], v))
		}
	}
	for _, a := range o.Amendments {
		r.Amendments = append(r.Amendments, a.Title)
	}
	for _, id := range slices.Sorted(maps.Keys(s.Readings)) {
		r.Readings = append(r.Readings, l.choice(id, s.Readings[id]))
	}
	for _, id := range s.Treaties {
		in := l.Law.Instrument(id)
		t := Treaty{
			ID: id, Name: in.Name, Short: in.Short, LawHash: l.Hash(id), Official: in.Official, Used: l.Used(id), Requests: []Request{},
			Sources: []Source{},
		}
		for i := range s.Requests {
			w := &work{Simulator: l, ctx: ctx, scenario: s, request: &s.Requests[i], treaty: in, plan: plan, o: o}
			q, err := w.do()
			if err != nil {
				return nil, fmt.Errorf("%s under %s: %w", s.Requests[i].ID, id, err)
			}
			t.Requests = append(t.Requests, *q)
		}
		if !o.brief {
			text, _, err := l.text(id, s.Readings, o.Amendments)
			if err != nil {
				return nil, err
			}
			t.Sources = sources(t.Requests, text)
		}
		r.Treaties = append(r.Treaties, t)
	}
	if !o.brief {
		if r.Said, err = l.said(s); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (l *Simulator) choice(id, option string) Choice {
	for _, in := range l.Law.Instruments {
		r := in.FindReading(id)
		if r == nil {
			continue
		}
		for _, o := range r.Options {
			if o.Name == option {
				return Choice{Reading: id, Option: option, Holder: o.Holder, Default: option == r.Default}
			}
		}
	}
	return Choice{Reading: id, Option: option}
}

// prepare applies the options to a copy of the scenario. Its error names every option that is wrong.
func (l *Simulator) prepare(s *scenario.Scenario, o Options) (*scenario.Scenario, walk.Plan, error) {
	s = s.Clone()
	var wrong []string
	check := func(err error) {
		if err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	if len(o.Treaties) > 0 {
		s.Treaties = o.Treaties
		for _, id := range o.Treaties {
			if l.Law.Instrument(id) == nil {
				wrong = append(wrong, say("cli-option-treaty", "name", quote(id), "meant", facts.Hint(id, l.Law.IDs())))
			}
		}
	}
	for id, option := range o.Readings {
		s.Readings[id] = option
	}
	for _, set := range o.Set {
		check(s.SetFlag(set, l.Law.Facts))
	}
	for _, tell := range o.Tell {
		check(s.TellFlag(tell, l.Law.Facts))
	}
	plan := walk.Plan{State: walk.Stance(s.States["requested"].Stance), Actors: map[facts.Actor]walk.Stance{}}
	if plan.State == "" {
		plan.State = walk.ByTheBook
	}
	for _, text := range o.Stance {
		who, stance, ok := strings.Cut(text, "=")
		a, isActor := facts.ActorNamed(who)
		switch {
		case !ok:
			wrong = append(wrong, say("cli-option-stance-form", "text", quote(text), "stances", strings.Join(facts.Stances, ", ")))
		case !slices.Contains(facts.Stances, stance):
			wrong = append(wrong, say("cli-option-stance", "text", quote(text), "meant", facts.Hint(stance, facts.Stances)))
		case who == "requested":
			plan.State = walk.Stance(stance)
		case isActor:
			plan.Actors[a] = walk.Stance(stance)
		default:
			wrong = append(wrong, say("cli-option-actor", "name", quote(who), "meant", facts.Hint(who, append([]string{"requested"}, facts.Actors...))))
		}
	}
	for _, text := range o.Choose {
		stage, event, ok := strings.Cut(text, "=")
		switch steps := l.Flows.Steps(stage); {
		case !ok:
			wrong = append(wrong, say("cli-option-choice-form", "text", quote(text), "stages", strings.Join(facts.Stages, ", ")))
			continue
		case !slices.Contains(facts.Stages, stage):
			wrong = append(wrong, say("cli-option-choice-stage", "text", quote(text), "stage", quote(stage), "meant", facts.Hint(stage, facts.Stages)))
			continue
		case !slices.ContainsFunc(steps, func(step string) bool { return event == step || strings.HasPrefix(event, step+"-") }):
			// A choice that can never be made would let a person believe that it was not lawful.
			wrong = append(wrong, say("cli-option-choice-step", "text", quote(text), "stage", stage, "step", quote(event), "meant", facts.Hint(event, steps)))
			continue
		}
		plan.Choices = append(plan.Choices, walk.Choice{Stage: stage, Event: event})
	}
	for _, id := range o.Inject {
		i := slices.IndexFunc(s.Injects, func(in scenario.Inject) bool { return in.ID == id })
		if i < 0 {
			var ids []string
			for _, in := range s.Injects {
				ids = append(ids, in.ID)
			}
			wrong = append(wrong, say("cli-option-inject", "name", quote(id), "meant", facts.Hint(id, ids)))
			continue
		}
		in := s.Injects[i]
		if s.Case.Values[in.Fact] != 1 {
			wrong = append(wrong, say("cli-option-inject-false", "name", id, "what", in.About.Value))
		}
		plan.Injects = append(plan.Injects, walk.Inject{Stage: string(in.At), Tells: in.Actor, About: in.Fact})
	}
	if len(wrong) > 0 {
		return nil, plan, &UsageError{wrong}
	}
	return s, plan, nil
}

func quote(s string) string { return fmt.Sprintf("%q", s) }

// CheckOptions finds what is wrong with options whatever the scenario is. The error names all of it.
func (l *Simulator) CheckOptions(o Options) error {
	s := &scenario.Scenario{
		States: map[string]scenario.State{}, Case: scenario.Case{Values: l.Law.Facts.Blank(), Origins: make([]scenario.Origin, l.Law.Facts.Len())},
	}
	for _, id := range l.Law.Facts.Circumstances() {
		s.Case.Values[id] = 1 // another story may have it so
	}
	o.Inject = nil // injects are the scenario's own
	_, _, err := l.prepare(s, o)
	return err
}

// UsageError lists what is wrong with what was asked for.
type UsageError struct{ Problems []string }

func (e *UsageError) Error() string { return strings.Join(e.Problems, "\n") }

// work is one request under one treaty.
type work struct {
	*Simulator
	ctx      context.Context
	scenario *scenario.Scenario
	request  *scenario.Request
	treaty   *law.Instrument
	plan     walk.Plan
	o        Options

	graph   *flow.Graph
	path    *walk.Path
	filled  facts.Assignment // with every default that an answer turned on, open facts included
	open    facts.Assignment // the same, with open facts left unknown
	assumed map[facts.ID]bool
	x       *walk.Explored
}

func (w *work) inForce() bool { return w.scenario.InForce != "data" || w.treaty.Status.InForce }

// fill gives unknown facts their defaults and remembers that it did.
func (w *work) fill(openToo bool) func(facts.Assignment, facts.ID) bool {
	return func(c facts.Assignment, id facts.ID) bool {
		f := w.Law.Facts.Fact(id)
		if !f.Hidden {
			w.assumed[id] = true
		}
		if f.Open && !openToo {
			return false
		}
		c[id] = f.Default
		return true
	}
}

func (w *work) eval(g *flow.Graph, c facts.Assignment, openToo bool) *flow.Eval {
	e := flow.NewEval(g, c, w.inForce())
	e.Breach = w.o.Breach
	fill := w.fill(openToo)
	e.Fill = func(id facts.ID) bool { return fill(c, id) }
	return e
}

func (w *work) do() (*Request, error) {
	q := &Request{
		ID: w.request.ID, Measure: w.request.Measure, Route: w.request.Route,
		Duty: Duty{Strength: "none", Cites: []string{}}, Reached: "nothing", Obtained: []string{},
		Stances: map[string]Ending{}, Runs: map[string]Runs{}, Detours: map[string]Runs{}, Path: []Step{},
		LastNo: LastNo{Nos: []No{}, Nearest: []Nearest{}, Cites: []string{}}, Timeline: Timeline{Moments: []Moment{}, Remedies: []Remedy{}}, After: []Happening{}, Grounds: []Ground{}, Notices: []Notice{},
		Gags: []Gag{}, Demands: []Demand{}, Silence: []Silence{}, Safeguards: []Safeguard{}, Deadlines: []Deadline{}, Days: []Day{}, Displaced: []Displaced{}, Kept: []string{},
		HingesOn: []Hinge{}, Assumed: []Assumed{}, Readings: []Choice{}, Warnings: []string{},
	}
	w.assumed = map[facts.ID]bool{}
	g, err := w.Graph(w.treaty.ID, w.request.Measure, w.request.Route, w.scenario.Readings, w.o.Amendments)
	if err != nil {
		return nil, err
	}
	if g == nil {
		w.outside(q)
		return q, nil
	}
	w.graph = g
	w.filled, w.open = w.request.Case.Values.Clone(), w.request.Case.Values.Clone()
	if w.path, err = walk.Run(w.ctx, w.eval(g, w.filled, true), w.plan); err != nil {
		return nil, err
	}
	if w.o.course {
		w.onlyCourse(q)
		return q, nil
	}
	options := walk.Options{Cap: w.o.Cap, Cuts: g.Cuts(), Injects: w.plan.Injects, Breach: w.o.Breach}
	if !w.o.Unfilled {
		options.Fill = w.fill(false)
	}
	w.x = walk.Explore(g, w.open, w.inForce(), options)

	ending, reason := w.ending(g, w.path)
	q.Outcome, q.Reason, q.Reached, q.Obtained = ending.Outcome, reason, ending.Reached, ending.Obtained
	for _, stance := range facts.Stances {
		plan := w.plan
		plan.State = walk.Stance(stance)
		p, err := walk.Run(w.ctx, w.eval(g, w.filled.Clone(), true), plan)
		if err != nil {
			return nil, err
		}
		q.Stances[stance], _ = w.ending(g, p)
	}
	w.runs(q)
	w.duty(q)
	w.steps(q)
	w.after(q)
	w.days(q)
	w.timeline(q)
	w.lastNo(q)
	if q.Outcome != outsideThisTreaty {
		w.grounds(q)
	}
	w.notices(q)
	w.gags(q)
	if q.Outcome != outsideThisTreaty {
		w.safeguards(q)
	}
	w.displaced(q)
	if !w.o.brief {
		w.silence(q)
		if err := w.hinges(q); err != nil {
			return nil, err
		}
	}
	w.assumptions(q)
	w.readings(q)
	w.checked(q)
	return q, nil
}

const outsideThisTreaty = "outside-this-treaty"

// obtained is what a power obtains: a word of facts.Obtainables.
func (w *work) obtained(o law.Obtained) string {
	if o != law.Asked {
		return string(o)
	}
	kind := facts.Value(w.number("request.data"))
	id, _ := w.Law.Facts.Lookup("request.data")
	return w.Law.Facts.Fact(id).Show(kind)
}

// outside fills in a request that the treaty has no flow for, with what the treaty's file says of it.
func (w *work) outside(q *Request) {
	q.Outcome, q.Reason = outsideThisTreaty, "measure"
	for _, def := range w.Flows.Defs {
		if def.Treaty == w.treaty.ID && string(def.Measure) == w.request.Measure {
			q.Reason = "route"
		}
	}
	if o := w.treaty.WhyOutside(law.Measure(w.request.Measure), law.Route(w.request.Route)); o != nil {
		q.Reason = string(o.Reason)
		q.Checked.add(o.Checked)
		stage, actor := finds(w.request.Route)
		q.Path = append(q.Path, Step{
			Stage: stage, State: stage, Event: "stand-outside", Actor: actor.String(), To: "ended", ToStage: "closed",
			Class: "proceed", Cites: []string{o.Cite}, Rules: []string{}, Grounds: []string{}, Note: o.Says,
		})
	}
	end := Ending{Outcome: q.Outcome, Reached: q.Reached, Obtained: []string{}}
	for _, stance := range facts.Stances {
		q.Stances[stance] = end
	}
	q.LastNo.Answer, q.LastNo.Cites = "outside", q.DecidedBy()
	q.Timeline.Unneeded = true
	q.Cases = 1
	q.Runs[q.Outcome] = Runs{Is: "always", By: []string{}, On: []string{}}
}

// finds is who finds that a request by this route is outside the treaty, and at what stage: nobody in the requested
// State where none of its authorities is asked.
func finds(route string) (string, facts.Actor) {
	switch route {
	case "mutual-assistance":
		return "received", facts.CentralAuthority
	case "contact-point":
		return "received", facts.ContactPoint
	case "police":
		return "received", facts.ExecutingAuthority
	case "spontaneous": // the State that holds the information
		return "drafted", facts.ExecutingAuthority
	}
	return "drafted", facts.RequestingAuthority
}

// ending is where the data ended on a path.
func (w *work) ending(g *flow.Graph, p *walk.Path) (Ending, string) {
	n := p.End()
	e := Ending{Reached: facts.Reaches[n.Reached], Obtained: []string{}}
	if n.Outcome > 0 {
		e.Outcome = facts.Outcomes[n.Outcome-1]
	}
	if n.Reached >= 2 && g.Power != nil {
		for _, o := range g.Power.Power.Obtains {
			e.Obtained = append(e.Obtained, w.obtained(o))
		}
	}
	reason := ""
	if e.Outcome == outsideThisTreaty {
		reason, _ = w.whyOutside(g)
	}
	return e, reason
}

// whyOutside is the reason why the request is outside the treaty, with the scope rules that say so.
func (w *work) whyOutside(g *flow.Graph) (string, []*law.Rule) {
	if !w.inForce() {
		return "not-in-force", nil
	}
	e := w.eval(g, w.filled, true)
	first := g.First()
	e.At(&first)
	reason := ""
	var rules []*law.Rule
	for _, r := range g.Scopes {
		if e.Cond(r.Cond) == cond.True {
			continue
		}
		if reason == "" {
			reason = string(r.Scope.Outside)
		}
		if string(r.Scope.Outside) == reason {
			rules = append(rules, r)
			for _, name := range r.Cond.Terms() { // what the rule looks for is defined elsewhere
				if term := g.Text.Terms[name]; term != nil && !slices.Contains(rules, term) {
					rules = append(rules, term)
				}
			}
		}
	}
	return reason, rules
}

// detours are the stages to which a request comes only if somebody stops, asks, puts off or objects.
var detours = []string{"form", "consultation", "postponed", "objection", "challenge"}

func (w *work) runs(q *Request) {
	names := []string{"delivered", "refused", "declined"}
	for _, name := range facts.Outcomes {
		if w.x.Outcome(name).Is != walk.Never && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		q.Runs[name] = w.answer(w.x.Outcome(name))
	}
	for i, stage := range facts.Stages {
		if slices.Contains(detours, stage) && w.x.Stages[i].Is != walk.Never {
			q.Detours[stage] = w.answer(w.x.Stages[i])
		}
	}
	q.Cases, q.Capped = w.x.Cases, w.x.Capped
	if w.x.Capped {
		q.Warnings = append(q.Warnings, say("warn-capped", "cases", w.x.Cases))
	}
}

func (w *work) answer(a walk.Answer) Runs {
	r := Runs{Is: string(a.Is), By: []string{}, On: []string{}}
	for _, by := range a.By {
		r.By = append(r.By, by.String())
	}
	for _, on := range a.On {
		r.On = append(r.On, w.factName(on))
	}
	return r
}

// factName is the dotted name of a fact, and for knowledge the actor and what it knows.
func (w *work) factName(id facts.ID) string {
	f := w.Law.Facts.Fact(id)
	if f.Hidden {
		return f.Knower.String() + " knows " + w.Law.Facts.Fact(f.About).Short()
	}
	return f.Name
}

func cites(rules []*law.Rule) []string {
	out := []string{}
	for _, r := range rules {
		if !slices.Contains(out, r.Cite) {
			out = append(out, r.Cite)
		}
	}
	return out
}
