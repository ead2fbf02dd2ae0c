package doc

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// The page of a terminal, or of a text file.

const (
	narrowest = 40
	prose     = 100 // running text wider than this is tiring to read
)

type page struct {
	out   bytes.Buffer
	width int
	ascii bool
	stand standIns
}

func renderTable(w io.Writer, doc []Block, o Options, tight bool) error {
	p := &page{width: max(o.Width, narrowest), ascii: o.ASCII}
	doc = printable(doc)
	for i, b := range doc {
		if i > 0 && !tight && !title(doc[i-1], 3) {
			p.out.WriteByte('\n')
		}
		var err error
		switch b := b.(type) {
		case Heading:
			p.heading(b)
		case Paragraph:
			p.hang("", b.Text, "")
		case List:
			p.list(b)
		case Code:
			for _, line := range b.Lines {
				p.line("    " + Plain(line, p.ascii))
			}
		case Table:
			err = p.table(b)
		case Figure:
			for _, text := range []string{b.Caption, b.Alt} {
				if text != "" {
					p.hang("", text, "")
				}
			}
		case Space:
			for range max(b.Lines, 1) {
				p.out.WriteByte('\n')
				p.line(strings.Repeat("_", min(p.width, prose)))
			}
		}
		if err != nil {
			return err
		}
	}
	_, err := w.Write(p.out.Bytes())
	return err
}

// printable are the blocks that show something where there is no paper and no picture.
func printable(doc []Block) []Block {
	return slices.DeleteFunc(slices.Clone(doc), func(b Block) bool {
		f, figure := b.(Figure)
		_, pageBreak := b.(Break)
		return pageBreak || figure && f.Caption == "" && f.Alt == ""
	})
}

// title says whether a block is a heading of that level; a low one stands close to what it heads.
func title(b Block, level int) bool {
	h, ok := b.(Heading)
	return ok && h.Level == level
}

func (p *page) heading(h Heading) {
	lines := wrap(h.Text, min(p.width, prose), p.ascii)
	longest := 0
	for _, line := range lines {
		p.line(line)
		longest = max(longest, Width(line))
	}
	if h.Level == 1 {
		p.line(strings.Repeat("=", longest))
	}
}

func (p *page) line(s string) {
	p.out.WriteString(strings.TrimRight(s, " "))
	p.out.WriteByte('\n')
}

// hang sets a text after a term, its other lines indented.
func (p *page) hang(term, text, indent string) {
	for i, line := range wrap(text, min(p.width, prose)-len(indent), p.ascii) {
		if i > 0 || term == "" {
			p.line(indent + line)
		} else {
			p.line(pad(term, len(indent)) + line)
		}
	}
}

// list sets the terms in a column of their own; a term too long for it has its own line.
func (p *page) list(l List) {
	room := 0
	for _, it := range l.Items {
		if n := Width(Plain(it.Term, p.ascii)); n <= p.width/3 {
			room = max(room, n)
		}
	}
	indent := strings.Repeat(" ", 2+room+2)
	if room == 0 {
		indent = "    "
	}
	for _, it := range l.Items {
		switch term := Plain(it.Term, p.ascii); {
		case term == "" && room == 0:
			p.hang("", it.running(), "  ")
		case term == "":
			p.hang("", it.running(), indent)
		case Width(term) > room:
			for _, line := range wrap(it.Term, p.width-2, p.ascii) {
				p.line("  " + line)
			}
			p.hang("", it.running(), indent)
		default:
			p.hang("  "+term, it.running(), indent)
		}
		for _, text := range it.More {
			p.hang("", text, indent)
		}
	}
}

// table draws a table. The cells are wrapped and padded here, so that the library has nothing to
// decide: it has no limit on the whole width and would divide citations.
func (p *page) table(t Table) error {
	if t.Open {
		p.grid(t)
		return nil
	}
	if t.Blank {
		t = t.roomy()
	}
	for i, part := range t.parts(p.width, p.ascii) {
		if i > 0 {
			p.out.WriteByte('\n')
		}
		if err := p.part(t, part); err != nil {
			return err
		}
	}
	return nil
}

