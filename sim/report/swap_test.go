package report

import (
	"strings"
	"testing"

	"rogatory/sim"
)

// TestSwapNamesWhose: what is assumed to be the same is said of the State whose it is, in a sentence for each.
func TestSwapNamesWhose(t *testing.T) {
	state := func(asking, asked string) []sim.StateRef {
		return []sim.StateRef{{Role: "requesting", Name: asking}, {Role: "requested", Name: asked}}
	}
	x := sim.Swapped{
		Scenario: sim.ScenarioRef{ID: "x", Title: "X", States: state("Avaria", "Bordelia")}, Exchanged: state("Bordelia", "Avaria"),
		Missing: []sim.Missing{
			{Fact: "requested.transfer_lawful", Party: "requested", Value: "true", Assumed: "true", Asked: true},
			{Fact: "requesting.safeguards.uncc_36_2", Party: "requesting", Value: "true", Assumed: "true", Asked: true},
		},
	}
	var b strings.Builder
	if err := Swap(&b, &sim.Swaps{Scenarios: []sim.Swapped{x}}, Options{Format: Markdown}); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(b.String(), "\u00A0", " ")
	for _, want := range []string{
		"Stated of Avaria alone; of Bordelia assumed to be the same: requesting.safeguards.uncc\\_36\\_2 (yes).",
		"Stated of Bordelia alone; of Avaria assumed to be the same: requested.transfer\\_lawful (yes).",
	} {
		if !strings.Contains(text, want) && !strings.Contains(text, strings.ReplaceAll(want, "\\", "")) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
