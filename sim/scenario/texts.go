package scenario

import (
	"cmp"
	"slices"

	"rogatory/sim/source"
)

// texts is a mapping of words to words that remembers where each stands.
type texts map[source.Text]source.Text

// pair is one line of it.
type pair struct{ key, value source.Text }

// pairs are the lines in the order of the file. What could not be read, and is reported as such, is left out.
func (m texts) pairs() []pair {
	var out []pair
	for k, v := range m {
		if k.Line > 0 && v.Line > 0 {
			out = append(out, pair{k, v})
		}
	}
	slices.SortFunc(out, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.key.Line, b.key.Line), cmp.Compare(a.key.Col, b.key.Col))
	})
	return out
}

// plain is the mapping without places; nil if it is empty.
func (m texts) plain() map[string]string {
	if len(m) == 0 {
		return nil
	}
	out := map[string]string{}
	for _, p := range m.pairs() {
		out[p.key.Value] = p.value.Value
	}
	return out
}

// plain are texts without their places; nil if there are none.
func plain(list []source.Text) []string {
	var out []string
	for _, t := range list {
		if t.Line > 0 {
			out = append(out, t.Value)
		}
	}
	return out
}
