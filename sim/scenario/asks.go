package scenario

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// What an answer can be, for each thing that a question asks or a scenario expects.
var (
	runsWords      = []string{"always", "sometimes", "never", "depends"}
	groundStatuses = []string{"invoked", "available", "dormant", "open", "not-met", "displaced", "excluded", "absent", "unknown"}
	caseStatuses   = []string{"met", "unmet", "not-applicable", "unknown"}
	yesNo          = []string{"yes", "no"}
	deadlineForm   = regexp.MustCompile(`^(` + strings.Join(facts.DeadlineKinds, "|") + `) [1-9][0-9]* (` +
		strings.Join(facts.DeadlineUnits, "|") + `) from (` + strings.Join(facts.Stages, "|") + `)$`)
)

// kindsOf are the kinds of rules that can be asked for by a word; empty for rules of any kind.
var kindsOf = map[string][]string{
	"ground": {"ground", "incorporates"}, "safeguard": {"safeguard"}, "demand": {"demand"}, "deadline": {"deadline"}, "displaced": {},
}

// asker checks what questions and expectations ask of one instrument: what is not there has an answer too, and
// nobody would notice that it was misspelt.
type asker struct {
	kinds map[string][]string // of every rule that there can be
	p     *source.Problems
}

func newAsker(c *law.Corpus, treaty string, p *source.Problems) *asker {
	return &asker{c.Kinds(treaty), p}
}

// rule checks that a rule of the right kind has the id.
func (a *asker) rule(word string, id source.Text) {
	want := kindsOf[word]
	fits := func(kinds []string) bool {
		return len(want) == 0 || slices.ContainsFunc(kinds, func(k string) bool { return slices.Contains(want, k) })
	}
	kinds, known := a.kinds[id.Value]
	if known && fits(kinds) {
		return
	}
	var ids []string
	for _, other := range slices.Sorted(maps.Keys(a.kinds)) {
		if fits(a.kinds[other]) {
			ids = append(ids, other)
		}
	}
	hint := "the id of a " + word
	if len(want) == 0 {
		hint = "the id of a rule"
	}
	if near := facts.Nearest(id.Value, ids); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, " or ") + "?"
	}
	switch {
	case known:
		a.p.Add(id.Pos, hint, "%s is no %s", id.Value, word)
	default:
		a.p.Add(id.Pos, hint, "no rule is called %q", id.Value)
	}
}

// word checks a word against a list.
func (a *asker) word(what string, word source.Text, words []string) {
	if !slices.Contains(words, word.Value) {
		a.p.Add(word.Pos, facts.Hint(word.Value, words), "%s cannot be %q", what, word.Value)
	}
}

// channel checks FROM > TO.
func (a *asker) channel(c source.Text) {
	from, to, ok := strings.Cut(c.Value, " > ")
	if !ok {
		a.p.Add(c.Pos, "FROM > TO, with a space on each side: custodian > data-subject", "%q does not say who tells whom", c.Value)
		return
	}
	a.word("who tells", source.Text{Pos: c.Pos, Value: from}, facts.Actors)
	c.Col += len([]rune(from)) + len(" > ")
	a.word("who is told", source.Text{Pos: c.Pos, Value: to}, facts.Actors)
}

// DayWords are what can happen on the days of a preservation.
var DayWords = []string{
	"preserved", "order", "floor", "ask-extension", "follow-up", "renewal", "decided", "ends-too-soon", "follow-up-too-late", "ends",
}

var dayForm = regexp.MustCompile(`^(none|[0-9]+|[0-9]+-[0-9]+)$`)

// days checks a day, or the days from one to another.
func (a *asker) days(day source.Text) {
	if !dayForm.MatchString(day.Value) {
		a.p.Add(day.Pos, "none, a day such as 90, or days such as 90-180", "days cannot be %q", day.Value)
	}
}

// choice checks STAGE=EVENT.
func (a *asker) choice(choice source.Text) {
	if choice.Line == 0 {
		return
	}
	stage, event, ok := strings.Cut(choice.Value, "=")
	if !ok || event == "" {
		a.p.Add(choice.Pos, "STAGE=EVENT", "%q is no choice", choice.Value)
		return
	}
	a.word("the stage of a choice", source.Text{Pos: choice.Pos, Value: stage}, facts.Stages)
}

// answer checks that a question can have the answer.
func (a *asker) answer(word string, answer source.Text) {
	list := map[string][]string{
		"outcome": facts.Outcomes, "reason": facts.OutsideReasons, "runs": runsWords, "notice": facts.NoticeRules,
		"duty": append(slices.Clone(facts.Strengths), "none"), "safeguard": caseStatuses, "demand": caseStatuses,
		"ground":    slices.DeleteFunc(slices.Clone(groundStatuses), func(s string) bool { return s == "invoked" }),
		"displaced": yesNo, "step": yesNo, "event": runsWords, "told": {"given", "withheld", "due", "not-due"}, "secrecy": append(slices.Clone(facts.GagEnds), "none"),
	}
	switch word {
	case "days":
		a.days(answer)
	case "obtained":
		if answer.Value == "nothing" {
			return
		}
		at := answer
		for _, one := range strings.Split(answer.Value, ", ") {
			at.Value = one
			a.word("what is obtained", at, append(slices.Clone(facts.Obtainables), "nothing"))
			at.Col += len([]rune(one)) + len(", ")
		}
	case "deadline":
		if answer.Value != "none" && !deadlineForm.MatchString(answer.Value) {
			a.p.Add(answer.Pos, "none, or such as: cap 90 days from served", "a deadline cannot be %q", answer.Value)
		}
	default:
		if words := list[word]; !slices.Contains(words, answer.Value) {
			a.p.Add(answer.Pos, facts.Hint(answer.Value, words), "%q cannot be answered with %q", word, answer.Value)
		}
	}
}
