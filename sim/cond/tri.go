// Package cond reads the conditions of law and scenario files and decides them: three-valued with
// an explanation, as closures for runs, and over any algebra, such as decision diagrams.
package cond

// Tri is a truth value where facts may be unknown. The order False < Unknown < True makes And the
// smaller and Or the larger of two.
type Tri int8

// The truth values. The zero value is Unknown.
const (
	False   Tri = -1
	Unknown Tri = 0
	True    Tri = 1
)

// Of is the Tri of a bool.
func Of(b bool) Tri {
	if b {
		return True
	}
	return False
}

// And is Kleene's conjunction.
func (t Tri) And(u Tri) Tri { return min(t, u) }

// Or is Kleene's disjunction.
func (t Tri) Or(u Tri) Tri { return max(t, u) }

// Not is Kleene's negation.
func (t Tri) Not() Tri { return -t }

func (t Tri) String() string {
	switch t {
	case True:
		return "true"
	case False:
		return "false"
	}
	return "unknown"
}
