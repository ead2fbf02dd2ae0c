package scenario

import (
	"errors"

	"rogatory/sim/source"
)

// mistake is what is wrong with something that was typed, on a command line or in a file, with what would be right.
type mistake struct{ what, want string }

func (m *mistake) Error() string { return m.what + ": " + m.want }

// at reports an error at its place in a file; nil is none.
func (r *reader) at(text source.Text, err error) {
	var m *mistake
	switch {
	case err == nil || text.Line == 0: // what could not be read is reported as such
	case errors.As(err, &m):
		r.p.Add(text.Pos, m.want, "%s", m.what)
	default:
		r.p.Add(text.Pos, "", "%v", err)
	}
}
