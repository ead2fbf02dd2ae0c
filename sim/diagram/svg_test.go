package diagram

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/flow"
	"rogatory/sim/simtest"
)

var update = flag.Bool("update", false, "write the golden files anew; keep only what you understand")

var bundled = sync.OnceValue(func() *sim.Simulator {
	l, err := sim.Open(simtest.Treaties(), simtest.Stories(), nil)
	if err != nil {
		panic(err)
	}
	return l
})

func courses(t testing.TB, story, treaty, request string, o sim.Options) *sim.Courses {
	t.Helper()
	s, err := bundled().Scenario(simtest.Find(t, simtest.Scenarios(), story+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := bundled().Courses(context.Background(), s, treaty, request, o)
	if err != nil || c == nil {
		t.Fatalf("%s %s under %s: %v", story, request, treaty, err)
	}
	return c
}

// drawing is a flow of a treaty, or a request of a story by one stance.
type drawing struct {
	name string
	g    *flow.Graph
	c    *sim.Courses
}

// drawings are all flows of all treaties, and all requests of all bundled scenarios by each stance.
var drawings = sync.OnceValues(func() ([]drawing, error) {
	var out []drawing
	l := bundled()
	for _, def := range l.Flows.Defs {
		g, err := l.Graph(def.Treaty, string(def.Measure), string(def.Route), nil, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, drawing{fmt.Sprint(def.Treaty, " ", def.Measure, " ", def.Route), g, nil})
	}
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			return nil, err
		}
		for _, treaty := range s.Treaties {
			for _, q := range s.Requests {
				for _, stance := range []string{"accommodating", "by-the-book", "protective"} {
					c, err := l.Courses(context.Background(), s, treaty, q.ID, sim.Options{Stance: []string{"requested=" + stance}})
					if err != nil {
						return nil, err
					}
					if c != nil {
						out = append(out, drawing{fmt.Sprint(s.ID, " ", q.ID, " ", treaty, " ", stance), c.Graph, c})
					}
				}
			}
		}
	}
	return out, nil
})

func each(t *testing.T, do func(name string, g *flow.Graph, c *sim.Courses)) {
	t.Helper()
	list, err := drawings()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		do(d.name, d.g, d.c)
	}
}

func TestNothingOverlapsAndEveryTextHasRoom(t *testing.T) {
	each(t, func(name string, g *flow.Graph, c *sim.Courses) {
		fits(t, name, newDiagram(g, c, Options{}).layOut())
	})
}

// errorer is a test, or a property of one.
type errorer interface {
	Errorf(format string, args ...any)
}

func fits(t errorer, name string, l *layout) {
	for i, b := range l.boxes {
		if b.x < margin+laneHead || b.y < 0 || b.x+b.w > l.w-margin || b.y+b.h > l.h {
			t.Errorf("%s: the box %q leaves the picture", name, b.lines[0].text)
		}
		for _, o := range l.boxes[:i] {
			if b.x < o.x+o.w+4 && o.x < b.x+b.w+4 && b.y < o.y+o.h+4 && o.y < b.y+b.h+4 {
				t.Errorf("%s: the boxes %q and %q touch", name, b.lines[0].text, o.lines[0].text)
			}
		}
		for k, n := range b.lines {
			if n.x+n.style.width(n.text) > b.w-4 || n.y > b.h-4 {
				t.Errorf("%s: %q leaves its box", name, n.text)
			}
			if k > 0 && n.y-b.lines[k-1].y < n.style.size {
				t.Errorf("%s: %q stands on the line above", name, n.text)
			}
		}
		lane := l.lanes[l.lane(b)]
		if b.y < lane.y || b.y+b.h > lane.y+lane.h {
			t.Errorf("%s: the box %q leaves its row", name, b.lines[0].text)
		}
	}
	for _, n := range l.lanes {
		for _, line := range n.lines {
			if line.style.width(line.text) > laneHead-8 || line.y > n.h {
				t.Errorf("%s: the name %q has no room", name, line.text)
			}
		}
	}
	for _, c := range l.columns {
		for _, line := range c.lines {
			if line.style.width(line.text) > c.w {
				t.Errorf("%s: the stage %q has no room", name, line.text)
			}
		}
	}
	for _, line := range slices.Concat(l.head, l.foot) {
		if line.x+line.style.width(line.text) > l.w {
			t.Errorf("%s: %q leaves the picture", name, line.text)
		}
	}
	for n, r := range l.routes {
		for _, o := range l.routes[:n] {
			for i := 1; i < len(r.points); i++ {
				for k := 1; k < len(o.points); k++ {
					if m := along(r.points[i-1], r.points[i], o.points[k-1], o.points[k]); m > 0 && r.from != o.from && r.to != o.to {
						t.Errorf("%s: the lines from %d and from %d run on top of each other for %d pixels", name, r.from, o.from, m)
					}
				}
			}
		}
		for i := 1; i < len(r.points); i++ {
			for _, b := range l.boxes {
				if through(r.points[i-1], r.points[i], b) {
					t.Errorf("%s: a line runs through the box %q", name, b.lines[0].text)
				}
			}
		}
	}
}

