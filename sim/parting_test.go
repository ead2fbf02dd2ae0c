package sim

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rogatory/sim/simtest"
)

// TestPartings has each kind of parting, in a bundled story, with the articles of both sides.
func TestPartings(t *testing.T) {
	for _, c := range []struct {
		story, request string
		options        Options
		stance         string // of the requested State; empty: the course taken
		kind, stage    string
		sides          []string // event, grounds and articles at the parting
		also           []string
	}{
		// A treaty beside itself.
		{story: "travelling-official", request: "track", options: Options{Treaties: []string{"budapest", "budapest"}}, kind: "same-course"},
		// Art. 27(7) has the requesting Party told of the outcome; the UN Convention asks that for refusals only.
		{story: "travelling-official", request: "track", kind: "other-articles", also: []string{"budapest notify [Art. 27(7)]"}},
		// Another use needs consent by Art. 40(19). Under Art. 28(2)(b) it does so only where that was made a condition.
		{
			story: "onward-transfer", request: "mailbox", kind: "other-course", stage: "use",
			sides: []string{"ask-consent [] [Art. 40(19)]", "use-otherwise [] [Art. 28(2)(b)]"},
		},
		// Neither treaty covers it: the one for the offence, the other because assets are not its matter.
		{
			story: "payment-service", request: "freeze", kind: "other-ground", stage: "received",
			sides: []string{"stand-outside [] [Art. 35(1) Arts. 7–17 Art. 2(h)]", "stand-outside [] [Arts. 25(1), 39(1)]"},
			also:  []string{"uncc send [Art. 40(3)(c) Art. 40(3)(j), 40(3)(l) Art. 50(3)]"},
		},
		// Both refuse: only Budapest has the political offence as a ground.
		{
			story: "criticism-as-crime", request: "account", stance: "protective", kind: "other-ground", stage: "review",
			sides: []string{"refuse [dual-criminality] [Art. 40(8)]", "refuse [political-offence] [Art. 27(4)(a)]"},
			also:  []string{"budapest consider [Art. 27(6)]"},
		},
		// "Shall endeavour" asks for no ground to decline; Art. 33(1) does not have these words.
		{
			story: "travelling-official", request: "track", stance: "protective", kind: "other-outcome", stage: "review",
			sides: []string{"decline [] [Art. 45(1)]", "condition [conditions] [Art. 28(2)(b)]"},
		},
		// Art. 42(6) closes the list of grounds; Art. 29(5)(a) has the political offence in it.
		{
			story: "criticism-as-crime", request: "hold", stance: "protective", kind: "other-outcome", stage: "review",
			sides: []string{"execute [] [Art. 42(4)]", "refuse [political-offence] [Art. 29(5)(a)]"},
			also:  []string{"budapest consider [Art. 27(6)]"},
		},
		// A crime of two years at most is not serious by Art. 2(h); Art. 25(1) covers electronic evidence of any offence.
		{
			story: "shop-robbery-by-phone", request: "messages", kind: "outside-one", stage: "received",
			sides: []string{"stand-outside [] [Art. 35(1) Arts. 7–17 Art. 2(h)]", "admit [] [Art. 23 Art. 25(1)]"},
		},
		// Budapest has no course for it at all, so that the two are set beside each other where the request arrives.
		{
			story: "child-in-danger", request: "tonight", kind: "outside-one", stage: "received",
			sides: []string{"admit [] [Art. 35(1) Art. 41(3)(e)]", "stand-outside [] [Arts. 25(3), 35(1)]"},
			also:  []string{"uncc send [Art. 41(1) Art. 41(3)(e)]"},
		},
		{story: "travelling-official", request: "track", options: Options{Treaties: []string{"uncc"}}, kind: "alone"},
	} {
		t.Run(c.story+" "+c.kind, func(t *testing.T) {
			_, parted, err := open().Part(context.Background(), story(t, c.story), c.options)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(parted, func(x Parted) bool { return x.Request == c.request })
			if i < 0 {
				t.Fatalf("no request %s", c.request)
			}
			p := &parted[i].Courses[0]
			if c.stance != "" {
				j := slices.IndexFunc(parted[i].Courses, func(p Parting) bool { return slices.Contains(p.Stances, c.stance) })
				if j < 0 {
					t.Fatalf("nothing is said of %s", c.stance)
				}
				p = &parted[i].Courses[j]
			}
			var sides, also []string
			for _, s := range p.Sides {
				if s.Step != nil {
					var topics []string
					for _, g := range s.Step.Grounds {
						topics = append(topics, g.Topic)
					}
					sides = append(sides, fmt.Sprint(s.Step.Event, " ", topics, " ", s.Step.Cites))
				}
			}
			for _, a := range p.Also {
				also = append(also, fmt.Sprint(a.Treaty, " ", a.Step.Event, " ", a.Step.Cites))
			}
			if p.Kind != c.kind || p.Stage != c.stage || !slices.Equal(sides, c.sides) || !slices.Equal(also, c.also) {
				t.Errorf("%s at %q\n  %q\n  also %q\nwant %s at %q\n  %q\n  also %q", p.Kind, p.Stage, sides, also, c.kind, c.stage, c.sides, c.also)
			}
		})
	}
}

