package disk

import (
	"path"
	"path/filepath"
	"strings"
)

// What people write for a path. The functions that take a separator tell every system's habits apart wherever they run:
// sep is that of the system, a slash or a backslash.

// slashes shows a path the same way on every system.
func slashes(name string) string { return strings.ReplaceAll(filepath.ToSlash(name), `\`, "/") }

// meant are the paths that an argument can mean, in the order in which to look: as it is written, and where a backslash is
// a letter like any other, with its backslashes taken for slashes, as people write it who come from Windows.
func meant(name string, sep rune) []string {
	if sep == '\\' || !strings.Contains(name, `\`) {
		return []string{name}
	}
	return []string{name, strings.ReplaceAll(name, `\`, "/")}
}

// pattern says whether an argument that led to no file is a pattern. It does not ask why it led to none: Windows says of
// a name with * or ? that it cannot be one, not that it is not there.
func pattern(arg string, missing error) bool {
	return missing != nil && strings.ContainsAny(arg, "*?[")
}

// bundledName is the name that an argument gives to a bundled file: with or without its folder and its ending.
func bundledName(arg, folder string) string {
	return strings.TrimSuffix(strings.TrimPrefix(path.Clean(slashes(arg)), folder+"/"), ".yaml")
}

func absolute(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return slashes(abs)
	}
	return slashes(dir)
}
