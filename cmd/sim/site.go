package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rogatory/sim/site"
)

func (a *app) addSite() { a.add(command{name: "site", do: a.doSite}) }

// doSite writes the pages of everything into the folder that --out names.
func (a *app) doSite([]string) error {
	l, err := a.open()
	if err != nil {
		return err
	}
	var wrong problems
	if a.settings.out == "" || a.settings.out == "-" {
		wrong.add(say("cli-site-where"))
	}
	if !l.claimed() {
		wrong.add(say("cli-site-claims"))
	}
	if err := wrong.usage(); err != nil {
		return err
	}
	stories, err := a.read(l, l.scenario.Names())
	if err != nil {
		return err
	}
	pages, err := site.Build(a.ctx, site.Input{Simulator: l.Simulator, Law: l.law, Stories: stories})
	if a.ctx.Err() != nil {
		return a.ctx.Err()
	}
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	for _, p := range pages {
		if files[p.Path], err = site.HTML(p, nil); err != nil {
			return fmt.Errorf("%s: %w", p.Path, err)
		}
	}
	if a.dry {
		return nil
	}
	if err := replaceFolder(a.settings.out, files); err != nil {
		return errors.New(say("cli-no-write", "file", filepath.ToSlash(a.settings.out), "why", plainError(err)))
	}
	_, err = io.WriteString(a.err, say("cli-site-done", "n", len(files), "file", filepath.ToSlash(filepath.Join(a.settings.out, "index.html")))+"\n")
	return err
}

// ours marks a folder that this program made, and may replace.
const ours = ".made-by-sim"

// replaceFolder writes a folder beside the old one and then puts it in its place. A folder that this program did not
// make, and that is not empty, is left alone.
func replaceFolder(name string, files map[string][]byte) error {
	entries, err := os.ReadDir(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return err
	case len(entries) > 0:
		if _, err := os.Stat(filepath.Join(name, ours)); err != nil {
			return errors.New(say("cli-folder-not-ours", "folder", filepath.ToSlash(name)))
		}
	}
	parent := filepath.Dir(filepath.Clean(name))
	temp, err := os.MkdirTemp(parent, ".sim-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	files[ours] = []byte(say("cli-folder-ours") + "\n")
	for path, data := range files {
		to := filepath.Join(temp, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			return err
		}
	}
	if entries == nil {
		os.Remove(name) // an empty folder; where there is none, nothing
		return os.Rename(temp, name)
	}
	old := strings.TrimSuffix(temp, string(filepath.Separator)) + ".old"
	if err := os.Rename(name, old); err != nil {
		return err
	}
	if err := os.Rename(temp, name); err != nil {
		os.Rename(old, name)
		return err
	}
	return os.RemoveAll(old)
}
