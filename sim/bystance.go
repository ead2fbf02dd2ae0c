package sim

import (
	"context"
	"slices"

	"rogatory/sim/facts"
	"rogatory/sim/scenario"
)

// course is a request under one law, to be set beside others.
type course struct {
	treaty, short string
	*Request
}

// Part runs a scenario and says of each request where its treaties part: on the course taken, and by each stance of
// the requested State that makes a difference between them.
func (l *Simulator) Part(ctx context.Context, s *scenario.Scenario, o Options) (*RunResult, []Parted, error) {
	r, err := l.Run(ctx, s, o)
	if err != nil {
		return nil, nil, err
	}
	byStance, err := l.byStance(ctx, s, o)
	if err != nil {
		return nil, nil, err
	}
	return r, PartRuns(r, byStance), nil
}

// PartRuns is Part for what was run already; byStance are the runs by each of facts.Stances, or nil.
func PartRuns(r *RunResult, byStance []*RunResult) []Parted {
	out := []Parted{}
	for _, id := range requestsOf(r) {
		x := Parted{Scenario: r.Scenario.ID, Request: id, Courses: []Parting{partOf(coursesOf(r, id))}}
		x.Courses[0].Taken = true
		for j := range byStance {
			x.add(facts.Stances[j], partOf(coursesOf(byStance[j], id)))
		}
		x.keep()
		out = append(out, x)
	}
	return out
}

// requestsOf are the ids of the requests of a run, in their order.
func requestsOf(r *RunResult) []string {
	var ids []string
	for i := range r.Treaties {
		for j := range r.Treaties[i].Requests {
			if id := r.Treaties[i].Requests[j].ID; !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// byStance are the courses alone, for each stance of the requested State.
func (l *Simulator) byStance(ctx context.Context, s *scenario.Scenario, o Options) ([]*RunResult, error) {
	var out []*RunResult
	for _, stance := range facts.Stances {
		by := o
		by.course = true
		by.Stance = append(slices.Clone(o.Stance), "requested="+stance)
		r, err := l.Run(ctx, s, by)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// coursesOf are the courses of one request, treaty by treaty.
func coursesOf(r *RunResult, request string) []course {
	var out []course
	for i := range r.Treaties {
		t := &r.Treaties[i]
		short := t.Short
		if short == "" {
			short = t.Name
		}
		for j := range t.Requests {
			if t.Requests[j].ID == request {
				out = append(out, course{t.ID, short, &t.Requests[j]})
				break
			}
		}
	}
	return out
}

// add puts a stance with the courses that it leads to.
func (x *Parted) add(stance string, p Parting) {
	for i := range x.Courses {
		if alike(&x.Courses[i], &p) {
			x.Courses[i].Stances = append(x.Courses[i].Stances, stance)
			return
		}
	}
	p.Stances = []string{stance}
	x.Courses = append(x.Courses, p)
}

// keep leaves out the stances by which the treaties go together, unless they part on the course taken.
func (x *Parted) keep() {
	parts := x.Courses[0].differs()
	kept := x.Courses[:1:1]
	for _, p := range x.Courses[1:] {
		if parts || p.differs() {
			kept = append(kept, p)
		}
		x.Differs = x.Differs || p.differs()
	}
	x.Courses, x.Differs = kept, x.Differs || parts
}

// onlyCourse fills in where a request ended, its path, and the grounds invoked on it.
func (w *work) onlyCourse(q *Request) {
	ending, reason := w.ending(w.graph, w.path)
	q.Outcome, q.Reason, q.Reached, q.Obtained = ending.Outcome, reason, ending.Reached, ending.Obtained
	w.steps(q)
	for i := range w.graph.Grounds {
		r := w.graph.Grounds[i].Rule
		if slices.ContainsFunc(q.Path, func(s Step) bool { return slices.Contains(s.Grounds, r.ID) }) {
			q.Grounds = append(q.Grounds, Ground{ID: r.ID, Topic: r.Topic, Layer: string(r.Layer), Cite: r.Cite, At: []StatusAt{}, Cites: []string{}})
		}
	}
}
