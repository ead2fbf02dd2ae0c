package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rogatory/sim/doc"
)

// call runs the program in this process.
func call(t *testing.T, ctx context.Context, in io.Reader, args ...string) (code int, out, errs string) {
	t.Helper()
	if in == nil {
		in = strings.NewReader("")
	}
	var o, e bytes.Buffer
	code = run(ctx, args, in, &o, &e)
	return code, o.String(), e.String()
}

func TestAnInterruptionEndsARunThatWaitsForItsInput(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	in, _ := io.Pipe() // nobody ever writes
	cancel()
	code, out, _ := call(t, ctx, in, "run", "-")
	if code != exitInterrupted || out != "" {
		t.Errorf("the exit code is %d and the output %q; want %d and nothing", code, out, exitInterrupted)
	}
}

func TestAnInterruptionLeavesNoFile(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	name := filepath.Join(t.TempDir(), "out.txt")
	code, _, _ := call(t, ctx, nil, "compare", "travelling-official", "it-staffer-on-holiday", "--out", name)
	if _, err := os.Stat(name); code != exitInterrupted || err == nil {
		t.Errorf("the exit code is %d and the file is there: %t; want %d and no file", code, err == nil, exitInterrupted)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWhatCannotBeWrittenIsNoFaultOfTheInput(t *testing.T) {
	var errs bytes.Buffer
	if code := run(context.Background(), []string{"version"}, strings.NewReader(""), full{}, &errs); code != exitInternal {
		t.Errorf("the exit code is %d; want %d", code, exitInternal)
	}
	if strings.Count(errs.String(), "\n") != 1 {
		t.Errorf("want one line, got %q", errs.String())
	}
}

type bad struct{}

func (bad) Read([]byte) (int, error) { panic("no such thing\nas a reader") }

func TestAPanicIsOneLine(t *testing.T) {
	var errs bytes.Buffer
	a := &app{ctx: context.Background(), err: &errs}
	code := func() (code int) {
		defer a.recovered(&code)
		_, _ = bad{}.Read(nil)
		return 0
	}()
	if code != exitInternal || strings.Count(errs.String(), "\n") != 1 || strings.Contains(errs.String(), "goroutine") {
		t.Errorf("the exit code is %d and the message %q; want %d and one line", code, errs.String(), exitInternal)
	}
}

func TestAFileIsReplacedWholeAndADeviceIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.txt")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.txt")
	if err := os.Symlink(name, link); err != nil {
		t.Fatal(err)
	}
	if err := replace(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(name)
	info, _ := os.Lstat(link)
	mode, _ := os.Stat(name)
	if string(data) != "new" || info.Mode()&os.ModeSymlink == 0 || mode.Mode().Perm() != 0o600 {
		t.Errorf("the file holds %q, its link is %v, its mode %v", data, info.Mode(), mode.Mode())
	}
	left, _ := os.ReadDir(dir)
	if len(left) != 2 {
		t.Errorf("%d files are left in the folder; want the file and its link", len(left))
	}
	if err := replace(os.DevNull, []byte("gone")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatal("the device was replaced by a file")
	}
}

func TestNoLineIsWiderThanAsked(t *testing.T) {
	for _, args := range [][]string{
		{"scenarios"}, {"treaties"}, {"treaties", "--claims"}, {"facts"}, {"explain", "travelling-official", "--treaty", "uncc"},
		{"compare", "travelling-official", "ransomware", "--amend", "notify-after-gag"},
		{"compare", "it-staffer-on-holiday", "--amend", "dual-criminality-required", "--set", "offence.penalty.requested.kind=none"},
	} {
		for _, width := range []string{"60", "80"} {
			_, out, _ := call(t, context.Background(), nil, append(args, "--width", width)...)
			for _, line := range strings.Split(out, "\n") {
				if n := doc.Width(line); n > 60 && width == "60" || n > 80 {
					t.Errorf("%s at width %s: %d columns: %s", args[0], width, n, line)
				}
			}
		}
	}
}

func TestAnExplanationHasTwelveLinesAtMost(t *testing.T) {
	for _, stance := range []string{"accommodating", "by-the-book", "protective"} {
		for _, name := range []string{"travelling-official", "it-staffer-on-holiday"} {
			code, out, errs := call(t, context.Background(), nil, "explain", name, "--treaty", "uncc", "--stance", "requested="+stance)
			if n := strings.Count(out, "\n"); code != exitAnswered || n > 12 || n < 3 {
				t.Errorf("%s, %s: exit %d, %d lines:\n%s%s", name, stance, code, n, out, errs)
			}
		}
	}
}
