package doc

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rogatory/sim/words"
)

// An inline is a stretch of a marked text in HTML: plain, a citation, or a link.

// inliner writes marked texts.
type inliner struct {
	// rule is the id on the page of what a citation means; empty if nothing is known of it.
	rule func(scope, id, citation string) string
	// articles finds the parts of a citation that may be known by themselves; see articles.
	articles *regexp.Regexp
	ascii    bool
}

// text is a marked text as HTML. Scope is the treaty that its citations mean where they do not say so themselves.
func (n *inliner) text(s, scope string) string {
	var b strings.Builder
	for s != "" {
		at := strings.IndexAny(s, CiteOpen+linkOpen)
		if at < 0 {
			b.WriteString(n.words(s))
			break
		}
		b.WriteString(n.words(s[:at]))
		s = s[at:]
		if rest, ok := strings.CutPrefix(s, CiteOpen); ok {
			inside, after, _ := strings.Cut(rest, CiteClose)
			b.WriteString(n.cite(inside, scope))
			s = after
			continue
		}
		address, rest, _ := strings.Cut(strings.TrimPrefix(s, linkOpen), linkText)
		inside, after, _ := strings.Cut(rest, linkClose)
		b.WriteString(n.link(inside, address, scope))
		s = after
	}
	return b.String()
}

// cite is a citation, as a link to what it means. Its pinpoints stay on one line.
func (n *inliner) cite(s, scope string) string {
	id := ""
	if own, text, ok := strings.Cut(s, keyEnd); ok {
		if rule, is := strings.CutPrefix(own, ruleKey); is {
			id = rule
		} else {
			scope = own
		}
		s = text
	}
	shown := Plain(s, n.ascii)
	if n.rule == nil {
		return `<cite>` + pinpoints(shown) + `</cite>`
	}
	if to := n.rule(scope, id, shown); to != "" {
		return `<a class="cite" href="#` + to + `">` + pinpoints(shown) + `</a>`
	}
	// "requested State's law, as Art. 29(3) requires": a part of it may be known.
	for _, at := range n.articles.FindAllStringIndex(shown, -1) {
		if to := n.rule(scope, "", shown[at[0]:at[1]]); to != "" {
			return `<cite>` + pinpoints(shown[:at[0]]) + `<a class="cite" href="#` + to + `">` + pinpoints(shown[at[0]:at[1]]) + `</a>` +
				pinpoints(shown[at[1]:]) + `</cite>`
		}
	}
	return `<cite>` + pinpoints(shown) + `</cite>`
}

// pinpoints is a citation whose pinpoints each stay on one line.
func pinpoints(s string) string {
	var parts []string
	for _, p := range citePieces(s) {
		text := isolate(p.text)
		if strings.Contains(p.text, " ") {
			text = `<span class="nb">` + text + `</span>`
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

// articles finds the articles in a text, by the words that stand before their numbers.
func articles(w *words.Words) *regexp.Regexp {
	var before []string
	for _, s := range strings.Fields(w.Text("before-numbers")) {
		before = append(before, regexp.QuoteMeta(s))
	}
	return regexp.MustCompile(`(?:^|\b)(?:` + strings.Join(before, "|") + `) [0-9]+[0-9A-Za-z]*(?:\([0-9A-Za-z]+\))*`)
}

// link is a link to an address that cannot run anything; what could is shown as text.
func (n *inliner) link(text, address, scope string) string {
	inner := n.text(strings.NewReplacer(linkOpen, "", linkText, "").Replace(text), scope)
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto" {
		return inner
	}
	if inside := strings.Contains(inner, "<a "); inside { // a citation in a link leads where the link does
		inner = isolate(Plain(text, n.ascii))
	}
	return anchor(inner, address, Plain(text, n.ascii) == address)
}

// anchor is a link. One whose text is not its address prints the address after it.
func anchor(inner, address string, same bool) string {
	class := ""
	if strings.Contains(address, "://") {
		class = ` class="out"`
		if same {
			class = ` class="address"`
		}
	}
	return "<a" + class + ` href="` + html.EscapeString(address) + `">` + inner + "</a>"
}

// words is a text without marks. An address in it becomes a link.
func (n *inliner) words(s string) string {
	var b strings.Builder
	for {
		at := strings.Index(s, "https://")
		if at < 0 || at > 0 && !strings.ContainsAny(s[at-1:at], " (⟨<“") {
			b.WriteString(n.plain(s))
			return b.String()
		}
		end := at
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if unicode.IsSpace(r) || strings.ContainsRune("⟩>”\"", r) {
				break
			}
			end += size
		}
		address := strings.TrimRight(s[at:end], ".,;:)")
		b.WriteString(n.plain(s[:at]))
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			b.WriteString(anchor(breakable(address), address, true))
		} else {
			b.WriteString(n.plain(address))
		}
		s = s[at+len(address):]
	}
}

// breakable lets a long address go to the next line after the signs that join its parts.
func breakable(address string) string {
	var b strings.Builder
	for i, p := range afterSigns(address) {
		if i > 0 {
			b.WriteString("<wbr>")
		}
		b.WriteString(html.EscapeString(p))
	}
	return b.String()
}

var softBreaks = strings.NewReplacer(words.SoftHyphen, "&shy;", noBreak, "&nbsp;", CiteClose, "", linkText, "", linkClose, "", keyEnd, "")

func (n *inliner) plain(s string) string {
	if n.ascii {
		s = toASCII.Replace(s)
	}
	return softBreaks.Replace(isolate(s))
}

// isolate escapes a text. What is written from right to left stands in a bdi of its own, from its first such letter to its
// last, so that it cannot turn round what stands beside it.
func isolate(s string) string {
	first := strings.IndexFunc(s, rightToLeft)
	if first < 0 {
		return html.EscapeString(s)
	}
	// A stretch ends where a letter of the other direction comes.
	last, end := first, first
	for i, r := range s[first:] {
		if rightToLeft(r) {
			last = first + i
		} else if unicode.IsLetter(r) && !extends(r) {
			break
		}
	}
	_, size := utf8.DecodeRuneInString(s[last:])
	end = last + size
	for end < len(s) { // the signs that sit on its last letter
		r, size := utf8.DecodeRuneInString(s[end:])
		if !extends(r) {
			break
		}
		end += size
	}
	return html.EscapeString(s[:first]) + "<bdi>" + html.EscapeString(s[first:end]) + "</bdi>" + isolate(s[end:])
}

// rightToLeft says that a letter is of a script written from right to left.
func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic,
		unicode.Adlam, unicode.Hanifi_Rohingya, unicode.Mende_Kikakui) && (unicode.IsLetter(r) || unicode.IsMark(r))
}
