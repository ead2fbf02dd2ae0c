package law_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

var update = flag.Bool("update", false, "write the results into testdata")

// texts are the bundled instruments by default, and under each other option of each reading.
func texts(t *testing.T, c *law.Corpus, visit func(name string, text *law.Text)) {
	t.Helper()
	for _, in := range c.Instruments {
		visit(in.ID, text(t, c, in.ID, nil))
		for _, r := range in.Readings {
			for _, o := range r.Options {
				if o.Name != r.Default {
					visit(r.ID+"="+o.Name, text(t, c, in.ID, map[string]string{r.ID: o.Name}))
				}
			}
		}
	}
}

func text(t testing.TB, c *law.Corpus, id string, readings map[string]string, amendments ...*law.Amendment) *law.Text {
	t.Helper()
	var p source.Problems
	out := c.Text(id, readings, amendments, &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEveryRuleIsSourced: whatever the reading, a rule of a treaty cites an article that the treaty has, for
// every article that it cites; every rule says in plain words what it does and how its words were checked.
func TestEveryRuleIsSourced(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	articles := regexp.MustCompile(`^(\d+)`)
	texts(t, corpus, func(name string, text *law.Text) {
		for _, r := range text.Rules {
			if r.Says == "" || !slices.Contains(facts.Grades, string(r.Checked)) || r.Cite == "" {
				t.Errorf("%s: %s says %q, cites %q, was checked by %q", name, r.ID, r.Says, r.Cite, r.Checked)
			}
			if kinds := kinds(r); len(kinds) != 1 && !slices.Equal(kinds, []string{"Ground", "Incorporates"}) {
				t.Errorf("%s: %s is %v", name, r.ID, kinds)
			}
			if r.Instrument != text.Instrument.ID {
				continue
			}
			cite := r.Cite
			if i := strings.Index(cite, "Budapest"); i > 0 {
				cite = cite[:i] // what it copies
			}
			for _, part := range regexp.MustCompile(`(?:^|, | with | and |–)(?:Arts?\. )?\d+`).FindAllString(cite, -1) {
				m := articles.FindString(regexp.MustCompile(`\d+`).FindString(part))
				if _, listed := text.Instrument.Articles[m]; !listed && text.Instrument.Extends == nil {
					t.Errorf("%s: %s cites %q, and there is no Article %s", name, r.ID, r.Cite, m)
				}
			}
		}
	})
}

// kinds are what a rule is, read off its type: the fields from Term to Plain that are set.
func kinds(r *law.Rule) []string {
	var out []string
	v := reflect.ValueOf(*r)
	between := false
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		between = between || name == "Term"
		parts := []string{"Only", "Except", "Of", "Do", "By", "Unless"} // belong to another field
		if between && !v.Field(i).IsZero() && !slices.Contains(parts, name) {
			out = append(out, name)
		}
		if name == "Plain" {
			break
		}
	}
	return out
}

// TestIDsFollowCitations: the id is the instrument, then the segments of the citation, so that a range in
// a gate means what the treaty's range means.
func TestIDsFollowCitations(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	for _, in := range corpus.Instruments {
		for _, r := range text(t, corpus, in.ID, nil).Rules {
			segments := strings.Split(r.ID, ".")
			if r.Instrument != in.ID || segments[1][0] < '0' || segments[1][0] > '9' {
				continue // a rule beside the treaty, or one named for what it defines
			}
			cited := regexp.MustCompile(`^Arts?\. (\d+)(?:\((\w+)\))?(?:\((\w+)\))?`).FindStringSubmatch(r.Cite)
			for i := 1; cited != nil && i < len(cited) && i < len(segments); i++ {
				if from, _, _ := strings.Cut(segments[i], "-"); cited[i] != "" && from != cited[i] {
					t.Errorf("%s cites %s", r.ID, r.Cite)
				}
			}
			if cited == nil {
				t.Errorf("%s cites %s", r.ID, r.Cite)
			}
		}
	}
}

// TestRangesMatchSegments: Article 40(8) to (31) is not 40(80), and 40(1) is not 40(10).
func TestRangesMatchSegments(t *testing.T) {
	for _, c := range []struct {
		ref, id string
		want    bool
	}{
		{"uncc.40.8-31", "uncc.40.8", true},
		{"uncc.40.8-31", "uncc.40.31", true},
		{"uncc.40.8-31", "uncc.40.21.b", true}, // with its letters
		{"uncc.40.8-31", "uncc.40.8.dual", true},
		{"uncc.40.8-31", "uncc.40.7", false},
		{"uncc.40.8-31", "uncc.40.32", false},
		{"uncc.40.8-31", "uncc.40.80", false},
		{"uncc.40.8-31", "uncc.40.3", false},
		{"uncc.40.8-31", "uncc.40", false},      // the article itself is more than its paragraphs
		{"uncc.40.8-31", "uncc.4.8", false},     //
		{"uncc.40.8-31", "uncc.40.lead", false}, // no number
		{"uncc.40.8-31", "budapest.40.9", false},
		{"uncc.40.1", "uncc.40.1", true},
		{"uncc.40.1", "uncc.40.1.a", true},
		{"uncc.40.1", "uncc.40.10", false},
		{"uncc.40", "uncc.40.21.b", true},
		{"uncc.4", "uncc.40", false},
		{"uncc", "uncc.40", true},
		{"uncc.40.21.b", "uncc.40.21", false},
		{"budapest.27.2-9", "budapest.27.4.b", true},
		{"budapest.27.2-9", "budapest.27.1", false},
		{"budapest.39.1-2", "budapest.27.4", false}, // a range that runs backwards covers nothing
		{"other.grounds", "other.grounds", true},
		{"domestic.self-help", "domestic.self-help", true}, // a hyphen makes no range by itself
	} {
		if got := law.Matches(c.ref, c.id); got != c.want {
			t.Errorf("%s covers %s: %v, want %v", c.ref, c.id, got, c.want)
		}
	}
}

// TestGatesCoverTheirParagraphs: Art. 40(7) gives way on paragraphs 8 to 31 and on nothing else; Budapest
// 27(1) on 27(2) to (9), and 28(1) on 28(2) to (4).
func TestGatesCoverTheirParagraphs(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	paragraph := func(id string) (article, number int) {
		fmt.Sscanf(strings.ReplaceAll(id[strings.Index(id, ".")+1:], ".", " "), "%d %d", &article, &number)
		return article, number
	}
	for gate, in := range map[string]struct{ article, from, to int }{
		"uncc.40.7": {40, 8, 31}, "budapest.27.1": {27, 2, 9}, "budapest.28.1": {28, 2, 4},
	} {
		id, _, _ := strings.Cut(gate, ".")
		instrument := text(t, corpus, id, nil)
		suspends := instrument.Rule(gate).Suspends
		for _, r := range instrument.Rules {
			article, number := paragraph(r.ID)
			want := r.Instrument == id && article == in.article && number >= in.from && number <= in.to
			got := slices.ContainsFunc(suspends, func(ref source.Text) bool { return law.Matches(ref.Value, r.ID) })
			if got != want {
				t.Errorf("%s suspends %s: %v, want %v", gate, r.ID, got, want)
			}
		}
	}
}

// TestOrderOfFilesDoesNotMatter: the same law in any order is the same law, with the same hashes.
func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	describe := func(files []source.File) string {
		var b strings.Builder
		corpus, _ := simtest.Law(t, files)
		for _, in := range append(corpus.Instruments, corpus.Layers...) {
			fmt.Fprintln(&b, in.ID, in.Hash, in.Chapters)
		}
		for _, f := range corpus.Facts.All() {
			fmt.Fprintln(&b, f.ID, f.Name)
		}
		texts(t, corpus, func(name string, text *law.Text) {
			fmt.Fprint(&b, name)
			for _, r := range text.Rules {
				fmt.Fprint(&b, " ", r.ID)
			}
			fmt.Fprintln(&b)
		})
		return b.String()
	}
	want := describe(simtest.Treaties())
	for seed := range uint64(5) {
		if got := describe(simtest.Shuffle(simtest.Treaties(), seed)); got != want {
			t.Errorf("files in another order give\n%s\nwant\n%s", got, want)
		}
	}
}

