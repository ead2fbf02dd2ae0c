package sim

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// TestBad reads every file of testdata/bad and compares what is wrong with the file of the same name that
// ends in .txt: every problem at once, each with its place and what would be right. A file is a story, unless
// its first line says which file of the law it stands for.
func TestBad(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(files) < 20 {
		t.Fatal(len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			got := thrifty(t, func() error { return refused(t, filepath.Base(name), data) })
			golden := strings.TrimSuffix(name, ".yaml") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// TestBadThatGitCannotHold: the same for files that are too large, or not text.
func TestBadThatGitCannotHold(t *testing.T) {
	story := simtest.Find(t, simtest.Scenarios(), "travelling-official.yaml").Data
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"2-mib.yaml", append(bytes.Clone(story), bytes.Repeat([]byte("# more\n"), 300_000)...),
			"2-mib.yaml: the file is larger than 1 MiB\n  want: split it into several files\n"},
		{"binary.yaml", []byte("\x7fELF\x02\x01\x01\x00\x00\x00"),
			"binary.yaml:1:1: the file holds the control character U+007F\n     ELF      \n    ^\n  want: plain text\n"},
		{"latin-1.yaml", []byte("title: caf\xe9\nstory: \xe9t\xe9\n"),
			"latin-1.yaml:1:11: the file is not UTF-8 text\n    title: caf\ufffd\n              ^\n  want: save the file as UTF-8\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := thrifty(t, func() error { return refused(t, c.name, c.data) }); got != c.want {
				t.Errorf("got:\n%q\nwant:\n%q", got, c.want)
			}
		})
	}
}

// refused reads the file as what it stands for.
func refused(t *testing.T, name string, data []byte) error {
	t.Helper()
	law, stories := append(simtest.Treaties(), simtest.Sample()...), simtest.Stories()
	as, given := strings.CutPrefix(strings.SplitN(string(data), "\n", 2)[0], "# as ")
	as = strings.TrimSuffix(as, "\r")
	file := source.File{Name: as, Data: data}
	switch {
	case !given:
		_, err := opened(t, law).Scenario(source.File{Name: name, Data: data})
		return err
	case !strings.Contains(as, "/"):
		_, err := opened(t, law).Amendment(file)
		return err
	case strings.Contains(as, "/questions/"):
		_, _, err := opened(t, law).LoadQuestions(append(law, file))
		return err
	case strings.HasPrefix(as, "profiles/"):
		stories = append(stories, file)
	default:
		law = append(slices.DeleteFunc(law, func(f source.File) bool { return f.Name == as }), file)
	}
	l, err := Open(law, stories, nil)
	if err != nil {
		return err
	}
	return l.Check()
}

// thrifty is the message of what a call refuses, in a second or so and with less than 200 MB all told.
func thrifty(t *testing.T, call func() error) string {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	err := func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("panic: %v", r)
			}
		}()
		return call()
	}()
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if took > 15*time.Second { // a second on an idle machine; race detectors and neighbours are slow
		t.Errorf("it took %v", took)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 200<<20 {
		t.Errorf("it took %d MB", used>>20)
	}
	if err == nil {
		t.Fatal("nothing is wrong with it")
	}
	return err.Error() + "\n"
}
