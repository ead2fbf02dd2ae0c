package diagram

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"rogatory/sim/doc"
)

// No font is sent along: a text is set in whatever the reader has of Helvetica, Arial and the fonts made to their
// measure, or in another. The widths are those of Helvetica, in thousandths of the size; each line says how long it is
// (textLength), so that a wider font is set closer and nothing leaves its box. What Helvetica does not have counts as
// wide as such characters are at most, and its line says nothing.
var (
	regular = [95]int16{ // from the space on
		278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
		556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
	}
	bold = [95]int16{
		278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
		975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
		333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
		611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
	}
)

// advance is how wide a character is, in thousandths of the size, and whether that is certain.
func (s style) advance(r rune) (width int, exact bool) {
	switch {
	case r >= ' ' && r <= '~' && s.bold:
		return int(bold[r-' ']), true
	case r >= ' ' && r <= '~':
		return int(regular[r-' ']), true
	case r == '’' || r == '‘':
		return 278, true
	case r == '“' || r == '”':
		return 500, true
	case r == '–' || r == '§':
		return 556, true
	case r == '…' || r == '—' || r == '→':
		return 1000, r != '→'
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r), r == '\u200C', r == '\u200D':
		return 0, false
	case displaywidth.String(string(r)) > 1:
		return 1500, false // emoji are wider than the letters of Chinese
	}
	return 1100, false
}

// style is a sort of text.
type style struct {
	size   int
	bold   bool
	height int // of a line
}

var (
	titleStyle = style{28, true, 38}
	underStyle = style{16, false, 23}
	laneStyle  = style{14, true, 18}
	headStyle  = style{14, true, 18}
	bodyStyle  = style{13, false, 17}
	noteStyle  = style{12, false, 16}
)

// width is how wide a text is, in pixels.
func (s style) width(text string) int {
	w, _ := s.measure(text)
	return w
}

// measure is how wide a text is, in pixels, and whether every character of it is in the tables.
func (s style) measure(text string) (width int, exact bool) {
	exact = true
	for _, r := range text {
		w, sure := s.advance(r)
		width += w
		exact = exact && sure
	}
	return (width*s.size + 999) / 1000, exact
}

// piece is what a line is never broken within.
type piece struct {
	text string
	cite bool
}

// pieces divides a text at its spaces, and a citation between its pinpoints.
func pieces(text string, ascii bool) []piece {
	var out []piece
	touching := false // what comes next touches what came before
	add := func(p piece) {
		if touching && len(out) > 0 {
			out[len(out)-1].text += p.text
			out[len(out)-1].cite = out[len(out)-1].cite || p.cite
		} else {
			out = append(out, p)
		}
		touching = false
	}
	for text != "" {
		plain, rest, cited := strings.Cut(text, doc.CiteOpen)
		for i, field := range strings.Split(plain, " ") {
			touching = touching && i == 0
			if field != "" {
				add(piece{text: field})
				touching = true
			}
		}
		touching = plain != "" && !strings.HasSuffix(plain, " ") || plain == "" && touching
		if !cited {
			break
		}
		citation, after, _ := strings.Cut(rest, doc.CiteClose)
		for _, p := range doc.Pinpoints(citation, ascii) {
			add(piece{text: p, cite: true})
		}
		touching = true
		text = after
	}
	return out
}

// longest is how wide a word may be before it is divided; a citation never is.
const longest = 150

// wrap breaks a text into lines of at most w pixels, as far as citations let it.
func (s style) wrap(text string, w int, ascii bool) []string {
	var out []string
	line := ""
	for _, p := range pieces(text, ascii) {
		switch {
		case line != "" && s.width(line+" "+p.text) <= w:
			line += " " + p.text
			continue
		case line != "":
			out = append(out, line)
		}
		line = p.text
		for !p.cite && s.width(line) > w {
			head, rest := s.cut(line, w)
			if rest == "" {
				break
			}
			out = append(out, head)
			line = rest
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

// cut takes as many whole characters as fit into w pixels, at least one.
func (s style) cut(text string, w int) (head, rest string) {
	g := displaywidth.StringGraphemes(text)
	at := 0
	for g.Next() {
		next := at + len(g.Value())
		if at > 0 && s.width(text[:next]) > w {
			break
		}
		at = next
	}
	return text[:at], text[at:]
}

// least is how wide a text has to be set so that no citation is broken.
func (s style) least(text string, ascii bool) int {
	most := 0
	for _, p := range pieces(text, ascii) {
		w := s.width(p.text)
		if !p.cite {
			w = min(w, longest)
		}
		most = max(most, w)
	}
	return most
}

// capital makes the first letter of a line a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// small makes a sentence a part of another: its article begins with a small letter.
func small(s string) string {
	for _, article := range []string{"The ", "A ", "An ", "There "} {
		if strings.HasPrefix(s, article) {
			return strings.ToLower(article[:1]) + s[1:]
		}
	}
	return s
}
