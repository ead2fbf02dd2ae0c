package doc

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// standIns put a plain sign of the same width in the place of a character made of several code
// points, such as a flag or a judge of a certain skin, while the library draws a table: it adds up
// the widths of the code points, which is more than what a terminal shows.
type standIns struct {
	chars []string
}

const (
	firstStandIn = 0xF0000  // private use: clean has made those of others visible
	filler       = "\uE002" // the second half of a wide stand-in
)

func (s *standIns) in(line string) string {
	var b strings.Builder
	g := displaywidth.StringGraphemes(line)
	for g.Next() {
		sum := 0
		for _, r := range g.Value() {
			sum += displaywidth.Rune(r)
		}
		if sum == g.Width() {
			b.WriteString(g.Value())
			continue
		}
		b.WriteRune(rune(firstStandIn + len(s.chars)))
		b.WriteString(strings.Repeat(filler, max(g.Width()-1, 0)))
		s.chars = append(s.chars, g.Value())
	}
	return b.String()
}

func (s *standIns) back(drawn string) string {
	if len(s.chars) == 0 {
		return drawn
	}
	var b strings.Builder
	for _, r := range strings.ReplaceAll(drawn, filler, "") {
		if i := int(r) - firstStandIn; i >= 0 && i < len(s.chars) {
			b.WriteString(s.chars[i])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
