package cond

import (
	"fmt"
	"strings"
	"testing"

	"github.com/expr-lang/expr"
	"pgregory.net/rapid"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// The small vocabulary of generated conditions: one fact or more of each kind.
var (
	secrecy  = named("requested.law.provider_secrecy")
	until    = named("requested.law.secrecy_until")
	days     = named("request.period_days")
	official = named("circumstances.target_is_official")
	invented = named("circumstances.offence_invented")
	used     = []facts.ID{secrecy, until, days, official, invented}
	knowers  = []facts.Actor{facts.Government, facts.Custodian}
)

func named(name string) facts.ID {
	id, ok := core.Lookup(name)
	if !ok {
		panic(name)
	}
	return id
}

// binder defines the terms that generated conditions use.
var binder = Binder{
	Terms: map[string]*Cond{
		"serious_offence":  parsed(`request.period_days >= 30 and not term.dual_criminality`),
		"dual_criminality": parsed(`requested.law.provider_secrecy or circumstances.target_is_official`),
	},
	Derived: []string{"consultation_due", "basis"},
}

func parsed(text string) *Cond {
	var p source.Problems
	c := Parse(source.Text{Value: text}, scope(), &p)
	if err := p.Err(); err != nil {
		panic(err)
	}
	return c
}

// condition draws a condition as a person could write it.
func condition(t *rapid.T) string {
	leaves := []string{
		"requested.law.provider_secrecy", "circumstances.target_is_official", "circumstances.offence_invented",
		`requested.law.secrecy_until == "no-end"`, `requested.law.secrecy_until != "period"`,
		`requested.law.secrecy_until in ["period", "no-end"]`, `requested.law.secrecy_until not in ["period"]`,
		"request.period_days > 30", "request.period_days >= 30", "request.period_days < 60", "request.period_days <= 60",
		"request.period_days == 0", "request.period_days != 3650", "request.period_days in [30, 60]",
		`knows("government", "target_is_official")`, `knows("custodian", "offence_invented")`,
		"basis", "consultation_due", "term.serious_offence", "term.dual_criminality", "true", "false",
	}
	var draw func(depth int) string
	draw = func(depth int) string {
		if depth == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
			return rapid.SampledFrom(leaves).Draw(t, "part")
		}
		switch rapid.IntRange(0, 2).Draw(t, "connective") {
		case 0:
			return "not (" + draw(depth-1) + ")"
		case 1:
			return "(" + draw(depth-1) + ") and (" + draw(depth-1) + ")"
		default:
			return "(" + draw(depth-1) + ") or (" + draw(depth-1) + ")"
		}
	}
	return draw(4)
}

func values(id facts.ID) []facts.Value {
	switch f := core.Fact(id); f.Kind {
	case facts.KindEnum:
		return []facts.Value{0, 1, 2, 3}
	case facts.KindInt:
		return []facts.Value{0, 29, 30, 31, 59, 60, 61, 3650}
	default:
		return []facts.Value{0, 1}
	}
}

// setting draws an environment; unknown says whether facts may be unknown.
func setting(t *rapid.T, unknown bool) *Env {
	e := &Env{Case: core.Blank(), Derived: make([]Tri, 2), Asked: NoFact}
	read := append([]facts.ID(nil), used...)
	for _, a := range knowers {
		read = append(read, core.Knows(a, official), core.Knows(a, invented))
	}
	for _, id := range read {
		if !unknown || rapid.Bool().Draw(t, "known") {
			e.Case[id] = rapid.SampledFrom(values(id)).Draw(t, core.Fact(id).Name)
		}
	}
	for i := range e.Derived {
		e.Derived[i] = Of(rapid.Bool().Draw(t, "derived"))
	}
	if rapid.Bool().Draw(t, "as holder") {
		e.AsHolder, e.Holder = true, rapid.SampledFrom(knowers).Draw(t, "holder")
	}
	e.Knows = factive(e)
	return e
}

// factive knows what is true and was known at the start.
func factive(e *Env) func(facts.Actor, facts.ID) Tri {
	tri := func(id facts.ID) Tri {
		if e.Case[id] == facts.Unknown {
			return Unknown
		}
		return Of(e.Case[id] == 1)
	}
	return func(a facts.Actor, c facts.ID) Tri { return tri(c).And(tri(core.Knows(a, c))) }
}

