package report

import (
	"strconv"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// checked says by what the words of the rules were checked, where the official texts are, and which
// readings were used.
func (d *view) checked() {
	d.section("title-checked", "")
	several := len(d.requests()) > 1
	t := doc.Table{Repeat: 1, Cols: []doc.Column{{Head: d.say("col-treaty")}}}
	if several {
		t.Cols = append(t.Cols, doc.Column{Head: d.say("col-request")})
		t.Repeat = 2
	}
	for _, g := range facts.Grades[:4] { // the last, stated, is for the law of a State in a story
		t.Cols = append(t.Cols, doc.Column{Head: d.label("grade", g), Group: 1})
	}
	var notes, atDefault doc.List
	readings := doc.Table{Span: 1, Repeat: 1, Ruled: true, Cols: []doc.Column{{Head: d.say("col-treaty")},
		{Head: d.say("col-reading"), Group: 1}, {Head: d.say("col-used"), Group: 1}, {Head: d.say("col-holder"), Group: 1}}}
	for i := range d.result.Treaties {
		treaty := &d.result.Treaties[i]
		name := treatyName(treaty)
		for _, r := range treaty.Requests {
			cells := []doc.Cell{{name}}
			if several {
				cells = append(cells, doc.Cell{doc.Clean(r.ID)})
			}
			for _, n := range []int{r.Checked.Text, r.Checked.Model, r.Checked.Commentary, r.Checked.Recollection} {
				cells = append(cells, doc.Cell{strconv.Itoa(n)})
			}
			t.Rows = append(t.Rows, doc.Simple(0, cells...))
		}
		notes.Items = append(notes.Items, doc.Item{Term: name, Text: d.source(treaty)})
		bands, defaults := d.readings(treaty)
		if len(bands) > 0 {
			readings.Rows = append(readings.Rows, doc.Row{Head: []doc.Cell{{name}}, Bands: bands})
		}
		if len(defaults) > 0 {
			atDefault.Items = append(atDefault.Items, doc.Item{Term: name, Each: defaults})
		}
	}
	if len(t.Rows) > 0 {
		d.add(doc.Paragraph{Text: d.say("intro-checked")}, t)
	}
	if len(notes.Items) > 0 {
		d.add(notes)
	}
	if len(readings.Rows) > 0 {
		d.add(doc.Heading{Level: 3, Text: d.say("title-readings")}, readings)
	}
	if len(atDefault.Items) > 0 {
		d.add(doc.Paragraph{Text: d.say("readings-at-default")}, atDefault)
	}
}

// source is where an instrument's official text is and which rules were used.
func (d *view) source(t *sim.Treaty) string {
	official := doc.Clean(t.Official)
	if official == "" {
		official = d.say("no-official")
	}
	key := "used-line"
	if t.LawHash == "" {
		key = "used-line-no-hash"
	}
	used := t.Used
	if used == "" {
		used = "bundled"
	}
	name := doc.Clean(used)
	if used == "bundled" {
		name = d.long("used", used)
	}
	return d.say(key, "official", official, "used", name, "hash", doc.Clean(t.LawHash))
}

// readings are those that bear on the treaty's requests, each once: those chosen by hand as rows, with
// their holders, and the others by name.
func (d *view) readings(t *sim.Treaty) (chosen [][]doc.Cell, defaults []string) {
	seen := map[sim.Choice]bool{}
	for _, r := range t.Requests {
		for _, c := range r.Readings {
			if seen[c] {
				continue
			}
			seen[c] = true
			if c.Default {
				defaults = append(defaults, d.say("reading-is", "reading", doc.Clean(c.Reading), "option", doc.Clean(c.Option)))
				continue
			}
			chosen = append(chosen, []doc.Cell{{doc.Clean(c.Reading)}, {doc.Clean(c.Option)}, doc.Lines(d.prose(c.Holder))})
		}
	}
	return chosen, defaults
}
