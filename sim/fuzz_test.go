package sim

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rogatory/sim/facts"
	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// FuzzRun runs whatever can be read as a story: each request ends with a path, or the error names what is wrong.
func FuzzRun(f *testing.F) {
	for _, file := range simtest.Scenarios() {
		f.Add(file.Data)
	}
	files, _ := filepath.Glob("testdata/bad/*.yaml")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	l := opened(f, append(simtest.Treaties(), simtest.Sample()...))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := l.Scenario(source.File{Name: "story.yaml", Data: data})
		if err != nil {
			return
		}
		ended(t, l, s, Options{})
	})
}

// ended runs a story, in little time and with few cases, and checks that every request came to an end.
func ended(t *testing.T, l *Simulator, s *scenario.Scenario, o Options) {
	t.Helper()
	if len(s.Requests) > 4 || len(s.Treaties) > 3 {
		return
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	o.brief, o.Cap = true, 50
	r, err := l.Run(ctx, s, o)
	if err != nil {
		if err.Error() == "" || ctx.Err() != nil {
			t.Fatalf("%q, %v", err, ctx.Err())
		}
		return
	}
	for _, treaty := range r.Treaties {
		if len(treaty.Requests) != len(s.Requests) {
			t.Fatalf("%d of %d requests under %s", len(treaty.Requests), len(s.Requests), treaty.ID)
		}
		for _, q := range treaty.Requests {
			if !slices.Contains(facts.Outcomes, q.Outcome) || !slices.Contains(facts.Reaches, q.Reached) {
				t.Fatalf("%s under %s ends with %q, %q", q.ID, treaty.ID, q.Outcome, q.Reached)
			}
			if len(q.Path) == 0 && q.Outcome != outsideThisTreaty {
				t.Fatalf("%s under %s has no path", q.ID, treaty.ID)
			}
		}
	}
}

// FuzzAmendment reads draft clauses of every sort: one without problems fits the law that it changes, and a story
// runs under it.
func FuzzAmendment(f *testing.F) {
	f.Add(simtest.Find(f, simtest.Stories(), "amendments/notify-after-gag.yaml").Data)
	files, _ := filepath.Glob("testdata/bad/amendment-*.yaml")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("format: amendment/1\nid: d\ntitle: D\nof: [sample]\nwhy: w\nchanges:\n  - rule: sample.2.8\n    set:\n      ground:\n        effect: barred\n" +
		"  - remove: sample.5.3\n  - add:\n      id: sample.2.30\n      cite: Art. 2(30)\n      says: s\n      checked: stated\n      when: offence.fiscal\n" +
		"      ground:\n        effect: may-refuse\n        test: objective\n        holder: court\n"))
	bundled := opened(f, append(simtest.Treaties(), simtest.Sample()...))
	story, err := bundled.Scenario(simtest.Find(f, simtest.Scenarios(), "travelling-official.yaml"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.File{Name: "draft.yaml", Data: data}
		l := bundled.Fork()
		a, err := l.Amendment(file)
		if err != nil {
			if !strings.Contains(err.Error(), "draft.yaml") && !strings.Contains(err.Error(), ".yaml:") {
				t.Fatalf("a problem in no file: %v", err)
			}
			return
		}
		s := story.Clone()
		s.Treaties = nil
		for _, of := range a.Of {
			if err := l.Fits(of.Value, a); err != nil {
				t.Fatalf("no problems, and it does not fit %s: %v", of.Value, err)
			}
			if !slices.Contains(s.Treaties, of.Value) {
				s.Treaties = append(s.Treaties, of.Value)
			}
		}
		ended(t, l, s, Options{Amendments: []*law.Amendment{a}})
	})
}

// FuzzOptions runs a story with options as typed: ACTOR=STANCE, STAGE=EVENT, FACT=VALUE, ACTOR=CIRCUMSTANCE, and the
// names of treaties and injects. Each is applied, or a usage error names it.
func FuzzOptions(f *testing.F) {
	for _, seed := range []string{
		"requested=protective", "government=accommodating", "review=refuse", "review=", "=", "a=b=c", "consultation=accept-terms", "closed=notify",
		"offence.trivial=true", "custodian=target_is_official", "the-minister-hears", "uncc", "budapest", "", "review=refuse-by-government",
		"requested=protective=", "sending-state=by-the-book", "served=object", "review=postpone",
	} {
		for kind := range uint8(6) {
			f.Add(kind, seed)
		}
	}
	l := opened(f, simtest.Treaties())
	story, err := l.Scenario(simtest.Find(f, simtest.Scenarios(), "travelling-official.yaml"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, kind uint8, text string) {
		var o Options
		list := [][]string{nil, nil, nil, nil, nil, nil}
		list[kind%6] = []string{text}
		o.Stance, o.Choose, o.Set, o.Tell, o.Inject, o.Treaties = list[0], list[1], list[2], list[3], list[4], list[5]
		_, _, err := l.prepare(story, o)
		var usage *UsageError
		if err != nil && (!errors.As(err, &usage) || len(usage.Problems) != 1 || usage.Problems[0] == "") {
			t.Fatalf("%q: %v", text, err)
		}
		if err == nil {
			ended(t, l, story, o)
		}
	})
}
