package main

import (
	"fmt"
	"io"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/schema"
)

func (a *app) addTest() {
	a.add(command{name: "test", most: -1, do: a.doTest, names: a.scenarioNames, files: true})
}

// doTest runs the scenarios' own expectations; without arguments those of every bundled scenario, the legal
// questions of every instrument, and the claims that rest on them.
func (a *app) doTest(args []string) error {
	l, err := a.open()
	if err != nil {
		return err
	}
	names := args
	if len(args) == 0 {
		names = l.scenario.Names()
	}
	list, err := a.read(l, names)
	if err != nil {
		return err
	}
	out := &schema.Test{Schema: "test/1", Scenarios: len(list), Failures: []schema.Failure{}}
	var wrong problems
	for _, s := range list {
		failed, n, err := l.Test(a.ctx, s)
		wrong.err(err)
		out.Expectations += n
		out.Failures = append(out.Failures, failures(failed)...)
		if a.ctx.Err() != nil {
			return a.ctx.Err()
		}
	}
	if len(args) == 0 {
		failed, n, err := l.Questions(a.ctx, l.law)
		if a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		wrong.err(err)
		out.Questions = n
		out.Failures = append(out.Failures, failures(failed)...)
		if l.claimed() {
			failed, n, err = l.TestClaims(a.ctx, l.law)
			if a.ctx.Err() != nil {
				return a.ctx.Err()
			}
			wrong.err(err)
			out.Claims = n
			out.Failures = append(out.Failures, failures(failed)...)
		}
	}
	if err := wrong.usage(); err != nil {
		return err
	}
	out.Passed = len(out.Failures) == 0
	if err := a.emit(func(w io.Writer) error { return a.writeTest(w, out) }); err != nil {
		return err
	}
	if !out.Passed {
		return testsFailed{}
	}
	return nil
}

func failures(list []sim.Failure) []schema.Failure {
	var out []schema.Failure
	for _, f := range list {
		x := schema.Failure{
			File: f.File, Line: f.Line, Col: f.Col, What: f.What, Want: f.Want, Got: f.Got, Because: f.Because,
			Reproduce: f.Reproduce,
		}
		if x.Reproduce != "" {
			x.Reproduce = "sim " + x.Reproduce
		}
		out = append(out, x)
	}
	return out
}

func (a *app) writeTest(w io.Writer, t *schema.Test) error {
	if a.json() {
		return writeJSON(w, t)
	}
	var b strings.Builder
	for _, f := range t.Failures {
		fmt.Fprintf(&b, "%s:%d:%d: %s\n", f.File, f.Line, f.Col, f.What)
		row := func(key, text string) {
			if text = oneLine(text); text != "" {
				fmt.Fprintf(&b, "    %-10s %s\n", say(key), text)
			}
		}
		row("cli-test-want", f.Want)
		row("cli-test-got", f.Got)
		row("cli-test-because", f.Because)
		row("cli-test-reproduce", f.Reproduce)
	}
	key := "cli-test-passed"
	if !t.Passed {
		key = "cli-test-failed"
		b.WriteByte('\n')
	}
	b.WriteString(say(key, "failed", len(t.Failures), "scenarios", t.Scenarios, "expectations", t.Expectations, "questions", t.Questions, "claims", t.Claims) + "\n")
	text := b.String()
	if a.settings.ascii {
		text = doc.Plain(text, true)
	}
	_, err := io.WriteString(w, text)
	return err
}
