package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// A made-up result whose names are hostile to tables and whose citations look like citations.
type maker struct {
	*rapid.T
	cited map[string]bool
}

var hostile = rapid.StringOfN(rapid.RuneFrom([]rune("abc ABC xyz  |*_<>&`[]()-./=\u00AD\u00A0\u200D\u202E\u2066\u0007\n\t\u0301\u0308אבגمرح東京語👩⚖🏽🇫🇷\uFE0F\uE000\uE001\U000F0001ﷺ“”…→")), 0, 60, -1)

func (m *maker) name() string { return hostile.Draw(m.T, "name") }

func (m *maker) cite() string {
	pin := func() string {
		s := fmt.Sprintf("%d", rapid.IntRange(1, 145).Draw(m.T, "article"))
		for range rapid.IntRange(0, 3).Draw(m.T, "depth") {
			s += rapid.SampledFrom([]string{"(1)", "(21)", "(b)", "(ii)", "bis"}).Draw(m.T, "part")
		}
		return s
	}
	c := rapid.SampledFrom([]string{"Art. ", "Arts. ", "ICCPR Art. ", "VCCR ", "Code of Criminal Procedure, s. "}).Draw(m.T, "source") + pin()
	switch rapid.IntRange(0, 5).Draw(m.T, "more") {
	case 0:
		c += " with " + pin()
	case 1:
		c += " to (12)"
	case 2:
		c += ", " + pin() + "–" + pin()
	}
	m.cited[c] = true
	return c
}

func (m *maker) pick(list []string) string { return rapid.SampledFrom(list).Draw(m.T, "id") }

func (m *maker) many(most int, do func()) {
	for range rapid.IntRange(0, most).Draw(m.T, "many") {
		do()
	}
}

func (m *maker) runs() sim.Runs {
	r := sim.Runs{Is: m.pick([]string{"", "always", "sometimes", "never", "depends"})}
	if r.Is == "sometimes" {
		r.By = []string{m.pick(facts.Actors)}
	}
	if r.Is == "depends" {
		r.On = []string{"relation.mla_ground_met"}
	}
	return r
}

func (m *maker) ending() sim.Ending {
	return sim.Ending{Outcome: m.pick(facts.Outcomes), Reached: m.pick(facts.Reaches), Obtained: []string{m.pick(facts.Obtainables)}}
}

