package source

import (
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

const (
	largest = 1 << 20 // bytes in a file
	deepest = 50      // levels of nesting
)

// byteOrderMark begins a file that some editors save: it is no part of the text.
const byteOrderMark = "\ufeff"

// wide says that a file is in UTF-16, as some editors save what they call Unicode.
func wide(data []byte) bool {
	if len(data) < 2 {
		return false
	}
	mark := data[0] == 0xff && data[1] == 0xfe || data[0] == 0xfe && data[1] == 0xff
	return mark || (data[0] == 0) != (data[1] == 0)
}

// Doc is a file that has been read and not yet decoded.
type Doc struct {
	Name string
	Root *yaml.Node // a mapping
}

// Parse reads one YAML document whose root is a mapping. Everything wrong goes to p, which also keeps
// the lines for later problems. The result is nil if there is no tree to decode; a tree may come
// with problems, so that decoding it finds the rest: ask p before using it.
func Parse(name string, data []byte, p *Problems) *Doc {
	if len(data) > largest {
		p.Add(Pos{File: name}, "split it into several files", "the file is larger than 1 MiB")
		return nil
	}
	if wide(data) {
		p.Add(Pos{File: name}, "save the file as UTF-8", "the file is UTF-16 text")
		return nil
	}
	text := strings.TrimPrefix(string(data), byteOrderMark)
	p.remember(name, text)
	if !readable(name, text, p) {
		return nil
	}
	root := load(name, text, p)
	if root == nil {
		return nil
	}
	check(name, root, p)
	if root.Kind != yaml.MappingNode {
		if root.Kind != yaml.AliasNode {
			p.Add(place(name, root), "key: value", "the file does not hold a mapping")
		}
		return nil
	}
	return &Doc{Name: name, Root: root}
}

// Decode reads the whole document into the value that into points to; see the function Decode.
func (d *Doc) Decode(into any, p *Problems) {
	if d != nil {
		Decode(d.Name, d.Root, into, p)
	}
}

// readable checks what can be seen without knowing YAML. Where it fails, a parser would only repeat
// the problem or misplace the ones that follow.
func readable(name, text string, p *Problems) bool {
	if strings.TrimSpace(text) == "" {
		p.Add(Pos{File: name}, "", "the file is empty")
		return false
	}
	ok := true
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		pos := Pos{File: name, Line: i + 1}
		if !utf8.ValidString(line) {
			bad := strings.IndexFunc(strings.ToValidUTF8(line, "\x00"), func(r rune) bool { return r == 0 })
			pos.Col = utf8.RuneCountInString(line[:bad]) + 1
			p.Add(pos, "save the file as UTF-8", "the file is not UTF-8 text")
			return false // one such line says it; the rest of a binary file says it a thousand times
		}
		if bad := strings.IndexFunc(line, unprintable); bad >= 0 {
			pos.Col = utf8.RuneCountInString(line[:bad]) + 1
			r, _ := utf8.DecodeRuneInString(line[bad:])
			if r == '\r' {
				p.Add(pos, "save the file with the line ends of Unix or Windows", "the line ends with a carriage return alone")
				return false
			}
			p.Add(pos, "plain text", "the file holds the control character %U", r)
			return false
		}
		content := strings.TrimLeft(line, " \t")
		if tab := strings.IndexByte(line[:len(line)-len(content)], '\t'); tab >= 0 && content != "" {
			pos.Col = tab + 1
			p.Add(pos, "indent with spaces", "a tab in the indentation")
			ok = false
		}
	}
	return ok
}

// unprintable also covers the characters that YAML takes for the end of a line and editors do not:
// past them, lines would be counted differently here and there.
func unprintable(r rune) bool {
	return unicode.IsControl(r) && r != '\t' || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\ufffe' || r == '\uffff'
}

func load(name, text string, p *Problems) *yaml.Node {
	limits := loaderlimits.New(loaderlimits.DepthValue(deepest))
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithPlugin(limits))
	if err != nil {
		p.Add(Pos{File: name}, "", "%v", err)
		return nil
	}
	var first, second yaml.Node
	switch err := loader.Load(&first); {
	case errors.Is(err, io.EOF):
		p.Add(Pos{File: name}, "", "the file holds nothing but comments")
		return nil
	case err != nil:
		p.syntax(name, err)
		return nil
	}
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		p.syntax(name, err)
	default:
		p.Add(p.within(Pos{name, second.Line, second.Column}), "one document in a file", "a second document begins here")
	}
	return first.Content[0]
}

