package cond

import (
	"errors"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
)

// syntax reports what expr could not read at all. It stops at the first such place.
func (r *reader) syntax(err error) {
	r.unhyphenate()
	var e *file.Error
	if !errors.As(err, &e) {
		r.add(0, "", "the condition cannot be read: %v", err)
		return
	}
	from := min(max(e.From, 0), len(r.runes)-1)
	to := min(max(e.To, from+1), len(r.runes))
	token := strings.TrimSpace(string(r.runes[from:to]))
	if at, last := r.before(from); connective(last) {
		from, token = at, last // NOT x stops at x
	}
	if from > 0 && token == ">" && r.runes[from-1] == '<' {
		from, token = from-1, "<>"
	}
	switch {
	case strings.Contains("“”„‘’‚«»", token) && token != "":
		r.add(from, "a straight one: \"", "%s is a quotation mark that word processors make", token)
	case meant[token] != "":
		r.add(from, meant[token], "%s says nothing in a condition", token)
	case connective(token):
		r.add(from, strings.ToLower(token), "%s is written in small letters", token)
	case token == ",":
		r.add(from, "`and` or `or` between conditions; square brackets around a list", "a comma cannot stand here")
	case strings.Contains(e.Message, "EOF") || strings.Contains(e.Message, "unexpected end"):
		r.add(from, "a name, a value or a closing bracket", "the condition ends too early")
	case strings.Contains(e.Message, "not terminated"):
		r.add(from, "a closing quotation mark", "a quotation mark stays open")
	case strings.Contains(e.Message, "unexpected token") || strings.Contains(e.Message, "unrecognized"):
		r.add(from, "and, or, not, a comparison or a name", "%s cannot stand here", token)
	default:
		r.add(from, "", "the condition cannot be read: %s", e.Message)
	}
}

// meant is what people write for what conditions have.
var meant = map[string]string{
	"=": "==", "&": "and", "≥": ">=", "≤": "<=", "≠": "!=", "<>": "!=", "is": "==, or the fact alone", "equals": "==",
}

// connective says that a word joins conditions, written in capitals.
func connective(word string) bool {
	small := strings.ToLower(word)
	return word != small && (small == "and" || small == "or" || small == "not")
}

// before is the word that ends before an offset, and where it begins.
func (r *reader) before(at int) (from int, word string) {
	for at > 0 && r.runes[at-1] == ' ' {
		at--
	}
	from = at
	for from > 0 && isLetter(r.runes[from-1]) {
		from--
	}
	return from, string(r.runes[from:at])
}

// unhyphenate refuses every name with a hyphen, for where names are not looked up.
func (r *reader) unhyphenate() {
	for at, name := range r.hyphens {
		r.add(at, "names use underscores", "%s has a hyphen", name)
	}
}

// foreign names what expr has and conditions have not.
func (r *reader) foreign(n ast.Node) Node {
	const want = "and, or, not, comparisons and knows(…)"
	what := "this"
	switch n := n.(type) {
	case *ast.NilNode:
		return r.refuse(n, "the fact alone: what nobody stated is unknown by itself", "nil is not used in conditions")
	case *ast.ConditionalNode:
		what = "a choice (?: or if)"
	case *ast.VariableDeclaratorNode:
		return r.refuse(n, "a rule with `term`, used as term.NAME", "let is not used in conditions")
	case *ast.BuiltinNode:
		what = "the function " + n.Name
	case *ast.PredicateNode, *ast.PointerNode:
		what = "a closure"
	case *ast.SliceNode:
		what = "a slice"
	case *ast.MapNode, *ast.PairNode:
		what = "a map"
	case *ast.ArrayNode:
		return r.refuse(n, "fact in […]", "a list stands only after in")
	case *ast.ChainNode:
		what = "?."
	case *ast.SequenceNode:
		for _, part := range n.Nodes {
			r.truth(part)
		}
		return nil // tidy has refused the semicolon
	case *ast.BytesNode:
		what = "a string of bytes"
	case *ast.UnaryNode, *ast.BinaryNode, *ast.CallNode, *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.StringNode:
		return r.refuse(n, "names joined by dots", "only a name can come before a dot or a bracket")
	}
	return r.refuse(n, want, "%s is not used in conditions", what)
}

// token is a leaf as it is written.
func (r *reader) token(n ast.Node) string {
	at := n.Location()
	return string(r.runes[at.From:at.To])
}

// written is a value as it is written, its sign included.
func (r *reader) written(n ast.Node) string {
	if u, ok := n.(*ast.UnaryNode); ok {
		return u.Operator + r.written(u.Node)
	}
	return r.token(n)
}
