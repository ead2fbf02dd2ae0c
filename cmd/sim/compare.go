package main

import (
	"io"

	"rogatory/sim"
	"rogatory/sim/report"
	"rogatory/sim/scenario"
)

func (a *app) addCompare() {
	a.add(command{
		name: "compare", least: 1, most: -1, uses: append([]string{"differing"}, changing...), do: a.doCompare, names: a.scenarioNames, files: true,
	})
}

func (a *app) doCompare(args []string) error {
	if len(a.flags.amend) > 0 {
		return a.doCompareDrafts(args)
	}
	c, err := a.compareAll(args)
	if a.flags.differing {
		c.Differing()
	}
	return a.several(len(c.Runs), err, len(args), func(w io.Writer) error {
		return report.Compare(w, c, a.reportOptions())
	})
}

// compareAll runs scenarios in order and finds where their treaties part; an interruption returns what was done until then.
func (a *app) compareAll(args []string) (*sim.Comparison, error) {
	c := sim.NewComparison()
	err := a.eachScenario(args, nil, func(l *library, s *scenario.Scenario, o sim.Options) error {
		r, parted, err := l.Part(a.ctx, s, o)
		if err == nil && a.ctx.Err() == nil {
			c.Add(r, parted)
		}
		return err
	})
	return c, err
}

// doCompareDrafts shows, in place of the outcomes, what the draft clauses change: all of them together are one change.
func (a *app) doCompareDrafts(args []string) error {
	c := &sim.Changes{Schema: "changes/1", Amendments: []sim.Clause{}, Scenarios: []sim.Changed{}}
	err := a.eachScenario(args, nil, func(l *library, s *scenario.Scenario, o sim.Options) error {
		changed, err := l.Compare(a.ctx, s, o)
		if err == nil {
			c.Amendments = sim.Clauses(o.Amendments)
			c.Scenarios = append(c.Scenarios, *changed)
		}
		return err
	})
	return a.several(len(c.Scenarios), err, len(args), func(w io.Writer) error {
		return report.Changes(w, c, a.reportOptions())
	})
}
