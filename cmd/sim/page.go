package main

import (
	"io"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"rogatory/sim/report"
)

// page is a short text for people: what lists and summaries need. Results of runs are package report's.
type page struct {
	blocks []block
	tight  bool // no empty lines between blocks
}

type block struct {
	level int        // of a title; 0: no title
	text  string     // a title or a paragraph
	heads []string   // of a table
	rows  [][]string // of a table; of a list of terms if there are no heads
	least []int      // a part of a longer table, without its heads in plain text: the least widths of the columns
}

func (p *page) title(level int, text string) {
	p.blocks = append(p.blocks, block{level: level, text: text})
}
func (p *page) text(text string)      { p.blocks = append(p.blocks, block{text: text}) }
func (p *page) list(rows ...[]string) { p.blocks = append(p.blocks, block{rows: rows}) }

func (p *page) table(heads []string, rows [][]string) {
	p.blocks = append(p.blocks, block{heads: heads, rows: rows})
}

// part is a table that goes on under several titles, with the same columns under each.
func (p *page) part(heads []string, least []int, rows [][]string) {
	p.blocks = append(p.blocks, block{heads: heads, rows: rows, least: least})
}

// show writes a page in the form that the settings ask for.
func (a *app) show(p *page) error {
	return a.emit(func(w io.Writer) error {
		text := p.plain(a.settings.width)
		if a.settings.format == string(report.Markdown) {
			text = p.markdown()
		}
		if a.settings.ascii {
			text = ascii(text)
		}
		_, err := io.WriteString(w, text)
		return err
	})
}

const hardSpace = "\u00A0"

// whole keeps a citation, or another short name, on one line.
func whole(s string) string { return strings.ReplaceAll(s, " ", hardSpace) }

// clean takes out of a text from a file whatever a terminal could take for a command.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) && r != '\u200C' && r != '\u200D' && r != '\u00AD':
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Trim(strings.ReplaceAll(s, "\u00AD", ""), " ")
}

var toASCII = strings.NewReplacer(
	"→", "->", "·", "-", "–", "-", "—", "-", "“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...", "\u2500", "-", hardSpace, " ")

func ascii(s string) string { return toASCII.Replace(s) }

func columns(s string) int { return displaywidth.String(s) }

const proseWidth = 100

func (p *page) plain(width int) string {
	var b strings.Builder
	line := func(s string) { b.WriteString(strings.TrimRight(strings.ReplaceAll(s, hardSpace, " "), " ") + "\n") }
	for i, k := range p.blocks {
		if i > 0 && !p.tight {
			b.WriteByte('\n')
		}
		switch {
		case k.level > 0:
			for _, l := range wrap(clean(k.text), min(width, proseWidth)) {
				line(l)
				if k.level == 1 {
					line(strings.Repeat("=", columns(l)))
				}
			}
		case k.rows == nil:
			for _, paragraph := range strings.Split(k.text, "\n") {
				for _, l := range wrap(clean(paragraph), min(width, proseWidth)) {
					line(l)
				}
			}
		case k.heads == nil:
			k.terms(width, line)
		default:
			k.grid(width, line)
		}
	}
	return b.String()
}

// terms sets each term beside its text, or above it where the term is long.
func (k *block) terms(width int, line func(string)) {
	room := 0
	for _, r := range k.rows {
		if n := columns(clean(r[0])); n <= width/3 {
			room = max(room, n)
		}
	}
	if room == 0 {
		room = 2
	}
	indent := strings.Repeat(" ", room+4)
	for _, r := range k.rows {
		term := clean(r[0])
		var lines []string
		for _, t := range r[1:] {
			if t = clean(t); t != "" {
				lines = append(lines, wrap(t, min(width, proseWidth)-room-4)...)
			}
		}
		if columns(term) > room || len(lines) == 0 {
			line("  " + term)
		} else {
			line("  " + pad(term, room) + "  " + lines[0])
			lines = lines[1:]
		}
		for _, l := range lines {
			line(indent + l)
		}
	}
}

