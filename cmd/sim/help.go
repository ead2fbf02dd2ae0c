package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rogatory/sim/doc"
)

// help leads with two examples; after them comes what the command does, then its flags.
func (a *app) help(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	section := func(title, text string) {
		if text = strings.TrimSpace(text); text == "" {
			return
		}
		fmt.Fprintf(&b, "%s\n", title)
		for _, line := range strings.Split(text, "\n") {
			fmt.Fprintf(&b, "  %s\n", line)
		}
		b.WriteByte('\n')
	}
	section(say("cli-head-examples"), cmd.Example)
	section(say("cli-head-usage"), usageLine(cmd))
	if about := strings.TrimSpace(cmd.Long); about != "" {
		fmt.Fprintf(&b, "%s\n\n", about)
	}
	if cmd.HasAvailableSubCommands() {
		var list strings.Builder
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() {
				fmt.Fprintf(&list, "%-12s %s\n", c.Name(), c.Short)
			}
		}
		section(say("cli-head-commands"), list.String())
	}
	uses := strings.Fields(cmd.Annotations["uses"])
	set := a.root.PersistentFlags()
	if cmd == a.root {
		uses = changing
	}
	section(say("cli-head-changes"), flagList(set, func(name string) bool { return slices.Contains(uses, name) && slices.Contains(changing, name) }))
	section(say("cli-head-shows"), flagList(set, func(name string) bool { return slices.Contains(uses, name) && !slices.Contains(changing, name) }))
	section(say("cli-head-output"), flagList(set, func(name string) bool { return slices.Contains(general, name) }))
	if cmd == a.root {
		fmt.Fprintf(&b, "%s\n", strings.TrimSpace(say("cli-head-more")))
	}
	fmt.Fprintln(cmd.OutOrStdout(), a.signs(strings.TrimRight(b.String(), "\n")))
}

// signs keeps a text to the signs that the call allows.
func (a *app) signs(text string) string {
	if a.flags.ascii || a.settings.ascii {
		return doc.Plain(text, true)
	}
	return text
}

func usageLine(cmd *cobra.Command) string {
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + " " + say("cli-args")
	}
	return strings.TrimSuffix(cmd.UseLine(), " [flags]") + " " + say("cli-flags-word")
}

func flagList(set *pflag.FlagSet, wanted func(string) bool) string {
	var b strings.Builder
	set.VisitAll(func(f *pflag.Flag) {
		if !wanted(f.Name) {
			return
		}
		value, about, ok := strings.Cut(f.Usage, "|")
		if !ok {
			value, about = "", f.Usage
		}
		fmt.Fprintf(&b, "%-29s %s\n", strings.TrimSpace("--"+f.Name+" "+value), about)
	})
	return b.String()
}

func (a *app) addHelp() {
	a.add(command{name: "help", most: 1, names: a.commandNames, do: func(args []string) error {
		if len(args) == 0 {
			return a.root.Help()
		}
		for _, c := range a.root.Commands() {
			if c.Name() == args[0] {
				return c.Help()
			}
		}
		return a.unknownCommand(args[0])
	}})
}

func (a *app) commandNames() []string {
	var names []string
	for _, c := range a.root.Commands() {
		names = append(names, c.Name())
	}
	return names
}
