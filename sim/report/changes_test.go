package report

import (
	"bytes"
	"strings"
	"testing"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// twoScenarios is a draft that changes two cells of one scenario and none of another.
func twoScenarios() *sim.Changes {
	return &sim.Changes{
		Schema:     "changes/1",
		Amendments: []sim.Clause{{ID: "a-draft", Title: "A draft | with a sign", Of: []string{"one"}, Why: "Article 40(21) lacks it."}},
		Scenarios: []sim.Changed{
			{Scenario: sim.ScenarioRef{ID: "quiet", Title: "Nothing happens"}},
			{Scenario: sim.ScenarioRef{ID: "story", Title: "The story"}, Changes: []string{"set offence.trivial=true"}, Cells: []sim.Cell{
				{Treaty: "one", Short: "One", Request: "first", ID: "ended", What: "where the data ended", Was: "delivered; traffic data", Now: "refused", Cites: []string{"Art. 40(21), draft letter (e)"}},
				{Treaty: "one", Short: "One", Request: "second", ID: "grounds/one.1", What: "ground: form", Now: "law: may refuse\n\x1b[31m", Cites: []string{"Art. 40(21)(a)"}},
			}},
		},
	}
}

// TestChanges: a row for each cell with its article, a dash where a side has no such row, and one line for what is
// untouched; whatever the width, and with nothing in it that a terminal or Markdown would obey.
func TestChanges(t *testing.T) {
	var md bytes.Buffer
	if err := Changes(&md, twoScenarios(), Options{Format: Markdown}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`# WHAT CHANGES: A draft \| with a sign`,
		"| One<br>first | where the data ended | delivered; traffic data | refused | Art. 40(21), draft letter (e) |\n",
		"| One<br>second | ground: form | – | law: may refuse ⟨U+001B⟩\\[31m | Art. 40(21)(a) |\n",
		"\nNothing changes in: quiet.\n",
		"not legal advice",
	} {
		if !strings.Contains(md.String(), want) {
			t.Errorf("there is no %q in\n%s", want, md.String())
		}
	}
	if strings.Contains(md.String(), "Nothing happens") {
		t.Error("a scenario that is untouched has a title of its own")
	}
	for _, w := range []int{40, 60, 80, 120} {
		var page bytes.Buffer
		if err := Changes(&page, twoScenarios(), Options{Width: w}); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(page.String(), "\n") {
			if doc.Width(line) > w {
				t.Errorf("at width %d: %d columns: %s", w, doc.Width(line), line)
			}
		}
		if w >= 80 && strings.Count(page.String(), "What changes") != 1 {
			t.Errorf("at width %d the table is divided:\n%s", w, page.String())
		}
	}
	c := twoScenarios()
	c.Scenarios = c.Scenarios[:1]
	md.Reset()
	if err := Changes(&md, c, Options{Format: Markdown}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(md.String(), "Nothing changes in any of the scenarios.") || strings.Contains(md.String(), "| ---") {
		t.Errorf("nothing changes, and the page is\n%s", md.String())
	}
}