// wants says what would be right where YAML's own message does not.
var wants = []struct{ message, says, want string }{
	{"unknown anchor", "an alias (*name)", "write the value out"},
	{"exceeded max depth", "nested more than 50 levels deep", "a flatter file"},
	{"mapping values are not allowed", "a key cannot begin here", "indent keys of one mapping alike, and put a value that holds ': ' in quotation marks"},
	{"cannot start any token", "a value cannot begin with this character", "put the value in quotation marks"},
	{"did not find expected key", "a key was expected here", "indent keys of one mapping alike, and leave nothing after a closing quotation mark"},
	{"did not find expected '-'", "an item of the list was expected here", "begin every item with '- ', indented alike"},
	{"unexpected end of stream", "the file ends inside a value", "close the quotation mark or bracket"},
}

func (p *Problems) syntax(name string, err error) {
	var at *yaml.LoadError
	if !errors.As(err, &at) {
		p.Add(Pos{File: name}, "", "this is not YAML: %v", err)
		return
	}
	pos := Pos{File: name}
	if at.Mark.Line > 0 {
		pos = p.within(Pos{name, at.Mark.Line, max(at.Mark.Column, 1)})
	}
	for _, w := range wants {
		if strings.Contains(at.Message, w.message) {
			p.Add(pos, w.want, "%s", w.says)
			return
		}
	}
	context := ""
	if at.ContextMsg != "" {
		context = " " + at.ContextMsg
	}
	p.Add(pos, "", "this is not YAML: %s%s", at.Message, context)
}

// within moves a place past the last line, where the parser noticed an end, to the end of that line.
func (p *Problems) within(at Pos) Pos {
	lines := p.files[at.File]
	if at.Line < len(lines) || at.Line == len(lines) && lines[at.Line-1] != "" {
		return at
	}
	last := len(lines)
	for last > 1 && lines[last-1] == "" {
		last--
	}
	return Pos{at.File, last, max(utf8.RuneCountInString(lines[last-1]), 1)}
}

// check refuses what makes a file mean something else than it shows, and signs every node with its
// file. The loader has bounded the depth.
func check(name string, n *yaml.Node, p *Problems) {
	// Nothing here reads comments, and amendments put nodes of several files into one tree.
	n.HeadComment, n.LineComment, n.FootComment = "", "", name
	at := p.within(place(name, n))
	n.Line, n.Column = at.Line, at.Col
	if n.Kind == yaml.AliasNode {
		p.Add(at, "write the value out", "an alias (*%s)", brief(n.Value))
		return
	}
	if n.Anchor != "" {
		p.Add(at, "leave it out", "an anchor (&%s)", brief(n.Anchor))
	}
	if tagged(n) {
		p.Add(at, "leave it out", "a tag (%s)", brief(n.Tag))
	}
	if n.Kind == yaml.MappingNode {
		seen := map[string]*yaml.Node{}
		for key := range slices.Chunk(n.Content, 2) {
			checkKey(name, key[0], seen, p)
		}
	}
	for _, c := range n.Content {
		check(name, c, p)
	}
}

func checkKey(name string, key *yaml.Node, seen map[string]*yaml.Node, p *Problems) {
	at := Pos{name, key.Line, key.Column} // not signed yet
	switch {
	case key.Kind == yaml.AliasNode: // reported with the node itself
	case key.Kind != yaml.ScalarNode || key.ShortTag() == "!!null":
		p.Add(at, "key: value", "a key that is not a word")
	case key.ShortTag() == "!!merge":
		p.Add(at, "write the keys out", "a merge key (<<)")
	case seen[key.Value] != nil:
		first := Pos{name, seen[key.Value].Line, seen[key.Value].Column}
		p.Add(at, "one of the two", "%s stands twice in this mapping, first at %s", brief(key.Value), first)
	default:
		seen[key.Value] = key
	}
}

func tagged(n *yaml.Node) bool { return n.Style&yaml.TaggedStyle != 0 || n.Tag == "!" }

// place is where a node begins; a node that Parse has signed knows its file.
func place(file string, n *yaml.Node) Pos {
	if n.FootComment != "" {
		file = n.FootComment
	}
	return Pos{file, n.Line, n.Column}
}

// brief keeps a value that a message quotes from being longer than the message.
func brief(s string) string { return shorten(s, 60) }

func shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
