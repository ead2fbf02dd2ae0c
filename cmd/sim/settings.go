package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/viper"

	"rogatory/sim/disk"
	"rogatory/sim/source"
)

// settings are what sim.yaml, the environment and flags say together: a flag over the environment, and
// both over the file.
type settings struct {
	width     int
	format    string
	ascii     bool
	treaties  string
	scenarios string
	out       string
}

const (
	settingsFile      = "sim.yaml"
	narrowest, widest = 40, 1000
)

var settingNames = []string{"width", "format", "ascii", "treaties", "scenarios", "out"}

// formatWord is a form of output.
type formatWord string

var formats = []string{"table", "markdown", "html", "csv", "json"}

// Words lists the forms.
func (formatWord) Words() []string { return formats }

// settingsShape is what sim.yaml may hold. It is read strictly before viper sees it: viper would take
// any key and turn any value into any other.
type settingsShape struct {
	Width     *int        `yaml:"width"`
	Format    *formatWord `yaml:"format"`
	ASCII     *bool       `yaml:"ascii"`
	Treaties  *string     `yaml:"treaties"`
	Scenarios *string     `yaml:"scenarios"`
	Out       *string     `yaml:"out"`
}

func readSettings(cmd *cobra.Command, f *flags) (settings, error) {
	var wrong problems
	v := viper.New()
	v.SetConfigType("yaml")
	v.SetEnvPrefix("SIM")
	for _, name := range settingNames {
		_ = v.BindEnv(name)
		_ = v.BindPFlag(name, cmd.Flags().Lookup(name))
	}
	wrong.err(settingsFrom(v, f.config))
	s := settings{
		treaties: v.GetString("treaties"), scenarios: v.GetString("scenarios"), out: v.GetString("out"),
		format: v.GetString("format"), width: 80,
	}
	if text := v.GetString("width"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < narrowest || n > widest {
			wrong.add(say("cli-bad-width", "value", fmt.Sprintf("%q", text), "least", narrowest, "most", widest))
		} else {
			s.width = n
		}
	}
	switch text := v.GetString("ascii"); text {
	case "", "false":
	case "true":
		s.ascii = true
	default:
		wrong.add(say("cli-bad-ascii", "value", fmt.Sprintf("%q", text)))
	}
	switch own := diagrams(cmd); {
	case own && !cmd.Flags().Changed("format"): // a setting for tables says nothing about diagrams
		s.format = diagramFormats[0]
	case own && !slices.Contains(diagramFormats, s.format):
		wrong.add(say("cli-bad-format", "value", fmt.Sprintf("%q", s.format), "meant", meant(s.format, diagramFormats)))
	case own:
	case s.format == "":
		s.format = formats[0]
	case !slices.Contains(formats, s.format):
		wrong.add(say("cli-bad-format", "value", fmt.Sprintf("%q", s.format), "meant", meant(s.format, formats)))
	}
	return s, wrong.usage()
}

var onlyComments = regexp.MustCompile(`^(\s*(#.*)?\n?)*$`)

// settingsFrom reads the file that was named, which then has to be there, or sim.yaml if there is one.
func settingsFrom(v *viper.Viper, named string) error {
	name := named
	if name == "" {
		name = settingsFile
	}
	file, err := disk.File(context.Background(), name)
	if errors.Is(err, fs.ErrNotExist) && named == "" {
		return nil
	}
	if err != nil {
		return err
	}
	if onlyComments.Match(file.Data) {
		return nil
	}
	var p source.Problems
	var shape settingsShape
	source.Parse(file.Name, file.Data, &p).Decode(&shape, &p)
	if shape.Width != nil && (*shape.Width < narrowest || *shape.Width > widest) {
		p.Add(source.Pos{File: file.Name}, "", "%s", say("cli-bad-width", "value", *shape.Width, "least", narrowest, "most", widest))
	}
	if err := p.Err(); err != nil {
		return err
	}
	return v.ReadConfig(bytes.NewReader([]byte(strings.TrimPrefix(string(file.Data), "\ufeff"))))
}

func diagrams(cmd *cobra.Command) bool { return cmd.Name() == "graph" }
