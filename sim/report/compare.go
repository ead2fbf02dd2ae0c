package report

import (
	"io"

	"rogatory/sim"
)

// Compare writes several scenarios as a matrix, scenario by treaty; a single one in full.
func Compare(w io.Writer, results []*sim.RunResult, o Options) error {
	if len(results) == 1 {
		return Run(w, results[0], o)
	}
	o = o.filled()
	if o.Format == JSON {
		return writeJSON(w, struct {
			Schema string           `json:"schema"`
			Runs   []*sim.RunResult `json:"runs"`
		}{"compare/1", results})
	}
	return render(w, compareDocument(results, newVoice(o.Words)), o)
}

func compareDocument(results []*sim.RunResult, v *voice) []block {
	d := &view{voice: v, plainTitles: true}
	d.add(heading{1, d.say("title-compare")})
	several, inForce := false, map[string]bool{}
	for _, r := range results {
		d.result = r
		several = several || len(d.requests()) > 1
		inForce[r.InForce] = true
	}
	t := table{ruled: true, repeat: 1, span: 1, cols: []column{{head: d.say("col-scenario")}}}
	if several {
		t.cols = append(t.cols, column{head: d.say("col-request")})
		t.repeat = 2
	}
	at := map[string]int{} // treaty → its column among the treaties
	var names list
	for _, r := range results {
		for i := range r.Treaties {
			x := &r.Treaties[i]
			if _, ok := at[x.ID]; !ok {
				at[x.ID] = len(at)
				t.cols = append(t.cols, column{head: treatyName(x), group: len(at), alike: true})
				names.items = append(names.items, item{treatyName(x), clean(x.Name)})
			}
		}
	}
	if len(at) == 0 {
		d.add(paragraph{text: d.say("no-treaties")})
		d.close()
		return d.doc
	}
	for _, r := range results {
		d.result = r
		head := lines(clean(r.Scenario.Title))
		if len(inForce) > 1 {
			head = append(head, d.say("in-force-line", "inforce", d.long("in-force", r.InForce)))
		} else if len(t.rows) == 0 {
			d.add(paragraph{text: d.say("in-force-line", "inforce", d.long("in-force", r.InForce))})
		}
		line := row{head: []cell{head}}
		for _, id := range d.requests() {
			var cells []cell
			if several {
				cells = append(cells, cell{clean(id)})
			}
			ends := make([]cell, len(at))
			for i := range ends {
				ends[i] = cell{d.say("nothing")}
			}
			for _, e := range d.under(id) {
				if e.request != nil {
					ends[at[e.treaty.ID]] = d.decided(e.request)
				}
			}
			line.bands = append(line.bands, append(cells, ends...))
		}
		t.rows = append(t.rows, line)
	}
	d.add(names, t)
	d.legend()
	d.close()
	return d.doc
}

// decided is where the data ended, and the articles of the last step that led there.
func (d *view) decided(r *sim.Request) cell {
	c := d.ending(r.Outcome, r.Reason, r.Reached, r.Obtained)
	if by := cites(r.DecidedBy()); by != "" {
		c = append(c, d.say("deciding", "cites", by))
	}
	return c
}