// oracle decides a condition with expr's own machine. Facts that are unknown must not be read.
func oracle(t interface{ Fatal(...any) }, text string, e *Env) bool {
	env := map[string]any{}
	put := func(name string, value any) {
		at := env
		path := strings.Split(name, ".")
		for _, part := range path[:len(path)-1] {
			if at[part] == nil {
				at[part] = map[string]any{}
			}
			at = at[part].(map[string]any)
		}
		at[path[len(path)-1]] = value
	}
	for _, f := range core.All() {
		switch val := e.Case[f.ID]; {
		case f.Circumstance && e.AsHolder:
			put(f.Name, e.Knows(e.Holder, f.ID) == True)
		case val == facts.Unknown:
			put(f.Name, nil)
		case f.Kind == facts.KindEnum:
			put(f.Name, f.Values[val])
		case f.Kind == facts.KindInt:
			put(f.Name, int(val))
		default:
			put(f.Name, val == 1)
		}
	}
	for i, name := range binder.Derived {
		put(name, e.Derived[i] == True)
	}
	env["knows"] = func(actor, circumstance string) bool {
		a, _ := facts.ActorNamed(actor)
		c, _ := core.Circumstance(circumstance)
		return e.Knows(a, c) == True
	}
	run := func(text string) bool {
		program, err := expr.Compile(text, expr.Env(env), expr.AsBool())
		if err != nil {
			t.Fatal(text, err)
		}
		result, err := expr.Run(program, env)
		if err != nil {
			t.Fatal(text, err)
		}
		return result.(bool)
	}
	for _, name := range []string{"dual_criminality", "serious_offence"} { // the second uses the first
		put("term."+name, run(binder.Terms[name].Text.Value))
	}
	return run(text)
}

func TestClosuresAgreeWithExpr(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, e := condition(t), setting(t, false)
		c := parsed(text)
		if got, want := c.Compile(binder)(e), oracle(t, text, e); got != Of(want) {
			t.Fatalf("%s is %v, and %v by expr", text, got, want)
		}
		if e.Asked != NoFact {
			t.Fatalf("%s asked for %s in a full case", text, core.Fact(e.Asked).Name)
		}
		if got, want := parsed(c.String()).Compile(binder)(e), c.Compile(binder)(e); got != want {
			t.Fatalf("%s is %v, and its standard form %s is %v", text, want, c, got)
		}
	})
}

// TestUnknowns completes each case at random: an answer must not change, and where there was none,
// the fact asked for must be one that is unknown.
func TestUnknowns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, e := condition(t), setting(t, true)
		decide := parsed(text).Compile(binder)
		answer := decide(e)
		if (answer == Unknown) != (e.Asked != NoFact) {
			t.Fatalf("%s is %v and asks for %d", text, answer, e.Asked)
		}
		if answer == Unknown {
			if e.Case[e.Asked] != facts.Unknown {
				t.Fatalf("%s asks for %s, which is known", text, core.Fact(e.Asked).Name)
			}
			return
		}
		for range 20 {
			full := *e
			full.Case = e.Case.Clone()
			full.Knows = factive(&full)
			for id := range full.Case {
				if full.Case[id] == facts.Unknown {
					full.Case[id] = rapid.SampledFrom(values(facts.ID(id))).Draw(t, "completed")
				}
			}
			if got := decide(&full); got != answer {
				t.Fatalf("%s is %v, but %v in a completion", text, answer, got)
			}
		}
	})
}

// TestAskingEnds splits on what is asked until every branch has an answer, as exploring does.
func TestAskingEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, e := condition(t), setting(t, true)
		decide := parsed(text).Compile(binder)
		for range 10 {
			e.Asked = NoFact
			if decide(e) != Unknown {
				return
			}
			e.Case[e.Asked] = rapid.SampledFrom(values(e.Asked)).Draw(t, "answer")
		}
		t.Fatalf("%s asks more often than there are facts", text)
	})
}

func TestExplainAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, e := condition(t), setting(t, true)
		c := parsed(text)
		trace := c.Explain(e, binder)
		if e.Asked != NoFact {
			t.Fatal("explaining asks")
		}
		if want := c.Compile(binder)(e); trace.Result != want {
			t.Fatalf("%s is %v, explained as\n%s", text, want, trace)
		}
	})
}

