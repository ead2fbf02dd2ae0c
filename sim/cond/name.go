package cond

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"rogatory/sim/facts"
)

// name reads a fact, a term or a derived name that stands for a truth value.
func (r *reader) name(n ast.Node) Node {
	name, at, ok := r.dotted(n)
	if !ok {
		return nil
	}
	if _, hyphenated := r.hyphens[at]; !hyphenated {
		if slices.Contains(r.scope.Derived, name) {
			return Derived{name}
		}
		if term, is := strings.CutPrefix(name, "term."); is {
			if !r.scope.Terms[term] {
				r.add(at, r.near(name), "%s is not defined", name)
				return nil
			}
			return Term{term}
		}
	}
	f := r.fact(name, at)
	switch {
	case f == nil:
		return nil
	case f.Kind != facts.KindBool:
		r.add(at, f.Name+" == …, with "+f.Allowed(), "%s is neither true nor false", f.Name)
		return nil
	}
	return Is{f.ID, Eq, 1}
}

// dotted reads a chain of names; ok is false if there is something else in it, which it reports.
func (r *reader) dotted(n ast.Node) (name string, at int, ok bool) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value, n.Location().From, true
	case *ast.MemberNode:
		name, at, ok := r.dotted(n.Node)
		if !ok {
			return "", 0, false
		}
		property, isName := n.Property.(*ast.StringNode)
		if !isName || n.Optional || strings.ContainsAny(r.token(property), "\"'`") {
			r.refuse(n, "names joined by dots", "brackets after a name say nothing in a condition")
			return "", 0, false
		}
		return name + "." + property.Value, at, true
	}
	r.foreign(n)
	return "", 0, false
}

// fact finds the fact that a condition names.
func (r *reader) fact(name string, at int) *facts.Fact {
	v := r.scope.Facts
	id, found := v.Lookup(name)
	if written, hyphenated := r.hyphens[at]; hyphenated {
		want := r.near(name)
		if found {
			want = "write " + name
		} else if _, short := v.Circumstance(name); short {
			want = "write circumstances." + name
		}
		r.add(at, "names use underscores: "+want, "%s has a hyphen", written)
		return nil
	}
	switch {
	case !found && v.Under(name):
		var members []string
		for _, f := range v.All() {
			if strings.HasPrefix(f.Name, name+".") {
				members = append(members, f.Name)
			}
		}
		r.add(at, "one of its facts: "+shorten(members), "%s is a group of facts", name)
		return nil
	case !found:
		r.add(at, r.near(name), "there is no fact %s", name)
		return nil
	}
	f := v.Fact(id)
	if f.Hidden {
		r.add(at, fmt.Sprintf("knows(%q, %q)", f.Knower.String(), v.Fact(f.About).Short()), "%s is not read by name", name)
		return nil
	}
	return f
}

// near says what could have been meant by a name.
func (r *reader) near(name string) string {
	if _, ok := r.scope.Facts.Circumstance(name); ok {
		return "write circumstances." + name
	}
	others := slices.Clone(r.scope.Derived)
	for term := range r.scope.Terms {
		others = append(others, "term."+term)
	}
	slices.Sort(others)
	near := append(r.scope.Facts.Suggest(name), facts.Nearest(name, others)...)
	if len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	var groups []string
	for _, f := range r.scope.Facts.All() {
		if group, _, _ := strings.Cut(f.Name, "."); !slices.Contains(groups, group) {
			groups = append(groups, group)
		}
	}
	return "a name that begins with " + strings.Join(groups, ", ") + " or term"
}

func shorten(names []string) string {
	if len(names) > 8 {
		return strings.Join(names[:8], ", ") + " …"
	}
	return strings.Join(names, ", ")
}

// call reads knows("actor", "circumstance").
func (r *reader) call(n *ast.CallNode) Node {
	const want = `knows("actor", "circumstance")`
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok || callee.Value != "knows" {
		return r.refuse(n, want, "the only function in conditions is knows")
	}
	var args []string
	for _, arg := range n.Arguments {
		s, ok := arg.(*ast.StringNode)
		if !ok || s.Location().From < callee.Location().From { // handed in by a pipe
			return r.refuse(arg, want, "knows takes an actor and a circumstance, in quotation marks")
		}
		args = append(args, s.Value)
	}
	if len(args) != 2 {
		return r.refuse(n, want, "knows takes an actor and a circumstance, in quotation marks")
	}
	actor, isActor := facts.ActorNamed(args[0])
	if !isActor {
		r.refuse(n.Arguments[0], nearest(args[0], facts.Actors), "there is no actor %q", args[0])
	}
	c, isCircumstance := r.scope.Facts.Circumstance(args[1])
	if !isCircumstance {
		var names []string
		for _, id := range r.scope.Facts.Circumstances() {
			names = append(names, r.scope.Facts.Fact(id).Short())
		}
		word := strings.ReplaceAll(strings.TrimPrefix(args[1], "circumstances."), "-", "_")
		r.refuse(n.Arguments[1], nearest(word, names), "there is no circumstance %q", args[1])
	}
	if !isActor || !isCircumstance {
		return nil
	}
	return Knows{actor, c}
}

func nearest(word string, names []string) string {
	if near := facts.Nearest(word, names); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return "one of " + strings.Join(names, ", ")
}
