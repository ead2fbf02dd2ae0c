package report

import (
	"strconv"
	"strings"

	"rogatory/sim"
	"rogatory/sim/facts"
)

// checked says by what the words of the rules were checked, where the official texts are, and which
// readings were used.
func (d *view) checked() {
	d.section("title-checked", "")
	several := len(d.requests()) > 1
	t := table{repeat: 1, cols: []column{{head: d.say("col-treaty")}}}
	if several {
		t.cols = append(t.cols, column{head: d.say("col-request")})
		t.repeat = 2
	}
	for _, g := range facts.Grades[:4] { // the last, stated, is for the law of a State in a story
		t.cols = append(t.cols, column{head: d.label("grade", g), group: 1})
	}
	var notes, atDefault list
	readings := table{span: 1, repeat: 1, ruled: true, cols: []column{{head: d.say("col-treaty")},
		{head: d.say("col-reading"), group: 1}, {head: d.say("col-used"), group: 1}, {head: d.say("col-holder"), group: 1}}}
	for i := range d.result.Treaties {
		treaty := &d.result.Treaties[i]
		name := treatyName(treaty)
		for _, r := range treaty.Requests {
			cells := []cell{{name}}
			if several {
				cells = append(cells, cell{clean(r.ID)})
			}
			for _, n := range []int{r.Checked.Text, r.Checked.Model, r.Checked.Commentary, r.Checked.Recollection} {
				cells = append(cells, cell{strconv.Itoa(n)})
			}
			t.rows = append(t.rows, simple(0, cells...))
		}
		notes.items = append(notes.items, item{name, d.source(treaty)})
		bands, defaults := d.readings(treaty)
		if len(bands) > 0 {
			readings.rows = append(readings.rows, row{head: []cell{{name}}, bands: bands})
		}
		if len(defaults) > 0 {
			atDefault.items = append(atDefault.items, item{name, strings.Join(defaults, "; ")})
		}
	}
	if len(t.rows) > 0 {
		d.add(paragraph{text: d.say("intro-checked")}, t)
	}
	if len(notes.items) > 0 {
		d.add(notes)
	}
	if len(readings.rows) > 0 {
		d.add(heading{3, d.say("title-readings")}, readings)
	}
	if len(atDefault.items) > 0 {
		d.add(paragraph{text: d.say("readings-at-default")}, atDefault)
	}
}

// source is where an instrument's official text is and which rules were used.
func (d *view) source(t *sim.Treaty) string {
	official := clean(t.Official)
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
	name := clean(used)
	if used == "bundled" {
		name = d.long("used", used)
	}
	return d.say(key, "official", official, "used", name, "hash", clean(t.LawHash))
}

// readings are those that bear on the treaty's requests, each once: those chosen by hand as rows, with
// their holders, and the others by name.
func (d *view) readings(t *sim.Treaty) (chosen [][]cell, defaults []string) {
	seen := map[sim.Choice]bool{}
	for _, r := range t.Requests {
		for _, c := range r.Readings {
			if seen[c] {
				continue
			}
			seen[c] = true
			if c.Default {
				defaults = append(defaults, d.say("reading-is", "reading", clean(c.Reading), "option", clean(c.Option)))
				continue
			}
			chosen = append(chosen, []cell{{clean(c.Reading)}, {clean(c.Option)}, lines(d.prose(c.Holder))})
		}
	}
	return chosen, defaults
}
