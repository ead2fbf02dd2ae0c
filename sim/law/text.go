package law

import (
	"maps"
	"regexp"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Text is an instrument as it applies: readings chosen, amendments laid over, the law beside it added,
// conditions parsed and references checked.
type Text struct {
	Instrument *Instrument
	Rules      []*Rule // the instrument's own (those that it extends first), then those of the layers
	Terms      map[string]*Rule
	Chosen     []Chosen
	Amended    []string // titles

	byID map[string]*Rule
}

// Chosen is the option in use of one reading.
type Chosen struct {
	Reading *Reading
	Option  *Option
}

// SteppedBack is the derived name that says that a gate of the instrument is active; it is the only
// one that rules may use, and only those of the law beside the instruments.
const SteppedBack = "stepped_back"

// Derived are the names that the engine provides to conditions in skeletons:
//
//	basis         the instrument is in force and every scope rule for the measure holds
//	barred        a ground that bars assistance is before its holder
//	barred_for_good  the same, leaving aside bars that terms could cure
//	endeavour     the duty to assist, if any, is weaker than shall
//	gag_ending    a duty of secrecy is running that has an end
//	stepped_back  a gate is active: the instrument yields to another treaty or arrangement
var Derived = []string{
	"basis", "barred", "barred_for_good", "endeavour", "gag_ending", SteppedBack,
}

// Text applies readings (id → option; the others take their defaults) and amendments to an instrument.
// Problems, among them a reading or option that does not exist, go to p; the text is usable only if
// there were none.
func (c *Corpus) Text(id string, readings map[string]string, amendments []*Amendment, p *source.Problems) *Text {
	c.mu.Lock()
	defer c.mu.Unlock()
	in := c.Instrument(id)
	if in == nil {
		p.Add(source.Pos{}, facts.Hint(id, c.IDs()), "no instrument is called %q", id)
		return nil
	}
	c.checkChoices(in, readings, p)
	t := &Text{Instrument: in, Terms: map[string]*Rule{}, byID: map[string]*Rule{}}
	nodes := in.allRules()
	for _, r := range in.allReadings() {
		name := r.Default
		if want, ok := readings[r.ID]; ok {
			name = want
		}
		for i := range r.Options {
			if r.Options[i].Name == name {
				t.Chosen = append(t.Chosen, Chosen{r, &r.Options[i]})
				nodes = lay(nodes, r.Pos.File, r.Options[i].Changes, p)
			}
		}
	}
	for _, a := range amendments {
		if slices.ContainsFunc(a.Of, func(of source.Text) bool { return of.Value == id }) {
			nodes = lay(nodes, a.Pos.File, a.Changes, p)
			t.Amended = append(t.Amended, a.Title)
		}
	}
	known, decoded := c.rules[id], map[*yaml.Node]*Rule{}
	if known == nil {
		known = map[*yaml.Node]*Rule{}
		c.rules[id] = known
	}
	t.decode(in, nodes, known, decoded, p)
	for _, layer := range c.Layers {
		t.decode(layer, layer.rules, known, decoded, p)
	}
	t.resolve(c.Facts, known, p)
	if p.Empty() {
		// A rule that no reading touches is the same in every text. One that takes over another's content is not.
		for node, r := range decoded {
			if r.Incorporates == nil {
				known[node] = r
			}
		}
	}
	return t
}

func (in *Instrument) allRules() []rawRule {
	if in.parent == nil {
		return slices.Clone(in.rules)
	}
	return append(in.parent.allRules(), in.rules...)
}

func (in *Instrument) allReadings() []*Reading {
	if in.parent == nil {
		return in.Readings
	}
	return append(slices.Clone(in.parent.allReadings()), in.Readings...)
}

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

// FindReading finds a reading of the instrument, or of one that it extends, by its id.
func (in *Instrument) FindReading(id string) *Reading {
	for _, r := range in.allReadings() {
		if r.ID == id {
			return r
		}
	}
	return nil
}

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

// decode reads rules, or takes those that an earlier text has read and resolved already.
func (t *Text) decode(in *Instrument, nodes []rawRule, known, decoded map[*yaml.Node]*Rule, p *source.Problems) {
	for _, raw := range nodes {
		r := known[raw.node]
		if r == nil {
			r = &Rule{}
			source.Decode(raw.file, raw.node, r, p)
			r.Instrument, r.Layer, r.segments = in.ID, in.Layer, strings.Split(r.ID, ".")
			decoded[raw.node] = r
		}
		if other := t.byID[r.ID]; other != nil {
			p.Add(r.Pos, "an id of its own", "the rule %s stands already at %s:%d", r.ID, other.File, other.Line)
			continue
		}
		t.Rules = append(t.Rules, r)
		t.byID[r.ID] = r
		if r.Term != "" {
			t.Terms[r.Term] = r
		}
		if decoded[raw.node] == r {
			in.check(r, p)
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
		p.Add(r.Pos, "exactly one of term, scope, duty, ground, excludes, closes, incorporates, suspends, before, notice, gag, demand, safeguard, deadline, power, shuts, opens, unencodable, plain",
			"the rule %s says %s", r.ID, got)
	}
	if in.Layer == "treaty" && in.Format == "treaty/1" {
		var missing []string
		for _, n := range number.FindAllString(bracketed.ReplaceAllString(r.Cite, ""), -1) {
			if !in.lists(n) {
				missing = append(missing, n)
			}
		}
		if !articleNumber.MatchString(r.Cite) {
			p.Add(r.Pos, "cite: Art. and the number, then paragraph and letter in brackets", "the citation %q of %s names no article", r.Cite, r.ID)
		} else if len(missing) > 0 {
			p.Add(r.Pos, "an article that treaty.yaml lists", "%s cites article %s, which %s does not have", r.ID, strings.Join(missing, " and "), in.ID)
		}
	}
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

// resolve parses conditions and looks references up.
func (t *Text) resolve(v *facts.Vocabulary, known map[*yaml.Node]*Rule, p *source.Problems) {
	names := map[string]bool{}
	for name := range t.Terms {
		names[name] = true
	}
	done := map[*Rule]bool{}
	for _, r := range known {
		done[r] = true
	}
	var incorporating []*Rule
	for _, r := range t.Rules {
		for _, refs := range [][]source.Text{r.Excludes, r.Only, r.Suspends, r.Except, r.Of} {
			for _, ref := range refs {
				if len(t.Matching(ref.Value)) == 0 {
					p.Add(ref.Pos, facts.Hint(ref.Value, t.ids()), "%q matches no rule", ref.Value)
				}
			}
		}
		if done[r] {
			t.termsStand(r, p)
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
				p.Add(by.Pos, facts.Hint(by.Value, t.groundIDs()), "%q is no ground", by.Value)
			}
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
	}
	for _, r := range incorporating {
		of := t.byID[r.Incorporates.Value]
		if of == nil || of.Ground == nil {
			p.Add(r.Incorporates.Pos, facts.Hint(r.Incorporates.Value, t.groundIDs()), "%q is no ground that could be taken over", r.Incorporates.Value)
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
	cond.CheckTerms(terms, p)
	t.clashes(p)
}

// termsStand checks that a rule resolved for an earlier text finds its terms in this one.
func (t *Text) termsStand(r *Rule, p *source.Problems) {
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
	for _, k := range conds {
		if k == nil {
			continue
		}
		for _, name := range k.Terms() {
			if t.Terms[name] == nil {
				p.Add(k.Text.Pos, "a rule with `term: "+name+"`", "term.%s is not defined", name)
			}
		}
	}
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
			p.Add(ref.Pos, facts.Hint(ref.Value, names), "%q is no circumstance", ref.Value)
			continue
		}
		out = append(out, id)
	}
	return out
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

// Applies says whether the rule's filters let it bear on a measure by a route.
func (r *Rule) Applies(m Measure, route Route) bool {
	return (len(r.Measures) == 0 || slices.Contains(r.Measures, m)) &&
		(len(r.Routes) == 0 || slices.Contains(r.Routes, route))
}

// Rule finds a rule by its id; nil if there is none.
func (t *Text) Rule(id string) *Rule { return t.byID[id] }

// Matching lists the rules that a reference covers, in order.
func (t *Text) Matching(ref string) []*Rule {
	var out []*Rule
	segments := strings.Split(ref, ".")
	for _, r := range t.Rules {
		if matches(segments, r.segments) {
			out = append(out, r)
		}
	}
	return out
}

func (t *Text) groundIDs() []string {
	var ids []string
	for id, r := range t.byID {
		if r.Ground != nil {
			ids = append(ids, id)
		}
	}
	sort.Strings(ids)
	return ids
}

func (t *Text) ids() []string {
	var ids []string
	for id := range t.byID {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
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
