package cond

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"

	"rogatory/sim/facts"
)

func (r *reader) compare(n *ast.BinaryNode) Node {
	switch left := n.Left.(type) {
	case *ast.IdentifierNode, *ast.MemberNode:
		name, at, ok := r.dotted(left)
		if !ok {
			return nil
		}
		if strings.HasPrefix(name, "term.") || slices.Contains(r.scope.Derived, name) {
			return r.refuse(n, name+", or not "+name, "%s is true or false: there is nothing to compare", name)
		}
		if f := r.fact(name, at); f != nil {
			return r.compareFact(f, n)
		}
		return nil
	case *ast.UnaryNode:
		if left.Operator == "not" {
			return r.refuse(left, "not (… "+n.Operator+" …)", "not binds more closely than %s", n.Operator)
		}
		return r.unary(left)
	case *ast.BinaryNode:
		if slices.Contains([]string{"==", "!=", "<", "<=", ">", ">=", "in"}, left.Operator) {
			return r.refuse(n, "two comparisons joined by and", "a second comparison follows the first")
		}
	case *ast.IntegerNode, *ast.StringNode, *ast.BoolNode, *ast.FloatNode, *ast.ArrayNode:
		return r.refuse(left, "fact "+n.Operator+" value", "a comparison begins with the fact")
	}
	if r.truth(n.Left) != nil {
		return r.refuse(n, "a fact on its left", "there is nothing to compare with %s", n.Operator)
	}
	return nil
}

func (r *reader) compareFact(f *facts.Fact, n *ast.BinaryNode) Node {
	if f.Kind == facts.KindBool {
		return r.refuse(n, f.Name+", or not "+f.Name, "%s is true or false: there is nothing to compare", f.Name)
	}
	if n.Operator == "in" {
		return r.in(f, n)
	}
	op := Op(slices.Index(ops[:], n.Operator))
	if f.Kind == facts.KindEnum && op > Ne {
		return r.refuse(n, "==, != or in", "the values of %s have no order", f.Name)
	}
	if val, ok := r.value(f, n.Right); ok {
		return Is{f.ID, op, val}
	}
	return nil
}

func (r *reader) in(f *facts.Fact, n *ast.BinaryNode) Node {
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		return r.refuse(n.Right, "a list of values in square brackets", "what follows in is not a list")
	}
	if len(list.Nodes) == 0 {
		return r.refuse(list, f.Allowed(), "the list is empty")
	}
	var alternatives Or
	seen := map[facts.Value]bool{}
	for _, item := range list.Nodes {
		val, ok := r.value(f, item)
		if ok && seen[val] {
			r.refuse(item, "each value once", "%s stands twice in the list", r.token(item))
		}
		seen[val] = true
		alternatives = append(alternatives, Is{f.ID, Eq, val})
	}
	if len(alternatives) == 1 {
		return alternatives[0]
	}
	return alternatives
}

var decimal = regexp.MustCompile(`^(0|[1-9][0-9]*)$`)

// value reads what a fact is compared with.
func (r *reader) value(f *facts.Fact, n ast.Node) (val facts.Value, ok bool) {
	at := n.Location().From
	switch n := n.(type) {
	case *ast.StringNode:
		if f.Kind == facts.KindInt {
			r.add(at, f.Allowed(), "%s is a number, and %s is not", f.Name, r.token(n))
			return 0, false
		}
		if val, ok = f.Read(n.Value); !ok {
			r.add(at, among(n.Value, f), "%s cannot be %q", f.Name, n.Value)
		}
		return val, ok
	case *ast.IntegerNode:
		written := r.token(n)
		if f.Kind == facts.KindInt && !decimal.MatchString(written) {
			r.add(at, "decimal digits: "+strconv.Itoa(n.Value), "%s can be misread", written)
			return 0, false
		}
		if val, ok = f.Read(written); !ok {
			r.add(at, f.Allowed(), "%s cannot be %s", f.Name, written)
		}
		return val, ok
	case *ast.IdentifierNode, *ast.MemberNode:
		name, at, ok := r.dotted(n)
		if !ok {
			return 0, false
		}
		if written, hyphenated := r.hyphens[at]; hyphenated {
			name = written
		}
		switch _, isValue := f.Read(name); {
		case isValue && f.Kind == facts.KindEnum:
			r.add(at, strconv.Quote(name), "the value %s needs quotation marks", name)
		case f.Kind == facts.KindEnum:
			r.add(at, among(name, f), "%s is compared with values in quotation marks, not with %s", f.Name, name)
		default:
			r.add(at, f.Allowed(), "%s is compared with whole numbers, not with %s", f.Name, name)
		}
		return 0, false
	case *ast.BoolNode, *ast.FloatNode, *ast.UnaryNode:
		r.add(at, f.Allowed(), "%s cannot be %s", f.Name, r.written(n))
		return 0, false
	case *ast.ArrayNode:
		r.add(at, f.Name+" in […]", "a list stands after in")
		return 0, false
	}
	if r.truth(n) != nil {
		r.add(at, f.Allowed(), "%s is compared with a value", f.Name)
	}
	return 0, false
}

// among lists the values of an enum, after those that were probably meant.
func among(word string, f *facts.Fact) string {
	if near := facts.Nearest(word, f.Values); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "? The values are " + f.Allowed()
	}
	return f.Allowed()
}
