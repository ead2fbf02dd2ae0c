package diagram

import (
	"fmt"
	"strings"
)

// dotLines is a quoted string of DOT, its lines centred.
func dotLines(lines []string) string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(l))
	}
	return `"` + strings.Join(out, `\n`) + `"`
}

func (d *diagram) dot() {
	visited := d.visited()
	fmt.Fprintf(&d.out, "digraph flow {\n  label=%s\n  labelloc=t\n  node [shape=box, fontname=\"sans-serif\"]\n  edge [fontname=\"sans-serif\", fontsize=10]\n",
		dotLines([]string{d.title()}))
	for i, s := range d.g.States {
		look := ""
		switch {
		case s.End:
			look = ", shape=doubleoctagon"
		case s.Grounds:
			look = ", shape=hexagon"
		}
		if visited[i] {
			look += ", penwidth=3"
		}
		fmt.Fprintf(&d.out, "  s%d [label=%s%s]\n", i, dotLines(d.state(i)), look)
	}
	for i := range d.g.Edges {
		e := &d.g.Edges[i]
		look := ""
		if len(d.taken[i]) > 0 {
			look = ", penwidth=3"
		}
		fmt.Fprintf(&d.out, "  s%d -> s%d [label=%s%s]\n", e.From, e.To, dotLines(d.edge(i)), look)
	}
	d.out.WriteString("}\n")
}
