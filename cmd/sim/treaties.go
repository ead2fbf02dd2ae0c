package main

import (
	"fmt"
	"io"
	"path"
	"slices"
	"sort"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/schema"
	"rogatory/sim/source"
	"rogatory/sim/words"
)

func (a *app) addTreaties() {
	a.add(command{name: "treaties", most: 1, uses: []string{"coverage", "claims", "copy"}, do: a.doTreaties, names: a.treatyNames})
}

func (a *app) treatyNames() []string {
	if l, err := a.open(); err == nil {
		return l.Law.IDs()
	}
	return nil
}

func (a *app) doTreaties(args []string) error {
	l, err := a.open()
	if err != nil {
		return err
	}
	var shows []string
	for flag, given := range map[string]bool{"--claims": a.flags.claims, "--copy": a.flags.copy != "", "--coverage": a.flags.coverage} {
		if given {
			shows = append(shows, flag)
		}
	}
	slices.Sort(shows)
	switch {
	case len(shows) > 1:
		return &usageError{problems{say("cli-not-together", "flags", strings.Join(shows, ", "))}}
	case a.flags.copy != "":
		return a.copyTreaty(l, args)
	case a.flags.claims:
		return a.showClaims(l, args)
	case a.flags.coverage && len(args) == 0:
		return &usageError{problems{say("cli-coverage-which", "treaties", strings.Join(l.Law.IDs(), ", "))}}
	case a.flags.coverage:
		return a.doCoverage(l, args[0])
	case len(args) == 1:
		return a.oneTreaty(l, args[0])
	}
	list := schema.Treaties{Schema: "treaties/1", Treaties: []schema.Treaty{}}
	for _, in := range l.Law.Instruments {
		t, _, err := l.treaty(in)
		if err != nil {
			return err
		}
		list.Treaties = append(list.Treaties, t)
	}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, list) })
	}
	p := &page{}
	p.title(1, say("cli-treaties-title"))
	for _, t := range list.Treaties {
		p.title(2, say("cli-treaties-name", "id", t.ID, "name", t.Name))
		p.list(treatyRows(&t)...)
	}
	p.text(say("cli-treaties-more"))
	p.text(say("disclaimer"))
	return a.show(p)
}

// treaty is an instrument in brief, with its own rules under the default readings.
func (l *library) treaty(in *law.Instrument) (schema.Treaty, []*law.Rule, error) {
	var p source.Problems
	text := l.Law.Text(in.ID, nil, nil, &p)
	if err := p.Err(); err != nil {
		return schema.Treaty{}, nil, &usageError{problems{err.Error()}}
	}
	var own []*law.Rule
	grades := map[string]int{}
	for _, r := range text.Rules {
		if r.Instrument == in.ID {
			own = append(own, r)
			grades[string(r.Checked)]++
		}
	}
	t := schema.Treaty{
		ID: in.ID, Name: in.Name, Short: in.Short, LawHash: l.Hash(in.ID), Official: in.Official, Used: l.Used(in.ID),
		InForce: in.Status.InForce, AsOf: in.Status.AsOf, Source: oneLine(in.Status.Source), Articles: len(in.Articles),
		Rules: len(own), Readings: len(in.Readings), Flows: []schema.Flow{}, Grades: []schema.Grade{},
	}
	if in.Extends != nil {
		t.Extends = in.Extends.Value
	}
	for _, def := range l.Flows.Defs {
		if def.Treaty == in.ID {
			t.Flows = append(t.Flows, schema.Flow{Measure: string(def.Measure), Route: string(def.Route)})
		}
	}
	for _, g := range facts.Grades {
		t.Grades = append(t.Grades, schema.Grade{Grade: g, Rules: grades[g]})
	}
	return t, own, nil
}

func treatyRows(t *schema.Treaty) [][]string {
	w := words.English()
	status := say("cli-not-in-force")
	if t.InForce {
		status = say("cli-in-force")
	}
	if t.AsOf != "" {
		status = say("cli-as-of", "status", status, "date", t.AsOf)
	}
	var flows, grades []string
	for _, f := range t.Flows {
		flows = append(flows, say("cli-flow", "measure", w.Label("measure", f.Measure), "route", w.Label("route", f.Route)))
	}
	for _, g := range t.Grades {
		if g.Rules > 0 {
			grades = append(grades, say("cli-grade", "n", g.Rules, "grade", w.Label("grade", g.Grade)))
		}
	}
	rows := [][]string{
		{say("cli-treaty-status"), status},
		{say("cli-treaty-holds"), say("cli-treaty-counts", "articles", t.Articles, "rules", t.Rules, "readings", t.Readings)},
		{say("cli-treaty-checked"), strings.Join(grades, "; ")},
		{say("cli-treaty-flows"), strings.Join(flows, "; ")},
		{say("cli-treaty-official"), t.Official},
		{say("cli-treaty-used"), say("cli-treaty-hash", "used", usedLabel(t.Used), "hash", t.LawHash)},
	}
	if t.Extends != "" {
		rows = append(rows, []string{say("cli-treaty-extends"), t.Extends})
	}
	return slices.DeleteFunc(rows, func(r []string) bool { return r[1] == "" })
}