// grid sets a table in columns with a line under their heads.
func (k *block) grid(width int, line func(string)) {
	widths := k.widths(width)
	row := func(cells []string) {
		down := make([][]string, len(widths))
		height := 1
		for i := range widths {
			down[i] = wrap(clean(cells[i]), widths[i])
			height = max(height, len(down[i]))
		}
		for y := range height {
			var parts []string
			for i := range widths {
				text := ""
				if y < len(down[i]) {
					text = down[i][y]
				}
				parts = append(parts, pad(text, widths[i]))
			}
			line(strings.Join(parts, "  "))
		}
	}
	if k.least == nil {
		row(k.heads)
		var rule []string
		for _, n := range widths {
			rule = append(rule, strings.Repeat("─", n))
		}
		line(strings.Join(rule, "  "))
	}
	for _, r := range k.rows {
		row(r)
	}
}

// widths gives each column what it needs, and then takes from the widest until the table fits.
func (k *block) widths(width int) []int {
	n := make([]int, len(k.heads))
	for i, h := range k.heads {
		n[i] = columns(clean(h))
		if k.least != nil {
			n[i] = k.least[i]
		}
		for _, r := range k.rows {
			n[i] = max(n[i], columns(clean(r[i])))
		}
	}
	total := func() int {
		sum := 2 * (len(n) - 1)
		for _, x := range n {
			sum += x
		}
		return sum
	}
	// First no column is made narrower than its longest word, then none narrower than eight.
	for _, least := range [][]int{k.longest(), make([]int, len(n))} {
		for total() > width {
			widest := -1
			for i := range n {
				if n[i] > max(least[i], 8) && (widest < 0 || n[i] > n[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			n[widest]--
		}
	}
	return n
}

// longest is the longest word of each column.
func (k *block) longest() []int {
	n := make([]int, len(k.heads))
	for _, r := range append([][]string{k.heads}, k.rows...) {
		for i := range n {
			for _, word := range strings.Fields(clean(r[i])) {
				n[i] = max(n[i], columns(word))
			}
		}
	}
	return n
}

func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-columns(s)))
}

// wrap breaks a text between words, and a word only where it is longer than a line.
func wrap(s string, n int) []string {
	var out []string
	line := ""
	for _, word := range strings.Split(s, " ") {
		if word == "" {
			continue
		}
		for line == "" && columns(word) > n {
			head, rest := cut(word, n)
			out = append(out, head)
			word = rest
		}
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) <= n:
			line += " " + word
		default:
			out = append(out, line)
			for columns(word) > n {
				head, rest := cut(word, n)
				out = append(out, head)
				word = rest
			}
			line = word
		}
	}
	if line != "" || len(out) == 0 {
		out = append(out, line)
	}
	return out
}

// cut divides a word that is longer than a line, after a sign that joins its parts if it has one.
func cut(s string, n int) (head, rest string) {
	g := displaywidth.StringGraphemes(s)
	at, used, sign := 0, 0, 0
	for g.Next() {
		if at > 0 && used+g.Width() > n {
			break
		}
		at += len(g.Value())
		used += g.Width()
		if strings.ContainsAny(g.Value(), "/._-,;:=") {
			sign = at
		}
	}
	if sign > 0 && at < len(s) {
		at = sign
	}
	return s[:at], s[at:]
}

var escapeMarkdown = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "[", `\[`, "]", `\]`, hardSpace, " ")

func md(s string) string { return escapeMarkdown.Replace(clean(s)) }

func (p *page) markdown() string {
	var b strings.Builder
	for i, k := range p.blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		switch {
		case k.level > 0:
			b.WriteString(strings.Repeat("#", k.level) + " " + md(k.text) + "\n")
		case k.rows == nil:
			for _, paragraph := range strings.Split(k.text, "\n") {
				b.WriteString(md(paragraph) + "\n")
			}
		case k.heads == nil:
			for _, r := range k.rows {
				b.WriteString("- **" + md(r[0]) + "**")
				for j, t := range r[1:] {
					if t = md(t); t != "" {
						b.WriteString(map[bool]string{true: ": ", false: " "}[j == 0] + t)
					}
				}
				b.WriteByte('\n')
			}
		default:
			row := func(cells []string) {
				for _, c := range cells {
					b.WriteString("| " + md(c) + " ")
				}
				b.WriteString("|\n")
			}
			row(k.heads)
			b.WriteString(strings.Repeat("| --- ", len(k.heads)) + "|\n")
			for _, r := range k.rows {
				row(r)
			}
		}
	}
	return b.String()
}
