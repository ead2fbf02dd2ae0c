package report

import "strings"

// A matrix compares treaties: a row for each subject, a column for each treaty, and in each row
// the bands that keep apart what the law says, how it stands here and what happens in the runs.

// matrix is a table with a column for each treaty.
type matrix struct {
	view  *view
	under []entry
	bands []string // the keys of their names
	table table
	below list
}

// holding is what one treaty has on a subject: a cell for each band.
type holding []cell

func (d *view) matrix(headKey string, under []entry, bands ...string) *matrix {
	m := &matrix{view: d, under: under, bands: bands}
	m.table = table{span: 1, repeat: 2, ruled: true, cols: []column{{head: d.say(headKey)}, {}}}
	for i, e := range under {
		m.table.cols = append(m.table.cols, column{head: e.name, group: 1 + i, alike: true})
	}
	return m
}

// row adds a subject. Each treaty may hold several things on it: they come one below the other.
// A treaty that holds none gets the word for that.
func (m *matrix) row(head cell, holdings [][]holding, none func(entry) string) {
	r := row{head: []cell{head}}
	deepest := 1
	for _, h := range holdings {
		deepest = max(deepest, len(h))
	}
	for k := range deepest {
		for b, key := range m.bands {
			cells := []cell{{m.view.say(key)}}
			said := false
			for i, e := range m.under {
				var c cell
				switch {
				case k < len(holdings[i]):
					c = holdings[i][k][b]
				case k == 0 && b == 0:
					c = cell{none(e)}
				}
				said = said || !c.empty()
				cells = append(cells, c)
			}
			if said {
				r.bands = append(r.bands, cells)
			}
		}
	}
	m.table.rows = append(m.table.rows, r)
}

// brief keeps what does not matter here for a list below the table: one item for each treaty that has
// something to list.
func (m *matrix) brief(key string, listed []cell) {
	for i, c := range listed {
		if c.empty() {
			continue
		}
		term := m.view.say(key)
		if len(m.under) > 1 {
			term = m.view.say("brief-in", "what", term, "where", m.under[i].name)
		}
		m.below.items = append(m.below.items, item{term, strings.Join(c, "; ")})
	}
}

// show adds the table to the report, and below it what is only listed.
func (m *matrix) show() {
	if len(m.table.rows) > 0 {
		m.view.add(m.table)
	}
	if len(m.below.items) > 0 {
		m.view.add(m.below)
	}
}

// missing is the word for a treaty that has nothing on a subject: word, unless the request is
// outside the treaty, so that its rules were not looked at.
func (d *view) missing(e entry, word func() string) string {
	switch {
	case e.request == nil:
		return d.say("nothing")
	case e.outside():
		return d.say("outside-here")
	default:
		return word()
	}
}
