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
	h := &sheet{page: p, words: o.Words, ids: map[string]int{}, labels: map[string]int{}}
	h.inline = inliner{rule: h.rule, articles: articles(o.Words), ascii: o.ASCII}
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
	level    int            // its level
	contents []entry
	section  bool // one is open
	article  bool

	cards  []*card
	byRule map[[2]string]*card // scope and the rule's id
	byCite map[[2]string]*card // scope and citation
	cited  map[*card]bool      // by this page
	notes  []string            // what follows the main part
}

// entry is a line of the list of contents.
type entry struct{ id, text string }

// card shows what a citation means: every rule that is cited so, or where they are many, the one that was meant.
type card struct {
	id     string
	source int
	rules  []SourceRule
}

// few is how many rules one citation may show at once.
const few = 4

// rule is the id of what a citation means, and notes that it is needed.
func (h *sheet) rule(scope, id, citation string) string {
	var c *card
	if id != "" {
		c = h.byRule[[2]string{scope, id}]
	}
	if c == nil {
		c = h.byCite[[2]string{scope, citation}]
	}
	if c == nil {
		return ""
	}
	h.cited[c] = true
	return c.id
}

// number makes a card for each citation that has a meaning. A citation without a scope has one where all scopes but one lack it.
func (h *sheet) number() {
	h.byRule, h.byCite, h.cited = map[[2]string]*card{}, map[[2]string]*card{}, map[*card]bool{}
	several := map[string]bool{}
	for i, s := range h.page.Sources {
		var own []*card
		for _, r := range s.Rules {
			shown := Plain(r.Cite, h.inline.ascii)
			c := h.byCite[[2]string{s.Scope, shown}]
			if c == nil {
				c = &card{id: h.id("r-" + slug(s.Scope+" "+shown)), source: i}
				h.byCite[[2]string{s.Scope, shown}] = c
				own = append(own, c)
				if s.Scope != "" {
					several[shown] = several[shown] || h.byCite[[2]string{"", shown}] != nil
					h.byCite[[2]string{"", shown}] = c
				}
			}
			c.rules = append(c.rules, r)
		}
		for _, c := range own {
			h.cards = append(h.cards, c)
			for _, r := range c.rules {
				to := c
				if len(c.rules) > few && r.ID != "" {
					to = &card{id: h.id("r-" + slug(s.Scope+" "+r.ID)), source: i, rules: []SourceRule{r}}
					h.cards = append(h.cards, to)
				}
				if r.ID != "" {
					h.byRule[[2]string{s.Scope, r.ID}] = to
					if h.byRule[[2]string{"", r.ID}] == nil {
						h.byRule[[2]string{"", r.ID}] = to
					}
				}
			}
		}
	}
	for citation := range several {
		if several[citation] {
			delete(h.byCite, [2]string{"", citation})
		}
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
		title := html.EscapeString(h.say("html-contents"))
		put(`<nav class="contents" aria-label="%s"><details><summary>%s</summary>`, title, title)
		put("<ol>")
		for _, e := range h.contents {
			put(`<li><a href="#%s">%s</a></li>`, e.id, isolate(e.text))
		}
		put("</ol></details></nav>")
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
	for i, s := range h.page.Sources {
		var shown []*card
		for _, c := range h.cards {
			if c.source == i && h.cited[c] {
				shown = append(shown, c)
			}
		}
		if len(shown) == 0 {
			continue
		}
		put("<h3>%s</h3>", quiet.text(s.Title, ""))
		if s.Address != "" {
			put(`<p class="meta">%s %s</p>`, html.EscapeString(h.say("html-official")), quiet.words(s.Address))
		}
		put(`<ul class="rules">`)
		for _, c := range shown {
			put(`<li class="rule" id="%s" tabindex="-1"><p class="of">%s</p>`, c.id, quiet.text(s.Title, ""))
			put("<h4>%s</h4>", quiet.cite(c.rules[0].Cite, ""))
			for _, r := range c.rules {
				put("<p>%s</p>", quiet.text(r.Says, ""))
				var notes []string
				for _, n := range r.Notes {
					notes = append(notes, quiet.text(n, ""))
				}
				if len(notes) > 0 {
					put(`<p class="meta">%s</p>`, strings.Join(notes, "<br>"))
				}
			}
			put(`<p class="does">%s<a class="close" href="#_">%s</a></p></li>`, officialLink(h.say("html-official-text"), s.Address), html.EscapeString(h.say("html-close")))
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
		case Code:
			var lines []string
			for _, line := range b.Lines {
				lines = append(lines, h.inline.words(line))
			}
			h.put("<pre class=\"code\">%s</pre>\n", strings.Join(lines, "\n"))
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
	level := min(max(x.Level, 1), h.level+1, 4) // no level is left out
	h.level = level
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
		for _, s := range append([]string{it.single()}, it.More...) {
			if s != "" {
				lines = append(lines, h.text(s, scope))
			}
		}
		if len(it.Each) > 1 {
			var b strings.Builder
			for _, s := range it.Each {
				b.WriteString("<li>" + h.text(s, scope) + "</li>")
			}
			return `<ul class="each">` + b.String() + "</ul>" + strings.Join(lines, "<br>")
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
	class := ""
	if !slices.ContainsFunc(l.Items, func(it Item) bool { return Width(Plain(it.Term, false)) > 3 }) {
		class = ` class="marks"` // numbers or bullets: no column of words
	}
	h.put("<dl%s>\n", class)
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
