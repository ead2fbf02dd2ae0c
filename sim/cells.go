package sim

import (
	"slices"
	"strings"

	"rogatory/sim/words"
)

// line is one row that a reader sees of a request, with an aspect for each of its cells.
type line struct {
	id, what string
	aspects  []aspect
}

// aspect is one cell of a row.
type aspect struct {
	name  string // law | here | runs | whose | binds | towards; empty for a row of a single cell
	text  string
	aside string // what another cell of the row says, without which this one would mislead on its own
	cites []string
	more  string // what the cell says at length; shown only if nothing shorter differs
	raw   any    // every value behind the cell
}

func (a *aspect) cited() string { return joined(a.text, strings.Join(a.cites, "; ")) }

// whole is a row in one cell.
func (l *line) whole() string {
	var parts []string
	for i := range l.aspects {
		text := l.aspects[i].text
		if name := l.aspects[i].name; name != "" && text != "" {
			text = say("change-part", "aspect", say("line-"+name), "text", text)
		}
		parts = append(parts, text)
	}
	return joined(parts...)
}

func (l *line) cites() []string {
	out := []string{}
	for _, a := range l.aspects {
		for _, c := range a.cites {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "; ")
}

func short(group, id string) string {
	if id == "" {
		return ""
	}
	return words.English().Short(group, id)
}

func shorts(group string, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, short(group, id))
	}
	return strings.Join(out, ", ")
}

func single(id, what, text string, cites []string, more string, raw any) line {
	return line{id, what, []aspect{{text: text, cites: cites, more: more, raw: raw}}}
}

// articleOf is a citation as a list; empty if there is none.
func articleOf(cite string) []string {
	if cite == "" {
		return []string{}
	}
	return []string{cite}
}
