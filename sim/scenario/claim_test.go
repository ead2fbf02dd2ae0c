package scenario_test

import (
	"strings"
	"testing"

	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// claimed is a file with one claim, whose fields after the verdict are given.
func claimed(verdict, rest string) string {
	return `format: claims/1
sources:
  - id: talk
    called: the talk
    title: A talk
claims:
  - id: talk.four
    source: talk
    place: somewhere
    says: something
    about: [uncc]
    verdict: ` + verdict + "\n" + rest
}

// silenced says where a claim about secrecy is answered.
func silenced(article, stories string) string {
	return "    questions: [in]\n    silence:\n      stories: [" + stories + "]\n      articles:\n        uncc: " + article + "\n"
}

// TestClaimsLoad: what a claim has to say depends on its verdict. Every problem is told at once, with its place and
// with what would be right.
func TestClaimsLoad(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	question := func(id, treaty, answer, months string, readings ...string) *scenario.Question {
		return &scenario.Question{
			ID: id, Treaty: treaty, Base: "b", Ask: source.Text{Value: "outcome"}, Answer: answer, Facts: map[string]string{"m": months}, Readings: readings,
		}
	}
	questions := []*scenario.Question{
		question("in", "uncc", "delivered", "48"), question("out", "uncc", "outside", "48", "uncc.2.h.whose-law=both"),
		question("same", "uncc", "delivered", "48", "uncc.2.h.whose-law=both"), question("elsewhere", "uncc", "outside", "12", "uncc.2.h.whose-law=both"),
		question("other", "uncc", "outside", "48", "uncc.2.c=location-included"), question("b", "budapest", "delivered", "48"),
	}
	const reading = "    reading: uncc.2.h.whose-law=both\n    because: Art. 2(h)\n"
	for _, c := range []struct {
		what, text string
		want       []string // parts of the error, in order; none: it is right
	}{
		{"agrees", claimed("agrees", "    questions: [in]\n"), nil},
		{"differs, both sides", claimed("differs", reading+"    questions: [in, out]\n"), nil},
		{"differs, the sides the other way round", claimed("differs", reading+"    questions: [out, in]\n"), nil},
		{"waits", claimed("differs", "    waits: production\n"), nil},
		{"cannot be asked", claimed("differs", "    unasked: no fact says so\n    because: Art. 2(h)\n    questions: [in]\n"), nil},
		{"an opinion", claimed("opinion", "    because: a forecast\n"), nil},

		{"an unknown question", claimed("agrees", "    questions: [inn]\n"), []string{`no question "inn"`, "did you mean in?"}},
		{"an unknown reading", claimed("differs", "    reading: uncc.2.h.whose-law=bth\n    because: b\n    questions: [in, out]\n"), []string{`no option "bth"`, "did you mean both?"}},
		{"an unknown measure", claimed("differs", "    waits: productoin\n"), []string{"productoin", "did you mean production?"}},
		{"an unknown verdict", claimed("wrong", "    questions: [in]\n"), []string{"wrong", "agrees, differs, reading, opinion"}},
		{"differs without a reading", claimed("differs", "    because: b\n    questions: [in, out]\n"), []string{"no reading gives the answer of the claim talk.four"}},
		{"differs without a reason", claimed("differs", "    reading: uncc.2.h.whose-law=both\n    questions: [in, out]\n"), []string{"does not say with what the text answers it"}},
		{"only the text's side", claimed("differs", reading+"    questions: [in]\n"), []string{"do not show both sides"}},
		{"only the claim's side", claimed("differs", reading+"    questions: [out]\n"), []string{"do not show both sides", "what its text answers"}},
		{"the same answer on both sides", claimed("reading", reading+"    questions: [in, same]\n"), []string{"do not show both sides"}},
		{"another case on the other side", claimed("reading", reading+"    questions: [in, elsewhere]\n"), []string{"do not show both sides"}},
		{"another reading on the other side", claimed("reading", reading+"    questions: [in, other]\n"), []string{"do not show both sides"}},
		{"agrees under a reading", claimed("agrees", reading+"    questions: [in, out]\n"), []string{"agrees with the text, and holds only under a reading"}},
		{"agrees only under a reading", claimed("agrees", "    questions: [out]\n"), []string{"what its text answers"}},
		{"nothing decides it", claimed("agrees", ""), []string{"nothing decides the claim talk.four"}},
		{"waits, and is decided", claimed("agrees", "    waits: production\n    questions: [in]\n"), []string{"waits for a measure, and says that it is decided"}},
		{"an opinion without a reason", claimed("opinion", ""), []string{"nothing says why"}},
		{"a question of another treaty", claimed("agrees", "    questions: [in, b]\n"), []string{"not about the treaty of this question, budapest"}},
		{"a question twice", claimed("agrees", "    questions: [in, in]\n"), []string{"the question in stands twice"}},
		{"a misspelt key", claimed("agrees", "    question: [in]\n"), []string{"question is not a key here"}},
		{"an id twice, and two problems more", strings.Replace(claimed("agrees", "    questions: [in]\n"), "claims:\n", `claims:
  - id: talk.four
    source: tlak
    place: p
    says: s
    about: [unc]
    verdict: opinion
    because: b
`, 1), []string{`no source is called "tlak"`, `no treaty is called "unc"`, "the claim talk.four stands already at claims.yaml:7:5"}},
		{"answered in a story", claimed("agrees", silenced("Art. 2(h)", "a-story")), nil},
		{"answered by no rule", claimed("agrees", silenced("none", "a-story")), nil},
		{"a story that is not there", claimed("agrees", silenced("none", "a-stroy")), []string{`no scenario is called "a-stroy"`, "did you mean a-story?"}},
		{"a story twice", claimed("agrees", silenced("none", "a-story, a-story")), []string{"the story a-story stands twice"}},
		{"answered in no story", claimed("agrees", silenced("none", "")), []string{"no story answers the claim talk.four"}},
		{"answered with words", claimed("agrees", silenced("the treaty", "a-story")), []string{`the citation "the treaty" names no article`, "or none"}},
		{"answered by an article that is not there", claimed("agrees", silenced("Art. 99(1)", "a-story")), []string{"uncc has no article 99"}},
		{"answered for another treaty", claimed("agrees", strings.Replace(silenced("none", "a-story"), "uncc:", "budapest:", 1)),
			[]string{"is about uncc, and names no article of it", `is not about "budapest"`}},
		{"another format", strings.Replace(claimed("agrees", "    questions: [in]\n"), "claims/1", "claims/2", 1), []string{`the format is "claims/2"`}},
	} {
		t.Run(c.what, func(t *testing.T) {
			var p source.Problems
			scenario.LoadClaims(source.File{Name: "claims.yaml", Data: []byte(c.text)}, corpus, questions, []string{"a-story"}, &p)
			if (len(c.want) == 0) != p.Empty() {
				t.Fatalf("problems: %v", p.Err())
			}
			if p.Empty() {
				return
			}
			rest := p.Err().Error()
			for _, w := range c.want {
				_, after, found := strings.Cut(rest, w)
				if !found {
					t.Fatalf("%q does not follow in:\n%s", w, p.Err())
				}
				rest = after
			}
			if !strings.HasPrefix(p.Err().Error(), "claims.yaml:") {
				t.Errorf("no place: %v", p.Err())
			}
		})
	}
}
