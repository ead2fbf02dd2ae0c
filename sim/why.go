package sim

import (
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/words"
)

// The reasons that results carry, in the words of the words file.

func say(key string, args ...any) string { return words.English().Text(key, args...) }

func actorLabel(a facts.Actor) string { return words.English().Label("actor", a.String()) }

// circumstance is a circumstance as a part of a sentence.
func (w *work) circumstance(id facts.ID) string {
	s := strings.TrimSuffix(w.Law.Facts.Fact(id).Says, ".")
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func join(parts []string) string { return strings.Join(parts, "; ") }
