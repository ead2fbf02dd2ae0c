package report

import (
	"rogatory/sim/words"

	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// Marks inside texts. They are private-use characters, which clean makes visible in whatever
// comes from outside, so that nothing can forge them.
const (
	citeOpen  = "\uE000"
	citeClose = "\uE001"
	noBreak   = "\u00A0"
)

// clean makes a name or a sentence from outside safe to print on one line: line breaks become
// spaces; control characters, bidirectional overrides and other characters that nobody sees are
// shown by their number, and an accent without a letter gets a circle to sit on.
func clean(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, string(utf8.RuneError)) {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u00A0' || r == '\u202F':
			b.WriteByte(' ')
		case unseen(r):
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		default:
			b.WriteRune(r)
		}
	}
	words := strings.Fields(b.String())
	for i, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); extends(r) {
			words[i] = "◌" + w // a sign that sits on another, without one to sit on
		}
	}
	return strings.Join(words, " ")
}

// extends says that a character is shown together with the one before it.
func extends(r rune) bool {
	g := displaywidth.StringGraphemes("x" + string(r))
	g.Next()
	return len(g.Value()) > 1
}

func unseen(r rune) bool {
	switch r {
	case '\u200C', '\u200D': // joiners, which Persian, Indic scripts and emoji need
		return false
	case '\u2028', '\u2029', '\u115F', '\u1160', '\u3164', '\uFFA0':
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r)
}

// plain takes the marks out of a text. With ascii, the typographic signs of our own sentences
// become ASCII; names keep their letters.
func plain(s string, ascii bool) string {
	s = unmark.Replace(s)
	if ascii {
		s = toASCII.Replace(s)
	}
	return s
}

var (
	unmark  = strings.NewReplacer(citeOpen, "", citeClose, "", words.SoftHyphen, "", noBreak, " ")
	toASCII = strings.NewReplacer(
		"→", "->", "·", "-", "–", "-", "—", "-", "“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...", "⟨", "<", "⟩", ">")
)

// cite marks a citation, so that every renderer keeps its parts together.
func cite(s string) string {
	s = clean(s)
	if s == "" {
		return ""
	}
	return citeOpen + s + citeClose
}

// cites marks several citations.
func cites(list []string) string {
	var out []string
	for _, c := range list {
		if c = cite(c); c != "" {
			out = append(out, c)
		}
	}
	return strings.Join(out, "; ")
}
