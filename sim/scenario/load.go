package scenario

import (
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// World is what a scenario is read against.
type World struct {
	Law      *law.Corpus
	Profiles map[string]*Profile
}

// Load reads one scenario. Every problem goes to p; the scenario is usable only if there were none.
func Load(f source.File, w World, p *source.Problems) *Scenario {
	doc := source.Parse(f.Name, f.Data, p)
	if doc == nil {
		return nil
	}
	var in file
	doc.Decode(&in, p)
	if in.Format != "" && in.Format != "scenario/1" {
		p.Add(source.Pos{File: doc.Name, Line: 1, Col: 1}, "format: scenario/1", "the format is %q", in.Format)
	}
	v := w.Law.Facts
	s := &Scenario{
		ID: strings.TrimSuffix(path.Base(f.Name), path.Ext(f.Name)), File: f.Name, Hash: law.Hash(f),
		Title: in.Title, Sources: in.Sources, Story: in.Story, InForce: in.InForce.Value,
		States: map[string]State{}, Readings: map[string]string{}, Discussion: in.Discussion,
		Case: Case{v.Blank(), make([]Origin, v.Len())},
	}
	r := &reader{f.Name, v, w.Law, p}
	if s.InForce != "" && s.InForce != "assumed" && s.InForce != "data" {
		p.Add(in.InForce.Pos, "assumed, or data: as the instruments' status says", "in_force cannot be %q", s.InForce)
	}
	s.readStates(in.States, w, r)
	r.read("person", in.Person, s.Case, "")
	r.read("offence", in.Offence, s.Case, "")
	r.read("system", in.System, s.Case, "")
	r.read("relation", in.Relation, s.Case, "")
	r.circumstances(in.Circumstances, s.Case)
	for _, t := range in.Treaties {
		if w.Law.Instrument(t.Value) == nil {
			p.Add(t.Pos, facts.Hint(t.Value, w.Law.IDs()), "no treaty is called %q", t.Value)
			continue
		}
		s.Treaties = append(s.Treaties, t.Value)
	}
	for _, text := range in.Readings {
		if id, option, err := Reading(text.Value, w.Law); err != nil {
			p.Add(text.Pos, "READING=OPTION", "%v", err)
		} else {
			s.Readings[id] = option
		}
	}
	s.readRequests(in.Requests, r)
	for _, i := range in.Injects {
		i.Actor, _ = facts.ActorNamed(string(i.Tells))
		if i.About != nil {
			id, ok := v.Circumstance(i.About.Value)
			if !ok {
				p.Add(i.About.Pos, facts.Hint(i.About.Value, shortNames(v)), "there is no circumstance %q", i.About.Value)
			}
			i.Fact = id
		}
		s.Injects = append(s.Injects, i)
	}
	s.readExpect(in.Expect, r)
	s.consistent(in, v, r)
	return s
}

func shortNames(v *facts.Vocabulary) []string {
	var names []string
	for _, id := range v.Circumstances() {
		names = append(names, v.Fact(id).Short())
	}
	return names
}

func (s *Scenario) readStates(nodes map[string]*yaml.Node, w World, r *reader) {
	var roles []string
	for role := range nodes {
		roles = append(roles, role)
	}
	sort.Strings(roles)
	for _, role := range roles {
		n := nodes[role]
		if !slices.Contains(law.Party("").Words(), role) {
			r.p.Add(r.pos(n), facts.Hint(role, law.Party("").Words()), "a scenario has no State called %q", role)
			continue
		}
		var own struct {
			source.Pos
			Name    string       `yaml:"name" need:"true"`
			Profile *source.Text `yaml:"profile"`
			Stance  *source.Text `yaml:"stance"`
		}
		source.Decode(r.file, only(n, "name", "profile", "stance"), &own, r.p)
		st := State{Name: own.Name}
		if own.Profile != nil {
			st.Profile = own.Profile.Value
			pr := w.Profiles[st.Profile]
			if pr == nil {
				var names []string
				for name := range w.Profiles {
					names = append(names, name)
				}
				sort.Strings(names)
				r.p.Add(own.Profile.Pos, facts.Hint(st.Profile, names), "no profile is called %q", st.Profile)
			} else {
				(&reader{pr.File, r.v, nil, r.p}).read(role+".law", pr.Law, s.Case, pr.ID)
			}
		}
		if own.Stance != nil {
			st.Stance = own.Stance.Value
			if !slices.Contains(facts.Stances, st.Stance) {
				r.p.Add(own.Stance.Pos, facts.Hint(st.Stance, facts.Stances), "no stance is called %q", st.Stance)
			}
		}
		r.read(role, n, s.Case, "", "name", "profile", "stance")
		s.States[role] = st
	}
	for _, role := range []string{"requesting", "requested"} {
		if _, ok := s.States[role]; !ok && len(nodes) > 0 {
			r.p.Add(source.Pos{File: r.file, Line: 1, Col: 1}, role+": {name: …}", "the scenario has no %s State", role)
		}
	}
}

// only is the mapping with the named keys alone.
func only(n *yaml.Node, keys ...string) *yaml.Node {
	out := *n
	out.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		if slices.Contains(keys, n.Content[i].Value) {
			out.Content = append(out.Content, n.Content[i], n.Content[i+1])
		}
	}
	return &out
}

