package report

import (
	"sort"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// ended is the headline: where the data ended, by treaty and request, by stance, and in the runs.
func (d *view) ended() {
	d.section("title-ended", "")
	if len(d.result.Treaties) == 0 {
		d.add(doc.Paragraph{Text: d.say("no-treaties")})
		return
	}
	several := len(d.requests()) > 1
	t := doc.Table{Ruled: true, Span: 1, Cols: []doc.Column{{Head: d.say("col-treaty")}}}
	if several {
		t.Span = 2
		t.Cols = append([]doc.Column{{Head: d.say("col-request")}}, t.Cols...)
	}
	t.Repeat = t.Span
	t.Cols = append(t.Cols, doc.Column{Head: d.say("col-ended"), Group: 1})
	for _, s := range facts.Stances {
		t.Cols = append(t.Cols, doc.Column{Head: d.label("stance", s), Group: 1})
	}
	t.Cols = append(t.Cols, doc.Column{Head: d.say("col-runs"), Group: 2})

	for _, id := range d.requests() {
		for _, e := range d.under(id) {
			if e.request == nil {
				continue
			}
			r := e.request
			cells := []doc.Cell{{e.name}}
			if several {
				cells = []doc.Cell{{doc.Clean(id)}, {e.name}}
			}
			cells = append(cells, d.ending(r.Outcome, r.Reason, r.Reached, r.Obtained))
			for _, s := range facts.Stances {
				end, ok := r.Stances[s]
				c := d.ending(end.Outcome, "", end.Reached, end.Obtained)
				if !ok || end.Outcome == "" {
					c = doc.Cell{d.say("nothing")}
				}
				cells = append(cells, c)
			}
			cells = append(cells, d.outcomeRuns(r))
			t.Rows = append(t.Rows, doc.Simple(t.Span, cells...))
		}
	}
	if len(t.Rows) == 0 {
		d.add(doc.Paragraph{Text: d.say("no-requests")})
		return
	}
	d.add(t)
}

// outcomeRuns lists the outcomes with their runs; those that never come are together at the end.
func (d *view) outcomeRuns(r *sim.Request) doc.Cell {
	var c doc.Cell
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
		c = doc.Cell{d.say("nothing")}
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
