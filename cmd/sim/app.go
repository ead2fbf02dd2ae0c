package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rogatory/sim/scenario"
	"rogatory/sim/words"
)

// app is one call of the program.
type app struct {
	ctx  context.Context
	args []string
	in   io.Reader
	out  io.Writer
	err  io.Writer

	root     *cobra.Command
	flags    flags
	settings settings
	dry      bool                 // nothing is written
	lib      *library             // opened when first asked for
	stories  []*scenario.Scenario // read by the last runAll
}

// say is a sentence of the words file.
func say(key string, args ...any) string { return words.English().Text(key, args...) }

// run is the whole program: what it returns is the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) (code int) {
	a := &app{ctx: ctx, args: args, in: in, out: out, err: errs}
	defer a.recovered(&code)
	a.root = a.rootCommand()
	a.root.SetArgs(args)
	a.root.SetIn(in)
	a.root.SetOut(out)
	a.root.SetErr(errs)
	return a.exit(a.root.ExecuteContext(ctx))
}

// recovered turns a panic into one line and the code for it.
func (a *app) recovered(code *int) {
	if r := recover(); r != nil {
		fmt.Fprintln(a.err, say("cli-panic", "what", oneLine(fmt.Sprint(r))))
		*code = exitInternal
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// command describes one command; its words are in the words file under cli-NAME-….
type command struct {
	name  string
	least int // arguments
	most  int // -1: any number
	uses  []string
	do    func(args []string) error
	names func() []string // for completion
	files bool            // an argument may also be a file on disk
	// rest completes what follows the first argument, where that is something else; typed is what stands there already.
	rest func(args []string, typed string) []string
}

func (a *app) add(c command) {
	cmd := &cobra.Command{
		Use:     strings.TrimSpace(c.name + " " + say("cli-"+c.name+"-args")),
		Short:   say("cli-" + c.name + "-short"),
		Long:    say("cli-" + c.name + "-long"),
		Example: say("cli-" + c.name + "-examples"),
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			err := a.check(cmd, c, args)
			if err == nil {
				return c.do(args)
			}
			if len(args) < c.least {
				return err
			}
			if c.most >= 0 && len(args) > c.most {
				args = args[:c.most]
			}
			// Something is wrong already: go through the motions, to name what else is.
			a.dry = true
			var wrong problems
			wrong.err(err)
			var more *usageError
			if errors.As(c.do(args), &more) {
				wrong.err(more)
			}
			return wrong.usage()
		},
		ValidArgsFunction: a.complete(c),
	}
	cmd.Annotations = map[string]string{"uses": strings.Join(c.uses, " ")}
	a.root.AddCommand(cmd)
}

// check finds everything wrong with a call before anything is done.
func (a *app) check(cmd *cobra.Command, c command, args []string) error {
	var wrong problems
	wrong.add(a.flagProblems(cmd)...)
	switch {
	case len(args) < c.least:
		wrong.add(say("cli-too-few", "command", cmd.Name(), "usage", cmd.UseLine()))
	case c.most >= 0 && len(args) > c.most:
		wrong.add(say("cli-too-many", "command", cmd.Name(), "extra", quoted(args[c.most:]), "usage", cmd.UseLine()))
	}
	settings, err := readSettings(cmd, &a.flags)
	wrong.err(err)
	a.settings = settings
	return wrong.usage()
}

func quoted(list []string) string {
	var out []string
	for _, s := range list {
		out = append(out, fmt.Sprintf("%q", s))
	}
	return strings.Join(out, ", ")
}
