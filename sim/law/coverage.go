package law

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// CoverageName is the name of the file that lists an instrument's paragraphs.
const CoverageName = "coverage.yaml"

// CoverageFile is the file coverage.yaml of an instrument's folder: every paragraph of the instrument, and the
// reason where no rule is to be written. It says what is encoded and changes no answer.
type CoverageFile struct {
	source.Pos `yaml:"-"`

	Format   string          `yaml:"format" need:"true"` // coverage/1
	Articles []ListedArticle `yaml:"articles" need:"true"`
}

// ListedArticle is an article with its paragraphs. Without any, the article itself is the one paragraph.
type ListedArticle struct {
	source.Pos `yaml:"-"`

	Article    string            `yaml:"article" need:"true"`
	Apart      string            `yaml:"apart"` // why no request for data meets it; beside paragraphs: why none meets the others
	Rules      []source.Text     `yaml:"rules"` // that are about it and whose ids do not say so
	Paragraphs []ListedParagraph `yaml:"paragraphs"`
}

// ListedParagraph is a paragraph, with its letters as far as they are not listed themselves.
type ListedParagraph struct {
	source.Pos `yaml:"-"`

	Paragraph string        `yaml:"paragraph" need:"true"` // as the instrument numbers it: 1, 3(a), (b)
	Apart     string        `yaml:"apart"`                 // why no request for data meets it
	Rules     []source.Text `yaml:"rules"`                 // that are about it and whose ids do not say so
}

// Paragraph is one paragraph of an instrument, with what was made of it.
type Paragraph struct {
	source.Pos

	Article string
	Rest    bool    // the paragraphs of the article that are not listed one by one
	Apart   string  // why no request for data meets it
	Rules   []*Rule // that are about it, in their order

	segments []string // 40, 21, b
	listed   []source.Text
}

// Cite is the paragraph as a citation has it, without the word article: 40(21)(b).
func (g *Paragraph) Cite() string {
	out := g.Article
	for _, s := range g.segments[1:] {
		out += "(" + s + ")"
	}
	return out
}

// How says what was made of the paragraph: encoded (a rule of it has an effect), stated (rules say it, and none
// has an effect of its own), unencodable (every rule gives the reason why it has none), apart, or open.
func (g *Paragraph) How() string {
	how := "open"
	if g.Apart != "" {
		how = "apart"
	}
	for _, r := range g.Rules {
		switch {
		case r.Unencodable == "" && r.Plain == "":
			return "encoded"
		case r.Plain != "":
			how = "stated"
		case how == "open":
			how = "unencodable"
		}
	}
	return how
}

func (in *Instrument) loadCoverage(f source.File, p *source.Problems) {
	doc := source.Parse(f.Name, f.Data, p)
	if doc == nil {
		return
	}
	in.Coverage = &CoverageFile{}
	doc.Decode(in.Coverage, p)
	checkFormat(doc, in.Coverage.Format, "coverage/1", p)
}

var paragraphNumber = regexp.MustCompile(`^(\d+|\([0-9a-z]+\))(\([0-9a-z]+\))*$`)

// paragraphs lists what the file has, in its order. Problems of the list itself go to p: numbers that are none,
// what stands twice, articles that the instrument does not have, or that the list does not have.
func (in *Instrument) paragraphs(p *source.Problems) []*Paragraph {
	var out []*Paragraph
	articles, seen := map[string]source.Pos{}, map[string]source.Pos{}
	add := func(g *Paragraph) {
		if first, again := seen[g.Cite()]; again {
			p.Add(g.Pos, "each paragraph once", "%s stands already at %s", g.Cite(), first)
			return
		}
		seen[g.Cite()] = g.Pos
		out = append(out, g)
	}
	for _, a := range in.Coverage.Articles {
		first, again := articles[a.Article]
		_, has := in.Articles[a.Article]
		switch {
		case again:
			p.Add(a.Pos, "each article once, with all its paragraphs", "the article %s stands already at %s", a.Article, first)
			continue
		case !has:
			p.Add(a.Pos, facts.Hint(a.Article, in.articles()), "%s has no article %q", in.ID, a.Article)
		}
		articles[a.Article] = a.Pos
		for _, g := range a.Paragraphs {
			if !paragraphNumber.MatchString(g.Paragraph) {
				p.Add(g.Pos, "paragraph: as the instrument numbers it, such as 1, 3(a) or (b)", "%q is no number of a paragraph", g.Paragraph)
				continue
			}
			parts := strings.FieldsFunc(g.Paragraph, func(r rune) bool { return r == '(' || r == ')' })
			add(&Paragraph{Pos: g.Pos, Article: a.Article, Apart: reason(g.Apart), segments: append([]string{a.Article}, parts...), listed: g.Rules})
		}
		if len(a.Paragraphs) == 0 || a.Apart != "" || len(a.Rules) > 0 {
			add(&Paragraph{Pos: a.Pos, Article: a.Article, Rest: len(a.Paragraphs) > 0, Apart: reason(a.Apart), segments: []string{a.Article}, listed: a.Rules})
		}
	}
	for _, n := range in.articles() {
		if _, listed := articles[n]; !listed {
			p.Add(in.Coverage.Pos, "article: "+strconv.Quote(n)+", with its paragraphs", "the article %s, which treaty.yaml has, is not listed", n)
		}
	}
	return out
}

