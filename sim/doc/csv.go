package doc

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// ByteOrderMark begins a CSV file, so that spreadsheets read it as UTF-8. It does not begin what goes to a pipe.
const ByteOrderMark = "\uFEFF"

// renderCSV writes the tables of a document, as RFC 4180 has it: UTF-8, lines that end with CR LF, as many fields in each.
// Where there are several tables, the first field names the table, and each has its heads above it; a document that has
// lists and no table gives its lists. Each band of a row is a row of its own that repeats the head cells, so that it can be
// sorted and filtered.
func renderCSV(w io.Writer, doc []Block, o Options) error {
	type part struct {
		title string
		rows  [][]string // of a table, the first are its heads
	}
	var tables, lists []part
	title := ""
	for _, b := range doc {
		switch b := b.(type) {
		case Heading:
			title = field(b.Text, o)
		case Table:
			if len(b.Rows) > 0 {
				tables = append(tables, part{title, csvTable(b, o)})
			}
		case List:
			if rows := csvList(b, o); len(rows) > 0 {
				lists = append(lists, part{title, rows})
			}
		}
	}
	name := field(o.Words.Text("csv-table"), o)
	var all [][]string
	if len(tables) == 0 {
		all = append(all, []string{name, field(o.Words.Text("csv-term"), o), field(o.Words.Text("csv-text"), o)})
		for _, l := range lists {
			for _, row := range l.rows {
				all = append(all, append([]string{l.title}, row...))
			}
		}
	}
	alike := !slices.ContainsFunc(tables, func(t part) bool { return !slices.Equal(t.rows[0], tables[0].rows[0]) })
	for i, t := range tables {
		for j, row := range t.rows {
			switch {
			case len(tables) == 1:
			case alike && j == 0 && i > 0:
				continue // tables of the same columns are one, with one line of heads
			case alike && j == 0:
				row = append([]string{name}, row...)
			default:
				row = append([]string{t.title}, row...)
			}
			all = append(all, row)
		}
	}
	longest := 0
	for _, row := range all {
		longest = max(longest, len(row))
	}
	var out bytes.Buffer
	c := csv.NewWriter(&out)
	c.UseCRLF = true
	for _, row := range all {
		row = append(row, make([]string, longest-len(row))...)
		if err := c.Write(row); err != nil {
			return err
		}
	}
	if c.Flush(); c.Error() != nil {
		return c.Error()
	}
	_, err := w.Write(out.Bytes())
	return err
}

func csvTable(t Table, o Options) [][]string {
	heads := make([]string, len(t.Cols))
	for i, c := range t.Cols {
		heads[i] = field(c.Head, o)
	}
	rows := [][]string{heads}
	for _, cells := range t.flat() {
		var row []string
		for _, c := range cells {
			row = append(row, csvCell(c, o))
		}
		rows = append(rows, row)
	}
	return rows
}

func csvList(l List, o Options) [][]string {
	var rows [][]string
	for _, it := range l.Items {
		row := []string{field(it.Term, o)}
		for _, text := range append([]string{it.running()}, it.More...) {
			if text != "" {
				row = append(row, field(text, o))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// csvCell is the lines of a cell in one.
func csvCell(c Cell, o Options) string {
	var lines []string
	for _, line := range c {
		if line = Plain(strings.TrimPrefix(line, bullet), o.ASCII); line != "" {
			lines = append(lines, line)
		}
	}
	return harmless(strings.Join(lines, "; "))
}

func field(s string, o Options) string { return harmless(Plain(s, o.ASCII)) }

// harmless puts an apostrophe before what a spreadsheet would take for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}
