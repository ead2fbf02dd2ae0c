package disk

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rogatory/sim/source"
)

// largest is how much of one file is read; source refuses more than this.
const largest = 1 << 20

// StandardInput is the argument that stands for it; messages and results call it source.StandardInput.
const StandardInput = "-"

// stat looks for a path as it can be meant. The error is that of the path as it is written.
func stat(name string) (string, fs.FileInfo, error) {
	info, err := os.Stat(name)
	if err == nil {
		return name, info, nil
	}
	for _, other := range meant(name, filepath.Separator)[1:] {
		if info, wrong := os.Stat(other); wrong == nil {
			return other, info, nil
		}
	}
	return name, nil, err
}

// File reads one file from disk, refusing directories and more than 1 MiB before it reads them.
func File(ctx context.Context, name string) (source.File, error) {
	path, info, err := stat(name)
	switch {
	case err != nil:
		return source.File{}, problem(name, err)
	case info.IsDir():
		return source.File{}, mistake("cli-file-directory", "file", slashes(name), "pattern", strings.TrimSuffix(slashes(name), "/")+"/*.yaml")
	case info.Size() > largest:
		return source.File{}, tooLarge(name)
	}
	return read(ctx, slashes(path), func() (io.ReadCloser, error) { return os.Open(path) })
}

// Input reads a scenario from standard input.
func Input(ctx context.Context, in io.Reader) (source.File, error) {
	return read(ctx, source.StandardInput, func() (io.ReadCloser, error) { return io.NopCloser(in), nil })
}

// read gives up when the context ends: a pipe may never say anything, and opening one may wait for ever.
func read(ctx context.Context, name string, open func() (io.ReadCloser, error)) (source.File, error) {
	type answer struct {
		data []byte
		err  error
	}
	done := make(chan answer, 1)
	go func() {
		r, err := open()
		if err != nil {
			done <- answer{nil, err}
			return
		}
		defer r.Close()
		data, err := io.ReadAll(io.LimitReader(r, largest+1))
		done <- answer{data, err}
	}()
	select {
	case <-ctx.Done():
		return source.File{}, ctx.Err()
	case a := <-done:
		if a.err != nil {
			return source.File{}, problem(name, a.err)
		}
		if len(a.data) > largest {
			return source.File{}, tooLarge(name)
		}
		return source.File{Name: name, Data: a.data}, nil
	}
}

func tooLarge(name string) error {
	return mistake("cli-file-large", "file", slashes(name))
}

// notThere is fs.ErrNotExist in plain words.
type notThere struct{ name string }

func (e *notThere) Error() string { return mistake("cli-file-not-there", "file", e.name).Error() }

func (e *notThere) Is(target error) bool { return target == fs.ErrNotExist }

// problem says in plain words why a file could not be read.
func problem(name string, err error) error {
	name = slashes(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &notThere{name}
	case errors.Is(err, fs.ErrPermission):
		return mistake("cli-file-permission", "file", name)
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return mistake("cli-file-unreadable", "file", name, "why", err)
}

// folder reads the YAML files of a directory and of those below it. Every file that cannot be read is named.
func folder(dir string) ([]source.File, error) {
	root, info, err := stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, mistake("cli-file-no-directory", "file", slashes(dir))
	case err != nil:
		return nil, problem(dir, err)
	case !info.IsDir():
		return nil, mistake("cli-file-is-file", "file", slashes(dir))
	}
	var files []source.File
	var wrong []error
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			wrong = append(wrong, problem(path, err))
			return nil
		}
		if d.IsDir() && path != root && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		rel, err := filepath.Rel(root, path)
		if err != nil || d.IsDir() || !isYAML(filepath.ToSlash(rel)) {
			return err
		}
		f, err := File(context.Background(), path)
		if err != nil {
			wrong = append(wrong, err)
			return nil
		}
		f.Name = filepath.ToSlash(rel)
		files = append(files, f)
		return nil
	})
	return files, errors.Join(append(wrong, err)...)
}
