package sim

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"rogatory/sim/law"
	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
)

// bundledDrafts are the bundled draft clauses, loaded once.
var bundledDrafts = sync.OnceValues(func() ([]*law.Amendment, error) {
	var out []*law.Amendment
	for _, f := range simtest.Stories() {
		if strings.HasPrefix(f.Name, "amendments/") {
			a, err := open().Amendment(f)
			if err != nil {
				return nil, err
			}
			out = append(out, a)
		}
	}
	return out, nil
})

func drafts(t testing.TB) []*law.Amendment {
	t.Helper()
	out, err := bundledDrafts()
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 6 {
		t.Fatalf("only %d draft clauses are bundled", len(out))
	}
	return out
}

func draft(t testing.TB, id string) *law.Amendment {
	t.Helper()
	all := drafts(t)
	i := slices.IndexFunc(all, func(a *law.Amendment) bool { return a.ID == id })
	if i < 0 {
		t.Fatalf("no draft clause is called %s", id)
	}
	return all[i]
}

func story(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	s, err := open().Scenario(simtest.Find(t, simtest.Scenarios(), name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestDrafts: what each draft clause does in a case that it is about, and what it leaves alone.
func TestDrafts(t *testing.T) {
	noCrime := []string{"offence.penalty.requested.kind=none"}
	for _, c := range []struct {
		draft, story string
		o            Options
		cell         string // TREATY REQUEST ID; with - before it: this one does not change
		now, cite    string
	}{
		// Secrecy gets an end, and the person is told then; somebody of whom no data were obtained is not.
		{"notify-after-gag", "travelling-official", Options{}, "uncc track notices/central-authority>data-subject/here", "told", "Art. 40(20), draft second sentence"},
		{"notify-after-gag", "travelling-official", Options{}, "budapest track notices/central-authority>data-subject/runs", "always", "Art. 27(8), draft third sentence"},
		{"notify-after-gag", "travelling-official", Options{}, "-uncc track notices/custodian>data-subject/law", "", ""},
		{"notify-after-gag", "it-staffer-on-holiday", Options{}, "-uncc open notices/central-authority>data-subject", "", ""},
		{"notify-after-gag", "ransomware", Options{}, "-uncc mailbox notices/central-authority>data-subject/runs", "", ""}, // nothing was obtained

		// The clause opens the event itself; what the court can do stays with domestic law, and so does the outcome.
		{"custodian-may-object", "travelling-official", Options{}, "uncc track detours/objection", "sometimes (custodian)", "Art. 24(2), draft second sentence"},
		{"custodian-may-object", "travelling-official", Options{Stance: []string{"custodian=protective"}}, "uncc track path/serving", "objects", "Art. 24(2), draft second sentence"},
		{"custodian-may-object", "travelling-official", Options{Stance: []string{"custodian=protective"}}, "budapest track path/serving", "objects", "Art. 15(2), draft second sentence"},
		{"custodian-may-object", "travelling-official", Options{Stance: []string{"custodian=protective"}}, "-uncc track ended", "", ""},
		{"custodian-may-object", "travelling-official", Options{Stance: []string{"custodian=protective"}, Set: []string{"requested.law.objection_may_quash=true"}}, "uncc track runs/quashed", "sometimes", ""},
		{"custodian-may-object", "it-staffer-on-holiday", Options{Stance: []string{"knowledge-holder=protective"}}, "-uncc open detours/objection", "", ""}, // she holds no data
		// A reading of silence does not shut what the draft says in words.
		{"custodian-may-object", "travelling-official", Options{Readings: map[string]string{"uncc.provider-voice": "no-voice"}}, "uncc track detours/objection", "sometimes (custodian)", ""},
		// Where domestic law has it already, the draft opens nothing new.
		{"custodian-may-object", "travelling-official", Options{Set: []string{"requested.law.custodian_may_object=true"}}, "-uncc track detours/objection", "", ""},

		{"tell-the-controller", "it-staffer-on-holiday", Options{}, "uncc open notices/central-authority>controller/here", "told", "Art. 40(20), draft second sentence"},
		{"tell-the-controller", "it-staffer-on-holiday", Options{}, "-uncc open notices/knowledge-holder>controller/law", "", ""}, // domestic law binds her still
		{"tell-the-controller", "ransomware", Options{}, "uncc mailbox notices/central-authority>controller/law", "silent", ""},

		{"safeguards-everywhere", "travelling-official", Options{}, "uncc track safeguards/uncc.24.2.review/law", "required", "Art. 24(2) with 24(4) as drafted"},
		{"safeguards-everywhere", "travelling-official", Options{}, "-uncc track safeguards/uncc.24.3/law", "", ""}, // to consider stays to consider
		{"safeguards-everywhere", "it-staffer-on-holiday", Options{}, "uncc open safeguards/uncc.24.4.draft-asking.review", "not met", "Art. 24(2) with 24(4) as drafted"},
		{"safeguards-everywhere", "travelling-official", Options{}, "-uncc track ended", "", ""},
		// Whoever reads the safeguards as stopping short of cooperation has to read them into it then.
		{"safeguards-everywhere", "travelling-official", Options{}, "-uncc track safeguards/uncc.24.1.proportionality/law", "", ""},
		{"safeguards-everywhere", "travelling-official", Options{Readings: map[string]string{"uncc.24.4": "not-cooperation"}}, "uncc track safeguards/uncc.24.1.proportionality/law", "required", ""},
		{"safeguards-everywhere", "travelling-official", Options{Readings: map[string]string{"budapest.15.1": "domestic-only"}}, "budapest track safeguards/budapest.15.3/law", "considered", ""},

		// A condition of assistance, which even an accommodating State cannot waive; preservation is left alone.
		{"dual-criminality-required", "it-staffer-on-holiday", Options{Set: noCrime}, "uncc open ended", "refused", "Art. 40(8) as drafted"},
		{"dual-criminality-required", "it-staffer-on-holiday", Options{Set: noCrime}, "uncc open ended/accommodating", "refused", "Art. 40(8) as drafted"},
		{"dual-criminality-required", "it-staffer-on-holiday", Options{Set: noCrime}, "budapest open runs/delivered", "never", "Art. 25(5), draft first sentence"},
		{"dual-criminality-required", "it-staffer-on-holiday", Options{}, "-uncc open ended", "", ""},
		{"dual-criminality-required", "ransomware", Options{Set: noCrime}, "-uncc mailbox ended", "", ""},
		{"dual-criminality-required", "ransomware", Options{Set: noCrime}, "-budapest path ended", "", ""},
		{"dual-criminality-required", "it-staffer-on-holiday", Options{Set: append([]string{"relation.mla_treaty=true"}, noCrime...)}, "-uncc open ended", "", ""}, // displaced by 40(7)

		{"political-offence-exception", "ransomware", political(), "uncc mailbox ended", "refused", "Art. 42(6) as drafted, with draft 40(21)(e)"},
		{"political-offence-exception", "ransomware", political(), "uncc path ended", "refused", "Art. 43(2) as drafted, with draft 40(21)(e)"},
		{"political-offence-exception", "it-staffer-on-holiday", political(), "uncc open ended", "refused", "Art. 40(21), draft letter (e)"},
		{"political-offence-exception", "it-staffer-on-holiday", political(), "uncc open path/review", "consults", "Art. 40(28)"},
		{"political-offence-exception", "it-staffer-on-holiday", political(), "-budapest open ended", "", ""}, // it has the ground already
	} {
		c.o.Amendments = []*law.Amendment{draft(t, c.draft)}
		got, err := open().Compare(context.Background(), story(t, c.story), c.o)
		if err != nil {
			t.Fatal(err)
		}
		want, absent := strings.CutPrefix(c.cell, "-")
		i := slices.IndexFunc(got.Cells, func(x Cell) bool { return x.Treaty+" "+x.Request+" "+x.ID == want })
		switch {
		case absent && i >= 0:
			t.Errorf("%s, %s, %+v: %s changes from %q to %q", c.draft, c.story, c.o.Set, want, got.Cells[i].Was, got.Cells[i].Now)
		case !absent && i < 0:
			t.Errorf("%s, %s, %+v: %s does not change", c.draft, c.story, c.o.Set, want)
		case !absent && (!strings.Contains(got.Cells[i].Now, c.now) || c.cite != "" && !slices.Contains(got.Cells[i].Cites, c.cite)):
			t.Errorf("%s, %s, %+v: %s is now %q by %v; want %q by %s", c.draft, c.story, c.o.Set, want, got.Cells[i].Now, got.Cells[i].Cites, c.now, c.cite)
		}
	}
}

func political() Options {
	return Options{
		Set:    []string{"circumstances.offence_is_political=true", "circumstances.essential_interests_touched=false"},
		Tell:   []string{"central-authority=offence_is_political"},
		Stance: []string{"requested=protective"},
	}
}

// TestDraftsUnderEveryReading: a draft clause says what the text is to be, so that it fits whatever one reads in the
// text as it is.
func TestDraftsUnderEveryReading(t *testing.T) {
	l := open()
	for _, a := range drafts(t) {
		for _, of := range a.Of {
			for _, r := range l.Law.Instrument(of.Value).Readings {
				for _, option := range r.Options {
					if _, _, err := l.text(of.Value, map[string]string{r.ID: option.Name}, []*law.Amendment{a}); err != nil {
						t.Errorf("%s with %s=%s: %v", a.ID, r.ID, option.Name, err)
					}
				}
			}
		}
	}
}

// unseen are the values of a result that may differ without a cell that says so, each with the reason.
var unseen = map[string]string{
	"amendments": "the drafts' titles stand above the table",
	"checked":    "it counts rules; the drafts' own are checked by nobody",
	"sources":    "they say what a citation means; what a rule does has its own cells",
}

// TestExactlyTheCellsThatChange holds the list of cells against the two results as programs get them: every value
// that differs is in a row of the list, and every row of the list has a value that differs.
func TestExactlyTheCellsThatChange(t *testing.T) {
	needed := map[string]bool{}
	for i, f := range simtest.Scenarios() {
		s, err := open().Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		for k, o := range []Options{
			{}, {Set: []string{"relation.mla_treaty=true"}, Stance: []string{"requested=protective"}},
			{Set: []string{"offence.penalty.requested.kind=none"}, Stance: []string{"custodian=protective"}},
		} {
			was, err := open().Run(context.Background(), s, o)
			if err != nil {
				t.Fatal(err)
			}
			for j, a := range drafts(t) {
				if !simtest.Long() && (i+j+k)%3 != 0 {
					continue
				}
				o.Amendments = []*law.Amendment{a}
				now, err := open().Run(context.Background(), s, o)
				if err != nil {
					t.Fatal(err)
				}
				got, err := CompareRuns(was, now)
				if err != nil {
					t.Fatal(err)
				}
				listed, ids := map[string]bool{}, map[string]bool{}
				for _, c := range got.Cells {
					id := c.Treaty + " " + c.Request + " " + c.ID
					if ids[id] {
						t.Errorf("%s, %s: %s is listed twice", s.ID, a.ID, id)
					}
					ids[id] = true
					listed[c.Treaty+" "+c.Request+" "+rowOf(c.ID)] = true
					if c.Was == c.Now || c.What == "" {
						t.Errorf("%s, %s, %s: %q, %q and %q", s.ID, a.ID, id, c.What, c.Was, c.Now)
					}
					if strings.HasPrefix(c.Was, "{") || strings.HasPrefix(c.Was, "[") {
						t.Errorf("%s, %s, %s: no word shows the difference: %s and %s", s.ID, a.ID, id, c.Was, c.Now)
					}
				}
				differ := differingRows(t, was, now, needed)
				for row := range differ {
					if !listed[row] {
						t.Errorf("%s, %s: %s differs and no cell says so: %s", s.ID, a.ID, row, differ[row])
					}
				}
				for row := range listed {
					if differ[row] == "" {
						t.Errorf("%s, %s: a cell of %s is listed and nothing differs", s.ID, a.ID, row)
					}
				}
			}
		}
	}
	for name, why := range unseen {
		if !needed[name] {
			t.Errorf("%s may differ unseen (%s), and never does", name, why)
		}
	}
}

var ordinal = regexp.MustCompile(`#\d+$`)

// rowOf is the row of a cell: its id without the aspect.
func rowOf(id string) string {
	parts := strings.Split(id, "/")
	if parts[0] == "path" {
		return "path"
	}
	return ordinal.ReplaceAllString(strings.Join(parts[:min(2, len(parts))], "/"), "")
}

// keys name the rows of a list in JSON.
var keys = map[string][]string{
	"grounds": {"id"}, "notices": {"from", "to"}, "gags": {"rule"}, "demands": {"id"}, "safeguards": {"id"}, "deadlines": {"rule"}, "days": {"what"}, "after": {"event"},
	"displaced": {"id"}, "hinges_on": {"provision"}, "assumed": {"fact"}, "readings": {"reading"}, "silence": {"concerned", "topic"},
}

// differingRows are the rows of the requests in which the JSON of two runs differs, with a value that does.
func differingRows(t *testing.T, was, now *RunResult, needed map[string]bool) map[string]string {
	t.Helper()
	out := map[string]string{}
	a, b := tree(t, was), tree(t, now)
	for _, name := range []string{"amendments"} {
		needed[name] = needed[name] || !reflect.DeepEqual(a[name], b[name])
		delete(a, name)
		delete(b, name)
	}
	for i, x := range a["treaties"].([]any) {
		before, after := x.(map[string]any), b["treaties"].([]any)[i].(map[string]any)
		for j, q := range before["requests"].([]any) {
			old, new := q.(map[string]any), after["requests"].([]any)[j].(map[string]any)
			prefix := fmt.Sprint(before["id"], " ", old["id"], " ")
			for field := range new {
				if reflect.DeepEqual(old[field], new[field]) {
					continue
				}
				if unseen[field] != "" {
					needed[field] = true
					continue
				}
				for _, row := range rowsThatDiffer(field, old[field], new[field]) {
					out[prefix+row] = fmt.Sprint(field)
				}
			}
		}
		needed["sources"] = needed["sources"] || !reflect.DeepEqual(before["sources"], after["sources"])
		delete(before, "sources")
		delete(after, "sources")
		delete(before, "requests")
		delete(after, "requests")
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("what stands above the requests differs: %v and %v", a, b)
	}
	return out
}

func rowsThatDiffer(field string, old, new any) []string {
	switch field {
	case "outcome", "reason", "reached", "obtained":
		return []string{"ended"}
	case "stances", "runs", "detours":
		section := map[string]string{"stances": "ended"}[field]
		if section == "" {
			section = field
		}
		return differingKeys(section, old.(map[string]any), new.(map[string]any))
	case "capped":
		return []string{"cases"}
	}
	by := keys[field]
	if by == nil {
		return []string{field} // duty, cases, path, kept, warnings
	}
	section := strings.TrimSuffix(field, "_on")
	return differingKeys(section, grouped(field, old.([]any), by), grouped(field, new.([]any), by))
}

func differingKeys(section string, old, new map[string]any) []string {
	var out []string
	both := maps.Clone(old)
	maps.Copy(both, new)
	for k := range both {
		if !reflect.DeepEqual(old[k], new[k]) {
			out = append(out, section+"/"+k)
		}
	}
	return out
}

// grouped are the rows of a list by their key. At which reviews an idle ground stood is left out: where its status
// never turns, the status says it.
func grouped(field string, list []any, by []string) map[string]any {
	out := map[string]any{}
	for _, x := range list {
		row := maps.Clone(x.(map[string]any))
		var key []string
		for _, k := range by {
			key = append(key, row[k].(string))
		}
		if field == "grounds" {
			at := row["at"].([]any)
			if !slices.ContainsFunc(at, func(a any) bool { return a.(map[string]any)["status"] != row["status"] }) {
				delete(row, "at")
			}
		}
		k := strings.Join(key, ">")
		rows, _ := out[k].([]any)
		out[k] = append(rows, row)
	}
	return out
}

func tree(t *testing.T, v any) map[string]any {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNoValueIsMissed changes every value of a made-up request, one at a time: the comparison shows it, in words that
// differ, or says that the two are not the same case. A field that is added to results has to find its cell.
func TestNoValueIsMissed(t *testing.T) {
	mapKeys := map[string]string{"Stances": "protective", "Runs": "delivered", "Detours": "objection"}
	next := 0
	var fill func(v reflect.Value, field string)
	fill = func(v reflect.Value, field string) {
		next++
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				fill(v.Field(i), v.Type().Field(i).Name)
			}
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0), field)
			fill(v.Index(1), field)
		case reflect.Map:
			key := mapKeys[field]
			if key == "" {
				t.Fatalf("say which key of %s to try", field)
			}
			e := reflect.New(v.Type().Elem()).Elem()
			fill(e, field)
			v.Set(reflect.MakeMap(v.Type()))
			v.SetMapIndex(reflect.ValueOf(key), e)
		case reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), field)
		case reflect.String:
			v.SetString(fmt.Sprintf("word-%d", next))
		case reflect.Int:
			v.SetInt(int64(next))
		}
	}
	var q Request
	fill(reflect.ValueOf(&q).Elem(), "")
	run := func(q *Request) *RunResult {
		return &RunResult{Treaties: []Treaty{{ID: "t", Requests: []Request{*q}}}}
	}
	var tried int
	var alter func(v reflect.Value, path string, top *Request)
	alter = func(v reflect.Value, path string, top *Request) {
		check := func(restore func()) {
			defer restore()
			tried++
			c, err := CompareRuns(run(&q), run(top))
			field, _, _ := strings.Cut(strings.TrimPrefix(path, "."), ".")
			switch {
			case err != nil || unseen[strings.ToLower(field)] != "":
			case len(c.Cells) == 0:
				t.Errorf("nobody would notice a change of %s", path)
			default:
				for _, x := range c.Cells {
					if x.Was == x.Now {
						t.Errorf("%s: a change of %s shows as %q on both sides", x.ID, path, x.Now)
					}
				}
			}
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				alter(v.Field(i), path+"."+v.Type().Field(i).Name, top)
			}
		case reflect.Slice:
			old := v.Interface()
			alter(v.Index(0), path, top)
			v.Set(v.Slice(0, 1))
			check(func() { v.Set(reflect.ValueOf(old)) })
		case reflect.Map:
			for _, k := range v.MapKeys() {
				e := reflect.New(v.Type().Elem()).Elem()
				fill(e, path)
				old := v.MapIndex(k)
				v.SetMapIndex(k, e)
				check(func() { v.SetMapIndex(k, old) })
			}
		case reflect.Pointer:
			alter(v.Elem(), path, top)
		case reflect.String:
			old := v.String()
			v.SetString(old + "-other")
			check(func() { v.SetString(old) })
		case reflect.Int:
			old := v.Int()
			v.SetInt(old + 1)
			check(func() { v.SetInt(old) })
		case reflect.Bool:
			v.SetBool(!v.Bool())
			check(func() { v.SetBool(!v.Bool()) })
		}
	}
	copied := q
	data, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	copied = Request{}
	if err := json.Unmarshal(data, &copied); err != nil {
		t.Fatal(err)
	}
	if c, err := CompareRuns(run(&q), run(&copied)); err != nil || len(c.Cells) > 0 {
		t.Fatalf("a request differs from itself: %v, %v", c, err)
	}
	alter(reflect.ValueOf(&copied).Elem(), "", &copied)
	if tried < 100 {
		t.Errorf("only %d values were tried", tried)
	}
}

