package law

import (
	"slices"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// lay applies changes to rules, without touching the originals.
func lay(rules []rawRule, file string, changes []Change, p *source.Problems) []rawRule {
	rules = slices.Clone(rules)
	find := func(ref *source.Text) int {
		i := slices.IndexFunc(rules, func(r rawRule) bool { return r.id == ref.Value })
		if i < 0 {
			var ids []string
			for _, r := range rules {
				ids = append(ids, r.id)
			}
			p.Add(ref.Pos, facts.Hint(ref.Value, ids), "no rule is called %q", ref.Value)
		}
		return i
	}
	for _, ch := range changes {
		switch {
		case ch.Rule != nil && ch.Set != nil:
			if i := find(ch.Rule); i >= 0 {
				rules[i].node = source.Merge(rules[i].node, ch.Set)
				rules[i].file = file
			}
		case ch.Remove != nil:
			if i := find(ch.Remove); i >= 0 {
				rules = slices.Delete(rules, i, i+1)
			}
		case ch.Add != nil:
			rules = append(rules, rawRule{idOf(ch.Add), file, ch.Add})
		default:
			p.Add(ch.Pos, "rule with set, or add, or remove", "this change changes nothing")
		}
	}
	return rules
}

// LoadAmendment reads a draft clause. Problems go to p.
func LoadAmendment(f source.File, c *Corpus, p *source.Problems) *Amendment {
	doc := source.Parse(f.Name, f.Data, p)
	if doc == nil {
		return nil
	}
	a := &Amendment{Source: f}
	doc.Decode(a, p)
	checkFormat(doc, a.Format, "amendment/1", p)
	for _, of := range a.Of {
		if c.Instrument(of.Value) == nil {
			p.Add(of.Pos, facts.Hint(of.Value, c.IDs()), "no instrument is called %q", of.Value)
		}
	}
	return a
}
