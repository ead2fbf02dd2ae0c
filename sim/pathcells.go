package sim

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Deciding is the last step that is more than telling somebody, closing, or what becomes of the data afterwards; nil
// without one.
func (q *Request) Deciding() *Step {
	for i := len(q.Path) - 1; i >= 0; i-- {
		s := &q.Path[i]
		if s.Class == "notify" || s.Class == "tell" || slices.Contains([]string{"use", "onward", "challenge", "closed"}, s.Stage) {
			continue
		}
		return s
	}
	return nil
}

// DecidedBy are the articles of the step that decided: those of the grounds that it invokes, or else its own.
func (q *Request) DecidedBy() []string {
	out := []string{}
	s := q.Deciding()
	if s == nil {
		return out
	}
	for _, id := range s.Grounds {
		for _, g := range q.Grounds {
			if g.ID == id && g.Cite != "" && !slices.Contains(out, g.Cite) {
				out = append(out, g.Cite)
			}
		}
	}
	if len(out) == 0 {
		out = append(out, s.Cites...)
	}
	return out
}

// pathCells are the stretches of the path that differ: what was done between two steps that stay.
func pathCells(was, now []Step) []Cell {
	cells := []Cell{}
	i, j := 0, 0
	emit := func(a, b []Step) {
		if len(a)+len(b) == 0 {
			return
		}
		first := slices.Concat(b, a)[0]
		c := Cell{ID: "path/" + first.State, What: say("change-path", "stage", short("stage", first.Stage)), Cites: stepCites(b)}
		if len(b) == 0 {
			c.Cites = stepCites(a)
		}
		c.Was, c.Now = firstApart([]string{stepsText(a, false), stepsText(a, true), data(a)}, []string{stepsText(b, false), stepsText(b, true), data(b)})
		if n := slices.IndexFunc(cells, func(x Cell) bool { return x.ID == c.ID }); n >= 0 {
			c.ID = fmt.Sprintf("%s#%d", c.ID, len(cells)+1)
		}
		cells = append(cells, c)
	}
	for _, k := range common(was, now) {
		emit(was[i:k[0]], now[j:k[1]])
		i, j = k[0]+1, k[1]+1
	}
	emit(was[i:], now[j:])
	return cells
}

// common are the steps, by their places on both sides, of the longest course that is the same in every value.
func common(was, now []Step) [][2]int {
	length := make([][]int, len(was)+1)
	for i := range length {
		length[i] = make([]int, len(now)+1)
	}
	for i := len(was) - 1; i >= 0; i-- {
		for j := len(now) - 1; j >= 0; j-- {
			if reflect.DeepEqual(was[i], now[j]) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(was) && j < len(now); {
		switch {
		case reflect.DeepEqual(was[i], now[j]):
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

func stepCites(steps []Step) []string {
	out := []string{}
	for _, s := range steps {
		for _, c := range s.Cites {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// stepsText says who does what; at length with the articles.
func stepsText(steps []Step, full bool) string {
	var out []string
	for _, s := range steps {
		text := say("cli-step", "actor", short("actor", s.Actor), "event", short("event", s.Event))
		if s.Tells != "" {
			text = say("change-step-tells", "step", text, "tells", say("tells", "actor", short("actor", s.Tells)))
		}
		if full {
			text = joined(text, strings.Join(s.Cites, "; "), s.Note)
		}
		out = append(out, text)
	}
	return joined(out...)
}
