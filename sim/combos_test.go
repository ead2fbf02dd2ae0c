package sim

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"testing"

	"rogatory/sim/facts"
)

func combined(t testing.TB, name, treaty, request string, o Options, most int) *CombinedRequest {
	t.Helper()
	o.Treaties = []string{treaty}
	c, err := open().Combine(context.Background(), story(t, name), o, most)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Treaties[0].Requests {
		if q := &c.Treaties[0].Requests[i]; q.ID == request {
			return q
		}
	}
	t.Fatalf("no request %s", request)
	return nil
}

// by lists the fewest readings that lead to an end.
func by(e *ReadEnd) [][]string {
	var out [][]string
	for _, x := range e.By {
		names := []string{}
		for _, c := range x.Choices {
			names = append(names, c.Reading+"="+c.Option+" "+c.Cite)
		}
		out = append(out, names)
	}
	return out
}

// TestReadingsTogether: the payment service is outside the treaty. Two readings would bring it in, each alone; its data
// are delivered only if, besides, the lack of dual criminality is no ground.
func TestReadingsTogether(t *testing.T) {
	q := combined(t, "payment-service", "uncc", "records", Options{}, 0)
	if len(q.Ends) != 3 || !q.Pairs || !q.Whole {
		t.Fatalf("%d ends, pairs %v, whole %v", len(q.Ends), q.Pairs, q.Whole)
	}
	const anyOffence, service, noGround = "uncc.35.1=any-offence Art. 35(1)", "uncc.17.knowledge=service-enough Arts. 7–17", "uncc.40.8.exists=no-such-ground Art. 40(8)"
	for i, want := range []struct {
		outcome string
		decided []string
		by      [][]string
	}{
		{"outside-this-treaty", []string{"Art. 35(1)", "Arts. 7–17", "Art. 2(h)"}, [][]string{{}}},
		{"refused", []string{"Art. 40(8)"}, [][]string{{anyOffence}, {service}}},
		{"delivered", []string{"Art. 44(2)"}, [][]string{{anyOffence, noGround}, {service, noGround}}},
	} {
		e := &q.Ends[i]
		got := by(e)
		for _, x := range got {
			slices.Sort(x)
		}
		for _, x := range want.by {
			slices.Sort(x)
		}
		slices.SortFunc(got, slices.Compare)
		slices.SortFunc(want.by, slices.Compare)
		if e.InUse != (i == 0) || e.End.Outcome != want.outcome || !slices.Equal(e.End.Decided, want.decided) || !reflect.DeepEqual(got, want.by) {
			t.Errorf("%+v\n  by %q\nwant %+v", e.End, got, want)
		}
	}
}

// TestCombinationsAreRuns: each combination leads where a run with these readings leads, by every stance, and none of its
// readings can be left out.
func TestCombinationsAreRuns(t *testing.T) {
	for _, c := range []struct{ story, treaty, request string }{
		{"payment-service", "uncc", "records"}, {"criticism-as-crime", "uncc", "hold"}, {"travelling-official", "uncc", "track"},
		{"travelling-official", "budapest", "track"}, {"witness-never-charged", "uncc", "hearing"},
	} {
		q := combined(t, c.story, c.treaty, c.request, Options{}, 0)
		end := func(readings map[string]string) ReadEnd {
			r, err := open().Run(context.Background(), story(t, c.story), Options{Treaties: []string{c.treaty}, Readings: readings, brief: true})
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(r.Treaties[0].Requests, func(x Request) bool { return x.ID == c.request })
			x := &r.Treaties[0].Requests[i]
			e := ReadEnd{End: decidedEnd(x), Stances: map[string]DecidedEnd{}}
			for _, stance := range facts.Stances {
				s := x.Stances[stance]
				e.Stances[stance] = DecidedEnd{Outcome: s.Outcome, Reached: s.Reached, Obtained: s.Obtained}
			}
			return e
		}
		same := func(a, b DecidedEnd) bool {
			return a.Outcome == b.Outcome && a.Reached == b.Reached && slices.Equal(a.Obtained, b.Obtained)
		}
		equal := func(a, b ReadEnd) bool {
			for _, stance := range facts.Stances {
				if !same(a.Stances[stance], b.Stances[stance]) {
					return false
				}
			}
			return same(a.End, b.End) && a.End.Reason == b.End.Reason
		}
		for _, e := range q.Ends {
			for n, x := range e.By {
				readings := map[string]string{}
				for _, o := range x.Choices {
					readings[o.Reading] = o.Option
				}
				got := end(readings)
				if !equal(got, e) || n == 0 && !slices.Equal(got.End.Decided, e.End.Decided) {
					t.Errorf("%s %s: %v leads to %+v, and a run to %+v", c.story, c.request, readings, e, got)
				}
				for id := range readings {
					less := maps.Clone(readings)
					delete(less, id)
					if equal(end(less), e) {
						t.Errorf("%s %s: %v leads there without %s", c.story, c.request, readings, id)
					}
				}
			}
		}
	}
}

// TestCombinationsStop: after as many as were asked for, and that is said.
func TestCombinationsStop(t *testing.T) {
	q := combined(t, "payment-service", "uncc", "records", Options{}, 30)
	if q.Tried != 30 || q.Cap != 30 || q.Pairs {
		t.Errorf("tried %d of at most %d, all pairs: %v", q.Tried, q.Cap, q.Pairs)
	}
	if q := combined(t, "payment-service", "budapest", "freeze", Options{}, 0); q.Bear != 0 || len(q.Ends) != 1 || q.Ends[0].End.Outcome != "outside-this-treaty" {
		t.Errorf("%+v", q)
	}
}

// TestCombinationsStartFromTheReadingsInUse: what is chosen by hand is where they start.
func TestCombinationsStartFromTheReadingsInUse(t *testing.T) {
	q := combined(t, "payment-service", "uncc", "records", Options{Readings: map[string]string{"uncc.35.1": "any-offence"}}, 0)
	if q.Ends[0].End.Outcome != "refused" || !q.Ends[0].InUse {
		t.Errorf("%+v", q.Ends[0])
	}
}
