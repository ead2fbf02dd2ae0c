package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"rogatory/sim/disk"
	"rogatory/sim/schema"
)

// copyTreaty writes the files of an instrument, and what stands beside it, into a folder where a person can edit them.
func (a *app) copyTreaty(l *library, args []string) error {
	var wrong problems
	if len(args) == 0 {
		wrong.add(say("cli-copy-which", "treaties", strings.Join(l.Law.IDs(), ", ")))
	} else if l.Law.Instrument(args[0]) == nil {
		wrong.err(noTreaty(l, args[0]))
	}
	if err := wrong.usage(); err != nil || a.dry {
		return err
	}
	id := args[0]
	var extends []string
	for at := l.Law.Instrument(id); at.Extends != nil; at = l.Law.Instrument(at.Extends.Value) {
		extends = append(extends, at.Extends.Value)
	}
	dir := a.flags.copy
	done, err := disk.CopyTreaty(dir, id, extends, l.law)
	if err != nil {
		return &usageError{problems{err.Error()}}
	}
	folder := filepath.ToSlash(dir)
	if strings.ContainsAny(folder, " ") {
		folder = fmt.Sprintf("%q", folder) // as it has to be typed
	}
	c := &schema.Copy{Schema: "copy/1", Treaty: id, Folder: filepath.ToSlash(dir), Written: done.Written, Kept: done.Kept}
	for _, key := range []string{"edit", "validate", "run", "test"} {
		c.Next = append(c.Next, say("cli-copy-"+key, "folder", folder, "treaty", id))
	}
	if a.json() {
		return a.emit(func(w io.Writer) error { return writeJSON(w, c) })
	}
	p := &page{tight: true}
	p.text(say("cli-copied", "n", len(c.Written), "treaty", id, "folder", folder))
	if len(c.Kept) > 0 {
		p.text(say("cli-copy-kept", "parts", strings.Join(c.Kept, ", ")))
	}
	var rows [][]string
	for i, next := range c.Next {
		rows = append(rows, []string{fmt.Sprintf("%d.", i+1), next})
	}
	p.list(rows...)
	return a.show(p)
}
