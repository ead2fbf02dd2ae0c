package doc

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"unicode"

	"rogatory/sim/words"
)

//go:embed style.css
var style string

//go:embed script.js
var script string

// HTML writes a page: one file that needs nothing beside it, no network and no script. The error says what of a figure cannot
// stand in a page, or that w could not be written to.
func HTML(w io.Writer, p Page, o Options) error {
	o = o.Filled()
	p = p.filled(o.Words)
	h := &sheet{page: p, words: o.Words, ids: map[string]int{}, labels: map[string]int{}, cited: map[string]bool{}}
	h.inline = inliner{rule: h.rule, ascii: o.ASCII}
	h.number()
	h.blocks()
	if h.err != nil {
		return h.err
	}
	_, err := io.WriteString(w, h.whole())
	return err
}

// sheet is a page on its way to HTML.
type sheet struct {
	page   Page
	words  *words.Words
	inline inliner
	out    bytes.Buffer // the main part
	err    error

	ids      map[string]int // used on this page, with how often
	labels   map[string]int // of regions that scroll
	heading  string         // the last one, plain
	contents []entry
	section  bool // one is open
	article  bool

	rules map[[2]string]string // scope and citation → id
	alone map[string]string    // citation → id, where only one scope has it
	cited map[string]bool      // ids
	notes []string             // what follows the main part
}

// entry is a line of the list of contents.
type entry struct{ id, text string }

// rule is the id of what a citation means, and notes that it is needed.
func (h *sheet) rule(scope, citation string) string {
	id := h.rules[[2]string{scope, citation}]
	if id == "" && scope == "" {
		id = h.alone[citation]
	}
	if id != "" {
		h.cited[id] = true
	}
	return id
}

// number gives every rule its id.
func (h *sheet) number() {
	h.rules, h.alone = map[[2]string]string{}, map[string]string{}
	several := map[string]bool{}
	for _, s := range h.page.Sources {
		for _, r := range s.Rules {
			shown := Plain(r.Cite, h.inline.ascii)
			key := [2]string{s.Scope, shown}
			if h.rules[key] != "" {
				continue
			}
			id := h.id("r-" + slug(s.Scope+" "+shown))
			h.rules[key] = id
			if h.alone[shown] != "" {
				several[shown] = true
			}
			h.alone[shown] = id
		}
	}
	for citation := range several {
		delete(h.alone, citation)
	}
}

// slug is an id made of a text: letters and digits of ASCII, joined by hyphens.
func slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 60 {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// id is an id that no other element of the page has.
func (h *sheet) id(wanted string) string {
	if wanted == "" {
		wanted = "x"
	}
	h.ids[wanted]++
	if n := h.ids[wanted]; n > 1 {
		return h.id(fmt.Sprintf("%s-%d", wanted, n))
	}
	return wanted
}

func (h *sheet) say(key string, args ...any) string { return h.words.Text(key, args...) }

func (h *sheet) put(format string, args ...any) { fmt.Fprintf(&h.out, format, args...) }

func (h *sheet) text(s, scope string) string { return h.inline.text(s, scope) }

// whole is the page with its head, its contents and the rules that it cites.
func (h *sheet) whole() string {
	var b strings.Builder
	put := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	sum := sha256.Sum256([]byte(script))
	put("<!doctype html>")
	put(`<html lang="%s">`, html.EscapeString(h.page.Lang))
	put("<head>")
	put(`<meta charset="utf-8">`)
	put(`<meta name="viewport" content="width=device-width, initial-scale=1">`)
	put(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'">`,
		base64.StdEncoding.EncodeToString(sum[:]))
	put(`<meta name="referrer" content="no-referrer">`)
	put(`<meta name="color-scheme" content="light dark">`)
	put("<title>%s</title>", html.EscapeString(h.page.Title))
	put("<style>\n%s%s</style>", style, strings.ReplaceAll(h.page.Style, "</", `<\/`))
	put("</head>")
	class := ""
	if h.page.Class != "" {
		class = ` class="` + html.EscapeString(h.page.Class) + `"`
	}
	put("<body%s>", class)
	put(`<a class="skip" href="#main">%s</a>`, html.EscapeString(h.say("html-skip")))
	if len(h.page.Top) > 0 {
		put(`<header class="masthead">`)
		for _, it := range h.page.Top {
			put("<p>%s</p>", h.text(strings.TrimSpace(it.Term+" "+it.Text), it.Scope))
		}
		put("</header>")
	}
	rules := h.sources()
	if len(h.contents) > 3 {
		put(`<nav class="contents" aria-labelledby="contents"><h2 id="contents">%s</h2>`, html.EscapeString(h.say("html-contents")))
		put("<ol>")
		for _, e := range h.contents {
			put(`<li><a href="#%s">%s</a></li>`, e.id, isolate(e.text))
		}
		put("</ol></nav>")
	}
	put(`<main id="main" tabindex="-1">`)
	b.Write(h.out.Bytes())
	b.WriteString(rules)
	put("</main>")
	if len(h.notes) > 0 {
		put("<footer>")
		for _, n := range h.notes {
			put("<p>%s</p>", n)
		}
		put("</footer>")
	}
	put("<script>%s</script>", script)
	put("</body>\n</html>")
	return b.String()
}

// sources are the rules that the page cites. On a screen each opens where it is asked for; on paper they are a list.
func (h *sheet) sources() string {
	if len(h.cited) == 0 {
		return ""
	}
	var b strings.Builder
	put := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	quiet := inliner{ascii: h.inline.ascii}
	title := h.say("html-sources")
	id := h.id("rules")
	h.contents = append(h.contents, entry{id, title})
	put(`<section class="sources"><h2 id="%s">%s</h2>`, id, html.EscapeString(title))
	put("<p>%s</p>", html.EscapeString(h.say("html-sources-intro")))
	for _, s := range h.page.Sources {
		// Several rules may have one citation.
		var order []string
		of := map[string][]SourceRule{}
		for _, r := range s.Rules {
			id := h.rules[[2]string{s.Scope, Plain(r.Cite, h.inline.ascii)}]
			if h.cited[id] {
				if of[id] == nil {
					order = append(order, id)
				}
				of[id] = append(of[id], r)
			}
		}
		if len(order) == 0 {
			continue
		}
		put("<h3>%s</h3>", quiet.text(s.Title, ""))
		if s.Address != "" {
			put(`<p class="meta">%s %s</p>`, html.EscapeString(h.say("html-official")), quiet.words(s.Address))
		}
		put(`<ul class="rules">`)
		for _, id := range order {
			put(`<li class="rule" id="%s" tabindex="-1"><p class="of">%s</p>`, id, quiet.text(s.Title, ""))
			put("<h4>%s</h4>", quiet.cite(of[id][0].Cite, ""))
			for _, r := range of[id] {
				put("<p>%s</p>", quiet.text(r.Says, ""))
				var notes []string
				for _, n := range r.Notes {
					notes = append(notes, quiet.text(n, ""))
				}
				if len(notes) > 0 {
					put(`<p class="meta">%s</p>`, strings.Join(notes, "<br>"))
				}
			}
			b.WriteString(`<p class="does">`)
			if s.Address != "" && !strings.Contains(quiet.words(s.Address), "&#34;") {
				b.WriteString(officialLink(h.say("html-official-text"), s.Address))
			}
			put(`<a class="close" href="#_">%s</a></p></li>`, html.EscapeString(h.say("html-close")))
		}
		put("</ul>")
	}
	put("</section>")
	return b.String()
}

// officialLink leads to a text on the network, if the address is one.
func officialLink(text, address string) string {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") || strings.ContainsFunc(address, unicode.IsSpace) {
		return ""
	}
	return `<a class="official" href="` + html.EscapeString(address) + `">` + html.EscapeString(text) + `</a> `
}

