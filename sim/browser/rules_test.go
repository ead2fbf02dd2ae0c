package browser

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"rogatory/sim/doc"
)

// cited is a page with citations far above the rules that they lead to.
func cited(t *testing.T) string {
	t.Helper()
	p := doc.Page{
		Blocks: []doc.Block{
			doc.Heading{Level: 1, Text: "A report"}, doc.Heading{Level: 2, Text: "Far down"}, doc.Space{Lines: 40},
			doc.Paragraph{Text: "It may refuse, " + doc.Cite("Art. 4(2)") + ".", Scope: "t"}, doc.Space{Lines: 60}, doc.Paragraph{Text: "the end"},
		},
		Sources: []doc.Source{{Scope: "t", Title: "A treaty", Address: "https://example.org/treaty", Rules: []doc.SourceRule{{ID: "t.4.2", Cite: "Art. 4(2)", Says: "Help may be refused."}}}},
	}
	var b bytes.Buffer
	if err := doc.HTML(&b, p, doc.Options{}); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "cited.html")
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// A rule opens where the reader is: the page does not move. Escape and "close" lead back to the citation. Without scripts
// the rule opens as well.
func TestARuleOpensOverThePage(t *testing.T) {
	b := Start(t)
	name := cited(t)
	for _, with := range []bool{true, false} {
		tab, done, err := b.open(name)
		if err != nil {
			t.Fatal(err)
		}
		if !with { // the page's own script is taken out of a copy
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			before, _, _ := strings.Cut(string(text), "<script>")
			name = filepath.Join(t.TempDir(), "quiet.html")
			if err := os.WriteFile(name, []byte(before+"</body></html>"), 0o644); err != nil {
				t.Fatal(err)
			}
			done()
			if tab, done, err = b.open(name); err != nil {
				t.Fatal(err)
			}
		}
		if err := tab.size(390, 800); err != nil {
			t.Fatal(err)
		}
		got, err := chromedp.Run(tab.ctx, chromedp.Evaluate[[]string](`(async () => {
			const soon = () => new Promise((r) => setTimeout(r, 200)), out = [], see = () => {
				const r = document.querySelector('.rule').getBoundingClientRect();
				return r.top >= 0 && r.bottom <= innerHeight ? 'open' : 'shut';
			};
			scrollTo(0, document.querySelector('a.cite').offsetTop - 200);
			await soon();
			const y = scrollY, moved = () => Math.abs(scrollY - y) > 1 ? 'moved' : 'still';
			out.push(see());
			document.querySelector('a.cite').click();
			await soon();
			out.push(see(), moved());
			dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
			await soon();
			out.push(see(), document.activeElement.className);
			if (see() === 'shut') document.querySelector('a.cite').click();
			await soon();
			document.querySelector('a.close').click();
			await soon();
			out.push(see(), moved());
			return out;
		})()`, chromedp.EvalAwaitPromise))
		done()
		if err != nil {
			t.Fatal(err)
		}
		want := "shut open still shut cite shut still"
		if !with {
			want = "shut open still open rule shut still" // no Escape; what was opened has the focus
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("with its script %v: %s, want %s", with, s, want)
		}
	}
}
