// Package mutate changes the law, one rule at a time, and asks whether anybody would notice: a rule that no
// legal question and no expectation of a story holds in place can be wrong without a sound.
package mutate

import (
	"context"
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
	"rogatory/sim/walk"
)

// Mutant is one change to one rule.
type Mutant struct {
	Rule   string
	What   string // removed, condition reversed, …
	Change law.Change
}

// Of lists the mutants of an instrument's own rules, in the order of the rules. Rules that are only cited
// have none.
func Of(t *law.Text) []Mutant {
	var out []Mutant
	for _, r := range t.Rules {
		if r.Instrument != t.Instrument.ID || r.Plain != "" || r.Unencodable != "" {
			continue
		}
		ref := &source.Text{Pos: r.Pos, Value: r.ID}
		set := func(what string, value any) {
			out = append(out, Mutant{r.ID, what, law.Change{Pos: r.Pos, Rule: ref, Set: node(value)}})
		}
		out = append(out, Mutant{r.ID, "removed", law.Change{Pos: r.Pos, Remove: ref}})
		if r.When != nil {
			set("condition reversed", map[string]any{"when": "not (" + r.When.Value + ")"})
		}
		if g := r.Ground; g != nil && r.Incorporates == nil {
			switch g.Effect {
			case "barred":
				set("bars no more, may refuse", ground("effect", "may-refuse"))
			case "may-refuse", "no-obligation":
				set("may only postpone", ground("effect", "may-postpone"))
			}
			if g.Met != nil {
				set("met reversed", map[string]any{"ground": map[string]any{"met": "not (" + g.Met.Value + ")"}})
			}
			if g.OpenedBy != "" {
				set("open from the start", map[string]any{"ground": map[string]any{"opened_by": nil}})
			}
			if g.CuredBy != "" {
				set("never cured", map[string]any{"ground": map[string]any{"cured_by": nil}})
			}
			if g.Directed != nil {
				set("nothing directs the holder", map[string]any{"ground": map[string]any{"directed": nil}})
			}
			for i, m := range g.MovedBy {
				if len(g.MovedBy) > 1 {
					var rest []string
					for j, other := range g.MovedBy {
						if j != i {
							rest = append(rest, other.Value)
						}
					}
					set("not moved by "+m.Value, map[string]any{"ground": map[string]any{"moved_by": rest}})
				}
			}
		}
		if d := r.Duty; d != nil {
			weaker := map[law.Strength]string{"shall": "shall-endeavour", "shall-endeavour": "may", "may": "shall"}
			set("strength "+weaker[d.Strength], map[string]any{"duty": map[string]any{"strength": weaker[d.Strength]}})
		}
		if n := r.Notice; n != nil && n.Rule == "required" {
			set("may be told", map[string]any{"notice": map[string]any{"rule": "permitted"}})
		}
		if n := r.Notice; n != nil && len(n.Outcomes) > 0 {
			set("after every outcome", map[string]any{"notice": map[string]any{"outcomes": nil}})
		}
		if g := r.Gag; g != nil && g.Until != nil {
			other := "no-end"
			if g.Until.Value == other {
				other = "period"
			}
			set("until "+other, map[string]any{"gag": map[string]any{"until": other}})
		}
		if d := r.Demand; d != nil {
			set("law reversed", map[string]any{"demand": map[string]any{"law": "not (" + d.Law.Value + ")"}})
		}
		if d := r.Deadline; d != nil {
			set("one more", map[string]any{"deadline": map[string]any{"value": d.Value + 1}})
		}
		if r.By != nil {
			set("by nobody's ground", map[string]any{"by": nil})
		}
		if r.Unless != nil {
			set("whatever happens", map[string]any{"unless": nil})
		}
		if s := r.Safeguard; s != nil && s.Met != nil {
			set("met reversed", map[string]any{"safeguard": map[string]any{"met": "not (" + s.Met.Value + ")"}})
		}
		for _, list := range []struct {
			name string
			refs []source.Text
		}{{"of", r.Of}, {"except", r.Except}, {"only", r.Only}, {"excludes", r.Excludes}} {
			for i := range list.refs {
				if len(list.refs) > 1 {
					set(list.name+" without "+list.refs[i].Value, map[string]any{list.name: without(list.refs, i)})
				}
			}
		}
	}
	return out
}

func ground(field, value string) map[string]any {
	return map[string]any{"ground": map[string]any{field: value}}
}

func without(refs []source.Text, i int) []string {
	var out []string
	for j, r := range refs {
		if j != i {
			out = append(out, r.Value)
		}
	}
	return out
}

// node is a value as YAML. The values above are made here, so that they cannot fail.
func node(value any) *yaml.Node {
	var n yaml.Node
	if err := n.Encode(value); err != nil {
		panic(err)
	}
	return &n
}

// Bench is what mutants are tried against.
type Bench struct {
	Simulator *sim.Simulator
	Questions []*scenario.Question
	Bases     map[string]*scenario.Scenario
	Stories   []*scenario.Scenario
}

// Try says what notices a mutant of an instrument: a question's id, a story's file, "lint" if the law no longer
// fits together, or nothing.
func (b *Bench) Try(ctx context.Context, treaty string, m Mutant) (string, error) {
	a := &law.Amendment{
		ID: m.Rule, Title: m.What, Of: []source.Text{{Value: treaty}}, Changes: []law.Change{m.Change},
	}
	l := b.Simulator.Fork()
	if l.Fits(treaty, a) != nil {
		return "lint", nil
	}
	// Those about the rule itself are the likeliest to notice.
	about := func(q *scenario.Question) bool { return strings.HasSuffix(q.Ask.Value, m.Rule) }
	ordered := slices.Clone(b.Questions)
	slices.SortStableFunc(ordered, func(x, y *scenario.Question) int {
		switch ax, ay := about(x), about(y); {
		case ax && !ay:
			return -1
		case ay && !ax:
			return 1
		}
		return 0
	})
	for _, q := range ordered {
		if q.Treaty != treaty {
			continue
		}
		got, err := l.Answer(ctx, q, b.Bases[q.Base], a)
		if errors.Is(err, walk.ErrNoCourse) {
			return q.ID, nil // the mutant leaves somebody without a lawful course
		}
		if err != nil {
			continue // under the question's reading the rule is another, which this change does not fit
		}
		if got != q.Answer {
			return q.ID, nil
		}
	}
	for _, s := range b.Stories {
		if failed, _ := l.TestAmended(ctx, s, treaty, a); len(failed) > 0 {
			return s.File, nil
		}
	}
	return "", nil
}
