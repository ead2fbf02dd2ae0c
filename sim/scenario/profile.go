package scenario

import (
	"path"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Profile is a State's domestic law, named by its content, never by a State.
type Profile struct {
	source.Pos `yaml:"-"`

	Format string     `yaml:"format" need:"true"` // profile/1
	ID     string     `yaml:"id" need:"true"`
	Title  string     `yaml:"title" need:"true"`
	Says   string     `yaml:"says" need:"true"`
	Law    *yaml.Node `yaml:"law" need:"true"`
	File   string     `yaml:"-"`
}

// LoadProfiles reads profiles/*.yaml. Each is checked against the vocabulary once.
func LoadProfiles(files []source.File, v *facts.Vocabulary, p *source.Problems) map[string]*Profile {
	files = slices.Clone(files)
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	out := map[string]*Profile{}
	for _, f := range files {
		if path.Dir(f.Name) != "profiles" || path.Ext(f.Name) != ".yaml" {
			continue
		}
		doc := source.Parse(f.Name, f.Data, p)
		if doc == nil {
			continue
		}
		pr := &Profile{File: f.Name}
		doc.Decode(pr, p)
		if pr.Format != "" && pr.Format != "profile/1" {
			p.Add(pr.Pos, "format: profile/1", "the format is %q", pr.Format)
		}
		if name := strings.TrimSuffix(path.Base(f.Name), ".yaml"); pr.ID != "" && pr.ID != name {
			p.Add(pr.Pos, "the name of the file: "+name, "the id %q is not the name of the profile's file", pr.ID)
		}
		out[pr.ID] = pr
		r := reader{f.Name, v, nil, p}
		r.read("requested.law", pr.Law, Case{v.Blank(), make([]Origin, v.Len())}, pr.ID)
	}
	return out
}
