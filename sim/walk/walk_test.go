package walk

import (
	"context"
	"slices"
	"testing"

	"github.com/looplab/fsm"
	"pgregory.net/rapid"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/source"
)

// What must hold on every walk, whatever the instrument, the reading and the case. A failure prints the
// case as it differs from the base case, and the steps.

// TestEveryWalkEnds: no request is stranded. Every lawful course leads on until the request is closed.
func TestEveryWalkEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			end := s.path.End()
			if !s.g.States[end.State].End || s.outcome() == "none" {
				t.Fatalf("ends at %s with the outcome %s\n%s", s.g.Describe(end), s.outcome(), s)
			}
		}
	})
}

// TestNothingDeliveredThatWasNotObtained: data reach the requesting State only after somebody in the
// requested State had them, and only if the request ends so.
func TestNothingDeliveredThatWasNotObtained(t *testing.T) {
	obtained, delivered := uint8(slices.Index(facts.Reaches, "obtained")), uint8(slices.Index(facts.Reaches, "delivered"))
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			had := false
			for i, n := range s.path.Nodes {
				if n.Reached >= delivered && !had {
					t.Fatalf("delivered at step %d and never obtained\n%s", i, s)
				}
				if i > 0 && n.Reached < s.path.Nodes[i-1].Reached {
					t.Fatalf("at step %d the data come back\n%s", i, s)
				}
				had = had || n.Reached >= obtained
			}
			if got := s.path.End().Reached >= delivered; got != (s.outcome() == "delivered") {
				t.Fatalf("the outcome is %s and the data are delivered: %v\n%s", s.outcome(), got, s)
			}
		}
	})
}

// TestRefusalNamesAvailableGrounds: who refuses, postpones or conditions names grounds of its own, all of
// them open to it there and then: what they test is so and is before it, or moves it.
func TestRefusalNamesAvailableGrounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			was := before(s)
			named := map[int]bool{}
			for i, k := range s.path.Edges {
				e := &s.g.Edges[k]
				court := e.Outcome == "quashed" || e.Stage == "challenge" // it decides what was brought before it, and refuses no assistance
				if needs := slices.Contains([]law.Class{"refuse", "postpone", "condition"}, e.Class) && !court; needs && len(s.path.Grounds[i]) == 0 {
					t.Fatalf("%s names no ground\n%s", e.Event, s)
				}
				for _, j := range s.path.Grounds[i] {
					named[j] = true
					g := &s.g.Grounds[j]
					if g.Holder != e.Actor {
						t.Fatalf("%s uses %s, which is for %s\n%s", e.Actor, g.Rule.ID, g.Holder, s)
					}
					if !was[i].available(g.Rule) {
						t.Fatalf("%s by %s uses %s, which is not open to it\n%s", e.Event, e.Actor, g.Rule.ID, s)
					}
				}
			}
			for j := range s.g.Grounds {
				if got := s.path.End().Invoked&(1<<j) != 0; got != named[j] {
					t.Fatalf("%s: used on the path %v, remembered %v\n%s", s.g.Grounds[j].Rule.ID, named[j], got, s)
				}
			}
			if s.outcome() == "refused" && len(named) == 0 {
				t.Fatalf("refused on no ground\n%s", s)
			}
		}
	})
}

// TestStatusAgreesWithTheText: at every step, a ground is available exactly if the text of the rules, the case
// and what its holder has learned make it so.
func TestStatusAgreesWithTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			was := before(s)
			e := flow.NewEval(s.g, s.c, true)
			for i := range s.path.Nodes {
				e.At(&s.path.Nodes[i])
				for j := range s.g.Grounds {
					status, _, _ := e.Status(j)
					r := s.g.Grounds[j].Rule
					if want := was[i].available(r); want != (status == flow.Available) {
						t.Fatalf("before step %d %s is %s, and the text makes it available: %v\n%s", i, r.ID, status, want, s)
					}
					if gone := was[i].displaced(r.ID); gone != (status == flow.Displaced) {
						t.Fatalf("before step %d %s is %s, and a gate displaces it: %v\n%s", i, r.ID, status, gone, s)
					}
					if status == flow.Unknown {
						t.Fatalf("%s is unknown in a case where everything is stated\n%s", r.ID, s)
					}
				}
			}
		}
	})
}

// TestDisplacedOrExcludedGroundIsNeverUsed: what steps back for another treaty, and what a rule says is no
// reason, is used by nobody at any step.
func TestDisplacedOrExcludedGroundIsNeverUsed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			o := before(s)[0]
			for i := range s.path.Edges {
				for _, j := range s.path.Grounds[i] {
					r := s.g.Grounds[j].Rule
					if o.displaced(r.ID) || o.excluded(r) {
						t.Fatalf("%s is used; displaced %v, excluded %v\n%s", r.ID, o.displaced(r.ID), o.excluded(r), s)
					}
				}
			}
		}
	})
}