// TestUnknownFactsAreFixed: with everything stated that either side assumes, the same cells change; and two runs that
// assume different values of one fact are not compared.
func TestUnknownFactsAreFixed(t *testing.T) {
	for i, f := range simtest.Scenarios() {
		s, err := open().Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		for j, a := range drafts(t) {
			if !simtest.Long() && (i+j)%6 != 0 {
				continue
			}
			o := Options{Amendments: []*law.Amendment{a}}
			free, err := open().Compare(context.Background(), s, o)
			if err != nil {
				t.Fatal(err)
			}
			for _, with := range [][]*law.Amendment{nil, {a}} {
				r, err := open().Run(context.Background(), s, Options{Amendments: with})
				if err != nil {
					t.Fatal(err)
				}
				for _, treaty := range r.Treaties {
					for _, q := range treaty.Requests {
						for _, x := range q.Assumed {
							if set := x.Fact + "=" + x.Value; !x.Left && !slices.Contains(o.Set, set) && !strings.HasPrefix(x.Fact, "request.") {
								o.Set = append(o.Set, set)
							}
						}
					}
				}
			}
			fixed, err := open().Compare(context.Background(), s, o)
			if err != nil {
				t.Fatal(err)
			}
			kept := func(c *Changed) []Cell {
				return slices.DeleteFunc(slices.Clone(c.Cells), func(x Cell) bool {
					return strings.HasPrefix(x.ID, "assumed/") || strings.HasPrefix(x.ID, "hinges/")
				})
			}
			if !reflect.DeepEqual(kept(free), kept(fixed)) {
				t.Errorf("%s, %s: other cells change once every fact is stated", s.ID, a.ID)
			}
		}
	}
	q := func(value string) *RunResult {
		return &RunResult{Treaties: []Treaty{{Requests: []Request{{Assumed: []Assumed{{Fact: "offence.trivial", Value: value}}}}}}}
	}
	if _, err := CompareRuns(q("true"), q("false")); err == nil || !strings.Contains(err.Error(), "offence.trivial") {
		t.Errorf("two values of one fact are compared: %v", err)
	}
}
