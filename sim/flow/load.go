package flow

import (
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

// Load reads common/skeletons/*.yaml and ID/flows/*.yaml. Problems go to p.
func Load(files []source.File, p *source.Problems) *Set {
	files = slices.Clone(files)
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	lib := &Set{Skeletons: map[string]*Skeleton{}}
	for _, f := range files {
		dir := path.Dir(f.Name)
		switch {
		case path.Ext(f.Name) != ".yaml":
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
	for _, def := range lib.Defs {
		if def.Uses.Value != "" && lib.Skeletons[def.Uses.Value] == nil {
			var names []string
			for name := range lib.Skeletons {
				names = append(names, name)
			}
			sort.Strings(names)
			p.Add(def.Uses.Pos, facts.Hint(def.Uses.Value, names), "no skeleton is called %q", def.Uses.Value)
		}
	}
	return lib
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
