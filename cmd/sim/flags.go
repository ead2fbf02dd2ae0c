package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// flags are the values of the flags as they were typed; settings reads those that it shares with files.
type flags struct {
	treaty, reading, amend, set, tell, stance, choose, inject []string

	width, format, treaties, scenarios, out, config, from, copy string

	ascii, breach, coverage, claims, differing, swap, readings, full, handout bool
}

// What commands use beside the flags on output, which all of them take.
var (
	changing = []string{"treaty", "reading", "amend", "set", "tell", "stance", "choose", "inject", "breach"}
	general  = []string{"width", "format", "ascii", "out", "treaties", "scenarios", "config", "help"}
)

func (f *flags) register(set *pflag.FlagSet) {
	several := func(to *[]string, name string) { set.StringArrayVar(to, name, nil, say("cli-flag-"+name)) }
	several(&f.treaty, "treaty")
	several(&f.reading, "reading")
	several(&f.amend, "amend")
	several(&f.set, "set")
	several(&f.tell, "tell")
	several(&f.stance, "stance")
	several(&f.choose, "choose")
	several(&f.inject, "inject")
	set.BoolVar(&f.coverage, "coverage", false, say("cli-flag-coverage"))
	// Words here and numbers in readSettings: a wrong one is then reported beside whatever else is wrong.
	one := func(to *string, name string) { set.StringVar(to, name, "", say("cli-flag-"+name)) }
	one(&f.from, "from")
	one(&f.copy, "copy")
	one(&f.width, "width")
	one(&f.format, "format")
	one(&f.out, "out")
	one(&f.treaties, "treaties")
	one(&f.scenarios, "scenarios")
	one(&f.config, "config")
	set.BoolVar(&f.handout, "handout", false, say("cli-flag-handout"))
	set.BoolVar(&f.breach, "breach", false, say("cli-flag-breach"))
	set.BoolVar(&f.differing, "differing", false, say("cli-flag-differing"))
	set.BoolVar(&f.swap, "swap", false, say("cli-flag-swap"))
	set.BoolVar(&f.readings, "readings", false, say("cli-flag-readings"))
	set.BoolVar(&f.claims, "claims", false, say("cli-flag-claims"))
	set.BoolVar(&f.full, "full", false, say("cli-flag-full"))
	set.BoolVar(&f.ascii, "ascii", false, say("cli-flag-ascii"))
	set.SortFlags = false
}

// flagProblems are the flags that were given to a command that does not use them. A flag that is silently
// without effect would let a person believe an answer that was never asked for.
func (a *app) flagProblems(cmd *cobra.Command) []string {
	var wrong []string
	uses := strings.Fields(cmd.Annotations["uses"])
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if !slices.Contains(general, f.Name) && !slices.Contains(uses, f.Name) {
			wrong = append(wrong, say("cli-flag-unused", "flag", "--"+f.Name, "command", cmd.Name()))
		}
	})
	return wrong
}

// badFlags reads the arguments again when the flags were wrong, so that every problem is named and not
// only the first.
func (a *app) badFlags(cmd *cobra.Command, first error) error {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	var wrong problems
	for i := 0; i < len(a.args); i++ {
		arg := a.args[i]
		if arg == "--" {
			break
		}
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			continue
		}
		name, value, hasValue := strings.Cut(arg, "=")
		f := cmd.Flags().Lookup(strings.TrimPrefix(name, "--"))
		switch {
		case name == "-h":
		case f == nil || !strings.HasPrefix(name, "--"):
			wrong.add(say("cli-no-flag", "flag", name, "meant", meant(name, names)))
		case f.Value.Type() == "bool":
			if hasValue && value != "true" && value != "false" {
				wrong.add(say("cli-flag-bool", "flag", name, "value", fmt.Sprintf("%q", value)))
			}
		case !hasValue && i+1 == len(a.args):
			wrong.add(say("cli-flag-empty", "flag", name))
		case !hasValue:
			i++
		}
	}
	if len(wrong) == 0 {
		wrong.add(first.Error())
	}
	return wrong.usage()
}
