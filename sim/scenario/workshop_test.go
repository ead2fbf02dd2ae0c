package scenario_test

import (
	"path"
	"strings"
	"testing"

	"rogatory/sim/facts"
	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// TestEveryStoryCanBePlayed: every bundled scenario has what a trainer needs.
func TestEveryStoryCanBePlayed(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	world := simtest.World(t, corpus)
	for _, f := range simtest.Scenarios() {
		var p source.Problems
		s := scenario.Load(f, world, &p)
		switch {
		case p.Err() != nil:
			t.Error(p.Err())
		case s.Workshop == nil:
			t.Errorf("%s has no workshop", f.Name)
		case s.Workshop.Title == s.Title:
			t.Errorf("%s: the title for the table is the scenario's own", f.Name)
		}
	}
}

// TestWhatIsWrongWithAWorkshop: what everybody reads must give nothing away, a card nothing that its reader does not
// know, and every mistake is named at once, with its place.
func TestWhatIsWrongWithAWorkshop(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	story := simtest.Find(t, simtest.Scenarios(), "travelling-official.yaml")
	head, rest, ok := strings.Cut(string(story.Data), "workshop:\n")
	_, tail, found := strings.Cut(rest, "expect:\n")
	if !ok || !found {
		t.Fatal("the story has no workshop before what it expects")
	}
	for _, c := range []struct{ name, block, want string }{
		{"the brief betrays it", "title: A phone\nminutes: 90\nbrief: The phone of two Officials is on a network.\n" +
			"gives_away:\n  target_is_official: [official]\n  offence_invented: [no fraud]",
			`the brief says "official", which gives away target_is_official`},
		{"so does the title", "title: There was no fraud\nminutes: 90\nbrief: A phone is on a network.\n" +
			"gives_away:\n  target_is_official: [official]\n  offence_invented: [no  fraud]",
			`the title says "no  fraud", which gives away offence_invented`},
		{"a card tells what its reader does not know", "title: A phone\nminutes: 90\nbrief: A phone.\nroles:\n  government: He is an official.\n  custodian: He is an official.\n" +
			"gives_away:\n  target_is_official: [official]\n  offence_invented: [no fraud]",
			`the card of the government says "official", which gives away target_is_official`},
		{"nothing says what would betray it", "title: A phone\nminutes: 90\nbrief: A phone.\ngives_away:\n  target_is_official: [official]",
			"not everybody knows offence_invented, and nothing says what would betray it"},
		{"what is not so cannot be betrayed", "title: A phone\nminutes: 90\nbrief: A phone.\n" +
			"gives_away:\n  target_is_official: [official]\n  offence_invented: [no fraud]\n  aims_at_opinions: [press]",
			"aims_at_opinions is not so in this story"},
		{"no such circumstance", "title: A phone\nminutes: 90\nbrief: A phone.\n" +
			"gives_away:\n  target_is_offical: [official]\n  target_is_official: [official]\n  offence_invented: [no fraud]",
			`there is no circumstance "target_is_offical"`},
		{"no words", "title: A phone\nminutes: 90\nbrief: A phone.\ngives_away:\n  target_is_official: []\n  offence_invented: [no fraud]",
			"target_is_official has no words"},
		{"no such actor", "title: A phone\nminutes: 90\nbrief: A phone.\nroles:\n  minister: You are in charge.\n" +
			"gives_away:\n  target_is_official: [official]\n  offence_invented: [no fraud]",
			`no actor is called "minister"`},
		{"too short", "title: A phone\nminutes: 5\nbrief: A phone.\ngives_away:\n  target_is_official: [official]\n  offence_invented: [no fraud]",
			"an exercise cannot take 5 minutes"},
		{"no brief", "title: A phone\nminutes: 90\ngives_away:\n  target_is_official: [official]\n  offence_invented: [no fraud]", "brief is missing"},
		{"no such key", "title: A phone\nminuets: 90\nminutes: 90\nbrief: A phone.\ngives_away:\n  target_is_official: [official]\n  offence_invented: [no fraud]",
			"minuets is not a key here"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p source.Problems
			text := head + "workshop:\n  " + strings.ReplaceAll(c.block, "\n", "\n  ") + "\nexpect:\n" + tail
			scenario.Load(source.File{Name: story.Name, Data: []byte(text)}, simtest.World(t, corpus), &p)
			list := p.List()
			if len(list) != 1 || !strings.Contains(list[0].Message, c.want) || list[0].Pos.Line == 0 {
				t.Errorf("got %v\nwant one problem with a place, which says %s", p.Err(), c.want)
			}
		})
	}
}

// TestBetrays: a word that begins like one of those counts, whatever its letters and whatever stands around it; a part
// of another word does not.
func TestBetrays(t *testing.T) {
	for _, c := range []struct{ text, word, want string }{
		{"Two Officials came.", "official", "official"},
		{"unofficial talks", "official", ""},
		{"a (ministry's) phone", "ministry", "ministry"},
		{"There was no\n  fraud.", "no fraud", "no fraud"},
		{"the head-of-State", "head of state", "head of state"},
		{"nothing", "", ""},
	} {
		if got := scenario.Betrays(c.text, []string{c.word}); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.word, c.text, got, c.want)
		}
	}
}

// TestOnePersonInSeveralRoles: who is suspect and person with knowledge at once knows in both roles what it knows in one.
func TestOnePersonInSeveralRoles(t *testing.T) {
	s, corpus := bundled(t, "it-staffer-on-holiday")
	invented, _ := corpus.Facts.Circumstance("offence_invented")
	for a, want := range map[facts.Actor]bool{
		facts.Suspect: true, facts.KnowledgeHolder: true, facts.RequestingAuthority: true, facts.Court: false, facts.DataSubject: false,
	} {
		if got := s.Knows(a, invented, corpus.Facts); got != want {
			t.Errorf("%s in %s knows: %v, want %v", a, path.Base(s.File), got, want)
		}
	}
}
