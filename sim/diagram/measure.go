package diagram

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"rogatory/sim/doc"
)

// No font is sent along, so that a text is set in whatever sans-serif the reader has. The widths are those of the
// widest that is common (DejaVu Sans and Verdana, whichever is wider), in thousandths of the size: in any other the
// text is shorter than the place that it has.
const (
	narrowest = " !'(),./:;I[\\]fijlrt|-`"
	widest    = "mwMWQO%@&"
)

// advance is how wide a character is at most, in thousandths of the size.
func advance(r rune) int {
	switch {
	case r >= 'a' && r <= 'z' && !strings.ContainsRune(narrowest+widest, r):
		return 640
	case r >= '0' && r <= '9':
		return 640
	case r < 128 && strings.ContainsRune(narrowest, r):
		return 430
	case r < 128 && strings.ContainsRune(widest, r):
		return 1080
	case r < 128:
		return 790
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r), r == '\u200C', r == '\u200D':
		return 0
	case r == '’' || r == '‘' || r == '·':
		return 430
	case r == '“' || r == '”' || r == '–' || r == '§':
		return 640
	case displaywidth.String(string(r)) > 1:
		return 1500 // emoji are wider than the letters of Chinese
	}
	return 1100
}

// style is a sort of text.
type style struct {
	size   int
	bold   bool
	height int // of a line
}

var (
	titleStyle = style{22, true, 30}
	underStyle = style{15, false, 22}
	laneStyle  = style{14, true, 18}
	headStyle  = style{14, true, 18}
	bodyStyle  = style{13, false, 17}
	noteStyle  = style{12, false, 16}
)

// width is how wide a text is at most, in pixels.
func (s style) width(text string) int {
	sum := 0
	for _, r := range text {
		w := advance(r)
		if s.bold {
			w = w*110/100 + 20
		}
		sum += w
	}
	return (sum*s.size + 999) / 1000
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
