package sim

import (
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
)

// reference names a scenario and tells its story: its States with their law, and who knows what from the start.
func (l *Simulator) reference(s *scenario.Scenario) ScenarioRef {
	out := ScenarioRef{ID: s.ID, Title: s.Title, Hash: s.Hash, Story: strings.TrimSpace(s.Story), States: []StateRef{}, Known: []Knowledge{}}
	if s.Workshop != nil {
		out.Sheet = Sheet{Title: s.Workshop.Title, Brief: strings.TrimSpace(s.Workshop.Brief)}
	}
	for _, role := range law.Party("").Words() {
		st, ok := s.States[role]
		if !ok {
			continue
		}
		ref := StateRef{Role: role, Name: st.Name, Profile: st.Profile, Stance: st.Stance}
		if p := l.Profiles[st.Profile]; p != nil {
			ref.Law = p.Title
		}
		out.States = append(out.States, ref)
	}
	for _, id := range l.Law.Facts.Circumstances() {
		if s.Case.Values[id] != 1 {
			continue
		}
		f := l.Law.Facts.Fact(id)
		k := Knowledge{Circumstance: f.Short(), Says: f.Says, KnownTo: []string{}}
		for a := range facts.NumActors {
			if s.Case.Values[l.Law.Facts.Knows(facts.Actor(a), id)] == 1 {
				k.KnownTo = append(k.KnownTo, facts.Actor(a).String())
			}
		}
		out.Known = append(out.Known, k)
	}
	return out
}
