package report

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// reader is where names from outside could do harm.
type reader interface {
	Errorf(format string, args ...any)
	Fatal(args ...any)
}

// elements are those of our pages, and their attributes. Nothing from outside can add one.
var elements = map[string][]string{
	"html": {"lang"}, "head": nil, "meta": {"charset", "name", "content", "http-equiv"}, "title": nil, "style": nil, "script": nil,
	"body": {"class"}, "header": {"class"}, "nav": {"class", "aria-label"}, "main": {"id", "tabindex"}, "footer": nil, "section": {"class"}, "article": nil,
	"h1": {"id"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "p": {"class"}, "ul": {"class"}, "ol": nil, "li": {"class", "id", "tabindex"},
	"dl": {"class"}, "div": {"class", "role", "tabindex", "aria-label"}, "dt": nil, "dd": nil, "table": {"class", "style"}, "caption": nil, "thead": nil, "tbody": nil,
	"tr": {"class"}, "th": {"scope", "class", "rowspan", "colspan"}, "td": {"class", "rowspan", "colspan"}, "a": {"class", "href"}, "cite": nil,
	"span": {"class"}, "bdi": nil, "br": nil, "wbr": nil, "details": nil, "summary": nil,
}

// readHTML checks a page as such, and returns what a reader sees of it, and its ids.
func readHTML(t reader, page string) string {
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(page, "<!doctype html>\n")))
	d.Strict, d.AutoClose, d.Entity = false, append([]string{"wbr"}, xml.HTMLAutoClose...), xml.HTMLEntity
	var text strings.Builder
	var open []string
	ids, leads := map[string]bool{}, []string{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal("the page is not well formed: ", err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			name := x.Name.Local
			known, ok := elements[name]
			if !ok {
				t.Errorf("an element <%s> that is none of ours", name)
			}
			for _, a := range x.Attr {
				if !slices.Contains(known, a.Name.Local) {
					t.Errorf("<%s> has an attribute %s=%q that is none of ours", name, a.Name.Local, a.Value)
				}
				switch {
				case a.Name.Local == "id" && ids[a.Value]:
					t.Errorf("two elements have the id %q", a.Value)
				case a.Name.Local == "id":
					ids[a.Value] = true
				case a.Name.Local == "href" && strings.HasPrefix(a.Value, "#"):
					leads = append(leads, a.Value[1:])
				case a.Name.Local == "href" && !strings.HasPrefix(a.Value, "https://"):
					t.Errorf("a link to %q", a.Value)
				}
			}
			open = append(open, name)
		case xml.EndElement:
			if n := len(open); n > 0 {
				open = open[:n-1]
			}
			if slices.Contains([]string{"p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "div"}, x.Name.Local) {
				text.WriteByte('\n')
			}
		case xml.CharData:
			if len(open) == 0 || open[len(open)-1] == "style" || open[len(open)-1] == "script" {
				continue
			}
			inside := slices.Contains(open, "bdi")
			for _, r := range string(x) {
				if hebrewOrArabic(r) && !inside && open[len(open)-1] != "title" {
					t.Errorf("%q is written from right to left and not isolated", string(x))
					break
				}
			}
			text.Write(x)
		}
	}
	for _, to := range leads {
		if to != "_" && !ids[to] {
			t.Errorf("a link leads to #%s, which is nowhere", to)
		}
	}
	seen := strings.NewReplacer("\u00AD", "", "\u00A0", " ").Replace(text.String())
	if strings.ContainsFunc(seen, func(r rune) bool {
		return unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cf, r) && r != '\u200C' && r != '\u200D' || unicode.IsControl(r) && r != '\n'
	}) {
		t.Errorf("an invisible sign or a mark of ours in %q", seen)
	}
	return seen
}

func hebrewOrArabic(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic) && unicode.IsLetter(r)
}

// readCSV checks a table for a spreadsheet: as many fields in each line, and none that a spreadsheet would run.
func readCSV(t reader, text string) string {
	if strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") {
		t.Errorf("a line does not end with CR LF")
	}
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		for _, field := range record {
			if field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) {
				t.Errorf("a spreadsheet would run %q", field)
			}
			if strings.ContainsAny(field, "\uE000\uE001\uE006\u202E\u0007") {
				t.Errorf("an invisible sign or a mark of ours in %q", field)
			}
		}
	}
	return text
}

// Whatever names a scenario has, they are text on the page and in the spreadsheet, and no citation is lost.
func TestNamesAreTextInHTMLAndCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &maker{t, map[string]bool{}}
		r := m.result()
		for i := range r.Treaties {
			for c := range m.cited { // some citations lead somewhere
				if rapid.Bool().Draw(t, "known") {
					r.Treaties[i].Sources = append(r.Treaties[i].Sources, sim.Source{ID: m.name(), Cite: c, Says: m.name(), Source: m.name(), Layer: "domestic", Checked: "model"})
				}
			}
		}
		var b bytes.Buffer
		if err := Run(&b, r, Options{Format: HTML, ASCII: rapid.Bool().Draw(t, "ascii")}); err != nil {
			t.Fatal(err)
		}
		seen := readHTML(t, b.String())
		for c := range m.cited {
			if !strings.Contains(seen, c) && !strings.Contains(seen, strings.ReplaceAll(c, "–", "-")) {
				t.Errorf("the page does not have %q", c)
			}
		}
		b.Reset()
		if err := Run(&b, r, Options{Format: CSV}); err != nil {
			t.Fatal(err)
		}
		readCSV(t, b.String())
		b.Reset()
		if err := Handout(&b, []*sim.RunResult{r, r}, Options{Format: HTML}); err != nil {
			t.Fatal(err)
		}
		readHTML(t, b.String())
	})
}

