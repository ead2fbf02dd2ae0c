package source

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// Problem is one thing wrong in a file.
type Problem struct {
	Pos
	Message string
	Want    string // what would be right; may be empty
	Line    string // the source line; empty where no place exists
}

// Problems collects what is wrong, so that all of it is reported at once. The zero value is ready.
type Problems struct {
	found []Problem
	files map[string][]string // lines of each file that Parse has seen
}

// Add notes a problem at a place; want says what would be right and may be empty. Of what is long in the arguments
// only the beginning is shown: whole pages can stand where a word should.
func (p *Problems) Add(pos Pos, want, format string, args ...any) {
	if pos.File == "" && !p.Empty() {
		return // about what could not be decoded, and reported where it stands
	}
	const most = 200
	for i, arg := range args {
		if s := fmt.Sprint(arg); len(s) > most {
			args[i] = shorten(s, most)
		}
	}
	p.found = append(p.found, Problem{Pos: pos, Want: want, Message: fmt.Sprintf(format, args...)})
}

// Take notes a problem that was found elsewhere.
func (p *Problems) Take(problem Problem) { p.found = append(p.found, problem) }

// Empty reports whether nothing is wrong.
func (p *Problems) Empty() bool { return len(p.found) == 0 }

// List returns the problems in the order of their places, each once, with its source line.
func (p *Problems) List() []Problem {
	list := slices.Clone(p.found)
	for i := range list {
		list[i].Line = p.line(list[i].Pos)
	}
	slices.SortFunc(list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Message, b.Message), cmp.Compare(a.Want, b.Want))
	})
	return slices.Compact(list)
}

// mostPrinted keeps a file that is wrong throughout from filling the screen.
const mostPrinted = 50

// Err is nil if nothing is wrong; otherwise its text shows every problem with its place, its line
// and what would be right.
func (p *Problems) Err() error {
	if p.Empty() {
		return nil
	}
	list := p.List()
	var b strings.Builder
	for i, problem := range list {
		if i == mostPrinted {
			fmt.Fprintf(&b, "… and %d more\n", len(list)-i)
			break
		}
		b.WriteString(problem.String())
	}
	return errors.New(strings.TrimSuffix(b.String(), "\n"))
}

// String shows the problem as people read it: place and message, then the line with a caret under
// the column, then what would be right.
func (p Problem) String() string {
	var b strings.Builder
	if place := p.Pos.String(); place != "" {
		b.WriteString(place + ": ")
	}
	b.WriteString(p.Message + "\n")
	if p.Line != "" {
		line, before := excerpt(p.Line, p.Col)
		fmt.Fprintf(&b, "    %s\n    %s^\n", line, strings.Repeat(" ", displaywidth.String(before)))
	}
	if p.Want != "" {
		b.WriteString("  want: " + p.Want + "\n")
	}
	return b.String()
}

// excerpt cuts a line to what fits on a screen around a column, and returns with it the part before
// the column. What a terminal could take for a command is replaced.
func excerpt(line string, col int) (shown, before string) {
	const half = 80
	runes := []rune(line)
	at := min(max(col-1, 0), len(runes))
	from, to := max(at-half, 0), min(at+half, len(runes))
	clean := func(rs []rune) string {
		return strings.Map(func(r rune) rune {
			if r == '\t' || !unicode.IsGraphic(r) {
				return ' '
			}
			return r
		}, string(rs))
	}
	before = clean(runes[from:at])
	if from > 0 {
		before = "…" + before
	}
	shown = before + clean(runes[at:to])
	if to < len(runes) {
		shown += "…"
	}
	return shown, before
}

// Remember lets problems show their lines in files that others have parsed.
func (p *Problems) Remember(files ...File) {
	for _, f := range files {
		p.remember(f.Name, string(f.Data))
	}
}

// remember keeps a file's lines for the problems found in it.
func (p *Problems) remember(file, text string) {
	if p.files == nil {
		p.files = map[string][]string{}
	}
	text = strings.TrimPrefix(text, byteOrderMark)
	p.files[file] = strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
}

func (p *Problems) line(at Pos) string {
	lines := p.files[at.File]
	if at.Line < 1 || at.Line > len(lines) {
		return ""
	}
	return lines[at.Line-1]
}
