package report

import (
	"io"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// Compare writes scenarios as a matrix, scenario by treaty, with a last column that says whether the treaties part. Of
// a single scenario it also writes where.
func Compare(w io.Writer, c *sim.Comparison, o Options) error {
	o = o.filled()
	if o.Format == JSON {
		return writeJSON(w, c)
	}
	return render(w, ComparisonPage(c, o.Words), o)
}

// ComparisonPage is the same as a page.
func ComparisonPage(c *sim.Comparison, w *Words) doc.Page {
	v := newVoice(w)
	return doc.Page{Blocks: compareDocument(c, v), Sources: v.sources(c.Runs...)}
}

func compareDocument(c *sim.Comparison, v *voice) []doc.Block {
	d := &view{voice: v, plainTitles: true}
	title := d.say("title-compare")
	if len(c.Runs) == 1 {
		title = d.say("part-title", "title", named(&c.Runs[0].Scenario))
	}
	d.add(doc.Heading{Level: 1, Text: title})
	d.matrixOf(c)
	if len(c.Runs) == 1 {
		d.result = c.Runs[0]
		for i := range c.Parted {
			d.parted(&c.Parted[i], len(d.requests()) > 1)
		}
	}
	d.legend()
	d.close()
	return d.doc
}

// named is a scenario's title, or its id.
func named(s *sim.ScenarioRef) string {
	if title := doc.Clean(s.Title); title != "" {
		return title
	}
	return doc.Clean(s.ID)
}

// matrixOf has a row for each scenario, with a band for each of its requests.
func (d *view) matrixOf(c *sim.Comparison) {
	several, inForce := false, map[string]bool{}
	for _, r := range c.Runs {
		d.result = r
		several = several || len(d.requests()) > 1
		inForce[r.InForce] = true
	}
	t := doc.Table{Ruled: true, Repeat: 1, Span: 1, Cols: []doc.Column{{Head: d.say("col-scenario")}}}
	if several {
		t.Cols = append(t.Cols, doc.Column{Head: d.say("col-request")})
		t.Repeat = 2
	}
	cols := map[string]int{} // treaty → its column among the treaties
	var names doc.List
	for _, r := range c.Runs {
		for i := range r.Treaties {
			x := &r.Treaties[i]
			if _, ok := cols[x.ID]; !ok {
				cols[x.ID] = len(cols)
				t.Cols = append(t.Cols, doc.Column{Head: treatyName(x), Group: len(cols), Alike: true, Scope: x.ID})
				names.Items = append(names.Items, doc.Item{Term: treatyName(x), Text: doc.Clean(x.Name)})
			}
		}
	}
	if len(cols) == 0 {
		d.add(doc.Paragraph{Text: d.say("no-treaties")})
		return
	}
	if len(cols) > 1 {
		t.Cols = append(t.Cols, doc.Column{Head: d.say("part-col"), Group: len(cols) + 1})
	}
	if len(inForce) == 1 {
		d.add(doc.Paragraph{Text: d.say("in-force-line", "inforce", d.long("in-force", c.Runs[0].InForce))})
	}
	for n, r := range c.Runs {
		d.result = r
		head := doc.Lines(doc.Clean(r.Scenario.Title))
		if len(inForce) > 1 {
			head = append(head, d.say("in-force-line", "inforce", d.long("in-force", r.InForce)))
		}
		line := doc.Row{Head: []doc.Cell{head}}
		for _, id := range d.requests() {
			at := slices.IndexFunc(c.Parted, func(x sim.Parted) bool { return x.Run == n && x.Request == id })
			if at < 0 {
				continue // it was left out
			}
			x := &c.Parted[at]
			var cells []doc.Cell
			if several {
				cells = append(cells, doc.Cell{doc.Clean(id)})
			}
			ends := make([]doc.Cell, len(cols))
			for i := range ends {
				ends[i] = doc.Cell{d.say("nothing")}
			}
			for _, e := range d.under(id) {
				if e.request != nil {
					ends[cols[e.treaty.ID]] = d.decided(e.request)
				}
			}
			if len(cols) > 1 {
				ends = append(ends, d.kinds(x))
			}
			line.Bands = append(line.Bands, append(cells, ends...))
		}
		if len(line.Bands) > 0 {
			t.Rows = append(t.Rows, line)
		}
	}
	d.add(names)
	d.given(c.Runs[0].Readings, c.Runs[0].Amendments, c.Runs[0].Changes)
	if len(t.Rows) > 0 {
		d.add(t)
	}
	if n := len(c.LeftOut); n > 0 {
		d.add(doc.Paragraph{Text: d.say("part-left-out", "n", n, "all", n+len(c.Parted))})
	}
}

// kinds says how the treaties part: on the course taken, and where another stance makes it different.
func (d *view) kinds(x *sim.Parted) doc.Cell {
	var c doc.Cell
	for i := range x.Courses {
		p := &x.Courses[i]
		kind := d.kind(p)
		if i > 0 && p.Kind == x.Courses[0].Kind {
			continue
		}
		if !p.Taken {
			kind = d.say("part-by-stance", "stance", d.labels("stance", p.Stances), "kind", kind)
		}
		c = append(c, kind)
	}
	return c
}

// kind is the kind of a parting in a few words; of treaties that leave the request out, which.
func (d *view) kind(p *sim.Parting) string {
	if p.Kind != "outside-one" {
		return d.label("parting", p.Kind)
	}
	var out []string
	for _, s := range p.Sides {
		if s.Outcome == "outside-this-treaty" {
			out = append(out, doc.Clean(s.Short))
		}
	}
	return d.say("part-outside", "treaties", strings.Join(out, ", "))
}

// decided is where the data ended, and the articles of the last step that led there.
func (d *view) decided(r *sim.Request) doc.Cell {
	c := d.ending(r.Outcome, r.Reason, r.Reached, r.Obtained)
	if by := doc.Cites(r.DecidedBy()); by != "" {
		c = append(c, d.say("deciding", "cites", by))
	}
	return c
}
