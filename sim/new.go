package sim

import (
	"bytes"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/source"
	"rogatory/sim/words"
)

// ScenarioName makes of what a person typed the name of a scenario, without an ending. If it cannot be one, ok is
// false and name is one that can.
func ScenarioName(typed string) (name string, ok bool) {
	typed = strings.TrimSuffix(typed, ".yaml")
	name = strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, typed), "-_")
	if name == "" {
		return "my-case", false
	}
	if device.MatchString(name) {
		return "my-" + name, false
	}
	return name, name == typed
}

// device are the names that Windows keeps for its devices, with any ending: a file could not be passed on to it.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// TitleOf is the title of a scenario that has none but its name: my-case becomes "My case".
func TitleOf(name string) string {
	title := strings.NewReplacer("-", " ", "_", " ").Replace(name)
	first, size := utf8.DecodeRuneInString(title)
	return string(unicode.ToUpper(first)) + title[size:]
}

// Retitled is a copy of a scenario under another name and title, everything else byte for byte the same. The error
// holds every problem of the scenario, or says that its title cannot be changed.
func (l *Simulator) Retitled(from source.File, name, title string) (source.File, error) {
	was, err := l.Scenario(from)
	if err != nil {
		return source.File{}, err
	}
	out := source.File{Name: name, Data: retitled(from, title)}
	is, err := l.Scenario(out)
	if err != nil || is.Title != title || is.Story != was.Story || !slices.Equal(is.Treaties, was.Treaties) ||
		!reflect.DeepEqual(is.Case.Values, was.Case.Values) || len(is.Expect) != len(was.Expect) {
		return source.File{}, errors.New(words.English().Text("cli-new-title", "file", from.Name, "title", title))
	}
	return out, nil
}

// retitled puts a title in the place of a file's own. Where that one ends it knows for the usual ways to write it.
func retitled(f source.File, title string) []byte {
	var p source.Problems
	doc := source.Parse(f.Name, f.Data, &p)
	if doc == nil {
		return f.Data
	}
	i := 0
	for i+1 < len(doc.Root.Content) && doc.Root.Content[i].Value != "title" {
		i += 2
	}
	if i+1 >= len(doc.Root.Content) {
		return f.Data
	}
	n := doc.Root.Content[i+1]
	at := 0
	for range n.Line - 1 {
		at += bytes.IndexByte(f.Data[at:], '\n') + 1
	}
	at = min(at+n.Column-1, len(f.Data))
	rest := f.Data[at:]
	end := len(n.Value)
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || n.Style == 0 && !bytes.HasPrefix(rest, []byte(n.Value)):
		end = indented(rest)
	case n.Style&yaml.DoubleQuotedStyle != 0:
		end = quoteEnd(rest, '"', '\\')
	case n.Style&yaml.SingleQuotedStyle != 0:
		end = quoteEnd(rest, '\'', '\'')
	}
	return slices.Concat(f.Data[:at], []byte(asYAML(title)), rest[min(end, len(rest)):])
}

// indented is where the last of the lines ends that belong to a value because they are indented.
func indented(text []byte) int {
	end := 0
	for i, c := range text {
		if c == '\n' {
			end = i
			if next := text[i+1:]; len(next) == 0 || !strings.ContainsRune(" \r\n", rune(next[0])) {
				return end
			}
		}
	}
	return len(text)
}

// quoteEnd is where a quoted text ends, its second quotation mark included.
func quoteEnd(text []byte, mark, escape byte) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == escape && i+1 < len(text) && (escape != mark || text[i+1] == mark):
			i++
		case text[i] == mark:
			return i + 1
		}
	}
	return len(text)
}

// asYAML is a title as YAML, in quotation marks unless it is plainly a text.
func asYAML(title string) string {
	plain := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' }
	first, _ := utf8.DecodeRuneInString(title)
	word := []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
	if strings.IndexFunc(title, func(r rune) bool { return !plain(r) }) < 0 && unicode.IsLetter(first) && !slices.Contains(word, strings.ToLower(title)) {
		return title
	}
	return strconv.Quote(title)
}
