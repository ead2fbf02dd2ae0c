package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/diagram"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/scenario"
)

var diagramFormats = diagram.Formats

func (a *app) addGraph() {
	a.add(command{name: "graph", least: 1, most: 3, uses: changing, do: a.doGraph, names: a.graphNames, files: true})
}

func (a *app) graphNames() []string { return append(a.treatyNames(), a.scenarioNames()...) }

// doGraph draws the flow of TREATY MEASURE [ROUTE], or of SCENARIO [REQUEST] with the path that was taken.
func (a *app) doGraph(args []string) error {
	l, err := a.open()
	if err != nil {
		return err
	}
	if len(args) == 1 && l.Law.Instrument(args[0]) != nil {
		return &usageError{problems{say("cli-graph-measure", "treaty", args[0], "measures", strings.Join(measures(l, args[0]), ", "))}}
	}
	if len(args) == 1 || len(args) == 2 && l.Law.Instrument(args[0]) == nil && !slices.Contains(facts.Measures, args[1]) {
		return a.graphOfScenario(l, args)
	}
	return a.graphOfTreaty(l, args)
}

func measures(l *library, treaty string) []string {
	var out []string
	for _, d := range l.Flows.Defs {
		if d.Treaty == treaty && !slices.Contains(out, string(d.Measure)) {
			out = append(out, string(d.Measure))
		}
	}
	return out
}

func (a *app) graphOfTreaty(l *library, args []string) error {
	var wrong problems
	treaty, measure, route := args[0], args[1], ""
	if len(args) == 3 {
		route = args[2]
	}
	for _, f := range []struct {
		name  string
		given []string
	}{{"treaty", a.flags.treaty}, {"set", a.flags.set}, {"tell", a.flags.tell}, {"stance", a.flags.stance}, {"choose", a.flags.choose}, {"inject", a.flags.inject}} {
		if len(f.given) > 0 {
			wrong.add(say("cli-graph-flag", "flag", "--"+f.name))
		}
	}
	if l.Law.Instrument(treaty) == nil {
		wrong.add(say("cli-no-treaty", "name", fmt.Sprintf("%q", treaty), "meant", meant(treaty, l.Law.IDs())))
	}
	if !slices.Contains(facts.Measures, measure) {
		wrong.add(say("cli-no-measure", "name", fmt.Sprintf("%q", measure), "meant", meant(measure, facts.Measures)))
	}
	if route != "" && !slices.Contains(facts.Routes, route) {
		wrong.add(say("cli-no-route", "name", fmt.Sprintf("%q", route), "meant", meant(route, facts.Routes)))
	}
	o, err := a.options(l)
	wrong.err(err)
	if err := wrong.usage(); err != nil {
		return err
	}
	var routes, flows []string
	for _, d := range l.Flows.Defs {
		if d.Treaty == treaty {
			flows = append(flows, string(d.Measure)+" "+string(d.Route))
			if string(d.Measure) == measure && (route == "" || string(d.Route) == route) {
				routes = append(routes, string(d.Route))
			}
		}
	}
	switch len(routes) {
	case 0:
		return &usageError{problems{say("cli-no-flow", "treaty", treaty, "measure", strings.TrimSpace(measure+" "+route), "flows", strings.Join(flows, ", "))}}
	case 1:
	default:
		return &usageError{problems{say("cli-which-route", "routes", strings.Join(routes, ", "))}}
	}
	g, err := l.Graph(treaty, measure, routes[0], o.Readings, o.Amendments)
	if err != nil {
		return &usageError{problems{err.Error()}}
	}
	return a.draw(g, nil)
}

func (a *app) graphOfScenario(l *library, args []string) error {
	results, err := a.runOneTreaty(args[:1])
	if err != nil {
		return err
	}
	if len(results) != 1 {
		return &usageError{problems{say("cli-one-scenario", "command", "graph")}}
	}
	r := results[0]
	if len(r.Treaties) != 1 {
		return &usageError{problems{whichTreaty(r)}}
	}
	t := &r.Treaties[0]
	var ids []string
	for _, q := range t.Requests {
		ids = append(ids, q.ID)
	}
	i := 0
	if len(args) == 2 {
		i = slices.Index(ids, args[1])
	}
	if len(args) == 1 && len(ids) > 1 {
		return &usageError{problems{say("cli-which-request", "scenario", r.Scenario.ID, "requests", strings.Join(ids, ", "))}}
	}
	if i < 0 {
		return &usageError{problems{say("cli-no-request", "name", fmt.Sprintf("%q", args[1]), "meant", meant(args[1], ids))}}
	}
	q := &t.Requests[i]
	var c *sim.Courses
	if err := a.eachScenario(args[:1], nil, func(l *library, s *scenario.Scenario, o sim.Options) (err error) {
		c, err = l.Courses(a.ctx, s, t.ID, q.ID, o)
		return err
	}); err != nil {
		return err
	}
	if c == nil {
		return &usageError{problems{say("cli-no-flow", "treaty", t.ID, "measure", q.Measure+" "+q.Route, "flows", strings.Join(measures(l, t.ID), ", "))}}
	}
	return a.draw(c.Graph, c)
}

func (a *app) draw(g *flow.Graph, c *sim.Courses) error {
	return a.emit(func(w io.Writer) error {
		return diagram.Draw(w, g, c, diagram.Options{Format: a.settings.format, ASCII: a.settings.ascii})
	})
}

func whichTreaty(r *sim.RunResult) string {
	var ids []string
	for _, t := range r.Treaties {
		ids = append(ids, t.ID)
	}
	return whichTreatyOf(r.Scenario.ID, ids)
}

func whichTreatyOf(scenario string, treaties []string) string {
	var flags []string
	for _, id := range treaties {
		flags = append(flags, "--treaty "+id)
	}
	return say("cli-which-treaty", "scenario", scenario, "treaties", strings.Join(flags, say("cli-or")))
}
