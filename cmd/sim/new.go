package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"rogatory/scenarios"
	"rogatory/sim"
	"rogatory/sim/schema"
	"rogatory/sim/source"
)

func (a *app) addNew() {
	a.add(command{name: "new", least: 1, most: 1, uses: []string{"from"}, do: a.doNew})
}

// emptyForm is the bundled scenario that a new one starts from.
const emptyForm = "templates/new.yaml"

func (a *app) doNew(args []string) error {
	var wrong problems
	name, ok := sim.ScenarioName(args[0])
	if !ok {
		wrong.add(say("cli-new-name", "name", fmt.Sprintf("%q", args[0]), "such", name))
	}
	file := name + ".yaml"
	if _, err := os.Lstat(file); ok && err == nil {
		wrong.add(say("cli-new-exists", "file", file))
	}
	if a.flags.out != "" {
		wrong.add(say("cli-new-out"))
	}
	l, err := a.open()
	if err != nil {
		wrong.err(err)
		return wrong.usage()
	}
	from, err := a.newFrom(l)
	if a.ctx.Err() != nil {
		return a.ctx.Err()
	}
	wrong.err(err)
	title := sim.TitleOf(name)
	var made source.File
	if err == nil {
		made, err = l.Retitled(from, file, title)
		wrong.err(err)
	}
	if err := wrong.usage(); err != nil || a.dry {
		return err
	}
	if err := create(file, made.Data); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return &usageError{problems{say("cli-new-exists", "file", file)}}
		}
		return errors.New(say("cli-no-write", "file", file, "why", plainError(err)))
	}
	return a.sayNew(&schema.New{Schema: "new/1", File: file, Title: title, From: a.flags.from})
}

// newFrom is the scenario that --from names, or the empty form.
func (a *app) newFrom(l *library) (source.File, error) {
	if a.flags.from == "" {
		data, err := scenarios.Files.ReadFile(emptyForm)
		return source.File{Name: "scenarios/" + emptyForm, Data: data}, err
	}
	files, err := l.scenario.Find(a.ctx, a.flags.from)
	if err == nil && len(files) != 1 {
		err = &usageError{problems{say("cli-one-scenario", "command", "new")}}
	}
	if err != nil {
		return source.File{}, err
	}
	return files[0], nil
}

// create writes a file that is not there yet. What could not be written whole is taken away again.
func create(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(name)
	}
	return err
}

func (a *app) sayNew(n *schema.New) error {
	head, first := say("cli-new-written", "file", n.File, "title", n.Title), say("cli-new-fill", "file", n.File)
	if n.From != "" {
		head, first = say("cli-new-copied", "file", n.File, "title", n.Title, "from", n.From), say("cli-new-change", "file", n.File)
	}
	n.Next = []string{first, say("cli-new-validate", "file", n.File), say("cli-new-run", "file", n.File), say("cli-new-test", "file", n.File)}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, n) })
	}
	p := &page{tight: true}
	p.text(head)
	var rows [][]string
	for i, next := range n.Next {
		rows = append(rows, []string{fmt.Sprintf("%d.", i+1), next})
	}
	p.list(rows...)
	return a.show(p)
}
