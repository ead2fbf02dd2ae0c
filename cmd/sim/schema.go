package main

import (
	"fmt"
	"io"
	"strings"

	"rogatory/sim/schema"
)

func (a *app) addSchema() {
	a.add(command{name: "schema", most: 1, do: a.doSchema, names: schema.Names})
}

// doSchema prints one JSON Schema; without a name, what there is.
func (a *app) doSchema(args []string) error {
	if len(args) == 0 {
		return a.emit(func(w io.Writer) error {
			_, err := fmt.Fprintln(w, strings.Join(schema.Names(), "\n"))
			return err
		})
	}
	l, err := a.open()
	if err != nil {
		return err
	}
	name := args[0]
	if !strings.Contains(name, "/") {
		name += "/1"
	}
	s := schema.Named(name, l.Law.Facts)
	if s == nil {
		return &usageError{problems{say("cli-no-schema", "name", fmt.Sprintf("%q", args[0]), "meant", meant(name, schema.Names()))}}
	}
	return a.emit(func(w io.Writer) error { return writeJSON(w, s) })
}