func (s *Scenario) readRequests(nodes []*yaml.Node, r *reader) {
	for _, n := range nodes {
		var own struct {
			source.Pos
			ID      string       `yaml:"id" need:"true"`
			Measure law.Measure  `yaml:"measure" need:"true"`
			Route   law.Route    `yaml:"route" need:"true"`
			After   *source.Text `yaml:"after"`
		}
		source.Decode(r.file, only(n, "id", "measure", "route", "after"), &own, r.p)
		req := Request{ID: own.ID, Measure: string(own.Measure), Route: string(own.Route), Case: s.Case.Clone(), Pos: r.pos(n)}
		if own.After != nil {
			req.After = own.After.Value
			if !slices.ContainsFunc(s.Requests, func(o Request) bool { return o.ID == req.After }) {
				r.p.Add(own.After.Pos, "the id of a request that stands before this one", "no earlier request is called %q", req.After)
			}
		}
		if slices.ContainsFunc(s.Requests, func(o Request) bool { return o.ID == own.ID }) {
			r.p.Add(r.pos(n), "an id of its own", "the request %q stands twice", own.ID)
		}
		r.read("request", n, req.Case, "", "id", "measure", "route", "after")
		s.Requests = append(s.Requests, req)
	}
}

func sortedKeys[T any](m map[string]T) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// consistent finds statements that cannot both be true.
func (s *Scenario) consistent(in file, v *facts.Vocabulary, r *reader) {
	official, _ := v.Lookup("person.official_of")
	known, _ := v.Circumstance("target_is_official")
	c := s.Case
	if c.Stated(official) && c.Stated(known) && (c.Values[official] != 0) != (c.Values[known] == 1) {
		r.p.Add(c.Origins[official].Pos, "the same in both places",
			"person.official_of is %s and circumstances.target_is_official is %s",
			v.Fact(official).Show(c.Values[official]), v.Fact(known).Show(c.Values[known]))
	}
	if c.Stated(official) && v.Fact(official).Show(c.Values[official]) == "sending" {
		if _, ok := s.States["sending"]; !ok {
			r.p.Add(c.Origins[official].Pos, "states: sending: {name: …}", "the person is an official of a sending State, which the scenario does not have")
		}
	}
	immunity, _ := v.Lookup("person.immunity")
	if c.Stated(immunity) && c.Values[immunity] != 0 && c.Stated(official) && c.Values[official] == 0 {
		r.p.Add(c.Origins[immunity].Pos, "immunity: none, or whose official the person is",
			"person.immunity is %s and person.official_of is none", v.Fact(immunity).Show(c.Values[immunity]))
	}
	detained, _ := v.Lookup("person.detained")
	present, _ := v.Lookup("person.present_in")
	if c.Stated(detained) && c.Values[detained] == 1 && c.Stated(present) && v.Fact(present).Show(c.Values[present]) != "requested" {
		r.p.Add(c.Origins[detained].Pos, "detained: false, or present_in: requested",
			"the State that carries the measure out holds the person, and person.present_in is %s", v.Fact(present).Show(c.Values[present]))
	}
}

