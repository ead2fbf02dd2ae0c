package sim

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
)

// silenceOf are the rows of one request on a protection of somebody concerned.
func silenceOf(t *testing.T, r *RunResult, treaty, request, concerned, topic string) []Silence {
	t.Helper()
	for _, in := range r.Treaties {
		for _, q := range in.Requests {
			if in.ID == treaty && q.ID == request {
				return slices.DeleteFunc(slices.Clone(q.Silence), func(s Silence) bool { return s.Concerned != concerned || s.Topic != topic })
			}
		}
	}
	t.Fatalf("%s has no request %s", treaty, request)
	return nil
}

// TestSilence: what became of a protection, and the article behind that. Every reason has its case.
func TestSilence(t *testing.T) {
	official, staffer := "travelling-official", "it-staffer-on-holiday"
	seen := map[string]bool{}
	for _, c := range []struct {
		because              string
		story                string
		o                    Options
		at                   string // TREATY REQUEST CONCERNED TOPIC
		reason, cite, demand string
		want                 func(Silence) bool
	}{
		{"no rule of either treaty has the person told", official, Options{}, "uncc track person person-told", "no-rule", "", "", nil},
		{"no rule of either treaty has the person told", official, Options{}, "budapest track person person-told", "no-rule", "", "", nil},
		{"Art. 15(2) lists no remedy", official, Options{}, "budapest track person effective-remedy", "no-rule", "", "", nil},
		{"the reading that Art. 24(4) stops short of cooperation leaves it silent", official, Options{Readings: map[string]string{"uncc.24.4": "not-cooperation"}},
			"uncc track person effective-remedy", "no-rule", "Art. 24(2)", "", nil},

		{"no article of it has received data safeguarded, and data on a data subject are personal", official, Options{}, "budapest track person data-safeguards", "no-rule", "", "", nil},
		{"Art. 28(2)(a) limits passing on only if confidentiality is made a condition", "onward-transfer", Options{}, "budapest mailbox person onward-transfer", "option-unused", "Art. 28(2)(a)", "", nil},
		{"Art. 28(2)(b) limits use only if that is made a condition", official, Options{}, "budapest track person use-limit", "option-unused", "Art. 28(2)(b)", "", nil},
		{"the government knows, and need not refuse", official, Options{Tell: []string{"government=target_is_official"}},
			"uncc track sending-state essential-interests", "option-unused", "Art. 40(21)(b)", "", func(s Silence) bool { return slices.Equal(s.By, []string{"government"}) }},
		{"Art. 25(4) lets a State rely on its own law, which does not ask for it here", official, Options{Set: []string{"offence.penalty.requested.kind=none"}},
			"budapest track person dual-criminality", "option-unused", "Art. 25(4)", "", nil},
		{"the draft has the provider heard, and it says nothing", official, Options{Amendments: []*law.Amendment{draft(t, "custodian-may-object")}},
			"uncc track custodian objection", "option-unused", "Art. 24(2), draft second sentence", "", nil},

		{"Art. 24(2) leaves the remedy to domestic law, as appropriate", official, Options{}, "uncc track person effective-remedy", "domestic-law", "Art. 24(2)", "",
			func(s Silence) bool { return s.LawOf == "requested" }},
		{"Art. 24(1) leaves the privilege to domestic law", staffer, Options{}, "uncc open person self-incrimination", "domestic-law", "Art. 24(1)", "", nil},
		{"the requesting State's law tells nobody either", official, Options{}, "uncc track person person-told", "domestic-law", "requesting State's law", "",
			func(s Silence) bool { return s.LawOf == "requesting" }},
		{"the requested State's law lets nobody object", official, Options{}, "uncc track custodian objection", "domestic-law", "", "", nil},
		{"sources are protected by no law here", "journalist-leak", Options{Set: []string{"requested.law.protects_sources=false"}},
			"uncc account person journalists-sources", "domestic-law", "requested State's law", "", nil},

		{"Art. 40(20) binds the authorities and states no end", official, Options{}, "uncc track sending-state sending-state-told", "gag", "Art. 40(20)", "",
			func(s Silence) bool { return s.Until == "none-stated" && s.Layer == "treaty" }},
		{"Art. 29(3) obliges the State to silence the provider", official, Options{}, "uncc track person person-told", "gag", "requested State's law", "Art. 29(3)",
			func(s Silence) bool { return s.Until == "none-stated" && slices.Equal(s.By, []string{"custodian"}) }},
		{"Art. 20(3) does the same", official, Options{}, "budapest track person person-told", "gag", "requested State's law", "Art. 20(3)", nil},
		{"an end that a law denies", official, Options{Set: []string{"requested.law.secrecy_until=no-end"}}, "uncc track controller controller-told", "gag", "requested State's law", "Art. 29(3)",
			func(s Silence) bool { return s.Until == "no-end" }},
		{"no article asks that the helper be silenced", staffer, Options{}, "uncc open controller controller-told", "gag", "requested State's law", "",
			func(s Silence) bool { return slices.Equal(s.By, []string{"knowledge-holder"}) }},
		{"permanent on the reading of the podcast", official, Options{Readings: map[string]string{"uncc.40.20.end": "permanent"}}, "uncc track person person-told", "gag", "Art. 40(20)", "",
			func(s Silence) bool { return s.Until == "no-end" }},

		{"the holder of Art. 40(21)(b) is the only one who does not know", official, Options{}, "uncc track person essential-interests", "nobody-knew", "Art. 40(21)(b)", "",
			func(s Silence) bool {
				return len(s.Lacked) == 2 && s.Lacked[0].Circumstance == "target_is_official" && slices.Equal(s.Lacked[0].KnownTo, []string{"custodian"}) &&
					s.Lacked[1].Circumstance == "offence_invented" && slices.Equal(s.Lacked[1].KnownTo, []string{"requesting-authority"})
			}},
		{"nobody can tell what its authorities do not know", official, Options{Set: []string{"requested.law.sending_state_told=true", "request.confidential=false"}},
			"uncc track sending-state sending-state-told", "nobody-knew", "requested State's law", "",
			func(s Silence) bool { return len(s.Lacked) == 1 && s.Lacked[0].Circumstance == "target_is_official" }},
		{"a diplomat's correspondence is inviolable for whoever knows whose it is", official, Options{Set: []string{"person.immunity=diplomatic"}},
			"uncc track person inviolable-correspondence", "nobody-knew", "VCDR Arts 27(2), 30(2) and 32(1)", "", nil},
		{"a remedy does not reach whoever is told of nothing", "criticism-as-crime", Options{}, "uncc account person effective-remedy", "nobody-knew", "Art. 24(2)", "", nil},
		{"a foreigner's State is told of the arrest if the person asks", staffer, Options{Set: []string{"person.foreign=true", "person.detained=true", "person.asks_consulate=true"}},
			"uncc open nationality-state nationality-state-told", "reached", "VCCR Art. 36(1)(b), first sentence", "", nil},
		{"who is told nothing cannot use a right to challenge", official, Options{Set: []string{"requested.law.person_may_challenge=true"}},
			"uncc track person challenge", "nobody-knew", "", "", nil},

		{"Art. 40(7) gives way to the other treaty", official, Options{Set: []string{"relation.mla_treaty=true"}}, "uncc track person essential-interests", "other-treaty", "Art. 40(7)", "", nil},
		{"whose grounds are not encoded", official, Options{Set: []string{"relation.mla_treaty=true"}}, "uncc track person other-treaty", "other-treaty", "that treaty or arrangement (not encoded)", "", nil},
		{"and with Art. 27 its secrecy goes", official, Options{Set: []string{"relation.mla_treaty=true"}}, "budapest track person person-told", "other-treaty", "Art. 27(1)", "", nil},

		{"nothing is transferred by preserving", "criticism-as-crime", Options{}, "uncc hold person data-safeguards", "not-due", "Art. 36(2)", "", nil},
		{"the person is told once something was obtained", "criticism-as-crime", Options{Set: []string{"requested.law.person_told=after"}},
			"uncc hold person person-told", "not-due", "requested State's law", "", nil},

		{"Art. 42(6) is a closed list", "criticism-as-crime", Options{}, "uncc hold person dual-criminality", "ruled-out", "Art. 42(6)", "", nil},
		{"Art. 29(5) leaves no room for what a State's own law asks for", "criticism-as-crime", Options{}, "budapest hold person dual-criminality", "ruled-out", "Art. 29(5)", "", nil},
		{"Art. 29(4) is for a State that made the reservation", "criticism-as-crime", Options{}, "budapest hold person dual-criminality", "option-unused", "Art. 29(4)", "",
			func(s Silence) bool { return s.LawOf == "" && s.Says == say("silence-not-reserved") }},
		{"so is Art. 42(5)", "criticism-as-crime", Options{}, "uncc hold person dual-criminality", "option-unused", "Art. 42(5)", "",
			func(s Silence) bool { return s.Says == say("silence-not-reserved") }},
		{"a list of offences counts only for a State that reserved to have one", "travelling-official-itinerary", Options{}, "budapest track person similar-domestic-case", "option-unused", "Art. 33(2)", "",
			func(s Silence) bool { return s.Says == say("silence-not-reserved") }},
		{"a reading of silence shuts the provider out", official, Options{Readings: map[string]string{"uncc.provider-voice": "no-voice"}, Set: []string{"requested.law.custodian_may_object=true"}},
			"uncc track custodian objection", "ruled-out", "Art. 24(2)–(3) (silent)", "", nil},

		{"a notice that is due and is not given", official, Options{Breach: true, Choose: []string{"closed=close-in-silence"},
			Set: []string{"requested.law.person_told=after", "request.confidential=false", "requested.law.provider_secrecy=false"}},
			"uncc track person person-told", "owed", "requested State's law", "", nil},

		{"the law of the requested State has the person told", "journalist-leak", Options{}, "uncc account person person-told", "reached", "requested State's law", "", nil},
		{"Art. 40(19) limits the use by itself", official, Options{}, "uncc track person use-limit", "reached", "Art. 40(19)", "", nil},
		{"Art. 24(2) is not for this measure; a judge of the requested State looks at it all the same", "travelling-official-limbs", Options{}, "uncc find person independent-review", "reached", "", "",
			func(s Silence) bool { return s.LawOf == "requested" }},
		{"the order is served on her", staffer, Options{}, "uncc open person person-told", "reached", "", "", nil},
		{"the person is told and goes to the court", "journalist-leak", Options{Stance: []string{"data-subject=protective"}}, "uncc account person challenge", "reached", "", "", nil},
	} {
		r, err := open().Run(context.Background(), story(t, c.story), c.o)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Fields(c.at)
		rows := silenceOf(t, r, at[0], at[1], at[2], at[3])
		seen[c.reason] = true
		if !slices.ContainsFunc(rows, func(s Silence) bool {
			return s.Reason == c.reason && s.Cite == c.cite && s.Demanded == c.demand && s.Says != "" && (c.want == nil || c.want(s))
		}) {
			t.Errorf("%s, %s: %s: no row %s by %q %q: %+v", c.story, c.at, c.because, c.reason, c.cite, c.demand, rows)
		}
	}
	for _, reason := range []string{"no-rule", "option-unused", "domestic-law", "gag", "nobody-knew", "other-treaty", "not-due", "ruled-out", "owed", "reached"} {
		if !seen[reason] {
			t.Errorf("no case shows the reason %s", reason)
		}
	}
}

