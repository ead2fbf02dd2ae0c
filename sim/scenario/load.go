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
		switch {
		case w.Law.Instrument(t.Value) == nil:
			p.Add(t.Pos, facts.Hint(t.Value, w.Law.IDs()), "no treaty is called %q", t.Value)
		case slices.Contains(s.Treaties, t.Value):
			p.Add(t.Pos, "each treaty once", "%s stands twice", t.Value)
		default:
			s.Treaties = append(s.Treaties, t.Value)
		}
	}
	for _, text := range in.Readings {
		id, option, err := Reading(text.Value, w.Law)
		switch old := s.Readings[id]; {
		case err != nil:
			r.at(text, err)
		case old != "" && old != option:
			p.Add(text.Pos, "one of the two", "%s is read as %s and as %s at once", id, old, option)
		default:
			s.Readings[id] = option
		}
	}
	s.readRequests(in.Requests, r)
	s.readInjects(in.Injects, r)
	s.readWorkshop(in.Workshop, r)
	if in.Treaties != nil && len(in.Treaties) == 0 && !isBase(f.Name) {
		p.Add(value(doc, "treaties"), "treaties: ["+strings.Join(w.Law.IDs(), ", ")+"], or some of them", "treaties names no treaty")
	}
	if in.Requests != nil && len(in.Requests) == 0 {
		p.Add(value(doc, "requests"), "- id, measure and route of what is asked", "requests asks for nothing")
	}
	s.readExpect(in.Expect, r)
	s.consistent(in, v, r)
	return s
}

// isBase says that a file is a base case for questions, which bring their treaties along.
func isBase(name string) bool { return path.Dir(name) == "common/cases" }

// value is where the value of a key of the file begins.
func value(doc *source.Doc, key string) source.Pos {
	for i := 0; i+1 < len(doc.Root.Content); i += 2 {
		if doc.Root.Content[i].Value == key {
			return source.Pos{File: doc.Name, Line: doc.Root.Content[i+1].Line, Col: doc.Root.Content[i+1].Column}
		}
	}
	return source.Pos{File: doc.Name}
}

func (s *Scenario) readInjects(injects []Inject, r *reader) {
	for _, i := range injects {
		i.Actor, _ = facts.ActorNamed(string(i.Tells))
		if slices.ContainsFunc(s.Injects, func(o Inject) bool { return o.ID == i.ID && i.ID != "" }) {
			r.p.Add(i.Pos, "an id of its own", "the inject %q stands twice", i.ID)
		}
		if i.About != nil && i.About.Line > 0 {
			id, ok := r.v.Circumstance(i.About.Value)
			switch {
			case !ok:
				r.p.Add(i.About.Pos, facts.Hint(i.About.Value, shortNames(r.v)), "there is no circumstance %q", i.About.Value)
			case s.Case.Values[id] != 1:
				r.p.Add(i.About.Pos, "circumstances: "+i.About.Value+": {known_to: []}, if it is so and nobody knows yet",
					"the inject tells of %s, which is not so in this story: nobody can learn it", i.About.Value)
			}
			i.Fact = id
		}
		s.Injects = append(s.Injects, i)
	}
}

func shortNames(v *facts.Vocabulary) []string {
	var names []string
	for _, id := range v.Circumstances() {
		names = append(names, v.Fact(id).Short())
	}
	return names
}

// ofState are the keys of a State that are no facts.
var ofState = []string{"name", "profile", "stance"}

