// Package simtest gives tests the law and the stories that come with the program. Only tests import it.
package simtest

import (
	"embed"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"rogatory/scenarios"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
	"rogatory/treaties"
)

// Long says that a test is to try everything, and not a sample: the environment has SIM_LONG=all, as in `make long`.
func Long() bool { return os.Getenv("SIM_LONG") == "all" }

// Treaties are the files of the bundled law, in the order of their names.
func Treaties() []source.File { return read(treaties.Files) }

//go:embed sample
var sample embed.FS

// Sample is an instrument made up for tests, with a course of its own: it has what no bundled instrument has
// yet, such as closed lists and grounds on what is in fact so.
func Sample() []source.File {
	sub, err := fs.Sub(sample, "sample")
	if err != nil {
		panic(err)
	}
	return read(sub)
}

// Stories are the files of the bundled scenarios folder: stories, profiles and amendments.
func Stories() []source.File { return read(scenarios.Files) }

// Scenarios are the files of the stories alone.
func Scenarios() []source.File {
	return slices.DeleteFunc(Stories(), func(f source.File) bool { return strings.Contains(f.Name, "/") })
}

func read(fsys fs.FS) []source.File {
	var files []source.File
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files = append(files, source.File{Name: name, Data: data})
		return err
	})
	if err != nil {
		panic(err) // what is embedded can be read
	}
	return files
}

// Find is the file of this name among files.
func Find(t testing.TB, files []source.File, name string) source.File {
	t.Helper()
	i := slices.IndexFunc(files, func(f source.File) bool { return f.Name == name })
	if i < 0 {
		t.Fatalf("no bundled file is called %s", name)
	}
	return files[i]
}

// Edit replaces a text in one of the files and returns them all; the originals stay as they are. The text
// has to be there once, so that a test does not go on testing what is no longer in the law.
func Edit(t testing.TB, files []source.File, name, old, now string) []source.File {
	t.Helper()
	data := string(Find(t, files, name).Data)
	if n := strings.Count(data, old); n != 1 {
		t.Fatalf("%s holds %d times, and not once: %s", name, n, old)
	}
	out := slices.Clone(files)
	for i := range out {
		if out[i].Name == name {
			out[i].Data = []byte(strings.Replace(data, old, now, 1))
		}
	}
	return out
}

// Shuffle returns the files in another order.
func Shuffle(files []source.File, seed uint64) []source.File {
	out := slices.Clone(files)
	r := rand.New(rand.NewPCG(seed, 0))
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// Law is the law of files, which must be without problems.
func Law(t testing.TB, files []source.File) (*law.Corpus, *flow.Set) {
	t.Helper()
	var p source.Problems
	corpus, flows := law.Load(files, &p), flow.Load(files, &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	return corpus, flows
}

// Graph compiles one flow under readings and amendments; there must be no problems.
func Graph(t testing.TB, corpus *law.Corpus, flows *flow.Set, def *flow.Def, readings map[string]string, amendments ...*law.Amendment) *flow.Graph {
	t.Helper()
	var p source.Problems
	text := corpus.Text(def.Treaty, readings, amendments, &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	g := flow.Compile(text, flows.Skeletons[def.Uses.Value], def, corpus.Facts, &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	return g
}

// World is what bundled scenarios are read against.
func World(t testing.TB, corpus *law.Corpus) scenario.World {
	t.Helper()
	var p source.Problems
	profiles := scenario.LoadProfiles(Stories(), corpus.Facts, &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	return scenario.World{Law: corpus, Profiles: profiles}
}

// Base is the base case for questions about a measure: common/cases/MEASURE.yaml.
func Base(t testing.TB, corpus *law.Corpus, measure string) *scenario.Scenario {
	t.Helper()
	var p source.Problems
	f := Find(t, Treaties(), "common/cases/"+measure+".yaml")
	s := scenario.Load(f, scenario.World{Law: corpus}, &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	return s
}

// Once is a TB for what tests load once and share: it panics where a test would fail.
var Once testing.TB = once{}

type once struct{ testing.TB }

func (once) Helper()                           {}
func (once) Fatal(args ...any)                 { panic(fmt.Sprint(args...)) }
func (once) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }
