package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) rootCommand() *cobra.Command {
	a.root = &cobra.Command{
		Use:           "sim",
		Short:         say("cli-short"),
		Long:          say("cli-long"),
		Example:       say("cli-examples"),
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return a.unknownCommand(args[0])
		},
	}
	a.flags.register(a.root.PersistentFlags())
	a.root.SetFlagErrorFunc(a.badFlags)
	a.root.SetHelpFunc(a.help)
	for _, add := range []func(){
		a.addRun, a.addCompare, a.addExplore, a.addExplain, a.addGraph, a.addTest, a.addValidate,
		a.addScenarios, a.addNew, a.addTreaties, a.addFacts, a.addGlossary, a.addSite, a.addKit, a.addSchema, a.addCompletion, a.addVersion, a.addHelp,
	} {
		add()
	}
	for _, c := range a.root.Commands() {
		if c.Name() == "help" {
			a.root.SetHelpCommand(c)
		}
	}
	a.completeFlags()
	return a.root
}

func (a *app) unknownCommand(name string) error {
	return &usageError{problems{say("cli-no-command", "name", fmt.Sprintf("%q", name), "meant", meant(name, a.commandNames()))}}
}
