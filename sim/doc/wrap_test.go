package doc

import (
	"strings"
	"testing"

	"rogatory/sim/words"
)

func TestWrapKeepsCitationsTogether(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want []string
	}{
		{"may refuse, " + Cite("Art. 40(21)(b)"), 20, []string{"may refuse,", "Art. 40(21)(b)"}},
		{"may refuse, " + Cite("Art. 40(21)(b)"), 14, []string{"may refuse,", "Art. 40(21)(b)"}},
		{Cite("Art. 42(6) with 40(21)(b)"), 25, []string{"Art. 42(6) with 40(21)(b)"}},
		{Cite("Art. 42(6) with 40(21)(b)"), 24, []string{"Art. 42(6)", "with 40(21)(b)"}},
		{"(" + Cite("Art. 40(9) to (12)") + "):", 22, []string{"(Art. 40(9) to (12)):"}},
		{"see " + Cite("Art. 40(9) to (12)"), 18, []string{"see", "Art. 40(9) to (12)"}},
		{"accommo" + words.SoftHyphen + "dating", 13, []string{"accommodating"}},
		{"accommo" + words.SoftHyphen + "dating", 9, []string{"accommo-", "dating"}},
		{"requested.law.objection_reaches_government", 22, []string{"requested.law.", "objection_reaches_", "government"}},
		{"x.36.1.preservation", 13, []string{"x.36.1.", "preservation"}},
		{"東京事件", 5, []string{"東京", "事件"}},
		{"", 5, []string{""}},
	} {
		if got := wrap(c.text, c.n, false); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%q in %d: %q, not %q", c.text, c.n, got, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"a\nb\tc":          "a b c",
		"\u202Eevil\u0000": "⟨U+202E⟩evil⟨U+0000⟩",
		"👩🏽‍⚖️ مرحبا":      "👩🏽‍⚖️ مرحبا",
		"\uE000x\uE001":    "⟨U+E000⟩x⟨U+E001⟩",
		"\xff":             "\uFFFD",
		"soft\u00ADly":     "soft⟨U+00AD⟩ly",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

func TestALinkIsItsTextWhereNothingCanBeFollowed(t *testing.T) {
	s := "see " + Link(Cite("Art. 40(21)(b)"), "../rules/a.html") + " and " + Link("b", "c") + "."
	if got := Plain(s, false); got != "see Art. 40(21)(b) and b." {
		t.Error(got)
	}
	if got := wrap(s, 14, false); strings.Join(got, "|") != "see|Art. 40(21)(b)|and b." {
		t.Error(got)
	}
	if got := Clean(Link("b", "c")); got != "⟨U+E003⟩c⟨U+E004⟩b⟨U+E005⟩" {
		t.Error("a link can be forged:", got)
	}
}
