package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const good = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title>
<style>@page{margin:20mm} body{margin:1rem;font:16px/1.5 serif;color:#111;background:#fff} tr{break-inside:avoid} a{color:#00308f}
.wide{overflow-x:auto} .wide p{width:60rem} @media print{.wide{overflow:visible} .wide p{width:auto}}</style></head>
<body><main><h1>A page</h1><p>Some text with <a href="#end">a link</a>.</p>BODY<p id="end">The end.</p></main></body></html>`

// file writes a page whose body has the text, for a test.
func file(t *testing.T, body string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(name, []byte(strings.Replace(good, "BODY", body, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

const tall = `<p>line</p><p>line</p><p>line</p><p>line</p><p>line</p><p>line</p><p>line</p><p>line</p>`

func rows(style string) string {
	row := `<tr style="` + style + `"><th scope="row">a row</th><td>` + tall + `</td></tr>`
	return `<table><thead><tr><th scope="col">What</th><th scope="col">Text</th></tr></thead><tbody>` + strings.Repeat(row, 7) + `</tbody></table>`
}

func TestAGoodPageHasNoFault(t *testing.T) {
	b := Start(t)
	for name, body := range map[string]string{
		"text":                 "",
		"a table on two pages": rows(""),
		"a region that scrolls and says so": `<div class="wide" role="region" aria-label="a wide line" tabindex="0">` +
			`<p>A line that is wider than the screen of a phone.</p></div>`,
		"a head cell beside rows on several pages": `<table><tbody><tr><th scope="rowgroup" rowspan="9" style="border:1px solid">x</th><td>` + tall + `</td></tr>` +
			strings.Repeat(`<tr><td>`+tall+`</td></tr>`, 8) + `</tbody></table>`,
		"a picture as data": `<img alt="a dot" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">`,
		"text for readers aloud only": `<p style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap">` +
			`skip whatever comes here</p>`,
	} {
		faults, err := b.Faults(file(t, body))
		if err != nil {
			t.Fatal(err)
		}
		if len(faults) > 0 {
			t.Errorf("%s: %q", name, faults)
		}
	}
}

// Every fault that Check is there for is found in a page made for it.
func TestEachFaultIsFound(t *testing.T) {
	b := Start(t)
	for _, c := range []struct{ name, body, fault string }{
		{"an error on the console", `<script>console.error("went wrong")</script>`, "console: went wrong"},
		{"a script that fails", `<script>nobody.there()</script>`, "nobody is not defined"},
		{"a picture from elsewhere", `<img alt="x" src="https://example.org/x.png">`, "request: https://example.org/x.png"},
		{"a picture that is not there", `<img alt="x" src="missing.png">`, "not loaded: "},
		{"a script that asks", `<script>fetch("https://example.org/data").catch(() => 0)</script>`, "request: https://example.org/data"},
		{"a style from elsewhere", `<div style="background:url(https://example.org/b.png)">text</div>`, "request: https://example.org/b.png"},
		{"what would load later", `<p hidden style="background:url(https://example.org/b.png)">text</p>`, "would load: url(https://example.org/b.png"},
		{"a link that leads nowhere", `<a href="#nobody">see there</a>`, "leads nowhere"},
		{"an id used twice", `<p id="end">again</p>`, "two elements have the id end"},
		{"a picture without words", `<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">`, "axe-core, light: image-alt"},
		{"pale text", `<p style="color:#bbb">pale</p>`, "axe-core, light: color-contrast"},
		{"text pale in the dark only", `<style>@media (prefers-color-scheme:dark){.x{color:#ccc}}</style><p class="x">pale</p>`, "axe-core, dark: color-contrast"},
		{"text cut at the side", `<div style="overflow:hidden;white-space:nowrap;width:5em">a text far too long for it</div>`, "text is cut sideways"},
		{"text cut at the foot", `<div style="overflow:hidden;height:1em">one<br>two<br>three</div>`, "text is cut at its foot"},
		{"a page that scrolls sideways", `<div style="width:700px">wide</div>`, "at 390 px: the page scrolls sideways"},
		{"text out of its box", `<div style="width:5em;white-space:nowrap">a text far too long for it</div>`, "text stands outside its box"},
		{"text left of the page", `<p style="margin-left:-3em">cut</p>`, "text stands outside the page"},
		{"a region that scrolls and does not say so", `<div class="wide"><p>A line that is wider than the screen.</p></div>`, "at 390 px: scrolls sideways without saying so"},
		{"text on text", `<p style="margin-bottom:-1.5em">one text here</p><p style="margin-top:0">another text</p>`, "text lies on other text"},
		{"cut on paper", `<style>@media print{.s{overflow:auto}}</style><div class="s" role="region" aria-label="x" tabindex="0"><p style="width:50em">A wide line.</p></div>`,
			"on A4: cut on paper"},
		{"rows cut by the end of a page", rows("break-inside:auto"), "is cut: it stands on 2 pages"},
		{"a row higher than a page", `<table><tbody><tr><th scope="row">x</th><td>` + strings.Repeat(tall, 5) + `</td></tr></tbody></table>`, "row 1 of table 1 is cut"},
		{"a head without a row", `<p style="height:19.5cm">a long text</p><table><caption>x</caption><thead><tr><td></td><th scope="col">Text</th></tr></thead><tbody style="break-inside:avoid">` +
			`<tr style="break-after:avoid"><th colspan="2" scope="rowgroup">a subject</th></tr><tr><th scope="row">a row</th><td>` + tall + `</td></tr></tbody></table>`,
			"the head of table 1 stands at the foot of a page"},
		{"an empty page", `<div style="break-after:page;height:1px"></div><div style="break-after:page;height:1px"></div>`, "have nothing on them"},
	} {
		faults, err := b.Faults(file(t, c.body))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.Join(faults, "\n"), c.fault) {
			t.Errorf("%s: want a fault with %q, found %q", c.name, c.fault, faults)
		}
	}
}

// A page without a declared viewport is laid out for a desk and shrunk until nobody can read it.
func TestAPageForThePhoneSaysSo(t *testing.T) {
	b := Start(t)
	name := file(t, "")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	short := strings.Replace(string(text), `<meta name="viewport" content="width=device-width, initial-scale=1">`, "", 1)
	if err := os.WriteFile(name, []byte(short), 0o644); err != nil {
		t.Fatal(err)
	}
	faults, err := b.Faults(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(faults, "\n"), "no viewport is declared") {
		t.Errorf("found only %q", faults)
	}
}

func TestAPrintedPageIsRead(t *testing.T) {
	b := Start(t)
	for _, p := range Papers {
		data, err := b.PDF(file(t, rows("")), p)
		if err != nil {
			t.Fatal(err)
		}
		s, err := readPDF(data)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.pages) < 2 || s.rows() != 7 || len(s.cut()) > 0 {
			t.Errorf("%s: %d pages, %d rows, cut: %v", p.Name, len(s.pages), s.rows(), s.cut())
		}
	}
	if _, err := readPDF([]byte("%PDF-1.4\n1 0 obj\n<</Type /Page>>\nendobj\n")); err == nil {
		t.Error("a PDF without tags is taken for one whose rows are whole")
	}
}
