package scenario

import (
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
			Questions []Question `yaml:"questions" need:"true"`
		}
		doc.Decode(&in, p)
		if in.Format != "" && in.Format != "questions/1" {
			p.Add(source.Pos{File: f.Name, Line: 1, Col: 1}, "format: questions/1", "the format is %q", in.Format)
		}
		if c.Instrument(treaty) == nil {
			p.Add(source.Pos{File: f.Name, Line: 1, Col: 1}, facts.Hint(treaty, c.IDs()), "these questions belong to %q, which is no instrument", treaty)
		}
		for i := range in.Questions {
			q := &in.Questions[i]
			q.Treaty = treaty
			if first, again := seen[q.ID]; again {
				p.Add(q.Pos, "an id of its own", "the question %s stands already at %s", q.ID, first)
			}
			seen[q.ID] = q.Pos
			if bases[q.Base] == nil {
				var names []string
				for name := range bases {
					names = append(names, name)
				}
				sort.Strings(names)
				p.Add(q.Pos, facts.Hint(q.Base, names), "no base case is called %q", q.Base)
			}
			word, rest, _ := strings.Cut(q.Ask.Value, " ")
			if needs, known := Asks[word]; !known || (needs == "") != (rest == "") {
				var forms []string
				for w, n := range Asks {
					forms = append(forms, strings.TrimSpace(w+" "+n))
				}
				sort.Strings(forms)
				p.Add(q.Ask.Pos, "one of "+strings.Join(forms, ", "), "a question cannot ask %q", q.Ask.Value)
			}
			for _, r := range q.Readings {
				if _, _, err := Reading(r, c); err != nil {
					p.Add(q.Pos, "READING=OPTION", "%v", err)
				}
			}
			out = append(out, q)
		}
	}
	return out
}

// Sets lists the facts that the question states, as FACT=VALUE, in order.
func (q *Question) Sets() []string {
	var out []string
	for _, name := range sortedKeys(q.Facts) {
		out = append(out, name+"="+q.Facts[name])
	}
	return out
}
