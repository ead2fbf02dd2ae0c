package walk

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

var update = flag.Bool("update", false, "write the results into testdata")

// TestStories reads testdata/*.txt: what differs from the base case, a line ----, and then every step that is
// taken, with the grounds used, and how it ends. Check a line that -update changes against the articles.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
			told, want, _ := strings.Cut(block+"\n", "\n----\n")
			want = strings.TrimSuffix(want, "\n")
			got := tell(t, told)
			if got != want && !*update {
				t.Errorf("%s\n%s\n--- got:\n%s\n--- want:\n%s", file, told, got, want)
			}
			out = append(out, told+"\n----\n"+got)
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.Join(out, "\n\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// tell plays one story.
func tell(t *testing.T, story string) string {
	t.Helper()
	w := bundled()
	var g *flow.Graph
	var c facts.Assignment
	plan := Plan{Actors: map[facts.Actor]Stance{}}
	explore := false
	actor := func(name string) facts.Actor {
		a, ok := facts.ActorNamed(name)
		if !ok {
			t.Fatalf("no actor %s in\n%s", name, story)
		}
		return a
	}
	for _, line := range strings.Split(story, "\n") {
		word := append(strings.Fields(line), "", "", "")
		switch word[0] {
		case "#":
		case "under": // TREATY MEASURE [READING=OPTION …]
			readings := map[string]string{}
			for _, r := range strings.Fields(line)[3:] {
				id, option, _ := strings.Cut(r, "=")
				readings[id] = option
			}
			for _, each := range w.graphs {
				if each.Treaty == word[1] && string(each.Measure) == word[2] && w.names[each] == fmt.Sprint(readings) {
					g, c = each, w.bases[each.Measure].Clone()
				}
			}
			if g == nil {
				t.Fatalf("no flow for: %s", line)
			}
		case "set": // FACT VALUE
			f := g.Facts.Fact(w.fact(word[1]))
			val, ok := f.Read(word[2])
			if !ok {
				t.Fatalf("%s cannot be %s", word[1], word[2])
			}
			c[f.ID] = val
		case "unknown": // FACT
			c[w.fact(word[1])] = facts.Unknown
		case "true": // CIRCUMSTANCE [known to ACTOR …]
			id := w.circumstance(word[1])
			c[id] = 1
			for _, name := range strings.Fields(line)[2:] {
				if name != "known" && name != "to" {
					c[g.Facts.Knows(actor(name), id)] = 1
				}
			}
		case "stance": // requested or ACTOR, STANCE
			if word[1] == "requested" {
				plan.State = Stance(word[2])
			} else {
				plan.Actors[actor(word[1])] = Stance(word[2])
			}
		case "choose": // STAGE EVENT
			plan.Choices = append(plan.Choices, Choice{word[1], word[2]})
		case "news": // STAGE ACTOR CIRCUMSTANCE
			plan.Injects = append(plan.Injects, Inject{word[1], actor(word[2]), w.circumstance(word[3])})
		case "explore":
			explore = true
		default:
			t.Fatalf("a story cannot say: %s", line)
		}
	}
	if explore {
		return explained(g, Explore(g, c, true, Options{Cuts: g.Cuts(), Injects: plan.Injects}))
	}
	p, err := Run(context.Background(), flow.NewEval(g, c, true), plan)
	if err != nil {
		return "error: " + err.Error()
	}
	var b strings.Builder
	for i, k := range p.Edges {
		e := &g.Edges[k]
		fmt.Fprintf(&b, "%s: %s by %s", g.States[e.From].Name, e.Base, e.Actor)
		if n := e.Notice(); n >= 0 {
			fmt.Fprintf(&b, " of %s, to %s", g.Notices[n].Rule.ID, g.Notices[n].To)
		}
		for _, j := range p.Grounds[i] {
			fmt.Fprintf(&b, " on %s", g.Grounds[j].Rule.ID)
		}
		b.WriteString("\n")
	}
	end := p.End()
	return b.String() + fmt.Sprintf("end: %s, data: %s", facts.Outcomes[end.Outcome-1], facts.Reaches[end.Reached])
}

// explained lists every outcome that some lawful path has.
func explained(g *flow.Graph, x *Explored) string {
	var lines []string
	for _, o := range facts.Outcomes {
		a := x.Outcome(o)
		line := o + ": " + string(a.Is)
		if a.Is == Never {
			continue
		}
		for i, by := range a.By {
			line += map[bool]string{true: ", by ", false: " and "}[i == 0] + by.String()
		}
		if len(a.On) > 0 {
			on := strings.Split(names(g, a.On), ", ")
			slices.Sort(on)
			line += ", on " + strings.Join(on, " and ")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
