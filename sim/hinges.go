package sim

import (
	"maps"
	"reflect"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/walk"
)

// endings are what a change has to touch to matter: where the data end by the plan, and by each stance.
type endings struct {
	planned  Ending
	reason   string
	byStance [3]Ending
}

// would works out the endings under a graph and a case.
func (w *work) would(g *flow.Graph, c facts.Assignment) (endings, error) {
	var out endings
	aside := *w
	aside.assumed = map[facts.ID]bool{} // what a variant assumes is not what this run assumes
	aside.filled = c
	for i := -1; i < len(facts.Stances); i++ {
		plan := w.plan
		if i >= 0 {
			plan.State = walk.Stance(facts.Stances[i])
		}
		p, err := walk.Run(w.ctx, aside.eval(g, c, true), plan)
		if err != nil {
			return out, err
		}
		if i < 0 {
			out.planned, out.reason = aside.ending(g, p)
		} else {
			out.byStance[i], _ = aside.ending(g, p)
		}
	}
	return out, nil
}

// hinges finds the readings, and the facts that nobody stated, on which the answer turns.
func (w *work) hinges(q *Request) error {
	now, err := w.would(w.graph, w.filled.Clone())
	if err != nil {
		return err
	}
	byProvision := map[string]int{}
	at := func(rule *law.Rule) *Hinge {
		i, ok := byProvision[rule.ID]
		if !ok {
			i = len(q.HingesOn)
			byProvision[rule.ID] = i
			q.HingesOn = append(q.HingesOn, Hinge{Provision: rule.ID, Cite: rule.Cite, Readings: []HingeOption{}, Facts: []HingeOption{}})
		}
		return &q.HingesOn[i]
	}
	for _, chosen := range w.graph.Text.Chosen {
		for _, o := range chosen.Reading.Options {
			if o.Name == chosen.Option.Name || len(o.Changes)+len(chosen.Option.Changes) == 0 {
				continue // the same option, or another view of the same law
			}
			readings := maps.Clone(w.scenario.Readings)
			readings[chosen.Reading.ID] = o.Name
			g, err := w.Graph(w.treaty.ID, w.request.Measure, w.request.Route, readings, w.o.Amendments)
			if err != nil {
				return err
			}
			then, err := w.would(g, w.filled.Clone())
			if err != nil {
				return err
			}
			if rule := w.graph.Text.Rule(chosen.Reading.Provision); rule != nil && !reflect.DeepEqual(now, then) {
				h := at(rule)
				option := differing(now, then)
				option.Name, option.Holder = chosen.Reading.ID+"="+o.Name, o.Holder
				h.Readings = append(h.Readings, option)
			}
		}
	}
	cuts := w.graph.Cuts()
	for id := range w.Law.Facts.Len() {
		fact := facts.ID(id)
		if !w.assumed[fact] {
			continue
		}
		f := w.Law.Facts.Fact(fact)
		rule := w.reader(fact)
		if rule == nil {
			continue
		}
		for _, v := range otherValues(f, w.filled[fact], cuts[fact]) {
			c := w.filled.Clone()
			c[fact] = v
			then, err := w.would(w.graph, c)
			if err != nil {
				return err
			}
			if then.planned.Outcome != now.planned.Outcome || then.planned.Reached != now.planned.Reached {
				h := at(rule)
				// Values that lead to the same end stand together: fact=value|value.
				if last := len(h.Facts) - 1; last >= 0 && strings.HasPrefix(h.Facts[last].Name, f.Name+"=") && reflect.DeepEqual(h.Facts[last].Ending, then.planned) {
					h.Facts[last].Name += "|" + f.Show(v)
				} else {
					h.Facts = append(h.Facts, HingeOption{Name: f.Name + "=" + f.Show(v), Ending: then.planned, Reason: then.reason})
				}
			}
		}
	}
	return nil
}

// differing is the first ending that differs: the planned one, or its reason, else the one of a stance.
func differing(now, then endings) HingeOption {
	if reflect.DeepEqual(now.planned, then.planned) && now.reason == then.reason {
		for i := range now.byStance {
			if !reflect.DeepEqual(now.byStance[i], then.byStance[i]) {
				return HingeOption{Ending: then.byStance[i], Stance: facts.Stances[i]}
			}
		}
	}
	return HingeOption{Ending: then.planned, Reason: then.reason}
}

func otherValues(f *facts.Fact, now facts.Value, cuts []facts.Value) []facts.Value {
	var all []facts.Value
	switch f.Kind {
	case facts.KindEnum:
		for i := range f.Values {
			all = append(all, facts.Value(i))
		}
	case facts.KindInt:
		all = append([]facts.Value{f.Min}, cuts...)
	default:
		all = []facts.Value{0, 1}
	}
	var out []facts.Value
	for _, v := range all {
		if v != now {
			out = append(out, v)
		}
	}
	return out
}

// reader is the rule through which a fact bears on the request: the treaty's own before the law beside it.
func (w *work) reader(fact facts.ID) *law.Rule {
	var beside *law.Rule
	for _, r := range w.graph.Text.Rules {
		if r.Cond == nil || !r.Applies(w.graph.Measure, w.graph.Route) {
			continue
		}
		for _, id := range w.graph.Reads(r.Cond) {
			if id != fact {
				continue
			}
			if r.Instrument == w.treaty.ID {
				return r
			}
			if beside == nil {
				beside = r
			}
		}
	}
	return beside
}
