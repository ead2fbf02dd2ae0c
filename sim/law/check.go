package law

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// checkChoices finds choices of readings that no instrument has, and options that this one's do not have.
func (c *Corpus) checkChoices(in *Instrument, readings map[string]string, p *source.Problems) {
	var all []string
	for _, other := range c.Instruments {
		for _, r := range other.Readings {
			all = append(all, r.ID)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(readings)) {
		if !slices.Contains(all, id) {
			p.Add(source.Pos{}, facts.Hint(id, all), "there is no reading %q", id)
		}
		if r := in.FindReading(id); r != nil {
			var options []string
			for _, o := range r.Options {
				options = append(options, o.Name)
			}
			if !slices.Contains(options, readings[id]) {
				p.Add(source.Pos{}, facts.Hint(readings[id], options), "%s has no option %q", id, readings[id])
			}
		}
	}
}

var (
	articleNumber = regexp.MustCompile(`\bArts?\. \d+`)
	bracketed     = regexp.MustCompile(`\([^)]*\)`)
	number        = regexp.MustCompile(`\b\d+\b`)
)

// check finds what is wrong with one rule on its own.
func (in *Instrument) check(r *Rule, p *source.Problems) {
	own := false
	for at := in; at != nil; at = at.parent {
		own = own || strings.HasPrefix(r.ID, at.ID+".")
	}
	if !own {
		p.Add(r.Pos, in.ID+"."+r.ID, "the id %s does not begin with its instrument's id", r.ID)
	}
	if kinds := r.kinds(); len(kinds) != 1 {
		got := "nothing"
		if len(kinds) > 1 {
			got = strings.Join(kinds, " and ")
		}
		p.Add(r.Pos, "exactly one of "+strings.Join(kindWords, ", "),
			"the rule %s says %s", r.ID, got)
	}
	if len(r.Shuts)+len(r.Opens) == 0 && (r.By != nil || r.Unless != nil) {
		p.Add(r.Pos, "shuts or opens: [an event, …]", "by and unless of %s say when events are shut or open, and it shuts and opens none", r.ID)
	}
	if in.Layer == "treaty" && in.Format == "treaty/1" {
		missing := in.notListed(r.Cite)
		switch {
		case r.Cite == "": // reported as missing
		case !articleNumber.MatchString(r.Cite):
			p.Add(r.Pos, "cite: "+citeForm, "the citation %q of %s names no article", r.Cite, r.ID)
		case len(missing) > 0:
			p.Add(r.Pos, "an article that treaty.yaml lists", "%s cites article %s, which %s does not have", r.ID, strings.Join(missing, " and "), in.ID)
		}
	}
}

const citeForm = "Art. and the number, then paragraph and letter in brackets"

// notListed are the articles of a citation that the instrument does not have.
func (in *Instrument) notListed(cite string) []string {
	var missing []string
	for _, n := range number.FindAllString(bracketed.ReplaceAllString(cite, ""), -1) {
		if !in.lists(n) {
			missing = append(missing, n)
		}
	}
	return missing
}

// WrongCite says what is wrong with a citation of the instrument, and what would be right; empty: nothing.
func (in *Instrument) WrongCite(cite string) (want, problem string) {
	if !articleNumber.MatchString(cite) {
		return citeForm, "the citation " + strconv.Quote(cite) + " names no article"
	}
	if missing := in.notListed(cite); len(missing) > 0 {
		return "an article that treaty.yaml lists", in.ID + " has no article " + strings.Join(missing, " and ")
	}
	return "", ""
}

func (in *Instrument) lists(article string) bool {
	for at := in; at != nil; at = at.parent {
		if _, ok := at.Articles[article]; ok {
			return true
		}
	}
	return false
}

func (r *Rule) kinds() []string {
	var k []string
	add := func(set bool, name string) {
		if set {
			k = append(k, name)
		}
	}
	add(r.Term != "", "term")
	add(r.Scope != nil, "scope")
	add(r.Duty != nil, "duty")
	add(r.Ground != nil, "ground")
	add(len(r.Excludes) > 0, "excludes")
	add(len(r.Closes) > 0, "closes")
	add(r.Incorporates != nil, "incorporates")
	add(len(r.Suspends) > 0, "suspends")
	add(len(r.Before) > 0, "before")
	add(r.Notice != nil, "notice")
	add(r.Gag != nil, "gag")
	add(r.Demand != nil, "demand")
	add(r.Safeguard != nil, "safeguard")
	add(r.Deadline != nil, "deadline")
	add(r.Power != nil, "power")
	add(len(r.Shuts) > 0, "shuts")
	add(len(r.Opens) > 0, "opens")
	add(r.Unencodable != "", "unencodable")
	add(r.Plain != "", "plain")
	return k
}

// termsStand checks that the conditions of a rule find their terms in this text, and says whether they do. One
// that a change removed is reported at the change.
func (t *Text) termsStand(r *Rule, p *source.Problems) bool {
	conds := []*cond.Cond{r.Cond}
	if r.Ground != nil {
		conds = append(conds, r.Ground.MetCond, r.Ground.DirectedCond)
	}
	if r.Demand != nil {
		conds = append(conds, r.Demand.Cond)
	}
	if r.Safeguard != nil {
		conds = append(conds, r.Safeguard.Cond)
	}
	stand := true
	for _, k := range conds {
		if k == nil {
			continue
		}
		for _, name := range k.Terms() {
			if t.Terms[name] != nil {
				continue
			}
			stand = false
			if i := slices.IndexFunc(t.removed, func(gone removal) bool { return gone.term == name }); i >= 0 {
				p.Add(t.removed[i].rule.Pos, "a change to "+r.ID+" too", "%s (%s, %s) rests on term.%s, whose definition is removed here",
					r.ID, r.Cite, k.Text.Pos, name)
				continue
			}
			p.Add(k.Text.Pos, "a rule with `term: "+name+"`", "term.%s is not defined", name)
		}
	}
	return stand
}

// clashes finds pairs of rules that cannot both stand, and quotes both.
func (t *Text) clashes(p *source.Problems) {
	quote := func(r *Rule) string { return r.ID + " (" + r.Cite + ", " + r.Pos.String() + ")" }
	for i, a := range t.Rules {
		for _, b := range t.Rules[i+1:] {
			switch {
			case a.Term != "" && a.Term == b.Term:
				p.Add(b.Pos, "one definition", "%s and %s both define term.%s", quote(a), quote(b), a.Term)
			case a.Duty != nil && b.Duty != nil && a.Duty.Strength != b.Duty.Strength && a.When == nil && b.When == nil && overlap(a, b) &&
				len(a.Measures) == len(b.Measures):
				p.Add(b.Pos, "one of the two, or a condition on each", "%s says %q and %s says %q for the same measure",
					quote(a), a.Duty.Strength, quote(b), b.Duty.Strength)
			case a.Notice != nil && b.Notice != nil && a.Notice.From == b.Notice.From && a.Notice.To == b.Notice.To &&
				a.Notice.At == b.Notice.At && a.When == nil && b.When == nil && overlap(a, b) &&
				a.Notice.Rule != b.Notice.Rule && (a.Notice.Rule == "prohibited" || b.Notice.Rule == "prohibited"):
				p.Add(b.Pos, "a condition on one of them", "%s makes telling %s %s and %s makes it %s",
					quote(a), a.Notice.To, a.Notice.Rule, quote(b), b.Notice.Rule)
			}
		}
	}
}

func overlap(a, b *Rule) bool {
	return share(a.Measures, b.Measures) && share(a.Routes, b.Routes)
}

func share[T comparable](a, b []T) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) })
}
