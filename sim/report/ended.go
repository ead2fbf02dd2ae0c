package report

import (
	"sort"
	"strings"

	"rogatory/sim"
	"rogatory/sim/facts"
)

// ended is the headline: where the data ended, by treaty and request, by stance, and in the runs.
func (d *view) ended() {
	d.section("title-ended", "")
	if len(d.result.Treaties) == 0 {
		d.add(paragraph{text: d.say("no-treaties")})
		return
	}
	several := len(d.requests()) > 1
	t := table{ruled: true, span: 1, cols: []column{{head: d.say("col-treaty")}}}
	if several {
		t.span = 2
		t.cols = append([]column{{head: d.say("col-request")}}, t.cols...)
	}
	t.repeat = t.span
	t.cols = append(t.cols, column{head: d.say("col-ended"), group: 1})
	for _, s := range facts.Stances {
		t.cols = append(t.cols, column{head: d.label("stance", s), group: 1})
	}
	t.cols = append(t.cols, column{head: d.say("col-runs"), group: 2})

	for _, id := range d.requests() {
		for _, e := range d.under(id) {
			if e.request == nil {
				continue
			}
			r := e.request
			cells := []cell{{e.name}}
			if several {
				cells = []cell{{clean(id)}, {e.name}}
			}
			cells = append(cells, d.ending(r.Outcome, r.Reason, r.Reached, r.Obtained))
			for _, s := range facts.Stances {
				end, ok := r.Stances[s]
				c := d.ending(end.Outcome, "", end.Reached, end.Obtained)
				if !ok || end.Outcome == "" {
					c = cell{d.say("nothing")}
				}
				cells = append(cells, c)
			}
			cells = append(cells, d.outcomeRuns(r))
			t.rows = append(t.rows, simple(t.span, cells...))
		}
	}
	if len(t.rows) == 0 {
		d.add(paragraph{text: d.say("no-requests")})
		return
	}
	d.add(t)
}

// outcomeRuns lists the outcomes with their runs; those that never come are together at the end.
func (d *view) outcomeRuns(r *sim.Request) cell {
	var c cell
	var never []string
	for _, o := range outcomes(r.Runs) {
		if r.Runs[o].Is == "never" {
			never = append(never, d.label("outcome", o))
			d.use("runs", "never")
			continue
		}
		c = append(c, d.say("outcome-runs", "outcome", d.label("outcome", o), "runs", d.runs(r.Runs[o], r.Assumed)))
	}
	if len(never) > 0 {
		c = append(c, d.say("never-list", "outcomes", strings.Join(never, ", ")))
	}
	if len(c) == 0 {
		c = cell{d.say("nothing")}
	}
	return c
}

// outcomes are the keys of the map in the order of the vocabulary, others after them.
func outcomes(runs map[string]sim.Runs) []string {
	var out []string
	for o := range runs {
		out = append(out, o)
	}
	rank := func(o string) int {
		for i, known := range facts.Outcomes {
			if known == o {
				return i
			}
		}
		return len(facts.Outcomes)
	}
	sort.Slice(out, func(i, j int) bool {
		if a, b := rank(out[i]), rank(out[j]); a != b {
			return a < b
		}
		return out[i] < out[j]
	})
	return out
}
