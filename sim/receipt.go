package sim

import (
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
)

// assumptions lists the facts that nobody stated and that an answer turned on.
func (w *work) assumptions(q *Request) {
	for id := range w.Law.Facts.Len() {
		fact := facts.ID(id)
		if !w.assumed[fact] {
			continue
		}
		f := w.Law.Facts.Fact(fact)
		q.Assumed = append(q.Assumed, Assumed{Fact: f.Name, Value: f.Show(f.Default), Says: f.Says, Left: f.Open || w.o.Unfilled})
	}
}

// readings lists the readings in use whose provision bears on this request.
func (w *work) readings(q *Request) {
	for _, c := range w.graph.Text.Chosen {
		r := w.graph.Text.Rule(c.Reading.Provision)
		if r == nil || !r.Applies(w.graph.Measure, w.graph.Route) {
			continue
		}
		q.Readings = append(q.Readings, Choice{
			Reading: c.Reading.ID, Option: c.Option.Name, Holder: c.Option.Holder, Default: c.Option.Name == c.Reading.Default,
		})
	}
}

// checked counts the treaty's own rules behind this answer by how their words were checked.
func (w *work) checked(q *Request) {
	seen := map[*law.Rule]bool{}
	g := w.graph
	for _, list := range [][]*law.Rule{g.Scopes, g.Duties, g.Demands, g.Safeguards, g.Deadlines, g.Rests, {g.Power}} {
		for _, r := range list {
			seen[r] = true
		}
	}
	for i := range g.Grounds {
		seen[g.Grounds[i].Rule] = true
	}
	for i := range g.Notices {
		seen[g.Notices[i].Rule] = true
	}
	for i := range g.Gags {
		seen[g.Gags[i].Rule] = true
	}
	for i := range g.Gates {
		seen[g.Gates[i].Rule] = true
	}
	for i := range g.Befores {
		seen[g.Befores[i].Rule] = true
	}
	for _, list := range [][]flow.Shut{g.Shuts, g.Opens} {
		for i := range list {
			seen[list[i].Rule] = true
		}
	}
	for _, k := range w.path.Edges {
		for _, r := range g.Edges[k].Cites {
			seen[r] = true
		}
	}
	for r := range seen {
		if r == nil || r.Instrument != w.treaty.ID {
			continue
		}
		q.Checked.add(r.Checked)
	}
}

func (c *Checked) add(g law.Grade) {
	switch g {
	case "text":
		c.Text++
	case "model":
		c.Model++
	case "commentary":
		c.Commentary++
	case "recollection":
		c.Recollection++
	}
}
