// Package scenarios holds the stories that come with the program, the profiles of domestic law that they
// name, and draft clauses.
package scenarios

import "embed"

// Files are the files of this directory.
//
//go:embed *.yaml */*.yaml
var Files embed.FS
