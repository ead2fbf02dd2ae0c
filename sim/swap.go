package sim

import (
	"context"
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/scenario"
)

// Swaps answers `sim compare --swap`: each scenario as it stands and with the two States exchanged.
type Swaps struct {
	Schema    string    `json:"schema"` // swap/1
	Scenarios []Swapped `json:"scenarios"`
}

// Swapped is one scenario and its mirror.
type Swapped struct {
	Scenario  ScenarioRef `json:"scenario"`
	Exchanged []StateRef  `json:"exchanged"` // the States after the exchange
	InForce   string      `json:"in_force"`
	Readings  []Choice    `json:"readings"`
	Changes   []string    `json:"changes"` // what flags changed in the scenario, before the exchange
	Rows      []SwapRow   `json:"rows"`
	Missing   []Missing   `json:"missing"` // what is stated of the one State and of the other is not
	Stays     []Stay      `json:"stays"`   // what keeps its place in the request, and so comes to the other State
	Doubts    []string    `json:"doubts"`  // what makes the mirror an odd case
}

// SwapRow is one request under one treaty, as it stands and exchanged.
type SwapRow struct {
	Treaty  string    `json:"treaty"`
	Short   string    `json:"short"`
	Request string    `json:"request"`
	Changed bool      `json:"changed"` // in its course, its articles or its end, on the course taken or by a stance
	Courses []Parting `json:"courses"` // the course taken first; the sides are the case as it stands and the exchanged one
}

// Missing is a fact that was stated where it matters and, after the exchange, is not.
type Missing struct {
	Fact    string `json:"fact"`
	Party   string `json:"party"` // requesting | requested: whose it is
	Says    string `json:"says"`
	Value   string `json:"value"`     // as stated before
	OneSide bool   `json:"one_sided"` // the other State can have no such fact
	Assumed string `json:"assumed"`   // the default that takes its place
	Asked   bool   `json:"asked"`     // some step of the exchanged case looked at it
}

// Stay is a fact about a place or a person that is told by the State's part in the request.
type Stay struct {
	Fact string `json:"fact"`
	Says string `json:"says"`
	Was  string `json:"was"` // the State, by name
	Now  string `json:"now"`
}

// Swap runs a scenario, and the same request with the two States exchanged. What flags change is changed before that.
func (l *Simulator) Swap(ctx context.Context, s *scenario.Scenario, o Options) (*Swapped, error) {
	was, err := l.Run(ctx, s, o)
	if err != nil {
		return nil, err
	}
	before, after, turned, err := l.exchange(s, o)
	if err != nil {
		return nil, err
	}
	now, err := l.Run(ctx, after, turned)
	if err != nil {
		return nil, err
	}
	wasBy, err := l.byStance(ctx, s, o)
	if err != nil {
		return nil, err
	}
	nowBy, err := l.byStance(ctx, after, turned)
	if err != nil {
		return nil, err
	}
	out := &Swapped{
		Scenario: was.Scenario, Exchanged: now.Scenario.States, InForce: was.InForce, Readings: was.Readings, Changes: was.Changes,
		Rows: []SwapRow{}, Missing: l.missing(before, after, now), Stays: l.stays(before, after), Doubts: l.doubts(after),
	}
	for i := range was.Treaties {
		t := &was.Treaties[i]
		for j := range t.Requests {
			pair := func(was, now *RunResult) Parting {
				return partOf([]course{
					{t.ID, asks(before), &was.Treaties[i].Requests[j]}, {t.ID, asks(after), &now.Treaties[i].Requests[j]},
				})
			}
			out.Rows = append(out.Rows, swapRow(t, t.Requests[j].ID, pair(was, now), func(k int) Parting { return pair(wasBy[k], nowBy[k]) }))
		}
	}
	return out, nil
}