// TestSilenceIsNotForbidden: that no rule has somebody told is never shown as a duty to be silent, and whoever was
// told is not shown as left in the dark.
func TestSilenceIsNotForbidden(t *testing.T) {
	o := Options{Set: []string{"request.confidential=false", "requested.law.provider_secrecy=false"}}
	r, err := open().Run(context.Background(), story(t, "travelling-official"), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range silenceOf(t, r, "uncc", "track", "person", "person-told") {
		if s.Reason == "gag" || s.Until != "" {
			t.Errorf("nobody is bound to secrecy, and there is %+v", s)
		}
	}
	if r, err = open().Run(context.Background(), story(t, "journalist-leak"), Options{}); err != nil {
		t.Fatal(err)
	}
	for _, s := range silenceOf(t, r, "uncc", "account", "person", "person-told") {
		if s.Reason != "reached" {
			t.Errorf("the person was told, and there is %+v", s)
		}
	}
}

// TestSilenceEverywhere: in every story, each line has an article, or says that the treaty has no rule; nobody who
// acts against the others is among those concerned; and asking for reasons assumes nothing.
func TestSilenceEverywhere(t *testing.T) {
	for _, f := range simtest.Scenarios() {
		s, err := open().Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		r, err := open().Run(context.Background(), s, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range r.Treaties {
			for _, q := range in.Requests {
				if (len(q.Silence) == 0) != (q.Outcome == outsideThisTreaty) {
					t.Errorf("%s, %s, %s: %s, with %d lines", s.ID, in.ID, q.ID, q.Outcome, len(q.Silence))
				}
				backed := map[string]bool{}
				for _, x := range q.Silence {
					key := x.Concerned + " " + x.Topic
					backed[key] = backed[key] || x.Cite != "" || x.Demanded != "" || x.Reason == "no-rule" || x.Reason == "reached"
					if slices.ContainsFunc(x.Who, func(a string) bool { return a == "requesting-authority" || a == "central-authority" }) {
						t.Errorf("%s, %s, %s: %v is concerned", s.ID, in.ID, q.ID, x.Who)
					}
				}
				for key, ok := range backed {
					if !ok {
						t.Errorf("%s, %s, %s: %s has neither an article nor the words for none", s.ID, in.ID, q.ID, key)
					}
				}
			}
		}
	}
}

// TestEveryTopicHasItsPlace: of every topic of a ground, a safeguard or a notice of the bundled law the file says whom
// it protects, or why nobody; and it names no topic that no rule has.
func TestEveryTopicHasItsPlace(t *testing.T) {
	corpus := open().Law
	list := corpus.Protections
	ruled := map[string]string{} // topic → a rule
	for _, in := range corpus.Instruments {
		kinds := corpus.Kinds(in.ID)
		for id, topic := range corpus.Topics(in.ID) {
			if slices.ContainsFunc(kinds[id], func(k string) bool { return k == "ground" || k == "safeguard" || k == "notice" }) {
				ruled[topic] = id
			}
		}
	}
	var aside []string
	for _, a := range list.Aside {
		aside = append(aside, a.Topics...)
	}
	for topic, id := range ruled {
		protects, out := list.Of(topic) != nil, slices.Contains(aside, topic)
		if protects == out {
			t.Errorf("the topic %s of %s: protects somebody is %v, and stands aside is %v", topic, id, protects, out)
		}
	}
	for _, p := range list.List {
		for _, topic := range append([]string{p.Topic}, p.Also...) {
			if ruled[topic] == "" && len(p.By) == 0 && !p.Missed {
				t.Errorf("no rule has the topic %s", topic)
			}
		}
	}
	for _, topic := range aside {
		if ruled[topic] == "" {
			t.Errorf("no rule has the topic %s, which stands aside", topic)
		}
	}
}

// spokenOfSecrecy are the passages of the podcast on secrecy, notice, objection and recourse, in its order, in a few
// of its words, each with the claim that answers it.
var spokenOfSecrecy = [][2]string{
	{"a secret data access system", "podcast.secret-access"}, // in the introduction and again later
	{"have a right to know", "podcast.right-to-know"},
	{"this treaty is blind", "podcast.blind-to-notice"},
	{"in permanent secrecy", "podcast.permanent-secrecy"},
	{"permanent secrecy is legitimate", "podcast.secrecy-not-legitimate"},
	{"Budapest doesn't require transparency", "podcast.budapest-no-transparency"},
	{"deals with this lack", "podcast.second-protocol"}, // and so not all is secret there
	{"don't want to tell anyone", "podcast.states-unwilling"},
	{"simply must provide it", "podcast.no-objection-at-home"},
	{"this can all be done", "podcast.secret-order"},
	{"then tell your employer", "podcast.helper-tells"},
	{"some gap of time", "podcast.employer-late"},
	{"there's no recourse", "podcast.owner-no-recourse"},
	{"does not need to be", "podcast.owner-not-told"}, // nor asked in the first place
	{"surveilled without their knowledge", "podcast.officials-unaware"},
	{"How would you know", "podcast.never-aware"}, // without anyone being the wiser
	{"to raise an objection", "podcast.no-provider-objection"},
	{"any transparency here", "podcast.no-transparency"},
	{"to break the law", "podcast.other-law-broken"},
	{"the jurisdiction where they live", "podcast.other-jurisdiction"},
	{"to even raise a question", "podcast.home-no-question"},
	{"permanently secret data transfers", "podcast.secret-no-safeguards"},
}

// TestSaidOfSecrecy: the two stories answer between them all that the podcast says of secrecy, each line with an
// article or the words for none for each treaty that it is about, and with the reading under which it would hold where
// it is one. What only one of the stories can show stands there.
func TestSaidOfSecrecy(t *testing.T) {
	list, _, err := open().LoadClaims(simtest.Treaties())
	if err != nil {
		t.Fatal(err)
	}
	answered := map[string]bool{}
	for _, name := range []string{"travelling-official", "it-staffer-on-holiday"} {
		r, err := open().Run(context.Background(), story(t, name), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Said) < 15 {
			t.Errorf("%s answers only %d statements", name, len(r.Said))
		}
		for _, s := range r.Said {
			answered[s.ID] = true
			c := list.Claims[slices.IndexFunc(list.Claims, func(c *scenario.Claim) bool { return c.ID == s.ID })]
			if len(s.Articles) != len(c.About) {
				t.Errorf("%s, %s: %d articles for %d treaties", name, s.ID, len(s.Articles), len(c.About))
			}
			for _, a := range s.Articles {
				if a.Cite != "" && !strings.Contains(a.Cite, "Art. ") {
					t.Errorf("%s, %s, %s: %q is no article", name, s.ID, a.Treaty, a.Cite)
				}
			}
			if (s.Verdict == "reading" || s.Verdict == "differs") && (s.Reading == "" || s.Holder == "") {
				t.Errorf("%s, %s: %s, and no reading says when it would hold", name, s.ID, s.Verdict)
			}
			if s.Verdict != "agrees" && s.Because == "" {
				t.Errorf("%s, %s: %s without the text's answer", name, s.ID, s.Verdict)
			}
			if s.Chosen {
				t.Errorf("%s, %s: the reading %s is chosen by nobody", name, s.ID, s.Reading)
			}
		}
	}
	for _, p := range spokenOfSecrecy {
		i := slices.IndexFunc(list.Claims, func(c *scenario.Claim) bool { return c.ID == p[1] })
		switch {
		case i < 0:
			t.Errorf("no claim is called %s", p[1])
		case !answered[p[1]]:
			t.Errorf("%q (%s) is answered by neither story", p[0], p[1])
		case !strings.Contains(list.Claims[i].Place, "“"+p[0]):
			t.Errorf("%s stands at %q, and not at %q", p[1], list.Claims[i].Place, p[0])
		}
		delete(answered, p[1])
	}
	for id := range answered {
		t.Errorf("%s is answered, and is not listed here", id)
	}

	r, err := open().Run(context.Background(), story(t, "travelling-official"), Options{Readings: map[string]string{"uncc.provider-voice": "no-voice"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Said {
		if s.Chosen != (s.Reading == "uncc.provider-voice=no-voice") {
			t.Errorf("%s with %s: chosen is %v", s.ID, s.Reading, s.Chosen)
		}
	}
}

// TestSilenceOfWhatWasNotDone: where a request is refused before anything was ordered, no safeguard reached anybody and
// no remedy was withheld; what kept the data back is the ground.
func TestSilenceOfWhatWasNotDone(t *testing.T) {
	r, err := open().Run(context.Background(), story(t, "payment-service"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for topic, want := range map[string]string{
		"dual-criminality": "reached", "independent-review": "not-due", "use-limit": "not-due", "challenge": "not-due", "retention": "not-due",
	} {
		rows := silenceOf(t, r, "budapest", "records", "person", topic)
		if !slices.ContainsFunc(rows, func(s Silence) bool { return s.Reason == want }) || slices.ContainsFunc(rows, func(s Silence) bool { return s.Reason != want && s.Reason != "no-rule" }) {
			t.Errorf("%s: want %s, got %+v", topic, want, rows)
		}
	}
	// The law of B has the person told afterwards: it is not without a rule because it has nobody told before.
	for _, s := range silenceOf(t, r, "budapest", "records", "person", "person-told") {
		if s.LawOf == "requested" && s.Reason == "domestic-law" {
			t.Errorf("%+v", s)
		}
	}
}

// TestSilenceOfWhatTheTreatyShutsOut: a treaty that shuts out bank secrecy is not said to have no rule on it.
func TestSilenceOfWhatTheTreatyShutsOut(t *testing.T) {
	r, err := open().Run(context.Background(), story(t, "payment-service"), Options{
		Readings: map[string]string{"uncc.17.knowledge": "service-enough"}, Stance: []string{"requested=accommodating"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"records", "freeze"} {
		rows := silenceOf(t, r, "uncc", q, "custodian", "bank-secrecy")
		if len(rows) != 1 || rows[0].Reason != "ruled-out" || rows[0].Cite != "Art. 40(24)" {
			t.Errorf("%s: %+v", q, rows)
		}
	}
}
