package sim

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// What is not asked yet, or cannot be. Lower these when a measure is encoded and its claims are linked to
// questions; neither may grow without a reason that a reader of the claims would accept.
const (
	waiting = 0  // claims that wait for a measure
	unasked = 12 // claims that no case can show, or not their side of it
)

// TestClaims: every claim is decided by questions that are answered as they say. Where it is not what the text
// says, the same question has one answer as the text stands and another under the reading that holds the claim.
func TestClaims(t *testing.T) {
	l := open()
	list, bases, err := l.LoadClaims(simtest.Treaties())
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Claims) < 100 {
		t.Errorf("there are only %d claims", len(list.Claims))
	}
	answer := func(c *scenario.Claim, q *scenario.Question) string {
		got, err := l.Answer(context.Background(), q, bases[q.Base])
		if err != nil {
			t.Fatal(err)
		}
		if got != q.Answer {
			t.Errorf("%s: %s: %s is answered %s, and its author says %s", c.Pos, c.ID, q.ID, got, q.Answer)
		}
		return got
	}
	waits, notAsked := 0, 0
	for _, c := range list.Claims {
		for _, q := range c.Asked {
			answer(c, q)
		}
		switch {
		case c.Waits != "":
			waits++
		case c.Unasked != "":
			notAsked++
		case c.Reading != nil:
			text, claim, ok := c.Pair()
			if !ok {
				t.Fatalf("%s: %s has no pair", c.Pos, c.ID)
			}
			if a, b := answer(c, text), answer(c, claim); a == b {
				t.Errorf("%s: %s: both sides are answered %s", c.Pos, c.ID, a)
			}
		}
	}
	if waits != waiting {
		t.Errorf("%d claims wait for a measure, and the test counts %d", waits, waiting)
	}
	if notAsked != unasked {
		t.Errorf("%d claims cannot be asked, and the test counts %d", notAsked, unasked)
	}
}

// TestClaimsThatFail: a question that is not answered as its author says fails every claim that rests on it, at the
// place of the claim and with the reason of the question.
func TestClaimsThatFail(t *testing.T) {
	files := slices.Clone(simtest.Treaties())
	at := slices.IndexFunc(files, func(f source.File) bool { return f.Name == "uncc/questions/claims.yaml" })
	right := "maximum of at least four years is enough."
	data := bytes.Replace(files[at].Data, []byte("answer: delivered\n    cite: Art. 2(h), 35(1)(c)\n    because: A "+right),
		[]byte("answer: refused\n    cite: Art. 2(h), 35(1)(c)\n    because: A "+right), 1)
	if bytes.Equal(data, files[at].Data) {
		t.Fatal("the question is not where it was")
	}
	files[at].Data = data
	failed, n, err := open().TestClaims(context.Background(), files)
	if err != nil {
		t.Fatal(err)
	}
	if n < 100 || len(failed) != 1 {
		t.Fatalf("%d claims, and these failures: %+v", n, failed)
	}
	f := failed[0]
	if f.File != "common/claims.yaml" || f.Line == 0 || !strings.HasPrefix(f.What, "podcast.more-than-four-years: uncc.claims-exactly-four: ") ||
		f.Want != "refused" || f.Got != "delivered" || f.Because != "A "+right+" (Art. 2(h), 35(1)(c))" {
		t.Errorf("%+v", f)
	}
}

// TestClaimsOfATreaty: asked for one treaty, the list holds what is said about it and nothing else.
func TestClaimsOfATreaty(t *testing.T) {
	all, err := open().Claims(context.Background(), simtest.Treaties(), "")
	if err != nil {
		t.Fatal(err)
	}
	one, err := open().Claims(context.Background(), simtest.Treaties(), "budapest")
	if err != nil {
		t.Fatal(err)
	}
	want := slices.DeleteFunc(slices.Clone(all.Claims), func(c Claim) bool { return !slices.Contains(c.About, "budapest") })
	if len(one.Claims) == 0 || len(one.Claims) == len(all.Claims) || len(one.Claims) != len(want) {
		t.Errorf("%d claims of %d are about budapest; the list has %d", len(want), len(all.Claims), len(one.Claims))
	}
	for i := range one.Claims {
		if one.Claims[i].ID != want[i].ID {
			t.Errorf("%s stands where %s should", one.Claims[i].ID, want[i].ID)
		}
	}
}
