package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/schema"
	"rogatory/sim/words"
)

func (a *app) addExplain() {
	a.add(command{name: "explain", least: 1, most: 1, uses: changing, do: a.doExplain, names: a.scenarioNames, files: true})
}

func (a *app) doExplain(args []string) error {
	results, err := a.runOneTreaty(args)
	if err != nil {
		return err
	}
	if len(results) != 1 {
		return &usageError{problems{say("cli-one-scenario", "command", "explain")}}
	}
	r := results[0]
	if len(r.Treaties) != 1 {
		return &usageError{problems{whichTreaty(r)}}
	}
	t := &r.Treaties[0]
	e := &schema.Explain{
		Schema: "explain/1", Scenario: r.Scenario, InForce: r.InForce, Readings: r.Readings, Changes: r.Changes,
		Treaty: schema.TreatyRef{ID: t.ID, Name: t.Name, LawHash: t.LawHash, Used: t.Used}, Requests: []schema.Explained{},
	}
	for i := range t.Requests {
		q := &t.Requests[i]
		e.Requests = append(e.Requests, schema.Explained{
			ID: q.ID, Outcome: q.Outcome, Reason: q.Reason, Reached: q.Reached, Obtained: q.Obtained,
			Steps: decisive(q, mostLines), Assumed: q.Assumed,
		})
	}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, e) })
	}
	return a.show(a.explainPage(e, t))
}

// mostLines is how long an explanation of one request may be.
const mostLines = 12

// decisive are the steps without which the request would not have ended as it did. What follows the end is
// not among them, nor is who was told; where there are more than most, plain ones go before the others.
func decisive(q *sim.Request, most int) []sim.Step {
	last := -1
	for i, s := range q.Path {
		if s.Class != "notify" && s.Class != "tell" && s.Stage != "closed" {
			last = i
		}
	}
	out := []sim.Step{}
	for i, s := range q.Path[:last+1] {
		plain := s.Class == "proceed" && len(s.Cites) == 0
		if i == last || !plain && s.Class != "notify" && s.Class != "tell" {
			out = append(out, s)
		}
	}
	for i := 0; len(out) > most && i < len(out)-1; {
		if out[i].Class == "proceed" {
			out = append(out[:i], out[i+1:]...)
		} else {
			i++
		}
	}
	return out[max(0, len(out)-most):]
}

func (a *app) explainPage(e *schema.Explain, t *sim.Treaty) *page {
	p := &page{tight: true}
	for i := range e.Requests {
		for most := mostLines; most > 0; most-- {
			one := explainOne(e, t, i, most)
			if i+1 == len(e.Requests) {
				one.text(say("disclaimer"))
			}
			if one.height(a.settings.width) <= mostLines || most == 1 {
				p.blocks = append(p.blocks, one.blocks...)
				break
			}
		}
	}
	return p
}

// height is how many lines a page of text takes.
func (p *page) height(width int) int {
	var b bytes.Buffer
	if err := p.write(&b, doc.Options{Width: width}); err != nil {
		return 0
	}
	return bytes.Count(b.Bytes(), []byte("\n"))
}

func explainOne(e *schema.Explain, t *sim.Treaty, i, most int) *page {
	w := words.English()
	q := &t.Requests[i]
	ending := w.Label("outcome", q.Outcome)
	if q.Reason != "" {
		ending = say("cli-ending-reason", "outcome", ending, "reason", w.Label("reason", q.Reason))
	} else if q.Reached != "" && q.Reached != q.Outcome {
		ending = say("cli-ending-reached", "outcome", ending, "reached", w.Label("reach", q.Reached))
	}
	short := t.Short
	if short == "" {
		short = t.ID
	}
	p := &page{tight: true}
	p.text(say("cli-explain-head", "scenario", e.Scenario.Title, "treaty", short, "request", q.ID, "ending", ending))
	var rows [][]string
	for n, s := range decisive(q, most) {
		rows = append(rows, []string{fmt.Sprintf("%d.", n+1), stepLine(q, &s)})
	}
	p.list(rows...)
	if n := len(q.Assumed); n > 0 {
		p.text(say("cli-explain-assumed", "n", n))
	}
	return p
}

// stepLine is one step: who does what, on which ground, by which articles.
func stepLine(q *sim.Request, s *sim.Step) string {
	w := words.English()
	line := w.Label("event", s.Event)
	if s.Actor != "" {
		line = say("cli-step", "actor", w.Label("actor", s.Actor), "event", line)
	}
	var grounds []string
	for _, id := range s.Grounds {
		for _, g := range q.Grounds {
			if g.ID == id && g.Topic != "" {
				grounds = append(grounds, w.Label("topic", g.Topic))
			}
		}
	}
	if len(grounds) > 0 {
		line = say("cli-step-grounds", "step", line, "grounds", strings.Join(grounds, ", "))
	}
	var cites []string
	for _, c := range s.Cites {
		cites = append(cites, whole(c))
	}
	if len(cites) == 0 {
		return line
	}
	return say("cli-step-cites", "step", line, "cites", strings.Join(cites, "; "))
}
