package diagram

import (
	"encoding/xml"
	"fmt"
	"strings"

	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// Black on white; what something means is never said by a colour alone.
const (
	ink   = "#111"
	grey  = "#444"
	faint = "#bbb"
	fonts = "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
)

// svg draws the picture: whole numbers only, no style sheet, no script and no font of its own, and no id but those
// of its title and description, so that it can stand inside a page.
func (d *diagram) svg() {
	l := d.layOut()
	id := text(d.o.Prefix)
	fmt.Fprintf(&d.out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="%spicture-title %spicture-desc" font-family="%s" fill="%s">`+"\n",
		l.w, l.h, l.w, l.h, id, id, fonts, ink)
	fmt.Fprintf(&d.out, "<title id=\"%spicture-title\">%s</title>\n", id, text(d.plain(d.heading())))
	fmt.Fprintf(&d.out, "<desc id=\"%spicture-desc\">%s</desc>\n", id, text(d.plain(d.about())))
	fmt.Fprintf(&d.out, `<rect width="%d" height="%d" fill="#fff"/>`+"\n", l.w, l.h)
	d.texts(0, 0, l.head)
	for i := range l.lanes {
		n := &l.lanes[i]
		d.rule(margin, n.y, l.w-margin, n.y, i == 0)
		d.texts(margin, n.top, n.lines)
		if i+1 == len(l.lanes) {
			d.rule(margin, n.y+n.h, l.w-margin, n.y+n.h, true)
		}
	}
	for j := range l.columns {
		c := &l.columns[j]
		d.texts(c.x, 0, c.lines)
	}
	for i := range l.routes {
		d.link(l.routes[i].points, l.routes[i].thick)
	}
	for _, b := range l.boxes {
		d.drawBox(b)
	}
	for _, s := range l.legend {
		if s.box != nil {
			d.drawBox(s.box)
		} else {
			d.link(s.link, false)
		}
		d.texts(0, 0, s.lines)
	}
	d.texts(0, 0, l.foot)
	d.out.WriteString("</svg>\n")
}

// heading is the title of the picture.
func (d *diagram) heading() string {
	if d.c == nil {
		return d.title()
	}
	return doc.Clean(d.o.Words.Text("picture-title", "scenario", d.c.Scenario.Title, "treaty", d.g.Text.Instrument.Name))
}

// under is the line below the title.
func (d *diagram) under() string {
	if d.c == nil {
		return d.o.Words.Text("picture-under-treaty")
	}
	q := d.c.Request
	measure, route := d.o.Words.Label("measure", q.Measure), d.o.Words.Label("route", q.Route)
	ending := d.o.Words.Label("outcome", q.Outcome)
	if q.Reason != "" {
		ending = d.o.Words.Text("cli-ending-reason", "outcome", ending, "reason", d.o.Words.Label("reason", q.Reason))
	}
	return doc.Clean(d.o.Words.Text("picture-under", "request", q.ID, "measure", measure, "route", route, "ending", ending))
}

// about is the description for who does not see the picture.
func (d *diagram) about() string {
	if d.c == nil {
		return d.o.Words.Text("picture-about-treaty")
	}
	return d.o.Words.Text("picture-about", "n", len(d.c.Request.Path), "under", d.under())
}

func (d *diagram) rule(x1, y1, x2, y2 int, strong bool) {
	color := faint
	if strong {
		color = ink
	}
	fmt.Fprintf(&d.out, `<path d="M%d %dL%d %d" stroke="%s"/>`+"\n", x1, y1, x2, y2, color)
}

func (d *diagram) texts(x, y int, lines []line) {
	for _, t := range lines {
		d.text(x+t.x, y+t.y, t.style, t.text, "")
	}
}

func (d *diagram) text(x, y int, s style, content, more string) {
	if s.bold {
		more += ` font-weight="bold"`
	}
	if s == noteStyle {
		more += ` fill="` + grey + `"`
	}
	if w, exact := s.measure(content); exact {
		more += fmt.Sprintf(` textLength="%d" lengthAdjust="spacingAndGlyphs"`, w)
	}
	fmt.Fprintf(&d.out, `<text x="%d" y="%d" font-size="%d"%s>%s</text>`+"\n", x, y, s.size, more, text(content))
}

func text(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}

// link draws a line with its head: of the path thick, else thin.
func (d *diagram) link(points [][2]int, thick bool) {
	n := len(points)
	width, head := 1, [2]int{8, 4}
	if thick {
		width, head = 3, [2]int{11, 6}
	}
	var b strings.Builder
	for i, p := range points {
		if i == n-1 { // the head covers the end
			p = back(points[n-2], p)
		}
		fmt.Fprintf(&b, "%c%d %d", "ML"[min(i, 1)], p[0], p[1])
	}
	fmt.Fprintf(&d.out, `<path d="%s" fill="none" stroke="%s" stroke-width="%d" stroke-linejoin="round"/>`+"\n", b.String(), ink, width)
	x, y, long, half := points[n-1][0], points[n-1][1], head[0], head[1]
	switch before := points[n-2]; {
	case before[0] < x:
		fmt.Fprintf(&d.out, `<path d="M%d %dl-%d -%dv%dz"/>`+"\n", x, y, long, half, 2*half)
	case before[0] > x:
		fmt.Fprintf(&d.out, `<path d="M%d %dl%d -%dv%dz"/>`+"\n", x, y, long, half, 2*half)
	default:
		fmt.Fprintf(&d.out, `<path d="M%d %dl-%d -%dh%dz"/>`+"\n", x, y, half, long, 2*half)
	}
}

// back is six pixels before the end of a line.
func back(from, to [2]int) [2]int {
	switch {
	case from[0] < to[0]:
		to[0] -= 6
	case from[0] > to[0]:
		to[0] += 6
	default:
		to[1] -= 6
	}
	return to
}

// drawBox: taken is thick with its number in a black field, closed is dashed with a cross, open has an open ring.
func (d *diagram) drawBox(b *box) {
	look := ` stroke-width="1"`
	switch b.kind {
	case taken:
		look = ` stroke-width="3"`
	case closed:
		look = ` stroke-width="1" stroke-dasharray="5 4"`
	}
	fmt.Fprintf(&d.out, `<rect x="%d" y="%d" width="%d" height="%d" rx="5" fill="#fff" stroke="%s"%s/>`+"\n", b.x, b.y, b.w, b.h, ink, look)
	x, y := b.x+boxPad, b.y+boxPad
	switch b.kind {
	case taken:
		w := pill(b)
		fmt.Fprintf(&d.out, `<rect x="%d" y="%d" width="%d" height="22" rx="11"/>`+"\n", x, y-1, w)
		d.text(x+w/2, y+14, style{12, true, 0}, b.number(), ` text-anchor="middle" fill="#fff"`)
	case closed:
		fmt.Fprintf(&d.out, `<path d="M%d %dl11 11m0 -11l-11 11" stroke="%s" stroke-width="2"/>`+"\n", x, y+4, ink)
	case open:
		fmt.Fprintf(&d.out, `<circle cx="%d" cy="%d" r="6" fill="none" stroke="%s" stroke-width="2"/>`+"\n", x+6, y+9, ink)
	}
	d.texts(b.x, b.y, b.lines)
}

// sample is an entry of the legend.
type sample struct {
	box   *box     // or nil
	link  [][2]int // or nil
	lines []line
}

// heading places the title and the names of the stages and returns where the lanes begin.
func (l *layout) heading() int {
	d := l.d
	y := margin - 6
	write := func(s style, text string) {
		for _, t := range s.wrap(text, l.w-2*margin, d.o.ASCII) {
			l.head = append(l.head, line{margin, y + s.height - 6, s, d.plain(t)})
			y += s.height
		}
	}
	if d.c == nil {
		write(titleStyle, d.heading())
	} else {
		write(titleStyle, doc.Clean(d.c.Scenario.Title))
		write(underStyle, doc.Clean(d.g.Text.Instrument.Name))
	}
	write(underStyle, d.under())
	y += 22
	most := 0
	for j := range l.columns {
		c := &l.columns[j]
		stage := capital(d.o.Words.Label("stage", facts.Stages[c.stage]))
		for k, t := range laneStyle.wrap(doc.Clean(stage), c.w, d.o.ASCII) {
			c.lines = append(c.lines, line{0, y + (k+1)*laneStyle.height - 4, laneStyle, d.plain(t)})
			most = max(most, k+1)
		}
	}
	return y + most*laneStyle.height + 6
}

// footing places the legend and what this is, and returns the height of the picture.
func (l *layout) footing(y int) int {
	d := l.d
	y += 22
	x := margin
	kinds, means := []kind{taken, open, closed}, []string{"picture-legend-taken", "picture-legend-open", "picture-legend-closed"}
	if d.c == nil {
		kinds, means = []kind{lawful, lawful}, []string{"picture-legend-lawful", "picture-legend-shortest"}
	}
	for i, k := range kinds {
		s := sample{box: &box{kind: k, x: x, y: y, w: 44, h: 42}}
		if k == taken {
			s.box.numbers = []int{1}
		}
		if means[i] == "picture-legend-shortest" {
			s.box, s.link = nil, [][2]int{{x, y + 21}, {x + 44, y + 21}}
		}
		for k, t := range bodyStyle.wrap(doc.Clean(d.o.Words.Text(means[i])), 230, d.o.ASCII) {
			s.lines = append(s.lines, line{x + 56, y + 14 + k*bodyStyle.height, bodyStyle, d.plain(t)})
		}
		l.legend = append(l.legend, s)
		x += 306
	}
	y += 66
	l.foot = append(l.foot, line{margin, y + 12, noteStyle, d.plain(d.o.Words.Text("disclaimer"))})
	return y + 12 + margin
}
