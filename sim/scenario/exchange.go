package scenario

import (
	"rogatory/sim/facts"
)

// Exchange is the same request with the two States exchanged: the one that was asked asks, and the other is asked.
//
//   - What belongs to a State goes with it: its name, profile and stance, its law, its penalty, and whatever else is
//     stated under requesting. or requested. and can be so of both.
//   - What only one side can have is unknown afterwards: a reservation of the requested State says nothing of the other.
//   - All else keeps its place in the request. A person or system in the requested State is again in the State that is
//     asked, an official of the requesting State again one of the State that asks, and circumstances stay known to the
//     same actors: otherwise the State that asks would be asking for what it has at home.
func (s *Scenario) Exchange(v *facts.Vocabulary) *Scenario {
	out := s.Clone()
	asking, hadAsking := s.States["requesting"]
	asked, hadAsked := s.States["requested"]
	delete(out.States, "requesting")
	delete(out.States, "requested")
	if hadAsked {
		out.States["requesting"] = asked
	}
	if hadAsking {
		out.States["requested"] = asking
	}
	was := s.cases()
	for i, c := range out.cases() {
		for _, f := range v.All() {
			other, ok := v.Counterpart(f.ID)
			switch {
			case ok:
				c.set(f.ID, was[i].Values[other], was[i].Origins[other])
			case f.Party != "":
				c.set(f.ID, facts.Unknown, Origin{})
			}
		}
	}
	return out
}
