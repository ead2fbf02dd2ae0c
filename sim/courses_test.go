package sim

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"rogatory/sim/flow"
	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
)

// eachCourse calls do with every request of every bundled scenario under each of its treaties, by two stances.
func eachCourse(t *testing.T, l *Simulator, do func(name string, s *scenario.Scenario, o Options, c *Courses)) {
	t.Helper()
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, treaty := range s.Treaties {
			for _, q := range s.Requests {
				for _, stance := range []string{"by-the-book", "protective"} {
					o := Options{Stance: []string{"requested=" + stance}}
					c, err := l.Courses(context.Background(), s, treaty, q.ID, o)
					if err != nil {
						t.Fatal(err)
					}
					if c != nil {
						do(fmt.Sprintf("%s %s under %s, %s", s.ID, q.ID, treaty, stance), s, o, c)
					}
				}
			}
		}
	}
}

// What is drawn as open can be chosen, and what is drawn as closed cannot: a run that is told to take it says so.
func TestAnOpenDoorCanBeTakenAndAClosedOneCannot(t *testing.T) {
	l := open()
	opens, shuts := 0, 0
	eachCourse(t, l, func(name string, s *scenario.Scenario, o Options, c *Courses) {
		for _, d := range c.Doors {
			e := &c.Graph.Edges[d.Edge]
			o.Choose = []string{string(c.Graph.States[e.From].Stage) + "=" + e.Event}
			other, err := l.Courses(context.Background(), s, c.Graph.Treaty, c.Request.ID, o)
			if err != nil {
				t.Fatalf("%s, choosing %s: %v", name, o.Choose[0], err)
			}
			if took := slices.Contains(other.Edges, d.Edge); took != d.Open && !(took && elsewhere(c, d)) {
				t.Errorf("%s: %s by the %s is drawn open: %v; when it is chosen it is taken: %v", name, e.Event, e.Actor, d.Open, took)
			}
			if d.Open {
				opens++
			} else if shuts++; len(d.Bars) == 0 {
				t.Errorf("%s: %s is closed without a reason", name, e.Event)
			}
		}
	})
	if opens < 100 || shuts < 500 {
		t.Errorf("%d open and %d closed doors: too few to show anything", opens, shuts)
	}
}

// elsewhere says that another edge of the same event leaves the stage, so that choosing it can lead to another path.
func elsewhere(c *Courses, d Door) bool {
	e := &c.Graph.Edges[d.Edge]
	for i := range c.Graph.Edges {
		o := &c.Graph.Edges[i]
		if i != d.Edge && (o.Event == e.Event || o.Base == e.Event) && c.Graph.States[o.From].Stage == c.Graph.States[e.From].Stage {
			return true
		}
	}
	return false
}

func TestEveryEdgeOnTheWayIsTakenOrADoorUnlessNothingCallsForIt(t *testing.T) {
	l := open()
	eachCourse(t, l, func(name string, _ *scenario.Scenario, _ Options, c *Courses) {
		for n, i := range c.Edges {
			if e := &c.Graph.Edges[i]; c.Graph.States[e.From].Name != c.Request.Path[n].State || e.Actor.String() != c.Request.Path[n].Actor {
				t.Errorf("%s: step %d is another edge", name, n+1)
			}
		}
		for _, d := range c.Doors {
			if slices.Contains(c.Edges, d.Edge) {
				t.Errorf("%s: %s is taken and a door", name, c.Graph.Edges[d.Edge].Event)
			}
			for _, b := range d.Bars {
				if b.Kind.Idle() {
					t.Errorf("%s: %s is a door that nothing calls for", name, c.Graph.Edges[d.Edge].Event)
				}
			}
		}
	})
}

// The deputy minister's phone: what shut each door, as the story tells it.
func TestTheDoorsOfTheTravellingOfficial(t *testing.T) {
	l := open()
	c, err := l.Courses(context.Background(), story(t, "travelling-official"), "uncc", "track", Options{})
	if err != nil {
		t.Fatal(err)
	}
	find := func(event, actor string) *Door {
		for i := range c.Doors {
			if e := &c.Graph.Edges[c.Doors[i].Edge]; e.Base == event && e.Actor.String() == actor && c.Graph.States[e.From].Name != "handover" {
				return &c.Doors[i]
			}
		}
		t.Fatalf("no door: %s by the %s", event, actor)
		return nil
	}
	if d := find("refuse", "government"); d.Open || len(d.Grounds) != 1 || d.Grounds[0].Status != "dormant" || d.Grounds[0].Cite != "Art. 40(21)(b)" {
		t.Errorf("the government could not refuse because it did not know, Art. 40(21)(b): %+v", d)
	}
	if d := find("decline", "central-authority"); !d.Open {
		t.Error("the duty is to endeavour, Art. 45(1): the State could have declined")
	}
	if d := find("object", "custodian"); d.Open || len(d.Bars) != 1 || d.Bars[0].Parts[0].Atom != "not requested.law.custodian_may_object" {
		t.Errorf("Bordelia's law gives the operator no right to object: %+v", d)
	}
	if d := find("challenge-after", "data-subject"); d.Open || !slices.ContainsFunc(d.Bars, func(b flow.Bar) bool { return b.Kind == flow.BarNotTold }) {
		t.Errorf("nobody told the deputy minister, who could not challenge: %+v", d)
	}
	if len(c.Gagged) != 1 || c.Gagged[0].Actor != "custodian" || !slices.Contains(c.Gagged[0].Tells, "sending-state") {
		t.Errorf("the operator, who knew, must not tell Cortavia: %+v", c.Gagged)
	}
}
