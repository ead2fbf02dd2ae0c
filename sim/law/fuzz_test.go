package law_test

import (
	"slices"
	"strings"
	"testing"

	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// FuzzLaw changes one file of an instrument made up for tests, its skeleton or the law beside it: whatever it
// then holds, reading and compiling it never panics, and every problem has a place inside a file.
func FuzzLaw(f *testing.F) {
	files := slices.DeleteFunc(simtest.Treaties(), func(file source.File) bool {
		return !strings.HasPrefix(file.Name, "common/layers/")
	})
	files = append(files, simtest.Sample()...)
	files = append(files, source.File{Name: "sample/readings.yaml", Data: []byte(readings)})
	for i, file := range files {
		f.Add(uint8(i), file.Data)
	}
	bundled := simtest.Treaties()
	for i, name := range map[int]string{3: "uncc/readings.yaml", 4: "budapest/cooperation.yaml", 5: "common/skeletons/mutual-assistance.yaml"} {
		f.Add(uint8(i), simtest.Find(f, bundled, name).Data)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		changed := slices.Clone(files)
		i := int(which) % len(changed)
		changed[i].Data = data
		var p source.Problems
		corpus, flows := law.Load(changed, &p), flow.Load(changed, &p)
		for _, in := range corpus.Instruments {
			choices := []map[string]string{nil}
			for _, r := range in.Readings {
				for _, o := range r.Options {
					choices = append(choices, map[string]string{r.ID: o.Name})
				}
			}
			for _, choice := range choices {
				if !p.Empty() {
					break
				}
				text := corpus.Text(in.ID, choice, nil, &p)
				if choice == nil && p.Empty() {
					text.Coverage(&p)
				}
				for _, def := range flows.Defs {
					if p.Empty() && def.Treaty == in.ID {
						ends(t, flow.Compile(text, flows.Skeletons[def.Uses.Value], def, corpus.Facts, &p), &p)
					}
				}
			}
		}
		simtest.Inside(t, changed, &p)
	})
}

// readings are of the instrument made up for tests, which has none of its own.
const readings = `format: readings/1
readings:
  - id: sample.2.8
    question: Are trifles a ground?
    provision: sample.2.8
    default: ground
    options:
      - name: ground
        holder: wording
        says: They are.
      - name: bar
        holder: one author
        says: They bar assistance.
        changes:
          - rule: sample.2.8
            set:
              ground:
                effect: barred
      - name: gone
        holder: another
        says: They are none.
        changes:
          - remove: sample.2.8
          - add:
              id: sample.2.80
              cite: Art. 2(80)
              says: Something.
              checked: text
              plain: principle
`

// ends checks that a graph without problems leads from its start to an end, whatever the guards say.
func ends(t *testing.T, g *flow.Graph, p *source.Problems) {
	t.Helper()
	if !p.Empty() {
		return
	}
	seen := map[int]bool{g.Start: true}
	for queue := []int{g.Start}; len(queue) > 0; queue = queue[1:] {
		if g.States[queue[0]].End {
			return
		}
		for _, i := range g.Out[queue[0]] {
			if to := g.Edges[i].To; !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	t.Fatal("no problem, and no end of ", g.Measure, " under ", g.Treaty)
}
