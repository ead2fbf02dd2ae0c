package browser

import (
	"errors"
	"os/exec"
	"strings"
	"testing"
)

func TestWhichBrowser(t *testing.T) {
	have := func(names ...string) func(string) (string, error) {
		return func(name string) (string, error) {
			for _, n := range names {
				if n == name {
					return "/bin/" + n, nil
				}
			}
			return "", errors.New("not there")
		}
	}
	env := func(pairs ...string) func(string) string {
		return func(key string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == key {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	for _, c := range []struct {
		name     string
		env      func(string) string
		look     func(string) (string, error)
		path     string
		required bool
	}{
		{"the first in PATH", env(), have("google-chrome", "chromium"), "/bin/chromium", false},
		{"another name", env(), have("google-chrome"), "/bin/google-chrome", false},
		{"none", env(), have(), "", false},
		{"none on a server that checks changes", env("CI", "true"), have(), "", true},
		{"none where one is asked for", env("SIM_BROWSER", "require"), have(), "", true},
		{"one that is named", env("SIM_CHROMIUM", "mine"), have("mine", "chromium"), "/bin/mine", true},
		{"one that is named and not there", env("SIM_CHROMIUM", "mine"), have("chromium"), "", true},
	} {
		path, err := find(c.env, c.look)
		if path != c.path || (err == nil) != (c.path != "") {
			t.Errorf("%s: %q, %v", c.name, path, err)
		}
		if required(c.env) != c.required {
			t.Errorf("%s: required: %v", c.name, !c.required)
		}
	}
}

// Neither the program nor any package that it is made of contains the browser's protocol.
func TestOnlyTestsUseABrowser(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "rogatory/cmd/sim").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range strings.Fields(string(out)) {
		if p == "rogatory/sim/browser" || strings.Contains(p, "chromedp") {
			t.Errorf("cmd/sim contains %s", p)
		}
	}
}
