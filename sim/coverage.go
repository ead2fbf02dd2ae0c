package sim

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/source"
)

// Coverage is what is encoded of an instrument, paragraph by paragraph: the answer of `sim treaties ID --coverage`.
type Coverage struct {
	Schema   string           `json:"schema"` // treaty-coverage/1; coverage/1 is the list in a treaty's folder
	ID       string           `json:"id"`
	Name     string           `json:"name"`
	LawHash  string           `json:"law_hash"`
	Used     string           `json:"used"`
	Articles []CoveredArticle `json:"articles"`
	Totals   Covered          `json:"totals"`
}

// CoveredArticle is an article of it, with all its paragraphs in their order.
type CoveredArticle struct {
	Article    string             `json:"article"`
	Heading    string             `json:"heading"`
	Paragraphs []CoveredParagraph `json:"paragraphs"`
}

// CoveredParagraph is a paragraph with what was made of it.
type CoveredParagraph struct {
	Paragraph string        `json:"paragraph"` // 40(21)(b); the number of the article where it has no paragraphs
	Rest      bool          `json:"rest"`      // the paragraphs of the article that are not listed one by one
	How       string        `json:"how"`       // encoded | stated | unencodable | apart | open
	Rules     []CoveredRule `json:"rules"`
	Questions int           `json:"questions"` // legal questions that ask for one of the rules or cite the paragraph
	Apart     string        `json:"apart"`     // why no request for data meets it
}

// CoveredRule is a rule about a paragraph.
type CoveredRule struct {
	ID          string `json:"id"`
	Unencodable string `json:"unencodable"` // why it has no effect, if it has none for that reason
}

// Covered counts paragraphs by what was made of them, and the questions about the instrument.
type Covered struct {
	Articles    int `json:"articles"`
	Paragraphs  int `json:"paragraphs"`
	Encoded     int `json:"encoded"`
	Stated      int `json:"stated"`
	Unencodable int `json:"unencodable"`
	Apart       int `json:"apart"`
	Open        int `json:"open"`
	Questions   int `json:"questions"`
}

// Coverage sets the rules of an instrument, under the default readings, and its legal questions against the list
// of its paragraphs; nil, without an error, if the instrument has no such list. A question is counted with a
// paragraph, once, if it asks for one of its rules or cites it. The error holds every problem: Check finds the same.
func (l *Simulator) Coverage(treaty string) (*Coverage, error) {
	text, _, err := l.text(treaty, nil, nil)
	if err != nil {
		return nil, err
	}
	var p source.Problems
	list := text.Coverage(&p)
	if err := l.wrong(&p); err != nil || list == nil {
		return nil, err
	}
	questions, _, err := l.LoadQuestions(l.files)
	if err != nil {
		return nil, err
	}
	in := text.Instrument
	c := &Coverage{
		Schema: "treaty-coverage/1", ID: in.ID, Name: in.Name, LawHash: l.Hash(treaty), Used: l.Used(treaty), Articles: []CoveredArticle{},
	}
	asked := askedOf(list, questions, treaty)
	at := map[string]int{}
	for _, g := range list {
		i, known := at[g.Article]
		if !known {
			i = len(c.Articles)
			at[g.Article] = i
			c.Articles = append(c.Articles, CoveredArticle{Article: g.Article, Heading: in.Articles[g.Article]})
		}
		out := CoveredParagraph{Paragraph: g.Cite(), Rest: g.Rest, How: g.How(), Rules: []CoveredRule{}, Questions: asked[g], Apart: g.Apart}
		for _, r := range g.Rules {
			out.Rules = append(out.Rules, CoveredRule{ID: r.ID, Unencodable: r.Unencodable})
		}
		c.Articles[i].Paragraphs = append(c.Articles[i].Paragraphs, out)
		c.Totals.count(out.How)
	}
	sort.SliceStable(c.Articles, func(i, j int) bool { return number(c.Articles[i].Article) < number(c.Articles[j].Article) })
	c.Totals.Articles = len(c.Articles)
	for _, q := range questions {
		if q.Treaty == treaty {
			c.Totals.Questions++
		}
	}
	return c, nil
}

func number(article string) int {
	n, _ := strconv.Atoi(article)
	return n
}

func (c *Covered) count(how string) {
	c.Paragraphs++
	switch how {
	case "encoded":
		c.Encoded++
	case "stated":
		c.Stated++
	case "unencodable":
		c.Unencodable++
	case "apart":
		c.Apart++
	default:
		c.Open++
	}
}

// askedOf counts for each paragraph the questions about it.
func askedOf(list []*law.Paragraph, questions []*scenario.Question, treaty string) map[*law.Paragraph]int {
	out := map[*law.Paragraph]int{}
	for _, q := range questions {
		if q.Treaty != treaty {
			continue
		}
		_, asked, _ := strings.Cut(q.Ask.Value, " ")
		cited := law.Named(q.Cite, list)
		for _, g := range list {
			if slices.Contains(cited, g) || slices.ContainsFunc(g.Rules, func(r *law.Rule) bool { return r.ID == asked }) {
				out[g]++
			}
		}
	}
	return out
}
