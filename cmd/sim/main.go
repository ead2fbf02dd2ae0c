// Command sim shows where a person's data end up when one State asks another for them, who could have said
// no, and who learns of it.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

func init() { cobra.MousetrapHelpText = "" } // its box says only that this is a command line tool; clicked.go has a page

func main() { os.Exit(mainCode()) }

func mainCode() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // a call is short and holds little: collecting less often saves a fifth of its time
	}
	return start(ctx, clicked(os.Args[1:], mousetrap.StartedByExplorer()), os.Stdin, os.Stdout, os.Stderr)
}
