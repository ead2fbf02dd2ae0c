package browser

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is one page open in a browser, with what it did so far that no page of ours may do.
type tab struct {
	ctx     context.Context
	address string

	mu     sync.Mutex
	faults []string
}

// address is the file as a browser names it.
func address(file string) (string, error) {
	path, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… of Windows
	}
	return (&url.URL{Scheme: "file", Path: path}).String(), nil
}

// open opens a file in a new tab. The caller has to close it.
func (b *Browser) open(file string) (*tab, func(), error) {
	where, err := address(file)
	if err != nil {
		return nil, nil, err
	}
	ctx, closeTab := chromedp.NewContext(b.ctx)
	if err := chromedp.Do(ctx); err != nil {
		closeTab()
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, atMost)
	done := func() { cancel(); closeTab() }
	t := &tab{ctx: ctx, address: where}
	if err := chromedp.Listen(ctx, t.heard); err != nil {
		done()
		return nil, nil, err
	}
	err = chromedp.Do(ctx,
		call(network.Enable, network.EnableParams{}),
		call(log.Enable, cdp.Empty{}),
		call(runtime.Enable, cdp.Empty{}),
		chromedp.Navigate(where),
	)
	if err != nil {
		done()
		return nil, nil, fmt.Errorf("%s does not open: %w", file, err)
	}
	return t, done, nil
}

// call is a command of the protocol whose answer nobody needs.
func call[P, R any](c cdp.Command[P, R], p P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, p)
		return err
	})
}

// heard writes down what a page may not do.
func (t *tab) heard(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "assert" || e.Type == "warning" {
			t.fault("console: %s", said(e.Args))
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil && x.Description != "" {
			text = x.Description
		}
		t.fault("console: %s", text)
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			t.fault("console: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		// The page itself, with whatever fragment; and what stands in the page as data.
		if a, _, _ := strings.Cut(e.Request.URL, "#"); a != t.address && !strings.HasPrefix(a, "data:") {
			t.fault("request: %s", e.Request.URL)
		}
	case *network.EventLoadingFailed:
		t.fault("not loaded: %s (%s)", e.ErrorText, e.Type)
	}
}

func said(args []*runtime.RemoteObject) string {
	var out []string
	for _, a := range args {
		if a.Description != "" {
			out = append(out, a.Description)
		} else {
			out = append(out, strings.Trim(string(a.Value), `"`))
		}
	}
	return strings.Join(out, " ")
}

func (t *tab) fault(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.faults = append(t.faults, fmt.Sprintf(format, args...))
}

func (t *tab) found() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.faults...)
}

// size makes the window that wide and high, in pixels; a narrow one is a phone's.
func (t *tab) size(width, height int64) error {
	var options []chromedp.EmulateViewportOption
	if width < 500 {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulatePortrait)
	}
	return chromedp.Do(t.ctx, chromedp.EmulateViewport(width, height, options...))
}

// media makes the page believe that it is on a "screen" or on paper ("print"), in a "light" or "dark" room.
func (t *tab) media(medium, scheme string) error {
	return chromedp.Do(t.ctx, call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	}))
}

// ask evaluates a script that returns a list of sentences.
func (t *tab) ask(script string) ([]string, error) {
	return chromedp.Run(t.ctx, chromedp.Evaluate[[]string](script, chromedp.EvalAwaitPromise))
}
