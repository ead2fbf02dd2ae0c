package doc

import (
	"bytes"
	"strings"
	"testing"
)

func webPage(t *testing.T, p Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, p, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A page has one title and leaves no level of headings out, whatever its document begins with.
func TestEveryPageHasATitle(t *testing.T) {
	for name, c := range map[string]struct {
		page        Page
		title, have string
	}{
		"its first heading":   {Page{Blocks: []Block{Heading{Level: 1, Text: "A"}, Heading{Level: 3, Text: "B"}}}, "A", `<h2 id="b">B</h2>`},
		"the one given":       {Page{Title: "T", Blocks: []Block{Heading{Level: 3, Text: "B"}}}, "T", `<h2 id="b">B</h2>`},
		"what it says first":  {Page{Blocks: []Block{Paragraph{Text: "first"}, Paragraph{Text: "second"}, List{}}}, "first", `<p>second</p>`},
		"a heading below":     {Page{Blocks: []Block{Heading{Level: 2, Text: "A"}, Heading{Level: 2, Text: "A"}}}, "A", `<h2 id="a-2">A</h2>`},
		"a citation in it":    {Page{Blocks: []Block{Heading{Level: 1, Text: "Art " + Cite("Art. 1")}}}, "Art Art. 1", `<cite>`},
		"a name with markup":  {Page{Blocks: []Block{Heading{Level: 1, Text: "<b>"}}}, "&lt;b&gt;", `&lt;b&gt;</h1>`},
		"several, in a frame": {Page{Title: "T", Blocks: []Block{Heading{Level: 1, Text: "A"}, Heading{Level: 1, Text: "B"}}}, "T", `<article>`},
	} {
		got := webPage(t, c.page)
		if !strings.Contains(got, "<title>"+c.title+"</title>") || !strings.Contains(got, c.have) || !strings.Contains(got, "<h1 id=") {
			t.Errorf("%s: no title %q, no h1 or no %s in\n%s", name, c.title, c.have, got[strings.Index(got, "<body"):])
		}
	}
}

// Links lead to pages and never run anything.
func TestLinks(t *testing.T) {
	for address, linked := range map[string]bool{
		"https://example.org/a?b&c": true, "other.html#x": true, "../index.html": true, "#here": true, "mailto:a@example.org": true,
		"javascript:alert(1)": false, "JAVASCRIPT:alert(1)": false, "data:text/html,x": false, "vbscript:x": false, "file:///etc/passwd": false, "%zz": false,
	} {
		got := webPage(t, Page{Blocks: []Block{Heading{Level: 1, Text: "T"}, Paragraph{Text: "see " + Link("there", address)}, Paragraph{Text: "end"}}})
		if has := strings.Contains(got, ">there</a>"); has != linked {
			t.Errorf("%s: linked %v", address, has)
		}
		if !strings.Contains(got, "there") {
			t.Errorf("%s: the text is lost", address)
		}
	}
	got := webPage(t, Page{Blocks: []Block{Heading{Level: 1, Text: "T"}, Paragraph{Text: "Official text: https://example.org/a_b. Rules."}, Paragraph{Text: "end"}}})
	if !strings.Contains(got, `href="https://example.org/a_b"`) {
		t.Error("an address in a sentence is no link, or has the full stop in it")
	}
}

// A figure is drawn as it is if it can run nothing and ask for nothing.
func TestFigures(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-label="x">`
	for svg, ok := range map[string]bool{
		head + `<text x="1" y="8">a &amp; b</text></svg>`:                                      true,
		`<?xml version="1.0"?>` + head + `<a href="#r"><rect width="3" height="3"/></a></svg>`: true,
		head + `<script>alert(1)</script></svg>`:                                               false,
		head + `<rect onclick="alert(1)"/></svg>`:                                              false,
		head + `<image href="https://example.org/x.png"/></svg>`:                               false,
		head + `<use href="other.svg#x"/></svg>`:                                               false,
		head + `<a href="javascript:alert(1)"><rect/></a></svg>`:                               false,
		head + `<foreignObject><p>x</p></foreignObject></svg>`:                                 false,
		head + `<text>`: false,
		`no drawing`:    false,
	} {
		var b bytes.Buffer
		err := HTML(&b, Page{Blocks: []Block{Heading{Level: 1, Text: "T"}, Figure{SVG: svg, Alt: "In words.", Caption: "A picture"}, Paragraph{Text: "end"}}}, Options{})
		if (err == nil) != ok {
			t.Errorf("%s: %v", svg, err)
		}
		if err != nil && !strings.Contains(err.Error(), "A picture") {
			t.Errorf("the error does not say which figure: %v", err)
		}
	}
	var b bytes.Buffer
	if err := Write(&b, []Block{Heading{Level: 1, Text: "T"}, Figure{SVG: head + "</svg>", Alt: "In words."}, Break{}, Paragraph{Text: "end"}}, Options{}); err != nil {
		t.Fatal(err)
	}
	if want := "T\n=\n\nIn words.\n\nend\n"; b.String() != want {
		t.Errorf("as text: %q, want %q", b.String(), want)
	}
}

// Texts are the same in every other form whatever leads where.
func TestKeysOfCitationsAreForHTML(t *testing.T) {
	plain := "may refuse, " + Cite("Art. 40(21)(b)") + "; " + Cite("Art. 1")
	keyed := "may refuse, " + CiteIn("uncc", "Art. 40(21)(b)") + "; " + CiteRule("uncc.1", "Art. 1")
	for _, f := range []Format{Text, Markdown, CSV} {
		var a, b bytes.Buffer
		for _, x := range []struct {
			w    *bytes.Buffer
			text string
		}{{&a, plain}, {&b, keyed}} {
			blocks := []Block{Paragraph{Text: x.text}, Table{Cols: []Column{{Head: "A"}}, Rows: []Row{Simple(0, Cell{x.text})}}}
			if err := Write(x.w, blocks, Options{Format: f, Width: 40}); err != nil {
				t.Fatal(err)
			}
		}
		if a.String() != b.String() {
			t.Errorf("%s:\n%s\n%s", f, a.String(), b.String())
		}
	}
}

func TestCSV(t *testing.T) {
	two := func(a, b string) Table {
		return Table{Span: 1, Cols: []Column{{Head: a}, {Head: b}}, Rows: []Row{{Head: []Cell{{"x, y"}}, Bands: [][]Cell{{{"1"}}, {{"· 2", "· 3"}}}}}}
	}
	for name, c := range map[string]struct {
		blocks []Block
		want   string
	}{
		"one table: each band repeats the head cells": {[]Block{Heading{Text: "T"}, two("A", "B")}, "A,B\r\n\"x, y\",1\r\n\"x, y\",2; 3\r\n"},
		"several: the first field names the table":    {[]Block{Heading{Text: "T"}, two("A", "B"), Heading{Text: "U"}, two("C", "B")}, "T,A,B\r\nT,\"x, y\",1\r\nT,\"x, y\",2; 3\r\nU,C,B\r\nU,\"x, y\",1\r\nU,\"x, y\",2; 3\r\n"},
		"several of the same columns are one":         {[]Block{Heading{Text: "T"}, two("A", "B"), Heading{Text: "U"}, two("A", "B")}, "table,A,B\r\nT,\"x, y\",1\r\nT,\"x, y\",2; 3\r\nU,\"x, y\",1\r\nU,\"x, y\",2; 3\r\n"},
		"no table: the lists":                         {[]Block{Heading{Text: "T"}, List{Items: []Item{{Term: "a", Text: "b", More: []string{"c"}}}}}, "table,term,text,\r\nT,a,b,c\r\n"},
		"nothing runs": {[]Block{Table{Cols: []Column{{Head: "=1+1"}}, Rows: []Row{Simple(0, Cell{"+1"}), Simple(0, Cell{"-1"}), Simple(0, Cell{"@A1"}), Simple(0, Cell{"＝1"}), Simple(0, Cell{"a=1"})}}},
			"'=1+1\r\n'+1\r\n'-1\r\n'@A1\r\n'＝1\r\na=1\r\n"},
	} {
		var b bytes.Buffer
		if err := Write(&b, c.blocks, Options{Format: CSV}); err != nil {
			t.Fatal(err)
		}
		if b.String() != c.want {
			t.Errorf("%s: %q, want %q", name, b.String(), c.want)
		}
	}
}

// What is written from right to left cannot turn round what stands beside it.
func TestIsolate(t *testing.T) {
	for in, want := range map[string]string{
		"plain & simple":   "plain &amp; simple",
		"a אב גד b":        "a <bdi>אב גד</bdi> b",
		"אב (1) c <ג>":     "<bdi>אב</bdi> (1) c &lt;<bdi>ג</bdi>&gt;",
		"مدينة 12, Art. 1": "<bdi>مدينة</bdi> 12, Art. 1",
		"שָׁלוֹם":          "<bdi>שָׁלוֹם</bdi>",
		"東京 👩🏽\u200d⚖️ 12": "東京 👩🏽\u200d⚖️ 12",
	} {
		if got := isolate(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
