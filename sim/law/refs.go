package law

import (
	"strconv"
	"strings"
)

// Matches says whether a reference covers a rule id. References match whole segments, never string
// prefixes: uncc.40.1 covers uncc.40.1.a and not uncc.40.10; a segment 8-31 covers the numbers 8 to 31.
func Matches(ref, id string) bool {
	return matches(strings.Split(ref, "."), strings.Split(id, "."))
}

func matches(r, s []string) bool {
	if len(r) > len(s) {
		return false
	}
	for i, seg := range r {
		if seg == s[i] {
			continue
		}
		from, to, isRange := numberRange(seg)
		if !isRange {
			return false
		}
		n, err := strconv.Atoi(s[i])
		if err != nil || n < from || n > to {
			return false
		}
	}
	return true
}

func numberRange(seg string) (from, to int, ok bool) {
	a, b, found := strings.Cut(seg, "-")
	if !found {
		return 0, 0, false
	}
	from, err1 := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	return from, to, err1 == nil && err2 == nil
}
