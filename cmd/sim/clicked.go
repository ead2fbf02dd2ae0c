package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
)

// opened is how the program was started: in a terminal, or by a double-click in Explorer, which opens a window that is
// gone with the program.
type opened struct {
	args  []string
	page  bool // say how to use it
	stays bool // wait until somebody has read what is in the window
}

// clicked works out what a start by Explorer asks for. A file that is dropped on the program is a scenario to run.
func clicked(args []string, explorer bool) opened {
	switch {
	case !explorer:
		return opened{args: args}
	case len(args) == 0:
		return opened{page: true, stays: true}
	case len(args) == 1 && isFile(args[0]):
		return opened{args: []string{"run", args[0]}, stays: true}
	}
	return opened{args: args, stays: true}
}

func isFile(arg string) bool {
	arg = strings.ToLower(arg)
	return strings.HasSuffix(arg, ".yaml") || strings.HasSuffix(arg, ".yml")
}

// start runs the program as it was opened.
func start(ctx context.Context, o opened, in io.Reader, out, errs io.Writer) int {
	code := exitAnswered
	if o.page {
		fmt.Fprintln(out, say("cli-clicked"))
	} else {
		code = run(ctx, o.args, in, out, errs)
	}
	if o.stays {
		fmt.Fprintf(out, "\n%s", say("cli-clicked-close"))
		wait(ctx, in)
	}
	return code
}

// wait waits for the Enter key, the end of the input or an interruption.
func wait(ctx context.Context, in io.Reader) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = bufio.NewReader(in).ReadString('\n')
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}