func TestAsked(t *testing.T) {
	for _, c := range []struct {
		text  string
		tri   Tri
		asked facts.ID
	}{
		{"false and requested.law.provider_secrecy", False, NoFact},
		{"requested.law.provider_secrecy and false", False, NoFact},
		{"requested.law.provider_secrecy or true", True, NoFact},
		{"requested.law.provider_secrecy and request.period_days > 3", Unknown, secrecy},
		{"(requested.law.provider_secrecy and false) or request.period_days > 3", Unknown, days},
		{"not (request.period_days > 3 or requested.law.provider_secrecy)", Unknown, days},
		{"circumstances.target_is_official", Unknown, official},
		{`knows("custodian", "target_is_official")`, Unknown, official},
	} {
		e := &Env{Case: core.Blank(), Asked: NoFact}
		e.Knows = factive(e)
		if tri := read(t, c.text).Compile(binder)(e); tri != c.tri || e.Asked != c.asked {
			t.Errorf("%s: %v, asked %d; want %v, %d", c.text, tri, e.Asked, c.tri, c.asked)
		}
	}

	// What the holder knows of a true circumstance depends on what it knew at the start.
	e := &Env{Case: core.Blank(), Asked: NoFact, AsHolder: true, Holder: facts.Government}
	e.Knows = factive(e)
	e.Case[official] = 1
	if tri := read(t, "circumstances.target_is_official").Compile(binder)(e); tri != Unknown || e.Asked != core.Knows(facts.Government, official) {
		t.Errorf("holder: %v, asked %d", tri, e.Asked)
	}
}

func TestFactsTermsCuts(t *testing.T) {
	c := read(t, `request.period_days >= 0 and request.period_days < 30 and request.period_days in [60, 3650] and
		(term.serious_offence or request.period_days > 90 or request.period_days <= 3650) and knows("custodian", "offence_invented")
		and requested.law.provider_secrecy and basis`)
	var names []string
	for _, id := range c.Facts() {
		names = append(names, core.Fact(id).Name)
	}
	want := "[request.period_days requested.law.provider_secrecy circumstances.offence_invented known.custodian.offence_invented]"
	if got := fmt.Sprint(names); got != want {
		t.Errorf("facts %s, want %s", got, want)
	}
	if got := fmt.Sprint(c.Terms()); got != "[serious_offence]" {
		t.Errorf("terms %s", got)
	}
	var cuts []facts.Value
	c.Cuts(func(fact facts.ID, cut facts.Value) {
		if fact != days {
			t.Errorf("a cut of %s", core.Fact(fact).Name)
		}
		cuts = append(cuts, cut)
	})
	if got := fmt.Sprint(cuts); got != "[30 60 61 3650 91]" {
		t.Errorf("cuts %s", got)
	}
}

func TestNegatesCircumstance(t *testing.T) {
	for text, want := range map[string]facts.ID{
		"circumstances.target_is_official and not requested.law.provider_secrecy":       NoFact,
		"not not circumstances.target_is_official":                                      NoFact,
		"basis or not (basis and circumstances.offence_invented)":                       invented,
		`not (basis and not knows("government", "offence_invented"))`:                   NoFact,
		`not knows("government", "offence_invented")`:                                   invented,
		"not (not circumstances.offence_invented and circumstances.target_is_official)": official,
	} {
		if got, found := read(t, text).NegatesCircumstance(); got != want || found != (want != NoFact) {
			t.Errorf("%s: %d, %v", text, got, found)
		}
	}
	c := &Cond{Root: Is{official, Eq, 0}, Vocabulary: core}
	if got, _ := c.NegatesCircumstance(); got != official {
		t.Error("compared to false")
	}
}

