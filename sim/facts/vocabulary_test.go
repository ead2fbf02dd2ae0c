package facts

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestEveryFactIsASentence: a fact has a name that a condition can use, a sentence that stands in tables,
// and a default among its values. Nobody knows anything, and nothing is so, unless it is said.
func TestEveryFactIsASentence(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$`)
	v := Core()
	for _, f := range v.All() {
		if !name.MatchString(f.Name) {
			t.Errorf("%s cannot be written in a condition", f.Name)
		}
		if !strings.HasSuffix(f.Says, ".") || f.Says[:1] != strings.ToUpper(f.Says[:1]) || strings.Contains(f.Says, "{of}") {
			t.Errorf("%s stands for no sentence: %q", f.Name, f.Says)
		}
		if val, ok := f.Read(f.Show(f.Default)); !ok || val != f.Default {
			t.Errorf("the default of %s is none of its values: %s", f.Name, f.Show(f.Default))
		}
		if f.Circumstance && f.Default != 0 {
			t.Errorf("%s is assumed to be so", f.Name)
		}
	}
}

// TestDefaultsAreTheQuietCase: what a run assumes when nobody says otherwise opens no ground and no door.
func TestDefaultsAreTheQuietCase(t *testing.T) {
	for name, want := range map[string]string{
		"relation.mla_treaty":                 "false", // no treaty that displaces the instrument's grounds
		"relation.mla_ground_met":             "false",
		"request.form_defect":                 "false",
		"request.confidential":                "false", // secrecy has to be asked for
		"request.specified":                   "true",
		"offence.trivial":                     "false",
		"offence.penalty.requested.kind":      "custody", // a crime at home too
		"requested.law.measure_available":     "true",
		"requested.law.custodian_may_object":  "false", // a provider may not speak unless a law lets it
		"requested.law.person_told":           "never",
		"requested.law.secrecy_until":         "none-stated", // no end is stated; that is not "no end"
		"requested.human_rights_duty_engaged": "false",
		"requested.transfer_lawful":           "true",
		"system.location":                     "requested",
		"person.official_of":                  "none",
	} {
		v := Core()
		id, ok := v.Lookup(name)
		if !ok {
			t.Errorf("there is no fact %s", name)
			continue
		}
		if got := v.Fact(id).Show(v.Fact(id).Default); got != want {
			t.Errorf("%s is assumed to be %s, want %s", name, got, want)
		}
	}
}

// TestOpenFactsAreFew: a run does not assume the grounds of a treaty that is not encoded away.
func TestOpenFactsAreFew(t *testing.T) {
	var open []string
	for _, f := range Core().All() {
		if f.Open {
			open = append(open, f.Name)
		}
	}
	if !slices.Equal(open, []string{"relation.mla_use_limited", "relation.mla_ground_met"}) {
		t.Errorf("left open: %v", open)
	}
}

// TestKnowledgeHasAFactForEachActor: one knowing is not another knowing.
func TestKnowledgeHasAFactForEachActor(t *testing.T) {
	v := Core()
	seen := map[ID]bool{}
	for a := Actor(0); int(a) < NumActors; a++ {
		for _, c := range v.Circumstances() {
			id := v.Knows(a, c)
			f := v.Fact(id)
			if seen[id] || !f.Hidden || f.Knower != a || f.About != c {
				t.Errorf("%s knows %s: %+v", a, v.Fact(c).Short(), f)
			}
			seen[id] = true
			if got, ok := v.Circumstance(v.Fact(c).Short()); !ok || got != c {
				t.Errorf("%s is not found by its short name", v.Fact(c).Short())
			}
		}
	}
	for _, f := range v.All() {
		if f.Hidden {
			t.Errorf("a file may state %s", f.Name)
		}
	}
}

// TestFixedWords: the words that other people's files use are there and in their order; more may follow.
func TestFixedWords(t *testing.T) {
	for what, list := range map[string]struct {
		words []string
		want  string
	}{
		"actors":    {Actors, "requesting-authority issuing-court trial-court central-authority government executing-authority court contact-point issuing-authority designated-authority enforcing-authority addressee custodian controller suspect data-subject knowledge-holder nationality-state sending-state third-state supervisory-authority"},
		"measures":  {Measures, "preservation traffic-disclosure production search-seizure compelled-assistance real-time-traffic content-interception emergency-disclosure spontaneous-information location witness-hearing asset-freezing"},
		"routes":    {Routes, "mutual-assistance contact-point direct-to-custodian police spontaneous domestic-order voluntary"},
		"stages":    {Stages, "drafted issued sent received form scope review consultation postponed authorisation served objection executing obtained challenge delivered use onward closed"},
		"outcomes":  {Outcomes, "delivered delivered-in-part preserved refused declined unanswered withdrawn redirected quashed lapsed not-complied outside-this-treaty"},
		"reasons":   {OutsideReasons, "not-in-force offence measure route left-to-other-law"},
		"reaches":   {Reaches, "nothing preserved obtained delivered passed-on"},
		"effects":   {Effects, "may-refuse no-obligation barred may-decline may-postpone may-condition"},
		"tests":     {Tests, "objective considers substantial-grounds"},
		"strengths": {Strengths, "shall shall-endeavour may shall-consider"},
		"notices":   {NoticeRules, "required permitted prohibited silent"},
		"grades":    {Grades, "text model commentary recollection"},
		"stances":   {Stances, "accommodating by-the-book protective"},
		"layers":    {Layers, "treaty international domestic order"},
	} {
		// Lists may grow, also in the middle where their order means something; no word goes or changes places.
		want := strings.Fields(list.want)
		kept := slices.DeleteFunc(slices.Clone(list.words), func(w string) bool { return !slices.Contains(want, w) })
		if !slices.Equal(kept, want) {
			t.Errorf("%s: %v, want %v and what was added", what, list.words, want)
		}
	}
	if len(Actors) != NumActors {
		t.Errorf("%d actors have %d names", NumActors, len(Actors))
	}
}

// TestRequestedSide: a State's stance covers its public bodies and nobody else.
func TestRequestedSide(t *testing.T) {
	for name, want := range map[string]bool{
		"central-authority": true, "government": true, "executing-authority": true, "court": true, "contact-point": true,
		"requesting-authority": false, "custodian": false, "knowledge-holder": false, "sending-state": false, "issuing-authority": false,
	} {
		if a, ok := ActorNamed(name); !ok || a.Requested() != want {
			t.Errorf("%s on the requested side: %v", name, a.Requested())
		}
	}
	if _, ok := ActorNamed("Government"); ok {
		t.Error("names are written small")
	}
}

func TestDeclare(t *testing.T) {
	v := Core()
	before := v.Len()
	id, err := v.Declare("requested.reserved.treaty_1_2", "The requested State has reserved it.", "treaty", true, "")
	if err != nil || v.Fact(id).Default != 1 || v.Fact(id).Declared != "treaty" || v.Len() != before+1 {
		t.Fatalf("%+v, %v", v.Fact(id), err)
	}
	for name, want := range map[string]string{
		"requested.reserved.treaty_1_2": "the fact requested.reserved.treaty_1_2 is declared already, by treaty",
		"offence.trivial":               "the fact offence.trivial is declared already, by the core vocabulary",
		"requested.reserved.1":          `"requested.reserved.1" is not the name of a fact: use lower-case words of letters, digits and underscores joined by dots`,
		"requested.law.self-help":       `"requested.law.self-help" is not the name of a fact: use lower-case words of letters, digits and underscores joined by dots`,
		"alone":                         `"alone" is not the name of a fact: use lower-case words of letters, digits and underscores joined by dots`,
		"a..b":                          `"a..b" is not the name of a fact: use lower-case words of letters, digits and underscores joined by dots`,
	} {
		if _, err := v.Declare(name, "", "other", false, ""); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	if v.Len() != before+1 {
		t.Errorf("what was refused is in the vocabulary")
	}
}

// TestReadTakesWhatShowWrites, and nothing that means the same in another spelling.
func TestReadTakesWhatShowWrites(t *testing.T) {
	v := Core()
	rapid.Check(t, func(t *rapid.T) {
		f := v.Fact(ID(rapid.IntRange(0, v.Len()-1).Draw(t, "fact")))
		text := rapid.OneOf(
			rapid.SampledFrom([]string{"true", "false", "yes", "True", "1", "0", "01", "+1", "-1", "1.0", "1e1", " 1", "", "none", "None", "unknown", "1200", "1201"}),
			rapid.StringMatching(`-?[0-9]{1,5}`),
		).Draw(t, "value")
		val, ok := f.Read(text)
		if ok && f.Show(val) != text {
			t.Fatalf("%s reads %q as %s", f.Name, text, f.Show(val))
		}
		if ok && f.Kind == KindInt && (val < f.Min || val > f.Max) {
			t.Fatalf("%s takes %d", f.Name, val)
		}
		if !ok && val != Unknown {
			t.Fatalf("%s refuses %q and gives it the value %d", f.Name, text, val)
		}
	})
	if _, ok := v.Fact(0).Read("robbery"); ok {
		t.Error("an offence of another kind is taken")
	}
}

func TestNearest(t *testing.T) {
	v := Core()
	for word, want := range map[string]string{
		"offence.trivail":                 "offence.trivial",
		"requested.law.provider_secrey":   "requested.law.provider_secrecy",
		"offence.penalty.requested.knd":   "offence.penalty.requested.kind",
		"circumstances.target_is_offical": "circumstances.target_is_official",
		"relation.mla_traety":             "relation.mla_treaty",
	} {
		if got := v.Suggest(word); len(got) == 0 || got[0] != want {
			t.Errorf("%s: %v, want %s first", word, got, want)
		}
	}
	if got := v.Suggest("nothing.like.it.at.all.anywhere"); len(got) > 0 {
		t.Errorf("far from everything, and suggested: %v", got)
	}
}
