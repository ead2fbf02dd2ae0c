package diagram

import (
	"slices"

	"rogatory/sim/flow"
)

// shortest is the course with the fewest steps on which the data come as far as this flow lets them come, and on to
// its end, where everybody proceeds. It is found by what the flow says and not by what is usual.
func (d *diagram) shortest() []int {
	far := 0
	for i := range d.g.Edges {
		if e := &d.g.Edges[i]; e.Class == "proceed" && e.Outcome != "" {
			far = max(far, e.Reached)
		}
	}
	there := d.walk(d.g.Start, func(e *flow.Edge) bool { return e.Class == "proceed" && e.Outcome != "" && e.Reached == far })
	if len(there) == 0 {
		return nil
	}
	return append(there, d.walk(d.g.Edges[there[len(there)-1]].To, func(e *flow.Edge) bool { return d.g.States[e.To].End })...)
}

// walk finds the fewest steps from a state to an edge that is wanted, that one included; of several ways, the first in the
// order of the skeleton.
func (d *diagram) walk(from int, wanted func(*flow.Edge) bool) []int {
	by := make([]int, len(d.g.States)) // the edge that leads to each state, plus one
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		for _, i := range d.g.Out[queue[0]] {
			e := &d.g.Edges[i]
			if e.Class != "proceed" || e.From == e.To {
				continue
			}
			if wanted(e) {
				out := []int{i}
				for s := e.From; s != from; s = d.g.Edges[out[len(out)-1]].From {
					out = append(out, by[s]-1)
				}
				slices.Reverse(out)
				return out
			}
			if e.To != from && by[e.To] == 0 && e.Outcome == "" {
				by[e.To] = i + 1
				queue = append(queue, e.To)
			}
		}
	}
	return nil
}
