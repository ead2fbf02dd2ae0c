package main

import (
	"fmt"
	"io"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/schema"
)

func (a *app) addFacts() { a.add(command{name: "facts", most: 1, do: a.doFacts}) }

func (a *app) doFacts(args []string) error {
	l, err := a.open()
	if err != nil {
		return err
	}
	prefix := ""
	if len(args) == 1 {
		prefix = strings.TrimSuffix(args[0], ".")
	}
	list := schema.Facts{Schema: "facts/1", Facts: []schema.Fact{}}
	for _, f := range l.Law.Facts.All() {
		if prefix == "" || f.Name == prefix || strings.HasPrefix(f.Name, prefix+".") {
			list.Facts = append(list.Facts, factOf(f))
		}
	}
	if len(list.Facts) == 0 {
		return &usageError{problems{say("cli-no-fact", "name", fmt.Sprintf("%q", prefix), "meant", meant(prefix, factNames(l)))}}
	}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, list) })
	}
	return a.show(factsPage(l, list.Facts))
}

func factOf(f *facts.Fact) schema.Fact {
	out := schema.Fact{
		Name: f.Name, Says: f.Says, Type: "boolean", Values: []string{}, Unit: f.Unit, Default: f.Show(f.Default),
		Circumstance: f.Circumstance, Indication: f.Indication, LeftOpen: f.Open, Declared: f.Declared,
	}
	switch f.Kind {
	case facts.KindEnum:
		out.Type = "word"
		out.Values = append(out.Values, f.Values...)
	case facts.KindInt:
		out.Type = "number"
		least, most := int(f.Min), int(f.Max)
		out.Min, out.Max = &least, &most
	}
	return out
}

// factNames are the names of facts, and of the groups that hold them.
func factNames(l *library) []string {
	var names []string
	seen := map[string]bool{}
	for _, f := range l.Law.Facts.All() {
		for i, r := range f.Name + "." {
			if name := f.Name[:min(i, len(f.Name))]; r == '.' && !seen[name] && strings.Contains(name, ".") {
				seen[name] = true
				names = append(names, name)
			}
		}
		if top, _, _ := strings.Cut(f.Name, "."); !seen[top] {
			seen[top] = true
			names = append([]string{top}, names...)
		}
	}
	return names
}

func factsPage(l *library, list []schema.Fact) *page {
	p := &page{}
	p.title(1, say("cli-facts-title"))
	p.text(say("cli-facts-intro"))
	group := ""
	var rows [][]string
	flush := func() {
		if len(rows) > 0 {
			p.list(rows...)
		}
		rows = nil
	}
	for _, f := range list {
		in, _, _ := strings.Cut(f.Name, ".")
		if in != group {
			flush()
			group = in
			p.title(2, say("cli-facts-group-"+in))
		}
		key := "cli-facts-values"
		if f.Circumstance {
			key = "cli-facts-circumstance"
			if f.Indication {
				key = "cli-facts-indication"
			}
		}
		id, _ := l.Law.Facts.Lookup(f.Name)
		rest := say(key, "values", l.Law.Facts.Fact(id).Allowed(), "default", f.Default)
		if f.LeftOpen {
			rest += " " + say("cli-facts-open")
		}
		if f.Declared != "" {
			name := f.Declared
			if in := l.Law.Instrument(name); in != nil {
				name = in.Short
			}
			rest += " " + say("cli-facts-declared", "treaty", name)
		}
		rows = append(rows, []string{f.Name, f.Says, rest})
	}
	flush()
	p.text(say("disclaimer"))
	return p
}
