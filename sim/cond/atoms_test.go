package cond

import (
	"slices"
	"testing"
)

// A condition taken apart: each part with its negation, and whether all of them have to hold.
func TestLeaves(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
		all  bool
	}{
		{`request.form_defect`, []string{`request.form_defect`}, true},
		{`not request.form_defect`, []string{`not request.form_defect`}, true},
		{`request.onward and not (request.later_use == "none")`, []string{`request.onward`, `request.later_use != "none"`}, true},
		{`request.onward or basis`, []string{`request.onward`, `basis`}, false},
		{`not (request.onward or basis)`, []string{`not request.onward`, `not basis`}, true},
		{`not (request.onward and basis)`, []string{`not request.onward`, `not basis`}, false},
	} {
		var got []string
		leaves, all := read(t, c.text).Leaves()
		for _, l := range leaves {
			got = append(got, l.Atom)
			if back := Negated(Negated(l.Atom)); back != l.Atom {
				t.Errorf("%s: its opposite's opposite is %s", l.Atom, back)
			}
		}
		if !slices.Equal(got, c.want) || all != c.all {
			t.Errorf("%s: %q, all of them: %v", c.text, got, all)
		}
	}
}
