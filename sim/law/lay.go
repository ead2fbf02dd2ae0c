package law

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Touches lists the ids of the rules that an option edits, adds or removes.
func (o *Option) Touches() []string {
	var ids []string
	for _, ch := range o.Changes {
		switch {
		case ch.Rule != nil:
			ids = append(ids, ch.Rule.Value)
		case ch.Remove != nil:
			ids = append(ids, ch.Remove.Value)
		case ch.Add != nil:
			ids = append(ids, idOf(ch.Add))
		}
	}
	return ids
}

// lay applies changes to rules, without touching the originals, and remembers what they remove.
func (t *Text) lay(rules []rawRule, file string, changes []Change, p *source.Problems) []rawRule {
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
		if ch.does() > 1 {
			p.Add(ch.Pos, "one item of the list for each", "one change holds several of rule, add and remove")
			continue
		}
		switch {
		case ch.Rule != nil && ch.Set != nil:
			if i := find(ch.Rule); i >= 0 {
				rules[i].node = source.Merge(rules[i].node, ch.Set)
				rules[i].file = file
			}
		case ch.Remove != nil:
			if i := find(ch.Remove); i >= 0 {
				t.removed = append(t.removed, removal{*ch.Remove, valueOf(rules[i].node, "term")})
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

// does counts what one change does: there should be one thing.
func (ch *Change) does() int {
	n := 0
	for _, given := range []bool{ch.Rule != nil, ch.Remove != nil, ch.Add != nil} {
		if given {
			n++
		}
	}
	return n
}

// removal is where a change removes a rule.
type removal struct {
	rule source.Text
	term string // that the rule defines, if it does
}

// Removed finds where a change removed what a reference names.
func (t *Text) Removed(ref string) (at source.Text, found bool) {
	for _, r := range t.removed {
		if Matches(ref, r.rule.Value) {
			return r.rule, true
		}
	}
	return source.Text{}, false
}

// gap reports a reference to a rule that is not there: at the change that removed it, if one did.
func (t *Text) gap(r *Rule, ref source.Text, p *source.Problems, want, format string) {
	if at, ok := t.Removed(ref.Value); ok {
		p.Add(at.Pos, "a change to "+r.ID+" too", "%s (%s, %s) names %s, which is removed here", r.ID, r.Cite, ref.Pos, ref.Value)
		return
	}
	p.Add(ref.Pos, want, format, ref.Value)
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
			continue
		}
		c.checkEffect(a, of.Value, p)
	}
	if a.Changes != nil && len(a.Changes) == 0 {
		p.Add(a.Pos, "changes: a list of rule with set, or add, or remove", "the draft changes nothing")
	}
	return a
}

// checkEffect finds what a draft sets as it stands already under the default readings.
func (c *Corpus) checkEffect(a *Amendment, instrument string, p *source.Problems) {
	var none source.Problems // of readings: those are not the draft's
	rules := (&Text{}).read(c.Instrument(instrument), nil, &none)
	for _, ch := range a.Changes {
		if ch.Rule == nil || ch.Set == nil || ch.does() > 1 {
			continue
		}
		i := slices.IndexFunc(rules, func(r rawRule) bool { return r.id == ch.Rule.Value })
		if i >= 0 && same(rules[i].node, source.Merge(rules[i].node, ch.Set)) {
			p.Add(ch.Rule.Pos, "another value, or leave this change out", "%s says already what this change sets", ch.Rule.Value)
		}
	}
}

// same says that two trees hold the same.
func same(a, b *yaml.Node) bool {
	if a == b {
		return true
	}
	return a.Kind == b.Kind && a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, same)
}
