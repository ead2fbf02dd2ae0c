package report

import (
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// sources are what the citations of results mean: for each treaty its rules that bear on them, in our words, with how they
// were checked. Where runs read a rule differently, both are there.
func (v *voice) sources(results ...*sim.RunResult) []doc.Source {
	var out []doc.Source
	at := map[string]int{}
	seen := map[[3]string]bool{}
	for _, r := range results {
		for i := range r.Treaties {
			t := &r.Treaties[i]
			n, ok := at[t.ID]
			if !ok {
				n = len(out)
				at[t.ID] = n
				name := treatyName(t)
				if full := doc.Clean(t.Name); full != "" && full != name {
					name = v.say("name-title", "name", name, "title", full)
				}
				out = append(out, doc.Source{Scope: t.ID, Title: name, Address: doc.Clean(t.Official)})
			}
			for _, s := range t.Sources {
				if key := [3]string{t.ID, s.ID, s.Says}; !seen[key] {
					seen[key] = true
					out[n].Rules = append(out[n].Rules, doc.SourceRule{ID: s.ID, Cite: doc.Clean(s.Cite), Says: v.prose(s.Says), Notes: v.checkedHow(&s)})
				}
			}
		}
	}
	return out
}

// checkedHow is how a rule's words were checked, against what, and whose law it is.
func (v *voice) checkedHow(s *sim.Source) []string {
	var notes []string
	if s.Layer != "" && s.Layer != "treaty" {
		notes = append(notes, v.words.Label("layer", s.Layer))
	}
	if s.Checked != "" {
		how := strings.TrimSuffix(first(v.words.Means("grade", s.Checked), v.words.Label("grade", s.Checked)), ".")
		if s.Source != "" {
			notes = append(notes, v.say("html-checked-source", "grade", how, "source", v.prose(s.Source)))
		} else {
			notes = append(notes, v.say("html-checked", "grade", how))
		}
	}
	return notes
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
