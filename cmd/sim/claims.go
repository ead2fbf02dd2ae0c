package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/words"
)

// showClaims prints what documents say about the law, held against the text: about one treaty, or all.
func (a *app) showClaims(l *library, args []string) error {
	treaty := ""
	if len(args) == 1 {
		treaty = args[0]
		if l.Law.Instrument(treaty) == nil {
			return noTreaty(l, treaty)
		}
	}
	list, err := l.Claims(a.ctx, l.law, treaty)
	if a.ctx.Err() != nil {
		return a.ctx.Err()
	}
	if err != nil {
		var wrong problems
		wrong.err(err)
		if len(l.origins) > 0 {
			wrong.add(say("cli-replaced", "folders", joined(l.origins)))
		}
		return wrong.usage()
	}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, list) })
	}
	return a.show(claimsPage(l, list))
}

func claimsPage(l *library, list *sim.Claims) *page {
	w := words.English()
	p := &page{}
	p.title(1, say("cli-claims-title"))
	p.text(say("cli-claims-intro"))
	var verdicts [][]string
	for _, id := range w.IDs("verdict") {
		verdicts = append(verdicts, []string{w.Label("verdict", id), w.Means("verdict", id)})
	}
	p.list(verdicts...)
	for _, s := range list.Sources {
		var of []sim.Claim
		for _, c := range list.Claims {
			if c.Source == s.ID {
				of = append(of, c)
			}
		}
		if len(of) == 0 {
			continue
		}
		p.title(2, s.Title)
		p.text(say("cli-claims-count", "n", len(of), "verdicts", verdictCounts(of)))
		for i := range of {
			c := &of[i]
			p.title(3, say("cli-claim-head", "id", c.ID, "treaties", treatyShorts(l, c.About)))
			p.list(claimRows(l, c)...)
		}
	}
	p.text(say("disclaimer"))
	return p
}

// claimRows are the lines of one claim: where it stands, what it says, how it compares, and what decides it.
func claimRows(l *library, c *sim.Claim) [][]string {
	w := words.English()
	verdict := w.Label("verdict", c.Verdict)
	if c.Because != "" {
		verdict = say("cli-claim-verdict", "verdict", verdict, "because", citing(c.Because))
	}
	rows := [][]string{
		{say("cli-claim-place"), citing(c.Place)},
		{say("cli-claim-says"), citing(c.Says)},
		{say("cli-claim-text"), verdict},
	}
	if c.Reading != "" {
		rows = append(rows, []string{say("cli-claim-reading"), c.Reading})
	}
	if c.Waits != "" {
		rows = append(rows, []string{say("cli-claim-waits"), w.Label("measure", c.Waits)})
	}
	if c.Unasked != "" {
		rows = append(rows, []string{say("cli-claim-unasked"), citing(c.Unasked)})
	}
	for _, side := range claimSides(c) {
		row := []string{side.name}
		for _, q := range side.asked {
			line := say("cli-claim-question", "question", citing(q.Question), "answer", answerLabel(q.Ask, q.Answer), "treaty", whole(treatyShorts(l, []string{q.Treaty})), "cite", whole(q.Cite))
			if q.Answer != q.Expected {
				line = say("cli-claim-wrong", "line", line, "expected", answerLabel(q.Ask, q.Expected))
			}
			row = append(row, line)
		}
		rows = append(rows, row)
	}
	return rows
}

// side is the questions of a claim that run under the same readings.
type side struct {
	name  string
	asked []sim.AskedQuestion
}

// claimSides are the text's side first, then those of readings in the order in which they are asked.
func claimSides(c *sim.Claim) []side {
	sides := []side{{name: say("cli-claim-default")}}
	at := map[string]int{"": 0}
	for _, q := range c.Asked {
		key := strings.Join(q.Readings, ", ")
		i, known := at[key]
		if !known {
			i = len(sides)
			at[key] = i
			name := say("cli-claim-other", "reading", key)
			if key == c.Reading {
				name = say("cli-claim-read")
			}
			sides = append(sides, side{name: name})
		}
		sides[i].asked = append(sides[i].asked, q)
	}
	return slices.DeleteFunc(sides, func(s side) bool { return len(s.asked) == 0 })
}

// answerLabel is the word for people of an answer to a question: each kind of question has its own words.
func answerLabel(ask, answer string) string {
	w := words.English()
	word, _, _ := strings.Cut(ask, " ")
	group := map[string]string{
		"outcome": "outcome", "reason": "reason", "runs": "runs", "ground": "ground-status", "notice": "notice-rule", "told": "notice-status", "obtained": "obtainable",
		"safeguard": "safeguard-status", "demand": "safeguard-status", "duty": "strength", "secrecy": "gag-end",
	}[word]
	switch {
	case word == "obtained":
		var list []string
		for _, x := range strings.Split(answer, ", ") {
			list = append(list, w.Label(group, x))
		}
		return strings.Join(list, ", ")
	case word == "deadline":
		return deadlineLabel(answer)
	case word == "secrecy" && answer == "none":
		return say("cli-claim-no-secrecy")
	case !w.Has(group, answer):
		return answer
	}
	return w.Short(group, answer)
}

// deadlineLabel puts a time limit in words: what a question answers is KIND VALUE UNIT from STAGE.
func deadlineLabel(answer string) string {
	w := words.English()
	f := strings.Fields(answer)
	if len(f) != 5 {
		return answer
	}
	unit := w.Label("unit", f[2])
	if f[1] == "1" {
		unit = w.Label("one-unit", f[2])
	}
	time := say("fact-value", "value", f[1], "unit", unit)
	return words.Fill(w.Label("deadline-kind", f[0]), "time", time, "stage", w.Label("stage", f[4]))
}

func verdictCounts(list []sim.Claim) string {
	w := words.English()
	var out []string
	for _, id := range w.IDs("verdict") {
		n := 0
		for _, c := range list {
			if c.Verdict == id {
				n++
			}
		}
		if n > 0 {
			out = append(out, say("cli-claims-verdict", "verdict", w.Label("verdict", id), "n", n))
		}
	}
	return strings.Join(out, "; ")
}

func treatyShorts(l *library, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, l.Law.Instrument(id).Short)
	}
	return strings.Join(out, ", ")
}

func noTreaty(l *library, id string) error {
	return &usageError{problems{say("cli-no-treaty", "name", fmt.Sprintf("%q", id), "meant", meant(id, l.Law.IDs()))}}
}

// citing keeps the word before the number of an article on the line of that number.
func citing(s string) string {
	parts := strings.Split(s, " ")
	before := strings.Fields(say("before-numbers"))
	var b strings.Builder
	for i, part := range parts {
		switch {
		case i == 0:
		case slices.Contains(before, parts[i-1]) && part != "" && part[0] >= '0' && part[0] <= '9':
			b.WriteString(hardSpace)
		default:
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}
