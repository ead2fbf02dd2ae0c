package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/facts"
)

// The exit codes.
const (
	exitAnswered    = 0
	exitFailed      = 1 // only from test
	exitUsage       = 2
	exitInternal    = 3
	exitInterrupted = 130
)

// usageError is what is wrong with a call or with the files that it names.
type usageError struct{ problems problems }

func (e *usageError) Error() string { return strings.Join(e.problems, "\n") }

// testsFailed says that expectations were not met; the report has said which.
type testsFailed struct{}

func (testsFailed) Error() string { return "" }

// problems collects what is wrong, each once.
type problems []string

func (p *problems) add(list ...string) {
	for _, s := range list {
		if !slices.Contains(*p, s) {
			*p = append(*p, s)
		}
	}
}

// err adds the problems of an error; nil adds none.
func (p *problems) err(err error) {
	var own *usageError
	var engine *sim.UsageError
	switch {
	case err == nil:
	case errors.As(err, &own):
		p.add(own.problems...)
	case errors.As(err, &engine):
		p.add(engine.Problems...)
	default:
		p.add(err.Error())
	}
}

func (p problems) usage() error {
	if len(p) == 0 {
		return nil
	}
	return &usageError{p}
}

// exit prints what went wrong and picks the code.
func (a *app) exit(err error) int {
	var usage *usageError
	var engine *sim.UsageError
	switch {
	case err == nil:
		return exitAnswered
	case errors.As(err, &testsFailed{}):
		return exitFailed
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		fmt.Fprintln(a.err, say("cli-interrupted"))
		return exitInterrupted
	case errors.As(err, &usage), errors.As(err, &engine):
		fmt.Fprintln(a.err, a.signs(err.Error()))
		return exitUsage
	default:
		fmt.Fprintln(a.err, a.signs(err.Error()))
		return exitInternal
	}
}

// meant suggests what a word could stand for.
func meant(word string, names []string) string {
	if near := facts.Nearest(word, names); len(near) > 0 {
		return say("cli-did-you-mean", "near", strings.Join(near, say("cli-or")))
	}
	return say("cli-one-of", "names", strings.Join(names, ", "))
}