func (s *Scenario) readStates(states *yaml.Node, w World, r *reader) {
	r.pairs(states, "states", func(key, n *yaml.Node) {
		role := key.Value
		if !slices.Contains(law.Party("").Words(), role) {
			want := facts.Hint(role, law.Party("").Words())
			if slices.Contains(ofState, role) {
				want = "indent it below the State that it belongs to"
			}
			r.p.Add(r.pos(key), want, "a scenario has no State called %q", role)
			return
		}
		if n.Kind != yaml.MappingNode {
			r.p.Add(r.pos(n), "name, profile, stance, each on its own line, indented below "+role, "%s %s", role, source.Kind(n))
			s.States[role] = State{}
			return
		}
		var own struct {
			source.Pos
			Name    string       `yaml:"name" need:"true"`
			Profile *source.Text `yaml:"profile"`
			Stance  *source.Text `yaml:"stance"`
		}
		source.DecodePart(r.file, role, only(n, ofState...), &own, r.p)
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
		r.read(role, n, s.Case, "", ofState...)
		s.States[role] = st
	})
	if states == nil || states.Kind != yaml.MappingNode {
		return
	}
	for _, role := range []string{"requesting", "requested"} {
		if _, ok := s.States[role]; !ok {
			r.p.Add(r.pos(states), role+": {name: …}", "the scenario has no %s State", role)
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
		if n.Kind != yaml.MappingNode {
			r.p.Add(r.pos(n), "id, measure and route, each on its own line", "a request %s", source.Kind(n))
			continue
		}
		var own struct {
			source.Pos
			ID      string       `yaml:"id" need:"true"`
			Measure law.Measure  `yaml:"measure" need:"true"`
			Route   law.Route    `yaml:"route" need:"true"`
			After   *source.Text `yaml:"after"`
		}
		source.DecodePart(r.file, "a request", only(n, "id", "measure", "route", "after"), &own, r.p)
		req := Request{ID: own.ID, Measure: string(own.Measure), Route: string(own.Route), Case: s.Case.Clone(), Pos: r.pos(n)}
		if own.After != nil {
			req.After = own.After.Value
			if !slices.ContainsFunc(s.Requests, func(o Request) bool { return o.ID == req.After }) {
				r.p.Add(own.After.Pos, "the id of a request that stands before this one", "no earlier request is called %q", req.After)
			}
		}
		if slices.ContainsFunc(s.Requests, func(o Request) bool { return o.ID == own.ID && own.ID != "" }) {
			r.p.Add(r.pos(n), "an id of its own", "the request %q stands twice", own.ID)
		}
		r.read("request", n, req.Case, "", "id", "measure", "route", "after")
		s.Requests = append(s.Requests, req)
	}
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
		return "", "", &mistake{fmt.Sprintf("%q is no reading with its option", text), "write READING=OPTION"}
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
			return "", "", &mistake{fmt.Sprintf("%s has no option %q", id, option), facts.Hint(option, names)}
		}
	}
	return "", "", &mistake{fmt.Sprintf("there is no reading %q", id), facts.Hint(id, ids)}
}

// SetFlag reads FACT=VALUE as typed on the command line and applies it to every request of the scenario.
func (s *Scenario) SetFlag(text string, v *facts.Vocabulary) error {
	name, value, ok := strings.Cut(text, "=")
	if !ok {
		return &mistake{fmt.Sprintf("%q sets nothing", text), "write FACT=VALUE"}
	}
	id, known := v.Lookup(name)
	if !known || v.Fact(id).Hidden {
		return &mistake{fmt.Sprintf("there is no fact %q", name), suggest(v, name)}
	}
	f := v.Fact(id)
	val, ok := f.Read(value)
	if !ok {
		want := "it takes " + f.Allowed()
		if len(facts.Nearest(value, f.Values)) > 0 {
			want = wanted(f, value)
		}
		return &mistake{fmt.Sprintf("%s cannot be %q", name, value), want}
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
		return &mistake{fmt.Sprintf("%q tells nobody", text), "write ACTOR=CIRCUMSTANCE"}
	}
	a, ok := facts.ActorNamed(who)
	if !ok {
		return &mistake{fmt.Sprintf("no actor is called %q", who), facts.Hint(who, facts.Actors)}
	}
	id, ok := v.Circumstance(strings.TrimPrefix(what, "circumstances."))
	if !ok {
		return &mistake{fmt.Sprintf("there is no circumstance %q", what), facts.Hint(what, shortNames(v))}
	}
	if s.Case.Values[id] != 1 {
		return &mistake{
			fmt.Sprintf("%s is not true in this scenario, so nobody can know it", what),
			"set it first, with --set " + v.Fact(id).Name + "=true",
		}
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
