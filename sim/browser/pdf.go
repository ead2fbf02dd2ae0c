package browser

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A PDF that Chromium writes with tags has its structure beside its pages: each row of a table with its cells, each text with
// the page on which it stands. So the file itself says whether a page break cuts a row, and no position has to be guessed.

// sheets is a printed file.
type sheets struct {
	objects map[int]any // number → dict, list, ref, name or text
	pages   []int       // the numbers of the pages' objects
	root    int         // of the structure
}

type (
	dict map[string]any
	list []any
	ref  int
)

var object = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n(.*?)\nendobj`)

func readPDF(data []byte) (*sheets, error) {
	s := &sheets{objects: map[int]any{}}
	for _, m := range object.FindAllSubmatch(data, -1) {
		n, err := strconv.Atoi(string(m[1]))
		if err != nil {
			return nil, err
		}
		body := string(m[2])
		if i := strings.Index(body, "\nstream\n"); i >= 0 || strings.Contains(body, "\nstream\r\n") {
			body = strings.SplitN(body, "\nstream", 2)[0]
		}
		p := &pdfParser{text: body}
		v, err := p.value()
		if err != nil {
			return nil, fmt.Errorf("object %d of the PDF: %w", n, err)
		}
		s.objects[n] = v
		if d, ok := v.(dict); ok {
			switch d["Type"] {
			case "Page":
				s.pages = append(s.pages, n)
			case "StructTreeRoot":
				s.root = n
			}
		}
	}
	if len(s.pages) == 0 || s.root == 0 {
		return nil, errors.New("the PDF has no pages or no tags")
	}
	return s, nil
}

func (s *sheets) resolve(v any) any {
	if r, ok := v.(ref); ok {
		return s.objects[int(r)]
	}
	return v
}

// on collects the pages on which an element and what it contains have text.
func (s *sheets) on(v any, inherited any, found map[ref]bool) {
	switch x := s.resolve(v).(type) {
	case dict:
		if pg, ok := x["Pg"]; ok {
			inherited = pg
		}
		switch x["Type"] {
		case "MCR":
			if r, ok := inherited.(ref); ok {
				found[r] = true
			}
		case "OBJR": // a link's area
		default:
			kids := x["K"]
			if slices.Contains([]any{"TD", "TH", "TR", "Table"}, x["S"]) {
				kids = s.elements(kids) // what is drawn there without an element is a border: one that runs down many rows is on many pages
			}
			s.on(kids, inherited, found)
		}
	case list:
		for _, k := range x {
			s.on(k, inherited, found)
		}
	case int:
		if r, ok := inherited.(ref); ok {
			found[r] = true
		}
	}
}

// stranded are the tables whose head stands on a page without any row below it.
func (s *sheets) stranded() []int {
	var out []int
	tables := 0
	var walk func(v any, head, body map[ref]bool)
	walk = func(v any, head, body map[ref]bool) {
		switch x := s.resolve(v).(type) {
		case dict:
			switch x["S"] {
			case "Table":
				tables++
				n := tables
				head, body = map[ref]bool{}, map[ref]bool{}
				walk(x["K"], head, body)
				for page := range head {
					if len(body) > 0 && !body[page] {
						out = append(out, n)
						break
					}
				}
				return
			case "TR":
				if head == nil {
					return
				}
				if s.head(x) {
					s.on(x, nil, head)
				} else {
					s.on(x, nil, body)
				}
				return
			}
			walk(x["K"], head, body)
		case list:
			for _, k := range x {
				walk(k, head, body)
			}
		}
	}
	walk(ref(s.root), nil, nil)
	return out
}

// head says that a row is a table's head: each of its cells heads a column. It comes again on every page.
func (s *sheets) head(row dict) bool {
	cells, ok := s.resolve(row["K"]).(list)
	if !ok {
		cells = list{row["K"]}
	}
	heads := 0
	for _, c := range cells {
		cell, _ := s.resolve(c).(dict)
		switch {
		case cell["S"] == "TH" && ofColumn(cell["A"]):
			heads++
		case s.holdsElements(cell["K"]): // a corner may be empty: its border is no element
			return false
		}
	}
	return heads > 0
}

func (s *sheets) holdsElements(v any) bool {
	switch x := s.resolve(v).(type) {
	case dict:
		return x["Type"] == "StructElem"
	case list:
		return slices.ContainsFunc(x, s.holdsElements)
	}
	return false
}

func ofColumn(v any) bool {
	switch x := v.(type) {
	case dict:
		return x["Scope"] == "Column"
	case list:
		return slices.ContainsFunc(x, ofColumn)
	}
	return false
}

// elements are those of the kids that are elements themselves.
func (s *sheets) elements(kids any) list {
	var out list
	switch x := s.resolve(kids).(type) {
	case dict:
		if x["Type"] == "StructElem" {
			out = append(out, kids)
		}
	case list:
		for _, k := range x {
			out = append(out, s.elements(k)...)
		}
	}
	return out
}

// cutRow is a row that stands on more than one page.
type cutRow struct{ table, row, pages int }

// cut are the rows of tables' bodies that stand on more than one page.
func (s *sheets) cut() []cutRow {
	var out []cutRow
	tables := 0
	var walk func(v any, table int, row *int)
	walk = func(v any, table int, row *int) {
		switch x := s.resolve(v).(type) {
		case dict:
			switch x["S"] {
			case "Table":
				tables++
				table, row = tables, new(int)
			case "TR":
				if s.head(x) {
					return
				}
				if row == nil {
					row = new(int)
				}
				*row++
				found := map[ref]bool{}
				s.on(x, nil, found)
				if len(found) > 1 {
					out = append(out, cutRow{table, *row, len(found)})
				}
				return
			}
			walk(x["K"], table, row)
		case list:
			for _, k := range x {
				walk(k, table, row)
			}
		}
	}
	walk(ref(s.root), 0, nil)
	return out
}

// rows is how many rows the tables have, heads not counted.
func (s *sheets) rows() int {
	n := 0
	var walk func(v any)
	walk = func(v any) {
		switch x := s.resolve(v).(type) {
		case dict:
			switch x["S"] {
			case "TR":
				if !s.head(x) {
					n++
				}
			}
			walk(x["K"])
		case list:
			for _, k := range x {
				walk(k)
			}
		}
	}
	walk(ref(s.root))
	return n
}

// blank is how many pages have no text of the document.
func (s *sheets) blank() int {
	found := map[ref]bool{}
	s.on(ref(s.root), nil, found)
	n := 0
	for _, p := range s.pages {
		if !found[ref(p)] {
			n++
		}
	}
	return n
}

// pdfParser reads a value: names and numbers, strings, references, dictionaries and lists.
type pdfParser struct {
	text string
	at   int
}

func (p *pdfParser) space() {
	for p.at < len(p.text) && strings.ContainsRune(" \t\r\n", rune(p.text[p.at])) {
		p.at++
	}
}

func (p *pdfParser) has(s string) bool { return strings.HasPrefix(p.text[p.at:], s) }

var reference = regexp.MustCompile(`^(\d+) 0 R\b`)

func (p *pdfParser) value() (any, error) {
	p.space()
	switch {
	case p.at >= len(p.text):
		return nil, errors.New("ends too soon")
	case p.has("<<"):
		p.at += 2
		d := dict{}
		for {
			p.space()
			if p.has(">>") {
				p.at += 2
				return d, nil
			}
			k, err := p.value()
			if err != nil {
				return nil, err
			}
			name, ok := k.(string)
			if !ok {
				return nil, fmt.Errorf("%v where a key has to be", k)
			}
			if d[name], err = p.value(); err != nil {
				return nil, err
			}
		}
	case p.has("["):
		p.at++
		var l list
		for {
			p.space()
			if p.has("]") {
				p.at++
				return l, nil
			}
			v, err := p.value()
			if err != nil {
				return nil, err
			}
			l = append(l, v)
		}
	case p.has("("):
		return p.str()
	case p.has("<"):
		end := strings.IndexByte(p.text[p.at:], '>')
		if end < 0 {
			return nil, errors.New("a string without an end")
		}
		s := p.text[p.at+1 : p.at+end]
		p.at += end + 1
		return s, nil
	}
	if m := reference.FindStringSubmatch(p.text[p.at:]); m != nil {
		p.at += len(m[0])
		n, err := strconv.Atoi(m[1])
		return ref(n), err
	}
	start := p.at
	p.at++
	for p.at < len(p.text) && !strings.ContainsRune(" \t\r\n/[]<>()", rune(p.text[p.at])) {
		p.at++
	}
	word := p.text[start:p.at]
	if strings.HasPrefix(word, "/") {
		return word[1:], nil
	}
	if n, err := strconv.Atoi(word); err == nil {
		return n, nil
	}
	return word, nil
}

// str is a string in round brackets, which may hold others.
func (p *pdfParser) str() (any, error) {
	start, depth := p.at, 0
	for ; p.at < len(p.text); p.at++ {
		switch p.text[p.at] {
		case '\\':
			p.at++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				p.at++
				return p.text[start+1 : p.at-1], nil
			}
		}
	}
	return nil, errors.New("a string without an end")
}
