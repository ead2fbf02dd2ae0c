package doc

import (
	"fmt"
	"html"
	"strings"
	"unicode"
)

// table is a table in a region of its own, which scrolls on a screen that is too narrow for it.
func (h *sheet) table(t Table) {
	if len(t.Rows) == 0 {
		return
	}
	label := first(h.heading, h.page.Title)
	h.labels[label]++
	if n := h.labels[label]; n > 1 {
		label = h.say("html-table-n", "title", label, "n", n)
	} else {
		label = h.say("html-table", "title", label)
	}
	class := "t"
	if t.matrix() {
		class += " matrix"
	}
	if t.Ruled {
		class += " ruled"
	}
	if t.Blank {
		class += " blank"
	}
	h.put(`<div class="scroll" role="region" tabindex="0" aria-label="%s">`+"\n", html.EscapeString(label))
	h.put(`<table class="%s" style="--n:%d">`+"\n", class, max(t.alike(), len(t.Cols)-2))
	if t.matrix() && t.Cols[0].Head != "" {
		h.put("<caption>%s</caption>\n", h.text(t.Cols[0].Head, ""))
	}
	h.put("<thead><tr>")
	for i, c := range t.Cols {
		if t.matrix() && i == 0 {
			continue
		}
		head := h.text(c.Head, c.Scope)
		if head == "" {
			h.put("<td></td>")
		} else {
			h.put(`<th scope="col"%s>%s</th>`, t.kind(i), head)
		}
	}
	h.put("</tr></thead>\n")
	if t.matrix() {
		for _, r := range t.Rows {
			h.group(t, r)
		}
	} else {
		h.put("<tbody>\n")
		for _, r := range t.Rows {
			h.row(t, r)
		}
		h.put("</tbody>\n")
	}
	h.put("</table></div>\n")
}

// matrix says that each row has a subject, and its bands have names in a column without a head: a subject is then a line
// of its own, which leaves the width to what is compared.
func (t Table) matrix() bool {
	return t.Span == 1 && len(t.Cols) > 2 && t.Cols[1].Head == ""
}

// group is a subject of a matrix with its bands.
func (h *sheet) group(t Table, r Row) {
	h.put("<tbody>\n")
	h.put(`<tr class="subject"><th scope="rowgroup" colspan="%d"><div>%s</div></th></tr>`+"\n", len(t.Cols)-1, h.cell(r.Head[0], first(r.Scope, t.Scope)))
	for _, band := range r.Bands {
		h.put("<tr>")
		for i, c := range band {
			h.td(t, r, i+t.Span, c, i == 0, 1)
		}
		h.put("</tr>\n")
	}
	h.put("</tbody>\n")
}

// row is a row of an ordinary table: its head cells run down all of its bands.
func (h *sheet) row(t Table, r Row) {
	bands := r.Bands
	if len(bands) == 0 {
		bands = [][]Cell{nil}
	}
	for b, band := range bands {
		class := ""
		if b > 0 {
			class = ` class="goes-on"`
		}
		h.put("<tr%s>", class)
		if b == 0 {
			for i, c := range r.Head {
				h.td(t, r, i, c, i == 0, len(bands))
			}
		}
		for i, c := range band {
			h.td(t, r, i+t.Span, c, t.Span == 0 && i == 0 && t.Repeat > 0, 1)
		}
		h.put("</tr>\n")
	}
}

func (h *sheet) td(t Table, r Row, col int, c Cell, head bool, down int) {
	scope := first(r.Scope, t.Scope)
	if col < len(t.Cols) {
		scope = first(t.Cols[col].Scope, scope)
	}
	span := ""
	if down > 1 {
		span = fmt.Sprintf(` rowspan="%d"`, down)
	}
	if head && !c.Empty() {
		of := "row"
		if down > 1 {
			of = "rowgroup"
		}
		h.put(`<th scope="%s"%s%s>%s</th>`, of, t.number(col), span, h.cell(c, scope))
		return
	}
	h.put("<td%s%s>%s</td>", t.kind(col), span, h.cell(c, scope))
}

// cell is the lines of a cell; those that begin with a bullet are a list.
func (h *sheet) cell(c Cell, scope string) string {
	if len(c) == 1 && !strings.HasPrefix(c[0], bullet) {
		return h.text(c[0], scope)
	}
	var b strings.Builder
	open := false
	list := func(on bool) {
		if on != open {
			b.WriteString(map[bool]string{true: "<ul>", false: "</ul>"}[on])
			open = on
		}
	}
	for _, line := range c {
		if line == "" {
			continue
		}
		item, is := strings.CutPrefix(line, bullet)
		list(is)
		if is {
			b.WriteString("<li>" + h.text(item, scope) + "</li>")
		} else {
			b.WriteString("<p>" + h.text(line, scope) + "</p>")
		}
	}
	list(false)
	return b.String()
}

// alike is how many columns are alike.
func (t Table) alike() int {
	n := 0
	for _, c := range t.Cols {
		if c.Alike {
			n++
		}
	}
	return n
}

// kind is the class of a column: of numbers, or as wide as others.
func (t Table) kind(col int) string {
	if col < len(t.Cols) && t.Cols[col].Alike && !t.matrix() && t.alike() > 1 {
		return ` class="e"`
	}
	return t.number(col)
}

// number is the class of a column in which every cell is a whole number.
func (t Table) number(col int) string {
	any := false
	for _, r := range t.Rows {
		for _, band := range r.Bands {
			if col < t.Span || col-t.Span >= len(band) {
				return ""
			}
			for _, line := range band[col-t.Span] {
				if line == "" || strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsDigit(r) }) {
					return ""
				}
				any = true
			}
		}
	}
	if !any {
		return ""
	}
	return ` class="n"`
}
