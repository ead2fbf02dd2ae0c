package law

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// place is what a rule's id says that it is about, as segments without the words at the end: 40, 8 for
// uncc.40.8.dual. It is nil where the id names no article.
func (r *Rule) place() []string {
	id := strings.Split(r.ID, ".")[1:]
	if len(id) == 0 || !startsWithDigit(id[0]) {
		return nil
	}
	n := 1
	for n < len(id) && numbers(id[n]) {
		n++
	}
	return id[:n]
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

var numbering = regexp.MustCompile(`^(\d+|[a-z]|[ivx]+)(-(\d+|[a-z]))?$`)

// numbers says whether a segment of an id numbers a paragraph, a letter or a range of them; words do not.
func numbers(segment string) bool { return numbering.MatchString(segment) }

var (
	articleWord = regexp.MustCompile(`\bArts?\.`)
	otherName   = regexp.MustCompile(`\b[A-Z]`)
	citedPlace  = regexp.MustCompile(`\b(\d+)((?:\([0-9a-z]+\))*)(?:(?:–| to )(\d+\b|\([0-9a-z]+\)))?`)
	inBrackets  = regexp.MustCompile(`[0-9a-z]+`)
)

// citedPlaces reads a citation: Art. 40(21)(c), 23(3) has two places, Arts. 7–17 and Art. 28(1)–(2) one each,
// with a range. What follows the name of another instrument is not read.
func citedPlaces(cite string) [][]string {
	cite = articleWord.ReplaceAllString(cite, "")
	if at := otherName.FindStringIndex(cite); at != nil {
		cite = cite[:at[0]]
	}
	var out [][]string
	for _, m := range citedPlace.FindAllStringSubmatch(cite, -1) {
		place := append([]string{m[1]}, inBrackets.FindAllString(m[2], -1)...)
		if m[3] != "" {
			place[len(place)-1] += "-" + strings.Trim(m[3], "()")
		}
		out = append(out, place)
	}
	return out
}

// about finds the paragraphs that a place means: home are the nearest that hold it or are it, over the parts of
// it where nothing listed holds them. A range of articles or paragraphs can have both. The rest of an article is
// home to what no listed paragraph has to do with.
func about(list []*Paragraph, place []string) (home, over []*Paragraph) {
	var rest []*Paragraph
	for _, g := range list {
		n := min(len(g.segments), len(place))
		switch {
		case !slices.EqualFunc(place[:n], g.segments[:n], holds):
		case len(g.segments) > len(place):
			over = append(over, g)
		case g.Rest:
			rest = append(rest, g)
		default:
			home = append(home, g)
		}
	}
	if len(home)+len(over) == 0 {
		return rest, nil
	}
	over = slices.DeleteFunc(over, func(g *Paragraph) bool { return slices.ContainsFunc(home, g.under) })
	all := slices.Clone(home)
	home = slices.DeleteFunc(home, func(g *Paragraph) bool {
		return slices.ContainsFunc(all, func(other *Paragraph) bool { return other.under(g) })
	})
	return home, over
}

// under says whether a paragraph is a part of another.
func (g *Paragraph) under(other *Paragraph) bool {
	n := len(other.segments)
	return n < len(g.segments) && slices.Equal(g.segments[:n], other.segments)
}

// holds says whether a segment, which may be a range of numbers or of letters, is or includes another.
func holds(segment, one string) bool {
	if segment == one {
		return true
	}
	if from, to, ok := numberRange(segment); ok {
		n, err := strconv.Atoi(one)
		return err == nil && from <= n && n <= to
	}
	from, to, ok := strings.Cut(segment, "-")
	return ok && len(from) == 1 && len(to) == 1 && len(one) == 1 && from <= one && one <= to
}
