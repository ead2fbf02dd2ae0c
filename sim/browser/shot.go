package browser

import (
	"github.com/chromedp/chromedp"
)

// Shot is a picture (PNG) of the whole of an HTML file at a width, in a "light" or "dark" room, for people to look at.
func (b *Browser) Shot(file string, width int64, scheme string) ([]byte, error) {
	t, done, err := b.open(file)
	if err != nil {
		return nil, err
	}
	defer done()
	if err := t.size(width, 900); err != nil {
		return nil, err
	}
	if err := t.media("screen", scheme); err != nil {
		return nil, err
	}
	return chromedp.Run(t.ctx, chromedp.FullScreenshot(100))
}
