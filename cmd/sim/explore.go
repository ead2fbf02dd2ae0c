package main

import (
	"io"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/facts"
	"rogatory/sim/schema"
	"rogatory/sim/words"
)

func (a *app) addExplore() {
	// No choice by hand: exploring takes every lawful course.
	uses := slices.DeleteFunc(slices.Clone(changing), func(f string) bool { return f == "choose" || f == "stance" })
	a.add(command{name: "explore", least: 1, most: 1, uses: uses, do: a.doExplore, names: a.scenarioNames, files: true})
}

func (a *app) doExplore(args []string) error {
	results, err := a.runAll(args, func(o *sim.Options) { o.Unfilled = true })
	if err != nil {
		return err
	}
	if len(results) != 1 {
		return &usageError{problems{say("cli-one-scenario", "command", "explore")}}
	}
	e := explored(results[0])
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, e) })
	}
	return a.show(explorePage(e))
}

func explored(r *sim.RunResult) *schema.Explore {
	e := &schema.Explore{
		Schema: "explore/1", Scenario: r.Scenario, InForce: r.InForce, Readings: r.Readings, Amendments: r.Amendments,
		Changes: r.Changes, Treaties: []schema.Explored{},
	}
	for _, t := range r.Treaties {
		x := schema.Explored{ID: t.ID, Name: t.Name, LawHash: t.LawHash, Used: t.Used, Requests: []schema.ExploredRequest{}}
		for _, q := range t.Requests {
			x.Requests = append(x.Requests, schema.ExploredRequest{
				ID: q.ID, Measure: q.Measure, Route: q.Route, Runs: q.Runs, Cases: q.Cases, Capped: q.Capped,
			})
		}
		e.Treaties = append(e.Treaties, x)
	}
	return e
}

func explorePage(e *schema.Explore) *page {
	w := words.English()
	p := &page{}
	p.title(1, say("cli-explore-title", "title", e.Scenario.Title))
	p.text(say("cli-explore-intro"))
	changedLines(p, e.Readings, e.Amendments, e.Changes)
	for _, t := range e.Treaties {
		for _, q := range t.Requests {
			p.title(2, say("cli-under", "treaty", t.Name, "request", q.ID))
			p.text(say("cli-explore-request", "measure", w.Label("measure", q.Measure), "route", w.Label("route", q.Route)))
			var rows [][]string
			for _, o := range facts.Outcomes {
				if r, ok := q.Runs[o]; ok {
					rows = append(rows, []string{whole(w.Short("outcome", o)), w.Short("runs", r.Is), labels("actor", r.By)})
				}
			}
			p.table([]string{say("cli-col-outcome"), say("cli-col-runs"), say("cli-col-by")}, rows)
			if on := dependences(q.Runs); len(on) > 0 {
				p.table([]string{say("cli-col-on"), say("cli-col-what")}, on)
			}
			key := "cli-explore-cases"
			switch {
			case q.Capped:
				key = "cli-explore-capped"
			case q.Cases == 1:
				key = "cli-explore-one"
			}
			p.text(say(key, "cases", q.Cases))
		}
	}
	p.text(say("disclaimer"))
	return p
}

func labels(group string, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, words.English().Label(group, id))
	}
	return strings.Join(out, ", ")
}

// changedLines say what a call changed, so that nobody takes its answer for that of the scenario as written.
func changedLines(p *page, readings []sim.Choice, amendments, changes []string) {
	var rows [][]string
	for _, c := range readings {
		rows = append(rows, []string{say("cli-changed-reading"), c.Reading + "=" + c.Option, say("cli-held-by", "holder", c.Holder)})
	}
	for _, m := range amendments {
		rows = append(rows, []string{say("cli-changed-amendment"), m})
	}
	for _, c := range changes {
		kind, what, _ := strings.Cut(c, " ")
		rows = append(rows, []string{"--" + kind, what})
	}
	if len(rows) > 0 {
		p.list(rows...)
	}
}

// dependences are the facts on which something depends, each with the outcomes that do.
func dependences(runs map[string]sim.Runs) [][]string {
	at := map[string]int{}
	var rows [][]string
	for _, o := range facts.Outcomes {
		for _, on := range runs[o].On {
			i, ok := at[on]
			if !ok {
				i = len(rows)
				at[on] = i
				rows = append(rows, []string{on, ""})
			}
			if rows[i][1] != "" {
				rows[i][1] += ", "
			}
			rows[i][1] += words.English().Short("outcome", o)
		}
	}
	return rows
}
