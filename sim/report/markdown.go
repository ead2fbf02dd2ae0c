package report

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

func renderMarkdown(w io.Writer, doc []block, o Options) error {
	var out bytes.Buffer
	md := func(s string) string { return markdown(plain(s, o.ASCII)) }
	for i, b := range doc {
		if i > 0 {
			out.WriteByte('\n')
		}
		switch b := b.(type) {
		case heading:
			out.WriteString(strings.Repeat("#", b.level) + " " + md(b.text) + "\n")
		case paragraph:
			out.WriteString(md(b.text) + "\n")
		case list:
			for _, it := range b.items {
				out.WriteString("- ")
				if it.term != "" {
					out.WriteString("**" + md(it.term) + "**: ")
				}
				out.WriteString(md(it.text) + "\n")
			}
		case table:
			markdownTable(&out, b, md)
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// markdownTable writes every band as a row of its own, so that cells stay short; the head cells
// stand in the first.
func markdownTable(out *bytes.Buffer, t table, md func(string) string) {
	write := func(cells []cell) {
		for _, c := range cells {
			var set []string
			for _, line := range c {
				set = append(set, md(line))
			}
			out.WriteString("| " + strings.Join(set, "<br>") + " ")
		}
		out.WriteString("|\n")
	}
	var heads []cell
	for _, c := range t.cols {
		heads = append(heads, cell{c.head})
	}
	write(heads)
	out.WriteString(strings.Repeat("| --- ", len(heads)) + "|\n")
	for _, r := range t.rows {
		head := r.head
		for _, band := range r.bands {
			write(append(append([]cell(nil), head...), band...))
			head = make([]cell, len(r.head))
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