// roomy gives the empty cells of a table two lines of some width, to write in.
func (t Table) roomy() Table {
	rows := make([]Row, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = Row{Head: r.Head, Scope: r.Scope}
		for _, band := range r.Bands {
			band = slices.Clone(band)
			for j := range band {
				if band[j].Empty() {
					band[j] = Cell{strings.Repeat(noBreak, 18), noBreak}
				}
			}
			rows[i].Bands = append(rows[i].Bands, band)
		}
	}
	t.Rows = rows
	return t
}

func (p *page) part(t Table, part part) error {
	style := tw.StyleLight
	if p.ascii {
		style = tw.StyleASCII
	}
	between := tw.Off
	if t.Ruled {
		between = tw.On
	}
	asIs := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
		Padding:    tw.CellPadding{Global: tw.Padding{Left: " ", Right: " "}},
	}
	var drawn bytes.Buffer
	table := tablewriter.NewTable(&drawn,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Symbols:  tw.NewSymbols(style),
			Settings: tw.Settings{Separators: tw.Separators{BetweenRows: between, BetweenColumns: tw.On}},
		})),
		tablewriter.WithHeaderConfig(asIs),
		tablewriter.WithRowConfig(asIs),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithTrimTab(tw.Off),
		tablewriter.WithTrimLine(tw.Off),
		tablewriter.WithEastAsian(tw.Off),
	)
	var heads []Cell
	for _, c := range part.cols {
		heads = append(heads, Cell{t.Cols[c].Head})
	}
	table.Header(p.level(heads, part.widths))
	for _, r := range t.Rows {
		if err := table.Append(p.row(t, r, part)); err != nil {
			return err
		}
	}
	if err := table.Render(); err != nil {
		return err
	}
	p.out.WriteString(p.stand.back(drawn.String()))
	return nil
}

// row sets the bands of a row one below the other, level across its columns, beside the head
// cells, which run down all of them.
func (p *page) row(t Table, r Row, part part) []string {
	down := make([][]string, len(part.cols))
	height := 0
	for b, band := range r.Bands {
		if b > 0 && silentIn(band, t, part) {
			continue
		}
		cells := make([][]string, len(part.cols))
		tall := 0
		for i, c := range part.cols {
			if c >= t.Span {
				cells[i] = p.set(band[c-t.Span], part.widths[i])
				tall = max(tall, len(cells[i]))
			}
		}
		for i, c := range part.cols {
			if c >= t.Span {
				down[i] = append(down[i], cells[i]...)
				down[i] = append(down[i], make([]string, tall-len(cells[i]))...)
			}
		}
		height += tall
	}
	for i, c := range part.cols {
		if c < t.Span {
			down[i] = p.set(r.Head[c], part.widths[i])
			height = max(height, len(down[i]))
		}
	}
	return p.join(down, part.widths, max(height, 1))
}

// silentIn says that a band has nothing to say in the columns of this part.
func silentIn(band []Cell, t Table, part part) bool {
	for _, c := range part.cols {
		if c >= t.Repeat && c >= t.Span && !band[c-t.Span].Empty() {
			return false
		}
	}
	return true
}

// level sets cells of one line of a table to the same height.
func (p *page) level(cells []Cell, widths []int) []string {
	set := make([][]string, len(cells))
	height := 1
	for i, c := range cells {
		set[i] = p.set(c, widths[i])
		height = max(height, len(set[i]))
	}
	return p.join(set, widths, height)
}

func (p *page) set(c Cell, n int) []string {
	var out []string
	for _, line := range c {
		rest, listed := strings.CutPrefix(line, bullet)
		if !listed {
			out = append(out, wrap(line, n, p.ascii)...)
			continue
		}
		for i, l := range wrap(rest, n-Width(bullet), p.ascii) {
			if i == 0 {
				out = append(out, Plain(bullet, p.ascii)+l)
			} else {
				out = append(out, strings.Repeat(" ", Width(bullet))+l)
			}
		}
	}
	return out
}

func (p *page) join(columns [][]string, widths []int, height int) []string {
	out := make([]string, len(columns))
	for i, lines := range columns {
		full := make([]string, height)
		for j := range full {
			line := ""
			if j < len(lines) {
				line = lines[j]
			}
			full[j] = p.stand.in(pad(line, widths[i]))
		}
		out[i] = strings.Join(full, "\n")
	}
	return out
}
