package flow

import (
	"maps"
	"path"
	"slices"
	"sort"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Set holds the skeletons and the flows that were loaded.
type Set struct {
	Skeletons map[string]*Skeleton
	Defs      []*Def // by treaty, then measure, then route
}

// Load reads common/skeletons/*.yaml with their parts, and ID/flows/*.yaml. Problems go to p.
func Load(files []source.File, p *source.Problems) *Set {
	files = slices.Clone(files)
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	lib := &Set{Skeletons: map[string]*Skeleton{}}
	parts := map[string]*Part{}
	for _, f := range files {
		dir := path.Dir(f.Name)
		switch {
		case path.Ext(f.Name) != ".yaml":
		case dir == "common/skeletons/parts":
			if doc := source.Parse(f.Name, f.Data, p); doc != nil {
				part := &Part{}
				doc.Decode(part, p)
				wantFormat(part.Pos, part.Format, "part/1", p)
				parts[part.ID] = part
			}
		case dir == "common/skeletons":
			if doc := source.Parse(f.Name, f.Data, p); doc != nil {
				sk := &Skeleton{}
				doc.Decode(sk, p)
				wantFormat(sk.Pos, sk.Format, "skeleton/1", p)
				lib.Skeletons[sk.ID] = sk
			}
		case strings.HasSuffix(dir, "/flows"):
			if doc := source.Parse(f.Name, f.Data, p); doc != nil {
				def := &Def{Treaty: strings.TrimSuffix(dir, "/flows")}
				doc.Decode(def, p)
				wantFormat(def.Pos, def.Format, "flow/1", p)
				if lib.Find(def.Treaty, string(def.Measure), string(def.Route)) != nil {
					p.Add(def.Pos, "one file for each measure and route", "%s has two flows for %s by %s", def.Treaty, def.Measure, def.Route)
				}
				lib.Defs = append(lib.Defs, def)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(lib.Skeletons)) {
		lib.Skeletons[name].join(parts, p)
	}
	for _, def := range lib.Defs {
		if def.Uses.Value != "" && lib.Skeletons[def.Uses.Value] == nil {
			p.Add(def.Uses.Pos, facts.Hint(def.Uses.Value, slices.Sorted(maps.Keys(lib.Skeletons))), "no skeleton is called %q", def.Uses.Value)
		}
	}
	return lib
}

// join puts the states, edges and channels of a skeleton's parts beside its own.
func (sk *Skeleton) join(parts map[string]*Part, p *source.Problems) {
	own := sk.States
	sk.States = map[string]StateSpec{}
	take := func(states map[string]StateSpec) {
		for _, name := range slices.Sorted(maps.Keys(states)) {
			if other, taken := sk.States[name]; taken {
				p.Add(states[name].Pos, "a name of its own", "the state %s stands already at %s", name, other.Pos)
				continue
			}
			sk.States[name] = states[name]
		}
	}
	var edges []EdgeSpec
	var channels []ChannelSpec
	for _, ref := range sk.Parts {
		part := parts[ref.Value]
		if part == nil {
			p.Add(ref.Pos, facts.Hint(ref.Value, slices.Sorted(maps.Keys(parts))), "no part is called %q", ref.Value)
			continue
		}
		take(part.States)
		edges, channels = append(edges, part.Edges...), append(channels, part.Channels...)
	}
	take(own)
	sk.Edges, sk.Channels = append(edges, sk.Edges...), append(channels, sk.Channels...)
}

func wantFormat(at source.Pos, got, want string, p *source.Problems) {
	if got != "" && got != want {
		p.Add(at, "format: "+want, "the format is %q", got)
	}
}

// Find finds the flow of a measure by a route under a treaty; nil if it has none.
func (l *Set) Find(treaty, measure, route string) *Def {
	for _, d := range l.Defs {
		if d.Treaty == treaty && string(d.Measure) == measure && string(d.Route) == route {
			return d
		}
	}
	return nil
}

// Steps are the events that the skeletons have at a stage, sorted. A graph has one for each holder of a ground, and then its
// name goes on after a hyphen: refuse-by-government.
func (l *Set) Steps(stage string) []string {
	var out []string
	for _, s := range l.Skeletons {
		for _, e := range s.Edges {
			if string(s.States[e.From.Value].Stage) == stage && !slices.Contains(out, e.Event) {
				out = append(out, e.Event)
			}
		}
	}
	slices.Sort(out)
	return out
}
