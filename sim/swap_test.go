package sim

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rogatory/sim/facts"
	"rogatory/sim/simtest"
)

// TestExchangeTwice: exchanged twice, a case is what it was, but for what only one side can have, which is unknown.
func TestExchangeTwice(t *testing.T) {
	v := open().Law.Facts
	stories := simtest.Scenarios()
	rapid.Check(t, func(t *rapid.T) {
		s, err := open().Scenario(rapid.SampledFrom(stories).Draw(t, "story"))
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(0, 20).Draw(t, "changes") {
			f := rapid.SampledFrom(v.All()).Draw(t, "fact")
			value := facts.Value(rapid.IntRange(-1, 1).Draw(t, "value")) // -1: nobody states it
			s.Case.Values[f.ID] = value
			for i := range s.Requests {
				s.Requests[i].Case.Values[f.ID] = value
			}
		}
		once := s.Exchange(v)
		twice := once.Exchange(v)
		for _, f := range v.All() {
			want := s.Case.Values[f.ID]
			if _, both := v.Counterpart(f.ID); f.Party != "" && !both {
				want = facts.Unknown
			}
			if got := twice.Case.Values[f.ID]; got != want {
				t.Errorf("%s is %s, and was %s", f.Name, f.Show(got), f.Show(want))
			}
			if other, ok := v.Counterpart(f.ID); ok && once.Case.Values[other] != s.Case.Values[f.ID] {
				t.Errorf("%s did not go with its State", f.Name)
			}
			if f.Party == "" && once.Case.Values[f.ID] != s.Case.Values[f.ID] {
				t.Errorf("%s is of neither State, and was changed", f.Name)
			}
			for i := range s.Requests {
				if f.Party != "" && twice.Requests[i].Case.Values[f.ID] != twice.Case.Values[f.ID] {
					t.Errorf("%s differs between the story and a request", f.Name)
				}
			}
		}
		for _, role := range []string{"requesting", "requested", "sending"} {
			if twice.States[role] != s.States[role] {
				t.Errorf("%s is %+v, and was %+v", role, twice.States[role], s.States[role])
			}
		}
	})
}

