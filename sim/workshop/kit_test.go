package workshop

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
	"rogatory/sim/words"
)

var shared = sync.OnceValues(func() (*sim.Simulator, error) { return sim.Open(simtest.Treaties(), simtest.Stories(), nil) })

func simulator(t testing.TB) *sim.Simulator {
	t.Helper()
	l, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// kits are made once: a kit is a dozen runs.
var kits sync.Map

// bundledKit is the kit of a bundled scenario; nobody may change it.
func bundledKit(t testing.TB, l *sim.Simulator, s *scenario.Scenario) *Kit {
	t.Helper()
	if k, ok := kits.Load(s.ID); ok {
		return k.(*Kit)
	}
	k := kit(t, l, s, sim.Options{})
	kits.Store(s.ID, k)
	return k
}

func story(t testing.TB, l *sim.Simulator, name string) *scenario.Scenario {
	t.Helper()
	s, err := l.Scenario(simtest.Find(t, simtest.Scenarios(), name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func kit(t testing.TB, l *sim.Simulator, s *scenario.Scenario, o sim.Options) *Kit {
	t.Helper()
	k, err := Make(context.Background(), l, s, o)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// plain is a sheet as a reader sees it, on one line.
func plain(t testing.TB, s Sheet) string {
	t.Helper()
	var b bytes.Buffer
	if err := doc.Write(&b, s, doc.Options{Format: doc.Markdown}); err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("**", "", `\`, "").Replace(b.String())
	return strings.Join(strings.Fields(text), " ")
}

// eachStory runs a test for every bundled scenario.
func eachStory(t *testing.T, test func(*testing.T, *sim.Simulator, *scenario.Scenario)) {
	l := simulator(t)
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(s.ID, func(t *testing.T) { test(t, l, s) })
	}
}

// chair are the actors of a card.
func chair(t testing.TB, c *Card) []facts.Actor {
	t.Helper()
	var out []facts.Actor
	for _, name := range c.Actors {
		a, ok := facts.ActorNamed(name)
		if !ok {
			t.Fatalf("no actor is called %s", name)
		}
		out = append(out, a)
	}
	return out
}

// secrets are the circumstances that are so and that the chair does not know.
func secrets(s *scenario.Scenario, v *facts.Vocabulary, chair []facts.Actor) []facts.ID {
	var out []facts.ID
	for _, id := range v.Circumstances() {
		if s.Case.Values[id] == 1 && !s.Knows(chair[0], id, v) {
			out = append(out, id)
		}
	}
	return out
}

// sentences are those of a text that are long enough to be recognised.
func sentences(text string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(strings.Join(strings.Fields(text), " "), func(r rune) bool { return strings.ContainsRune(".?!;", r) }) {
		if s = strings.TrimSpace(s); len(s) > 30 {
			out = append(out, s)
		}
	}
	return out
}

// leaks is everything on a card that its reader does not know. Law is the same for every reader and may use common
// words, such as official; what comes from the scenario may not.
func leaks(t testing.TB, k *Kit, v *facts.Vocabulary, c *Card) []string {
	t.Helper()
	s := k.Scenario
	who := chair(t, c)
	head, whole := plain(t, k.cardHead(c)), plain(t, k.CardSheet(c))
	lower := strings.ToLower(whole)
	var out []string
	has := func(what, text string) {
		if text = strings.Join(strings.Fields(text), " "); text != "" && strings.Contains(lower, strings.ToLower(text)) {
			out = append(out, what+": "+text)
		}
	}
	// A State may bear its own name on its own card.
	own := strings.ReplaceAll(head, k.state("sending"), "")
	if !c.Held() {
		own = head
	}
	for _, id := range secrets(s, v, who) {
		has("the sentence", strings.TrimSuffix(v.Fact(id).Says, "."))
		has("the label", words.English().Label("circumstance", v.Fact(id).Short()))
		if word := scenario.Betrays(own, s.Workshop.GivesAway[id]); word != "" {
			out = append(out, "the word: "+word)
		}
	}
	has("the title", s.Title)
	if strings.Contains(s.ID, "-") {
		has("the name of the file", s.ID)
	}
	common := strings.ToLower(strings.Join(strings.Fields(s.Workshop.Brief+" "+c.More), " "))
	for _, text := range sentences(s.Story) {
		if !strings.Contains(common, strings.ToLower(text)) {
			has("the story", text)
		}
	}
	for _, e := range s.Expect {
		for _, text := range sentences(e.Because) {
			has("an expectation", text)
		}
	}
	for _, text := range append(slices.Clone(s.Discussion), s.Sources...) {
		has("a question or a source", text)
	}
	for _, i := range s.Injects {
		for _, text := range sentences(i.Text) {
			has("news", text)
		}
	}
	for i := range k.Cards {
		other := &k.Cards[i]
		for _, text := range sentences(other.More) {
			if !strings.Contains(common, strings.ToLower(text)) {
				has("another card", text)
			}
		}
	}
	return out
}

// TestNothingUnknownOnACard: a card has no sentence, no label and no word that would give away what its reader does not
// know, and nothing of the story, of what is expected, of the news or of another card.
func TestNothingUnknownOnACard(t *testing.T) {
	eachStory(t, func(t *testing.T, l *sim.Simulator, s *scenario.Scenario) {
		k := bundledKit(t, l, s)
		for i := range k.Cards {
			for _, leak := range leaks(t, k, l.Law.Facts, &k.Cards[i]) {
				t.Errorf("the card of the %s betrays %s", strings.Join(k.Cards[i].Actors, ", "), leak)
			}
		}
	})
}

// TestALeakIsFound: the test above finds each kind of leak.
func TestALeakIsFound(t *testing.T) {
	l := simulator(t)
	s := story(t, l, "travelling-official")
	told := func(about string) func(*Card) {
		return func(c *Card) {
			of := &c.Requests[0].Treaties[0].Tells
			*of = append(*of, CardNotice{To: "court", Rule: "required", Cite: "Art. 1", About: about})
		}
	}
	for _, c := range []struct {
		name string
		leak func(*Card)
		want string
	}{
		{"it knows too much", func(c *Card) { c.Knows = []string{"target_is_official"} }, "the sentence: The person is an official of another State"},
		{"a ground looks to it", func(c *Card) {
			c.Requests[0].Treaties[0].Grounds[0].Looks = []string{"target_is_official"}
		}, "the label: the person is an official of another State"},
		{"a word", func(c *Card) { c.More = "A minister is travelling." }, "the word: minister"},
		{"the title", func(c *Card) { c.More = "This is the travelling official." }, "the title: The travelling official"},
		{"the file", func(c *Card) { c.More = "See travelling-official." }, "the name of the file: travelling-official"},
		{"the story", told("Nobody else in Bordelia knows whose phone it is"), "the story: Nobody else in Bordelia knows whose phone it is"},
		{"an expectation", told(s.Expect[0].Because), "an expectation: "},
		{"a question", func(c *Card) { c.More = s.Discussion[1] }, "a question or a source: " + s.Discussion[1]},
		{"news", func(c *Card) { c.More = s.Injects[0].Text }, "news: "},
		{"another card", told("You look the number up, as every operator can, and see that the phone belongs to a foreign ministry"), "another card: You look the number up"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := *bundledKit(t, l, s)
			k.Cards = slices.Clone(k.Cards)
			i := slices.IndexFunc(k.Cards, func(c Card) bool { return c.Actors[0] == "government" })
			if found := leaks(t, &k, l.Law.Facts, &k.Cards[i]); len(found) > 0 {
				t.Fatalf("it leaks before: %v", found)
			}
			own, err := card(l, s, sim.Options{}, chair(t, &k.Cards[i]))
			if err != nil {
				t.Fatal(err)
			}
			c.leak(&own)
			k.Cards[i] = own
			if found := leaks(t, &k, l.Law.Facts, &k.Cards[i]); !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, c.want) }) {
				t.Errorf("found %q, want %q", found, c.want)
			}
		})
	}
}

// otherwise is a scenario in which everything that a chair does not know is another way: each circumstance that it does
// not know, who else knows what, whose official the person is, what only the requesting State plans, whether the offence
// is one that a treaty covers, and all that is expected and kept for afterwards.
func otherwise(s *scenario.Scenario, v *facts.Vocabulary, chair []facts.Actor) *scenario.Scenario {
	o := s.Clone()
	cases := []scenario.Case{o.Case}
	for i := range o.Requests {
		cases = append(cases, o.Requests[i].Case)
	}
	official, _ := v.Circumstance("target_is_official")
	for _, c := range cases {
		for _, id := range v.Circumstances() {
			known := s.Knows(chair[0], id, v)
			for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
				k := v.Knows(a, id)
				if !slices.Contains(chair, a) {
					c.Values[k] = 1 - max(c.Values[k], 0)
				}
			}
			if !known {
				c.Values[id] = 1 - max(c.Values[id], 0)
			}
		}
		for _, f := range v.All() {
			switch {
			case strings.HasPrefix(f.Name, "offence."), ofOfficials(f.Name) && !s.Knows(chair[0], official, v),
				(f.Name == "request.later_use" || f.Name == "request.onward") && chair[0] != facts.RequestingAuthority:
				if f.Kind != facts.KindInt {
					c.Values[f.ID] = 1 - min(max(c.Values[f.ID], 0), 1)
				}
			}
		}
	}
	o.Title, o.Story, o.Discussion, o.Expect, o.Injects, o.ID = "Another title", "Another story.", nil, nil, nil, "another"
	return o
}

// TestACardTurnsOnWhatItsReaderKnows: were everything otherwise that the reader does not know, the card would be the
// same to the letter.
func TestACardTurnsOnWhatItsReaderKnows(t *testing.T) {
	eachStory(t, func(t *testing.T, l *sim.Simulator, s *scenario.Scenario) {
		k := bundledKit(t, l, s)
		for i := range k.Cards {
			who := chair(t, &k.Cards[i])
			other, err := card(l, otherwise(s, l.Law.Facts, who), sim.Options{}, who)
			if err != nil {
				t.Fatal(err)
			}
			if was, is := plain(t, k.CardSheet(&k.Cards[i])), plain(t, k.CardSheet(&other)); was != is {
				t.Errorf("%v:\n%s\nand were it otherwise:\n%s", who, was, is)
			}
		}
	})
}

// TestACardTurnsOnKnowledge: the comparison above can fail. A government that knows has another card than one that
// does not.
func TestACardTurnsOnKnowledge(t *testing.T) {
	l := simulator(t)
	s := story(t, l, "travelling-official")
	knows := kit(t, l, s, sim.Options{Tell: []string{"government=target_is_official"}})
	not := bundledKit(t, l, s)
	of := func(k *Kit) string {
		i := slices.IndexFunc(k.Cards, func(c Card) bool { return c.Actors[0] == "government" })
		return plain(t, k.CardSheet(&k.Cards[i]))
	}
	for _, want := range []string{"The person is an official of another State.", "Essential interests (what you know bears on it: the person is an official of another State)"} {
		if !strings.Contains(of(knows), want) || strings.Contains(of(not), want) {
			t.Errorf("%q should stand on the card of a government that knows, and on no other:\n%s\n%s", want, of(knows), of(not))
		}
	}
}

// TestOneCardForOnePerson: who is suspect and person with knowledge at once has one card.
func TestOneCardForOnePerson(t *testing.T) {
	l := simulator(t)
	k := bundledKit(t, l, story(t, l, "it-staffer-on-holiday"))
	var persons []string
	for _, c := range k.Cards {
		if slices.Contains(c.Actors, "suspect") || slices.Contains(c.Actors, "knowledge-holder") {
			persons = append(persons, strings.Join(c.Actors, "+"))
		}
	}
	if !slices.Equal(persons, []string{"suspect+knowledge-holder"}) {
		t.Errorf("cards of the person: %v", persons)
	}
}

// TestWhatTheLawLetsACardDo: cards say what the text says. Under the UN Convention the central authority may decline to
// collect traffic data in real time, for it only endeavours to help (Art. 45(1)); under Budapest it shall help (Art.
// 33(1)). The government holds essential interests under both; the operator may not object in a State whose law does not
// let it.
func TestWhatTheLawLetsACardDo(t *testing.T) {
	l := simulator(t)
	k := bundledKit(t, l, story(t, l, "travelling-official"))
	of := func(actor string) *Card {
		return &k.Cards[slices.IndexFunc(k.Cards, func(c Card) bool { return c.Actors[0] == actor })]
	}
	can := func(actor string, treaty int, event string) []string {
		for _, s := range of(actor).of(0, treaty).Steps {
			if s.Event == event {
				return append([]string{}, s.Cites...)
			}
		}
		return nil
	}
	if got := can("central-authority", 0, "decline"); !slices.Equal(got, []string{"Art. 45(1)"}) {
		t.Errorf("UNCC: declines on %v", got)
	}
	if got := can("central-authority", 1, "decline"); got != nil {
		t.Errorf("Budapest: declines on %v", got)
	}
	if can("custodian", 0, "object") != nil || can("custodian", 0, "comply") == nil {
		t.Error("the operator may object, or may not comply")
	}
	for treaty, want := range []string{"Art. 40(21)(b)", "Art. 27(4)(b)"} {
		if !slices.ContainsFunc(of("government").of(0, treaty).Grounds, func(g CardGround) bool { return g.Cite == want && g.Test == "considers" }) {
			t.Errorf("the government does not hold %s", want)
		}
	}
	if g := of("custodian").of(0, 0).Silence; len(g) != 1 || !slices.Contains(g[0].Stops, "sending-state") || g[0].Until != "none-stated" {
		t.Errorf("the operator is bound to silence by %v", g)
	}
}

// TestHandoutAndOpeningSlides: what everybody sees from the start gives nothing away, and no answer.
func TestHandoutAndOpeningSlides(t *testing.T) {
	eachStory(t, func(t *testing.T, l *sim.Simulator, s *scenario.Scenario) {
		k := bundledKit(t, l, s)
		slides := k.slides()
		stop := slices.IndexFunc(slides, func(s Sheet) bool { return slices.Contains(s, doc.Block(heading(1, say("kit-slide-stop")))) })
		if stop < 0 || stop == len(slides)-1 {
			t.Fatal("no slide says stop before the answers")
		}
		for name, sheets := range map[string][]Sheet{"handout": k.handout(), "slides": slides[:stop+1]} {
			text := ""
			for _, sheet := range sheets {
				text += plain(t, sheet) + " "
			}
			for id, list := range s.Workshop.GivesAway {
				if word := scenario.Betrays(text, list); word != "" {
					t.Errorf("the %s says %q, which gives away %s", name, word, l.Law.Facts.Fact(id).Short())
				}
			}
			for _, secret := range append([]string{s.Title, k.Scenario.States["sending"].Name}, s.Discussion...) {
				if secret != "" && strings.Contains(text, secret) {
					t.Errorf("the %s says %q", name, secret)
				}
			}
			for _, e := range s.Expect {
				if strings.Contains(text, e.Because) {
					t.Errorf("the %s says %q", name, e.Because)
				}
			}
		}
	})
}

// TestTimes: the parts of an exercise add up, whatever its length and the number of treaties.
func TestTimes(t *testing.T) {
	for minutes := scenario.Shortest; minutes <= scenario.Longest; minutes++ {
		for treaties := 1; treaties <= 6; treaties++ {
			sum := 0
			for _, p := range phases(minutes, treaties) {
				if sum += p.Minutes; p.Minutes < 1 {
					t.Fatalf("%d minutes, %d treaties: %s takes %d", minutes, treaties, p.Name, p.Minutes)
				}
			}
			if sum != minutes {
				t.Fatalf("%d minutes, %d treaties: they add up to %d", minutes, treaties, sum)
			}
		}
	}
}

// TestTheSameBytes: the same scenario gives the same files.
func TestTheSameBytes(t *testing.T) {
	l := simulator(t)
	s := story(t, l, "seven-objections")
	one, two := bundledKit(t, l, s), kit(t, l.Fork(), s, sim.Options{})
	for i, f := range one.Files() {
		a, err := one.HTML(f)
		if err != nil {
			t.Fatal(err)
		}
		b, err := two.HTML(two.Files()[i])
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s is not the same twice", f.Name)
		}
		if f.Name == "cards" && bytes.Count(a, []byte("<article>")) != len(one.Cards) {
			t.Errorf("%d cards on %d pages", len(one.Cards), bytes.Count(a, []byte("<article>")))
		}
	}
}

// TestNoWorkshop: a scenario without the block cannot be played.
func TestNoWorkshop(t *testing.T) {
	l := simulator(t)
	s := story(t, l, "travelling-official")
	s.Workshop = nil
	if _, err := Make(context.Background(), l, s, sim.Options{}); err != ErrNoWorkshop {
		t.Errorf("got %v", err)
	}
}
