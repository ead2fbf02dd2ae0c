package main

import (
	"context"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"rogatory/sim/doc"
)

func TestHowTheProgramIsOpened(t *testing.T) {
	for _, c := range []struct {
		args     []string
		explorer bool
		want     opened
	}{
		{nil, false, opened{}},
		{[]string{"run", "a.yaml"}, false, opened{args: []string{"run", "a.yaml"}}},
		{nil, true, opened{page: true, stays: true}},
		{[]string{`C:\Users\me\My case.YAML`}, true, opened{args: []string{"run", `C:\Users\me\My case.YAML`}, stays: true}},
		{[]string{"version"}, true, opened{args: []string{"version"}, stays: true}}, // a shortcut with arguments
	} {
		if got := clicked(c.args, c.explorer); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v, %t: %+v, not %+v", c.args, c.explorer, got, c.want)
		}
	}
	if cobra.MousetrapHelpText != "" {
		t.Errorf("cobra would still say %q", cobra.MousetrapHelpText)
	}
}

// The page says what to type, and the window stays until Enter is pressed; in a terminal nothing waits.
func TestADoubleClickShowsAPageThatStays(t *testing.T) {
	key, press := io.Pipe()
	var out, errs strings.Builder
	ended := make(chan int, 1)
	go func() { ended <- start(context.Background(), clicked(nil, true), key, &out, &errs) }()
	select {
	case <-ended:
		t.Fatal("the window closes at once")
	case <-time.After(50 * time.Millisecond):
	}
	if _, err := press.Write([]byte("\r\n")); err != nil {
		t.Fatal(err)
	}
	if code := <-ended; code != exitAnswered || errs.String() != "" {
		t.Errorf("exit %d, %q", code, errs.String())
	}
	for _, want := range []string{`.\sim run`, "QUICKSTART.txt", "cmd", "Enter"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the page does not name %s:\n%s", want, out.String())
		}
	}
	for _, line := range strings.Split(out.String(), "\n") {
		if doc.Width(line) > 79 || strings.ContainsFunc(line, func(r rune) bool { return r > '~' }) {
			t.Errorf("not every window shows %q", line)
		}
	}
	out.Reset()
	if code := start(context.Background(), clicked([]string{"nowhere.yaml"}, true), strings.NewReader(""), &out, &errs); code != exitUsage || !strings.Contains(errs.String(), "nowhere.yaml") {
		t.Errorf("exit %d, %q", code, errs.String())
	}
	out.Reset()
	if start(context.Background(), clicked([]string{"version"}, false), key, &out, &errs); strings.Contains(out.String(), "Enter") {
		t.Errorf("in a terminal it waits: %q", out.String())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	start(ctx, clicked(nil, true), key, &out, &errs) // an interruption ends it too
}
