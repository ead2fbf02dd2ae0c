package sim

import (
	"context"
	"strings"
	"testing"

	"rogatory/sim/simtest"
)

// TestEveryEndingIsExplained: for every bundled scenario, treaty and request the explanation ends where the run ends, its last
// step or reason has an article, and the set that forces the ending is proved to have no fact too many.
func TestEveryEndingIsExplained(t *testing.T) {
	l := open()
	unproved := 0
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, treaty := range s.Treaties {
			o := Options{Treaties: []string{treaty}}
			run, err := l.Run(context.Background(), s, o)
			if err != nil {
				t.Fatal(err)
			}
			e, err := l.Explain(context.Background(), s, o, Query{})
			if err != nil {
				t.Fatalf("%s under %s: %v", s.ID, treaty, err)
			}
			if len(e.Requests) != len(run.Treaties[0].Requests) {
				t.Fatalf("%s under %s: %d requests of %d", s.ID, treaty, len(e.Requests), len(run.Treaties[0].Requests))
			}
			for i := range e.Requests {
				x, q := &e.Requests[i], &run.Treaties[0].Requests[i]
				name := s.ID + " " + treaty + " " + x.ID
				if x.Answer.Outcome != q.Outcome || x.Answer.Reached != q.Reached || x.Answer.Reason != q.Reason {
					t.Errorf("%s: it explains %+v, and the run ends %s, %s, %s", name, x.Answer, q.Outcome, q.Reason, q.Reached)
				}
				cites := 0
				for _, s := range x.Steps {
					cites += len(s.Cites)
				}
				if cites == 0 {
					t.Errorf("%s: no article", name)
				}
				if !x.Proved {
					unproved++
					t.Errorf("%s: whether a fact can be left out of the %d is not proved", name, len(x.Enough))
				}
				for _, p := range x.ButFor {
					if !contains(x.Enough, p.Fact.Fact) {
						t.Errorf("%s: %s alone changes the end and is not in the set that forces it", name, p.Fact.Fact)
					}
				}
			}
		}
	}
	t.Logf("%d unproved", unproved)
}

func contains(list []Fact, name string) bool {
	for i := range list {
		if list[i].Fact == name {
			return true
		}
	}
	return false
}

// TestEveryGroundNoticeAndOutcomeIsExplained: every question about a bundled request has an answer that agrees with the run,
// with a reason.
func TestEveryGroundNoticeAndOutcomeIsExplained(t *testing.T) {
	l := open()
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, treaty := range s.Treaties {
			o := Options{Treaties: []string{treaty}, Cap: 300}
			run, err := l.Run(context.Background(), s, Options{Treaties: []string{treaty}})
			if err != nil {
				t.Fatal(err)
			}
			for i := range run.Treaties[0].Requests {
				q := &run.Treaties[0].Requests[i]
				ask := func(about, want string) {
					t.Helper()
					e, err := l.Explain(context.Background(), s, o, Query{Request: q.ID, About: about})
					if err != nil {
						t.Fatalf("%s under %s, %s: %v", s.ID, treaty, about, err)
					}
					if x := &e.Requests[0]; x.Answer.Is != want || len(x.Because) == 0 {
						t.Errorf("%s under %s, %s, %s: %q, and the run says %q; %d reasons", s.ID, treaty, q.ID, about, x.Answer.Is, want, len(x.Because))
					}
				}
				seen := map[string]bool{} // one ground of each status
				for _, g := range q.Grounds {
					if !seen[g.Status] {
						seen[g.Status] = true
						ask(g.ID, g.Status)
					}
				}
				for _, n := range q.Notices[:min(len(q.Notices), 1)] {
					want := "not-told"
					for _, other := range q.Notices {
						if other.From == n.From && other.To == n.To && other.Status == "given" {
							want = "told"
						}
					}
					ask("notice:"+n.From+":"+n.To, want)
				}
				for _, outcome := range []string{"delivered", "refused"} {
					want := "no"
					if q.Outcome == outcome {
						want = "yes"
					}
					ask("outcome:"+outcome, want)
				}
				for _, safe := range q.Safeguards {
					if key := "safeguard " + safe.Status; !seen[key] || strings.HasSuffix(safe.ID, ".use") {
						seen[key] = true
						ask(safe.ID, safe.Status)
					}
				}
			}
		}
	}
}
