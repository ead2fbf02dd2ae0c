package doc

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

func renderMarkdown(w io.Writer, doc []Block, o Options) error {
	var out bytes.Buffer
	md := func(s string) string { return markdown(Plain(s, o.ASCII)) }
	for i, b := range printable(doc) {
		if i > 0 {
			out.WriteByte('\n')
		}
		switch b := b.(type) {
		case Heading:
			out.WriteString(strings.Repeat("#", b.Level) + " " + md(b.Text) + "\n")
		case Paragraph:
			out.WriteString(md(b.Text) + "\n")
		case List:
			for _, it := range b.Items {
				out.WriteString("- ")
				if it.Term != "" {
					out.WriteString("**" + md(it.Term) + "**: ")
				}
				out.WriteString(strings.Join(nonEmpty(md, append([]string{it.running()}, it.More...)), " ") + "\n")
			}
		case Code:
			for _, line := range b.Lines {
				out.WriteString("    " + Plain(line, o.ASCII) + "\n")
			}
		case Table:
			markdownTable(&out, b, md)
		case Figure:
			out.WriteString(strings.Join(nonEmpty(md, []string{b.Caption, b.Alt}), "\n\n") + "\n")
		case Space:
			out.WriteString(strings.Repeat("<br>", max(b.Lines, 1)) + "\n")
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

func nonEmpty(md func(string) string, texts []string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, md(t))
		}
	}
	return out
}

// markdownTable writes every band as a row of its own, so that cells stay short; the head cells
// stand in the first.
func markdownTable(out *bytes.Buffer, t Table, md func(string) string) {
	write := func(cells []Cell) {
		for _, c := range cells {
			var set []string
			for _, line := range c {
				set = append(set, md(line))
			}
			out.WriteString("| " + strings.Join(set, "<br>") + " ")
		}
		out.WriteString("|\n")
	}
	var heads []Cell
	for _, c := range t.Cols {
		heads = append(heads, Cell{c.Head})
	}
	write(heads)
	out.WriteString(strings.Repeat("| --- ", len(heads)) + "|\n")
	for _, r := range t.Rows {
		head := r.Head
		for _, band := range r.Bands {
			write(append(append([]Cell(nil), head...), band...))
			head = make([]Cell, len(r.Head))
		}
	}
}

// markdown escapes what Markdown or HTML would read as a sign. An underscore or a full stop inside
// a name stays, for neither means anything there.
func markdown(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '&':
			b.WriteString("&amp;")
			continue
		case '<':
			b.WriteString("&lt;")
			continue
		case '>':
			b.WriteString("&gt;")
			continue
		case '\\', '`', '*', '[', ']', '|', '~', '$', '#':
			b.WriteByte('\\')
		case '_':
			if !insideWord(s, i) {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

func insideWord(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at+1:])
	return letter(before) && letter(after)
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
