package report

import (
	"io"

	"rogatory/sim"
	"rogatory/sim/doc"
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
	return render(w, ComparisonPage(results, o.Words), o)
}

// ComparisonPage is several scenarios as a matrix, as a page.
func ComparisonPage(results []*sim.RunResult, w *Words) doc.Page {
	v := newVoice(w)
	return doc.Page{Blocks: compareDocument(results, v), Sources: v.sources(results...)}
}

func compareDocument(results []*sim.RunResult, v *voice) []doc.Block {
	d := &view{voice: v, plainTitles: true}
	d.add(doc.Heading{Level: 1, Text: d.say("title-compare")})
	several, inForce := false, map[string]bool{}
	for _, r := range results {
		d.result = r
		several = several || len(d.requests()) > 1
		inForce[r.InForce] = true
	}
	t := doc.Table{Ruled: true, Repeat: 1, Span: 1, Cols: []doc.Column{{Head: d.say("col-scenario")}}}
	if several {
		t.Cols = append(t.Cols, doc.Column{Head: d.say("col-request")})
		t.Repeat = 2
	}
	at := map[string]int{} // treaty → its column among the treaties
	var names doc.List
	for _, r := range results {
		for i := range r.Treaties {
			x := &r.Treaties[i]
			if _, ok := at[x.ID]; !ok {
				at[x.ID] = len(at)
				t.Cols = append(t.Cols, doc.Column{Head: treatyName(x), Group: len(at), Alike: true, Scope: x.ID})
				names.Items = append(names.Items, doc.Item{Term: treatyName(x), Text: doc.Clean(x.Name)})
			}
		}
	}
	if len(at) == 0 {
		d.add(doc.Paragraph{Text: d.say("no-treaties")})
		d.close()
		return d.doc
	}
	for _, r := range results {
		d.result = r
		head := doc.Lines(doc.Clean(r.Scenario.Title))
		if len(inForce) > 1 {
			head = append(head, d.say("in-force-line", "inforce", d.long("in-force", r.InForce)))
		} else if len(t.Rows) == 0 {
			d.add(doc.Paragraph{Text: d.say("in-force-line", "inforce", d.long("in-force", r.InForce))})
		}
		line := doc.Row{Head: []doc.Cell{head}}
		for _, id := range d.requests() {
			var cells []doc.Cell
			if several {
				cells = append(cells, doc.Cell{doc.Clean(id)})
			}
			ends := make([]doc.Cell, len(at))
			for i := range ends {
				ends[i] = doc.Cell{d.say("nothing")}
			}
			for _, e := range d.under(id) {
				if e.request != nil {
					ends[at[e.treaty.ID]] = d.decided(e.request)
				}
			}
			line.Bands = append(line.Bands, append(cells, ends...))
		}
		t.Rows = append(t.Rows, line)
	}
	d.add(names, t)
	d.legend()
	d.close()
	return d.doc
}

// decided is where the data ended, and the articles of the last step that led there.
func (d *view) decided(r *sim.Request) doc.Cell {
	c := d.ending(r.Outcome, r.Reason, r.Reached, r.Obtained)
	if by := doc.Cites(r.DecidedBy()); by != "" {
		c = append(c, d.say("deciding", "cites", by))
	}
	return c
}
