package sim

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sort"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/walk"
)

// Combinations answers `sim compare --readings`: where the data end by each combination of the readings that matter.
type Combinations struct {
	Schema    string     `json:"schema"` // combinations/1
	Scenarios []Combined `json:"scenarios"`
}

// Combined is one scenario in it.
type Combined struct {
	Scenario ScenarioRef      `json:"scenario"`
	InForce  string           `json:"in_force"`
	Readings []Choice         `json:"readings"` // chosen by hand or by the scenario: the combinations start from them
	Changes  []string         `json:"changes"`
	Treaties []CombinedTreaty `json:"treaties"`
}

// CombinedTreaty is the scenario under one instrument.
type CombinedTreaty struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Short    string            `json:"short"`
	Requests []CombinedRequest `json:"requests"`
}

// CombinedRequest is one request: the ends that readings lead to, that of the readings in use first.
type CombinedRequest struct {
	ID     string    `json:"id"`
	Bear   int       `json:"bear"`   // readings that bear on the request
	Matter []string  `json:"matter"` // those among them that change an end, alone or together
	Ends   []ReadEnd `json:"ends"`
	Tried  int       `json:"tried"` // combinations, that of the readings in use among them
	Pairs  bool      `json:"pairs"` // every pair of readings was tried
	Whole  bool      `json:"whole"` // every combination of those that matter was tried
	Cap    int       `json:"cap"`   // more are not tried
}

// ReadEnd is an end, by the plan and by each stance, and the fewest readings that lead to it.
type ReadEnd struct {
	InUse   bool                  `json:"in_use"` // the end by the readings in use
	End     DecidedEnd            `json:"end"`
	Stances map[string]DecidedEnd `json:"stances"` // the requested State's stance → the end
	By      []Combination         `json:"by"`      // none of its readings can be left out
	Times   int                   `json:"times"`   // combinations tried that end so
}

// DecidedEnd is where the data end, and the articles of the step that decides it by the first combination.
type DecidedEnd struct {
	Outcome  string   `json:"outcome"`
	Reason   string   `json:"reason"` // of outside-this-treaty, else empty
	Reached  string   `json:"reached"`
	Obtained []string `json:"obtained"`
	Decided  []string `json:"decided"`
}

// Combination is readings that are changed together, in place of those in use.
type Combination struct {
	Choices []CombinedChoice `json:"choices"`
}

// CombinedChoice is one of them.
type CombinedChoice struct {
	Reading string `json:"reading"`
	Option  string `json:"option"`
	Holder  string `json:"holder"`
	Cite    string `json:"cite"` // of the provision that is read
}

// MostCombinations is how many combinations of readings are tried for one request, unless the caller says otherwise.
const MostCombinations = 1000

// Combine finds where the data end by combinations of readings: each alone; all combinations of those that matter
// alone; then the other pairs, for readings that matter only together. It stops after so many combinations of a request
// as most says; 0: MostCombinations.
func (l *Simulator) Combine(ctx context.Context, s *scenario.Scenario, o Options, most int) (*Combined, error) {
	if most <= 0 {
		most = MostCombinations
	}
	l = l.Fork() // the texts of so many combinations are not kept
	prepared, plan, err := l.prepare(s, o)
	if err != nil {
		return nil, err
	}
	only := o
	only.course = true
	r, err := l.Run(ctx, s, only)
	if err != nil {
		return nil, err
	}
	out := &Combined{Scenario: r.Scenario, InForce: r.InForce, Readings: r.Readings, Changes: r.Changes, Treaties: []CombinedTreaty{}}
	for _, id := range prepared.Treaties {
		in := l.Law.Instrument(id)
		t := CombinedTreaty{ID: id, Name: in.Name, Short: in.Short, Requests: []CombinedRequest{}}
		for i := range prepared.Requests {
			w := &work{Simulator: l, ctx: ctx, scenario: prepared, request: &prepared.Requests[i], treaty: in, plan: plan, o: only}
			q, err := w.combine(most)
			if err != nil {
				return nil, fmt.Errorf("%s under %s: %w", prepared.Requests[i].ID, id, err)
			}
			t.Requests = append(t.Requests, *q)
		}
		out.Treaties = append(out.Treaties, t)
	}
	return out, nil
}

// option is one reading in another option than that in use.
type option struct {
	reading *law.Reading
	option  *law.Option
}

