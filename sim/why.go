package sim

import (
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/words"
)

// The reasons that results carry, in the words of the words file.

func say(key string, args ...any) string { return words.English().Text(key, args...) }

func actorLabel(a facts.Actor) string { return words.English().Label("actor", a.String()) }

// circumstance is a circumstance in a few words, as a part of a sentence.
func (w *work) circumstance(id facts.ID) string {
	return words.English().Label("circumstance", w.Law.Facts.Fact(id).Short())
}

func join(parts []string) string { return strings.Join(parts, "; ") }
