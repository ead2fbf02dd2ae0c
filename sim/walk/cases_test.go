package walk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"pgregory.net/rapid"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/simtest"
)

// world is the bundled law and a treaty made up for tests, and every flow of them compiled under each option of each reading alone and
// under some mixtures.
type world struct {
	law    *law.Corpus
	flows  *flow.Set
	bases  map[law.Measure]facts.Assignment // nothing wrong with the request, nobody knows anything
	graphs []*flow.Graph
	of     map[*flow.Def][]*flow.Graph
	names  map[*flow.Graph]string // the readings that differ from the defaults
}

var bundled = sync.OnceValue(func() *world {
	t := simtest.Once
	w := &world{bases: map[law.Measure]facts.Assignment{}, of: map[*flow.Def][]*flow.Graph{}, names: map[*flow.Graph]string{}}
	w.law, w.flows = simtest.Law(t, append(simtest.Treaties(), simtest.Sample()...))
	for _, def := range w.flows.Defs {
		if w.bases[def.Measure] == nil {
			c := simtest.Base(t, w.law, string(def.Measure)).Requests[0].Case.Values.Clone()
			for id := range c {
				if c[id] == facts.Unknown {
					c[id] = w.law.Facts.Fact(facts.ID(id)).Default
				}
			}
			w.bases[def.Measure] = c
		}
		for _, choice := range choices(w.law.Instrument(def.Treaty)) {
			g := simtest.Graph(t, w.law, w.flows, def, choice)
			w.graphs = append(w.graphs, g)
			w.of[def] = append(w.of[def], g)
			w.names[g] = fmt.Sprint(choice)
		}
	}
	return w
})

// choices are the readings by default, each other option alone, and five mixtures.
func choices(in *law.Instrument) []map[string]string {
	out := []map[string]string{{}}
	for _, r := range in.Readings {
		for _, o := range r.Options {
			if o.Name != r.Default && len(o.Changes) > 0 {
				out = append(out, map[string]string{r.ID: o.Name})
			}
		}
	}
	for seed := range uint64(5) {
		mixture := map[string]string{}
		random := rand.New(rand.NewPCG(seed, 0))
		for _, r := range in.Readings {
			mixture[r.ID] = r.Options[random.IntN(len(r.Options))].Name
		}
		out = append(out, mixture)
	}
	return out
}

func (w *world) fact(name string) facts.ID {
	id, ok := w.law.Facts.Lookup(name)
	if !ok {
		panic("no fact " + name)
	}
	return id
}

func (w *world) circumstance(name string) facts.ID {
	id, ok := w.law.Facts.Circumstance(name)
	if !ok {
		panic("no circumstance " + name)
	}
	return id
}

// drawGraph draws the flow of one instrument for one measure under some readings.
func drawGraph(t *rapid.T) *flow.Graph {
	w := bundled()
	def := w.flows.Defs[rapid.IntRange(0, len(w.flows.Defs)-1).Draw(t, "flow")]
	g := w.of[def][rapid.IntRange(0, len(w.of[def])-1).Draw(t, "readings")]
	t.Logf("%s under %s, readings %s", g.Measure, g.Treaty, w.names[g])
	return g
}

// involved are the actors who hold grounds, hear or are served.
var involved = []facts.Actor{
	facts.Government, facts.CentralAuthority, facts.Court, facts.Custodian, facts.KnowledgeHolder, facts.RequestingAuthority,
}

// drawCase draws a case in which every fact has a value. It starts from the base case; how much of it
// changes is drawn first, or nearly every case would be outside the instrument. Which facts change, and
// to what, comes from a generator without rapid's liking for small numbers; rapid may take each change back.
func drawCase(t *rapid.T, g *flow.Graph) facts.Assignment {
	w := bundled()
	v := w.law.Facts
	c := w.bases[g.Measure].Clone()
	every := rapid.SampledFrom([]int{8, 20, 4, 2}).Draw(t, "a fact in so many is another")
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "random"), 0))
	changed := func(name string, often int) bool {
		return random.IntN(every) < often && rapid.Bool().Draw(t, name+" changes")
	}
	cuts := g.Cuts()
	for _, f := range v.All() {
		often := 1
		if strings.Contains(f.Name, "object") || strings.Contains(f.Name, "secrecy") || strings.Contains(f.Name, "privilege") {
			often = every // what a request meets late, and only if nothing else is wrong
		}
		values := valuesOf(f, cuts[f.ID])
		if val := values[random.IntN(len(values))]; !f.Circumstance && val != c[f.ID] && changed(f.Name, often) {
			c[f.ID] = val
		}
	}
	for _, id := range v.Circumstances() {
		who := random.Uint32() & random.Uint32()
		if !changed(v.Fact(id).Short(), 2) {
			continue
		}
		c[id] = 1
		for a := facts.Actor(0); int(a) < facts.NumActors; a++ {
			if who&(1<<a) != 0 {
				c[v.Knows(a, id)] = 1
			}
		}
	}
	return c
}

// valuesOf are the values of a fact that can make a difference, and for whole numbers their neighbours.
func valuesOf(f *facts.Fact, cuts []facts.Value) []facts.Value {
	switch f.Kind {
	case facts.KindEnum:
		var all []facts.Value
		for i := range f.Values {
			all = append(all, facts.Value(i))
		}
		return all
	case facts.KindInt:
		all := []facts.Value{f.Min, f.Max}
		for _, cut := range cuts {
			all = append(all, cut-1, cut)
		}
		return all
	}
	return []facts.Value{0, 1}
}

