package sim

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rogatory/sim/scenario"
	"rogatory/sim/source"
)

// Claims are what documents say about the law, with what the program answers to the questions that decide it.
type Claims struct {
	Schema  string        `json:"schema"` // claim-list/1
	Sources []ClaimSource `json:"sources"`
	Claims  []Claim       `json:"claims"`
}

// ClaimSource is a document.
type ClaimSource struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Claim is one statement of a document. The verdict compares its words with the text.
type Claim struct {
	ID      string          `json:"id"`
	Source  string          `json:"source"`
	Place   string          `json:"place"`
	Says    string          `json:"says"`
	About   []string        `json:"about"`   // instruments
	Verdict string          `json:"verdict"` // agrees | differs | reading | opinion
	Reading string          `json:"reading"` // READING=OPTION, if it holds only so; or empty
	Waits   string          `json:"waits"`   // the measure that is not encoded yet; or empty
	Unasked string          `json:"unasked"` // why no case can show it; or empty
	Because string          `json:"because"` // with the article, where the text says something else
	Asked   []AskedQuestion `json:"questions"`
}

// AskedQuestion is a legal question with what the program answers.
type AskedQuestion struct {
	ID       string   `json:"id"`
	Treaty   string   `json:"treaty"`
	Question string   `json:"question"`
	Ask      string   `json:"ask"`
	Readings []string `json:"readings"` // empty: what the text answers
	Answer   string   `json:"answer"`   // the program's
	Expected string   `json:"expected"` // as the author of the question read the law
	Cite     string   `json:"cite"`
}

// claimsFile is where the claims stand among the files of the law.
const claimsFile = "common/claims.yaml"

// LoadClaims reads the claims in files, with the questions that decide them and their base cases by name. The
// error holds every problem.
func (l *Simulator) LoadClaims(files []source.File) (*scenario.Claims, map[string]*scenario.Scenario, error) {
	at := slices.IndexFunc(files, func(f source.File) bool { return f.Name == claimsFile })
	if at < 0 {
		return nil, nil, fmt.Errorf("there is no file %s", claimsFile)
	}
	questions, bases, err := l.LoadQuestions(files)
	if err != nil {
		return nil, nil, err
	}
	var p source.Problems
	claims := scenario.LoadClaims(files[at], l.Law, questions, l.stories, &p)
	if err := p.Err(); err != nil {
		return nil, nil, err
	}
	return claims, bases, nil
}

// Claims answers the questions that decide the claims in files: those about one treaty, or all if it is empty.
// An interrupted call returns the context's error.
func (l *Simulator) Claims(ctx context.Context, files []source.File, treaty string) (*Claims, error) {
	list, bases, err := l.LoadClaims(files)
	if err != nil {
		return nil, err
	}
	out := &Claims{Schema: "claim-list/1", Sources: []ClaimSource{}, Claims: []Claim{}}
	for _, s := range list.Sources {
		out.Sources = append(out.Sources, ClaimSource{s.ID, plain(s.Title)})
	}
	answers := map[string]string{} // several claims ask the same question
	for _, c := range list.Claims {
		x := Claim{
			ID: c.ID, Source: c.Source.Value, Place: plain(c.Place), Says: plain(c.Says), About: []string{}, Verdict: string(c.Verdict),
			Waits: string(c.Waits), Unasked: plain(c.Unasked), Because: plain(c.Because), Asked: []AskedQuestion{},
		}
		for _, t := range c.About {
			x.About = append(x.About, t.Value)
		}
		if treaty != "" && !slices.Contains(x.About, treaty) {
			continue
		}
		if c.Reading != nil {
			x.Reading = c.Reading.Value
		}
		for _, q := range c.Asked {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			answer, asked := answers[q.ID]
			if !asked {
				if answer, err = l.Answer(ctx, q, bases[q.Base]); err != nil {
					return nil, errors.Join(fmt.Errorf("%s: %s", q.Pos, q.ID), err)
				}
				answers[q.ID] = answer
			}
			x.Asked = append(x.Asked, AskedQuestion{
				ID: q.ID, Treaty: q.Treaty, Question: plain(q.Question), Ask: q.Ask.Value, Readings: append([]string{}, q.Readings...),
				Answer: answer, Expected: q.Answer, Cite: q.Cite,
			})
		}
		out.Claims = append(out.Claims, x)
	}
	return out, nil
}

// TestClaims answers the questions that decide the claims in files. It returns, for each claim, those that are not
// answered as it takes them to be, and how many claims there are.
func (l *Simulator) TestClaims(ctx context.Context, files []source.File) ([]Failure, int, error) {
	list, bases, err := l.LoadClaims(files)
	if err != nil {
		return nil, 0, err
	}
	var failed []Failure
	answers := map[string]string{} // several claims ask the same question
	for _, c := range list.Claims {
		for _, q := range c.Asked {
			if ctx.Err() != nil {
				return nil, 0, ctx.Err()
			}
			got, asked := answers[q.ID]
			if !asked {
				if got, err = l.Answer(ctx, q, bases[q.Base]); err != nil {
					return nil, 0, fmt.Errorf("%s: %s: %w", q.Pos, q.ID, err)
				}
				answers[q.ID] = got
			}
			if got != q.Answer {
				failed = append(failed, Failure{
					Pos: c.Pos, What: c.ID + ": " + q.ID + ": " + plain(q.Question) + " (" + q.Ask.Value + ")",
					Want: q.Answer, Got: got, Because: q.Because + " (" + q.Cite + ")",
				})
			}
		}
	}
	return failed, len(list.Claims), nil
}

func plain(s string) string { return strings.Join(strings.Fields(s), " ") }