func (a *app) oneTreaty(l *library, id string) error {
	in := l.Law.Instrument(id)
	if in == nil {
		return noTreaty(l, id)
	}
	t, rules, err := l.treaty(in)
	if err != nil {
		return err
	}
	x := schema.Instrument{Schema: "instrument/1", Treaty: t, Chapters: l.chapters(in, rules), Readings: []schema.Reading{}}
	for _, r := range in.Readings {
		y := schema.Reading{ID: r.ID, Question: oneLine(r.Question), Provision: r.Provision, Default: r.Default, Options: []schema.Option{}}
		for _, rule := range rules {
			if rule.ID == r.Provision {
				y.Cite = rule.Cite
			}
		}
		for _, o := range r.Options {
			y.Options = append(y.Options, schema.Option{Name: o.Name, Holder: oneLine(o.Holder), Says: oneLine(o.Says)})
		}
		x.Readings = append(x.Readings, y)
	}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, x) })
	}
	return a.show(treatyPage(&x))
}

// chapters sorts an instrument's rules under the titles of their files.
func (l *library) chapters(in *law.Instrument, rules []*law.Rule) []schema.Chapter {
	titles := map[string]string{}
	for _, f := range l.law {
		if path.Dir(f.Name) != in.ID {
			continue
		}
		var p source.Problems // Open has found nothing wrong
		var c struct {
			Title string `yaml:"title"`
		}
		source.Parse(f.Name, f.Data, &p).Decode(&c, &p)
		titles[f.Name] = c.Title
	}
	at := map[string]int{}
	out := []schema.Chapter{}
	for _, r := range rules {
		i, ok := at[r.File]
		if !ok {
			i = len(out)
			at[r.File] = i
			out = append(out, schema.Chapter{File: r.File, Title: titles[r.File], Rules: []schema.Rule{}})
		}
		out[i].Rules = append(out[i].Rules, schema.Rule{
			ID: r.ID, Cite: r.Cite, Kind: r.Kind(), Topic: r.Topic, Says: oneLine(r.Says), Checked: string(r.Checked), Source: r.Source,
		})
	}
	sort.SliceStable(out, func(i, j int) bool { return firstArticle(out[i]) < firstArticle(out[j]) })
	return out
}

// firstArticle puts the chapters in the order of the instrument.
func firstArticle(c schema.Chapter) int {
	least := 1 << 30
	for _, r := range c.Rules {
		n := 0
		if parts := strings.Split(r.ID, "."); len(parts) > 1 {
			if _, err := fmt.Sscanf(parts[1], "%d", &n); err == nil {
				least = min(least, n)
			}
		}
	}
	return least
}

func treatyPage(x *schema.Instrument) *page {
	w := words.English()
	p := &page{}
	p.title(1, say("cli-treaties-name", "id", x.Treaty.ID, "name", x.Treaty.Name))
	rows := treatyRows(&x.Treaty)
	if x.Treaty.Source != "" {
		rows = slices.Insert(rows, 1, []string{say("cli-treaty-source"), x.Treaty.Source})
	}
	p.list(rows...)
	for _, c := range x.Chapters {
		p.title(2, c.Title)
		var rows [][]string
		for _, r := range c.Rules {
			checked := w.Short("grade", r.Checked)
			if r.Source != "" {
				checked = say("cli-checked-source", "checked", checked, "source", r.Source)
			}
			rows = append(rows, []string{whole(r.Cite), r.Says, say("cli-rule-line", "id", r.ID, "kind", say("cli-kind-"+r.Kind), "checked", checked)})
		}
		p.list(rows...)
	}
	if len(x.Readings) > 0 {
		p.title(2, say("cli-readings-title"))
		for _, r := range x.Readings {
			p.text(say("cli-reading-head", "id", r.ID, "cite", whole(r.Cite), "question", r.Question))
			var rows [][]string
			for _, o := range r.Options {
				name := o.Name
				if name == r.Default {
					name = say("cli-reading-default", "option", name)
				}
				rows = append(rows, []string{name, o.Says, say("cli-held-by", "holder", o.Holder)})
			}
			p.list(rows...)
		}
	}
	p.text(say("disclaimer"))
	return p
}

// usedLabel is a word for what is bundled, and the folder itself for what replaced it.
func usedLabel(used string) string {
	if w := words.English(); w.Has("used", used) {
		return w.Label("used", used)
	}
	return used
}
