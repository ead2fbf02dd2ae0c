// Command empty does nothing with the libraries that sim links: what a whole process costs beside it is ours.
package main

import (
	_ "github.com/expr-lang/expr/parser"
	_ "github.com/looplab/fsm"
	_ "github.com/olekukonko/tablewriter"
	_ "github.com/spf13/cobra"
	_ "github.com/spf13/viper"
	_ "go.yaml.in/yaml/v4"
)

func main() {}
