package facts

import "strings"

// The two States between which a request goes, as the names of facts write them.
var parties = []string{"requesting", "requested"}

// penalty comes before the State in the names of what each State's law threatens.
const penalty = "offence.penalty."

// Counterpart is the same fact of the other State; ok is false for a fact that only one side can have, and for one
// that is of neither State.
func (v *Vocabulary) Counterpart(id ID) (other ID, ok bool) {
	name, before := v.facts[id].Name, ""
	if rest, found := strings.CutPrefix(name, penalty); found {
		name, before = rest, penalty
	}
	state, rest, _ := strings.Cut(name, ".")
	for i, party := range parties {
		if state == party {
			return v.Lookup(before + parties[1-i] + "." + rest)
		}
	}
	return 0, false
}
