package browser

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// names are what a Chromium is called on the systems that people use.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell"}

// The environment: which browser to take, and whether its absence is a failure.
const (
	pathVariable    = "SIM_CHROMIUM" // the program to start
	requireVariable = "SIM_BROWSER"  // "require": fail without one
)

const install = "install Chromium (Debian: apt-get install chromium), or name one in " + pathVariable

// find is the path of a Chromium: the one that the environment names, or the first in PATH.
func find(getenv func(string) string, look func(string) (string, error)) (string, error) {
	if name := getenv(pathVariable); name != "" {
		path, err := look(name)
		if err != nil {
			return "", fmt.Errorf("%s names %s, which cannot be started: %w", pathVariable, name, err)
		}
		return path, nil
	}
	for _, name := range names {
		if path, err := look(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no browser found (" + strings.Join(names, ", ") + ")")
}

// required says that a missing browser is a failure and not a reason to leave its checks out.
func required(getenv func(string) string) bool {
	ci := strings.ToLower(getenv("CI"))
	return getenv(requireVariable) == "require" || ci == "true" || ci == "1" || getenv(pathVariable) != ""
}

// program is the browser, or why there is none.
func program() (string, error) { return find(os.Getenv, exec.LookPath) }
