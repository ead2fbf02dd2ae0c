package workshop

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"rogatory/sim"
	"rogatory/sim/browser"
	"rogatory/sim/scenario"
	"rogatory/sim/simtest"
)

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

// TestKitsInABrowser: the pages of a kit open without an error, read well at every width, and print with whole rows; a
// card and a slide have one sheet of paper each, A4 or Letter, and the handout has one.
func TestKitsInABrowser(t *testing.T) {
	b := browser.Start(t)
	eachStory(t, func(t *testing.T, l *sim.Simulator, s *scenario.Scenario) {
		if !simtest.Long() && s.ID != "travelling-official" {
			return // the long run looks at every kit
		}
		k := bundledKit(t, l, s)
		dir := t.TempDir()
		want := map[string]int{"cards": len(k.Cards), "slides": len(k.slides()), "handout": 1}
		for _, f := range k.Files() {
			data, err := k.HTML(f)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(dir, f.Name+".html")
			if err := os.WriteFile(name, data, 0o600); err != nil {
				t.Fatal(err)
			}
			b.Check(t, name)
			if want[f.Name] == 0 {
				continue
			}
			for _, p := range browser.Papers {
				if f.Name == "slides" { // a slide lies on its side
					p.Width, p.Height = p.Height, p.Width
				}
				pdf, err := b.PDF(name, p)
				if err != nil {
					t.Fatal(err)
				}
				if n := len(pdfPage.FindAll(pdf, -1)); n != want[f.Name] {
					t.Errorf("%s, %s: %d pages, want %d", f.Name, p.Name, n, want[f.Name])
				}
			}
		}
	})
}
