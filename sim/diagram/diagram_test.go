package diagram_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"rogatory/scenarios"
	"rogatory/sim"
	"rogatory/sim/diagram"
	"rogatory/sim/disk"
	"rogatory/sim/flow"
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

func drawn(t *testing.T, g *flow.Graph, c *sim.Courses, o diagram.Options) string {
	t.Helper()
	var b strings.Builder
	if err := diagram.Draw(&b, g, c, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestADiagramHasEveryStateAndEveryEdge(t *testing.T) {
	l := open(t)
	for _, def := range l.Flows.Defs {
		g := graph(t, l, def.Treaty, string(def.Measure), string(def.Route))
		mermaid := drawn(t, g, nil, diagram.Options{})
		dot := drawn(t, g, nil, diagram.Options{Format: "dot"})
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
	for _, line := range strings.Split(drawn(t, g, nil, diagram.Options{}), "\n") {
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
		for _, treaty := range s.Treaties {
			for _, q := range s.Requests {
				for _, stance := range []string{"accommodating", "protective"} {
					c, err := l.Courses(context.Background(), s, treaty, q.ID, sim.Options{Stance: []string{"requested=" + stance}})
					if err != nil {
						t.Fatal(err)
					}
					if c == nil {
						continue // outside, with nothing to draw
					}
					text := drawn(t, c.Graph, c, diagram.Options{})
					marked := 0
					for _, line := range strings.Split(text, "\n") {
						if _, label, ok := strings.Cut(line, `==>|"`); ok {
							numbers, _, _ := strings.Cut(label, ".")
							marked += len(strings.Split(numbers, ","))
						}
					}
					if marked != len(c.Request.Path) {
						t.Errorf("%s, %s, %s: %d steps are marked, the path has %d", s.ID, treaty, stance, marked, len(c.Request.Path))
					}
				}
			}
		}
	}
}

func TestADiagramIsTheSameEachTimeAndPlainWhereAsked(t *testing.T) {
	for _, format := range diagram.Formats {
		o := diagram.Options{Format: format, ASCII: true}
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
	if err := diagram.Draw(&strings.Builder{}, graph(t, open(t), "uncc", "real-time-traffic", "mutual-assistance"), nil, diagram.Options{Format: "png"}); err == nil {
		t.Error("png was drawn")
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