func reason(s string) string { return strings.Join(strings.Fields(s), " ") }

// articles are the numbers of the instrument's articles in their order.
func (in *Instrument) articles() []string {
	return slices.SortedFunc(maps.Keys(in.Articles), func(a, b string) int {
		x, _ := strconv.Atoi(a)
		y, _ := strconv.Atoi(b)
		if x != y {
			return x - y
		}
		return strings.Compare(a, b)
	})
}

// Coverage sets the rules of an instrument's text against the list in its coverage.yaml, paragraph by paragraph;
// nil if it has no such file. A rule is about the paragraph that its id names: the nearest one listed above it
// (42(6) for 42.6.b), or where its id names more than one paragraph (7 for 7(1) and 7(2)), each of them that is
// not apart. Words at the end of an id (40.8.dual) do not matter, nor does what else a rule cites. A rule is also
// about the paragraphs that list it by its id; one named for what it defines is about these alone.
//
// Problems go to p: a paragraph that is apart and has a rule, a rule that is about no paragraph of the list, and
// whatever is wrong with the list. A paragraph with neither rule nor reason is no problem here: it is open.
func (t *Text) Coverage(p *source.Problems) []*Paragraph {
	in := t.Instrument
	if in.Coverage == nil {
		return nil
	}
	list := in.paragraphs(p)
	found := map[*Rule]bool{}
	take := func(g *Paragraph, r *Rule) {
		found[r] = true
		if g.Apart != "" {
			p.Add(g.Pos, "either a reason or a rule", "%s is apart, and the rule %s (%s) is about it", g.Cite(), r.ID, r.Pos)
		}
		if !slices.Contains(g.Rules, r) {
			g.Rules = append(g.Rules, r)
		}
	}
	own := slices.DeleteFunc(slices.Clone(t.Rules), func(r *Rule) bool { return !strings.HasPrefix(r.ID, in.ID+".") })
	for _, r := range own {
		place := r.place()
		if place == nil {
			continue
		}
		home, over := about(list, place)
		for _, g := range home {
			take(g, r)
		}
		for _, g := range over {
			if g.Apart == "" {
				take(g, r)
			}
		}
	}
	for _, g := range list {
		for _, ref := range g.listed {
			if i := slices.IndexFunc(own, func(r *Rule) bool { return r.ID == ref.Value }); i >= 0 {
				take(g, own[i])
			} else {
				p.Add(ref.Pos, facts.Hint(ref.Value, t.ids()), "%s has no rule %q", in.ID, ref.Value)
			}
		}
	}
	for _, r := range own {
		if !found[r] {
			p.Add(r.Pos, "a paragraph there that its id names and that is not apart, or that lists it under `rules`", "the rule %s is about no paragraph that %s lists", r.ID, in.Coverage.File)
		}
	}
	return list
}

// Named are the paragraphs of a list that a citation names: each itself, or a part of it that is not listed
// itself, or exactly what the id of one of its rules names. A citation of a whole article does not by that alone
// name its paragraphs.
func Named(cite string, list []*Paragraph) []*Paragraph {
	var out []*Paragraph
	for _, place := range citedPlaces(cite) {
		home, over := about(list, place)
		out = append(out, home...)
		for _, g := range over {
			if slices.ContainsFunc(g.Rules, func(r *Rule) bool { return slices.Equal(r.place(), place) }) {
				out = append(out, g)
			}
		}
	}
	return out
}
