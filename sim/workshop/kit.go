// Package workshop makes of a scenario what a trainer needs to have it played: a guide, role cards cut by what each
// actor knows, a handout, questions, an answer sheet and slides. What cards say comes from the law and the graph, cut
// down to what their readers know; what the guide and the answers say comes from the result.
package workshop

import (
	"context"
	"errors"
	"fmt"

	"rogatory/sim"
	"rogatory/sim/facts"
	"rogatory/sim/scenario"
	"rogatory/sim/words"
)

// Kit is a scenario ready to be played.
type Kit struct {
	Scenario *scenario.Scenario // with what the options changed
	Result   *sim.RunResult
	Cards    []Card
	News     []News
	Phases   []Phase

	secret []bool // whether each request asks for secrecy
}

// News is an inject, with what it would change.
type News struct {
	ID      string
	Stage   string
	Tells   string // actor
	About   string // circumstance
	Text    string
	Endings []NewsEnding
}

// NewsEnding is where one request ends under one treaty once the news was played.
type NewsEnding struct {
	Treaty, Request string
	Changed         []Turned
}

// Turned is the requested State's stance for which the news changes the end.
type Turned struct {
	Stance   string
	Was, Now sim.Ending
}

// ErrNoWorkshop says that the scenario's file has nothing for an exercise.
var ErrNoWorkshop = errors.New("no workshop")

// Make makes the kit of a scenario. Options are those of a run. The error is ErrNoWorkshop, or names every option
// that is wrong.
func Make(ctx context.Context, l *sim.Simulator, s *scenario.Scenario, o sim.Options) (*Kit, error) {
	if s.Workshop == nil {
		return nil, ErrNoWorkshop
	}
	r, err := l.Run(ctx, s, o)
	if err != nil {
		return nil, err
	}
	prepared, err := l.Prepared(s, o)
	if err != nil {
		return nil, err
	}
	k := &Kit{Scenario: prepared, Result: r, Phases: phases(s.Workshop.Minutes, len(r.Treaties))}
	if k.Cards, err = cards(l, prepared, o); err != nil {
		return nil, err
	}
	secret, _ := l.Law.Facts.Lookup("request.confidential")
	for i := range prepared.Requests {
		k.secret = append(k.secret, prepared.Requests[i].Case.Values[secret] == 1)
	}
	for i := range prepared.Injects {
		n, err := k.news(ctx, l, s, &prepared.Injects[i], o)
		if err != nil {
			return nil, err
		}
		k.News = append(k.News, n)
	}
	return k, nil
}

// news plays one piece of news and says where the requests then end.
func (k *Kit) news(ctx context.Context, l *sim.Simulator, s *scenario.Scenario, i *scenario.Inject, o sim.Options) (News, error) {
	n := News{ID: i.ID, Stage: string(i.At), Tells: i.Actor.String(), Text: i.Text, About: l.Law.Facts.Fact(i.Fact).Short()}
	if k.Scenario.Case.Values[i.Fact] != 1 {
		return n, nil // an option made it untrue: nobody can learn it
	}
	o.Inject = append(append([]string{}, o.Inject...), i.ID)
	r, err := l.Run(ctx, s, o)
	if err != nil {
		return n, fmt.Errorf("inject %s: %w", i.ID, err)
	}
	for t := range r.Treaties {
		for q := range r.Treaties[t].Requests {
			now, was := &r.Treaties[t].Requests[q], &k.Result.Treaties[t].Requests[q]
			end := NewsEnding{Treaty: r.Treaties[t].Short, Request: now.ID}
			for _, stance := range facts.Stances {
				if a, b := was.Stances[stance], now.Stances[stance]; a.Outcome != b.Outcome || a.Reached != b.Reached {
					end.Changed = append(end.Changed, Turned{stance, a, b})
				}
			}
			n.Endings = append(n.Endings, end)
		}
	}
	return n, nil
}

// several says whether the scenario makes more than one request, so that each has to be named.
func (k *Kit) several() bool { return len(k.Scenario.Requests) > 1 }

func say(key string, args ...any) string { return words.English().Text(key, args...) }

func label(group, id string) string { return words.English().Label(group, id) }
