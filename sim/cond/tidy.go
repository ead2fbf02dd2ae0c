package cond

import (
	"strings"
	"unicode"
)

// tidy finds what expr's parser would swallow or misread. Comments, semicolons and :: are refused here.
// A hyphen in a name, which expr takes for a minus, becomes an underscore, so that the name is refused
// where it is looked up. Every character keeps its offset.
func (r *reader) tidy() (tidied []rune, hyphens map[int]string) {
	text := []rune(r.text.Value)
	hyphens = map[int]string{}
	for i := 0; i < len(text); {
		rest := text[i:]
		switch c := text[i]; {
		case c == '"' || c == '\'' || c == '`':
			i += quotedLength(rest)
		case starts(rest, "//") || starts(rest, "/*"):
			r.add(i, "put the comment after # at the end of the line", "a comment inside the condition")
			for ; i < len(text); i++ {
				text[i] = ' '
			}
		case c == ';':
			r.add(i, "one condition", "a semicolon is not used in conditions")
			i++
		case starts(rest, "::"):
			r.add(i, "knows(…)", ":: is not used in conditions")
			i += 2
		case isLetter(c):
			n := nameLength(rest)
			if written := string(rest[:n]); strings.Contains(written, "-") {
				hyphens[i] = written
				copy(rest, []rune(strings.ReplaceAll(written, "-", "_")))
			}
			i += n
		case unicode.IsDigit(c):
			for i < len(text) && (isWord(text[i]) || text[i] == '.') {
				i++
			}
		default:
			i++
		}
	}
	return text, hyphens
}

func starts(text []rune, with string) bool {
	return len(text) >= len(with) && string(text[:len(with)]) == with
}

func isLetter(r rune) bool { return r == '_' || r == '$' || unicode.IsLetter(r) }

func isWord(r rune) bool { return isLetter(r) || unicode.IsDigit(r) }

// nameLength is the length of the dotted name that begins the text, with hyphens between letters.
func nameLength(text []rune) int {
	n := 0
	for n < len(text) {
		joins := (text[n] == '-' || text[n] == '.') && n+1 < len(text) && isWord(text[n+1])
		if !isWord(text[n]) && !joins {
			break
		}
		n++
	}
	return n
}

// quotedLength is the length of the quoted value that begins the text, to the end if it stays open.
func quotedLength(text []rune) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == text[0]:
			return i + 1
		case text[i] == '\\' && text[0] != '`':
			i++
		}
	}
	return len(text)
}
