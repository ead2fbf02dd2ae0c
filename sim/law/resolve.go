package law

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// resolve parses conditions and looks references up.
func (t *Text) resolve(v *facts.Vocabulary, known map[*yaml.Node]*Rule, p *source.Problems) {
	names := map[string]bool{}
	for name := range t.Terms {
		names[name] = true
	}
	for _, gone := range t.removed {
		if gone.term != "" {
			names[gone.term] = true // its absence is reported where it is removed
		}
	}
	done := map[*Rule]bool{}
	for _, r := range known {
		done[r] = true
	}
	var incorporating []*Rule
	whole := true // no term is missing
	for _, r := range t.Rules {
		for _, refs := range [][]source.Text{r.Excludes, r.Only, r.Suspends, r.Except, r.Of} {
			for _, ref := range refs {
				if len(t.Matching(ref.Value)) == 0 {
					t.gap(r, ref, p, facts.Hint(ref.Value, t.ids()), "%q matches no rule")
				}
			}
		}
		if done[r] {
			whole = t.termsStand(r, p) && whole
			continue
		}
		scope := cond.Scope{Facts: v, Terms: names}
		if r.Instrument != t.Instrument.ID {
			scope.Derived = []string{SteppedBack}
		}
		parse := func(text *source.Text) *cond.Cond {
			if text == nil {
				return nil
			}
			return cond.Parse(*text, scope, p)
		}
		r.Cond = parse(r.When)
		if g := r.Ground; g != nil {
			g.MetCond, g.DirectedCond = parse(g.Met), parse(g.Directed)
			g.Movers = circumstances(g.MovedBy, v, p)
			for _, c := range []*cond.Cond{r.Cond, g.MetCond} {
				if c == nil {
					continue
				}
				if id, negated := c.NegatesCircumstance(); negated {
					p.Add(c.Text.Pos, "say what makes the ground good, not what does not",
						"the ground %s negates the circumstance %s: not knowing it would then help its holder", r.ID, v.Fact(id).Short())
				}
			}
			if g.Test != "objective" && g.Test != "" && len(g.MovedBy) == 0 {
				p.Add(r.Pos, "moved_by: [a circumstance, …]", "the ground %s tests what its holder %s, and names nothing that could move or satisfy it", r.ID, g.Test)
			}
			if g.Test == "objective" && r.When == nil && g.Met == nil && g.OpenedBy == "" {
				p.Add(r.Pos, "a condition: when: …", "the objective ground %s has no condition, so it would always be met", r.ID)
			}
		}
		if r.Demand != nil {
			r.Demand.Cond = parse(&r.Demand.Law)
		}
		if r.Safeguard != nil {
			r.Safeguard.Cond = parse(r.Safeguard.Met)
			if by := r.Safeguard.MetBy; by != nil && (t.byID[by.Value] == nil || t.byID[by.Value].Ground == nil) {
				t.gap(r, *by, p, facts.Hint(by.Value, t.groundIDs()), "%q is no ground")
			}
		}
		if by := r.By; by != nil && (t.byID[by.Value] == nil || t.byID[by.Value].Ground == nil && t.byID[by.Value].Incorporates == nil) {
			p.Add(by.Pos, facts.Hint(by.Value, t.groundIDs()), "%q is no ground", by.Value)
		}
		if r.Term != "" && r.When == nil {
			p.Add(r.Pos, "when: the definition, as a condition", "the term %s is not defined", r.Term)
		}
		if r.Scope != nil && r.When == nil {
			p.Add(r.Pos, "when: the condition for being inside", "the scope rule %s has no condition", r.ID)
		}
		if r.Gag != nil {
			r.Gag.UntilFact = t.gagEnd(r, v, p)
		}
		if r.Incorporates != nil {
			incorporating = append(incorporating, r)
		}
		whole = t.termsStand(r, p) && whole
	}
	for _, r := range incorporating {
		of := t.byID[r.Incorporates.Value]
		if of == nil || of.Ground == nil {
			t.gap(r, *r.Incorporates, p, facts.Hint(r.Incorporates.Value, t.groundIDs()), "%q is no ground that could be taken over")
			continue
		}
		ground := *of.Ground
		r.Ground = &ground
		if r.Cond == nil {
			r.Cond, r.When = of.Cond, of.When
		}
	}
	terms := map[string]*cond.Cond{}
	for name, r := range t.Terms {
		if r.Cond != nil {
			terms[name] = r.Cond
		}
	}
	if whole {
		cond.CheckTerms(terms, p)
	}
	t.clashes(p)
}

func (t *Text) gagEnd(r *Rule, v *facts.Vocabulary, p *source.Problems) facts.ID {
	until := r.Gag.Until
	if until == nil || slices.Contains(facts.GagEnds, until.Value) {
		return cond.NoFact
	}
	id, ok := v.Lookup(until.Value)
	if !ok || !slices.Equal(v.Fact(id).Values, facts.GagEnds) {
		p.Add(until.Pos, "one of "+strings.Join(facts.GagEnds, ", ")+", or a fact with these values",
			"the gag %s lasts until %q", r.ID, until.Value)
		return cond.NoFact
	}
	return id
}

func circumstances(refs []source.Text, v *facts.Vocabulary, p *source.Problems) []facts.ID {
	var out []facts.ID
	for _, ref := range refs {
		id, ok := v.Circumstance(ref.Value)
		if !ok {
			var names []string
			for _, c := range v.Circumstances() {
				names = append(names, v.Fact(c).Short())
			}
			p.Add(ref.Pos, facts.Hint(strings.TrimPrefix(ref.Value, "circumstances."), names), "%q is no circumstance", ref.Value)
			continue
		}
		out = append(out, id)
	}
	return out
}
