package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"rogatory/sim/doc"
	"rogatory/sim/report"
)

// emit writes a result, whole or not at all, to standard output or to the file that --out names.
func (a *app) emit(write func(io.Writer) error) error {
	if a.dry {
		return nil
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	if a.settings.out == "" || a.settings.out == "-" {
		if _, err := a.out.Write(b.Bytes()); err != nil {
			return errors.New(say("cli-no-write", "file", say("cli-stdout"), "why", plainError(err)))
		}
		return nil
	}
	data := b.Bytes()
	if a.settings.format == string(report.CSV) {
		data = append([]byte(doc.ByteOrderMark), data...) // or a spreadsheet takes it for the letters of its own system
	}
	if err := replace(a.settings.out, data); err != nil {
		return errors.New(say("cli-no-write", "file", filepath.ToSlash(a.settings.out), "why", plainError(err)))
	}
	return nil
}

func plainError(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		err = link.Err
	}
	return err.Error()
}

// replace writes a file beside the old one and then puts it in its place. What is no regular file, such
// as a device, is written to and not replaced.
func replace(name string, data []byte) error {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	mode := fs.FileMode(0o666)
	if info, err := os.Stat(name); err == nil {
		switch {
		case info.IsDir():
			return errors.New(say("cli-is-directory"))
		case !info.Mode().IsRegular():
			return os.WriteFile(name, data, mode)
		}
		mode = info.Mode().Perm()
	}
	temp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.tmp", filepath.Base(name), os.Getpid()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil {
		os.Remove(temp)
	}
	return err
}

// whole says that an output has an end of its own, after which nothing more can be said.
func (a *app) whole() bool {
	return slices.Contains([]string{string(report.JSON), string(report.HTML), string(report.CSV)}, a.settings.format)
}

func (a *app) json() bool { return a.settings.format == string(report.JSON) }

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func (a *app) reportOptions() report.Options {
	return report.Options{Format: report.Format(a.settings.format), Width: a.settings.width, ASCII: a.settings.ascii}
}
