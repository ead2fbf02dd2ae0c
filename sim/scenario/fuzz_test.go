package scenario_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// FuzzScenario reads stories of every sort: it never panics, every problem has a place inside the file, and a
// story without problems can be used.
func FuzzScenario(f *testing.F) {
	for _, file := range simtest.Scenarios() {
		f.Add(file.Data)
	}
	bad, err := filepath.Glob("../testdata/bad/*.yaml")
	if err != nil || len(bad) == 0 {
		f.Fatal("no bad files", err)
	}
	for _, name := range bad {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	corpus, _ := simtest.Law(f, simtest.Treaties())
	world := simtest.World(f, corpus)
	profiles := simtest.Stories()
	f.Fuzz(func(t *testing.T, data []byte) {
		var p source.Problems
		s := scenario.Load(source.File{Name: "story.yaml", Data: data}, world, &p)
		simtest.Inside(t, append(profiles, source.File{Name: "story.yaml", Data: data}), &p)
		if !p.Empty() {
			return
		}
		if s == nil || len(s.Case.Values) != corpus.Facts.Len() || len(s.States) < 2 {
			t.Fatalf("no problems, and no story: %+v", s)
		}
		s.Clone()
	})
}

// FuzzProfile reads profiles of every sort: a profile without problems can be a State's law in a story.
func FuzzProfile(f *testing.F) {
	for _, file := range simtest.Stories() {
		if strings.HasPrefix(file.Name, "profiles/") {
			f.Add(file.Data)
		}
	}
	seedBad(f, "# as profiles/")
	corpus, _ := simtest.Law(f, simtest.Treaties())
	story := []byte("format: scenario/1\ntitle: t\nstory: s\nin_force: assumed\nstates:\n  requesting:\n    name: A\n    profile: more\n" +
		"  requested:\n    name: B\n    profile: more\nrequests:\n  - id: r\n    measure: production\n    route: police\ntreaties: [uncc]\n")
	f.Fuzz(func(t *testing.T, data []byte) {
		var p source.Problems
		file := source.File{Name: "profiles/more.yaml", Data: data}
		profiles := scenario.LoadProfiles([]source.File{file}, corpus.Facts, &p)
		simtest.Inside(t, []source.File{file}, &p)
		if !p.Empty() {
			return
		}
		if profiles["more"] == nil {
			t.Fatal("no problems, and no profile")
		}
		scenario.Load(source.File{Name: "story.yaml", Data: story}, scenario.World{Law: corpus, Profiles: profiles}, &p)
		if err := p.Err(); err != nil {
			t.Fatal("a story cannot name a profile without problems: ", err)
		}
	})
}

// FuzzQuestions reads questions of every sort: one without problems names its base case and what it changes in it.
func FuzzQuestions(f *testing.F) {
	bundled := simtest.Treaties()
	for _, file := range bundled {
		if strings.Contains(file.Name, "/questions/") {
			f.Add(file.Data[:min(len(file.Data), 4000)])
		}
	}
	seedBad(f, "# as sample/questions/")
	corpus, _ := simtest.Law(f, append(bundled, simtest.Sample()...))
	bases := map[string]*scenario.Scenario{}
	for _, measure := range []string{"real-time-traffic", "preservation"} {
		bases[measure] = simtest.Base(f, corpus, measure)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var p source.Problems
		file := source.File{Name: "uncc/questions/more.yaml", Data: data}
		questions := scenario.LoadQuestions([]source.File{file}, corpus, bases, &p)
		simtest.Inside(t, []source.File{file}, &p)
		if !p.Empty() {
			return
		}
		for _, q := range questions {
			base := bases[q.Base]
			if base == nil || q.ID == "" || q.Answer == "" || q.Treaty != "uncc" {
				t.Fatalf("no problems, and no question: %+v", q)
			}
			changed := base.Clone()
			for _, set := range q.Sets() {
				if err := changed.SetFlag(set, corpus.Facts); err != nil {
					t.Fatal(err)
				}
			}
			for _, tell := range q.Tell {
				if err := changed.TellFlag(tell, corpus.Facts); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// FuzzTyped reads FACT=VALUE, ACTOR=CIRCUMSTANCE and READING=OPTION as typed: each is taken as it reads or
// refused in one line, and what is refused changes nothing.
func FuzzTyped(f *testing.F) {
	for _, seed := range []string{
		"offence.trivial=true", "offence.kind=fraud", "request.period_days=30", "circumstances.target_is_official=false",
		"government=target_is_official", "custodian=circumstances.offence_invented", "uncc.28.4=opening", "uncc.28.4=", "=", "", "a=b=c",
		"person.roles.data_subject=false", "known.government.target_is_official=true", "request.period_days=0x1e", "offence.kind=Fraud",
		"offence.kind=\u201cfraud\u201d", "requsted.law.authorisation=judge", strings.Repeat("a", 300) + "=b",
	} {
		f.Add(seed)
	}
	corpus, _ := simtest.Law(f, simtest.Treaties())
	base := simtest.Base(f, corpus, "real-time-traffic")
	f.Fuzz(func(t *testing.T, text string) {
		refused := func(s *scenario.Scenario, err error) bool {
			if err == nil {
				return false
			}
			if err.Error() == "" || len(err.Error()) > 1000+4*len(text) {
				t.Fatalf("%q is refused with %q", text, err)
			}
			if !slices.Equal(s.Case.Values, base.Case.Values) {
				t.Fatalf("%q is refused, and changes the story", text)
			}
			return true
		}
		s := base.Clone()
		if !refused(s, s.SetFlag(text, corpus.Facts)) {
			name, value, _ := strings.Cut(text, "=")
			id, ok := corpus.Facts.Lookup(name)
			if !ok || corpus.Facts.Fact(id).Show(s.Requests[0].Case.Values[id]) != value {
				t.Fatalf("%q is taken for something else", text)
			}
		}
		s = base.Clone()
		if !refused(s, s.TellFlag(text, corpus.Facts)) {
			t.Fatalf("%q tells of what is not so", text)
		}
		if id, option, err := scenario.Reading(text, corpus); !refused(base, err) && id+"="+option != text {
			t.Fatalf("%q is read as %s=%s", text, id, option)
		}
	})
}

// seedBad adds the broken files that begin with a line.
func seedBad(f *testing.F, first string) {
	files, err := filepath.Glob("../testdata/bad/*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatal("no bad files", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if strings.HasPrefix(string(data), first) {
			f.Add(data)
		}
	}
}
