package main

import (
	"errors"
	"io/fs"
	"slices"
	"sort"

	"rogatory/scenarios"
	"rogatory/sim"
	"rogatory/sim/disk"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
	"rogatory/treaties"
)

// library is the law and the stories that a call works with.
type library struct {
	*sim.Simulator
	law       []source.File
	stories   []source.File // scenarios, profiles and amendments
	scenario  disk.Finder
	amendment disk.Finder
	origins   map[string]string
	replaced  map[string]string // the same, of the stories
	whole     bool              // all the law was read
}

// open reads the bundled law and stories, or those of --treaties and --scenarios. What is wrong with
// them is wrong with the input.
func (a *app) open() (*library, error) {
	l, err := a.folders()
	if err != nil || l.whole {
		return l, err
	}
	return l, a.readLaw(l, nil)
}

// openFor is open with no more of the law than is named. Where that is not enough to say what is wrong, it is all read.
func (a *app) openFor(named sim.Named) (*library, error) {
	l, err := a.folders()
	if err != nil || l.whole {
		return l, err
	}
	if err := a.readLaw(l, &named); err == nil && l.Has(named) {
		return l, nil
	}
	return l, a.readLaw(l, nil)
}

// folders finds the files of law and stories, and reads no law yet.
func (a *app) folders() (*library, error) {
	if a.lib != nil {
		return a.lib, nil
	}
	var wrong problems
	lawFiles, origins, err := disk.Treaties(fs.FS(treaties.Files), a.settings.treaties)
	wrong.err(err)
	stories, replaced, err := disk.Scenarios(fs.FS(scenarios.Files), a.settings.scenarios)
	wrong.err(err)
	if err := wrong.usage(); err != nil {
		return nil, err
	}
	l := &library{law: lawFiles, stories: stories, origins: origins, replaced: replaced}
	l.scenario = disk.Finder{Kind: say("cli-kind-scenario"), Folder: "scenarios", Files: disk.Group(stories, ""), In: a.in}
	l.amendment = disk.Finder{Kind: say("cli-kind-amendment"), Folder: "scenarios/amendments", Files: disk.Group(stories, "amendments"), In: a.in}
	a.lib = l
	return l, nil
}

// readLaw reads the law: all of it, or what is named.
func (a *app) readLaw(l *library, named *sim.Named) (err error) {
	if named != nil {
		l.Simulator, err = sim.OpenFor(named.Treaties, l.law, l.stories, l.origins)
		return err
	}
	if l.Simulator, err = sim.Open(l.law, l.stories, l.origins); err == nil {
		l.whole = true
		if len(l.replaced) > 0 {
			l.Simulator.OtherStories()
		}
		return nil
	}
	a.lib = nil
	var wrong problems
	wrong.err(err)
	if len(l.origins)+len(l.replaced) > 0 {
		wrong.add(say("cli-replaced", "folders", joined(l.origins, l.replaced)))
	}
	return wrong.usage()
}

// claimed says whether there are claims about this law: they are about the bundled one, unless the folder that
// replaces a part of it brings its own.
func (l *library) claimed() bool {
	_, own := l.origins["common/claims.yaml"]
	return own || len(l.origins) == 0
}

func joined(maps ...map[string]string) string {
	var list []string
	for _, m := range maps {
		for _, dir := range m {
			list = append(list, dir)
		}
	}
	sort.Strings(list)
	out := ""
	for i, dir := range list {
		if i > 0 {
			out += ", "
		}
		out += dir
	}
	return out
}

// found are the files that arguments name, with what is wrong with the arguments.
type found struct {
	files []source.File
	wrong error
}

func (a *app) find(f *disk.Finder, names []string) (found, error) {
	files, err := f.Find(a.ctx, names...)
	return found{files, err}, a.ctx.Err()
}

// read finds and reads scenarios in the order of the arguments. The error holds the problems of all.
func (a *app) read(l *library, args []string) ([]*scenario.Scenario, error) {
	f, err := a.find(&l.scenario, args)
	if err != nil {
		return nil, err
	}
	return l.scenarios(f)
}

func (l *library) scenarios(f found) ([]*scenario.Scenario, error) {
	var wrong problems
	wrong.err(f.wrong)
	var out []*scenario.Scenario
	for _, file := range f.files {
		s, err := l.Scenario(file)
		wrong.err(err)
		out = append(out, s)
	}
	return out, wrong.usage()
}

