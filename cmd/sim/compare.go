package main

import (
	"errors"
	"io"

	"rogatory/sim"
	"rogatory/sim/report"
	"rogatory/sim/scenario"
)

func (a *app) addCompare() {
	a.add(command{
		name: "compare", least: 1, most: -1, uses: append([]string{"differing", "swap", "readings", "handout"}, changing...), do: a.doCompare, names: a.scenarioNames, files: true,
	})
}

func (a *app) doCompare(args []string) error {
	if two := a.twoQuestions(); len(two) > 0 {
		wrong := problems(two)
		a.dry = true // what else is wrong is still named
		var more *usageError
		if errors.As(a.doCompareTreaties(args), &more) {
			wrong.err(more)
		}
		return wrong.usage()
	}
	switch f := &a.flags; {
	case len(f.amend) > 0:
		return a.doCompareDrafts(args)
	case f.handout:
		return a.doHandout(args)
	case f.swap:
		return a.doCompareSwapped(args)
	case f.readings:
		return a.doCompareReadings(args)
	}
	return a.doCompareTreaties(args)
}

// twoQuestions are the flags that ask for different pages at once.
func (a *app) twoQuestions() []string {
	var pages, out []string
	for _, p := range []struct {
		name  string
		given bool
	}{{"--amend", len(a.flags.amend) > 0}, {"--swap", a.flags.swap}, {"--readings", a.flags.readings}, {"--handout", a.flags.handout}} {
		if p.given {
			pages = append(pages, p.name)
		}
	}
	for i := 1; i < len(pages); i++ {
		out = append(out, say("cli-compare-one", "one", pages[0], "other", pages[i]))
	}
	if a.flags.differing && len(pages) > 0 {
		out = append(out, say("cli-compare-differing", "other", pages[0]))
	}
	return out
}

// doCompareTreaties shows where the data ended, scenario by treaty, and where the treaties part.
func (a *app) doCompareTreaties(args []string) error {
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

// doCompareSwapped shows each scenario beside the same request with the two States exchanged.
func (a *app) doCompareSwapped(args []string) error {
	c := &sim.Swaps{Schema: "swap/1", Scenarios: []sim.Swapped{}}
	err := a.eachScenario(args, nil, func(l *library, s *scenario.Scenario, o sim.Options) error {
		x, err := l.Swap(a.ctx, s, o)
		if err == nil {
			c.Scenarios = append(c.Scenarios, *x)
		}
		return err
	})
	return a.several(len(c.Scenarios), err, len(args), func(w io.Writer) error {
		return report.Swap(w, c, a.reportOptions())
	})
}

// doCompareReadings shows where the data end by combinations of readings.
func (a *app) doCompareReadings(args []string) error {
	c := &sim.Combinations{Schema: "combinations/1", Scenarios: []sim.Combined{}}
	err := a.eachScenario(args, nil, func(l *library, s *scenario.Scenario, o sim.Options) error {
		x, err := l.Combine(a.ctx, s, o, 0)
		if err == nil {
			c.Scenarios = append(c.Scenarios, *x)
		}
		return err
	})
	return a.several(len(c.Scenarios), err, len(args), func(w io.Writer) error {
		return report.Combinations(w, c, a.reportOptions())
	})
}