// Reading splits READING=OPTION and checks it against every instrument.
func Reading(text string, c *law.Corpus) (id, option string, err error) {
	id, option, ok := strings.Cut(text, "=")
	if !ok {
		return "", "", fmt.Errorf("%q is no reading with its option: write READING=OPTION", text)
	}
	var ids []string
	for _, in := range c.Instruments {
		for _, r := range in.Readings {
			ids = append(ids, r.ID)
			if r.ID != id {
				continue
			}
			var names []string
			for _, o := range r.Options {
				if o.Name == option {
					return id, option, nil
				}
				names = append(names, o.Name)
			}
			return "", "", fmt.Errorf("%s has no option %q: %s", id, option, facts.Hint(option, names))
		}
	}
	return "", "", fmt.Errorf("there is no reading %q: %s", id, facts.Hint(id, ids))
}

// SetFlag reads FACT=VALUE as typed on the command line and applies it to every request of the scenario.
func (s *Scenario) SetFlag(text string, v *facts.Vocabulary) error {
	name, value, ok := strings.Cut(text, "=")
	if !ok {
		return fmt.Errorf("%q sets nothing: write FACT=VALUE", text)
	}
	id, known := v.Lookup(name)
	if !known || v.Fact(id).Hidden {
		return fmt.Errorf("there is no fact %q: %s", name, suggest(v, name))
	}
	f := v.Fact(id)
	val, ok := f.Read(value)
	if !ok {
		return fmt.Errorf("%s cannot be %q: it takes %s", name, value, f.Allowed())
	}
	o := Origin{Kind: "flag"}
	for _, c := range s.cases() {
		c.set(id, val, o)
		if f.Circumstance {
			for a := 0; a < facts.NumActors; a++ {
				if k := v.Knows(facts.Actor(a), id); val == 0 || c.Values[k] == facts.Unknown {
					c.set(k, 0, o)
				}
			}
		}
	}
	return nil
}

func suggest(v *facts.Vocabulary, name string) string {
	if near := v.Suggest(name); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return "`sim facts` lists them"
}

func (s *Scenario) cases() []Case {
	out := []Case{s.Case}
	for i := range s.Requests {
		out = append(out, s.Requests[i].Case)
	}
	return out
}

// TellFlag reads ACTOR=CIRCUMSTANCE: the actor knows it from the start. Only what is true can be known.
func (s *Scenario) TellFlag(text string, v *facts.Vocabulary) error {
	who, what, ok := strings.Cut(text, "=")
	if !ok {
		return fmt.Errorf("%q tells nobody: write ACTOR=CIRCUMSTANCE", text)
	}
	a, ok := facts.ActorNamed(who)
	if !ok {
		return fmt.Errorf("no actor is called %q: %s", who, facts.Hint(who, facts.Actors))
	}
	id, ok := v.Circumstance(strings.TrimPrefix(what, "circumstances."))
	if !ok {
		return fmt.Errorf("there is no circumstance %q: %s", what, facts.Hint(what, shortNames(v)))
	}
	if s.Case.Values[id] != 1 {
		return fmt.Errorf("%s is not true in this scenario, so nobody can know it: set it first, with --set %s=true", what, v.Fact(id).Name)
	}
	for _, c := range s.cases() {
		c.set(v.Knows(a, id), 1, Origin{Kind: "flag"})
	}
	return nil
}

// Clone copies a scenario so far as flags change it.
func (s *Scenario) Clone() *Scenario {
	c := *s
	c.Case = s.Case.Clone()
	c.Requests = slices.Clone(s.Requests)
	for i := range c.Requests {
		c.Requests[i].Case = s.Requests[i].Case.Clone()
	}
	c.Readings = map[string]string{}
	for k, v := range s.Readings {
		c.Readings[k] = v
	}
	c.States = map[string]State{}
	for k, v := range s.States {
		c.States[k] = v
	}
	return &c
}
