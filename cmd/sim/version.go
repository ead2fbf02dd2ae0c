package main

import (
	"fmt"
	"io"
	"runtime/debug"

	"rogatory/sim/schema"
)

// version is set by the linker for an archive; empty in a program built by hand.
var version string

func (a *app) addVersion() { a.add(command{name: "version", do: a.doVersion}) }

// Only this command prints the version: everything else gives the same bytes for the same law and scenario.
func (a *app) doVersion([]string) error {
	v := schema.Version{Schema: "version/1", Version: say("cli-version-unknown"), Formats: schema.Names()}
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			v.Version = info.Main.Version
		}
		v.Go = info.GoVersion
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				v.Revision = s.Value
			}
		}
	}
	if version != "" {
		v.Version = version
	}
	return a.emit(func(w io.Writer) error {
		if a.json() {
			return writeJSON(w, v)
		}
		revision := v.Revision
		if revision == "" {
			revision = say("cli-no-revision")
		}
		_, err := fmt.Fprintln(w, say("cli-version", "version", v.Version, "revision", revision, "go", v.Go))
		return err
	})
}