// along is how far two lines run on top of each other.
func along(p, q, r, s [2]int) int {
	for k := range 2 { // 0: upright, 1: level
		if p[k] == q[k] && r[k] == s[k] && p[k] == r[k] {
			o := 1 - k
			return min(max(p[o], q[o]), max(r[o], s[o])) - max(min(p[o], q[o]), min(r[o], s[o]))
		}
	}
	return 0
}

// through says that a line runs inside a box, its edge left aside.
func through(p, q [2]int, b *box) bool {
	return min(p[0], q[0]) < b.x+b.w-1 && max(p[0], q[0]) > b.x+1 && min(p[1], q[1]) < b.y+b.h-1 && max(p[1], q[1]) > b.y+1
}

func TestEveryEdgeAndEveryStepIsThereOnce(t *testing.T) {
	each(t, func(name string, g *flow.Graph, c *sim.Courses) {
		edges, steps := map[int]int{}, map[int]int{}
		for _, b := range newDiagram(g, c, Options{}).boxes() {
			for _, i := range b.edges {
				edges[i]++
			}
			for _, n := range b.numbers {
				steps[n]++
			}
		}
		if c == nil {
			for i := range g.Edges {
				if edges[i] != 1 {
					t.Errorf("%s: the edge %s is there %d times", name, g.Edges[i].Event, edges[i])
				}
			}
			return
		}
		for n, i := range c.Edges {
			if steps[n+1] != 1 || edges[i] != 1 {
				t.Errorf("%s: step %d is there %d times, in %d boxes", name, n+1, steps[n+1], edges[i])
			}
		}
		for _, d := range c.Doors {
			if edges[d.Edge] != 1 {
				t.Errorf("%s: the door %s is there %d times", name, g.Edges[d.Edge].Event, edges[d.Edge])
			}
		}
	})
}

func TestEveryCitationStandsWholeInThePictureAndInWords(t *testing.T) {
	each(t, func(name string, g *flow.Graph, c *sim.Courses) {
		var cites []string
		if c == nil {
			for i := range g.Edges {
				e := &g.Edges[i]
				for _, r := range e.Cites {
					cites = append(cites, r.Cite)
				}
				for _, k := range e.Opening() {
					cites = append(cites, g.Grounds[k].Rule.Cite)
				}
			}
		} else {
			for _, s := range c.Request.Path {
				cites = append(cites, s.Cites...)
			}
			for _, d := range c.Doors {
				for _, k := range d.Grounds {
					cites = append(append(cites, k.Cite), k.Cites...)
				}
				for _, b := range d.Bars {
					for _, r := range b.Rules {
						cites = append(cites, r.Cite)
					}
				}
			}
		}
		var boxes []string
		for _, b := range newDiagram(g, c, Options{}).layOut().boxes {
			var lines []string
			for _, n := range b.lines {
				lines = append(lines, n.text)
			}
			boxes = append(boxes, strings.Join(lines, " "))
			for _, p := range b.paras {
				for _, pin := range pieces(p.text, false) {
					if pin.cite && !slices.ContainsFunc(lines, func(s string) bool { return strings.Contains(s, pin.text) }) {
						t.Errorf("%s: %q is broken", name, pin.text)
					}
				}
			}
		}
		words := strings.Join(Lines(g, c, nil), "\n")
		for _, cite := range cites {
			cite = doc.Clean(cite)
			if !slices.ContainsFunc(boxes, func(s string) bool { return strings.Contains(s, cite) }) {
				t.Errorf("%s: the picture lacks %s", name, cite)
			}
			if !strings.Contains(words, cite) {
				t.Errorf("%s: the words lack %s", name, cite)
			}
		}
	})
}

