package law

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Touches lists the ids of the rules that an option edits, adds or removes.
func (o *Option) Touches() []string {
	var ids []string
	for i := range o.Changes {
		ids = append(ids, o.Changes[i].RuleID())
	}
	return ids
}

// lay applies changes to rules, without touching the originals, and remembers what they remove.
func (t *Text) lay(rules []rawRule, file string, changes []Change, p *source.Problems) []rawRule {
	if len(changes) == 0 {
		return rules
	}
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
		in := c.Instrument(of.Value)
		if in == nil {
			p.Add(of.Pos, facts.Hint(of.Value, c.IDs()), "no instrument is called %q", of.Value)
			continue
		}
		if len(a.Changes) > 0 && len(a.For(in)) == 0 {
			p.Add(of.Pos, "a change of a rule "+of.Value+"…, or leave it out here", "the draft clause changes no rule of %s", of.Value)
		}
		c.checkEffect(a, in, p)
	}
	if a.Changes != nil && len(a.Changes) == 0 {
		p.Add(a.Pos, "changes: a list of rule with set, or add, or remove", "the draft changes nothing")
	}
	return a
}

// checkEffect finds what a draft sets as it stands already under the default readings.
func (c *Corpus) checkEffect(a *Amendment, in *Instrument, p *source.Problems) {
	var none source.Problems // of readings: those are not the draft's
	rules := (&Text{}).read(in, nil, &none)
	for _, ch := range a.For(in) {
		if ch.Rule == nil || ch.Set == nil || ch.does() > 1 || in.contested(ch.Rule.Value) {
			continue // a draft may settle what experts read differently
		}
		i := slices.IndexFunc(rules, func(r rawRule) bool { return r.id == ch.Rule.Value })
		if i >= 0 && same(rules[i].node, source.Merge(rules[i].node, ch.Set)) {
			p.Add(ch.Rule.Pos, "another value, or leave this change out", "%s says already what this change sets", ch.Rule.Value)
		}
	}
}

// contested says whether some reading changes the rule.
func (in *Instrument) contested(rule string) bool {
	return slices.ContainsFunc(in.allReadings(), func(r *Reading) bool {
		return slices.ContainsFunc(r.Options, func(o Option) bool { return slices.Contains(o.Touches(), rule) })
	})
}

// same says that two trees hold the same.
func same(a, b *yaml.Node) bool {
	if a == b {
		return true
	}
	return a.Kind == b.Kind && a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, same)
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
