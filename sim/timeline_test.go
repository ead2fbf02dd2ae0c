package sim

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rogatory/sim/facts"
	"rogatory/sim/scenario"
)

// TestTimeline has one case for each kind of moment: STEP STAGE KIND: who, from whom, what, ARTICLES.
func TestTimeline(t *testing.T) {
	heard := Options{Set: []string{"requested.law.custodian_may_object=true", "requested.law.objection_reaches_government=true"}, Stance: []string{"custodian=protective"}}
	for _, c := range []struct {
		story     *scenario.Scenario
		o         Options
		ask, want string
	}{
		{story(t, "travelling-official"), Options{}, "uncc track", "0 drafted knows: custodian; ; target_is_official; "},
		// Who hears an objection learns what the one who objects knows, and passes it on where that law says so.
		{story(t, "travelling-official"), heard, "uncc track", "5 objection told: court; custodian; target_is_official; "},
		{story(t, "travelling-official"), heard, "uncc track", "6 review told: government; court; target_is_official; "},
		{story(t, "travelling-official"), Options{Inject: []string{"the-minister-hears"}}, "uncc track", "2 review news: government; ; target_is_official; "},
		{story(t, "travelling-official"), Options{}, "uncc track", "3 authorisation acts: court; ; ; Art. 45(1), Art. 24(4)"},
		{story(t, "travelling-official"), Options{}, "budapest track", "10 closed notice: requesting-authority; central-authority; the outcome of the request; Art. 27(7)"},
		// The treaty states no end of the secrecy; domestic law gives what the treaty demands, and none either.
		{story(t, "travelling-official"), Options{}, "uncc track", "1 received secrecy: central-authority government executing-authority court contact-point; ; none-stated; Art. 40(20)"},
		{story(t, "travelling-official"), Options{}, "budapest track", "4 served secrecy: custodian; ; none-stated; requested State's law, as Art. 20(3) requires"},
		// Only a law or an order says that there is no end.
		{story(t, "travelling-official"), Options{Set: []string{"requested.law.secrecy_until=no-end"}}, "budapest track", "4 served secrecy: custodian; ; no-end; requested State's law, as Art. 20(3) requires"},
		{story(t, "seven-objections"), Options{}, "uncc letter", "4 served secrecy: custodian; ; period, ends; requested State's law, as Art. 25(3) requires"},
		{story(t, "seven-objections"), Options{}, "uncc letter", "9 closed secrecy-ends: custodian; ; period; requested State's law"},
		{story(t, "seven-objections"), Options{}, "uncc letter", "6 preserved deadline: ; ; 60 days floor; Art. 42(8)"},
		{story(t, "seven-objections"), Options{}, "budapest letter", "4 served deadline: ; ; 90 days cap; Art. 16(2)"},
	} {
		treaty, request, _ := strings.Cut(c.ask, " ")
		var got []string
		for _, m := range asked(t, c.story, c.o, treaty, request).Timeline.Moments {
			got = append(got, moment(m))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s, %s: no moment\n  %s\nbut\n  %s", c.story.ID, c.ask, c.want, strings.Join(got, "\n  "))
		}
	}
}

func moment(m Moment) string {
	what := strings.Join(m.Circumstances, " ") + m.About + m.Until
	if m.Ends {
		what += ", ends"
	}
	if d := m.Deadline; d != nil {
		what = fmt.Sprintf("%d %s %s", d.Value, d.Unit, d.Kind)
	}
	return fmt.Sprintf("%d %s %s: %s; %s; %s; %s", m.Step, m.Stage, m.Kind, strings.Join(m.Actors, " "), m.From, what, strings.Join(m.Cites, ", "))
}