// drawPlan draws how everybody chooses, and news from outside.
func drawPlan(t *rapid.T, g *flow.Graph) Plan {
	stances := []Stance{ByTheBook, Accommodating, Protective}
	p := Plan{
		State:   rapid.SampledFrom(stances).Draw(t, "stance of the requested State"),
		Actors:  map[facts.Actor]Stance{},
		Injects: drawNews(t, g),
	}
	if rapid.Bool().Draw(t, "who is served resists") {
		p.Actors[g.Served] = Protective
	}
	for range rapid.IntRange(0, 3).Draw(t, "others with a stance of their own") {
		a := rapid.SampledFrom(involved).Draw(t, "actor")
		p.Actors[a] = rapid.SampledFrom(stances).Draw(t, "stance")
	}
	for range rapid.IntRange(0, 2).Draw(t, "choices made by hand") {
		e := rapid.SampledFrom(g.Edges).Draw(t, "choice")
		p.Choices = append(p.Choices, Choice{string(g.States[e.From].Stage), e.Base})
	}
	return p
}

func drawNews(t *rapid.T, g *flow.Graph) []Inject {
	var news []Inject
	for range rapid.IntRange(0, 2).Draw(t, "pieces of news") {
		news = append(news, Inject{
			Stage: string(rapid.SampledFrom(g.States).Draw(t, "where").Stage),
			Tells: rapid.SampledFrom(involved).Draw(t, "hearer"),
			About: rapid.SampledFrom(g.Facts.Circumstances()).Draw(t, "news"),
		})
	}
	return news
}

// told is one walk: the case, and the path that somebody took in it.
type told struct {
	g    *flow.Graph
	c    facts.Assignment
	news []Inject
	path *Path
	how  string
}

func (s told) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s under %s, %s, readings %s\n", s.g.Measure, s.g.Treaty, s.how, bundled().names[s.g])
	base := bundled().bases[s.g.Measure]
	for id, val := range s.c {
		if val != base[id] {
			f := s.g.Facts.Fact(facts.ID(id))
			fmt.Fprintf(&b, "  %s = %s\n", f.Name, f.Show(val))
		}
	}
	for _, n := range s.news {
		fmt.Fprintf(&b, "  news at %s: %s hears of %s\n", n.Stage, n.Tells, s.g.Facts.Fact(n.About).Short())
	}
	for i, k := range s.path.Edges {
		e := &s.g.Edges[k]
		fmt.Fprintf(&b, "  %s: %s by %s", s.g.States[e.From].Name, e.Event, e.Actor)
		for _, j := range s.path.Grounds[i] {
			b.WriteString(" [" + s.g.Grounds[j].Rule.ID + "]")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (s told) outcome() string {
	if o := s.path.End().Outcome; o > 0 {
		return facts.Outcomes[o-1]
	}
	return "none"
}

// drawWalks draws a case and five walks through it: one in each stance of the requested State, one by a
// plan that is drawn, and one where every step is drawn among those that are lawful.
func drawWalks(t *rapid.T) []told {
	g := drawGraph(t)
	c := drawCase(t, g)
	plan := drawPlan(t, g)
	served := map[facts.Actor]Stance{}
	if own, has := plan.Actors[g.Served]; has {
		served[g.Served] = own
	}
	var out []told
	for _, stance := range []Stance{Accommodating, ByTheBook, Protective} {
		out = append(out, walked(t, g, c, Plan{State: stance, Actors: served, Injects: plan.Injects}, string(stance)))
	}
	out = append(out, walked(t, g, c, plan, fmt.Sprintf("plan %v", plan)))
	return append(out, stroll(t, g, c, plan.Injects))
}

type failer interface {
	Helper()
	Fatalf(string, ...any)
}

func walked(t failer, g *flow.Graph, c facts.Assignment, plan Plan, how string) told {
	t.Helper()
	p, err := Run(context.Background(), flow.NewEval(g, c, true), plan)
	if err != nil {
		t.Fatalf("%s: %v", how, err)
	}
	return told{g, c, plan.Injects, p, how}
}

// stroll takes any lawful step at every node.
func stroll(t *rapid.T, g *flow.Graph, c facts.Assignment, news []Inject) told {
	e := flow.NewEval(g, c, true)
	done := map[string]bool{}
	n := arrive(g, g.First(), Plan{Injects: news}, done)
	p := &Path{Nodes: []flow.Node{n}}
	for !g.States[n.State].End {
		if len(p.Edges) >= longest {
			t.Fatalf("after %d steps no end is reached", longest)
		}
		e.At(&n)
		edges, asked := e.Enabled()
		if asked != cond.NoFact || len(edges) == 0 {
			t.Fatalf("nothing leads on from %s, where %d is asked for", g.Describe(n), asked)
		}
		k := rapid.SampledFrom(edges).Draw(t, "step from "+g.States[n.State].Name)
		p.Grounds = append(p.Grounds, e.Usable(k))
		next, _ := e.Take(k)
		p.Edges = append(p.Edges, k)
		n = arrive(g, next, Plan{Injects: news}, done)
		p.Nodes = append(p.Nodes, n)
	}
	return told{g, c, news, p, "any lawful step"}
}
