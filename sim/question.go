package sim

import (
	"fmt"
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/law"
)

// question is a query that was understood.
type question struct {
	kind     string // ending | ground | notice | outcome | scope | safeguard | secrecy | rule
	subject  Subject
	rule     *law.Rule
	from, to facts.Actor
	outcome  string
}

const (
	noticePrefix  = "notice:"
	outcomePrefix = "outcome:"
)

// parse understands what is asked about a treaty; the error says all that is wrong with it.
func (l *Simulator) parse(about, treaty string, readings map[string]string, amendments []*law.Amendment) (question, error) {
	text, _, err := l.text(treaty, readings, amendments)
	if err != nil {
		return question{}, err
	}
	switch {
	case about == "":
		return question{kind: "ending"}, nil
	case strings.HasPrefix(about, noticePrefix):
		var wrong []string
		names := strings.Split(strings.TrimPrefix(about, noticePrefix), ":")
		if len(names) != 2 {
			return question{}, &UsageError{[]string{say("explain-notice-form", "name", fmt.Sprintf("%q", about))}}
		}
		q := question{kind: "notice", subject: Subject{From: names[0], To: names[1]}}
		for i, to := range []*facts.Actor{&q.from, &q.to} {
			a, ok := facts.ActorNamed(names[i])
			if !ok {
				wrong = append(wrong, say("explain-no-actor", "name", fmt.Sprintf("%q", names[i]), "meant", facts.Hint(names[i], facts.Actors)))
			}
			*to = a
		}
		if len(wrong) == 0 && q.from == q.to {
			wrong = append(wrong, say("explain-notice-self"))
		}
		if len(wrong) > 0 {
			return question{}, &UsageError{wrong}
		}
		return q, nil
	case strings.HasPrefix(about, outcomePrefix):
		name := strings.TrimPrefix(about, outcomePrefix)
		if !slices.Contains(facts.Outcomes, name) {
			return question{}, &UsageError{[]string{say("explain-no-outcome", "name", fmt.Sprintf("%q", name), "meant", facts.Hint(name, facts.Outcomes))}}
		}
		return question{kind: "outcome", outcome: name, subject: Subject{Outcome: name}}, nil
	}
	r := text.Rule(about)
	if r == nil {
		var ids []string
		for _, other := range text.Rules {
			ids = append(ids, other.ID)
		}
		meant := say("explain-rule-ids", "treaty", treaty)
		if group := text.Matching(about); len(group) > 0 {
			var some []string
			for _, one := range group {
				some = append(some, one.ID)
			}
			meant = say("explain-rule-group", "ids", strings.Join(some[:min(len(some), 8)], ", "))
		} else if near := facts.Nearest(about, ids); len(near) > 0 {
			meant = facts.Hint(about, ids)
		}
		return question{}, &UsageError{[]string{say("explain-no-rule", "name", fmt.Sprintf("%q", about), "treaty", treaty, "meant", meant)}}
	}
	q := question{kind: "rule", rule: r, subject: Subject{ID: r.ID, Cite: r.Cite, Topic: r.Topic, Says: r.Says, Layer: string(r.Layer)}}
	switch {
	case r.Ground != nil:
		q.kind, q.subject.Holder = "ground", string(r.Ground.Holder)
	case r.Scope != nil:
		q.kind = "scope"
	case r.Safeguard != nil:
		q.kind = "safeguard"
	case r.Gag != nil:
		q.kind = "secrecy"
	case r.Notice != nil:
		q.kind = "notice-rule"
		q.subject.From, q.subject.To = string(r.Notice.From), string(r.Notice.To)
	}
	return q, nil
}
