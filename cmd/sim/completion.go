package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rogatory/sim/facts"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) addCompletion() {
	a.root.CompletionOptions.DisableDefaultCmd = true // ours has its words in the words file
	a.add(command{name: "completion", least: 1, most: 1, do: a.doCompletion, names: func() []string { return shells }})
}

func (a *app) doCompletion(args []string) error {
	write := map[string]func(io.Writer) error{
		"bash":       func(w io.Writer) error { return a.root.GenBashCompletionV2(w, true) },
		"zsh":        a.root.GenZshCompletion,
		"fish":       func(w io.Writer) error { return a.root.GenFishCompletion(w, true) },
		"powershell": a.root.GenPowerShellCompletionWithDesc,
	}[args[0]]
	if write == nil {
		return &usageError{problems{say("cli-no-shell", "name", fmt.Sprintf("%q", args[0]), "meant", meant(args[0], shells))}}
	}
	return a.emit(write)
}

// complete lists what the next argument of a command can be. A scenario, or a file to check, may also be a file on disk.
func (a *app) complete(c command) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if c.most >= 0 && len(args) >= c.most || c.names == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		a.readFolders(cmd)
		if c.rest != nil && len(args) > 0 {
			names, directive := c.rest(args, typed), cobra.ShellCompDirectiveNoFileComp
			names = slices.DeleteFunc(names, func(n string) bool { return !strings.HasPrefix(n, typed) })
			if !slices.ContainsFunc(names, func(n string) bool { return !strings.HasSuffix(n, ":") }) {
				directive |= cobra.ShellCompDirectiveNoSpace // an actor or an outcome follows
			}
			return names, directive
		}
		names := slices.DeleteFunc(slices.Clone(c.names()), func(name string) bool { return slices.Contains(args, name) })
		if c.files {
			return names, cobra.ShellCompDirectiveDefault
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}

// readFolders lets completion see the law and the stories that --treaties and --scenarios name.
func (a *app) readFolders(cmd *cobra.Command) {
	if s, err := readSettings(cmd, &a.flags); err == nil {
		a.settings = s
	}
}

// completeFlags says what the values of the flags can be.
func (a *app) completeFlags() {
	flag := func(name string, files cobra.ShellCompDirective, values func(l *library, cmd *cobra.Command, args []string, typed string) []string) {
		_ = a.root.RegisterFlagCompletionFunc(name, func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			a.readFolders(cmd)
			l, err := a.open()
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var list []string
			directive := files
			for _, v := range values(l, cmd, args, typed) {
				if !strings.HasPrefix(v, typed) {
					continue
				}
				list = append(list, v)
				if name, _, _ := strings.Cut(v, "\t"); strings.HasSuffix(name, "=") {
					directive |= cobra.ShellCompDirectiveNoSpace // a value follows
				}
			}
			return list, directive
		})
	}
	const words, files = cobra.ShellCompDirectiveNoFileComp, cobra.ShellCompDirectiveDefault
	flag("treaty", words, func(l *library, _ *cobra.Command, _ []string, _ string) []string { return l.Law.IDs() })
	flag("reading", words, func(l *library, _ *cobra.Command, _ []string, _ string) []string { return readingOptions(l) })
	flag("amend", files, func(l *library, _ *cobra.Command, _ []string, _ string) []string { return l.amendment.Names() })
	flag("from", files, func(l *library, _ *cobra.Command, _ []string, _ string) []string { return l.scenario.Names() })
	flag("set", words, func(l *library, _ *cobra.Command, _ []string, typed string) []string { return settable(l, typed) })
	flag("tell", words, func(l *library, _ *cobra.Command, _ []string, typed string) []string {
		var circumstances []string
		for _, id := range l.Law.Facts.Circumstances() {
			circumstances = append(circumstances, l.Law.Facts.Fact(id).Short())
		}
		return pairs(typed, facts.Actors, circumstances)
	})
	flag("stance", words, func(_ *library, _ *cobra.Command, _ []string, typed string) []string {
		return pairs(typed, append([]string{"requested"}, facts.Actors...), facts.Stances)
	})
	flag("choose", words, func(l *library, _ *cobra.Command, _ []string, typed string) []string {
		stage, _, _ := strings.Cut(typed, "=")
		return pairs(typed, facts.Stages, l.Flows.Steps(stage))
	})
	flag("inject", words, func(l *library, _ *cobra.Command, args []string, _ string) []string { return a.injects(l, args) })
	flag("format", words, func(_ *library, cmd *cobra.Command, _ []string, _ string) []string {
		if diagrams(cmd) {
			return diagramFormats
		}
		return formats
	})
}

// pairs are the names with an equals sign, or once one of them was typed, what can follow it.
func pairs(typed string, names, values []string) []string {
	name, _, second := strings.Cut(typed, "=")
	var out []string
	switch {
	case !second:
		for _, name := range names {
			out = append(out, name+"=")
		}
	case slices.Contains(names, name):
		for _, value := range values {
			out = append(out, name+"="+value)
		}
	}
	return out
}

func readingOptions(l *library) []string {
	var out []string
	for _, in := range l.Law.Instruments {
		for _, r := range in.Readings {
			for i := range r.Options {
				out = append(out, r.ID+"="+r.Options[i].Name)
			}
		}
	}
	return out
}

// settable are the facts, each with its sentence, or once one was typed, its values.
func settable(l *library, typed string) []string {
	v := l.Law.Facts
	if name, _, value := strings.Cut(typed, "="); value {
		id, ok := v.Lookup(name)
		if !ok || v.Fact(id).Hidden {
			return nil
		}
		values := []string{"true", "false"}
		switch f := v.Fact(id); f.Kind {
		case facts.KindEnum:
			values = f.Values
		case facts.KindInt:
			values = []string{f.Show(f.Default)}
		}
		return pairs(typed, []string{name}, values)
	}
	var out []string
	for _, f := range v.All() {
		out = append(out, cobra.CompletionWithDesc(f.Name+"=", f.Says))
	}
	return out
}

// injects are those of the scenarios that the call names.
func (a *app) injects(l *library, args []string) []string {
	var out []string
	for _, arg := range args {
		files, err := l.scenario.Find(a.ctx, arg)
		for _, f := range files {
			s, bad := l.Scenario(f)
			if err != nil || bad != nil {
				continue
			}
			for _, i := range s.Injects {
				out = append(out, i.ID)
			}
		}
	}
	return out
}
