package diagram

import (
	"fmt"
	"strings"
)

var mermaidText = strings.NewReplacer("&", "#amp;", `"`, "#quot;", "<", "#lt;", ">", "#gt;", "#", "#35;", ";", "#59;", "`", "#96;")

func mermaidLines(lines []string) string {
	var out []string
	for _, l := range lines {
		out = append(out, mermaidText.Replace(l))
	}
	return `"` + strings.Join(out, "<br/>") + `"`
}

func (d *diagram) mermaid() {
	visited := d.visited()
	fmt.Fprintf(&d.out, "---\ntitle: %q\n---\nflowchart TD\n", d.title())
	for i, s := range d.g.States {
		open, end := "[", "]"
		switch {
		case s.End:
			open, end = "([", "])"
		case s.Grounds:
			open, end = "{{", "}}" // a review
		}
		fmt.Fprintf(&d.out, "  s%d%s%s%s\n", i, open, mermaidLines(d.state(i)), end)
	}
	var thick []string
	for i := range d.g.Edges {
		e := &d.g.Edges[i]
		arrow := "-->"
		if len(d.taken[i]) > 0 {
			arrow = "==>"
			thick = append(thick, fmt.Sprint(i))
		}
		fmt.Fprintf(&d.out, "  s%d %s|%s| s%d\n", e.From, arrow, mermaidLines(d.edge(i)), e.To)
	}
	if len(thick) > 0 {
		fmt.Fprintf(&d.out, "  linkStyle %s stroke-width:4px\n", strings.Join(thick, ","))
		d.out.WriteString("  classDef taken stroke-width:4px\n  class ")
		var names []string
		for i := range d.g.States {
			if visited[i] {
				names = append(names, fmt.Sprintf("s%d", i))
			}
		}
		fmt.Fprintf(&d.out, "%s taken\n", strings.Join(names, ","))
	}
}