// asks says who asks whom, or who sends to whom what nobody asked for.
func asks(s *scenario.Scenario) string {
	key := "swap-was"
	if !slices.ContainsFunc(s.Requests, func(q scenario.Request) bool { return q.Route != "spontaneous" }) {
		key = "swap-was-unasked"
	}
	return say(key, "asking", s.States["requesting"].Name, "asked", s.States["requested"].Name)
}

// exchange applies what the options change, and then exchanges the States. A stance of the requested State belongs to
// that State; the rest of the options goes on to the exchanged case.
func (l *Simulator) exchange(s *scenario.Scenario, o Options) (before, after *scenario.Scenario, turned Options, err error) {
	before, plan, err := l.prepare(s, o)
	if err != nil {
		return nil, nil, o, err
	}
	turned = o
	turned.Set, turned.Tell, turned.Readings, turned.Stance = nil, nil, nil, nil
	for _, text := range o.Stance {
		if who, _, _ := strings.Cut(text, "="); who != "requested" {
			turned.Stance = append(turned.Stance, text)
			continue
		}
		st := before.States["requested"]
		st.Stance = string(plan.State)
		before.States["requested"] = st
	}
	return before, before.Exchange(l.Law.Facts), turned, nil
}

// swapRow has the course taken, and each stance by which the exchange makes another difference than on that.
func swapRow(t *Treaty, request string, taken Parting, by func(stance int) Parting) SwapRow {
	x := Parted{Courses: []Parting{taken}}
	x.Courses[0].Taken = true
	for i, stance := range facts.Stances {
		x.add(stance, by(i))
	}
	row := SwapRow{Treaty: t.ID, Short: t.Short, Request: request, Courses: []Parting{}}
	for i := range x.Courses {
		if p := &x.Courses[i]; p.Taken || p.Kind != sameCourse || x.Courses[0].Kind != sameCourse {
			row.Courses = append(row.Courses, *p)
			row.Changed = row.Changed || p.Kind != sameCourse
		}
	}
	return row
}

// missing lists the facts that had a value and have none after the exchange.
func (l *Simulator) missing(before, after *scenario.Scenario, now *RunResult) []Missing {
	asked := map[string]bool{}
	for i := range now.Treaties {
		for j := range now.Treaties[i].Requests {
			for _, a := range now.Treaties[i].Requests[j].Assumed {
				asked[a.Fact] = true
			}
		}
	}
	out := []Missing{}
	for _, f := range l.Law.Facts.All() {
		if f.Party == "" || !before.Case.Stated(f.ID) || after.Case.Stated(f.ID) {
			continue
		}
		_, both := l.Law.Facts.Counterpart(f.ID)
		out = append(out, Missing{
			Fact: f.Name, Party: f.Party, Says: f.Says, Value: f.Show(before.Case.Values[f.ID]), OneSide: !both, Assumed: f.Show(f.Default), Asked: asked[f.Name],
		})
	}
	return out
}

// stays lists what was stated of a person or a system by the part that a State has in the request.
func (l *Simulator) stays(before, after *scenario.Scenario) []Stay {
	out := []Stay{}
	for _, f := range l.Law.Facts.All() {
		if f.Kind != facts.KindEnum || f.Party != "" || !before.Case.Stated(f.ID) {
			continue
		}
		role := f.Show(before.Case.Values[f.ID])
		if role != "requesting" && role != "requested" {
			continue
		}
		out = append(out, Stay{Fact: f.Name, Says: f.Says, Was: before.States[role].Name, Now: after.States[role].Name})
	}
	return out
}

// doubts are what makes nobody ask for this: a State hardly asks for help with what is no crime at home.
func (l *Simulator) doubts(after *scenario.Scenario) []string {
	out := []string{}
	id, ok := l.Law.Facts.Lookup("offence.penalty.requesting.kind")
	if ok && after.Case.Stated(id) && l.Law.Facts.Fact(id).Show(after.Case.Values[id]) == "none" {
		out = append(out, say("swap-no-crime", "state", after.States["requesting"].Name))
	}
	return out
}
