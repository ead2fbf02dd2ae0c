package main

import (
	"fmt"
	"io"

	"rogatory/sim/report"
)

func (a *app) addRun() {
	a.add(command{name: "run", least: 1, most: -1, uses: append([]string{"handout"}, changing...), do: a.doRun, names: a.scenarioNames, files: true})
}

func (a *app) doRun(args []string) error {
	if a.flags.handout {
		return a.doHandout(args)
	}
	if a.json() { // one document, however many scenarios
		c, err := a.compareAll(args)
		return a.several(len(c.Runs), err, len(args), func(w io.Writer) error {
			if len(c.Runs) == 1 {
				return report.Run(w, c.Runs[0], a.reportOptions())
			}
			return report.Compare(w, c, a.reportOptions())
		})
	}
	results, err := a.runAll(args, nil)
	return a.several(len(results), err, len(args), func(w io.Writer) error {
		return report.Runs(w, results, a.reportOptions())
	})
}

// doHandout writes scenarios for a room, without the answers. A program has no use for them, nor a spreadsheet.
func (a *app) doHandout(args []string) error {
	if f := report.Format(a.settings.format); f == report.JSON || f == report.CSV {
		return &usageError{problems{say("cli-handout-format", "format", a.settings.format)}}
	}
	results, err := a.runAll(args, nil)
	return a.several(len(results), err, len(args), func(w io.Writer) error { return report.Handout(w, results, a.reportOptions()) })
}

// several writes the results there are, for done of all scenarios. After an interruption it writes those that were finished, says on
// the page that they are not all, and writes no file, no JSON, no HTML and no CSV: a part could be taken for the whole.
func (a *app) several(done int, err error, all int, write func(io.Writer) error) error {
	if err != nil && (a.ctx.Err() == nil || done == 0 || a.whole() || a.settings.out != "") {
		return err
	}
	if err == nil {
		return a.emit(write)
	}
	if failed := a.emit(func(w io.Writer) error {
		if err := write(w); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w, "\n%s\n", say("cli-partial", "done", done, "all", all))
		return err
	}); failed != nil {
		return failed
	}
	return err
}

func (a *app) scenarioNames() []string {
	if l, err := a.open(); err == nil {
		return l.scenario.Names()
	}
	return nil
}
