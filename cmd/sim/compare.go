package main

import (
	"io"

	"rogatory/sim/report"
)

func (a *app) addCompare() {
	a.add(command{name: "compare", least: 1, most: -1, uses: changing, do: a.doCompare, names: a.scenarioNames})
}

func (a *app) doCompare(args []string) error {
	results, err := a.runAll(args, nil)
	return a.several(results, err, len(args), func(w io.Writer) error {
		return report.Compare(w, results, a.reportOptions())
	})
}
