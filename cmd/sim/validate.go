package main

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"rogatory/sim/disk"
	"rogatory/sim/scenario"
	"rogatory/sim/schema"
	"rogatory/sim/source"
)

func (a *app) addValidate() {
	a.add(command{name: "validate", most: -1, do: a.doValidate, names: a.scenarioNames, files: true})
}

func (a *app) doValidate(args []string) error {
	v := &schema.Validate{Schema: "validate/1", Checked: []schema.Checked{}, Problems: []string{}}
	var wrong problems
	var err error
	if len(args) == 0 {
		err = a.validateAll(v, &wrong)
	} else {
		err = a.validateFiles(args, v, &wrong)
	}
	if err != nil {
		return err
	}
	v.Valid = len(wrong) == 0
	v.Problems = append(v.Problems, wrong...)
	if a.json() {
		if err := a.emit(func(w io.Writer) error { return writeJSON(w, v) }); err != nil {
			return err
		}
		return wrong.usage()
	}
	if !v.Valid {
		return wrong.usage()
	}
	var counts []string
	for _, c := range v.Checked {
		counts = append(counts, say("cli-checked", "n", c.Count, "kind", say("cli-checked-"+c.Kind)))
	}
	return a.emit(func(w io.Writer) error {
		_, err := fmt.Fprintln(w, say("cli-valid", "counts", strings.Join(counts, ", ")))
		return err
	})
}

// validateAll checks every instrument under every reading, and every profile, scenario, amendment, question and claim.
func (a *app) validateAll(v *schema.Validate, wrong *problems) error {
	l, err := a.open()
	if err != nil {
		if errors.As(err, new(*usageError)) {
			wrong.err(err)
			return nil
		}
		return err
	}
	wrong.err(l.Check())
	options := 0
	for _, in := range l.Law.Instruments {
		for _, r := range in.Readings {
			options += len(r.Options)
		}
	}
	for _, f := range l.scenario.Files {
		if a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		_, err := l.Scenario(f)
		wrong.err(err)
	}
	for _, f := range l.amendment.Files {
		_, err := l.Amendment(f)
		wrong.err(err)
	}
	questions, _, err := l.LoadQuestions(l.law)
	wrong.err(err)
	claims := 0
	if err == nil && l.claimed() { // with a wrong question, no claim can be judged
		list, _, err := l.LoadClaims(l.law)
		wrong.err(err)
		if err == nil {
			claims = len(list.Claims)
		}
	}
	v.Checked = append(v.Checked,
		schema.Checked{Kind: "instruments", Count: len(l.Law.Instruments)}, schema.Checked{Kind: "readings", Count: options},
		schema.Checked{Kind: "flows", Count: len(l.Flows.Defs)}, schema.Checked{Kind: "profiles", Count: len(l.Profiles)},
		schema.Checked{Kind: "scenarios", Count: len(l.scenario.Files)}, schema.Checked{Kind: "amendments", Count: len(l.amendment.Files)},
		schema.Checked{Kind: "questions", Count: len(questions)}, schema.Checked{Kind: "claims", Count: claims})
	return nil
}

// validateFiles checks the files named, each by the format that it declares.
func (a *app) validateFiles(args []string, v *schema.Validate, wrong *problems) error {
	l, err := a.open()
	if err != nil {
		return err
	}
	count := map[string]int{}
	for _, arg := range args {
		files, err := l.scenario.Find(a.ctx, arg)
		if a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		if err != nil {
			// The same name may be that of a bundled draft clause.
			if more, other := l.amendment.Find(a.ctx, arg); other == nil && arg != disk.StandardInput {
				files, err = more, nil
			}
		}
		wrong.err(err)
		for _, f := range files {
			kind, err := l.validate(f)
			count[kind]++
			wrong.err(err)
		}
	}
	for _, kind := range []string{"scenarios", "profiles", "amendments"} {
		if count[kind] > 0 {
			v.Checked = append(v.Checked, schema.Checked{Kind: kind, Count: count[kind]})
		}
	}
	return nil
}

func (l *library) validate(f source.File) (kind string, err error) {
	switch format := topLevel(f, "format"); format {
	case "amendment/1":
		_, err = l.Amendment(f)
		return "amendments", err
	case "profile/1":
		var p source.Problems
		name := path.Base(f.Name)
		if id := topLevel(f, "id"); f.Name == source.StandardInput && id != "" {
			name = path.Base(id) + ".yaml" // it has no name of its own that could differ
		}
		scenario.LoadProfiles([]source.File{{Name: "profiles/" + name, Data: f.Data}}, l.Law.Facts, &p)
		return "profiles", under(f, &p)
	case "treaty/1", "rules/1", "readings/1", "layer/1", "skeleton/1", "flow/1", "part/1", "questions/1", "coverage/1", "claims/1", "protections/1":
		return "", errors.New(say("cli-validate-law", "file", f.Name, "format", format))
	default:
		_, err = l.Scenario(f)
		return "scenarios", err
	}
}

// under is the error of problems of a file that was read by another name.
func under(f source.File, p *source.Problems) error {
	var own source.Problems
	own.Remember(f)
	for _, problem := range p.List() {
		problem.File = f.Name
		own.Take(problem)
	}
	return own.Err()
}

// topLevel is what a file says at its top, such as its format; empty if it does not, or cannot be read.
func topLevel(f source.File, key string) string {
	var p source.Problems
	doc := source.Parse(f.Name, f.Data, &p)
	if doc == nil {
		return ""
	}
	for i := 0; i+1 < len(doc.Root.Content); i += 2 {
		if doc.Root.Content[i].Value == key {
			return doc.Root.Content[i+1].Value
		}
	}
	return ""
}
