package walk

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
)

// stoppable says of each node of a path whether some lawful course from it ends below what is sought, by an outcome
// that is neither whoever asks giving up nor the request going elsewhere. It takes every course, one by one.
func stoppable(t *rapid.T, s told) []bool {
	out := make([]bool, len(s.path.Nodes))
	known := map[flow.Node]bool{}
	e := flow.NewEval(s.g, s.c, true)
	sought := Sought(s.g)
	var can func(n flow.Node) bool
	can = func(n flow.Node) bool {
		if int(n.Reached) >= sought {
			return false
		}
		if s.g.States[n.State].End {
			return !slices.Contains([]string{"withdrawn", "lapsed", "redirected", "outside-this-treaty"}, facts.Outcomes[n.Outcome-1])
		}
		if is, had := known[n]; had {
			return is
		}
		known[n] = false
		e.At(&n)
		edges, asked := e.Enabled()
		if asked != cond.NoFact {
			t.Fatalf("a fact is missing")
		}
		var next []flow.Node
		for _, k := range edges {
			e.At(&n)
			to, _ := e.Take(k)
			next = append(next, arrive(s.g, to, Plan{Injects: s.news}, map[string]bool{}))
		}
		known[n] = slices.ContainsFunc(next, can)
		return known[n]
	}
	for i, n := range s.path.Nodes {
		out[i] = can(n)
	}
	return out
}

func found(t *rapid.T, s told) *Doors {
	d, asked := FindDoors(s.g, s.c, true, Options{Injects: s.news}, s.path)
	if asked != cond.NoFact {
		t.Fatalf("%s is asked for where everything is stated", s.g.Facts.Fact(asked).Name)
	}
	return d
}

// TestTheLastNoIsTheLast: on a path that leads to what was asked, some lawful course from the last no stops the request,
// and none does from any later step. Where there is no no, none ever does.
func TestTheLastNoIsTheLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			d := found(t, s)
			if got := int(s.path.End().Reached) >= Sought(s.g); got != d.Got {
				t.Fatalf("what was asked is reached: %v, and the doors say %v\n%s", got, d.Got, s)
			}
			if !d.Got {
				continue
			}
			last := -1
			if door := d.Last(Ends); door != nil {
				last = door.At
			}
			for i, can := range stoppable(t, s) {
				if i > last && can || i == last && !can {
					t.Fatalf("the last no is after %d steps; after %d a lawful no is open: %v\n%s", last, i, can, s)
				}
			}
		}
	})
}

// TestEveryDoorIsALawfulCourse: its steps can be taken one after the other from the node of the path where it begins,
// the first of them is not the one that the path took, none is a breach, and it does what its kind says.
func TestEveryDoorIsALawfulCourse(t *testing.T) {
	kinds := map[DoorKind]int{}
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			for _, door := range found(t, s).List {
				kinds[door.Kind]++
				e := flow.NewEval(s.g, s.c, true)
				n := s.path.Nodes[door.At]
				if door.Taken != (door.Turns[0].Edge == s.path.Edges[door.At]) {
					t.Fatalf("taken: %v, by %s\n%s", door.Taken, s.g.Edges[door.Turns[0].Edge].Event, s)
				}
				for i, turn := range door.Turns {
					if turn.Node != n {
						t.Fatalf("turn %d leaves another node\n%s", i, s)
					}
					e.At(&n)
					edges, _ := e.Enabled()
					edge := &s.g.Edges[turn.Edge]
					if !slices.Contains(edges, turn.Edge) || edge.Class == "breach" {
						t.Fatalf("turn %d, %s, is not lawful here\n%s", i, edge.Event, s)
					}
					if edge.Grounded() && len(turn.Grounds) == 0 {
						t.Fatalf("turn %d, %s, rests on no ground\n%s", i, edge.Event, s)
					}
					to, _ := e.Take(turn.Edge)
					n = arrive(s.g, to, Plan{Injects: s.news}, map[string]bool{})
				}
				if int(n.Reached) >= Sought(s.g) {
					t.Fatalf("a door leads to what was asked\n%s", s)
				}
				if door.Kind == Ends && (n.Outcome == 0 || slices.Contains([]string{"withdrawn", "lapsed"}, facts.Outcomes[n.Outcome-1])) {
					t.Fatalf("a no ends in outcome %d\n%s", n.Outcome, s)
				}
			}
		}
	})
	for _, kind := range []DoorKind{Ends, GivesUp, Conditions, Delays} {
		if kinds[kind] == 0 {
			t.Errorf("no door of the kind %s was tried", kind)
		}
	}
}

// TestANoThatWasSaid: a path that was stopped by somebody who was asked has exactly one door that says so, and it is
// where the path could last have come to what was asked.
func TestANoThatWasSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			d := found(t, s)
			said := 0
			for _, door := range d.List {
				if door.Taken && door.Kind == Ends {
					said++
				}
			}
			stopped := slices.Contains([]string{"refused", "declined", "quashed"}, s.outcome()) && !d.Got
			if want := map[bool]int{true: 1, false: 0}[stopped]; said != want {
				t.Fatalf("outcome %s, and %d doors were taken\n%s", s.outcome(), said, s)
			}
		}
	})
}
