package law_test

import (
	"fmt"
	"strings"
	"testing"

	"rogatory/sim/law"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// paragraphsOf lists the paragraphs of a treaty made up of a coverage.yaml and of rules, each ID|CITE|what it
// is: one line a paragraph, with what was made of it and its rules.
func paragraphsOf(t *testing.T, coverage string, rules ...string) (string, []*law.Paragraph) {
	t.Helper()
	var b strings.Builder
	b.WriteString("format: rules/1\ntitle: Chapter\nrules:\n")
	for _, r := range rules {
		parts := strings.Split(r, "|")
		fmt.Fprintf(&b, "  - {id: t.%s, cite: \"%s\", says: Something., checked: text, %s}\n", parts[0], parts[1], parts[2])
	}
	files := []source.File{
		{Name: "t/treaty.yaml", Data: []byte("format: treaty/1\nid: t\nname: T\nshort: T\nlayer: treaty\narticles: {\"2\": Two, \"7\": Seven, \"40\": Forty}\n")},
		{Name: "t/rules.yaml", Data: []byte(b.String())},
		{Name: "t/coverage.yaml", Data: []byte("format: coverage/1\narticles:\n" + coverage)},
	}
	corpus, _ := simtest.Law(t, files)
	var p source.Problems
	list := text(t, corpus, "t", nil).Coverage(&p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, g := range list {
		line := g.Cite() + " " + g.How()
		for _, r := range g.Rules {
			line += " " + r.ID
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n"), list
}

const states, effects, reasons = "plain: principle", "duty: {strength: shall}", "unencodable: No fact says it."

// TestRulesMeetTheirParagraphs: each rule is found with the paragraph that its id names, and with no other.
func TestRulesMeetTheirParagraphs(t *testing.T) {
	list := `
  - article: 2
    paragraphs:
      - paragraph: (i)
      - paragraph: (n)
      - paragraph: (o)
  - article: 7
    paragraphs:
      - paragraph: 1
        rules: [t.offence]
      - paragraph: 2
      - paragraph: 3
        apart: Of another matter.
  - article: 40
    apart: Of another matter.
    paragraphs:
      - paragraph: 1
      - paragraph: 1(b)
      - paragraph: 10
      - paragraph: 21(b)
`
	got, _ := paragraphsOf(t, list,
		"2.i-n|Art. 2(i)–(n)|"+states,           // a range of letters
		"offence|Arts. 2–7|"+effects,            // named for what it defines: only where it is listed
		"7|Art. 7|"+states,                      // the article: each paragraph that is not apart
		"40.1.dual|Art. 40(1), 40(10)|"+effects, // a word at the end; what else it cites does not count
		"40.1.a|Art. 40(1)(a)|"+states,          // a letter that is not listed belongs to its paragraph
		"40.1.b.late|Art. 40(1)(b)|"+states,     // one that is listed does not
		"40.21|Art. 40(21)|"+reasons,            // a paragraph that is listed by its letters
		"40.21.b.terms|Art. 40(21)(b)|"+reasons,
	)
	want := `2(i) stated t.2.i-n
2(n) stated t.2.i-n
2(o) open
7(1) encoded t.7 t.offence
7(2) stated t.7
7(3) apart
40(1) encoded t.40.1.dual t.40.1.a
40(1)(b) stated t.40.1.b.late
40(10) open
40(21)(b) unencodable t.40.21 t.40.21.b.terms
40 apart`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestHowAParagraphStands: one rule with an effect makes a paragraph encoded, whatever the others say; one that
// states it outweighs one that says why it has no effect.
func TestHowAParagraphStands(t *testing.T) {
	for _, c := range []struct {
		rules []string
		want  string
	}{
		{nil, "open"},
		{[]string{states}, "stated"},
		{[]string{reasons}, "unencodable"},
		{[]string{effects}, "encoded"},
		{[]string{states, effects, reasons}, "encoded"},
		{[]string{reasons, effects}, "encoded"},
		{[]string{states, reasons}, "stated"},
		{[]string{reasons, states}, "stated"},
	} {
		rules := []string{"2|Art. 2|" + states}
		for i, r := range c.rules {
			rules = append(rules, fmt.Sprintf("7.%s|Art. 7|%s", []string{"first", "second", "third"}[i], r))
		}
		got, _ := paragraphsOf(t, "  - {article: 2}\n  - {article: 7}\n  - {article: 40, apart: Other.}\n", rules...)
		line := strings.Fields(strings.Split(got, "\n")[1])
		if line[1] != c.want {
			t.Errorf("%v: %v, want %s", c.rules, line, c.want)
		}
	}
}

// TestCitationsNameParagraphs: which of the paragraphs a citation names.
func TestCitationsNameParagraphs(t *testing.T) {
	_, list := paragraphsOf(t, `
  - article: 2
  - article: 7
    paragraphs: [{paragraph: 1}, {paragraph: 2}]
  - article: 40
    paragraphs: [{paragraph: 8}, {paragraph: 21(b)}, {paragraph: 21(c)}, {paragraph: 22}]
`, "7|Art. 7|"+states)
	for cite, want := range map[string]string{
		"Art. 2":                       "2",
		"Art. 2(h)":                    "2", // a part of it
		"Art. 40(8), 40(22)":           "40(8) 40(22)",
		"Art. 40(22) with 40(21)(b)":   "40(22) 40(21)(b)",
		"Art. 40(21)(b)–(c)":           "40(21)(b) 40(21)(c)",
		"Arts. 40(8), 2":               "40(8) 2",
		"Art. 7":                       "7(1) 7(2)", // there is a rule of the whole article
		"Art. 40":                      "",          // … and none of this one
		"Art. 40(21)":                  "",
		"Arts. 2–3":                    "2",
		"Art. 2 to 7":                  "2",
		"Art. 4":                       "",
		"Art. 40(80)":                  "",
		"Art. 40(8), UNCAC 40(22)":     "40(8)", // another instrument's article
		"Art. 7(2), 40(21)(b), 40(21)": "7(2) 40(21)(b)",
	} {
		var got []string
		for _, g := range law.Named(cite, list) {
			got = append(got, g.Cite())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s names %v, want %s", cite, got, want)
		}
	}
}

// TestNoListNoCoverage: the list is optional.
func TestNoListNoCoverage(t *testing.T) {
	files := []source.File{{Name: "t/treaty.yaml", Data: []byte("format: treaty/1\nid: t\nname: T\nshort: T\nlayer: treaty\narticles: {\"1\": One}\n")}}
	corpus, _ := simtest.Law(t, files)
	var p source.Problems
	if list := text(t, corpus, "t", nil).Coverage(&p); list != nil || !p.Empty() {
		t.Errorf("%v, %v", list, p.Err())
	}
}
