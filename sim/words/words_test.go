package words

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rogatory/sim/facts"
)

func TestEveryWordOfTheVocabularyHasALabel(t *testing.T) {
	v := facts.Core()
	for _, id := range v.Circumstances() {
		if _, ok := English().find("circumstance", v.Fact(id).Short()); !ok {
			t.Errorf("words.yaml has no label for the circumstance %s", v.Fact(id).Short())
		}
	}
	for group, ids := range map[string][]string{
		"actor": facts.Actors, "measure": facts.Measures, "route": facts.Routes, "stage": facts.Stages,
		"outcome": facts.Outcomes, "reason": facts.OutsideReasons, "reach": facts.Reaches,
		"obtainable": facts.Obtainables, "stance": facts.Stances, "class": facts.Classes,
		"effect": facts.Effects, "test": facts.Tests, "strength": facts.Strengths,
		"safeguard-strength": facts.SafeguardStrengths, "safeguard-kind": facts.SafeguardKinds,
		"layer": facts.Layers, "grade": facts.Grades, "notice-rule": facts.NoticeRules,
		"unit": facts.DeadlineUnits, "one-unit": facts.DeadlineUnits, "deadline-kind": facts.DeadlineKinds,
		"gag-end":          facts.GagEnds,
		"ground-status":    {"invoked", "available", "dormant", "open", "not-met", "displaced", "excluded", "absent", "unknown"},
		"notice-status":    {"given", "withheld", "due", "not-due"},
		"safeguard-status": {"met", "unmet", "not-applicable", "unknown"},
		"gag-status":       {"in-force", "ended", "not-in-force"},
		"runs":             {"always", "sometimes", "never", "depends"},
		"law-of":           {"requesting", "requested", "treaty"},
		"in-force":         {"assumed", "data"},
		"verdict":          {"agrees", "differs", "reading", "opinion"},
		"legend": {
			"effect", "test", "ground-status", "notice-rule", "notice-status", "gag-end", "safeguard-strength",
			"outcome", "runs", "stance", "missing", "grade",
		},
	} {
		for _, id := range ids {
			if _, ok := English().find(group, id); !ok {
				t.Errorf("words.yaml has no label for %s %s", group, id)
			}
		}
	}
}

func TestEveryTextThatTheCodeNamesExists(t *testing.T) {
	var files []string
	for _, folder := range []string{"..", "../diagram", "../disk", "../doc", "../report", "../site", "../workshop", "../../cmd/sim"} {
		found, err := filepath.Glob(folder + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	calls := regexp.MustCompile(`(?:say|section|Text|mistake)\("([a-z-]+)"|matrix\("([a-z-]+)"|"((?:line|title|used-line|reading|scenario)-[a-z-]+)"`)
	used := map[string]bool{}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range calls.FindAllStringSubmatch(string(src), -1) {
			key := m[1] + m[2] + m[3]
			used[key] = true
			if strings.HasSuffix(key, "-") { // the key is built: what begins with it is used
				for k := range English().texts {
					used[k] = used[k] || strings.HasPrefix(k, key)
				}
				continue
			}
			if _, ok := English().texts[key]; !ok {
				t.Errorf("%s: words.yaml has no text %s", f, key)
			}
		}
		for key := range English().texts {
			if strings.Contains(string(src), `"`+key+`"`) {
				used[key] = true
			}
		}
	}
	for key := range English().texts {
		if !used[key] {
			t.Errorf("words.yaml: no code uses the text %s", key)
		}
	}
}

func TestLabels(t *testing.T) {
	w := English()
	for _, c := range []struct{ group, id, want string }{
		{"actor", "central-authority", "central authority"},
		{"reach", "delivered", "delivered to the requesting State"},
		{"ground-status", "dormant", "dormant (holder does not know)"},
		{"stance", "accommodating", "accommodating"},
		{"event", "a-new-event", "a new event"},
	} {
		if got := w.Label(c.group, c.id); got != c.want {
			t.Errorf("%s %s: %q, not %q", c.group, c.id, got, c.want)
		}
	}
	if got := w.Text("numbered", "n", 3, "title", "WHO"); got != "3. WHO" {
		t.Errorf("got %q", got)
	}
}

func TestATranslationIsOneFile(t *testing.T) {
	w, err := LoadWords([]byte("format: words/1\nlanguage: fr\nlabels:\n  actor:\n    court: tribunal\ntexts:\n  disclaimer: aide à l'enseignement\n"))
	if err != nil {
		t.Fatal(err)
	}
	if w.Label("actor", "court") != "tribunal" || w.Text("disclaimer") != "aide à l'enseignement" {
		t.Error("the translation is not used")
	}
	if w.Label("actor", "government") != "government" || w.Text("col-who") != "Who" {
		t.Error("English does not fill in what the translation leaves out")
	}
	for _, bad := range []string{"format: words/2\n", "format: words/1\nlabel: {}\n", "format: words/1\nlabels: {actor: {court: {short: c}}}\n",
		"format: words/1\nlabels: {actor: {court: {label: c, shrt: d}}}\n", "format: words/1\nlabels: {actor: {court: a, court: b}}\n"} {
		if _, err := LoadWords([]byte(bad)); err == nil {
			t.Errorf("accepted %q", bad)
		}
	}
	if got := (&Words{}).Label("actor", "court"); got != "court" {
		t.Errorf("zero value: %q", got)
	}
}

// The sentences that are read line by line are those of a whole reading.
func TestQuickReadingIsExact(t *testing.T) {
	quick, ok := quickly(english)
	if !ok {
		t.Fatal("words.yaml is read as a whole at every start: an entry is not written as the others are")
	}
	want := whole().texts
	for key := range want {
		if quick[key] != want[key] {
			t.Errorf("%s: %q, not %q", key, quick[key], want[key])
		}
	}
	if English().Language() != whole().Language() {
		t.Errorf("the language is %q, not %q", English().Language(), whole().Language())
	}
	if len(quick) != len(want) {
		t.Errorf("%d sentences, not %d", len(quick), len(want))
	}
	for _, c := range []struct{ text, want string }{
		{"  a: b\n", "b"}, {"  a: \"{b} # c\"\n", "{b} # c"}, {"  a: \"b\\n\\\"c\"\n", "b\n\"c"}, {"  a: 'it''s'\n", "it's"}, {"  a: b # c\n", "b"},
		{"  a: |-\n    b\n\n      c\n  # d\n\n", "b\n\n  c"}, {"  a: >-\n    b\n    c\n", "b c"}, {"  a: b\n    c\n", "b c"}, {"  a: |\n    b\n", "b\n"},
	} {
		if got, ok := quickly([]byte("format: words/1\ntexts:\n" + c.text)); !ok || got["a"] != c.want {
			t.Errorf("%q: %q, %t; want %q", c.text, got["a"], ok, c.want)
		}
	}
	for _, bad := range []string{"  a: b\nlabels: {}\n", "  a: b\n  a: c\n", "  a b: c\n", "  - a\n", "    a: b\n", "  a: {b: c}\n", "  a:\n"} {
		if got, ok := quickly([]byte("format: words/1\ntexts:\n" + bad)); ok {
			t.Errorf("%q was taken for %q", bad, got)
		}
	}
}
