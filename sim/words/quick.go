package words

import (
	"strings"

	"rogatory/sim/source"
)

// quickly reads the sentences of a words file that is known to be right, line by line: every call of the program begins
// with it, and a whole reading of YAML takes longer than all else that a short call does. What is not a plain, a quoted or
// a literal (|-) text goes through YAML by itself. It is false where the file is not written that way; a test holds the
// sentences of our own file against a whole reading.
func quickly(data []byte) (map[string]string, bool) {
	_, rest, found := strings.Cut(string(data), "\ntexts:\n")
	if !found {
		return nil, false
	}
	texts := map[string]string{}
	key := ""
	var lines []string // of the entry: what follows its key, and the lines below
	finish := func() bool {
		if key == "" {
			return true
		}
		text, ok := entry(key, lines)
		if _, twice := texts[key]; twice {
			return false
		}
		texts[key], key, lines = text, "", nil
		return ok
	}
	for line := range strings.Lines(rest) {
		line = strings.TrimSuffix(line, "\n")
		switch indent := len(line) - len(strings.TrimLeft(line, " ")); {
		case indent == len(line) || indent > 2: // a blank line belongs to a text only within it
			if key == "" && indent < len(line) {
				return nil, false
			}
			lines = append(lines, line)
		case line[indent] == '#':
		case indent < 2:
			return nil, false // something after the sentences
		default:
			if !finish() {
				return nil, false
			}
			name, value, ok := strings.Cut(line[2:], ":")
			if !ok || strings.ContainsAny(name, `"'{[ `) || value != "" && value[0] != ' ' {
				return nil, false
			}
			key, lines = name, []string{strings.TrimSpace(value)}
		}
	}
	return texts, finish()
}

// entry is the text of one entry.
func entry(key string, lines []string) (string, bool) {
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return "", false
	}
	head, below := lines[0], lines[1:]
	switch {
	case head == "|-" && len(below) > 0:
		var out []string
		for _, line := range below {
			text, ok := strings.CutPrefix(line, "    ")
			if !ok && strings.TrimSpace(line) != "" || len(out) == 0 && strings.HasPrefix(text, " ") {
				return byYAML(key, lines)
			}
			out = append(out, text)
		}
		return strings.Join(out, "\n"), true
	case len(below) > 0 || head == "":
		return byYAML(key, lines)
	case head[0] == '"' && len(head) > 1 && strings.IndexByte(head[1:], '"') == len(head)-2 && !strings.Contains(head, `\`):
		return head[1 : len(head)-1], true
	case plain(head):
		return head, true
	}
	return byYAML(key, lines)
}

// plain says whether YAML takes the words as they stand, and for a text.
func plain(s string) bool {
	c := s[0]
	return (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') && !strings.Contains(s, ": ") && !strings.Contains(s, " #") && !strings.HasSuffix(s, ":")
}

func byYAML(key string, lines []string) (string, bool) {
	var p source.Problems
	var out map[string]string
	source.Parse("words.yaml", []byte(key+": "+strings.Join(lines, "\n")+"\n"), &p).Decode(&out, &p)
	text, ok := out[key]
	return text, ok && p.Empty()
}
