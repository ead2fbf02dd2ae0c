package doc

import (
	"rogatory/sim/words"

	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// Width is how many columns of a terminal the text takes. It does not look at the locale.
func Width(s string) int { return displaywidth.String(s) }

// A word is what stands between two spaces where a line may break. Its pieces are what it may be
// divided into, only where it does not fit on a line of its own.
type word struct {
	pieces []piece
}

// piece is a part of a word that is never divided, unless it is wider than a whole line.
type piece struct {
	text string
	glue string // what comes between it and the next piece when both are on the same line
	hang string // what ends the line when the next piece goes to another
	cite bool
}

func (w word) text() string {
	var b strings.Builder
	for i, p := range w.pieces {
		b.WriteString(p.text)
		if i+1 < len(w.pieces) {
			b.WriteString(p.glue)
		}
	}
	return b.String()
}

// split divides a text at its spaces. A citation is one word, with the signs that touch it.
func split(s string, ascii bool) []word {
	var out []word
	var cur strings.Builder
	inside, cited := false, false
	flush := func() {
		if cur.Len() > 0 {
			out = append(out, word{pieces: pieces(cur.String(), cited, ascii)})
		}
		cur.Reset()
		cited = inside
	}
	for _, r := range unlink(s) {
		switch string(r) {
		case CiteOpen:
			inside, cited = true, true
		case CiteClose:
			inside = false
		case " ":
			if inside {
				cur.WriteRune(r)
			} else {
				flush()
			}
		default:
			cur.WriteRune(r)
		}
	}
	flush()
	return out
}

func pieces(s string, cited, ascii bool) []piece {
	if cited {
		return citePieces(Plain(s, ascii))
	}
	var out []piece
	for _, part := range strings.SplitAfter(s, words.SoftHyphen) {
		if strings.HasSuffix(part, words.SoftHyphen) {
			out = append(out, piece{text: Plain(part, ascii), hang: "-"})
			continue
		}
		for _, p := range afterSigns(Plain(part, ascii)) {
			out = append(out, piece{text: p})
		}
	}
	return out
}

// afterSigns divides a name or an address after the signs that join its parts.
func afterSigns(s string) []string {
	var out []string
	start := 0
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		next, _ := utf8.DecodeRuneInString(s[end:])
		if extends(next) || unicode.IsDigit(next) { // 36.1 is the number of an article
			continue
		}
		if strings.ContainsRune("/._-?&=:,;⟩>", r) && end < len(s) && end-start > 2 {
			out = append(out, s[start:end])
			start = end
		}
	}
	return append(out, s[start:])
}

// citePieces divides a citation of several pinpoints between them, never inside one: "Art. 42(6)"
// and "with 40(21)(b)". A number belongs to what stands before it.
func citePieces(s string) []piece {
	var out []piece
	fields := strings.Split(s, " ")
	for i, f := range fields {
		if i > 0 && joined(fields[i-1], f) {
			out[len(out)-1].text += " " + f
			continue
		}
		if len(out) > 0 {
			out[len(out)-1].glue = " "
		}
		out = append(out, piece{text: f, cite: true})
	}
	return out
}

func joined(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	if strings.HasSuffix(before, ",") || strings.HasSuffix(before, ";") {
		return false
	}
	return unicode.IsDigit(r) || r == '(' || r == '§' || strings.HasSuffix(before, ".") || before == "§"
}

// wrap breaks a text into lines of at most n columns: between words, and inside a word only where
// the word alone is wider than a line.
func wrap(s string, n int, ascii bool) []string {
	n = max(n, 1)
	var out []string
	line := ""
	for _, w := range split(s, ascii) {
		whole := w.text()
		switch {
		case line == "" && Width(whole) <= n:
			line = whole
		case line != "" && Width(line)+1+Width(whole) <= n:
			line += " " + whole
		case Width(whole) <= n:
			out = append(out, line)
			line = whole
		default:
			out, line = divide(out, line, w, n)
		}
	}
	if line != "" || len(out) == 0 {
		out = append(out, line)
	}
	return out
}

// divide sets a word that is wider than a line piece by piece.
func divide(out []string, line string, w word, n int) ([]string, string) {
	glue := " "
	for i, p := range w.pieces {
		hang := ""
		if i+1 < len(w.pieces) {
			hang = p.hang
		}
		if line != "" && Width(line)+Width(glue)+Width(p.text)+Width(hang) <= n {
			line += glue + p.text
		} else {
			if line != "" {
				if i > 0 {
					line += w.pieces[i-1].hang
				}
				out = append(out, line)
			}
			line = p.text
			for Width(line) > n {
				head, rest := cut(line, n)
				out = append(out, head)
				line = rest
			}
		}
		glue = p.glue
	}
	return out, line
}

// cut takes as many whole characters from s as fit into n columns, at least one.
func cut(s string, n int) (head, rest string) {
	g := displaywidth.StringGraphemes(s)
	at, used := 0, 0
	for g.Next() {
		if at > 0 && used+g.Width() > n {
			break
		}
		at += len(g.Value())
		used += g.Width()
	}
	return s[:at], s[at:]
}

// pad fills a line with spaces to n columns.
func pad(s string, n int) string {
	if d := n - Width(s); d > 0 {
		return s + strings.Repeat(" ", d)
	}
	return s
}