// TestFirstRemedy: what somebody could first have done about the measure, by whose law, and why nobody could.
func TestFirstRemedy(t *testing.T) {
	noVoice := "requested.law.custodian_may_object=false"
	for _, c := range []struct {
		story *scenario.Scenario
		o     Options
		ask   string
		event string // of the remedy that is looked at
		want  string // usable, after and helps, whose law, why
	}{
		{story(t, "journalist-leak"), Options{}, "uncc account", "object", "first, before, helps, requested, served"},
		// Only who was told can challenge: the person is told once the measure is over.
		{story(t, "journalist-leak"), Options{Set: []string{noVoice}}, "uncc account", "challenge-after", "first, after, helps, requested, told by central-authority, requested State's law"},
		{story(t, "journalist-leak"), Options{Set: []string{noVoice}}, "uncc account", "challenge", "no, requested, not-told, requested State's law"},
		{story(t, "travelling-official"), Options{}, "uncc track", "object", "no, requested, no-law"},
		{story(t, "travelling-official"), Options{Set: []string{"requested.law.person_may_challenge=true"}}, "uncc track", "challenge-after", "no, requested, not-told, Art. 40(20), requested State's law"},
		{story(t, "travelling-official"), Options{Set: []string{"requested.law.person_may_challenge=true"}}, "budapest track", "challenge-after", "no, requested, not-told, Art. 27(8), requested State's law"},
		// An objection that the court cannot uphold is a voice and no more.
		{story(t, "travelling-official"), Options{Set: []string{"requested.law.custodian_may_object=true"}}, "budapest track", "object", "first, before, idle, requested, served"},
		// On the reading that providers have no voice the law's own is shut.
		{story(t, "journalist-leak"), Options{Readings: map[string]string{"uncc.provider-voice": "no-voice"}}, "uncc account", "object", "no, treaty, shut, Art. 24(2)–(3) (silent)"},
		{story(t, "witness-never-charged"), Options{}, "uncc messages", "challenge-at-trial", "no, requesting, no-trial"},
		{story(t, "payment-service"), Options{}, "budapest records", "object", "no, requested, not-reached"},
	} {
		treaty, request, _ := strings.Cut(c.ask, " ")
		all := asked(t, c.story, c.o, treaty, request).Timeline.Remedies
		i := slices.IndexFunc(all, func(r Remedy) bool { return r.Event == c.event })
		if i < 0 {
			t.Errorf("%s, %s: no remedy %s", c.story.ID, c.ask, c.event)
			continue
		}
		if got := remedy(all[i], i == 0); got != c.want {
			t.Errorf("%s, %s, %s: %s", c.story.ID, c.ask, c.event, got)
		}
	}
}

func remedy(r Remedy, first bool) string {
	parts := []string{"no", r.LawOf, r.Why}
	if r.Usable {
		parts = []string{"later", "before", "idle", r.LawOf, r.Why}
		if first {
			parts[0] = "first"
		}
		if r.After {
			parts[1] = "after"
		}
		if r.Helps {
			parts[2] = "helps"
		}
	}
	if r.ToldBy != "" {
		parts[len(parts)-1] = "told by " + r.ToldBy
		parts = append(parts, r.Notice)
	}
	return strings.Join(append(append(parts, r.Cites...), r.Silences...), ", ")
}

// TestNobodyKnowsMoreThanWasTold: over generated cases of all flows, whoever knows a circumstance in the timeline had
// it from the start, from news, or from somebody who knew it before along a step of the path; and it is so.
func TestNobodyKnowsMoreThanWasTold(t *testing.T) {
	kinds := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		s, r := generated(t)
		v := open().Law.Facts
		for _, q := range r.Treaties[0].Requests {
			i := slices.IndexFunc(s.Requests, func(x scenario.Request) bool { return x.ID == q.ID })
			known := s.Requests[i].Case.Values
			for n, m := range q.Timeline.Moments {
				if n > 0 && m.Step < q.Timeline.Moments[n-1].Step || m.Step > len(q.Path) {
					t.Fatalf("moment %d is out of order: %v", n, m)
				}
				for _, short := range m.Circumstances {
					kinds[m.Kind]++
					c, _ := v.Circumstance(short)
					if known[c] != 1 {
						t.Fatalf("%v know of %s, which is not so", m.Actors, short)
					}
					for _, actor := range m.Actors {
						a, _ := facts.ActorNamed(actor)
						switch m.Kind {
						case "knows":
							if m.Step != 0 || known[v.Knows(a, c)] != 1 {
								t.Fatalf("%s did not know of %s from the start", actor, short)
							}
						case "told":
							step := q.Path[m.Step-1]
							before := q.Timeline.knew(m.From, m.Step-1)
							if step.Actor != m.From || step.Tells != actor || !slices.ContainsFunc(before, func(k Known) bool { return k.Circumstance == short }) {
								t.Fatalf("step %d, %s by %s, does not tell %s of %s", m.Step, step.Event, step.Actor, actor, short)
							}
						case "news":
							if !slices.ContainsFunc(s.Injects, func(in scenario.Inject) bool { return in.Fact == c && in.Actor == a && string(in.At) == m.Stage }) {
								t.Fatalf("no news of %s comes to %s at %s", short, actor, m.Stage)
							}
						default:
							t.Fatalf("a moment of the kind %s tells of %s", m.Kind, short)
						}
					}
				}
			}
			for _, no := range q.LastNo.Nos {
				for _, k := range no.Knew {
					if c, _ := v.Circumstance(k.Circumstance); known[c] != 1 {
						t.Fatalf("%s knew of %s, which is not so", no.Actor, k.Circumstance)
					}
				}
			}
		}
	})
	for _, kind := range []string{"knows", "told"} {
		if kinds[kind] == 0 {
			t.Errorf("no moment of the kind %s was tried", kind)
		}
	}
}
