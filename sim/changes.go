package sim

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
)

// Changes answers `sim compare --amend`: exactly the cells of each scenario that draft clauses change.
type Changes struct {
	Schema     string    `json:"schema"` // changes/1
	Amendments []Clause  `json:"amendments"`
	Scenarios  []Changed `json:"scenarios"` // in the order asked, the untouched ones too
}

// Clause is a draft clause that was laid over the law.
type Clause struct {
	ID    string   `json:"id"`
	Title string   `json:"title"`
	Of    []string `json:"of"` // the instruments that it changes
	Why   string   `json:"why"`
}

// Changed is a scenario with its cells that differ; none: the draft leaves it as it is.
type Changed struct {
	Scenario ScenarioRef `json:"scenario"`
	InForce  string      `json:"in_force"`
	Readings []Choice    `json:"readings"`
	Changes  []string    `json:"changes"` // what flags changed in the scenario, on both sides
	Cells    []Cell      `json:"cells"`
}

// Cell is one cell that a reader sees, as the law is and with the draft. Was or Now is empty where that side has
// no such row.
type Cell struct {
	Treaty  string   `json:"treaty"`
	Short   string   `json:"short"` // the treaty's short name
	Request string   `json:"request"`
	ID      string   `json:"id"` // stable: section, row, and where the row stands on both sides the aspect, as in grounds/ID/here
	What    string   `json:"what"`
	Was     string   `json:"was"`
	Now     string   `json:"now"`
	Cites   []string `json:"cites"` // the articles behind the new side; of the draft itself where the cell has none
}

// Compare runs a scenario as the law is and with o.Amendments, and lists the cells that differ.
func (l *Simulator) Compare(ctx context.Context, s *scenario.Scenario, o Options) (*Changed, error) {
	asIs := o
	asIs.Amendments = nil
	was, err := l.Run(ctx, s, asIs)
	if err != nil {
		return nil, err
	}
	return l.CompareWith(ctx, was, s, o)
}

// CompareWith is Compare for a scenario that was run as the law is already, with the same options.
func (l *Simulator) CompareWith(ctx context.Context, was *RunResult, s *scenario.Scenario, o Options) (*Changed, error) {
	now, err := l.Run(ctx, s, o)
	if err != nil {
		return nil, err
	}
	changed, err := CompareRuns(was, now)
	if err != nil {
		return nil, err
	}
	for i := range changed.Cells {
		if c := &changed.Cells[i]; len(c.Cites) == 0 {
			if c.Cites, err = l.drafted(c, s, o); err != nil {
				return nil, err
			}
		}
	}
	return changed, nil
}

// Clauses describes draft clauses for a result.
func Clauses(amendments []*law.Amendment) []Clause {
	out := []Clause{}
	for _, a := range amendments {
		c := Clause{ID: a.ID, Title: a.Title, Of: []string{}, Why: strings.TrimSpace(a.Why)}
		for _, of := range a.Of {
			c.Of = append(c.Of, of.Value)
		}
		out = append(out, c)
	}
	return out
}

// drafted are the articles of the draft that bear on the request of a cell.
func (l *Simulator) drafted(c *Cell, s *scenario.Scenario, o Options) ([]string, error) {
	i := slices.IndexFunc(s.Requests, func(q scenario.Request) bool { return q.ID == c.Request })
	if i < 0 {
		return []string{}, nil
	}
	readings := maps.Clone(s.Readings)
	maps.Copy(readings, o.Readings)
	was, _, err := l.text(c.Treaty, readings, nil)
	if err != nil {
		return nil, err
	}
	now, _, err := l.text(c.Treaty, readings, o.Amendments)
	if err != nil {
		return nil, err
	}
	var rules []*law.Rule
	for _, a := range o.Amendments {
		if !slices.ContainsFunc(a.Of, func(of source.Text) bool { return of.Value == c.Treaty }) {
			continue
		}
		for _, ch := range a.For(l.Law.Instrument(c.Treaty)) {
			r := now.Rule(ch.RuleID())
			if r == nil {
				r = was.Rule(ch.RuleID())
			}
			if r != nil && r.Applies(law.Measure(s.Requests[i].Measure), law.Route(s.Requests[i].Route)) {
				rules = append(rules, r)
			}
		}
	}
	return cites(rules), nil
}

