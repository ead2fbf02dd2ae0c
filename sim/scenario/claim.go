package scenario

import (
	"maps"
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// Claims are what documents say about the law, held against the text.
type Claims struct {
	Sources []ClaimSource
	Claims  []*Claim
}

// ClaimSource is a document that claims come from.
type ClaimSource struct {
	source.Pos `yaml:"-"`

	ID     string `yaml:"id" need:"true"`
	Called string `yaml:"called" need:"true"` // in a sentence: the podcast
	Title  string `yaml:"title" need:"true"`
}

// Claim is one statement, in our words. Its questions decide it; where it differs from the text, they give
// the answer of the text and, under the reading named, that of the claim.
type Claim struct {
	source.Pos `yaml:"-"`

	ID        string        `yaml:"id" need:"true"`
	Source    source.Text   `yaml:"source" need:"true"` // the id of a document
	Place     string        `yaml:"place" need:"true"`  // who says it and where
	Says      string        `yaml:"says" need:"true"`
	About     []source.Text `yaml:"about" need:"true"` // instruments
	Verdict   Verdict       `yaml:"verdict" need:"true"`
	Questions []source.Text `yaml:"questions"`
	Reading   *source.Text  `yaml:"reading"` // READING=OPTION, if the claim holds only so
	Waits     law.Measure   `yaml:"waits"`   // the measure that has to be encoded before it can be asked
	Unasked   string        `yaml:"unasked"` // why no case can show it, or not the claim's side of it
	Because   string        `yaml:"because"`
	Silence   *ClaimSilence `yaml:"silence"` // of claims about secrecy

	Asked []*Question `yaml:"-"` // Questions, looked up
}

// ClaimSilence says where a claim about secrecy is answered.
type ClaimSilence struct {
	source.Pos `yaml:"-"`

	Stories  []source.Text          `yaml:"stories" need:"true"`  // scenarios whose silence report has a line on it
	Articles map[string]source.Text `yaml:"articles" need:"true"` // the article behind the answer, by treaty; none: no rule in it
}

// NoArticle stands where no rule of a treaty is behind an answer.
const NoArticle = "none"

// Article is the citation behind the answer for a treaty; empty: no rule in it.
func (s *ClaimSilence) Article(treaty string) string {
	if a := s.Articles[treaty].Value; a != NoArticle {
		return a
	}
	return ""
}

// Verdict compares the words of a claim with the text. It says nothing about whoever made it.
type Verdict string

// What a verdict can be: the text says the same (agrees) or something else (differs); it is read in more than
// one way, and the claim is one of them (reading); or nothing in it can decide the claim (opinion).
const (
	Agrees   Verdict = "agrees"
	Differs  Verdict = "differs"
	AReading Verdict = "reading"
	Opinion  Verdict = "opinion"
)

// Words lists the verdicts.
func (Verdict) Words() []string {
	return []string{string(Agrees), string(Differs), string(AReading), string(Opinion)}
}

// ReadClaims reads a file of claims without looking up what they name. Problems go to p; nil: it is no YAML.
func ReadClaims(f source.File, p *source.Problems) *Claims {
	doc := source.Parse(f.Name, f.Data, p)
	if doc == nil {
		return nil
	}
	var in struct {
		Format  string        `yaml:"format" need:"true"`
		Sources []ClaimSource `yaml:"sources" need:"true"`
		Claims  []*Claim      `yaml:"claims" need:"true"`
	}
	doc.Decode(&in, p)
	if in.Format != "" && in.Format != "claims/1" {
		p.Add(source.Pos{File: f.Name, Line: 1, Col: 1}, "format: claims/1", "the format is %q", in.Format)
	}
	return &Claims{in.Sources, in.Claims}
}

// LoadClaims reads a file of claims; stories are the ids of the scenarios that there are, nil if
// others are in their place. Problems go to p; the claims
// are usable only if there were none.
func LoadClaims(f source.File, c *law.Corpus, questions []*Question, stories []string, p *source.Problems) *Claims {
	in := ReadClaims(f, p)
	if in == nil {
		return nil
	}
	r := &claimReader{law: c, questions: map[string]*Question{}, stories: stories, p: p}
	for _, q := range questions {
		r.questions[q.ID] = q
		r.ids = append(r.ids, q.ID)
	}
	for _, s := range in.Sources {
		if slices.Contains(r.sources, s.ID) {
			p.Add(s.Pos, "an id of its own", "the source %s stands twice", s.ID)
		}
		r.sources = append(r.sources, s.ID)
	}
	seen := map[string]source.Pos{}
	for _, claim := range in.Claims {
		if first, again := seen[claim.ID]; again {
			p.Add(claim.Pos, "an id of its own", "the claim %s stands already at %s", claim.ID, first)
		}
		seen[claim.ID] = claim.Pos
		r.check(claim)
	}
	return in
}

// claimReader checks claims against the law and the questions.
type claimReader struct {
	law       *law.Corpus
	questions map[string]*Question
	ids       []string // of the questions
	sources   []string
	stories   []string
	p         *source.Problems
}

func (r *claimReader) check(c *Claim) {
	if !slices.Contains(r.sources, c.Source.Value) {
		r.p.Add(c.Source.Pos, facts.Hint(c.Source.Value, r.sources), "no source is called %q", c.Source.Value)
	}
	for _, t := range c.About {
		if r.law.Instrument(t.Value) == nil {
			r.p.Add(t.Pos, facts.Hint(t.Value, r.law.IDs()), "no treaty is called %q", t.Value)
		}
	}
	r.silence(c)
	known := true
	for _, id := range c.Questions {
		q := r.questions[id.Value]
		switch {
		case q == nil:
			known = false
			r.p.Add(id.Pos, facts.Hint(id.Value, r.ids), "there is no question %q", id.Value)
			continue
		case slices.Contains(c.Asked, q):
			r.p.Add(id.Pos, "each question once", "the question %s stands twice", id.Value)
		case !slices.ContainsFunc(c.About, func(t source.Text) bool { return t.Value == q.Treaty }):
			r.p.Add(id.Pos, "about: "+q.Treaty, "the claim is not about the treaty of this question, %s", q.Treaty)
		}
		c.Asked = append(c.Asked, q)
	}
	if c.Reading != nil {
		if _, _, err := Reading(c.Reading.Value, r.law); err != nil {
			r.p.Add(c.Reading.Pos, "READING=OPTION", "%v", err)
			known = false
		}
	}
	r.decided(c, known)
}

// silence checks where a claim about secrecy is answered: in stories that there are, with an article that there is, or
// the word that there is none, for each treaty that it is about.
func (r *claimReader) silence(c *Claim) {
	if c.Silence == nil {
		return
	}
	if len(c.Silence.Stories) == 0 {
		r.p.Add(c.Silence.Pos, "stories: [the id of a scenario, …]", "no story answers the claim %s", c.ID)
	}
	for i, s := range c.Silence.Stories {
		if r.stories != nil && !slices.Contains(r.stories, s.Value) {
			r.p.Add(s.Pos, facts.Hint(s.Value, r.stories), "no scenario is called %q", s.Value)
		}
		if slices.ContainsFunc(c.Silence.Stories[:i], func(o source.Text) bool { return o.Value == s.Value }) {
			r.p.Add(s.Pos, "each story once", "the story %s stands twice", s.Value)
		}
	}
	var about []string
	for _, t := range c.About {
		about = append(about, t.Value)
		if _, ok := c.Silence.Articles[t.Value]; !ok {
			r.p.Add(c.Silence.Pos, t.Value+": the article, or "+NoArticle, "the claim %s is about %s, and names no article of it", c.ID, t.Value)
		}
	}
	for _, t := range slices.Sorted(maps.Keys(c.Silence.Articles)) {
		a := c.Silence.Articles[t]
		switch in := r.law.Instrument(t); {
		case !slices.Contains(about, t):
			r.p.Add(a.Pos, facts.Hint(t, about), "the claim %s is not about %q", c.ID, t)
		case in == nil || a.Value == NoArticle: // an unknown treaty is reported at about
		default:
			if want, problem := in.WrongCite(a.Value); problem != "" {
				r.p.Add(a.Pos, want+", or "+NoArticle, "the claim %s: %s", c.ID, problem)
			}
		}
	}
}

// decided finds claims that nothing decides, or not as their verdict says. Pairs are looked for only where
// everything named is known: what is missing is reported already.
func (r *claimReader) decided(c *Claim, known bool) {
	asks := len(c.Questions) > 0
	missing := func(want, format string, args ...any) { r.p.Add(c.Pos, want, format, args...) }
	switch {
	case c.Waits != "" && (asks || c.Unasked != ""):
		missing("only waits, until it can be asked", "the claim %s waits for a measure, and says that it is decided", c.ID)
		return
	case c.Waits != "":
		return
	case c.Verdict == Opinion:
		if c.Because == "" {
			missing("because: why no rule can decide it", "the claim %s is an opinion, and nothing says why", c.ID)
		}
		if c.Reading != nil {
			missing("the verdict reading, or no reading", "the claim %s is an opinion, and a reading decides it", c.ID)
		}
		return
	}
	if c.Verdict != Agrees && c.Because == "" {
		missing("because: the article, and what it says", "the claim %s does not say with what the text answers it", c.ID)
	}
	if c.Unasked != "" {
		return // the questions that there are show the text's side
	}
	if !asks {
		missing("questions, or waits: MEASURE, or unasked: why no case can show it", "nothing decides the claim %s", c.ID)
		return
	}
	if !known {
		return
	}
	for _, t := range c.About {
		if !slices.ContainsFunc(c.Asked, func(q *Question) bool { return q.Treaty == t.Value && len(q.Readings) == 0 }) {
			r.p.Add(t.Pos, "a question of this treaty without readings", "no question of %s says what its text answers to the claim %s", t.Value, c.ID)
		}
	}
	switch {
	case c.Verdict == Agrees && c.Reading != nil:
		missing("the verdict differs or reading, or no reading", "the claim %s agrees with the text, and holds only under a reading", c.ID)
	case c.Verdict == Agrees:
	case c.Reading == nil:
		missing("reading: READING=OPTION", "no reading gives the answer of the claim %s, which is not that of the text", c.ID)
	default:
		if _, _, ok := c.Pair(); !ok {
			missing("one question without readings, and the same one with "+c.Reading.Value+" and another answer",
				"the questions of the claim %s do not show both sides", c.ID)
		}
	}
}

// Pair is the question that gives the text's answer and the one, on the same case, that gives the claim's
// under its reading; ok is false if there is no such pair.
func (c *Claim) Pair() (text, claim *Question, ok bool) {
	for _, a := range c.Asked {
		for _, b := range c.Asked {
			if c.Reading != nil && len(a.Readings) == 0 && slices.Equal(b.Readings, []string{c.Reading.Value}) && a.sameCase(b) && a.Answer != b.Answer {
				return a, b, true
			}
		}
	}
	return nil, nil, false
}

// sameCase says that two questions ask the same of the same case.
func (q *Question) sameCase(o *Question) bool {
	sorted := func(list []string) []string { return slices.Sorted(slices.Values(list)) }
	return q.Treaty == o.Treaty && q.Base == o.Base && strings.TrimSpace(q.Ask.Value) == strings.TrimSpace(o.Ask.Value) &&
		maps.Equal(q.Facts, o.Facts) && maps.Equal(q.Stance, o.Stance) &&
		slices.Equal(sorted(q.Tell), sorted(o.Tell)) && slices.Equal(sorted(q.Choose), sorted(o.Choose))
}