func (m *maker) request(id string) sim.Request {
	end := m.ending()
	r := sim.Request{ID: id, Measure: m.pick(facts.Measures), Route: m.pick(facts.Routes),
		Duty:    sim.Duty{Strength: m.pick(facts.Strengths), Cites: []string{m.cite()}},
		Outcome: end.Outcome, Reached: end.Reached, Obtained: end.Obtained,
		Stances: map[string]sim.Ending{}, Runs: map[string]sim.Runs{}}
	for _, s := range facts.Stances {
		r.Stances[s] = m.ending()
	}
	m.many(4, func() { r.Runs[m.pick(facts.Outcomes)] = m.runs() })
	m.many(6, func() {
		r.Grounds = append(r.Grounds, sim.Ground{ID: fmt.Sprint("g", len(r.Grounds)), Layer: m.pick(facts.Layers), Cite: m.cite(),
			Topic:  m.pick([]string{"essential-interests", "form", "dual-criminality", "discrimination", "a-topic-of-no-list"}),
			Effect: m.pick(facts.Effects), Test: m.pick(facts.Tests), Holder: m.pick(facts.Actors), Runs: m.runs(), Why: m.name(),
			Status: m.pick([]string{"invoked", "available", "dormant", "open", "not-met", "displaced", "excluded", "unknown"})})
	})
	m.many(6, func() {
		r.Notices = append(r.Notices, sim.Notice{From: m.pick(facts.Actors[:4]), To: m.pick(facts.Actors[2:6]), About: m.name(),
			Rule: m.pick([]string{"required", "permitted", "prohibited"}), Layer: m.pick(facts.Layers), Cite: m.cite(), Runs: m.runs(),
			Status: m.pick([]string{"given", "withheld", "due", "not-due"}), Until: m.pick(append([]string{""}, facts.GagEnds...)), Why: m.name()})
	})
	m.many(2, func() {
		r.Gags = append(r.Gags, sim.Gag{Layer: "domestic", Binds: []string{m.pick(facts.Actors)}, Stops: []string{m.pick(facts.Actors)},
			From: m.pick(facts.Stages), Until: m.pick(facts.GagEnds), Cite: m.cite(), Demanded: m.cite(), Status: "in-force"})
	})
	m.many(4, func() {
		r.Safeguards = append(r.Safeguards, sim.Safeguard{Layer: m.pick(facts.Layers), Kind: m.pick(facts.SafeguardKinds), Title: m.name(),
			Strength: m.pick(facts.SafeguardStrengths), Status: "unmet", LawOf: "requested", Cite: m.cite(), Why: m.name()})
	})
	m.many(5, func() {
		s := sim.Step{Stage: m.pick(facts.Stages), Event: m.pick([]string{"send", "refuse", "an-event-of-no-list"}), Actor: m.pick(facts.Actors),
			Cites: []string{m.cite(), m.cite()}, Grounds: []string{"g0"}, Note: m.name()}
		r.Path = append(r.Path, s)
	})
	r.LastNo.Answer, r.LastNo.Door = m.pick([]string{"", "could", "nobody", "said"}), m.pick([]string{"", "after", "never"})
	if r.LastNo.Answer != "" {
		m.followed(&r)
	}
	m.many(2, func() {
		r.Displaced = append(r.Displaced, sim.Displaced{ID: m.name(), By: "gate", Cite: m.cite(), ByCite: "Art. 40(7)"})
		r.Kept = append(r.Kept, m.cite())
	})
	if len(r.Displaced) == 0 {
		r.Kept = nil
	}
	m.many(2, func() {
		r.HingesOn = append(r.HingesOn, sim.Hinge{Provision: "p", Cite: m.cite(), Readings: []sim.HingeOption{{Name: m.name(), Holder: m.name(), Ending: m.ending()}}})
	})
	m.many(3, func() {
		r.Assumed = append(r.Assumed, sim.Assumed{Fact: "requested.law.objection_reaches_government", Value: "false", Says: m.name(), Left: true})
	})
	m.many(1, func() { r.Warnings = append(r.Warnings, m.name()) })
	return r
}

// followed makes up who could have said no, and who knows what.
func (m *maker) followed(r *sim.Request) {
	circumstances := []string{"target_is_official", "a-circumstance-of-no-list"}
	m.many(3, func() {
		n := sim.No{Kind: m.pick([]string{"ends", "delays", "conditions"}), Last: len(r.LastNo.Nos) == 0, Stage: m.pick(facts.Stages), Actor: m.pick(facts.Actors),
			Reached: m.pick(facts.Reaches), Settled: 1, Knew: []sim.Known{{Circumstance: m.pick(circumstances), From: m.pick(facts.Actors), Stage: m.pick(facts.Stages)}}}
		for range rapid.IntRange(1, 3).Draw(m.T, "steps") {
			n.Steps = append(n.Steps, sim.Step{Stage: n.Stage, Event: "an-event-of-no-list", Actor: m.pick(facts.Actors), Cites: []string{m.cite()}})
		}
		r.LastNo.Nos = append(r.LastNo.Nos, n)
	})
	if r.LastNo.Answer == "nobody" {
		m.many(3, func() {
			r.LastNo.Nearest = append(r.LastNo.Nearest, sim.Nearest{Holder: m.pick(facts.Actors), Topic: "a-topic-of-no-list", Layer: m.pick(facts.Layers), Cite: m.cite(),
				Status: m.pick([]string{"dormant", "open"}), Missing: circumstances, Stage: m.pick(facts.Stages), KnownTo: []string{m.pick(facts.Actors)}})
		})
	}
	m.many(6, func() {
		r.Timeline.Moments = append(r.Timeline.Moments, sim.Moment{Step: len(r.Timeline.Moments), Stage: m.pick(facts.Stages), Kind: m.pick([]string{"notice", "secrecy", "secrecy-ends"}),
			Actors: []string{m.pick(facts.Actors), m.pick(facts.Actors)}, From: m.pick(facts.Actors), About: m.name(), Until: m.pick(facts.GagEnds), Layer: m.pick(facts.Layers), Cites: []string{m.cite()}})
	})
	m.many(3, func() {
		r.Timeline.Remedies = append(r.Timeline.Remedies, sim.Remedy{Event: "object", Actor: m.pick(facts.Actors), LawOf: "requested", Why: "not-told", Silences: []string{m.cite()}})
	})
}

