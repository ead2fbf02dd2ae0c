package cond

import (
	"flag"
	"os"
	"strings"
	"testing"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

var update = flag.Bool("update", false, "write the results into testdata")

var core = facts.Core()

func scope() Scope {
	return Scope{
		Facts:   core,
		Terms:   map[string]bool{"serious_offence": true, "dual_criminality": true},
		Derived: []string{"basis", "consultation_due"},
	}
}

func read(t testing.TB, text string) *Cond {
	t.Helper()
	var p source.Problems
	c := Parse(source.Text{Value: text}, scope(), &p)
	if err := p.Err(); err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	return c
}

// TestGolden reads each condition in testdata as a person writes it in YAML and compares what follows:
// its standard form, or everything that is wrong with it.
func TestGolden(t *testing.T) {
	for _, file := range []string{"testdata/accepted.txt", "testdata/refused.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for i, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
			line, want, _ := strings.Cut(block, "\n")
			got := golden(line)
			if !*update && got != want {
				t.Errorf("%s\n--- got:\n%s\n--- want:\n%s", line, got, want)
			}
			if i > 0 {
				out.WriteString("\n")
			}
			out.WriteString(line + "\n" + got + "\n")
		}
		if *update {
			if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func golden(line string) string {
	var p source.Problems
	var file struct {
		When *source.Text `yaml:"when"`
	}
	source.Parse("f.yaml", []byte(line), &p).Decode(&file, &p)
	if file.When == nil {
		return p.Err().Error()
	}
	c := Parse(*file.When, scope(), &p)
	if err := p.Err(); err != nil {
		return err.Error()
	}
	var again source.Problems
	if s := Parse(source.Text{Value: c.String()}, scope(), &again); s == nil || s.String() != c.String() {
		return "the standard form does not read as itself: " + c.String()
	}
	return "  = " + c.String()
}
