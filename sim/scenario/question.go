package scenario

import (
	"maps"
	"path"
	"slices"
	"sort"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// Question is a legal question with the answer that the law gives, over a named base case.
type Question struct {
	source.Pos `yaml:"-"`

	ID       string            `yaml:"id" need:"true"`
	Question string            `yaml:"question" need:"true"`
	Base     string            `yaml:"base" need:"true"`
	Facts    map[string]string `yaml:"facts"`
	Tell     []string          `yaml:"tell"`     // ACTOR=CIRCUMSTANCE
	Readings []string          `yaml:"readings"` // READING=OPTION
	Stance   map[string]string `yaml:"stance"`   // actor, or requested → stance
	Choose   []string          `yaml:"choose"`   // STAGE=EVENT
	Ask      source.Text       `yaml:"ask" need:"true"`
	Answer   string            `yaml:"answer" need:"true"`
	Cite     string            `yaml:"cite" need:"true"`
	Because  string            `yaml:"because" need:"true"`

	Treaty string `yaml:"-"`
}

// Asks are the things that a question can ask, with what follows the word.
var Asks = map[string]string{
	"ground": "ID", "outcome": "", "reason": "", "runs": "OUTCOME", "notice": "FROM > TO", "told": "FROM > TO", "obtained": "",
	"event": "EVENT", "days": "WHAT", "safeguard": "ID", "demand": "ID", "displaced": "ID", "step": "EVENT", "duty": "", "deadline": "ID",
	"secrecy": "ACTOR",
}

// question is a Question as it stands in the file.
type question struct {
	source.Pos `yaml:"-"`

	ID       source.Text   `yaml:"id" need:"true"`
	Question string        `yaml:"question" need:"true"`
	Base     source.Text   `yaml:"base" need:"true"`
	Facts    texts         `yaml:"facts"`
	Tell     []source.Text `yaml:"tell"`
	Readings []source.Text `yaml:"readings"`
	Stance   texts         `yaml:"stance"`
	Choose   []source.Text `yaml:"choose"`
	Ask      source.Text   `yaml:"ask" need:"true"`
	Answer   source.Text   `yaml:"answer" need:"true"`
	Cite     string        `yaml:"cite" need:"true"`
	Because  string        `yaml:"because" need:"true"`
}

// LoadQuestions reads ID/questions/*.yaml of every instrument. Problems go to p.
func LoadQuestions(files []source.File, c *law.Corpus, bases map[string]*Scenario, p *source.Problems) []*Question {
	files = slices.Clone(files)
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	var out []*Question
	seen := map[string]source.Pos{}
	for _, f := range files {
		dir := path.Dir(f.Name)
		treaty, ok := strings.CutSuffix(dir, "/questions")
		if !ok || path.Ext(f.Name) != ".yaml" {
			continue
		}
		doc := source.Parse(f.Name, f.Data, p)
		if doc == nil {
			continue
		}
		var in struct {
			Format    string     `yaml:"format" need:"true"`
			Questions []question `yaml:"questions" need:"true"`
		}
		doc.Decode(&in, p)
		if in.Format != "" && in.Format != "questions/1" {
			p.Add(source.Pos{File: f.Name, Line: 1, Col: 1}, "format: questions/1", "the format is %q", in.Format)
		}
		if c.Instrument(treaty) == nil {
			p.Add(source.Pos{File: f.Name, Line: 1, Col: 1}, facts.Hint(treaty, c.IDs()), "these questions belong to %q, which is no instrument", treaty)
			continue
		}
		a := newAsker(c, treaty, p)
		for i := range in.Questions {
			q := &in.Questions[i]
			if first, again := seen[q.ID.Value]; again && q.ID.Line > 0 {
				p.Add(q.ID.Pos, "an id of its own", "the question %s stands already at %s", q.ID.Value, first)
			}
			seen[q.ID.Value] = q.ID.Pos
			base := bases[q.Base.Value]
			if base == nil && q.Base.Line > 0 {
				p.Add(q.Base.Pos, facts.Hint(q.Base.Value, slices.Sorted(maps.Keys(bases))), "no base case is called %q", q.Base.Value)
			}
			if base == nil {
				base = &Scenario{Case: Case{c.Facts.Blank(), make([]Origin, c.Facts.Len())}}
				q.Tell = nil // whether it can be known depends on the case
			}
			a.question(q)
			base.checkChanges(with{Set: q.Facts, Tell: q.Tell, Stance: q.Stance, Readings: q.Readings, Choose: q.Choose}, &reader{f.Name, c.Facts, c, p})
			out = append(out, &Question{
				Pos: q.Pos, ID: q.ID.Value, Question: q.Question, Base: q.Base.Value, Facts: q.Facts.plain(), Tell: plain(q.Tell),
				Readings: plain(q.Readings), Stance: q.Stance.plain(), Choose: plain(q.Choose), Ask: q.Ask, Answer: q.Answer.Value,
				Cite: q.Cite, Because: q.Because, Treaty: treaty,
			})
		}
	}
	return out
}

// question checks that a question can be asked, and answered in that way.
func (a *asker) question(q *question) {
	if q.Ask.Line == 0 {
		return
	}
	word, rest, _ := strings.Cut(q.Ask.Value, " ")
	needs, known := Asks[word]
	if !known || (needs == "") != (rest == "") {
		var forms []string
		for w, n := range Asks {
			forms = append(forms, strings.TrimSpace(w+" "+n))
		}
		sort.Strings(forms)
		want := "one of " + strings.Join(forms, ", ")
		if near := facts.Nearest(word, slices.Sorted(maps.Keys(Asks))); len(near) > 0 {
			want = strings.TrimSpace(near[0]+" "+Asks[near[0]]) + "; " + want
		}
		a.p.Add(q.Ask.Pos, want, "a question cannot ask %q", q.Ask.Value)
		return
	}
	of := source.Text{Pos: q.Ask.Pos, Value: rest}
	of.Col += len(word) + 1
	switch {
	case word == "notice" || word == "told":
		a.channel(of)
	case word == "days":
		a.word("what happens on a day", of, DayWords)
	case word == "secrecy":
		a.word("who is bound to secrecy", of, facts.Actors)
	case word == "runs":
		a.word("what is asked of the runs", of, facts.Outcomes)
	case needs == "ID":
		a.rule(word, of)
	}
	if q.Answer.Line > 0 {
		a.answer(word, q.Answer)
	}
}

// Sets lists the facts that the question states, as FACT=VALUE, in order.
func (q *Question) Sets() []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(q.Facts)) {
		out = append(out, name+"="+q.Facts[name])
	}
	return out
}
