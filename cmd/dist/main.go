// Command dist builds the archives that people without Go unpack and run: one for each system, with the program, the
// stories, the law, the licences and a quick start, and SHA256SUMS over all. The same source and the same Go give the
// same bytes, wherever and whenever they are built.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	version := flag.String("version", "", "the version that the program says and the archives are named after")
	date := flag.String("date", "", "the day that every file in the archives bears: 2026-11-24")
	out := flag.String("out", "dist", "the folder for the archives")
	root := flag.String("root", ".", "the folder of the project")
	only := flag.String("only", "", "one target alone: linux/amd64")
	flag.Parse()
	if err := build(*root, *out, *version, *date, *only); err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

// build writes the archives of all targets, or of one, and the list of their sums.
func build(root, out, version, date, only string) error {
	if version == "" || strings.ContainsAny(version, "/\\ ") {
		return fmt.Errorf("-version %q: give a version such as 0.1.0", version)
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return fmt.Errorf("-date %q: give a day such as 2026-11-24", date)
	}
	wanted := targets
	if only != "" {
		wanted = nil
		for _, t := range targets {
			if only == t.OS+"/"+t.Arch {
				wanted = append(wanted, t)
			}
		}
		if wanted == nil {
			return fmt.Errorf("-only %q: there is no such target", only)
		}
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	list := map[string][]byte{}
	for _, t := range wanted {
		program, err := t.compile(root, version)
		if err != nil {
			return err
		}
		entries, err := t.entries(root, version, program)
		if err != nil {
			return err
		}
		var archive bytes.Buffer
		if err := t.pack(&archive, version, day, entries); err != nil {
			return err
		}
		list[t.archive(version)] = archive.Bytes()
	}
	var wrong []error
	for name, data := range list {
		wrong = append(wrong, os.WriteFile(filepath.Join(out, name), data, 0o666))
	}
	wrong = append(wrong, os.WriteFile(filepath.Join(out, "SHA256SUMS"), sums(list), 0o666))
	return errors.Join(wrong...)
}
