package cond

import (
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Scope is what a condition may name.
type Scope struct {
	Facts   *facts.Vocabulary
	Terms   map[string]bool // as term.NAME; nil for none
	Derived []string        // bare names that the engine provides
}

// longest keeps expr's parser, which recurses, within a small stack.
const longest = 4096 // characters in a condition

// Parse reads a condition. It is nil if anything is wrong; all of that goes to p, each with its
// place and what would be right.
func Parse(text source.Text, scope Scope, p *source.Problems) *Cond {
	r := reader{text: text, scope: scope, p: p}
	switch n := utf8.RuneCountInString(text.Value); {
	case strings.TrimSpace(text.Value) == "":
		r.add(0, "a condition, or leave the key out", "the condition is empty")
		return nil
	case n > longest:
		r.add(0, "shorter conditions, joined by terms", "the condition has %d characters, more than %d", n, longest)
		return nil
	}
	r.runes, r.hyphens = r.tidy()
	tree, err := parser.Parse(string(r.runes))
	if err != nil {
		r.syntax(err)
		return nil
	}
	root := r.truth(tree.Node)
	if !r.failed {
		r.unhyphenate() // a name with spaces at its dots has not been looked up under its offset
	}
	if r.failed {
		return nil
	}
	return &Cond{Root: root, Text: text, Vocabulary: scope.Facts}
}

// reader turns expr's tree into ours and refuses what conditions do not have. Its methods return nil
// for what they have refused.
type reader struct {
	text    source.Text
	runes   []rune         // the condition with underscores for hyphens; offsets are the same
	hyphens map[int]string // the names that were written with hyphens, by offset
	scope   Scope
	p       *source.Problems
	failed  bool
}

// add notes a problem at an offset in the condition.
func (r *reader) add(at int, want, format string, args ...any) {
	r.failed = true
	pos := r.text.Pos
	if pos.Line > 0 {
		pos.Col += at
	}
	r.p.Add(pos, want, format, args...)
}

// refuse is add for a node that stands for nothing in conditions.
func (r *reader) refuse(n ast.Node, want, format string, args ...any) Node {
	r.add(n.Location().From, want, format, args...)
	return nil
}

// truth reads a node that must be true or false.
func (r *reader) truth(n ast.Node) Node {
	switch n := n.(type) {
	case *ast.BinaryNode:
		return r.binary(n)
	case *ast.UnaryNode:
		return r.unary(n)
	case *ast.IdentifierNode, *ast.MemberNode:
		return r.name(n)
	case *ast.CallNode:
		return r.call(n)
	case *ast.BoolNode:
		return Const(n.Value)
	case *ast.IntegerNode, *ast.StringNode, *ast.FloatNode:
		return r.refuse(n, "fact == value, or fact in [value, …]", "the value %s stands alone", r.token(n))
	}
	return r.foreign(n)
}

func (r *reader) unary(n *ast.UnaryNode) Node {
	switch n.Operator {
	case "not":
		if of := r.truth(n.Node); of != nil {
			return Not{of}
		}
		return nil
	case "!":
		r.add(n.Location().From, "not", "! is not used in conditions")
		r.truth(n.Node)
		return nil
	}
	return r.refuse(n, "a comparison with a whole number", "a condition does not calculate (%s)", n.Operator)
}

func (r *reader) binary(n *ast.BinaryNode) Node {
	switch n.Operator {
	case "and", "or":
		left, right := r.truth(n.Left), r.truth(n.Right)
		if left == nil || right == nil {
			return nil
		}
		if n.Operator == "and" {
			return And(append(parts[And](left), parts[And](right)...))
		}
		return Or(append(parts[Or](left), parts[Or](right)...))
	case "&&", "||":
		// expr also writes && where it has taken a chain of comparisons apart.
		if !strings.HasPrefix(string(r.runes[n.Location().From:]), n.Operator) {
			return r.refuse(n, "two comparisons joined by and", "a second comparison follows the first")
		}
		r.add(n.Location().From, map[string]string{"&&": "and", "||": "or"}[n.Operator], "%s is not used in conditions", n.Operator)
		r.truth(n.Left)
		r.truth(n.Right)
		return nil
	case "==", "!=", "<", "<=", ">", ">=", "in":
		return r.compare(n)
	case "+", "-", "*", "/", "%", "^", "**", "..":
		return r.refuse(n, "a fact, or a comparison of a fact with a value", "a condition does not calculate (%s)", n.Operator)
	}
	return r.refuse(n, "==, !=, <, <=, >, >= or in", "%s is not used in conditions", n.Operator)
}

// parts flattens a chain of one connective.
func parts[L And | Or](n Node) []Node {
	if list, ok := n.(L); ok {
		return []Node(list)
	}
	return []Node{n}
}
