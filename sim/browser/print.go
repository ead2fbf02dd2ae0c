package browser

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Paper is a size of paper, in inches, upright.
type Paper struct {
	Name          string
	Width, Height float64
}

// Papers are what offices print on.
var Papers = []Paper{{"A4", 8.27, 11.69}, {"Letter", 8.5, 11}}

// PDF prints an HTML file.
func (b *Browser) PDF(file string, p Paper) ([]byte, error) {
	t, done, err := b.open(file)
	if err != nil {
		return nil, err
	}
	defer done()
	return t.pdf(p)
}

func (t *tab) pdf(p Paper) ([]byte, error) {
	yes, no := true, false
	return chromedp.Run(t.ctx, func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
		res, err := cdp.Call(ctx, target, page.PrintToPDF, page.PrintToPDFParams{
			PaperWidth: p.Width, PaperHeight: p.Height, PreferCSSPageSize: &no, GenerateTaggedPDF: &yes,
		})
		return res.Data, err
	})
}

// marginScript is how much the page's style leaves free at both sides of the paper, in pixels.
const marginScript = `(() => {
  let free = 2 * 96 / 2.54;
  const px = { px: 1, pt: 96 / 72, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };
  for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) {
    const inside = rule instanceof CSSMediaRule ? [...rule.cssRules] : [rule];
    for (const r of inside) if (r instanceof CSSPageRule && !r.selectorText) {
      const n = ['marginLeft', 'marginRight'].map((k) => /^([\d.]+)(px|pt|mm|cm|in)$/.exec(r.style[k])).map((m) => m && m[1] * px[m[2]]);
      if (n[0] !== null && n[1] !== null) free = n[0] + n[1];
    }
  }
  return Math.round(free);
})()`

// printed looks at a page as paper shows it: whether its text fits the width, and whether each row of each table is whole.
func (t *tab) printed(p Paper) ([]string, error) {
	free, err := chromedp.Run(t.ctx, chromedp.Evaluate[int64](marginScript))
	if err != nil {
		return nil, err
	}
	if err := t.media("print", "light"); err != nil {
		return nil, err
	}
	if err := t.size(int64(p.Width*96)-free, 900); err != nil {
		return nil, err
	}
	faults, err := t.ask(layoutScript + "(true, 0)")
	if err != nil {
		return nil, err
	}
	file, err := t.pdf(p)
	if err != nil {
		return nil, err
	}
	sheets, err := readPDF(file)
	if err != nil {
		return nil, err
	}
	for _, r := range sheets.cut() {
		faults = append(faults, fmt.Sprintf("row %d of table %d is cut: it stands on %d pages", r.row, r.table, r.pages))
	}
	for _, n := range sheets.stranded() {
		faults = append(faults, fmt.Sprintf("the head of table %d stands at the foot of a page, without a row", n))
	}
	if n := sheets.blank(); n > 0 {
		faults = append(faults, fmt.Sprintf("%d pages of %d have nothing on them", n, len(sheets.pages)))
	}
	return faults, nil
}