func TestTrace(t *testing.T) {
	e := &Env{Case: core.Blank(), Derived: []Tri{Unknown, True}, Asked: NoFact}
	e.Case[days] = 60
	e.Case[secrecy] = 0
	e.Knows = factive(e)
	got := read(t, "basis and not term.serious_offence").Explain(e, binder).String()
	want := `unknown: basis and not term.serious_offence
  true: basis
  unknown: not term.serious_offence
    unknown: term.serious_offence
      unknown: request.period_days >= 30 and not term.dual_criminality
        true: request.period_days >= 30
        unknown: not term.dual_criminality
          unknown: term.dual_criminality
            unknown: requested.law.provider_secrecy or circumstances.target_is_official
              false: requested.law.provider_secrecy
              unknown: circumstances.target_is_official
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestCheckTerms(t *testing.T) {
	anything := scope()
	anything.Terms = map[string]bool{"a": true, "b": true, "c": true, "d": true}
	var p source.Problems
	at := func(line int, text string) *Cond {
		return Parse(source.Text{Pos: source.Pos{File: "f.yaml", Line: line, Col: 1}, Value: text}, anything, &p)
	}
	CheckTerms(map[string]*Cond{
		"a": at(1, "basis and term.b"), "b": at(2, "term.c or term.d"), "c": at(3, "not term.a"), "e": at(4, "term.c"),
	}, &p)
	want := "f.yaml:1:1: terms are defined by each other: term.a, term.b, term.c, term.a\n" +
		"  want: definitions that end in facts\n" +
		"f.yaml:2:1: term.d is not defined\n" +
		"  want: a rule with `term: d`"
	if got := fmt.Sprint(p.Err()); got != want {
		t.Errorf("got\n%s", got)
	}
}

// sets is the algebra of the sets of cases in which a condition holds, over two facts.
type sets struct{}

func (sets) Const(b bool) uint8 {
	if b {
		return 0b1111
	}
	return 0
}
func (sets) And(a, b uint8) uint8 { return a & b }
func (sets) Or(a, b uint8) uint8  { return a | b }
func (sets) Not(a uint8) uint8    { return ^a & 0b1111 }
func (sets) Is(fact facts.ID, op Op, val facts.Value) uint8 {
	return map[facts.ID]uint8{secrecy: 0b0011, official: 0b0101}[fact]
}
func (sets) Knows(facts.Actor, facts.ID) uint8 { return 0 }
func (sets) Derived(string) uint8              { return 0b1111 }

func TestFold(t *testing.T) {
	c := read(t, "term.dual_criminality and not (term.dual_criminality and circumstances.target_is_official) and basis")
	if got := Fold(c.Root, sets{}, binder.Term); got != 0b0010 {
		t.Errorf("%04b", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a term defined by itself went through")
		}
	}()
	Fold[uint8](Term{"x"}, sets{}, func(string) Node { return Not{Term{"x"}} })
}

func TestNoAllocations(t *testing.T) {
	e, decide := benchmark()
	if n := testing.AllocsPerRun(100, func() { decide(e) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

const fiveTerms = `requested.law.provider_secrecy and request.period_days >= 30 and
	(requested.law.secrecy_until == "no-end" or circumstances.target_is_official) and not circumstances.offence_invented`

func benchmark() (*Env, Func) {
	e := &Env{Case: core.Blank(), Asked: NoFact}
	e.Knows = factive(e)
	e.Case[secrecy], e.Case[days], e.Case[until], e.Case[official], e.Case[invented] = 1, 60, 0, 1, 0
	return e, parsed(fiveTerms).Compile(binder)
}

func BenchmarkClosure(b *testing.B) {
	e, decide := benchmark()
	b.ReportAllocs()
	for b.Loop() {
		decide(e)
	}
}

func BenchmarkExprVM(b *testing.B) {
	env := map[string]any{
		"requested":     map[string]any{"law": map[string]any{"provider_secrecy": true, "secrecy_until": "none-stated"}},
		"request":       map[string]any{"period_days": 60},
		"circumstances": map[string]any{"target_is_official": true, "offence_invented": false},
	}
	program, err := expr.Compile(fiveTerms, expr.Env(env), expr.AsBool())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := expr.Run(program, env); err != nil {
			b.Fatal(err)
		}
	}
}

// FuzzParse: nothing panics, every problem lies within the condition, and what is accepted means
// what expr takes it to mean.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		fiveTerms, "basis and not term.serious_offence", `knows("custodian", "offence_invented")`, "1 < request.period_days < 4",
		"circumstances.target-is-official", "let x = 1; x", "(basis and basis) == basis", "basis // x", "größe.x-y", "a ? b : c",
		`requested.law.secrecy_until in ["period", "no-end"]`, "not basis == basis", "basis;", "::knows('a','b')", "all(a, #)", "if a {b} else {c}",
	} {
		f.Add(seed)
	}
	e := &Env{Case: make(facts.Assignment, core.Len()), Derived: []Tri{True, False}, Asked: NoFact}
	e.Case[official], e.Case[secrecy], e.Case[days] = 1, 1, 30
	e.Knows = factive(e)
	f.Fuzz(func(t *testing.T, text string) {
		var p source.Problems
		c := Parse(source.Text{Pos: source.Pos{File: "f", Line: 1, Col: 1}, Value: text}, scope(), &p)
		if (c == nil) == p.Empty() {
			t.Fatalf("%q: %v, %v", text, c, p.Err())
		}
		for _, problem := range p.List() {
			if problem.Col < 1 || problem.Col > len([]rune(text))+1 {
				t.Fatalf("%q: column %d", text, problem.Col)
			}
		}
		if c == nil {
			return
		}
		if got, want := c.Compile(binder)(e), oracle(t, text, e); got != Of(want) {
			t.Fatalf("%q is %v, and %v by expr", text, got, want)
		}
	})
}