// TestBarredIsNeverDelivered: what a State must not do it does not do, as far as the holder of the bar has
// before it that the bar is met.
func TestBarredIsNeverDelivered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			was := before(s)
			for i, k := range s.path.Edges {
				if s.g.Edges[k].Outcome != "delivered" {
					continue
				}
				for j := range s.g.Grounds {
					if r := s.g.Grounds[j].Rule; r.Ground.Effect == "barred" && was[i].available(r) {
						t.Fatalf("delivered although %s bars it\n%s", r.ID, s)
					}
				}
			}
		}
	})
}

// TestDutiesBeforeRefusal: before a refusal or a postponement, the State does what the instrument asks for
// the grounds that it then uses (consult, consider conditions).
func TestDutiesBeforeRefusal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			was := before(s)
			done := map[string]bool{}
			for i, k := range s.path.Edges {
				e := &s.g.Edges[k]
				for _, j := range s.path.Grounds[i] {
					g := s.g.Grounds[j].Rule
					step := map[law.Class]law.Step{"refuse": "refusal", "postpone": "postponement"}[e.Class]
					for _, duty := range was[i].rules() {
						owed := slices.Contains(duty.Before, step) && covers(duty.Of, g.ID) && !covers(duty.Except, g.ID) && was[i].holds(duty.Cond) && !was[i].displaced(duty.ID)
						if owed && !done[string(duty.Do)] {
							t.Fatalf("%s on %s before what %s asks (%s) was done\n%s", e.Event, g.ID, duty.ID, duty.Do, s)
						}
					}
				}
				for _, duty := range s.g.BeforesDoneBy(e) {
					done[string(duty.Do)] = true
				}
			}
		}
	})
}

// TestNoDutyStepWithoutOccasion: nobody consults before a refusal that it could not make.
func TestNoDutyStepWithoutOccasion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			was := before(s)
			for i, k := range s.path.Edges {
				e := &s.g.Edges[k]
				duties := s.g.BeforesDoneBy(e)
				if len(duties) == 0 {
					continue
				}
				occasion := slices.ContainsFunc(duties, func(duty *law.Rule) bool {
					return was[i].holds(duty.Cond) && !was[i].displaced(duty.ID) && slices.ContainsFunc(s.g.Grounds, func(g flow.Ground) bool {
						return g.Holder == e.Actor && covers(duty.Of, g.Rule.ID) && !covers(duty.Except, g.Rule.ID) && was[i].available(g.Rule)
					})
				})
				if !occasion {
					t.Fatalf("%s by %s, and no ground that the duty covers is open to it\n%s", e.Event, e.Actor, s)
				}
			}
		}
	})
}

// TestNoticesAfterRefusal: at the end of a request everything that has to be told was told, such as the reasons
// for refusing, unless secrecy that is still in force forbids it. Declining without a ground owes the same.
func TestNoticesAfterRefusal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			was := before(s)
			end := was[len(was)-1]
			for _, r := range end.rules() {
				if r.Notice == nil || r.Notice.Rule != "required" || r.Notice.At != "" && r.Notice.At != "closed" {
					continue
				}
				owed := len(r.Notice.Outcomes) == 0 || slices.Contains(r.Notice.Outcomes, law.Outcome(s.outcome())) ||
					end.no && slices.Contains(r.Notice.Outcomes, "refused")
				owed = owed && end.holds(r.Cond) && !end.displaced(r.ID) &&
					(r.Notice.Reached == "" || slices.Contains(facts.Reaches[:end.data+1], string(r.Notice.Reached)))
				gag := end.silenced(r.Notice.From, r.Notice.To)
				if want := owed && gag == ""; want && !end.given[r.ID] {
					t.Fatalf("%s requires a notice that was not given\n%s", r.ID, s)
				}
				if end.given[r.ID] && !owed {
					t.Fatalf("the notice of %s was given, and was not owed\n%s", r.ID, s)
				}
			}
		}
	})
}

// TestNoNoticeAgainstAGag: while secrecy binds somebody, it tells none of those who must not know.
func TestNoNoticeAgainstAGag(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			was := before(s)
			for i, k := range s.path.Edges {
				if j := s.g.Edges[k].Notice(); j >= 0 {
					n := s.g.Notices[j].Rule
					if gag := was[i].silenced(n.Notice.From, n.Notice.To); gag != "" {
						t.Fatalf("%s is given although %s forbids it\n%s", n.ID, gag, s)
					}
				}
			}
			for _, r := range was[len(was)-1].rules() {
				if r.Gag != nil && was[len(was)-1].gagRuns(r) && slices.Contains([]string{"period", "end-of-proceedings"}, was[0].gagEnd(r)) {
					t.Fatalf("the request is closed while %s, which has an end, still runs\n%s", r.ID, s)
				}
			}
		}
	})
}