// combos tries combinations of options and remembers where they end.
type combos struct {
	*work
	filled  facts.Assignment
	options []option
	cap     int
	ends    []endings
	tried   [][]int // options, ascending
	at      []int   // alongside tried: index into ends
	seen    map[string]bool
}

func (w *work) combine(most int) (*CombinedRequest, error) {
	out := &CombinedRequest{ID: w.request.ID, Matter: []string{}, Ends: []ReadEnd{}, Pairs: true, Whole: true, Cap: most}
	first, err := w.do() // fills in what nobody stated
	if err != nil {
		return nil, err
	}
	if w.graph == nil { // the treaty has no course for it, however it is read
		out.Tried = 1
		e := ReadEnd{InUse: true, End: decidedEnd(first), Stances: map[string]DecidedEnd{}, By: []Combination{{Choices: []CombinedChoice{}}}, Times: 1}
		for _, stance := range facts.Stances {
			e.Stances[stance] = e.End
		}
		out.Ends = append(out.Ends, e)
		return out, nil
	}
	c := &combos{work: w, filled: w.filled, cap: out.Cap, seen: map[string]bool{}}
	def := w.Flows.Find(w.treaty.ID, w.request.Measure, w.request.Route)
	for _, chosen := range w.graph.Text.Chosen {
		any := false
		for i := range chosen.Reading.Options {
			o := &chosen.Reading.Options[i]
			if o.Name == chosen.Option.Name || len(o.Changes)+len(chosen.Option.Changes) == 0 {
				continue // the same option, or another view of the same law
			}
			readings := maps.Clone(w.scenario.Readings)
			readings[chosen.Reading.ID] = o.Name
			t, _, err := w.text(w.treaty.ID, readings, w.o.Amendments)
			if err != nil {
				return nil, err
			}
			if now := w.graph.Text; bears(o, now, def) || bears(o, t, def) || bears(chosen.Option, now, def) || bears(chosen.Option, t, def) {
				c.options = append(c.options, option{chosen.Reading, o})
				any = true
			}
		}
		if any {
			out.Bear++
		}
	}
	if err := c.try(); err != nil {
		return nil, err
	}
	for i := range c.options {
		if err := c.try(i); err != nil {
			return nil, err
		}
	}
	if err := c.together(c.mattering()); err != nil {
		return nil, err
	}
	if out.Pairs, err = c.pairs(); err != nil {
		return nil, err
	}
	// A pair may have shown more readings that matter: their combinations with the others come last.
	matter := c.mattering()
	if err := c.together(matter); err != nil {
		return nil, err
	}
	out.Whole, out.Tried = c.whole(matter), len(c.tried)
	for _, i := range matter {
		if id := c.options[i].reading.ID; !slices.Contains(out.Matter, id) {
			out.Matter = append(out.Matter, id)
		}
	}
	out.Ends, err = c.results()
	return out, err
}

// try finds where a combination of options ends, once.
func (c *combos) try(options ...int) error {
	key := fmt.Sprint(options)
	if c.seen[key] || len(c.tried) >= c.cap {
		return c.ctx.Err()
	}
	c.seen[key] = true
	readings := maps.Clone(c.scenario.Readings)
	for _, i := range options {
		readings[c.options[i].reading.ID] = c.options[i].option.Name
	}
	g, err := c.Graph(c.treaty.ID, c.request.Measure, c.request.Route, readings, c.o.Amendments)
	if err != nil {
		return err
	}
	aside := *c.work
	aside.graph = g
	then, err := aside.would(g, c.filled.Clone())
	if err != nil {
		return err
	}
	at := slices.IndexFunc(c.ends, func(e endings) bool { return reflect.DeepEqual(e, then) })
	if at < 0 {
		at = len(c.ends)
		c.ends = append(c.ends, then)
	}
	c.tried = append(c.tried, slices.Clone(options))
	c.at = append(c.at, at)
	return c.ctx.Err()
}

// mattering are the options without which some combination ends elsewhere.
func (c *combos) mattering() []int {
	var out []int
	for _, by := range c.fewest() {
		for _, n := range by {
			for _, i := range c.tried[n] {
				if !slices.Contains(out, i) {
					out = append(out, i)
				}
			}
		}
	}
	sort.Ints(out)
	return out
}

