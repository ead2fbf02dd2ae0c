package scenario

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Workshop is what a trainer needs to have a scenario played: what everybody at the table may read, and what would
// betray the rest.
type Workshop struct {
	source.Pos

	Title     string                 // that gives nothing away, unlike the scenario's own
	Brief     string                 // what everybody at the table may read
	Minutes   int                    // from the first word to the last
	Roles     map[facts.Actor]string // more for the card of an actor, in plain words
	GivesAway map[facts.ID][]string  // circumstance → words that would betray it
}

// Shortest and Longest are the shortest and the longest exercise, in minutes.
const Shortest, Longest = 30, 480

// workshop is the block as it stands in the file.
type workshop struct {
	source.Pos `yaml:"-"`

	Title     string     `yaml:"title" need:"true"`
	Brief     string     `yaml:"brief" need:"true"`
	Minutes   int        `yaml:"minutes" need:"true"`
	Roles     *yaml.Node `yaml:"roles"`
	GivesAway *yaml.Node `yaml:"gives_away"`
}

// ofPerson are the actors that the person of a scenario can be, with the fact that says so.
var ofPerson = []struct {
	actor facts.Actor
	fact  string
}{
	{facts.Suspect, "person.roles.suspect"}, {facts.DataSubject, "person.roles.data_subject"}, {facts.KnowledgeHolder, "person.roles.knowledge_holder"},
}

// Person are the actors that the person whose data are asked for is at once.
func (s *Scenario) Person(v *facts.Vocabulary) []facts.Actor {
	var out []facts.Actor
	for _, role := range ofPerson {
		if id, ok := v.Lookup(role.fact); ok && s.Case.Values[id] == 1 {
			out = append(out, role.actor)
		}
	}
	return out
}

// Same are the actors that are one person with this one, itself included: they sit on one chair.
func (s *Scenario) Same(a facts.Actor, v *facts.Vocabulary) []facts.Actor {
	if person := s.Person(v); slices.Contains(person, a) {
		return person
	}
	return []facts.Actor{a}
}

// Knows says whether an actor, or the person that it is, knows a circumstance before anything happens.
func (s *Scenario) Knows(a facts.Actor, circumstance facts.ID, v *facts.Vocabulary) bool {
	return s.Case.Values[circumstance] == 1 && slices.ContainsFunc(s.Same(a, v), func(b facts.Actor) bool {
		return s.Case.Values[v.Knows(b, circumstance)] == 1
	})
}

// Betrays finds the first of some words in a text, whatever the case of its letters; a word that only begins like one
// of them counts, so that official finds officials. Empty: none is there.
func Betrays(text string, words []string) string {
	text = " " + strings.ToLower(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !letter(r) }), " "))
	for _, word := range words {
		plain := strings.ToLower(strings.Join(strings.FieldsFunc(word, func(r rune) bool { return !letter(r) }), " "))
		if plain != "" && strings.Contains(text, " "+plain) {
			return word
		}
	}
	return ""
}

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// readWorkshop reads the block and holds it to the story: what everybody reads, and what stands on a card, betrays
// nothing that its reader does not know.
func (s *Scenario) readWorkshop(n *yaml.Node, r *reader) {
	if n == nil {
		return
	}
	var in workshop
	source.DecodePart(r.file, "workshop", n, &in, r.p)
	w := &Workshop{Pos: r.pos(n), Title: in.Title, Brief: in.Brief, Minutes: in.Minutes,
		Roles: map[facts.Actor]string{}, GivesAway: map[facts.ID][]string{}}
	s.Workshop = w
	places := map[string]source.Pos{}
	r.pairs(n, "workshop", func(key, value *yaml.Node) { places[key.Value] = r.pos(value) })
	if at, ok := places["minutes"]; ok && in.Minutes != 0 && (in.Minutes < Shortest || in.Minutes > Longest) {
		r.p.Add(at, "a whole number of minutes from 30 to 480", "an exercise cannot take %d minutes", in.Minutes)
	}
	r.givesAway(in.GivesAway, s, w)
	for _, id := range r.v.Circumstances() {
		if _, ok := w.GivesAway[id]; !ok && s.Case.Values[id] == 1 {
			at := places["gives_away"]
			if at.Line == 0 {
				at = w.Pos
			}
			r.p.Add(at, "gives_away: "+r.v.Fact(id).Short()+": [the words that would betray it]",
				"not everybody knows %s, and nothing says what would betray it", r.v.Fact(id).Short())
		}
	}
	for _, text := range [][2]string{{"title", in.Title}, {"brief", in.Brief}} {
		for _, id := range slices.Sorted(maps.Keys(w.GivesAway)) {
			if word := Betrays(text[1], w.GivesAway[id]); word != "" {
				r.p.Add(places[text[0]], "other words: everybody reads it", "the %s says %q, which gives away %s", text[0], word, r.v.Fact(id).Short())
			}
		}
	}
	r.pairs(in.Roles, "roles", func(key, value *yaml.Node) {
		a, ok := facts.ActorNamed(key.Value)
		if !ok {
			r.p.Add(r.pos(key), facts.Hint(key.Value, facts.Actors), "no actor is called %q", key.Value)
			return
		}
		var text string
		source.DecodePart(r.file, key.Value, value, &text, r.p)
		w.Roles[a] = text
		for _, id := range slices.Sorted(maps.Keys(w.GivesAway)) {
			if word := Betrays(text, w.GivesAway[id]); word != "" && !s.Knows(a, id, r.v) {
				r.p.Add(r.pos(value), "other words, or circumstances: "+r.v.Fact(id).Short()+": {known_to: ["+key.Value+"]}",
					"the card of the %s says %q, which gives away %s, and it does not know that", key.Value, word, r.v.Fact(id).Short())
			}
		}
	})
}

// givesAway reads the words that would betray circumstances.
func (r *reader) givesAway(n *yaml.Node, s *Scenario, w *Workshop) {
	r.pairs(n, "gives_away", func(key, value *yaml.Node) {
		id, ok := r.v.Circumstance(key.Value)
		switch {
		case !ok:
			r.p.Add(r.pos(key), facts.Hint(key.Value, shortNames(r.v)), "there is no circumstance %q", key.Value)
			return
		case s.Case.Values[id] != 1:
			r.p.Add(r.pos(key), "only what is so in this story", "%s is not so in this story: nothing can betray it", key.Value)
			return
		}
		var words []string
		source.DecodePart(r.file, key.Value, value, &words, r.p)
		if value.Kind == yaml.SequenceNode && len(words) == 0 {
			r.p.Add(r.pos(value), "[the words that would betray it]", "%s has no words", key.Value)
		}
		w.GivesAway[id] = words
	})
}