func TestTheWordsSayWhatThePictureSays(t *testing.T) {
	each(t, func(name string, g *flow.Graph, c *sim.Courses) {
		d := newDiagram(g, c, Options{})
		words := Lines(g, c, nil)
		boxes := d.boxes()
		if len(words) != len(boxes)+2 {
			t.Fatalf("%s: %d boxes, and %d lines", name, len(boxes), len(words)-2)
		}
		for i, b := range boxes {
			for _, p := range b.paras {
				if want := strings.TrimSuffix(d.plain(p.text), "."); !strings.Contains(words[i+2], want) {
					t.Errorf("%s: %q lacks %q", name, words[i+2], want)
				}
			}
			if !strings.Contains(words[i+2], d.actor(b.actor)) {
				t.Errorf("%s: %q does not say who", name, words[i+2])
			}
		}
	})
}

func TestNoPictureShowsTheNameOfAFactOrAnId(t *testing.T) {
	id := regexp.MustCompile(`\b(requested|requesting|request|person|circumstances|term)\.[a-z]|==|!=|knows\(|_|why-|picture-|[a-z]-by-`)
	each(t, func(name string, g *flow.Graph, c *sim.Courses) {
		for _, line := range Lines(g, c, nil)[1:] {
			if found := id.FindString(line); found != "" {
				t.Errorf("%s: %q in %q", name, found, line)
			}
		}
	})
}

// With --breach, what no law allows can be done: where it was not, it is drawn as what it would have breached, and never
// as a lawful choice.
func TestABreachIsNeverDrawnAsALawfulChoice(t *testing.T) {
	breaches := 0
	for _, treaty := range []string{"uncc", "budapest"} {
		c := courses(t, "onward-transfer", treaty, "mailbox", sim.Options{Breach: true, Stance: []string{"requested=protective"}})
		for _, b := range newDiagram(c.Graph, c, Options{}).boxes() {
			for _, i := range b.edges {
				if c.Graph.Edges[i].Class == "breach" {
					if breaches++; b.kind != closed || !strings.Contains(b.paras[len(b.paras)-1].text, "Would breach") {
						t.Errorf("%s: %s is drawn as %d: %v", treaty, c.Graph.Edges[i].Event, b.kind, b.paras)
					}
				}
			}
		}
	}
	if breaches == 0 {
		t.Error("nothing could be breached: this shows nothing")
	}
}

func svgOf(t testing.TB, g *flow.Graph, c *sim.Courses, o Options) string {
	t.Helper()
	o.Format = "svg"
	var b bytes.Buffer
	if err := Draw(&b, g, c, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var numbers = regexp.MustCompile(`^-?[0-9]+$`)

// wellFormed reads a picture as XML and returns its texts: it has no element that loads or runs anything, no number but
// whole ones, and no id without the prefix.
func wellFormed(t errorer, name, svg, prefix string) []string {
	allowed := []string{"svg", "title", "desc", "rect", "path", "circle", "text"}
	var texts []string
	dec := xml.NewDecoder(strings.NewReader(svg))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return nil
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if !slices.Contains(allowed, tok.Name.Local) {
				t.Errorf("%s: an element %s", name, tok.Name.Local)
			}
			for _, a := range tok.Attr {
				switch a.Name.Local {
				case "x", "y", "width", "height", "cx", "cy", "r", "rx", "font-size", "textLength", "stroke-width":
					if !numbers.MatchString(a.Value) {
						t.Errorf("%s: %s is %q", name, a.Name.Local, a.Value)
					}
				case "id":
					if !strings.HasPrefix(a.Value, prefix+"picture-") {
						t.Errorf("%s: the id %q may be another's", name, a.Value)
					}
				case "href", "style", "class", "onload", "onclick":
					t.Errorf("%s: an attribute %s", name, a.Name.Local)
				}
			}
		case xml.CharData:
			texts = append(texts, string(tok))
		}
	}
}

func TestEveryPictureIsPlainWellFormedXML(t *testing.T) {
	each(t, func(name string, g *flow.Graph, c *sim.Courses) {
		first := svgOf(t, g, c, Options{Prefix: "one-"})
		if second := svgOf(t, g, c, Options{Prefix: "one-"}); first != second {
			t.Errorf("%s: two drawings differ", name)
		}
		if strings.Contains(first, "\r") {
			t.Errorf("%s: a carriage return", name)
		}
		wellFormed(t, name, first, "one-")
		if !strings.Contains(first, `role="img" aria-labelledby="one-picture-title one-picture-desc"`) {
			t.Errorf("%s: no name for a screen reader", name)
		}
	})
}

