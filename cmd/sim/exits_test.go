package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits runs a command and wants one exit code: exits CODE COMMAND ARG…. The files stdout.txt and stderr.txt
// then hold what it printed. With "< FILE" at the end that is its standard input.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARG… [< FILE]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	input := ""
	if n := len(args); n > 3 && args[n-2] == "<" {
		input, args = ts.ReadFile(args[n-1]), args[:n-2]
	}
	path, err := lookPath(ts, args[1])
	ts.Check(err)
	cmd := exec.CommandContext(context.Background(), path, args[2:]...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Stdin = strings.NewReader(input)
	cmd.Env = append(os.Environ(), "PATH="+ts.Getenv("PATH"))
	for _, name := range []string{"SIM_WIDTH", "SIM_FORMAT", "SIM_ASCII", "SIM_TREATIES", "SIM_SCENARIOS", "SIM_OUT", "TZ", "LC_ALL", "GOMAXPROCS"} {
		cmd.Env = append(cmd.Env, name+"="+ts.Getenv(name))
	}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		ts.Fatalf("%v", err)
	}
	ts.Check(os.WriteFile(ts.MkAbs("stdout.txt"), out.Bytes(), 0o666))
	ts.Check(os.WriteFile(ts.MkAbs("stderr.txt"), errs.Bytes(), 0o666))
	if got := cmd.ProcessState.ExitCode(); got != want {
		ts.Fatalf("exit %d, want %d\n[stdout]\n%s[stderr]\n%s", got, want, out.String(), errs.String())
	}
	ts.Logf("[stderr]\n%s", errs.String())
}

func lookPath(ts *testscript.TestScript, name string) (string, error) {
	for _, dir := range strings.Split(ts.Getenv("PATH"), string(os.PathListSeparator)) {
		full := dir + string(os.PathSeparator) + name
		if info, err := os.Stat(full); err == nil && !info.IsDir() {
			return full, nil
		}
	}
	return exec.LookPath(name)
}