// CompareRuns lists the cells in which two runs of one scenario differ. Its error says that the two are not the same
// case: another scenario, another treaty, or a fact that nobody stated and that was given two values.
func CompareRuns(was, now *RunResult) (*Changed, error) {
	out := &Changed{
		Scenario: now.Scenario, InForce: now.InForce, Readings: now.Readings, Changes: now.Changes, Cells: []Cell{},
	}
	if was.Scenario.ID != now.Scenario.ID || was.Scenario.Hash != now.Scenario.Hash || was.InForce != now.InForce || len(was.Treaties) != len(now.Treaties) ||
		!reflect.DeepEqual(was.Readings, now.Readings) || !reflect.DeepEqual(was.Changes, now.Changes) {
		return nil, fmt.Errorf("%s and %s are not the same case", was.Scenario.ID, now.Scenario.ID)
	}
	for i := range now.Treaties {
		a, b := &was.Treaties[i], &now.Treaties[i]
		if a.ID != b.ID || a.LawHash != b.LawHash || len(a.Requests) != len(b.Requests) {
			return nil, fmt.Errorf("%s was run under %s and under %s", now.Scenario.ID, a.ID, b.ID)
		}
		for j := range b.Requests {
			x, y := &a.Requests[j], &b.Requests[j]
			if x.ID != y.ID || x.Measure != y.Measure || x.Route != y.Route {
				return nil, fmt.Errorf("%s, %s: the requests %s and %s are not the same", now.Scenario.ID, b.ID, x.ID, y.ID)
			}
			if err := sameFacts(x, y); err != nil {
				return nil, fmt.Errorf("%s, %s, %s: %w", now.Scenario.ID, b.ID, y.ID, err)
			}
			for _, c := range compareRequests(x, y) {
				c.Treaty, c.Short, c.Request = b.ID, b.Short, y.ID
				out.Cells = append(out.Cells, c)
			}
		}
	}
	return out, nil
}

// sameFacts checks that what nobody stated has the same value on both sides: only the law may differ.
func sameFacts(was, now *Request) error {
	value := map[string]Assumed{}
	for _, a := range was.Assumed {
		value[a.Fact] = a
	}
	for _, a := range now.Assumed {
		if b, ok := value[a.Fact]; ok && a != b {
			return fmt.Errorf("%s is assumed to be %s in one run and %s in the other", a.Fact, b.Value, a.Value)
		}
	}
	return nil
}

// compareRequests lists the cells of one request that differ.
func compareRequests(was, now *Request) []Cell {
	cells := []Cell{}
	before, after := rowsOf(was, now)
	for _, id := range merged(before, after) {
		a, b := find(before, id), find(after, id)
		switch {
		case a == nil:
			cells = append(cells, Cell{ID: id, What: b.what, Now: b.whole(), Cites: b.cites()})
		case b == nil:
			cells = append(cells, Cell{ID: id, What: a.what, Was: a.whole(), Cites: a.cites()})
		default:
			for i := range b.aspects {
				x, y := &a.aspects[i], &b.aspects[i]
				if reflect.DeepEqual(x.raw, y.raw) {
					continue
				}
				c := Cell{ID: id, What: b.what, Cites: append([]string{}, y.cites...)}
				if y.name != "" {
					c.ID, c.What = id+"/"+y.name, say("change-aspect", "what", b.what, "aspect", say("line-"+y.name))
				}
				c.Was, c.Now = apart(x, y)
				cells = append(cells, c)
			}
		}
	}
	return slices.Concat(cells, pathCells(was.Path, now.Path), lastNoCells(&was.LastNo, &now.LastNo), timelineCells(&was.Timeline, &now.Timeline))
}

// merged are the ids of both sides: those of the old one in their order, and each new one after the one that it follows.
func merged(before, after []line) []string {
	var ids []string
	for _, r := range before {
		ids = append(ids, r.id)
	}
	at := 0
	for _, r := range after {
		if i := slices.Index(ids, r.id); i >= 0 {
			at = max(at, i+1)
			continue
		}
		ids = slices.Insert(ids, at, r.id)
		at++
	}
	return ids
}

func find(rows []line, id string) *line {
	for i := range rows {
		if rows[i].id == id {
			return &rows[i]
		}
	}
	return nil
}

// apart are the words of both sides of a cell; where they are the same, with what else differs.
func apart(x, y *aspect) (was, now string) {
	return firstApart(
		[]string{joined(x.text, x.aside), x.cited(), x.more, data(x.raw)},
		[]string{joined(y.text, y.aside), y.cited(), y.more, data(y.raw)})
}

// firstApart is the first pair that differs, from the shortest words to the longest.
func firstApart(was, now []string) (string, string) {
	for i := range was {
		if was[i] != now[i] {
			return was[i], now[i]
		}
	}
	return "", ""
}

// data is a value as programs get it, for a difference that no word shows.
func data(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
