package flow

import (
	"slices"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
)

// Cuts lists, for each whole number that the graph's conditions compare, the values at which an
// answer can change: between two cuts all values are alike.
func (g *Graph) Cuts() map[facts.ID][]facts.Value {
	cuts := map[facts.ID][]facts.Value{}
	add := func(id facts.ID, v facts.Value) {
		f := g.Facts.Fact(id)
		if v > f.Min && v <= f.Max && !slices.Contains(cuts[id], v) {
			cuts[id] = append(cuts[id], v)
		}
	}
	for _, r := range g.Text.Rules {
		for _, k := range []*cond.Cond{r.Cond} {
			if k != nil {
				k.Cuts(add)
			}
		}
		if r.Ground != nil && r.Ground.MetCond != nil {
			r.Ground.MetCond.Cuts(add)
		}
	}
	for _, list := range cuts {
		slices.Sort(list)
	}
	return cuts
}

// Reads lists the facts that a rule's conditions read, those of its terms included.
func (g *Graph) Reads(k *cond.Cond) []facts.ID {
	var out []facts.ID
	seen := map[string]bool{}
	var visit func(*cond.Cond)
	visit = func(k *cond.Cond) {
		if k == nil {
			return
		}
		for _, id := range k.Facts() {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
		for _, name := range k.Terms() {
			if !seen[name] {
				seen[name] = true
				if r := g.Text.Terms[name]; r != nil {
					visit(r.Cond)
				}
			}
		}
	}
	visit(k)
	return out
}
