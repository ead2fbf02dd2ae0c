package law

import (
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"

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

	byID    map[string]*Rule
	removed []removal
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
	if in.brief {
		p.Add(source.Pos{}, "open the law for it", "the rules of %s were not read", id)
		return nil
	}
	c.checkChoices(in, readings, p)
	t := &Text{Instrument: in, Terms: map[string]*Rule{}, byID: map[string]*Rule{}}
	nodes := t.read(in, readings, p)
	for _, a := range amendments {
		if slices.ContainsFunc(a.Of, func(of source.Text) bool { return of.Value == id }) {
			nodes = t.lay(nodes, a.Pos.File, a.For(in), p)
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

// read lays the chosen readings over the instrument's rules.
func (t *Text) read(in *Instrument, readings map[string]string, p *source.Problems) []rawRule {
	nodes := in.allRules()
	for _, r := range in.allReadings() {
		name := r.Default
		if want, ok := readings[r.ID]; ok {
			name = want
		}
		for i := range r.Options {
			if r.Options[i].Name == name {
				t.Chosen = append(t.Chosen, Chosen{r, &r.Options[i]})
				nodes = t.lay(nodes, r.Pos.File, r.Options[i].Changes, p)
			}
		}
	}
	return nodes
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

// FindReading finds a reading of the instrument, or of one that it extends, by its id.
func (in *Instrument) FindReading(id string) *Reading {
	for _, r := range in.allReadings() {
		if r.ID == id {
			return r
		}
	}
	return nil
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
			p.Add(r.Pos, "an id of its own; what changes a rule that stands is rule with set", "the rule %s stands already at %s:%d", r.ID, other.File, other.Line)
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
