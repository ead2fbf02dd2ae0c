package report

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/simtest"
)

// TestAShortExplanationFits: of every bundled scenario, treaty and request it has at most twelve lines of 80 columns, names an
// article, and says what alone changes the end and what forces it.
func TestAShortExplanationFits(t *testing.T) {
	l, err := sim.Open(simtest.Treaties(), simtest.Stories(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, treaty := range s.Treaties {
			for i := range s.Requests {
				id := s.Requests[i].ID
				for _, about := range []string{"", "outcome:refused", "notice:custodian:data-subject"} {
					e, err := l.Explain(context.Background(), s, sim.Options{Treaties: []string{treaty}}, sim.Query{Request: id, About: about})
					if err != nil {
						t.Fatal(err)
					}
					var b bytes.Buffer
					if err := Explain(&b, e, false, Options{}); err != nil {
						t.Fatal(err)
					}
					out := b.String()
					name := strings.Join([]string{s.ID, treaty, id, about}, " ")
					if n := strings.Count(out, "\n"); n > mostLines {
						t.Errorf("%s: %d lines\n%s", name, n, out)
					}
					for _, line := range strings.Split(out, "\n") {
						if doc.Width(line) > 80 {
							t.Errorf("%s: a line of %d columns: %s", name, doc.Width(line), line)
						}
					}
					if about == "" && !strings.Contains(out, "Art") {
						t.Errorf("%s: no article\n%s", name, out)
					}
					if strings.Contains(out, "explain-") || strings.Contains(out, "{") {
						t.Errorf("%s: a word is missing\n%s", name, out)
					}
					var full bytes.Buffer
					if err := Explain(&full, e, true, Options{}); err != nil {
						t.Fatal(err)
					}
					for i := range e.Requests[0].Enough {
						fact := &e.Requests[0].Enough[i]
						if fact.Source == "stated" && !strings.Contains(strings.Join(strings.Fields(full.String()), " "), fact.Where) {
							t.Errorf("%s: %s is in the set, and --full does not say where it is stated: %s", name, fact.Fact, fact.Where)
						}
					}
				}
			}
		}
	}
}
