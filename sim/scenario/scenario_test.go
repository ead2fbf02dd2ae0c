package scenario_test

import (
	"strings"
	"testing"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

func bundled(t *testing.T, name string) (*scenario.Scenario, *law.Corpus) {
	t.Helper()
	corpus, _ := simtest.Law(t, simtest.Treaties())
	var p source.Problems
	s := scenario.Load(simtest.Find(t, simtest.Scenarios(), name+".yaml"), simtest.World(t, corpus), &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	return s, corpus
}

func value(t *testing.T, s *scenario.Scenario, v *facts.Vocabulary, name string) (string, scenario.Origin) {
	t.Helper()
	id, ok := v.Lookup(name)
	if !ok {
		t.Fatalf("there is no fact %s", name)
	}
	c := s.Requests[0].Case
	return v.Fact(id).Show(c.Values[id]), c.Origins[id]
}

// TestTravellingOfficial: what the story says, and where each fact comes from. What nobody says is unknown: the
// file makes no assumption.
func TestTravellingOfficial(t *testing.T) {
	s, corpus := bundled(t, "travelling-official")
	v := corpus.Facts
	for _, c := range []struct{ fact, want, origin, profile string }{
		{"offence.kind", "fraud", "stated", ""},
		{"offence.penalty.requesting.max_months", "72", "stated", ""},
		{"person.roles.data_subject", "true", "stated", ""},
		{"person.roles.suspect", "false", "stated", ""}, // a list says that the rest is not so
		{"person.official_of", "sending", "stated", ""},
		{"relation.mla_treaty", "false", "stated", ""},
		{"request.confidential", "true", "stated", ""},
		{"requested.law.provider_secrecy", "true", "profile", "judge-without-notice"},
		{"sending.law.person_told", "after", "profile", "judge-and-notice"},
		{"circumstances.target_is_official", "true", "stated", ""},
		{"known.custodian.target_is_official", "true", "stated", ""},
		{"known.government.target_is_official", "false", "stated", ""}, // who is not named does not know
		{"known.court.target_is_official", "false", "stated", ""},
		{"known.requesting-authority.offence_invented", "true", "stated", ""},
		{"known.custodian.offence_invented", "false", "stated", ""},
		{"circumstances.aims_at_opinions", "unknown", "", ""},
		{"relation.mla_ground_met", "unknown", "", ""},
		{"offence.involves_data", "unknown", "", ""},
	} {
		got, origin := value(t, s, v, c.fact)
		if got != c.want || origin.Kind != c.origin || origin.Name != c.profile {
			t.Errorf("%s is %s, %q by %q; want %s, %q by %q", c.fact, got, origin.Kind, origin.Name, c.want, c.origin, c.profile)
		}
		if (origin.Kind == "stated") != (origin.Pos.Line > 0 && strings.HasSuffix(origin.Pos.File, "travelling-official.yaml")) {
			t.Errorf("%s is %q at %s", c.fact, origin.Kind, origin.Pos)
		}
	}
}

// TestAStateOverItsProfile: what the story says of a State's law stands over the profile that it names, and
// only for that State.
func TestAStateOverItsProfile(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	story := simtest.Find(t, simtest.Scenarios(), "travelling-official.yaml")
	changed := strings.Replace(string(story.Data), "    own_case_disturbed: false\n", "    own_case_disturbed: false\n    law:\n      provider_secrecy: false\n", 1)
	var p source.Problems
	s := scenario.Load(source.File{Name: story.Name, Data: []byte(changed)}, simtest.World(t, corpus), &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	if got, origin := value(t, s, corpus.Facts, "requested.law.provider_secrecy"); got != "false" || origin.Kind != "stated" {
		t.Errorf("what the story says is %s, %s", got, origin.Kind)
	}
	if got, origin := value(t, s, corpus.Facts, "requested.law.authorisation"); got != "judge" || origin.Kind != "profile" {
		t.Errorf("what it leaves to the profile is %s, %s", got, origin.Kind)
	}
}

// TestFlags: --set and --tell as typed, and what is wrong with them.
func TestFlags(t *testing.T) {
	s, corpus := bundled(t, "travelling-official")
	v := corpus.Facts
	if err := s.SetFlag("offence.penalty.requesting.max_months=24", v); err != nil {
		t.Error(err)
	}
	if got, origin := value(t, s, v, "offence.penalty.requesting.max_months"); got != "24" || origin.Kind != "flag" {
		t.Errorf("set to 24, it is %s by %s", got, origin.Kind)
	}
	if err := s.TellFlag("government=target_is_official", v); err != nil {
		t.Error(err)
	}
	if got, _ := value(t, s, v, "known.government.target_is_official"); got != "true" {
		t.Errorf("told, the government knows: %s", got)
	}
	if err := s.SetFlag("circumstances.target_is_official=false", v); err != nil {
		t.Error(err)
	}
	if got, _ := value(t, s, v, "known.government.target_is_official"); got != "false" {
		t.Errorf("what is not so nobody knows: %s", got)
	}
	if err := s.SetFlag("circumstances.foreign_law_forbids=true", v); err != nil {
		t.Error(err)
	}
	if got, _ := value(t, s, v, "known.government.foreign_law_forbids"); got != "false" {
		t.Errorf("what has become true is known to nobody yet: %s", got)
	}
	for flag, want := range map[string]string{
		"offence.trivail=true":                               `there is no fact "offence.trivail": did you mean offence.trivial`,
		"offence.trivial":                                    `"offence.trivial" sets nothing: write FACT=VALUE`,
		"offence.trivial=yes":                                `offence.trivial cannot be "yes": it takes true | false`,
		"offence.penalty.requesting.max_months=4y":           `offence.penalty.requesting.max_months cannot be "4y"`,
		"known.government.target_is_official=true":           `there is no fact "known.government.target_is_official"`,
		"offence.penalty.requesting.max_months=1201":         `it takes a whole number of months from 0 to 1200`,
		"offence.penalty.requesting.kind=jail":               `it takes none | fine | custody | life | death`,
		"offence.penalty.requesting=custody":                 `there is no fact "offence.penalty.requesting"`,
		"circumstances.target_is_official=true=really":       `cannot be "true=really"`,
		"requested.law.provider_secrecy= true":               `cannot be " true"`,
		"offence.penalty.requesting.max_months=048":          `cannot be "048"`,
		"offence.penalty.requesting.max_months=\u0664\u0668": `cannot be`,
	} {
		if err := s.SetFlag(flag, v); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", flag, err, want)
		}
	}
	for flag, want := range map[string]string{
		"government":                    `"government" tells nobody: write ACTOR=CIRCUMSTANCE`,
		"goverment=offence_invented":    `no actor is called "goverment": did you mean government?`,
		"government=offence_inventd":    `there is no circumstance "offence_inventd": did you mean offence_invented?`,
		"government=aims_at_opinions":   `aims_at_opinions is not true in this scenario, so nobody can know it: set it first, with --set circumstances.aims_at_opinions=true`,
		"government=target_is_official": `target_is_official is not true`,
	} {
		if err := s.TellFlag(flag, v); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", flag, err, want)
		}
	}
}

// TestCloneIsApart: flags change a copy and leave the story.
func TestCloneIsApart(t *testing.T) {
	s, corpus := bundled(t, "travelling-official")
	c := s.Clone()
	if err := c.SetFlag("offence.trivial=true", corpus.Facts); err != nil {
		t.Fatal(err)
	}
	c.Readings["uncc.28.4"] = "opening"
	c.States["requested"] = scenario.State{Name: "Elsewhere"}
	if got, _ := value(t, s, corpus.Facts, "offence.trivial"); got != "false" || len(s.Readings) > 0 || s.States["requested"].Name != "Bordelia" {
		t.Errorf("the story changed with its copy: %s, %v, %v", got, s.Readings, s.States)
	}
}

// TestEveryProfileSaysTheWholeLaw: a profile leaves nothing of a State's law to assumption, and is named by
// its content, not by a State.
func TestEveryProfileSaysTheWholeLaw(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	world := simtest.World(t, corpus)
	if len(world.Profiles) < 5 {
		t.Errorf("%d profiles", len(world.Profiles))
	}
	for id, profile := range world.Profiles {
		for _, f := range corpus.Facts.All() {
			name, ofLaw := strings.CutPrefix(f.Name, "requested.law.")
			if !ofLaw {
				continue
			}
			said := false
			for i := 0; i+1 < len(profile.Law.Content); i += 2 {
				said = said || profile.Law.Content[i].Value == name
			}
			if !said {
				t.Errorf("%s does not say %s", id, name)
			}
		}
	}
}

// TestAnImmuneOfficialMayBeHeld: what two of the files of testdata/bad say wrongly, said rightly.
func TestAnImmuneOfficialMayBeHeld(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	story := simtest.Find(t, simtest.Scenarios(), "travelling-official.yaml")
	story.Data = []byte(strings.Replace(string(story.Data), "  present_in: requested\n", "  present_in: requested\n  detained: true\n  immunity: personal\n", 1))
	var p source.Problems
	s := scenario.Load(story, simtest.World(t, corpus), &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"person.immunity": "personal", "person.detained": "true"} {
		if got, _ := value(t, s, corpus.Facts, name); got != want {
			t.Errorf("%s is %s, not %s", name, got, want)
		}
	}
}