// blocks writes the main part. A last paragraph is the page's foot.
func (h *sheet) blocks() {
	list := h.page.Blocks
	if n := len(list); n > 1 {
		if p, ok := list[n-1].(Paragraph); ok {
			h.notes = append(h.notes, h.text(p.Text, p.Scope))
			list = list[:n-1]
		}
	}
	titles := 0
	for _, b := range list {
		if x, ok := b.(Heading); ok && x.Level == 1 {
			titles++
		}
	}
	for _, b := range list {
		switch b := b.(type) {
		case Heading:
			h.title(b, titles > 1)
		case Paragraph:
			class := ""
			if b.Style != "" {
				class = ` class="` + html.EscapeString(b.Style) + `"`
			}
			h.put("<p%s>%s</p>\n", class, h.text(b.Text, b.Scope))
		case List:
			h.list(b)
		case Table:
			h.table(b)
		case Figure:
			h.figure(b)
		case Break:
			h.put(`<div class="break"></div>` + "\n")
		case Space:
			h.put(`<div class="write" role="presentation">%s</div>`+"\n", strings.Repeat("<span></span>", max(b.Lines, 1)))
		}
	}
	h.close(titles > 1)
}

func (h *sheet) close(articles bool) {
	if h.section {
		h.put("</section>\n")
		h.section = false
	}
	if articles && h.article {
		h.put("</article>\n")
		h.article = false
	}
}

// title begins a section, or with a level of 1 an article where the page has several.
func (h *sheet) title(x Heading, articles bool) {
	level := min(max(x.Level, 1), 4)
	plain := Plain(x.Text, h.inline.ascii)
	h.heading = plain
	id := h.id(slug(plain))
	switch {
	case level == 1:
		h.close(articles)
		if articles {
			h.article = true
			h.put("<article>\n")
			h.contents = append(h.contents, entry{id, plain})
		}
	case level == 2:
		if h.section {
			h.put("</section>\n")
		}
		h.section = true
		h.put("<section>\n")
		if !h.article {
			h.contents = append(h.contents, entry{id, plain})
		}
	}
	h.put(`<h%d id="%s">%s</h%d>`+"\n", level, id, h.text(x.Text, ""), level)
}

// list is a list of terms with their texts, or a plain one.
func (h *sheet) list(l List) {
	if len(l.Items) == 0 {
		return
	}
	one := func(it Item) string {
		scope := first(it.Scope, l.Scope)
		var lines []string
		for _, s := range append([]string{it.Text}, it.More...) {
			if s != "" {
				lines = append(lines, h.text(s, scope))
			}
		}
		return strings.Join(lines, "<br>")
	}
	if !slices.ContainsFunc(l.Items, func(it Item) bool { return it.Term != "" }) {
		h.put("<ul>\n")
		for _, it := range l.Items {
			h.put("<li>%s</li>\n", one(it))
		}
		h.put("</ul>\n")
		return
	}
	h.put("<dl>\n")
	for i := 0; i < len(l.Items); {
		it := l.Items[i]
		h.put("<div><dt>%s</dt>", h.text(it.Term, first(it.Scope, l.Scope)))
		for j := i; j == i || j < len(l.Items) && l.Items[j].Term == ""; j++ {
			h.put("<dd>%s</dd>", one(l.Items[j]))
			i = j
		}
		i++
		h.put("</div>\n")
	}
	h.put("</dl>\n")
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
