package facts

import (
	"sort"
	"strings"
)

// Hint says what was probably meant by a word that is none of the names, or lists them.
func Hint(word string, names []string) string {
	if near := Nearest(word, names); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	if len(names) == 0 {
		return "there is none"
	}
	return "one of " + strings.Join(names, ", ")
}

// Nearest returns up to three of the names that could be meant by word, nearest first: those within
// a third of its length in edits, or that end in it. Capitals do not count, nor do quotation marks, which
// word processors put around a word in a form of their own.
func Nearest(word string, names []string) []string {
	word = strings.ToLower(strings.Trim(word, "\"'`“”„‘’‚«»"))
	if len(word) > 100 {
		return nil // longer than any name: not worth a comparison
	}
	type near struct {
		name string
		far  int
	}
	var found []near
	for _, n := range names {
		d := distance(word, n)
		if strings.HasSuffix(n, "."+word) {
			d = 1
		}
		if d <= 1+len(word)/3 {
			found = append(found, near{n, d})
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].far < found[j].far })
	var out []string
	for i := 0; i < len(found) && i < 3; i++ {
		out = append(out, found[i].name)
	}
	return out
}

// distance is the number of letters to add, drop or change to make one word the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		last := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			last, row[j] = row[j], min(row[j]+1, row[j-1]+1, last+cost)
		}
	}
	return row[len(b)]
}
