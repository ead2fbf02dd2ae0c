package sim

import (
	"bytes"
	"slices"

	"rogatory/sim/scenario"
	"rogatory/sim/source"
)

// Said is what a document says about secrecy, held against the text: a line of the silence report of a story. The
// verdict compares words.
type Said struct {
	ID       string   `json:"id"`     // of the claim
	Source   string   `json:"source"` // id of the document
	Called   string   `json:"called"` // how a sentence calls it: the podcast
	Title    string   `json:"title"`
	Place    string   `json:"place"`
	Says     string   `json:"says"`    // in our words
	Verdict  string   `json:"verdict"` // agrees | differs | reading | opinion
	Articles []SaidBy `json:"articles"`
	Reading  string   `json:"reading"` // READING=OPTION, if it holds only so; or empty
	Holder   string   `json:"holder"`  // who reads it so
	Chosen   bool     `json:"chosen"`  // this run uses that reading
	Because  string   `json:"because"`
}

// SaidBy is the article of one treaty behind a line; an empty Cite says that no rule of it is.
type SaidBy struct {
	Treaty string `json:"treaty"`
	Short  string `json:"short"`
	Cite   string `json:"cite"`
}

// said are the claims about secrecy that a story answers, about the treaties that it is run under.
func (l *Simulator) said(s *scenario.Scenario) ([]Said, error) {
	out := []Said{}
	at := slices.IndexFunc(l.files, func(f source.File) bool { return f.Name == claimsFile })
	if at < 0 || !bytes.Contains(l.files[at].Data, []byte(s.ID)) { // reading the file takes longer than most runs
		return out, nil
	}
	if _, own := l.Origins[claimsFile]; !own && len(l.Origins) > 0 {
		return out, nil // the claims are about the bundled law, and a part of it is replaced
	}
	var p source.Problems
	list := scenario.ReadClaims(l.files[at], &p)
	if err := l.wrong(&p); err != nil {
		return nil, err
	}
	for _, c := range list.Claims {
		if c.Silence == nil || !slices.ContainsFunc(c.Silence.Stories, func(t source.Text) bool { return t.Value == s.ID }) {
			continue
		}
		x := Said{
			ID: c.ID, Source: c.Source.Value, Place: plain(c.Place), Says: plain(c.Says), Verdict: string(c.Verdict),
			Articles: []SaidBy{}, Because: plain(c.Because),
		}
		for _, of := range list.Sources {
			if of.ID == x.Source {
				x.Called, x.Title = of.Called, plain(of.Title)
			}
		}
		for _, t := range c.About {
			if in := l.Law.Instrument(t.Value); in != nil && slices.Contains(s.Treaties, t.Value) {
				x.Articles = append(x.Articles, SaidBy{t.Value, in.Short, c.Silence.Article(t.Value)})
			}
		}
		if c.Reading != nil {
			x.Reading = c.Reading.Value
			if id, option, err := scenario.Reading(c.Reading.Value, l.Law); err == nil {
				x.Holder, x.Chosen = plain(l.choice(id, option).Holder), s.Readings[id] == option
			}
		}
		if len(x.Articles) > 0 {
			out = append(out, x)
		}
	}
	return out, nil
}