func (m *maker) result() *sim.RunResult {
	r := &sim.RunResult{Schema: "run/1", InForce: "assumed", Scenario: sim.ScenarioRef{ID: "s", Title: m.name(), Hash: m.name()}}
	m.many(1, func() { r.Changes = append(r.Changes, m.name()) })
	for range rapid.IntRange(1, 5).Draw(m.T, "treaties") {
		t := sim.Treaty{ID: fmt.Sprint("t", len(r.Treaties)), Short: m.name(), Name: m.name(), Official: "https://example.org/" + strings.Repeat("a-long/address/", 9)}
		for i := range rapid.IntRange(1, 2).Draw(m.T, "requests") {
			t.Requests = append(t.Requests, m.request(fmt.Sprint("request", i)))
		}
		r.Treaties = append(r.Treaties, t)
	}
	return r
}

func TestWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &maker{t, map[string]bool{}}
		r := m.result()
		ascii := rapid.Bool().Draw(t, "ascii")
		for _, n := range []int{60, 80, 120, 200} {
			var b bytes.Buffer
			if err := Run(&b, r, Options{Width: n, ASCII: ascii}); err != nil {
				t.Fatal(err)
			}
			checkPage(t, b.String(), n, ascii, m.cited)
		}
		var b bytes.Buffer
		if err := Run(&b, r, Options{Format: Markdown}); err != nil {
			t.Fatal(err)
		}
		for c := range m.cited {
			if !strings.Contains(b.String(), c) {
				t.Errorf("the Markdown does not have %q", c)
			}
		}
		b.Reset()
		for _, c := range []*sim.Comparison{compared(r, r), compared(r)} {
			b.Reset()
			if err := Compare(&b, c, Options{Width: 60}); err != nil {
				t.Fatal(err)
			}
			checkPage(t, b.String(), 60, false, nil)
		}
	})
}

// checkPage: no line is too wide, the lines of a table are equally wide, no private mark is left,
// and every pinpoint stands whole on a line.
func checkPage(t *rapid.T, page string, n int, ascii bool, cited map[string]bool) {
	before := 0
	for _, line := range strings.Split(page, "\n") {
		w := doc.Width(line)
		if w > n {
			t.Errorf("%d columns instead of %d: %s", w, n, line)
		}
		if !strings.ContainsAny(line, "│┌└├|+") || strings.HasPrefix(line, " ") {
			before = 0
		} else if strings.HasPrefix(line, "│") || strings.HasPrefix(line, "├") || strings.HasPrefix(line, "└") {
			if before != 0 && w != before {
				t.Errorf("a line of %d columns in a table of %d: %q", w, before, line)
			}
			before = w
		}
		if strings.ContainsAny(line, "\u202E\u0007\uE000\uE001\uE002\u00AD\U000F0000") {
			t.Errorf("an invisible sign or a mark of ours: %q", line)
		}
	}
	for c := range cited {
		for _, p := range doc.Pinpoints(c, ascii) {
			if !strings.Contains(page, p) {
				t.Errorf("at %d columns %q of %q is broken or missing", n, p, c)
			}
		}
	}
}

func TestCitationsInSentencesAreFound(t *testing.T) {
	v := newVoice(English())
	for in, want := range map[string]string{
		"agreed to apply Article 40(8) to (31).":   "agreed to apply {Article 40(8) to (31)}.",
		"the duty in Art. 24(1)(b), not elsewhere": "the duty in {Art. 24(1)(b)}, not elsewhere",
		"4 rules were read":                        "4 rules were read",
	} {
		got := strings.NewReplacer(doc.CiteOpen, "{", doc.CiteClose, "}").Replace(v.prose(in))
		if got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}
