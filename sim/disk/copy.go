package disk

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rogatory/sim/source"
)

// Copied is what a copy of law wrote, and which parts were there already and stayed as they were.
type Copied struct {
	Written []string // files, below the folder, with slashes
	Kept    []string // parts: common/layers
}

// CopyTreaty writes an instrument, and the parts that it needs, into a folder that --treaties can name. Of what it needs, a
// part that is there stays as it is; the instrument itself must not be there. All is written or nothing.
func CopyTreaty(dir, id string, needed []string, files []source.File) (Copied, error) {
	done := Copied{Written: []string{}, Kept: []string{}}
	if dir == "" {
		return done, mistake("cli-copy-empty")
	}
	root, info, err := stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return done, mistake("cli-copy-file", "file", slashes(dir))
	case err == nil && exists(filepath.Join(root, "treaty.yaml")):
		return done, mistake("cli-copy-instrument", "file", slashes(dir), "folder", path.Dir(absolute(root)))
	case exists(filepath.Join(root, id)):
		return done, mistake("cli-copy-exists", "file", slashes(filepath.Join(root, id)))
	}
	var list []source.File
	for _, f := range files {
		part := treatyPart(f.Name)
		switch wanted := part == id || slices.Contains(needed, part) || strings.HasPrefix(part, "common/"); {
		case !wanted || slices.Contains(done.Kept, part):
		case exists(filepath.Join(root, filepath.FromSlash(part))):
			done.Kept = append(done.Kept, part)
		default:
			list = append(list, f)
		}
	}
	if err := writeAll(root, list); err != nil {
		return done, err
	}
	for _, f := range list {
		done.Written = append(done.Written, f.Name)
	}
	return done, nil
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// writeAll writes new files below a folder; if one cannot be written, what was made is taken away again.
func writeAll(root string, files []source.File) (err error) {
	var made []string // in the order in which they were made
	defer func() {
		if err != nil {
			for _, name := range slices.Backward(made) {
				_ = os.Remove(name)
			}
		}
	}()
	for _, f := range files {
		name := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := makeFolders(filepath.Dir(name), &made); err != nil {
			return unwritten(name, err)
		}
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return unwritten(name, err)
		}
		made = append(made, name)
		_, err = file.Write(f.Data)
		if err = errors.Join(err, file.Close()); err != nil {
			return unwritten(name, err)
		}
	}
	return nil
}

func makeFolders(dir string, made *[]string) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := makeFolders(parent, made); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	*made = append(*made, dir)
	return nil
}

func unwritten(name string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return mistake("cli-copy-unwritten", "file", slashes(name), "why", err)
}