// TestGroups: of three treaties, those that take the same step go together after the parting.
func TestGroups(t *testing.T) {
	o := Options{Treaties: []string{"uncc", "budapest", "uncc"}}
	_, parted, err := open().Part(context.Background(), story(t, "payment-service"), o)
	if err != nil {
		t.Fatal(err)
	}
	want := []Group{{[]string{"uncc", "uncc"}, "same-course"}, {[]string{"budapest"}, "alone"}}
	if got := parted[0].Courses[0].Groups; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestDiffering: the rows shown and the rows left out are all rows, each once, and none left out has a difference.
func TestDiffering(t *testing.T) {
	c := NewComparison()
	for _, f := range simtest.Scenarios() {
		s, err := open().Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		r, parted, err := open().Part(context.Background(), s, Options{})
		if err != nil {
			t.Fatal(err)
		}
		c.Add(r, parted)
	}
	all := c.Parted
	c.Differing()
	var shown []RequestRef
	for _, x := range c.Parted {
		shown = append(shown, RequestRef{x.Run, x.Scenario, x.Request})
	}
	if len(shown) == 0 || len(c.LeftOut) == 0 {
		t.Fatalf("%d rows are shown and %d left out", len(shown), len(c.LeftOut))
	}
	for _, x := range all {
		ref := RequestRef{x.Run, x.Scenario, x.Request}
		if slices.Contains(shown, ref) == slices.Contains(c.LeftOut, ref) {
			t.Errorf("%v is shown and left out, or neither", ref)
		}
		for _, p := range x.Courses {
			if differs := !slices.Contains([]string{"alone", "same-course", "other-articles"}, p.Kind); differs && !slices.Contains(shown, ref) {
				t.Errorf("%v is left out and %s", ref, p.Kind)
			}
		}
	}
	if len(all) != len(shown)+len(c.LeftOut) {
		t.Errorf("%d rows, %d shown, %d left out", len(all), len(shown), len(c.LeftOut))
	}
}

// TestNoStepIsLost: whatever two courses are set beside each other, each step with an article stands in it once: shared,
// at the parting, after it, or among those that differ beside it. The order of the treaties changes no kind, and a
// course parts with itself nowhere.
func TestNoStepIsLost(t *testing.T) {
	stories := simtest.Scenarios()
	rapid.Check(t, func(t *rapid.T) {
		s, err := open().Scenario(rapid.SampledFrom(stories).Draw(t, "story"))
		if err != nil {
			t.Fatal(err)
		}
		o := Options{
			course: true, Breach: rapid.Bool().Draw(t, "breach"),
			Stance: []string{"requested=" + rapid.SampledFrom([]string{"accommodating", "by-the-book", "protective"}).Draw(t, "stance")},
			Set: rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
				"relation.mla_treaty=true", "request.form_defect=true", "offence.penalty.requested.kind=none", "request.onward=true",
				"request.later_use=other-case", "requested.own_case_disturbed=true", "requested.law.custodian_may_object=true",
				"requested.law.person_told=before", "circumstances.essential_interests_touched=true",
			}), 0, 3, rapid.ID[string]).Draw(t, "set"),
		}
		r, err := open().Run(context.Background(), s, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range requestsOf(r) {
			courses := coursesOf(r, id)
			p := partOf(courses)
			for k, c := range courses {
				want, got := 0, 0
				for i := range c.Path {
					if len(c.Path[i].Cites) > 0 {
						want++
					}
				}
				for _, x := range p.Common {
					if len(x.Cites[k]) > 0 {
						got++
					}
				}
				if x := p.Sides[k].Step; x != nil && len(x.Cites) > 0 {
					got++
				}
				got += len(p.Sides[k].Then)
				for _, a := range p.Also {
					if a.Treaty == c.treaty {
						got++
					}
				}
				if got != want {
					t.Errorf("%s, %s: %d steps with an article, %d shown in %+v", id, c.treaty, want, got, p)
				}
				if self := partOf([]course{c, c}); self.Kind != "same-course" || self.Stage != "" || len(self.Also) > 0 {
					t.Errorf("%s, %s parts with itself: %+v", id, c.treaty, self)
				}
			}
			turned := slices.Clone(courses)
			slices.Reverse(turned)
			if other := partOf(turned); other.Kind != p.Kind || other.Stage != p.Stage || len(other.Also) != len(p.Also) {
				t.Errorf("%s: %s at %q, and turned round %s at %q", id, p.Kind, p.Stage, other.Kind, other.Stage)
			}
			if p.Kind == "same-course" || p.Kind == "other-articles" || p.Kind == "other-course" {
				for _, side := range p.Sides {
					if side.Outcome != p.Sides[0].Outcome || side.Reached != p.Sides[0].Reached || side.Reason != p.Sides[0].Reason {
						t.Errorf("%s: %s, and the ends differ: %+v", id, p.Kind, p.Sides)
					}
				}
			}
		}
	})
}
