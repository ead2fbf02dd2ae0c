package sim

import "rogatory/sim/scenario"

// Prepared is a copy of a scenario with the options applied, as Run takes it. The error names every option that is
// wrong.
func (l *Simulator) Prepared(s *scenario.Scenario, o Options) (*scenario.Scenario, error) {
	s, _, err := l.prepare(s, o)
	return s, err
}
