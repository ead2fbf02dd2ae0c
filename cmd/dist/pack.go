package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rogatory/scenarios"
	"rogatory/treaties"
)

// entry is one file of an archive.
type entry struct {
	name string // with slashes, below the archive's one folder
	data []byte
	mode fs.FileMode
}

const plainFile, programFile, folderMode = fs.FileMode(0o644), fs.FileMode(0o755), fs.FileMode(0o755)

// entries are the files of an archive, sorted by name: the law and the stories are those that the program carries.
func (t target) entries(root, version string, program []byte) ([]entry, error) {
	text, err := quickStart(t, version)
	if err != nil {
		return nil, err
	}
	list := []entry{{t.program(), program, programFile}, {"QUICKSTART.txt", text, plainFile}}
	for _, name := range []string{"LICENSE", "LICENSE-DATA.md"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return nil, err
		}
		list = append(list, entry{name, data, plainFile})
	}
	for folder, files := range map[string]fs.FS{"scenarios": scenarios.Files, "treaties": treaties.Files} {
		err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) == ".go" {
				return err
			}
			data, err := fs.ReadFile(files, name)
			list = append(list, entry{path.Join(folder, name), data, plainFile})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(list, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return list, nil
}

// pack writes an archive with one folder in it. Every file bears the same day, and nobody owns any.
func (t target) pack(w io.Writer, version string, day time.Time, list []entry) error {
	top := "sim-" + version
	if t.windows() {
		return zipped(w, top, day, list)
	}
	return tarred(w, top, day, list)
}

func tarred(w io.Writer, top string, day time.Time, list []entry) error {
	squeezed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	tw := tar.NewWriter(squeezed)
	for _, folder := range folders(top, list) {
		if err := tw.WriteHeader(&tar.Header{
			Typeflag: tar.TypeDir, Name: folder + "/", Mode: int64(folderMode), ModTime: day, Format: tar.FormatUSTAR,
		}); err != nil {
			return err
		}
	}
	for _, e := range list {
		if err := tw.WriteHeader(&tar.Header{
			Typeflag: tar.TypeReg, Name: path.Join(top, e.name), Size: int64(len(e.data)), Mode: int64(e.mode), ModTime: day, Format: tar.FormatUSTAR,
		}); err != nil {
			return err
		}
		if _, err := tw.Write(e.data); err != nil {
			return err
		}
	}
	if err := tw.Close(); err != nil {
		return err
	}
	return squeezed.Close()
}

// folders are those that hold the files, each before what is in it.
func folders(top string, list []entry) []string {
	seen := map[string]bool{top: true}
	for _, e := range list {
		for dir := path.Dir(e.name); dir != "."; dir = path.Dir(dir) {
			seen[path.Join(top, dir)] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

func zipped(w io.Writer, top string, day time.Time, list []entry) error {
	zw := zip.NewWriter(w)
	for _, e := range list {
		h := &zip.FileHeader{Name: path.Join(top, e.name), Method: zip.Deflate, Modified: day}
		h.SetMode(e.mode)
		f, err := zw.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := f.Write(e.data); err != nil {
			return err
		}
	}
	return zw.Close()
}

// sums lists the SHA-256 of files as `sha256sum -c` reads it.
func sums(files map[string][]byte) []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	return b.Bytes()
}
