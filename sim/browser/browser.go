// Package browser looks at HTML files with a real browser. It is for tests: no other code imports it.
//
// Check opens a file in Chromium and reports each fault of a page that has to work from a file share and on paper: errors on
// the console, requests to anywhere, faults of accessibility, text that is cut or stands outside its box at the width of a
// phone, a laptop and a large screen, and rows of tables that a page break cuts. Where there is no Chromium the test is
// skipped with one line, unless CI=true or SIM_BROWSER=require is set: then it fails.
package browser

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Browser is a Chromium without a window, for one test and what that test contains.
type Browser struct {
	ctx context.Context
}

// atMost is how long a browser may take to start, and a page to be looked at.
const atMost = 2 * time.Minute

// Start starts a browser that ends with the test. Where there is none the test is skipped, or fails if a browser is required.
func Start(t testing.TB) *Browser {
	t.Helper()
	path, err := program()
	if err != nil {
		if required(os.Getenv) {
			t.Fatalf("a browser is required here: %v; %s", err, install)
		}
		t.Skipf("not checked: how the pages look, print and read in a browser. %v; %s", err, install)
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.Flag("no-sandbox", true), // a container's root has no other way, and the pages are our own
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", false),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"), // whatever a page asks for, nothing leaves the machine
	)...)
	t.Cleanup(stop)
	ctx, stopTab := chromedp.NewContext(ctx)
	t.Cleanup(stopTab)
	started := make(chan error, 1)
	go func() { started <- chromedp.Do(ctx) }()
	select {
	case err = <-started:
	case <-time.After(atMost):
		err = errors.New("no answer")
	}
	if err != nil {
		t.Fatalf("%s does not start: %v", path, err)
	}
	return &Browser{ctx}
}