// options are what the flags change in a scenario.
func (a *app) options(l *library) (sim.Options, error) {
	drafts, err := a.find(&l.amendment, a.flags.amend)
	if err != nil {
		return sim.Options{}, err
	}
	return a.optionsWith(l, drafts)
}

func (a *app) optionsWith(l *library, drafts found) (sim.Options, error) {
	var wrong problems
	f := &a.flags
	o := sim.Options{
		Treaties: f.treaty, Readings: map[string]string{}, Set: f.set, Tell: f.tell, Stance: f.stance,
		Choose: f.choose, Inject: f.inject, Breach: f.breach,
	}
	for _, text := range f.reading {
		id, option, err := scenario.Reading(text, l.Law)
		wrong.err(err)
		if old, given := o.Readings[id]; err == nil && given && old != option {
			wrong.add(say("cli-reading-twice", "reading", id, "one", old, "other", option))
		}
		if err == nil {
			o.Readings[id] = option
		}
	}
	amendments, err := l.amendments(drafts)
	o.Amendments = amendments
	wrong.err(err)
	return o, wrong.usage()
}

func (l *library) amendments(drafts found) ([]*law.Amendment, error) {
	var wrong problems
	wrong.err(drafts.wrong)
	var out []*law.Amendment
	for _, file := range drafts.files {
		am, err := l.Amendment(file)
		wrong.err(err)
		if err == nil {
			out = append(out, am)
		}
	}
	return out, wrong.usage()
}

// runAll runs scenarios in order; an interruption returns what was done until then.
func (a *app) runAll(args []string, change func(*sim.Options)) ([]*sim.RunResult, error) {
	var results []*sim.RunResult
	err := a.eachScenario(args, change, func(l *library, s *scenario.Scenario, o sim.Options) error {
		r, err := l.Run(a.ctx, s, o)
		if err == nil && a.ctx.Err() == nil {
			results = append(results, r)
		}
		return err
	})
	if err != nil && a.ctx.Err() == nil {
		return nil, err
	}
	return results, err
}

// eachScenario does something with each scenario in order, as the flags change it. Wrong flags are reported together,
// whichever scenario shows them.
func (a *app) eachScenario(args []string, change func(*sim.Options), do func(*library, *scenario.Scenario, sim.Options) error) error {
	l, err := a.folders()
	if err != nil {
		return err
	}
	stories, err := a.find(&l.scenario, args)
	if err != nil {
		return err
	}
	drafts, err := a.find(&l.amendment, a.flags.amend)
	if err != nil {
		return err
	}
	named := sim.Needs(slices.Concat(stories.files, drafts.files)...)
	for _, id := range a.flags.treaty {
		named.Treaty(id)
	}
	for _, text := range a.flags.reading {
		named.Reading(text)
	}
	if l, err = a.openFor(named); err != nil {
		return err
	}
	var wrong problems
	list, err := l.scenarios(stories)
	wrong.err(err)
	o, err := a.optionsWith(l, drafts)
	wrong.err(err)
	if change != nil {
		change(&o)
	}
	a.stories = list
	if !slices.ContainsFunc(list, func(s *scenario.Scenario) bool { return s != nil }) {
		wrong.err(l.CheckOptions(o)) // no scenario will name what is wrong with them
	}
	for _, s := range list {
		if s == nil {
			continue
		}
		if a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		err := do(l, s, o)
		if a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		var usage *sim.UsageError
		switch {
		case err == nil:
		case errors.As(err, &usage) || a.changesTheLaw():
			wrong.err(err)
		case len(wrong) == 0:
			return err
		}
	}
	return wrong.usage()
}

// runOneTreaty is runAll for commands that show one treaty.
func (a *app) runOneTreaty(args []string) ([]*sim.RunResult, error) {
	results, err := a.runAll(args, nil)
	if len(a.flags.treaty) < 2 || a.ctx.Err() != nil {
		return results, err
	}
	wrong := problems{say("cli-one-treaty")}
	wrong.err(err)
	return nil, wrong.usage()
}

// changesTheLaw says that a fault in a run may well lie in what the call brought along: a draft clause, a
// folder of law, a choice that leads nowhere.
func (a *app) changesTheLaw() bool {
	return len(a.flags.amend)+len(a.flags.choose) > 0 || a.settings.treaties != ""
}