// TestHashSeesEveryChange: a word changed in any file of an instrument is another law, but in the list of its
// paragraphs, which changes no answer.
func TestHashSeesEveryChange(t *testing.T) {
	files := simtest.Treaties()
	before, _ := simtest.Law(t, files)
	for i, f := range files {
		id, rest, _ := strings.Cut(f.Name, "/")
		if before.Instrument(id) == nil || strings.Contains(rest, "/") {
			continue // of an instrument's folder only the law itself counts
		}
		changed := slices.Clone(files)
		changed[i].Data = append(slices.Clone(f.Data), "\n# one more word\n"...)
		after, _ := simtest.Law(t, changed)
		for _, in := range before.Instruments {
			if now := after.Instrument(in.ID).Hash; (now != in.Hash) != (in.ID == id && rest != law.CoverageName) {
				t.Errorf("%s changed: the hash of %s was %s and is %s", f.Name, in.ID, in.Hash, now)
			}
		}
	}
}

// TestAmendment: a draft adds, changes and removes what it says and leaves everything else, the instrument
// without the draft included.
func TestAmendment(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	data, err := os.ReadFile("testdata/amendment.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var p source.Problems
	draft := law.LoadAmendment(source.File{Name: "amendment.yaml", Data: data}, corpus, &p)
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
	before := text(t, corpus, "uncc", nil)
	with := text(t, corpus, "uncc", nil, draft)
	again := text(t, corpus, "uncc", nil)

	var changes []string
	for _, r := range with.Rules {
		switch old := before.Rule(r.ID); {
		case old == nil:
			changes = append(changes, "added "+r.ID)
		case !reflect.DeepEqual(plain(old), plain(r)):
			changes = append(changes, "changed "+r.ID)
		}
	}
	for _, r := range before.Rules {
		if with.Rule(r.ID) == nil {
			changes = append(changes, "removed "+r.ID)
		}
		if !reflect.DeepEqual(plain(r), plain(again.Rule(r.ID))) {
			t.Errorf("the draft changed %s for those who do not apply it", r.ID)
		}
	}
	slices.Sort(changes)
	want := []string{"added uncc.45.4", "changed uncc.40.21.b", "changed uncc.42.6.b", "changed uncc.43.2.b", "changed uncc.45.1", "removed uncc.40.8.trifles"}
	if !slices.Equal(changes, want) { // 42(6) and 43(2) take over what 40(21)(b) then says
		t.Errorf("changes: %v, want %v", changes, want)
	}
	if got := with.Rule("uncc.45.1").Duty.Strength; got != "shall" {
		t.Errorf("Art. 45(1) says %s", got)
	}
	movers := with.Rule("uncc.40.21.b").Ground.MovedBy
	if len(movers) != 1 || movers[0].Value != "target_is_official" || movers[0].File != "amendment.yaml" {
		t.Errorf("a list is replaced as a whole, with its place: %v", movers)
	}
	if g := with.Rule("uncc.40.21.b").Ground; g.Effect != "may-refuse" || g.Test != "considers" || g.Holder != "government" {
		t.Errorf("what the draft does not name stays: %+v", g)
	}
	if r := with.Rule("uncc.40.21.b"); r.Topic != "" {
		t.Errorf("null drops a field, and the topic is still %q", r.Topic)
	}
	if other := text(t, corpus, "budapest", nil, draft); len(other.Amended) > 0 {
		t.Errorf("the draft is of the other convention, and applies to Budapest: %v", other.Amended)
	}
}

// plain is a rule without what depends on where it was read.
func plain(r *law.Rule) law.Rule {
	out := *r
	out.Cond = nil
	return out
}

// TestReadingsChangeOnlyWhatTheySay: an option changes, adds or removes the rules that it names, and choosing
// the default is choosing nothing.
func TestReadingsChangeOnlyWhatTheySay(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	for _, in := range corpus.Instruments {
		by := text(t, corpus, in.ID, nil)
		for _, reading := range in.Readings {
			if by.Rule(reading.Provision) == nil {
				t.Errorf("%s is of %s, which is no rule", reading.ID, reading.Provision)
			}
			for _, o := range reading.Options {
				touched := map[string]bool{}
				for _, ch := range o.Changes {
					if ch.Rule != nil {
						touched[ch.Rule.Value] = true
					}
					if ch.Remove != nil {
						touched[ch.Remove.Value] = true
					}
				}
				now := text(t, corpus, in.ID, map[string]string{reading.ID: o.Name})
				for _, r := range by.Rules {
					is := now.Rule(r.ID)
					if o.Name == reading.Default && (is == nil || !reflect.DeepEqual(plain(is), plain(r))) {
						t.Errorf("choosing the default of %s changes %s", reading.ID, r.ID)
					}
					if r.Incorporates != nil && touched[r.Incorporates.Value] {
						continue // it takes over what the rule then says
					}
					if !touched[r.ID] && o.Name != reading.Default && (is == nil || !reflect.DeepEqual(plain(is), plain(r))) {
						t.Errorf("%s=%s changes %s and does not say so", reading.ID, o.Name, r.ID)
					}
				}
			}
		}
	}
}

// TestUnknownReadingIsRefused: a reading or an option that does not exist is a problem, not a silent default.
func TestUnknownReadingIsRefused(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	for _, choice := range []map[string]string{{"uncc.28.4": "no-such-option"}, {"uncc.99.9": "information"}} {
		var p source.Problems
		if corpus.Text("uncc", choice, nil, &p); p.Empty() {
			t.Errorf("%v is taken without a word", choice)
		}
	}
}

// TestExtends: a protocol has the rules and readings of what it adds to, and its own.
func TestExtends(t *testing.T) {
	files := append(simtest.Treaties(), simtest.Sample()...)
	files = append(files,
		source.File{Name: "protocol/treaty.yaml", Data: []byte("format: treaty/1\nid: protocol\nname: A protocol\nshort: P\nlayer: treaty\nextends: sample\narticles:\n  \"7\": More\n")},
		source.File{Name: "protocol/rules.yaml", Data: []byte("format: rules/1\ntitle: More\nrules:\n  - id: protocol.7\n    cite: Art. 7\n    says: More of Article 2.\n    plain: principle\n    checked: text\n")},
	)
	corpus, _ := simtest.Law(t, files)
	protocol, sample := text(t, corpus, "protocol", nil), text(t, corpus, "sample", nil)
	for _, r := range sample.Rules {
		if protocol.Rule(r.ID) == nil {
			t.Errorf("the protocol lacks %s", r.ID)
		}
	}
	if protocol.Rule("protocol.7") == nil || sample.Rule("protocol.7") != nil {
		t.Error("a protocol's own rule is its own, and not its parent's")
	}
}

// TestLint reads testdata/lint/*.txt: a chapter of a treaty called t with Articles 1 to 9, a line ----, and
// everything that is wrong with it. One file, one mistake.
func TestLint(t *testing.T) {
	files, err := filepath.Glob("testdata/lint/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		in, want, _ := strings.Cut(string(data), "\n----\n")
		got := lint(in)
		if got == "" {
			t.Errorf("%s: nothing is wrong with it", file)
		}
		if *update {
			if err := os.WriteFile(file, []byte(in+"\n----\n"+got+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if got != strings.TrimSuffix(want, "\n") {
			t.Errorf("%s:\n%s\n--- got:\n%s\n--- want:\n%s", file, in, got, want)
		}
	}
}

// lint loads what a case holds: files, each after a line `=== NAME`; a case without such a line is t/rules.yaml.
func lint(in string) (out string) {
	defer func() {
		if r := recover(); r != nil {
			out = fmt.Sprint("panic: ", r)
		}
	}()
	if !strings.HasPrefix(in, "=== ") {
		in = "=== t/rules.yaml\n" + in
	}
	var files []source.File
	for _, part := range strings.Split("\n"+in, "\n=== ")[1:] {
		name, data, _ := strings.Cut(part, "\n")
		files = append(files, source.File{Name: name, Data: []byte(data)})
	}
	add := func(name, data string) {
		if !slices.ContainsFunc(files, func(f source.File) bool { return f.Name == name }) {
			files = append(files, source.File{Name: name, Data: []byte(data)})
		}
	}
	add("t/treaty.yaml", "format: treaty/1\nid: t\nname: T\nshort: T\nlayer: treaty\narticles:\n  \"1\": One\n  \"2\": Two\n  \"40\": Forty\n")
	var p source.Problems
	corpus, flows := law.Load(files, &p), flow.Load(files, &p)
	corpus.CheckProvisions(&p)
	if p.Empty() {
		for _, id := range corpus.IDs() {
			if text := corpus.Text(id, nil, nil, &p); p.Empty() {
				text.Coverage(&p)
				for _, def := range flows.Defs {
					if def.Treaty == id {
						flow.Compile(text, flows.Skeletons[def.Uses.Value], def, corpus.Facts, &p)
					}
				}
			}
		}
	}
	if err := p.Err(); err != nil {
		return err.Error()
	}
	return ""
}

// TestAmendmentOfTwo: each change goes to the instrument whose rule it is; one that belongs to neither is refused, and so
// is an instrument for which there is no change.
func TestAmendmentOfTwo(t *testing.T) {
	corpus, _ := simtest.Law(t, simtest.Treaties())
	load := func(of, changes string) (*law.Amendment, string) {
		var p source.Problems
		a := law.LoadAmendment(source.File{Name: "a.yaml", Data: []byte("format: amendment/1\nid: a\ntitle: t\nof: " + of + "\nwhy: w\nchanges:\n" + changes)}, corpus, &p)
		for _, of := range a.Of {
			corpus.Text(of.Value, nil, []*law.Amendment{a}, &p)
		}
		if err := p.Err(); err != nil {
			return a, err.Error()
		}
		return a, ""
	}
	both, wrong := load("[uncc, budapest]", "  - remove: uncc.40.8.trifles\n  - remove: budapest.39.1\n")
	if wrong != "" {
		t.Fatal(wrong)
	}
	if r := text(t, corpus, "uncc", nil, both); r.Rule("uncc.40.8.trifles") != nil || r.Rule("uncc.40.32") == nil {
		t.Error("the change of the one instrument is not the one that was laid over it")
	}
	if r := text(t, corpus, "budapest", nil, both); r.Rule("budapest.39.1") != nil {
		t.Error("the change of the other instrument was left out")
	}
	for _, c := range []struct{ of, changes, want string }{
		{"[uncc]", "  - remove: budapest.39.1\n", "no rule is called \"budapest.39.1\""},
		{"[uncc, budapest]", "  - remove: uncc.40.32\n", "changes no rule of budapest"},
		{"[uncc, budapest]", "  - remove: uncc.40.32\n  - remove: budapest.39.1\n  - remove: other.1\n", "no rule is called \"other.1\""},
		{"[uncc]", "  - set: {cite: Art. 1}\n", "changes nothing"},
	} {
		if _, wrong := load(c.of, c.changes); !strings.Contains(wrong, c.want) {
			t.Errorf("of %s: %q; want %q", c.of, wrong, c.want)
		}
	}
}
