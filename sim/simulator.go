// Package sim is the whole simulator behind plain calls: open law and stories, then run,
// compare or explore. Values in, values out; nothing here knows a terminal or a file system.
package sim

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
)

// Simulator is the law and the profiles of domestic law that scenarios are run against. It is safe for
// concurrent use.
type Simulator struct {
	Law      *law.Corpus
	Flows    *flow.Set
	Profiles map[string]*scenario.Profile
	Origins  map[string]string // instrument → the folder that replaced the bundled one

	files   []source.File // of the law, for the lines that problems quote
	stories []string      // ids of the scenarios that there are
	mu      sync.Mutex
	texts   map[string]*law.Text
	graphs  map[string]*flow.Graph
}

// Open reads law (the folders of instruments and common) and the files of a scenarios folder, of which
// only the profiles are read here. The error holds every problem, each with its place.
func Open(treaties, scenarios []source.File, origins map[string]string) (*Simulator, error) {
	var p source.Problems
	return assemble(law.Load(treaties, &p), treaties, scenarios, origins, &p)
}

// OpenFor is Open for those who know which instruments they will ask about: of the others, only the header is read. Names,
// facts and hashes are as ever. A mistake in the rules of an instrument that is not needed is not found.
func OpenFor(needed []string, treaties, scenarios []source.File, origins map[string]string) (*Simulator, error) {
	var p source.Problems
	return assemble(law.LoadFor(treaties, needed, &p), treaties, scenarios, origins, &p)
}

func assemble(c *law.Corpus, treaties, scenarios []source.File, origins map[string]string, p *source.Problems) (*Simulator, error) {
	l := &Simulator{Law: c, Origins: origins, files: treaties, texts: map[string]*law.Text{}, graphs: map[string]*flow.Graph{}}
	var flows []source.File
	for _, f := range treaties {
		folder, _, _ := strings.Cut(f.Name, "/")
		if c.Instrument(folder) == nil || c.Whole(folder) {
			flows = append(flows, f)
		}
	}
	l.Flows = flow.Load(flows, p)
	for _, def := range l.Flows.Defs {
		if l.Law.Instrument(def.Treaty) == nil {
			p.Add(def.Pos, "a folder with a treaty.yaml", "the flow belongs to %q, which is no instrument", def.Treaty)
		}
	}
	for _, f := range scenarios {
		if name, ok := strings.CutSuffix(f.Name, ".yaml"); ok && !strings.Contains(name, "/") {
			l.stories = append(l.stories, name)
		}
	}
	l.Profiles = scenario.LoadProfiles(scenarios, l.Law.Facts, p)
	if err := p.Err(); err != nil {
		return nil, err
	}
	return l, nil
}

// Fork is a simulator of the same law that keeps what it compiles to itself: what it compiled goes with it.
func (l *Simulator) Fork() *Simulator {
	return &Simulator{
		Law: l.Law, Flows: l.Flows, Profiles: l.Profiles, Origins: l.Origins, files: l.files, stories: l.stories,
		texts: map[string]*law.Text{}, graphs: map[string]*flow.Graph{},
	}
}

// OtherStories says that the scenarios are not the bundled ones, so that nothing bundled has to find its own among them.
func (l *Simulator) OtherStories() { l.stories = nil }

// Check compiles every flow of every instrument under every option of every reading, and sets its rules against
// the list of its paragraphs. The error holds every problem found.
func (l *Simulator) Check() error {
	var p source.Problems
	l.Law.CheckProvisions(&p)
	for _, in := range l.Law.Instruments {
		l.checkInstrument(in, &p)
	}
	if p.Empty() { // whether all paragraphs are covered is a question to rules that stand
		for _, in := range l.Law.Instruments {
			l.Law.Text(in.ID, nil, nil, &p).Coverage(&p)
		}
	}
	return l.wrong(&p)
}

// checkInstrument compiles every flow under the default readings, and under each other option the flows that the
// option bears on: the rest would come out the same.
func (l *Simulator) checkInstrument(in *law.Instrument, p *source.Problems) {
	compile := func(t *law.Text, def *flow.Def) {
		flow.Compile(t, l.Flows.Skeletons[def.Uses.Value], def, l.Law.Facts, p)
	}
	before := len(p.List())
	standard := l.Law.Text(in.ID, nil, nil, p)
	if len(p.List()) > before {
		return // the flows would say it again
	}
	for _, def := range l.Flows.Defs {
		if def.Treaty == in.ID {
			compile(standard, def)
		}
	}
	for _, r := range in.Readings {
		for i := range r.Options {
			o := &r.Options[i]
			if o.Name == r.Default || len(o.Changes) == 0 {
				continue
			}
			t := l.Law.Text(in.ID, map[string]string{r.ID: o.Name}, nil, p)
			if len(p.List()) > before {
				return
			}
			for _, def := range l.Flows.Defs {
				if def.Treaty == in.ID && (bears(o, standard, def) || bears(o, t, def)) {
					compile(t, def)
				}
			}
		}
	}
}