// TestParties: of which State each fact is. What the requested State thinks of an offence, and the list of its
// reservation, are its own although their names do not say so.
func TestParties(t *testing.T) {
	v := open().Law.Facts
	for name, want := range map[string][2]string{
		"requested.law.authorisation":           {"requested", "requesting.law.authorisation"},
		"requesting.human_rights_duty_engaged":  {"requesting", "requested.human_rights_duty_engaged"},
		"offence.penalty.requested.kind":        {"requested", "offence.penalty.requesting.kind"},
		"offence.penalty.requesting.max_months": {"requesting", "offence.penalty.requested.max_months"},
		"requested.reserved.budapest_29_4":      {"requested", ""},
		"requesting.safeguards.uncc_36_2":       {"requesting", ""},
		"offence.listed.budapest_14_3_a":        {"requested", ""},
		"offence.fiscal":                        {"requested", ""},
		"person.official_of":                    {"", ""},
		"person.present_in":                     {"", ""},
		"system.location":                       {"", ""},
		"relation.mla_treaty":                   {"", ""},
		"sending.immunity_waived":               {"", ""},
		"circumstances.target_is_official":      {"", ""},
	} {
		id, ok := v.Lookup(name)
		if !ok {
			t.Errorf("there is no fact %s", name)
			continue
		}
		other := ""
		if c, ok := v.Counterpart(id); ok {
			other = v.Fact(c).Name
		}
		if got := [2]string{v.Fact(id).Party, other}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestSwap: what the exchange does to a request, each time with the article of the first difference.
func TestSwap(t *testing.T) {
	for _, c := range []struct {
		story, treaty, request string
		options                Options
		kind, was, now         string // how the courses part, and where each ends
		first                  string // the step that differs, on the exchanged side
	}{
		// Avaria threatens the leak with years of prison, Bordelia with less than four: by Art. 2(h) the law of the State
		// that asks decides whether the crime is serious.
		{"journalist-leak", "uncc", "account", Options{}, "outside-one", "delivered", "outside-this-treaty", "stand-outside [Art. 35(1) Arts. 7–17 Art. 2(h)]"},
		// Art. 25(1) is for criminal offences: in Bordelia the conduct is none, and now it is Bordelia that asks.
		{"payment-service", "budapest", "records", Options{}, "outside-one", "refused", "outside-this-treaty", "stand-outside [Art. 25(1)]"},
		// No State's law changes that assets are outside the treaty.
		{"payment-service", "budapest", "freeze", Options{}, "same-course", "outside-this-treaty", "outside-this-treaty", ""},
		// A judge authorises in Bordelia, and the police in Avaria.
		{"travelling-official", "budapest", "track", Options{}, "other-course", "delivered", "delivered", "authorise [Art. 33(1) Art. 15(1)]"},
		// A stance is a State's own: Bordelia's does not decide for Avaria.
		{"travelling-official", "uncc", "track", Options{Stance: []string{"requested=protective"}}, "other-outcome", "declined", "delivered", "execute [Art. 45(1) Art. 40(17)]"},
	} {
		t.Run(c.story+" "+c.treaty+" "+c.request, func(t *testing.T) {
			x, err := open().Swap(context.Background(), story(t, c.story), c.options)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(x.Rows, func(r SwapRow) bool { return r.Treaty == c.treaty && r.Request == c.request })
			p := x.Rows[i].Courses[0]
			first := ""
			if s := p.Sides[1].Step; s != nil {
				first = fmt.Sprint(s.Event, " ", s.Cites)
			}
			if !p.Taken || p.Kind != c.kind || p.Sides[0].Outcome != c.was || p.Sides[1].Outcome != c.now || first != c.first {
				t.Errorf("%s: %s, then %s; first %q", p.Kind, p.Sides[0].Outcome, p.Sides[1].Outcome, first)
			}
			if changed := c.kind != "same-course"; x.Rows[i].Changed != changed {
				t.Errorf("changed: %v", x.Rows[i].Changed)
			}
		})
	}
}

// TestSwapSaysWhatIsMissing: a reservation of the State that was asked says nothing of the other; nor does the view that
// it took. Both are unknown then, and assumed not to be there.
func TestSwapSaysWhatIsMissing(t *testing.T) {
	x, err := open().Swap(context.Background(), story(t, "criticism-as-crime"), Options{Set: []string{
		"requested.reserved.budapest_29_4=true", "offence.fiscal=true", "requested.own_case_disturbed=true", "person.official_of=requesting",
	}})
	if err != nil {
		t.Fatal(err)
	}
	for fact, want := range map[string]Missing{
		"requested.reserved.budapest_29_4": {OneSide: true, Value: "true", Assumed: "false"},
		"offence.fiscal":                   {OneSide: true, Value: "true", Assumed: "false"},
		"requested.own_case_disturbed":     {OneSide: false, Value: "true", Assumed: "false"},
	} {
		i := slices.IndexFunc(x.Missing, func(m Missing) bool { return m.Fact == fact })
		if i < 0 {
			t.Errorf("%s is not said to be missing", fact)
			continue
		}
		if m := x.Missing[i]; m.OneSide != want.OneSide || m.Value != want.Value || m.Assumed != want.Assumed || m.Party != "requested" {
			t.Errorf("%+v", m)
		}
	}
	// An official of the State that asks is one of the State that asks: then it is the other State's official.
	i := slices.IndexFunc(x.Stays, func(s Stay) bool { return s.Fact == "person.official_of" })
	if i < 0 || x.Stays[i].Was != x.Scenario.States[0].Name || x.Stays[i].Now != x.Exchanged[0].Name || x.Stays[i].Was == x.Stays[i].Now {
		t.Errorf("%+v", x.Stays)
	}
}
