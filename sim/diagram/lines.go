package diagram

import (
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/words"
)

// Lines is what an SVG shows in words, a line for each box: its title, the path by its steps, then the doors that it
// came past; without courses every step of the flow. Nothing that the picture says is left out.
func Lines(g *flow.Graph, c *sim.Courses, w *words.Words) []string {
	d := newDiagram(g, c, Options{Words: w})
	out := []string{d.plain(d.heading()), d.plain(d.under())}
	for _, b := range d.boxes() {
		var parts []string
		for _, p := range b.paras {
			parts = append(parts, strings.TrimSuffix(d.plain(p.text), "."))
		}
		stage := d.plain(doc.Clean(d.o.Words.Label("stage", facts.Stages[b.stage])))
		if b.kind == taken || b.kind == lawful {
			stage = capital(stage)
		}
		args := []any{
			"stage", stage, "actor", d.actor(b.actor),
			"n", b.number(), "text", strings.Join(parts, ". ") + ".",
		}
		switch b.kind {
		case taken:
			out = append(out, d.o.Words.Text("picture-line-taken", args...))
		case open:
			out = append(out, d.o.Words.Text("picture-line-open", args...))
		case closed:
			out = append(out, d.o.Words.Text("picture-line-closed", args...))
		default:
			out = append(out, d.o.Words.Text("picture-line-lawful", args...))
		}
	}
	return out
}
