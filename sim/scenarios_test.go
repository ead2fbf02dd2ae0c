package sim

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rogatory/sim/facts"
	"rogatory/sim/simtest"
)

// TestScenarios: every story comes out as it says, with the article that makes it so.
func TestScenarios(t *testing.T) {
	l := open()
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		failed, checks, err := l.Test(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		if checks == 0 {
			t.Errorf("%s expects nothing", f.Name)
		}
		for _, x := range failed {
			report(t, x)
			t.Logf("to see it: sim %s", x.Reproduce)
		}
	}
}

func report(t *testing.T, x Failure) {
	t.Helper()
	t.Errorf("%s: %s\n  want %s\n  got  %s\n  because %s", x.Pos, x.What, x.Want, x.Got, x.Because)
}

// TestQuestions: every legal question has the answer that its article gives. The questions were written from the
// texts and commentary; where this fails, the law in the files is wrong until somebody shows that the question is.
func TestQuestions(t *testing.T) {
	failed, asked, err := open().Questions(context.Background(), simtest.Treaties())
	if err != nil {
		t.Fatal(err)
	}
	if asked < 100 {
		t.Errorf("only %d questions were asked", asked)
	}
	for _, x := range failed {
		report(t, x)
	}
}

// TestCheck compiles every flow under every option of every reading.
func TestCheck(t *testing.T) {
	if err := open().Check(); err != nil {
		t.Error(err)
	}
}

// TestLayersOfSecrecy: the provider in the story is silent because domestic law says so, and domestic law says so
// because Art. 29(3) demands it; where domestic law does not, the treaty's demand is unmet and binds no provider.
func TestLayersOfSecrecy(t *testing.T) {
	l := open()
	s, err := l.Scenario(simtest.Find(t, simtest.Scenarios(), "travelling-official.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		secrecy, rule string
		gag, warned   bool
	}{{"true", "prohibited", true, false}, {"false", "silent", false, true}} {
		r, err := l.Run(context.Background(), s, Options{Treaties: []string{"uncc"}, Set: []string{"requested.law.provider_secrecy=" + c.secrecy}})
		if err != nil {
			t.Fatal(err)
		}
		q := r.Treaties[0].Requests[0]
		i := slices.IndexFunc(q.Gags, func(g Gag) bool { return slices.Contains(g.Binds, "custodian") })
		if (i >= 0) != c.gag || i >= 0 && (q.Gags[i].Layer != "domestic" || q.Gags[i].Demanded != "Art. 29(3)" || q.Gags[i].Status != "in-force") {
			t.Errorf("domestic secrecy %s: gags %+v", c.secrecy, q.Gags)
		}
		if got := slices.ContainsFunc(q.Warnings, func(w string) bool { return strings.Contains(w, "Art. 29(3)") }); got != c.warned {
			t.Errorf("domestic secrecy %s: warnings %q", c.secrecy, q.Warnings)
		}
		if got := ask(&q, "notice", "custodian > sending-state"); got != c.rule {
			t.Errorf("domestic secrecy %s: the provider telling the sending State is %s, want %s", c.secrecy, got, c.rule)
		}
	}
}

// TestResults: whatever is asked of a story, the answer holds together: what happened is not said to be
// impossible, a refusal has its grounds, data that were not obtained are not listed, and no list is null.
func TestResults(t *testing.T) {
	l := open()
	null := regexp.MustCompile(`"(\w+)": ?null`)
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range []Options{
			{}, {Stance: []string{"requested=protective"}}, {Set: []string{"relation.mla_treaty=true"}}, {Set: []string{"request.form_defect=true"}, Stance: []string{"requested=protective"}},
			{Set: []string{"circumstances.essential_interests_touched=true"}, Tell: []string{"government=essential_interests_touched"}, Stance: []string{"requested=protective"}},
			{Set: []string{"offence.penalty.requesting.kind=fine", "offence.kind=other"}}, {Unfilled: true, Cap: 50},
		} {
			r, err := l.Run(context.Background(), s, o)
			if err != nil {
				t.Fatalf("%s, %+v: %v", s.ID, o, err)
			}
			data, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			if m := null.FindSubmatch(data); m != nil {
				t.Errorf("%s, %+v: %s is null", s.ID, o, m[1])
			}
			for _, treaty := range r.Treaties {
				for _, q := range treaty.Requests {
					holdsTogether(t, q, func(format string, args ...any) {
						t.Helper()
						t.Errorf("%s, %+v, %s, %s: "+format, append([]any{s.ID, o, treaty.ID, q.ID}, args...)...)
					})
				}
			}
		}
	}
}

func holdsTogether(t *testing.T, q Request, fail func(string, ...any)) {
	t.Helper()
	if is := q.Runs[q.Outcome].Is; is == "never" || is == "" {
		fail("the outcome is %s, and in the runs %q", q.Outcome, is)
	}
	for outcome, runs := range q.Runs {
		if runs.Is == "always" && outcome != q.Outcome {
			fail("%s always, and the outcome is %s", outcome, q.Outcome)
		}
		if runs.Is == "sometimes" && len(runs.By) == 0 || runs.Is == "depends" && len(runs.On) == 0 {
			fail("%s %s, by nobody and on nothing: %+v", outcome, runs.Is, runs)
		}
	}
	if (q.Outcome == "outside-this-treaty") != (q.Reason != "") {
		fail("%s for the reason %q", q.Outcome, q.Reason)
	}
	if got := slices.Index(facts.Reaches, q.Reached) >= slices.Index(facts.Reaches, "obtained"); got != (len(q.Obtained) > 0) {
		fail("the data are %s, and what was obtained is %v", q.Reached, q.Obtained)
	}
	used := map[string]bool{}
	for _, step := range q.Path {
		for _, id := range step.Grounds {
			used[id] = true
		}
		if step.Event == "refuse" && len(step.Grounds) == 0 {
			fail("refused on no ground")
		}
		for _, c := range step.Cites {
			if strings.TrimSpace(c) == "" {
				fail("%s cites nothing", step.Event)
			}
		}
	}
	for _, g := range q.Grounds {
		was := slices.ContainsFunc(g.At, func(at StatusAt) bool { return at.Status == "invoked" })
		if was != used[g.ID] || used[g.ID] && g.Runs.Is == "never" {
			fail("%s is used: %v; its statuses are %v, its runs %+v", g.ID, used[g.ID], g.At, g.Runs)
		}
		if g.Status == "displaced" && len(g.Cites) == 0 {
			fail("%s is displaced by nothing", g.ID)
		}
	}
	for _, n := range q.Notices {
		if n.Status == "given" && (n.Rule == "prohibited" || n.Rule == "silent" || n.Runs.Is == "never") {
			fail("%s tells %s although the rule is %s, runs %+v", n.From, n.To, n.Rule, n.Runs)
		}
		if n.Rule != "silent" && n.Rule != "unknown" && n.Cite == "" {
			fail("%s to %s is %s by no source", n.From, n.To, n.Rule)
		}
		if n.Status == "due" {
			fail("the request is closed and a notice from %s to %s is due", n.From, n.To)
		}
	}
	if sum := q.Checked.Text + q.Checked.Model + q.Checked.Commentary + q.Checked.Recollection; sum == 0 {
		fail("no rule stands behind the answer")
	}
}
