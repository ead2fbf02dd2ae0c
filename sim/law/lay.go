package law

import (
	"slices"
	"strings"

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
		in := c.Instrument(of.Value)
		if in == nil {
			p.Add(of.Pos, facts.Hint(of.Value, c.IDs()), "no instrument is called %q", of.Value)
		} else if len(a.Changes) > 0 && len(a.For(in)) == 0 {
			p.Add(of.Pos, "a change of a rule "+of.Value+"…, or leave it out here", "the draft clause changes no rule of %s", of.Value)
		}
	}
	return a
}

// For lists the changes that belong to one of the instruments that the draft clause changes: all but those of
// the rules of another one. A rule's id says whose it is.
func (a *Amendment) For(in *Instrument) []Change {
	var out []Change
	for _, ch := range a.Changes {
		whose, _, _ := strings.Cut(ch.RuleID(), ".")
		another := slices.ContainsFunc(a.Of, func(of source.Text) bool { return of.Value == whose })
		if !another || in.holds(whose) {
			out = append(out, ch)
		}
	}
	return out
}

// RuleID is the id of the rule that a change edits, adds or removes; empty if it names none.
func (ch *Change) RuleID() string {
	switch {
	case ch.Rule != nil:
		return ch.Rule.Value
	case ch.Remove != nil:
		return ch.Remove.Value
	case ch.Add != nil:
		return idOf(ch.Add)
	}
	return ""
}

// holds says whether rules with this first segment are the instrument's, or those of one that it extends.
func (in *Instrument) holds(id string) bool {
	for at := in; at != nil; at = at.parent {
		if at.ID == id {
			return true
		}
	}
	return false
}
