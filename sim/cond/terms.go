package cond

import (
	"maps"
	"slices"
	"strings"

	"rogatory/sim/source"
)

// CheckTerms reports every term that is used in a definition and not defined, and every circle of
// definitions once, at the first of its terms.
func CheckTerms(terms map[string]*Cond, p *source.Problems) {
	done := map[string]bool{}
	var visit func(name string, path []string)
	visit = func(name string, path []string) {
		if i := slices.Index(path, name); i >= 0 {
			circle := strings.Join(append(slices.Clone(path[i:]), name), ", term.")
			p.Add(terms[name].Text.Pos, "definitions that end in facts", "terms are defined by each other: term.%s", circle)
			return
		}
		if done[name] {
			return
		}
		path = append(slices.Clip(path), name)
		for _, used := range terms[name].Terms() {
			if terms[used] == nil {
				p.Add(terms[name].Text.Pos, "a rule with `term: "+used+"`", "term.%s is not defined", used)
				continue
			}
			visit(used, path)
		}
		done[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(terms)) {
		visit(name, nil)
	}
}
