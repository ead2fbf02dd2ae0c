package sim

import (
	"context"
	"regexp"
	"testing"

	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// TestMutants: if the law said something else, somebody would notice: for each change to a rule at least one
// legal question or expectation of a story comes out otherwise.
func TestMutants(t *testing.T) {
	edit := func(name, old, now string) func(testing.TB, []source.File) []source.File {
		return func(t testing.TB, files []source.File) []source.File {
			t.Helper()
			return simtest.Edit(t, files, name, old, now)
		}
	}
	in := func(name, rule, old, now string) func(testing.TB, []source.File) []source.File {
		return func(t testing.TB, files []source.File) []source.File {
			t.Helper()
			block := ruleBlock(t, files, name, rule)
			if !regexp.MustCompile(old).MatchString(block) {
				t.Fatalf("%s does not hold %s:\n%s", rule, old, block)
			}
			return simtest.Edit(t, files, name, block, regexp.MustCompile(old).ReplaceAllString(block, now))
		}
	}
	drop := func(name, rule string) func(testing.TB, []source.File) []source.File {
		return in(name, rule, `(?s).+`, "")
	}
	whole := opened(t, simtest.Treaties())
	for _, mutant := range []struct {
		what   string
		change func(testing.TB, []source.File) []source.File
	}{
		{"40(21)(b), essential interests, is gone", drop("uncc/cooperation.yaml", "uncc.40.21.b")},
		{"40(21)(b): that the target is an official moves nobody", in("uncc/cooperation.yaml", "uncc.40.21.b", `target_is_official, `, "")},
		{"40(28), consultation, is gone", drop("uncc/cooperation.yaml", "uncc.40.28")},
		{"40(28) does not cover 40(21)", in("uncc/cooperation.yaml", "uncc.40.28", `uncc\.40\.21, `, "")},
		{"40(7), the gate, never steps back", in("uncc/cooperation.yaml", "uncc.40.7", `when: .*`, "when: relation.mla_treaty and not relation.mla_treaty")},
		{"40(7) steps back for an arrangement too", in("uncc/cooperation.yaml", "uncc.40.7", `when: relation.mla_treaty`, "when: (relation.mla_treaty or relation.reciprocal_arrangement)")},
		{"40(7) covers 40(8) to (30)", in("uncc/cooperation.yaml", "uncc.40.7", `8-31`, "9-31")},
		{"40(20), confidentiality, is gone", drop("uncc/cooperation.yaml", "uncc.40.20.gag")},
		{"40(22) obliges nobody to have signs before it", in("uncc/cooperation.yaml", "uncc.40.22", `moved_by: .*`, "moved_by: [target_is_official]")},
		{"40(23) is gone", drop("uncc/cooperation.yaml", "uncc.40.23")},
		{"40(25), reasons, is gone", drop("uncc/cooperation.yaml", "uncc.40.25")},
		{"45(1) says shall", in("uncc/cooperation.yaml", "uncc.45.1", `shall-endeavour`, "shall")},
		{"2(h): more than four years", edit("uncc/general.yaml", `offence.penalty.requesting.max_months >= 48)`, `offence.penalty.requesting.max_months > 48)`)},
		{"44(1) reaches systems anywhere", drop("uncc/cooperation.yaml", "uncc.44.1.territory")},
		{"28(4) obtains access", in("uncc/procedural.yaml", "uncc.28.4", `\[information\]`, "[access]")},
		{"domestic law binds no provider to secrecy", drop("common/layers/domestic.yaml", "domestic.secrecy.provider")},
		{"no privilege of a suspect", drop("common/layers/domestic.yaml", "domestic.privilege")},
		{"the other treaty has no grounds", in("common/layers/other-treaty.yaml", "other.grounds", `when: .*`, "when: stepped_back and not stepped_back")},
		{"human-rights duties bar nothing", drop("common/layers/international.yaml", "international.human-rights")},
		{"Budapest 27(1) forgets arrangements", in("budapest/cooperation.yaml", "budapest.27.1", `\(relation.mla_treaty or relation.reciprocal_arrangement\)`, "relation.mla_treaty")},
		{"Budapest 27(4)(b) is gone", drop("budapest/cooperation.yaml", "budapest.27.4.b")},
		{"Budapest 33(1) says endeavour", in("budapest/cooperation.yaml", "budapest.33.1", `strength: shall`, "strength: shall-endeavour")},
		{"Budapest 27(6), partial or conditional grant, is gone", drop("budapest/cooperation.yaml", "budapest.27.6")},
		{"Budapest 28(2)(b), conditions of use, is gone", drop("budapest/cooperation.yaml", "budapest.28.2.b")},
	} {
		t.Run(mutant.what, func(t *testing.T) {
			t.Parallel()
			if !noticed(t, whole, mutant.change(t, simtest.Treaties())) {
				t.Error("every question and every story comes out as before")
			}
		})
	}
	t.Run("the law as it is", func(t *testing.T) {
		if noticed(t, whole, simtest.Treaties()) {
			t.Error("a question or a story fails already, so the others show nothing")
		}
	})
}

// ruleBlock is the text of a rule in its file.
func ruleBlock(t testing.TB, files []source.File, name, rule string) string {
	t.Helper()
	data := string(simtest.Find(t, files, name).Data)
	start := regexp.MustCompile(`(?m)^  - id: ` + regexp.QuoteMeta(rule) + `\n`).FindStringIndex(data)
	if start == nil {
		t.Fatalf("%s has no rule %s", name, rule)
	}
	rest := data[start[1]:]
	if next := regexp.MustCompile(`(?m)^  - id: `).FindStringIndex(rest); next != nil {
		rest = rest[:next[0]]
	}
	return data[start[0]:start[1]] + rest
}

// noticed says whether a question or an expectation fails under the files. Both are read against the whole law: a
// rule that is asked for and gone has to show in an answer, and not in the reading.
func noticed(t *testing.T, whole *Simulator, files []source.File) bool {
	t.Helper()
	l, err := Open(files, simtest.Stories(), nil)
	if err != nil {
		t.Fatalf("the files are not well formed, which shows nothing about the questions: %v", err)
	}
	questions, bases, err := whole.LoadQuestions(simtest.Treaties())
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions {
		if got, err := l.Answer(context.Background(), q, bases[q.Base]); err != nil || got != q.Answer {
			return true
		}
	}
	for _, f := range simtest.Scenarios() {
		s, err := whole.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		if failed, _, err := l.Test(context.Background(), s); err != nil || len(failed) > 0 {
			return true
		}
	}
	return false
}
