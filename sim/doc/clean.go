package doc

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
	CiteOpen  = "\uE000"
	CiteClose = "\uE001"
	noBreak   = "\u00A0"

	linkOpen  = "\uE003" // then the address
	linkText  = "\uE004" // then what is shown
	linkClose = "\uE005"

	keyEnd  = "\uE006" // in a citation: what stands before it says whose rule is meant
	ruleKey = "#"      // … and that it is the rule's id, not a scope
)

// Link marks a text as leading to an address, relative to the page or absolute. Only HTML has links: elsewhere the
// text stands alone. Both have to be clean; a citation may stand in the text.
func Link(text, address string) string { return linkOpen + address + linkText + text + linkClose }

// unlink leaves of each link its text, and of each citation what is shown.
func unlink(s string) string {
	s = unkey(s)
	if !strings.Contains(s, linkOpen) {
		return s
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, linkOpen)
		b.WriteString(before)
		if !found {
			return strings.ReplaceAll(b.String(), linkClose, "")
		}
		_, s, _ = strings.Cut(rest, linkText)
	}
}

// unkey takes out of each citation the key that says whose rule it is.
func unkey(s string) string {
	for {
		before, after, found := strings.Cut(s, keyEnd)
		if !found {
			return s
		}
		if i := strings.LastIndex(before, CiteOpen); i >= 0 {
			before = before[:i+len(CiteOpen)]
		}
		s = before + after
	}
}

// Clean makes a name or a sentence from outside safe to print on one line: line breaks become
// spaces; control characters, bidirectional overrides and other characters that nobody sees are
// shown by their number, and an accent without a letter gets a circle to sit on.
func Clean(s string) string {
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

// Plain takes the marks out of a text. With ascii, the typographic signs of our own sentences
// become ASCII; names keep their letters.
func Plain(s string, ascii bool) string {
	s = unmark.Replace(unlink(s))
	if ascii {
		s = toASCII.Replace(s)
	}
	return s
}

var (
	unmark  = strings.NewReplacer(CiteOpen, "", CiteClose, "", words.SoftHyphen, "", noBreak, " ")
	toASCII = strings.NewReplacer(
		"→", "->", "·", "-", "–", "-", "—", "-", "“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...", "⟨", "<", "⟩", ">")
)

// Cite marks a citation, so that every renderer keeps its parts together.
func Cite(s string) string {
	s = Clean(s)
	if s == "" {
		return ""
	}
	return CiteOpen + s + CiteClose
}

// CiteIn marks a citation of the rules of a scope, such as a treaty; see Source. Without one it is Cite.
func CiteIn(scope, s string) string {
	s = Clean(s)
	if s == "" || scope == "" {
		return Cite(s)
	}
	return CiteOpen + Clean(scope) + keyEnd + s + CiteClose
}

// CiteRule marks a citation of one of several rules that are cited alike, by its id; see SourceRule.
func CiteRule(id, s string) string {
	s = Clean(s)
	if s == "" || id == "" {
		return Cite(s)
	}
	return CiteOpen + ruleKey + Clean(id) + keyEnd + s + CiteClose
}

// Cites marks several citations.
func Cites(list []string) string {
	var out []string
	for _, c := range list {
		if c = Cite(c); c != "" {
			out = append(out, c)
		}
	}
	return strings.Join(out, "; ")
}

// Pinpoints are the parts of a citation that are never divided, as a renderer shows them.
func Pinpoints(citation string, ascii bool) []string {
	var out []string
	for _, p := range citePieces(Plain(citation, ascii)) {
		out = append(out, p.text)
	}
	return out
}
