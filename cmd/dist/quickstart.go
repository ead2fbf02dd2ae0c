package main

import (
	"bytes"
	_ "embed"
	"strings"
	"text/template"
)

//go:embed quickstart.txt
var quickStartSource string

// quickStart is the page for people who have never used a terminal: of the one source, what their system needs.
func quickStart(t target, version string) ([]byte, error) {
	page, err := template.New("quickstart.txt").Option("missingkey=error").Parse(quickStartSource)
	if err != nil {
		return nil, err
	}
	run := "./sim"
	if t.windows() {
		run = `.\sim` // cmd.exe needs no .\ and PowerShell does
	}
	var b bytes.Buffer
	err = page.Execute(&b, map[string]string{
		"Version": version, "Name": t.Name, "Arch": t.Arch, "Archive": t.archive(version), "Program": t.program(), "Run": run,
	})
	return []byte(flowed(b.String(), 80)), err
}

// flowed breaks paragraphs and the items of lists between words, at the width of a terminal. What is typed (four spaces)
// and headings (capitals) stand as they are, and so does one empty line after another, but never a third.
func flowed(text string, width int) string {
	var b strings.Builder
	var words []string
	indent := ""
	finish := func() {
		line := ""
		for i, word := range words {
			switch {
			case i == 0:
				line = word
			case len(line)+1+len(word) > width:
				b.WriteString(line + "\n")
				line = indent + word
			default:
				line += " " + word
			}
		}
		if line != "" {
			b.WriteString(line + "\n")
		}
		words, indent = nil, ""
	}
	blank := 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \n")
		if line != "" {
			blank = 0
		}
		switch {
		case line == "":
			finish()
			if blank++; blank < 3 {
				b.WriteByte('\n')
			}
		case strings.HasPrefix(line, "    ") || line == strings.ToUpper(line):
			finish()
			b.WriteString(line + "\n")
		default:
			if strings.HasPrefix(line, "- ") {
				finish()
				indent = "  "
			}
			words = append(words, strings.Fields(line)...)
		}
	}
	finish()
	return strings.TrimRight(b.String(), "\n") + "\n"
}
