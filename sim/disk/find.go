package disk

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/source"
	"rogatory/sim/words"
)

// Finder finds what a person names on the command line: a file on disk first, then a bundled one.
type Finder struct {
	Kind   string        // what is looked for, for messages: scenario
	Folder string        // where bundled ones are: scenarios, or scenarios/amendments
	Files  []source.File // the bundled ones, by the name of their file alone
	In     io.Reader     // standard input, for "-"
	read   bool
}

// Find reads the files that the arguments name, in their order. The error names every argument that
// cannot be found or read.
func (f *Finder) Find(ctx context.Context, args ...string) ([]source.File, error) {
	var out []source.File
	var wrong []error
	for _, arg := range args {
		files, err := f.find(ctx, arg)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			wrong = append(wrong, err)
		}
		out = append(out, files...)
	}
	return out, errors.Join(wrong...)
}

func (f *Finder) find(ctx context.Context, arg string) ([]source.File, error) {
	switch {
	case arg == "":
		return nil, mistake("cli-file-empty", "kind", f.Kind)
	case arg == StandardInput && f.read:
		return nil, mistake("cli-file-once")
	case arg == StandardInput:
		f.read = true
		file, err := Input(ctx, f.In)
		return []source.File{file}, err
	}
	_, info, err := stat(arg)
	if err == nil && !info.IsDir() {
		file, err := File(ctx, arg)
		return []source.File{file}, err
	}
	name := bundledName(arg, f.Folder)
	if i := slices.IndexFunc(f.Files, func(b source.File) bool { return base(b) == name }); i >= 0 {
		return []source.File{f.bundled(f.Files[i])}, nil
	}
	if pattern(arg, err) {
		return f.glob(ctx, arg, name)
	}
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		_, err = File(ctx, arg) // says what is wrong with it
		return nil, err
	}
	return nil, mistake("cli-file-none", "file", slashes(arg), "kind", f.Kind, "meant", f.near(name))
}

// bundled gives a file the name that a person would find it under.
func (f *Finder) bundled(b source.File) source.File {
	return source.File{Name: path.Join(f.Folder, path.Base(b.Name)), Data: b.Data}
}

func base(b source.File) string { return strings.TrimSuffix(path.Base(b.Name), ".yaml") }

// glob expands a pattern, for shells that do not.
func (f *Finder) glob(ctx context.Context, pattern, bare string) ([]source.File, error) {
	var names []string
	for _, p := range meant(pattern, filepath.Separator) {
		found, err := filepath.Glob(p)
		if err != nil {
			return nil, mistake("cli-file-pattern", "file", slashes(pattern))
		}
		if names = found; len(names) > 0 {
			break
		}
	}
	var out []source.File
	var wrong []error
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			continue // a pattern names files
		}
		file, err := File(ctx, name)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		out = append(out, file)
	}
	if len(out)+len(wrong) > 0 {
		return out, errors.Join(wrong...)
	}
	for _, b := range f.Files {
		if ok, _ := path.Match(bare, base(b)); ok {
			out = append(out, f.bundled(b))
		}
	}
	if len(out) == 0 {
		return nil, mistake("cli-file-no-match", "file", slashes(pattern), "kind", f.Kind)
	}
	return out, nil
}

// Names are the names of the bundled ones.
func (f *Finder) Names() []string {
	var names []string
	for _, b := range f.Files {
		names = append(names, base(b))
	}
	return names
}

func (f *Finder) near(name string) string {
	say := words.English().Text
	names := f.Names()
	if near := facts.Nearest(path.Base(name), names); len(near) > 0 {
		return say("cli-did-you-mean", "near", strings.Join(near, say("cli-or")))
	}
	if len(names) == 0 {
		return say("cli-file-no-names")
	}
	return say("cli-one-of", "names", strings.Join(names, ", "))
}

// Group selects the files of one kind from a folder of scenarios: "" for the stories themselves,
// or profiles, or amendments.
func Group(files []source.File, folder string) []source.File {
	var out []source.File
	for _, f := range files {
		if dir := path.Dir(f.Name); dir == folder || folder == "" && dir == "." {
			out = append(out, f)
		}
	}
	return out
}
