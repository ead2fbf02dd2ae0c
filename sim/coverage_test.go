package sim

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// TestEveryParagraphIsCovered: each paragraph of each bundled instrument has a rule, or a reason why it has none.
// Those still to be encoded stand in testdata/coverage-open.txt; one that is covered by now has to leave the list.
func TestEveryParagraphIsCovered(t *testing.T) {
	const file = "testdata/coverage-open.txt"
	var open []string
	for _, in := range opened(t, simtest.Treaties()).Law.Instruments {
		c, err := opened(t, simtest.Treaties()).Coverage(in.ID)
		if err != nil {
			t.Fatal(err)
		}
		if c == nil {
			t.Errorf("%s has no coverage.yaml", in.ID)
			continue
		}
		for _, a := range c.Articles {
			for _, g := range a.Paragraphs {
				if g.How == "open" {
					open = append(open, in.ID+" "+g.Paragraph)
				}
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(append(open, ""), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if line != "" {
			listed[line] = true
		}
	}
	for _, name := range open {
		if !listed[name] {
			t.Errorf("%s has no rule, and coverage.yaml gives no reason", name)
		}
		delete(listed, name)
	}
	for name := range listed {
		t.Errorf("%s is covered, or no paragraph: take it off %s", name, file)
	}
}

// TestCoverageCounts: the totals are the sums of what is listed, and every article of the instrument is there.
func TestCoverageCounts(t *testing.T) {
	for _, in := range open().Law.Instruments {
		c, err := open().Coverage(in.ID)
		if err != nil {
			t.Fatal(err)
		}
		var sum Covered
		for i, a := range c.Articles {
			if a.Article != fmt.Sprint(i+1) || a.Heading == "" || len(a.Paragraphs) == 0 {
				t.Errorf("%s, article %d: %q, %q with %d paragraphs", in.ID, i+1, a.Article, a.Heading, len(a.Paragraphs))
			}
			for _, g := range a.Paragraphs {
				sum.count(g.How)
				if (g.How == "apart") != (g.Apart != "") || g.Apart != "" && len(g.Rules) > 0 {
					t.Errorf("%s %s is %s, with the reason %q and %d rules", in.ID, g.Paragraph, g.How, g.Apart, len(g.Rules))
				}
			}
		}
		sum.Articles, sum.Questions = len(in.Articles), c.Totals.Questions
		if c.Totals != sum || sum.Questions == 0 {
			t.Errorf("%s: %+v, want %+v", in.ID, c.Totals, sum)
		}
	}
}

// TestQuestionsAreCountedOnce: a question counts with the paragraphs that it cites and with that of the rule
// that it asks for, once with each, and with no other.
func TestQuestionsAreCountedOnce(t *testing.T) {
	question := "format: questions/1\nquestions:\n  - id: uncc.one-more\n    question: One more?\n    base: real-time-traffic\n" +
		"    ask: ground uncc.40.21.b\n    answer: open\n    cite: Art. 40(21)(b), 40(27)\n    because: It is asked.\n"
	before := counts(t, opened(t, simtest.Treaties()))
	after := counts(t, opened(t, append(simtest.Treaties(), source.File{Name: "uncc/questions/more.yaml", Data: []byte(question)})))
	for name, n := range after {
		want := before[name]
		if name == "uncc 40(21)(b)" || name == "uncc 40(27)" {
			want++
		}
		if n != want {
			t.Errorf("%s: %d questions, want %d", name, n, want)
		}
	}
}

func counts(t *testing.T, l *Simulator) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, in := range l.Law.Instruments {
		c, err := l.Coverage(in.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range c.Articles {
			for _, g := range a.Paragraphs {
				out[in.ID+" "+g.Paragraph] = g.Questions
			}
		}
	}
	return out
}

// TestCoverageIsNoLaw: the list of paragraphs changes no hash, and what is wrong with it is found by Check and
// by Coverage, and by no run.
func TestCoverageIsNoLaw(t *testing.T) {
	const name, rule = "uncc/coverage.yaml", "      - paragraph: \"27\"\n"
	files := simtest.Edit(t, simtest.Treaties(), name, rule, rule+"        apart: A mistake.\n")
	l := opened(t, files)
	if now, was := l.Hash("uncc"), open().Hash("uncc"); now != was {
		t.Errorf("the hash of the law was %s and is %s", was, now)
	}
	_, err := l.Coverage("uncc")
	for what, err := range map[string]error{"Check": l.Check(), "Coverage": err} {
		if err == nil || !strings.Contains(err.Error(), "40(27) is apart, and the rule uncc.40.27") || !strings.Contains(err.Error(), name+":") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := l.Coverage("budapest"); err != nil {
		t.Error(err)
	}
}
