package sim

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// With no more of the law than a scenario names, every run comes out the same to the letter.
func TestARunNeedsOnlyWhatItNames(t *testing.T) {
	all := open()
	opened := map[string]*Simulator{}
	for _, id := range all.Law.IDs() {
		l, err := OpenFor([]string{id}, simtest.Treaties(), simtest.Stories(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range all.Law.IDs() {
			if l.Law.Whole(other) != (other == id) {
				t.Errorf("for %s, %s is read whole: %t", id, other, l.Law.Whole(other))
			}
		}
		if !l.Has(Named{}) || l.Has(Named{Readings: []string{"no.such"}}) {
			t.Error("readings are there that are not, or the other way round")
		}
		opened[id] = l
	}
	for _, f := range simtest.Scenarios() {
		needed := Needs(f)
		one := f
		whole, err := all.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(slices.Sorted(slices.Values(needed.Treaties)), slices.Sorted(slices.Values(whole.Treaties))) {
			t.Errorf("%s names %v, and its treaties are %v", f.Name, needed.Treaties, whole.Treaties)
		}
		// Without its expectations, the story can be asked about one treaty with the law of that one alone.
		text, _, _ := strings.Cut(string(f.Data), "\nexpect:")
		one.Data = []byte(text + "\n")
		for _, only := range whole.Treaties {
			var texts [2]string
			for i, l := range []*Simulator{all, opened[only]} {
				s, err := l.Scenario(one)
				if err != nil {
					t.Fatal(err)
				}
				r, err := l.Run(context.Background(), s, Options{Treaties: []string{only}})
				if err != nil {
					t.Fatal(err)
				}
				data, err := json.Marshal(r)
				if err != nil {
					t.Fatal(err)
				}
				texts[i] = string(data)
			}
			if texts[0] != texts[1] {
				t.Errorf("%s under %s differs", f.Name, only)
			}
		}
	}
}

// What an instrument that is needed adds to is needed as well; of the rest the names and the facts are there.
func TestWhatAnInstrumentExtendsIsReadWithIt(t *testing.T) {
	files := simtest.Treaties()
	for _, x := range []struct{ id, extends string }{{"protocol", "budapest"}, {"second", "protocol"}} {
		files = append(files, source.File{Name: x.id + "/treaty.yaml", Data: []byte("format: treaty/1\nid: " + x.id + "\nname: A protocol\nshort: Protocol\nlayer: treaty\nextends: " +
			x.extends + "\narticles:\n  \"1\": Purpose\nfacts:\n  - name: relation." + x.id + "_binds\n    says: The protocol binds both States.\n")})
	}
	l, err := OpenFor([]string{"second"}, files, simtest.Stories(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range l.Law.IDs() {
		if l.Law.Whole(id) != (id != "uncc") {
			t.Errorf("%s is read whole: %t", id, l.Law.Whole(id))
		}
	}
	l, err = OpenFor([]string{"uncc"}, files, simtest.Stories(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := l.Law.Facts.Lookup("relation.second_binds"); !ok || l.Law.Whole("second") {
		t.Error("a fact of an instrument that nobody needs is not there")
	}
	var p source.Problems
	if l.Law.Text("second", nil, nil, &p) != nil || p.Empty() {
		t.Error("an instrument that was not read has a text")
	}
}

// What a file names is found wherever it may stand.
func TestNeeds(t *testing.T) {
	n := Needs(
		source.File{Name: "a.yaml", Data: []byte("treaties: [one, two]\nreadings: [three.1=x]\nexpect:\n  four:\n    r:\n      - with:\n          readings: [five.1.2=y]\n")},
		source.File{Name: "b.yaml", Data: []byte("of: [six]\n")}, source.File{Name: "c.yaml", Data: []byte("treaties: [\n")}, source.File{Name: "d.yaml", Data: []byte("- a\n")},
	)
	n.Reading("seven.2=z")
	n.Treaty("one")
	want := Named{[]string{"one", "two", "three", "four", "five", "six", "seven"}, []string{"three.1", "five.1.2", "seven.2"}}
	if !reflect.DeepEqual(n, want) {
		t.Errorf("got %v\nwant %v", n, want)
	}
}