// bears says whether an option changes a rule that, in the text, applies to a flow's measure and route, or one that
// such a rule takes over.
func bears(o *law.Option, t *law.Text, def *flow.Def) bool {
	touched := o.Touches()
	return slices.ContainsFunc(t.Rules, func(r *law.Rule) bool {
		changed := slices.Contains(touched, r.ID) || r.Incorporates != nil && slices.Contains(touched, r.Incorporates.Value)
		return changed && r.Applies(def.Measure, def.Route)
	})
}

// Fits compiles every flow of an instrument under a draft clause. The error holds every problem.
func (l *Simulator) Fits(treaty string, a *law.Amendment) error {
	for _, def := range l.Flows.Defs {
		if def.Treaty == treaty {
			if _, err := l.Graph(treaty, string(def.Measure), string(def.Route), nil, []*law.Amendment{a}); err != nil {
				return err
			}
		}
	}
	return nil
}

// Scenario reads one scenario. The error holds every problem.
func (l *Simulator) Scenario(f source.File) (*scenario.Scenario, error) {
	var p source.Problems
	s := scenario.Load(f, scenario.World{Law: l.Law, Profiles: l.Profiles}, &p)
	if err := l.wrong(&p, f); err != nil {
		return nil, err
	}
	return s, nil
}

// Amendment reads a draft clause and tries it on every flow. The error holds every problem.
func (l *Simulator) Amendment(f source.File) (*law.Amendment, error) {
	var p source.Problems
	a := law.LoadAmendment(f, l.Law, &p)
	if p.Empty() {
		for _, of := range a.Of {
			t := l.Law.Text(of.Value, nil, []*law.Amendment{a}, &p)
			for _, def := range l.Flows.Defs {
				if def.Treaty == of.Value && p.Empty() {
					flow.Compile(t, l.Flows.Skeletons[def.Uses.Value], def, l.Law.Facts, &p)
				}
			}
		}
	}
	if err := l.wrong(&p, f); err != nil {
		return nil, err
	}
	for _, of := range a.Of {
		if err := l.Fits(of.Value, a); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// wrong is the error with every problem, each with its line; nil if there is none.
func (l *Simulator) wrong(p *source.Problems, more ...source.File) error {
	if p.Empty() {
		return nil
	}
	p.Remember(l.files...)
	p.Remember(more...)
	return p.Err()
}

func amended(amendments []*law.Amendment) []source.File {
	var files []source.File
	for _, a := range amendments {
		files = append(files, a.Source)
	}
	return files
}

// text is an instrument with readings chosen and amendments laid over. Texts without amendments are kept.
func (l *Simulator) text(treaty string, readings map[string]string, amendments []*law.Amendment) (*law.Text, string, error) {
	key := treaty + "|" + choiceKey(readings)
	for _, a := range amendments {
		key += "|" + law.Hash(a.Source) + a.ID + a.Title
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if t := l.texts[key]; t != nil {
		return t, key, nil
	}
	var p source.Problems
	t := l.Law.Text(treaty, readings, amendments, &p)
	if err := l.wrong(&p, amended(amendments)...); err != nil {
		return nil, "", err
	}
	l.texts[key] = t
	return t, key, nil
}

func choiceKey(readings map[string]string) string {
	var parts []string
	for id, option := range readings {
		parts = append(parts, id+"="+option)
	}
	sort.Strings(parts)
	return strings.Join(parts, ",")
}

// Graph is the flow of a measure by a route under a treaty; nil, without an error, if the treaty has none.
func (l *Simulator) Graph(treaty, measure, route string, readings map[string]string, amendments []*law.Amendment) (*flow.Graph, error) {
	def := l.Flows.Find(treaty, measure, route)
	if def == nil {
		return nil, nil
	}
	t, key, err := l.text(treaty, readings, amendments)
	if err != nil {
		return nil, err
	}
	key += "|" + measure + "|" + route
	l.mu.Lock()
	defer l.mu.Unlock()
	if g := l.graphs[key]; g != nil {
		return g, nil
	}
	var p source.Problems
	g := flow.Compile(t, l.Flows.Skeletons[def.Uses.Value], def, l.Law.Facts, &p)
	if err := l.wrong(&p, amended(amendments)...); err != nil {
		return nil, err
	}
	l.graphs[key] = g
	return g, nil
}

// Hash is what an instrument's answers rest on: its own files but its questions and the list of its paragraphs,
// the law beside it, and the skeletons, as 12 hexadecimal digits.
func (l *Simulator) Hash(treaty string) string {
	var used []source.File
	for _, f := range l.files {
		own := strings.HasPrefix(f.Name, treaty+"/") && !strings.HasPrefix(f.Name, treaty+"/questions/") && f.Name != treaty+"/"+law.CoverageName
		if own || strings.HasPrefix(f.Name, "common/layers/") || strings.HasPrefix(f.Name, "common/skeletons/") || f.Name == law.ProtectionsName {
			used = append(used, f)
		}
	}
	sort.Slice(used, func(i, j int) bool { return used[i].Name < used[j].Name })
	return law.Hash(used...)
}

// Used says where an instrument comes from: bundled, or the folder that replaced it.
func (l *Simulator) Used(treaty string) string {
	if from, ok := l.Origins[treaty]; ok {
		return from
	}
	return "bundled"
}
