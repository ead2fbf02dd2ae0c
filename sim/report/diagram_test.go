package report_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"rogatory/scenarios"
	"rogatory/sim"
	"rogatory/sim/disk"
	"rogatory/sim/flow"
	"rogatory/sim/report"
	"rogatory/sim/source"
	"rogatory/treaties"
)

func open(t *testing.T) *sim.Simulator {
	t.Helper()
	law, _, err := disk.Treaties(fs.FS(treaties.Files), "")
	if err != nil {
		t.Fatal(err)
	}
	stories, _, err := disk.Scenarios(fs.FS(scenarios.Files), "")
	if err != nil {
		t.Fatal(err)
	}
	l, err := sim.Open(law, stories, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func graph(t *testing.T, l *sim.Simulator, treaty, measure, route string) *flow.Graph {
	t.Helper()
	g, err := l.Graph(treaty, measure, route, nil, nil)
	if err != nil || g == nil {
		t.Fatalf("no flow: %v", err)
	}
	return g
}

func drawn(t *testing.T, g *flow.Graph, path []sim.Step, o report.DiagramOptions) string {
	t.Helper()
	var b strings.Builder
	if err := report.Diagram(&b, g, path, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestADiagramHasEveryStateAndEveryEdge(t *testing.T) {
	l := open(t)
	for _, def := range l.Flows.Defs {
		g := graph(t, l, def.Treaty, string(def.Measure), string(def.Route))
		mermaid := drawn(t, g, nil, report.DiagramOptions{})
		dot := drawn(t, g, nil, report.DiagramOptions{Format: "dot"})
		if n := strings.Count(mermaid, "-->"); n != len(g.Edges) {
			t.Errorf("%s %s: Mermaid has %d edges, the flow %d", def.Treaty, def.Measure, n, len(g.Edges))
		}
		if n := strings.Count(dot, " -> "); n != len(g.Edges) {
			t.Errorf("%s %s: DOT has %d edges, the flow %d", def.Treaty, def.Measure, n, len(g.Edges))
		}
		for i := range g.States {
			if !strings.Contains(mermaid, fmt.Sprintf("\n  s%d", i)) || !strings.Contains(dot, fmt.Sprintf("\n  s%d [", i)) {
				t.Errorf("%s %s: the state %s is missing", def.Treaty, def.Measure, g.States[i].Name)
			}
		}
		for i := range g.Edges {
			for _, r := range g.Edges[i].Cites {
				if !strings.Contains(dot, r.Cite) {
					t.Errorf("%s %s: %s is missing", def.Treaty, def.Measure, r.Cite)
				}
			}
		}
	}
}

func TestAGroundIsCitedOnTheEdgeThatItOpens(t *testing.T) {
	g := graph(t, open(t), "uncc", "real-time-traffic", "mutual-assistance")
	for _, line := range strings.Split(drawn(t, g, nil, report.DiagramOptions{}), "\n") {
		if strings.Contains(line, "refuses<br/>government") && !strings.Contains(line, "Art. 40(21)(b)") {
			t.Errorf("the government's refusal has no article: %s", line)
		}
	}
}

func TestEveryStepOfAPathIsMarkedOnce(t *testing.T) {
	l := open(t)
	for _, f := range disk.Group(bundledStories(t), "") {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, stance := range []string{"accommodating", "protective"} {
			r, err := l.Run(context.Background(), s, sim.Options{Stance: []string{"requested=" + stance}})
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range r.Treaties {
				for _, q := range x.Requests {
					if l.Flows.Find(x.ID, q.Measure, q.Route) == nil {
						continue // outside, with nothing to draw
					}
					text := drawn(t, graph(t, l, x.ID, q.Measure, q.Route), q.Path, report.DiagramOptions{})
					marked := 0
					for _, line := range strings.Split(text, "\n") {
						if _, label, ok := strings.Cut(line, `==>|"`); ok {
							numbers, _, _ := strings.Cut(label, ".")
							marked += len(strings.Split(numbers, ","))
						}
					}
					if marked != len(q.Path) {
						t.Errorf("%s, %s, %s: %d steps are marked, the path has %d", s.ID, x.ID, stance, marked, len(q.Path))
					}
				}
			}
		}
	}
}

func TestADiagramIsTheSameEachTimeAndPlainWhereAsked(t *testing.T) {
	for _, format := range []string{"mermaid", "dot"} {
		o := report.DiagramOptions{Format: format, ASCII: true}
		first := drawn(t, graph(t, open(t), "uncc", "real-time-traffic", "mutual-assistance"), nil, o)
		if second := drawn(t, graph(t, open(t), "uncc", "real-time-traffic", "mutual-assistance"), nil, o); first != second {
			t.Errorf("%s: two drawings differ", format)
		}
		for _, r := range first {
			if r > 126 {
				t.Fatalf("%s: %q is not ASCII", format, r)
			}
		}
	}
}

func TestAnUnknownDiagramFormatIsRefused(t *testing.T) {
	if err := report.Diagram(&strings.Builder{}, graph(t, open(t), "uncc", "real-time-traffic", "mutual-assistance"), nil, report.DiagramOptions{Format: "svg"}); err == nil {
		t.Error("svg was drawn")
	}
}

func bundledStories(t *testing.T) []source.File {
	t.Helper()
	stories, _, err := disk.Scenarios(fs.FS(scenarios.Files), "")
	if err != nil {
		t.Fatal(err)
	}
	return stories
}