var nasty = rapid.StringOfN(rapid.RuneFrom([]rune("abc XYZ <>&\"'/;#]]>{}%\u00AD\u00A0\u200D\u202E\u2066\u0007\x00\x1b\n\t\u0301\u2028אבגمرح東京語👩⚖🏽🇫🇷\uFE0F\uE000\uE001\uFFFE\U000F0001“”…→")), 0, 80, -1)

// Names come from whoever writes a story or a treaty: whatever they hold, they are shown as text and have room.
func TestNamesAreShownAsText(t *testing.T) {
	base := courses(t, "travelling-official", "uncc", "track", sim.Options{})
	rapid.Check(t, func(t *rapid.T) {
		c := *base
		q := *base.Request
		c.Request = &q
		q.Path = slices.Clone(q.Path)
		c.Doors = slices.Clone(c.Doors)
		c.Gagged = slices.Clone(c.Gagged)
		title, note, cite, why := nasty.Draw(t, "title"), nasty.Draw(t, "note"), nasty.Draw(t, "cite"), nasty.Draw(t, "why")
		c.Scenario.Title, q.Path[2].Note, q.Path[3].Cites, q.ID = title, note, []string{cite}, nasty.Draw(t, "request")
		for i := range c.Doors {
			c.Doors[i].Grounds = slices.Clone(c.Doors[i].Grounds)
			for k := range c.Doors[i].Grounds {
				c.Doors[i].Grounds[k].Why, c.Doors[i].Grounds[k].Status = why, "dormant"
				c.Doors[i].Grounds[k].Cite = cite
			}
		}
		c.Gagged[0].Cite = cite
		fits(t, "names", newDiagram(c.Graph, &c, Options{}).layOut())
		var b bytes.Buffer
		if err := Draw(&b, c.Graph, &c, Options{Format: "svg", Prefix: `x"><script>`}); err != nil {
			t.Fatal(err)
		}
		texts := wellFormed(t, "names", b.String(), `x"><script>`)
		if all := strings.Join(texts, " "); !strings.Contains(squeeze(all), squeeze(doc.Plain(doc.Clean(title), false))) {
			t.Errorf("the title %q is not there", title)
		}
		for _, line := range Lines(c.Graph, &c, nil) {
			if strings.ContainsAny(line, "\n\r\x00\x1b\u202E\uE000\uE001") {
				t.Errorf("%q is not plain", line)
			}
		}
	})
}

// squeeze leaves out spaces, which a wrapped text loses, and what no XML can hold.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\uFFFE' || r == '\uFFFD' {
			return -1
		}
		return r
	}, s)
}

func TestTheGoldenPicture(t *testing.T) {
	for _, treaty := range []string{"uncc", "budapest"} {
		c := courses(t, "travelling-official", treaty, "track", sim.Options{})
		for _, golden := range []struct{ file, got string }{
			{"travelling-official-" + treaty + ".svg", svgOf(t, c.Graph, c, Options{})},
			{"travelling-official-" + treaty + ".txt", strings.Join(Lines(c.Graph, c, nil), "\n") + "\n"},
		} {
			file := "testdata/" + golden.file
			if *update {
				if err := os.WriteFile(file, []byte(golden.got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if golden.got != string(want) {
				t.Errorf("%s differs: go test ./sim/diagram -update, and look at it", file)
			}
		}
	}
}

func TestAWidthIsNeverLessThanItsPartsAndWideCharactersCountDouble(t *testing.T) {
	for _, s := range []style{titleStyle, headStyle, bodyStyle, noteStyle} {
		if s.width("東京") < 2*s.width("ab") {
			t.Errorf("%v: wide characters are as narrow as letters", s)
		}
		for r := ' '; r <= '~'; r++ {
			if w, exact := s.advance(r); w < 150 || !exact {
				t.Errorf("%q has no width", r)
			}
		}
	}
	if bodyStyle.width("Art. 40(21)(b)") >= headStyle.width("Art. 40(21)(b)") {
		t.Error("bold is not wider")
	}
}