// TestDoors: nobody takes a course that a rule shuts, or one that stands open only by a rule that does not apply.
func TestDoors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			was := before(s)
			for i, k := range s.path.Edges {
				e := &s.g.Edges[k]
				named := func(refs []source.Text) bool {
					return slices.ContainsFunc(refs, func(ref source.Text) bool { return ref.Value == e.Base })
				}
				// A rule speaks once the ground that it names was used, and until the event that it names.
				speaks := func(r *law.Rule) bool {
					used := r.By == nil || slices.ContainsFunc(s.path.Grounds[:i], func(js []int) bool {
						return slices.ContainsFunc(js, func(j int) bool { return s.g.Grounds[j].Rule.ID == r.By.Value })
					})
					over := r.Unless != nil && slices.ContainsFunc(s.path.Edges[:i], func(k int) bool { return s.g.Edges[k].Base == r.Unless.Value })
					return used && !over && was[i].holds(r.Cond) && !was[i].displaced(r.ID)
				}
				open := !was[i].spec(e).Opened
				for _, r := range was[i].rules() {
					if named(r.Shuts) && speaks(r) {
						t.Fatalf("%s is taken, and %s shuts it\n%s", e.Event, r.ID, s)
					}
					open = open || named(r.Opens) && speaks(r)
				}
				if !open {
					t.Fatalf("%s is taken, and no rule opens it\n%s", e.Event, s)
				}
			}
		}
	})
}

// TestTellingMoreRemovesNoGround: at any step, if somebody knew more of what is true, every ground that was
// available would still be.
func TestTellingMoreRemovesNoGround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			more := s.c.Clone()
			for range rapid.IntRange(1, 6).Draw(t, "tellings") {
				a := rapid.SampledFrom(involved).Draw(t, "hearer")
				id := rapid.SampledFrom(s.g.Facts.Circumstances()).Draw(t, "of")
				if more[id] == 1 {
					more[s.g.Facts.Knows(a, id)] = 1
				}
			}
			less, with := flow.NewEval(s.g, s.c, true), flow.NewEval(s.g, more, true)
			for i := range s.path.Nodes {
				less.At(&s.path.Nodes[i])
				with.At(&s.path.Nodes[i])
				for j := range s.g.Grounds {
					was, _ := less.Available(j)
					is, _ := with.Available(j)
					if was == cond.True && is != cond.True {
						status, _, _ := with.Status(j)
						t.Fatalf("at step %d %s is %s once more is known\n%s", i, s.g.Grounds[j].Rule.ID, status, s)
					}
				}
			}
		}
	})
}

// TestKnowledgeIsFactive: nobody knows what is not so, and nobody forgets.
func TestKnowledgeIsFactive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, s := range drawWalks(t) {
			was := before(s)
			e := flow.NewEval(s.g, s.c, true)
			for i := range s.path.Nodes {
				e.At(&s.path.Nodes[i])
				for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
					for _, id := range s.g.Facts.Circumstances() {
						if got, want := e.Knows(a, id), cond.Of(was[i].knows[a][id]); got != want {
							t.Fatalf("before step %d %s knows of %s: %s, want %s\n%s", i, a, s.g.Facts.Fact(id).Short(), got, want, s)
						}
					}
				}
			}
		}
	})
}

// TestTheMachineDecides: the next state is the one to which looplab's machine goes. Without one of the events
// on a path, the machine refuses it; led elsewhere by the machine, the path goes elsewhere.
func TestTheMachineDecides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		c := drawCase(t, g)
		plan := drawPlan(t, g)
		s := walked(t, g, c, plan, "plan")
		event := g.Edges[rapid.SampledFrom(s.path.Edges).Draw(t, "edge")].Event
		if _, err := run(context.Background(), flow.NewEval(g, c, true), plan, machineWithout(g, event)); err == nil {
			t.Fatalf("without the event %s the path ends all the same\n%s", event, s)
		}
	})
	g := bundled().graphs[0]
	machine := fsm.NewFSM("drafted", fsm.Events{{Name: "send", Src: []string{"drafted"}, Dst: "ended"}}, fsm.Callbacks{})
	p, err := run(context.Background(), flow.NewEval(g, bundled().bases[g.Measure], true), Plan{}, machine)
	if err != nil || len(p.Edges) != 1 || g.States[p.End().State].Name != "ended" {
		t.Errorf("a machine that leads from drafted to ended: %v, %+v", err, p)
	}
}

// TestMachineHasEveryEdge: the machine is the graph, edge by edge.
func TestMachineHasEveryEdge(t *testing.T) {
	for _, g := range bundled().graphs {
		for i := range g.Edges {
			e := &g.Edges[i]
			m := Machine(g)
			m.SetState(g.States[e.From].Name)
			if err := m.Event(context.Background(), e.Event); err != nil && e.From != e.To || m.Current() != g.States[e.To].Name {
				t.Fatalf("%s from %s leads to %s, want %s (%v)", e.Event, g.States[e.From].Name, m.Current(), g.States[e.To].Name, err)
			}
		}
	}
}