// together tries all combinations of these options, with one option for each reading, smaller ones first.
func (c *combos) together(options []int) error {
	layer := [][]int{nil}
	for size := 1; size <= len(options) && len(c.tried) < c.cap; size++ {
		var next [][]int
		for _, some := range layer {
			for _, i := range options {
				if len(some) > 0 && i <= some[len(some)-1] || c.twice(some, i) {
					continue
				}
				more := append(slices.Clone(some), i)
				if err := c.try(more...); err != nil {
					return err
				}
				if len(next) < c.cap {
					next = append(next, more)
				}
			}
		}
		layer = next
	}
	return nil
}

// pairs tries each two options of two readings, and says whether it came to the end.
func (c *combos) pairs() (all bool, err error) {
	for i := range c.options {
		for j := i + 1; j < len(c.options); j++ {
			if c.twice([]int{i}, j) {
				continue
			}
			if err := c.try(i, j); err != nil {
				return false, err
			}
			if !c.seen[fmt.Sprint([]int{i, j})] {
				return false, nil
			}
		}
	}
	return true, nil
}

// twice says that a reading would be read in two ways at once.
func (c *combos) twice(some []int, more int) bool {
	return slices.ContainsFunc(some, func(i int) bool { return c.options[i].reading == c.options[more].reading })
}

// whole says whether every combination of these options was tried.
func (c *combos) whole(options []int) bool {
	ways := map[*law.Reading]int{} // its options, that in use among them
	for _, i := range options {
		ways[c.options[i].reading] = max(ways[c.options[i].reading], 1) + 1
	}
	all := 1
	for _, n := range ways {
		if all *= n; all > c.cap {
			return false
		}
	}
	tried := 0
	for _, t := range c.tried {
		if !slices.ContainsFunc(t, func(i int) bool { return !slices.Contains(options, i) }) {
			tried++
		}
	}
	return tried == all
}

// fewest are, for each end, the combinations tried of which no part leads to the same end.
func (c *combos) fewest() [][]int {
	out := make([][]int, len(c.ends))
	order := make([]int, len(c.tried))
	for n := range order {
		order[n] = n
	}
	sort.SliceStable(order, func(a, b int) bool { return len(c.tried[order[a]]) < len(c.tried[order[b]]) })
	for _, n := range order {
		end := c.at[n]
		part := slices.ContainsFunc(out[end], func(m int) bool {
			return !slices.ContainsFunc(c.tried[m], func(i int) bool { return !slices.Contains(c.tried[n], i) })
		})
		if !part {
			out[end] = append(out[end], n)
		}
	}
	return out
}

// results are the ends in the order in which they were found, which begins with that of the readings in use.
func (c *combos) results() ([]ReadEnd, error) {
	out := []ReadEnd{}
	for end, by := range c.fewest() {
		e := ReadEnd{InUse: end == 0, Stances: map[string]DecidedEnd{}, By: []Combination{}}
		for _, at := range c.at {
			if at == end {
				e.Times++
			}
		}
		for _, n := range by {
			x := Combination{Choices: []CombinedChoice{}}
			for _, i := range c.tried[n] {
				o := c.options[i]
				x.Choices = append(x.Choices, CombinedChoice{o.reading.ID, o.option.Name, o.option.Holder, c.cite(o.reading)})
			}
			e.By = append(e.By, x)
		}
		var err error
		if e.End, err = c.ended(c.tried[by[0]], ""); err != nil {
			return nil, err
		}
		for _, stance := range facts.Stances {
			if e.Stances[stance], err = c.ended(c.tried[by[0]], walk.Stance(stance)); err != nil {
				return nil, err
			}
		}
		out = append(out, e)
	}
	return out, nil
}

func (c *combos) cite(r *law.Reading) string {
	if rule := c.graph.Text.Rule(r.Provision); rule != nil {
		return rule.Cite
	}
	return ""
}

// ended is where the data end under a combination, by the plan or by a stance, with the articles.
func (c *combos) ended(options []int, stance walk.Stance) (DecidedEnd, error) {
	s := c.scenario.Clone()
	for _, i := range options {
		s.Readings[c.options[i].reading.ID] = c.options[i].option.Name
	}
	w := &work{Simulator: c.Simulator, ctx: c.ctx, scenario: s, request: c.request, treaty: c.treaty, plan: c.plan, o: c.o}
	if stance != "" {
		w.plan.State = stance
	}
	q, err := w.do()
	if err != nil {
		return DecidedEnd{}, err
	}
	return decidedEnd(q), nil
}

func decidedEnd(q *Request) DecidedEnd {
	return DecidedEnd{Outcome: q.Outcome, Reason: q.Reason, Reached: q.Reached, Obtained: q.Obtained, Decided: q.DecidedBy()}
}
