// Package treaties holds the law that comes with the program: one folder an instrument, and common for
// what instruments share.
package treaties

import "embed"

// Files are the folders of this directory.
//
//go:embed *
var Files embed.FS
