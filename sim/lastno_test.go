package sim

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rogatory/sim/facts"
	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
)

func asked(t testing.TB, s *scenario.Scenario, o Options, treaty, request string) *Request {
	t.Helper()
	o.brief = true
	o.Treaties = []string{treaty}
	r, err := open().Run(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Treaties[0].Requests {
		if q := &r.Treaties[0].Requests[i]; q.ID == request {
			return q
		}
	}
	t.Fatalf("no request is called %s", request)
	return nil
}

// base is the base case for a measure, by its file.
func base(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	s, err := open().Scenario(simtest.Find(t, simtest.Treaties(), "common/cases/"+name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestLastNo has one case for each kind of answer. The last no is written ACTOR at STAGE: EVENT, ARTICLES > …
func TestLastNo(t *testing.T) {
	noVoice := []string{"requested.law.custodian_may_object=false"}
	for _, c := range []struct {
		story   *scenario.Scenario
		o       Options
		ask     string // TREATY REQUEST
		answer  string
		door    string
		last    string // every last no, or the one said
		nearest string // the first of those who came nearest: HOLDER, ARTICLE, STATUS, by STAGE: circumstances
	}{
		// A duty only to endeavour binds to no result: the central authority may decline, and nobody may later.
		{story(t, "travelling-official"), Options{}, "uncc track", "could", "before-obtained", "central-authority at review: decline, Art. 45(1)", ""},
		// Real-time collection is owed, and what would move the government is not before it.
		{story(t, "travelling-official"), Options{}, "budapest track", "nobody", "never", "", "government, Art. 27(4)(b), dormant, by obtained: target_is_official offence_invented"},
		// Refusing for want of dual criminality is still open when the records are there.
		{story(t, "criticism-as-crime"), Options{}, "uncc account", "could", "before-delivered", "central-authority at obtained: refuse, Art. 40(8)", ""},
		// What has to come before a refusal is part of the course to it.
		{story(t, "criticism-as-crime"), Options{}, "budapest hold", "could", "before-preserved", "central-authority at consultation: consider, Art. 27(6) > central-authority at review: refuse, Art. 29(5)(a)", ""},
		// The provider may speak, a court decides; the last no needs both, and is domestic law's.
		{story(t, "journalist-leak"), Options{}, "uncc account", "could", "before-obtained", "custodian at served: object,  > court at objection: uphold, ", ""},
		// Without that voice the person alone, told afterwards, can go to a court.
		{story(t, "journalist-leak"), Options{Set: noVoice}, "uncc account", "nobody", "after", "", "government, Art. 40(21)(b), dormant, by obtained: aims_at_opinions journalistic_source_at_risk"},
		// No offence of either list: nobody is asked under the treaty, and no other law is answered for.
		{story(t, "payment-service"), Options{}, "uncc records", "outside", "", "", ""},
		{story(t, "shop-robbery-by-phone"), Options{}, "uncc calls", "outside", "", "", ""},
		// Nobody asks: the State that holds the information has only to keep it.
		{story(t, "spontaneous-tip"), Options{}, "uncc tip", "could", "before-delivered", "executing-authority at review: keep-to-itself, Art. 40(4)", ""},
		{story(t, "spontaneous-tip"), Options{}, "budapest tip", "could", "before-delivered", "executing-authority at review: keep-to-itself, Art. 26(1)", ""},
		// The no was said.
		{story(t, "travelling-official"), Options{Stance: []string{"requested=protective"}}, "uncc track", "said", "", "central-authority at review: decline, Art. 45(1)", ""},
		// The law leaves no way: there is no such power at home.
		{story(t, "travelling-official"), Options{Set: []string{"requested.law.measure_available=false"}}, "budapest track", "bound", "", "central-authority at consultation: consider, Art. 27(6) > central-authority at review: refuse, Art. 33(2), requested State's law", ""},
		// The government learns by the objection of the provider, and may consult and refuse until delivery.
		{story(t, "travelling-official"), Options{Set: []string{"requested.law.custodian_may_object=true", "requested.law.objection_reaches_government=true"}, Stance: []string{"custodian=protective"}}, "uncc track",
			"could", "before-delivered", "government at consultation: consult, Art. 40(28) > government at obtained: refuse, Art. 40(21)(b)", ""},
		// The other State is left out; whoever is asked for consent gives it or does not; what is public needs none.
		{base(t, "production-voluntary"), Options{}, "budapest asked", "consented", "", "", ""},
		{base(t, "production-voluntary"), Options{Set: []string{"request.consent.given=false"}}, "budapest asked", "said", "", "custodian at served: not-let-see, Art. 32(b)", ""},
		{base(t, "production-voluntary"), Options{Set: []string{"request.public_data=true"}}, "budapest asked", "nobody", "never", "", ""},
		// Postponing is no no.
		{base(t, "production"), Options{Set: []string{"requested.own_case_disturbed=true"}}, "uncc asked", "nobody", "never", "", "government, Art. 40(21)(b), open, by obtained: "},
	} {
		treaty, request, _ := strings.Cut(c.ask, " ")
		q := asked(t, c.story, c.o, treaty, request)
		l := &q.LastNo
		var last []string
		for _, n := range l.Nos {
			if n.Last {
				last = append(last, aCourse(n))
			}
		}
		nearest := ""
		if len(l.Nearest) > 0 {
			n := l.Nearest[0]
			nearest = fmt.Sprintf("%s, %s, %s, by %s: %s", n.Holder, n.Cite, n.Status, n.Stage, strings.Join(n.Missing, " "))
		}
		if l.Answer != c.answer || l.Door != c.door || strings.Join(last, " | ") != c.last || !strings.HasPrefix(nearest, c.nearest) || (nearest == "") != (c.nearest == "") {
			t.Errorf("%s, %s: %s, %s, %q, nearest %q", c.story.ID, c.ask, l.Answer, l.Door, strings.Join(last, " | "), nearest)
		}
	}
}

func aCourse(n No) string {
	var steps []string
	for _, s := range n.Steps {
		steps = append(steps, fmt.Sprintf("%s at %s: %s, %s", s.Actor, s.Stage, s.Event, strings.Join(s.Cites, ", ")))
	}
	return strings.Join(steps, " > ")
}

// TestHoldUps: to put the request off, to set conditions and to ask for more are told apart from a no, and whether
// the asking State may then give up.
func TestHoldUps(t *testing.T) {
	for _, c := range []struct {
		story    *scenario.Scenario
		set, ask string
		kind     string
		want     string
		leave    bool
	}{
		{base(t, "production"), "requested.own_case_disturbed=true", "uncc asked", "delays", "central-authority at consultation: consult, Art. 40(28) > central-authority at review: postpone, Art. 40(27)", true},
		{base(t, "production"), "requested.own_case_disturbed=true", "budapest asked", "delays", "central-authority at consultation: consider, Art. 27(6) > central-authority at review: postpone, Art. 27(5)", true},
		{story(t, "travelling-official"), "requested.conditions_accepted=true", "budapest track", "conditions", "central-authority at obtained: condition, Art. 28(2)(b)", false},
		{story(t, "travelling-official"), "requested.conditions_accepted=false", "budapest track", "conditions", "central-authority at obtained: condition, Art. 28(2)(b)", true},
		{story(t, "seven-objections"), "requested.conditions_accepted=true", "uncc letter", "delays", "central-authority at review: ask-for-more, Art. 42(3)", true},
	} {
		treaty, request, _ := strings.Cut(c.ask, " ")
		q := asked(t, c.story, Options{Set: []string{c.set}}, treaty, request)
		i := slices.IndexFunc(q.LastNo.Nos, func(n No) bool { return n.Kind == c.kind && aCourse(n) == c.want })
		if i < 0 || q.LastNo.Nos[i].Leave != c.leave || q.LastNo.Nos[i].Last {
			t.Errorf("%s, %s: %v", c.ask, c.set, q.LastNo.Nos)
		}
	}
}

// TestUnasked: the requested State is left out, or asks nobody.
func TestUnasked(t *testing.T) {
	for _, c := range []struct {
		story     *scenario.Scenario
		ask, want string
	}{
		{story(t, "spontaneous-tip"), "budapest tip", "spontaneous, Art. 26(1)"},
		{base(t, "production-voluntary"), "budapest asked", "not-asked, Art. 32(b)"},
		{story(t, "travelling-official"), "budapest track", ""},
	} {
		treaty, request, _ := strings.Cut(c.ask, " ")
		l := asked(t, c.story, Options{}, treaty, request).LastNo
		if got := strings.Trim(l.Unasked+", "+strings.Join(l.Cites, ", "), ", "); got != c.want {
			t.Errorf("%s: %s", c.ask, got)
		}
	}
}

// TestWhatItKnew: what the last who could say no knew then, and from whom.
func TestWhatItKnew(t *testing.T) {
	s := story(t, "travelling-official")
	o := Options{Set: []string{"requested.law.custodian_may_object=true", "requested.law.objection_reaches_government=true"}, Stance: []string{"custodian=protective"}}
	for _, n := range asked(t, s, o, "uncc", "track").LastNo.Nos {
		want := []Known{}
		if n.Actor == "government" {
			want = []Known{{"target_is_official", "court", "review"}}
		}
		if !slices.Equal(n.Knew, want) {
			t.Errorf("%s knew %v", aCourse(n), n.Knew)
		}
	}
}

// generated draws a case of any bundled flow: a base case or a story, with facts, circumstances, stances and news.
func generated(t *rapid.T) (*scenario.Scenario, *RunResult) {
	l := open()
	files := simtest.Scenarios()
	for _, f := range simtest.Treaties() {
		if strings.HasPrefix(f.Name, "common/cases/") {
			files = append(files, f)
		}
	}
	s, err := l.Scenario(rapid.SampledFrom(files).Draw(t, "case"))
	if err != nil {
		t.Fatal(err)
	}
	o := Options{brief: true, Treaties: []string{rapid.SampledFrom(l.Law.IDs()).Draw(t, "treaty")}}
	v := l.Law.Facts
	done := map[string]bool{}
	for range rapid.IntRange(0, 8).Draw(t, "facts") {
		f := v.Fact(facts.ID(rapid.IntRange(0, v.Len()-1).Draw(t, "fact")))
		if f.Hidden || f.Circumstance || done[f.Name] {
			continue
		}
		done[f.Name] = true
		o.Set = append(o.Set, f.Name+"="+f.Show(rapid.SampledFrom(otherValues(f, facts.Unknown, nil)).Draw(t, f.Name)))
	}
	for _, id := range rapid.SliceOfN(rapid.SampledFrom(v.Circumstances()), 0, 4).Draw(t, "circumstances") {
		f := v.Fact(id)
		o.Set = append(o.Set, f.Name+"=true")
		if rapid.Bool().Draw(t, "somebody knows") {
			o.Tell = append(o.Tell, rapid.SampledFrom(facts.Actors).Draw(t, "who")+"="+f.Short())
		}
	}
	if rapid.Bool().Draw(t, "whoever is served speaks") {
		for _, fact := range []string{"requested.law.custodian_may_object", "requested.law.objection_reaches_government"} {
			if !done[fact] {
				o.Set = append(o.Set, fact+"=true")
			}
		}
		o.Set = append(o.Set, "circumstances.target_is_official=true")
		o.Tell = append(o.Tell, "custodian=target_is_official")
		o.Stance = append(o.Stance, "custodian=protective")
	}
	for _, who := range rapid.SliceOfN(rapid.SampledFrom([]string{"requested", "custodian", "data-subject", "knowledge-holder", "controller"}), 0, 3).Draw(t, "stances of") {
		o.Stance = append(o.Stance, who+"="+rapid.SampledFrom(facts.Stances).Draw(t, "stance"))
	}
	for _, in := range s.Injects {
		if rapid.Bool().Draw(t, in.ID) {
			o.Inject = append(o.Inject, in.ID)
		}
	}
	prepared, _, err := l.prepare(s, o)
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Run(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return prepared, r
}
