// Package disk reads law and stories: what is bundled with the program, or folders that replace parts of it.
// It is the only package that knows a file system.
package disk

import (
	"io/fs"
	"path"
	"sort"
	"strings"

	"rogatory/sim/source"
)

// bundle reads every YAML file of a file system, in the order of their names.
func bundle(fsys fs.FS) ([]source.File, error) {
	var files []source.File
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isYAML(name) {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files = append(files, source.File{Name: name, Data: data})
		return err
	})
	return files, err
}

func isYAML(name string) bool {
	ext := path.Ext(name)
	return (ext == ".yaml" || ext == ".yml") && !strings.HasPrefix(path.Base(name), ".")
}

// part is what is replaced as a whole: an instrument's folder, a folder of common, the stories.
type part func(name string) string

// overlay puts the parts that the folder has in the place of the bundled ones; nothing is ever merged
// inside a part. It returns for each replaced part the folder that it came from.
func overlay(bundled, own []source.File, dir string, of part) ([]source.File, map[string]string) {
	origins := map[string]string{}
	for _, f := range own {
		if p := of(f.Name); p != "" {
			origins[p] = from(dir, p)
		}
	}
	var out []source.File
	for _, f := range bundled {
		if _, replaced := origins[of(f.Name)]; !replaced {
			out = append(out, f)
		}
	}
	for _, f := range own {
		if of(f.Name) != "" {
			out = append(out, f)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out, origins
}

func from(dir, p string) string {
	if p == stories {
		return slashes(dir)
	}
	return path.Join(slashes(dir), p)
}

// treatyPart is the instrument that a file belongs to, or the sub-folder of common.
func treatyPart(name string) string {
	first, rest, below := strings.Cut(name, "/")
	if !below {
		return "" // a file beside the folders belongs to no instrument
	}
	if first != "common" {
		return first
	}
	second, _, deeper := strings.Cut(rest, "/")
	if deeper {
		return "common/" + second
	}
	return "common/" + rest
}

// stories are the scenarios themselves, beside profiles and amendments.
const stories = "scenarios"

func scenarioPart(name string) string {
	first, rest, below := strings.Cut(name, "/")
	switch {
	case !below:
		return stories
	case first == "profiles" || first == "amendments":
		if strings.Contains(rest, "/") {
			return ""
		}
		return first
	}
	return ""
}

// Treaties reads the law: the bundled folders, or where dir has a folder of the same name, that one as a
// whole. In common each sub-folder is replaced on its own. Origins holds what was replaced, and from where.
func Treaties(bundled fs.FS, dir string) (files []source.File, origins map[string]string, err error) {
	return load(bundled, dir, treatyPart, checkTreaties)
}

// Scenarios reads stories, profiles and amendments in the same way: the stories of dir replace the
// bundled ones together, its folders profiles and amendments those of the same name.
func Scenarios(bundled fs.FS, dir string) (files []source.File, origins map[string]string, err error) {
	return load(bundled, dir, scenarioPart, checkScenarios)
}

func load(bundled fs.FS, dir string, of part, check func(dir string, own []source.File) error) ([]source.File, map[string]string, error) {
	files, err := bundle(bundled)
	if err != nil || dir == "" {
		return files, map[string]string{}, err
	}
	own, err := folder(dir)
	if err != nil {
		return nil, nil, err
	}
	if err := check(dir, own); err != nil {
		return nil, nil, err
	}
	files, origins := overlay(files, own, dir, of)
	return files, origins, nil
}

func checkTreaties(dir string, own []source.File) error {
	found := false
	for _, f := range own {
		if f.Name == "treaty.yaml" {
			return mistake("cli-file-one-instrument", "file", slashes(dir), "folder", path.Dir(absolute(dir)))
		}
		found = found || treatyPart(f.Name) != ""
	}
	if !found {
		return mistake("cli-file-no-instrument", "file", slashes(dir))
	}
	return nil
}

func checkScenarios(dir string, own []source.File) error {
	for _, f := range own {
		if scenarioPart(f.Name) != "" {
			return nil
		}
	}
	return mistake("cli-file-no-scenario", "file", slashes(dir))
}
