package main

import (
	"io"
	"slices"
	"strings"

	"rogatory/sim/schema"
)

func (a *app) addScenarios() { a.add(command{name: "scenarios", do: a.doScenarios}) }

func (a *app) doScenarios([]string) error {
	l, err := a.open()
	if err != nil {
		return err
	}
	list := schema.Scenarios{Schema: "scenarios/1", Scenarios: []schema.Scenario{}}
	var wrong problems
	for _, f := range l.scenario.Files {
		s, err := l.Scenario(f)
		if err != nil {
			wrong.err(err)
			continue
		}
		x := schema.Scenario{ID: s.ID, Title: s.Title, Hash: s.Hash, Treaties: append([]string{}, s.Treaties...), Measures: []string{}, Injects: []string{}}
		for _, q := range s.Requests {
			if !slices.Contains(x.Measures, q.Measure) {
				x.Measures = append(x.Measures, q.Measure)
			}
		}
		for _, i := range s.Injects {
			x.Injects = append(x.Injects, i.ID)
		}
		list.Scenarios = append(list.Scenarios, x)
	}
	if err := wrong.usage(); err != nil {
		return err
	}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, list) })
	}
	p := &page{}
	p.title(1, say("cli-scenarios-title"))
	var rows [][]string
	for _, s := range list.Scenarios {
		rows = append(rows, []string{whole(s.ID), s.Title, shortNames(l, s.Treaties), labels("measure", s.Measures)})
	}
	p.table([]string{say("cli-col-id"), say("cli-col-title"), say("cli-col-treaties"), say("cli-col-measures")}, rows)
	p.text(say("cli-scenarios-more"))
	p.text(say("disclaimer"))
	return a.show(p)
}

func shortNames(l *library, ids []string) string {
	var out []string
	for _, id := range ids {
		if in := l.Law.Instrument(id); in != nil {
			out = append(out, in.Short)
		}
	}
	return strings.Join(out, ", ")
}
