package main

import (
	"io"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/facts"
	"rogatory/sim/report"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
)

func (a *app) addExplain() {
	a.add(command{
		name: "explain", least: 1, most: 3, uses: append(slices.Clone(changing), "full"), do: a.doExplain, names: a.scenarioNames, files: true,
		rest: a.explainNames,
	})
}

func (a *app) doExplain(args []string) error {
	var wrong problems
	var all []*sim.Explanation
	err := a.eachScenario(args[:1], nil, func(l *library, s *scenario.Scenario, o sim.Options) error {
		query, err := asked(s, args[1:])
		if err != nil {
			return err
		}
		if len(a.flags.treaty) == 0 && len(s.Treaties) > 1 {
			return &sim.UsageError{Problems: []string{whichTreatyOf(s.ID, s.Treaties)}}
		}
		e, err := l.Explain(a.ctx, s, o, query)
		if err == nil && a.ctx.Err() == nil {
			all = append(all, e)
		}
		return err
	})
	if a.ctx.Err() != nil {
		return a.ctx.Err()
	}
	if len(a.stories) > 1 {
		wrong.add(say("cli-one-scenario", "command", "explain"))
	} else if err != nil {
		return err
	}
	wrong.err(err)
	if err := wrong.usage(); err != nil {
		return err
	}
	return a.emit(func(w io.Writer) error { return report.Explain(w, all[0], a.flags.full, a.reportOptions()) })
}

// asked sorts out what stands after the scenario: a request, a question, or both.
func asked(s *scenario.Scenario, args []string) (sim.Query, error) {
	var q sim.Query
	var ids, questions []string
	for _, r := range s.Requests {
		ids = append(ids, r.ID)
	}
	for _, arg := range args {
		switch {
		case slices.Contains(ids, arg) && q.Request == "":
			q.Request = arg
		case !strings.ContainsAny(arg, ".:"):
			return q, &sim.UsageError{Problems: []string{say("explain-no-request", "name", quoted([]string{arg}), "meant", meant(arg, ids))}}
		default:
			questions = append(questions, arg)
		}
	}
	if len(questions) > 1 {
		return q, &sim.UsageError{Problems: []string{say("explain-two-questions", "questions", strings.Join(questions, ", "))}}
	}
	if len(questions) == 1 {
		q.About = questions[0]
	}
	return q, nil
}

// explainNames completes what follows the scenario: its requests, the rules of the treaty that is named, and the two other forms.
func (a *app) explainNames(args []string, typed string) []string {
	l, err := a.open()
	if err != nil {
		return nil
	}
	if rest, ok := strings.CutPrefix(typed, "notice:"); ok {
		from, _, second := strings.Cut(rest, ":")
		var out []string
		for _, actor := range facts.Actors {
			switch {
			case !second:
				out = append(out, "notice:"+actor+":")
			case actor != from && slices.Contains(facts.Actors, from):
				out = append(out, "notice:"+from+":"+actor)
			}
		}
		return out
	}
	var out []string
	for _, o := range facts.Outcomes {
		if strings.HasPrefix(typed, "outcome:") {
			out = append(out, "outcome:"+o)
		}
	}
	if len(out) > 0 {
		return out
	}
	treaties := a.flags.treaty
	files, err := l.scenario.Find(a.ctx, args[0])
	for _, f := range files {
		s, bad := l.Scenario(f)
		if err != nil || bad != nil {
			continue
		}
		if len(treaties) == 0 {
			treaties = s.Treaties
		}
		for _, r := range s.Requests {
			if len(args) == 1 {
				out = append(out, r.ID)
			}
		}
	}
	for _, id := range treaties {
		if text := l.Law.Text(id, nil, nil, &source.Problems{}); text != nil {
			for _, r := range text.Rules {
				if !slices.Contains(out, r.ID) {
					out = append(out, r.ID)
				}
			}
		}
	}
	return append(out, "notice:", "outcome:")
}
