package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"rogatory/sim"
	"rogatory/sim/scenario"
	"rogatory/sim/workshop"
)

func (a *app) addKit() {
	a.add(command{name: "kit", least: 1, most: 1, uses: changing, do: a.doKit, names: a.scenarioNames, files: true})
}

// doKit writes the papers of an exercise into the folder that --out names.
func (a *app) doKit(args []string) error {
	var wrong problems
	if a.settings.out == "" || a.settings.out == "-" {
		wrong.add(say("cli-kit-where"))
	}
	var kits []*workshop.Kit
	err := a.eachScenario(args, nil, func(l *library, s *scenario.Scenario, o sim.Options) error {
		k, err := workshop.Make(a.ctx, l.Simulator, s, o)
		if errors.Is(err, workshop.ErrNoWorkshop) {
			return &sim.UsageError{Problems: []string{say("cli-kit-no-workshop", "file", s.File)}}
		}
		kits = append(kits, k)
		return err
	})
	if a.ctx.Err() != nil {
		return a.ctx.Err()
	}
	var usage *usageError
	if err != nil && !errors.As(err, &usage) {
		return err
	}
	wrong.err(err)
	if len(kits) > 1 {
		wrong.add(say("cli-one-kit"))
	}
	if err := wrong.usage(); err != nil || a.dry {
		return err
	}
	files := map[string][]byte{}
	for _, f := range kits[0].Files() {
		if files[f.Name+".html"], err = kits[0].HTML(f); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	n := len(files)
	if err := replaceFolder(a.settings.out, files); err != nil {
		return errors.New(say("cli-no-write", "file", filepath.ToSlash(a.settings.out), "why", plainError(err)))
	}
	_, err = io.WriteString(a.err, say("cli-kit-done", "n", n, "folder", filepath.ToSlash(a.settings.out),
		"file", filepath.ToSlash(filepath.Join(a.settings.out, "guide.html")))+"\n")
	return err
}