func TestHostileNamesOnAPage(t *testing.T) {
	r := sealedMailbox()
	r.Scenario.Story = `<script>alert(1)</script> "><img src=x onerror=alert(1)> [x](javascript:alert(1)) ` + doc.Link("click", "javascript:alert(1)")
	r.Scenario.States = []sim.StateRef{{Role: "requesting", Name: "=HYPERLINK(\"https://example.org\")"}, {Role: "requested", Name: "مدينة"}}
	r.Treaties[0].Official = "javascript:alert(1)"
	page := output(t, r, Options{Format: HTML})
	seen := readHTML(t, page)
	for _, want := range []string{"The *sealed* mailbox | מאירה 東京事件 👩🏽‍⚖️ <b>e\u0301</b> ⟨U+202E⟩evil⟨U+0007⟩", "<script>alert(1)</script>", `"><img src=x`, `=HYPERLINK("https://example.org")`} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, want := range []string{"<bdi>מאירה</bdi>", "<bdi>مدينة</bdi>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	table := readCSV(t, output(t, r, Options{Format: CSV}))
	if !strings.Contains(table, "preserve|it") {
		t.Error("the table for a spreadsheet has lost a name")
	}
}

// A citation leads to its rule: under a treaty's column to that treaty's, by its id to the one that is meant.
func TestCitationsLeadToTheirRules(t *testing.T) {
	r := officialAbroad()
	own := func(id, cite, says string) sim.Source {
		return sim.Source{ID: id, Cite: cite, Says: says, Checked: "model", Source: "Model 1(2)", Layer: "treaty"}
	}
	r.Treaties[0].Sources = []sim.Source{own("u.a", "Art. 1", "the first"), own("u.b", "Art. 27(4)(b)", "not this one")}
	r.Treaties[1].Sources = []sim.Source{own("b.27.4.b", "Art. 27(4)(b)", "essential interests, in our words")}
	for i := range 6 { // many are cited alike
		r.Treaties[1].Sources = append(r.Treaties[1].Sources, own("d."+string(rune('a'+i)), "its own law", "domestic rule "+string(rune('a'+i))))
	}
	r.Treaties[1].Requests[0].Grounds = append(r.Treaties[1].Requests[0].Grounds, sim.Ground{ID: "d.c", Topic: "form", Layer: "domestic", Cite: "its own law", Effect: "barred", Status: "available"})
	page := output(t, r, Options{Format: HTML})
	readHTML(t, page)
	for _, want := range []string{
		`<a class="cite" href="#r-budapest-art-27-4-b">`, `<li class="rule" id="r-budapest-art-27-4-b"`, "essential interests, in our words",
		"Checked: the provision that it copies was read, not the provision itself (Model 1(2))", `href="#r-budapest-d-c"`, "domestic rule c",
		`<a class="official" href="https://rm.coe.int/1680081561">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, not := range []string{"not this one", "the first", "domestic rule a"} {
		if strings.Contains(page, not) {
			t.Errorf("the page has a rule that nothing on it cites: %s", not)
		}
	}
	for _, f := range []Format{Table, Markdown, CSV} { // the keys are for HTML alone
		if got := output(t, r, Options{Format: f}); strings.Contains(got, "d.c") || strings.Contains(got, "budapest#") {
			t.Errorf("%s shows the key of a citation", f)
		}
	}
}

// A handout gives nothing away: neither how it ended, nor an article, nor who knows what.
func TestTheHandoutHasNoAnswer(t *testing.T) {
	r := officialAbroad()
	r.Scenario.Known = []sim.Knowledge{{Circumstance: "target_is_official", Says: "The person is an official.", KnownTo: []string{"custodian"}}}
	for _, f := range []Format{Table, Markdown, HTML} {
		var b bytes.Buffer
		if err := Handout(&b, []*sim.RunResult{r}, Options{Format: f}); err != nil {
			t.Fatal(err)
		}
		got := b.String()
		for _, not := range []string{"Art.", "dormant", "delivered", "declined", "The person is an official", "sometimes", "always"} {
			if strings.Contains(got, not) {
				t.Errorf("%s: the handout says %q", f, not)
			}
		}
		for _, want := range []string{"The travelling official", "Budapest", "essential interests", "political offence", "not legal advice"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the handout does not say %q", f, want)
			}
		}
	}
}

// A scenario that says what everybody may read has that on its handout, and not its story.
func TestTheHandoutKeepsSecrets(t *testing.T) {
	r := officialAbroad()
	r.Scenario.Story = "There was no fraud."
	r.Scenario.States = []sim.StateRef{{Role: "requested", Name: "Bordelia"}, {Role: "sending", Name: "Cortavia"}}
	r.Scenario.Sheet = sim.Sheet{Title: "Thirty days", Brief: "A phone was used in a fraud."}
	var b bytes.Buffer
	if err := Handout(&b, []*sim.RunResult{r}, Options{}); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"Thirty days": true, "used in a fraud": true, "Bordelia": true, "no fraud": false, "travelling official": false, "Cortavia": false} {
		if strings.Contains(b.String(), text) != want {
			t.Errorf("%q on the handout: %v\n%s", text, !want, b.String())
		}
	}
}

func TestSeveralScenariosAreOnePage(t *testing.T) {
	var b bytes.Buffer
	if err := Runs(&b, []*sim.RunResult{officialAbroad(), sealedMailbox()}, Options{Format: HTML}); err != nil {
		t.Fatal(err)
	}
	readHTML(t, b.String())
	if n := strings.Count(b.String(), "<article>"); n != 2 || strings.Count(b.String(), "<html") != 1 {
		t.Errorf("%d articles", n)
	}
}
