package report

import "rogatory/sim/doc"

// A matrix compares treaties: a row for each subject, a column for each treaty, and in each row
// the bands that keep apart what the law says, how it stands here and what happens in the runs.

// matrix is a table with a column for each treaty.
type matrix struct {
	view  *view
	under []entry
	bands []string // the keys of their names
	table doc.Table
	below doc.List
}

// holding is what one treaty has on a subject: a cell for each band.
type holding []doc.Cell

func (d *view) matrix(headKey string, under []entry, bands ...string) *matrix {
	m := &matrix{view: d, under: under, bands: bands}
	m.table = doc.Table{Span: 1, Repeat: 2, Ruled: true, Cols: []doc.Column{{Head: d.say(headKey)}, {}}}
	for i, e := range under {
		m.table.Cols = append(m.table.Cols, doc.Column{Head: e.name, Group: 1 + i, Alike: true, Scope: e.treaty.ID})
	}
	return m
}

// row adds a subject. Each treaty may hold several things on it: they come one below the other.
// A treaty that holds none gets the word for that.
func (m *matrix) row(head doc.Cell, holdings [][]holding, none func(entry) string) {
	r := doc.Row{Head: []doc.Cell{head}}
	deepest := 1
	for _, h := range holdings {
		deepest = max(deepest, len(h))
	}
	for k := range deepest {
		for b, key := range m.bands {
			cells := []doc.Cell{{m.view.say(key)}}
			said := false
			for i, e := range m.under {
				var c doc.Cell
				switch {
				case k < len(holdings[i]):
					c = holdings[i][k][b]
				case k == 0 && b == 0:
					c = doc.Cell{none(e)}
				}
				said = said || !c.Empty()
				cells = append(cells, c)
			}
			if said {
				r.Bands = append(r.Bands, cells)
			}
		}
	}
	m.table.Rows = append(m.table.Rows, r)
}

// brief keeps what does not matter here for a list below the table: one item for each treaty that has
// something to list.
func (m *matrix) brief(key string, listed []doc.Cell) {
	for i, c := range listed {
		if c.Empty() {
			continue
		}
		term := m.view.say(key)
		if len(m.under) > 1 {
			term = m.view.say("brief-in", "what", term, "where", m.under[i].name)
		}
		m.below.Items = append(m.below.Items, doc.Item{Term: term, Each: c, Scope: m.under[i].treaty.ID})
	}
}

// show adds the table to the report, and below it what is only listed.
func (m *matrix) show() {
	if len(m.table.Rows) > 0 {
		m.view.add(m.table)
	}
	if len(m.below.Items) > 0 {
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
