package sim

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

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
		{"utf-16-with-mark.yaml", utf16Text("\ufefftitle: A story\n"), "utf-16-with-mark.yaml: the file is UTF-16 text\n  want: save the file as UTF-8\n"},
		{"utf-16.yaml", utf16Text("title: A story\n"), "utf-16.yaml: the file is UTF-16 text\n  want: save the file as UTF-8\n"},
		{"nul.yaml", []byte("title: A story\nstory: A asks B\x00 for data.\n"),
			"nul.yaml:2:16: the file holds the control character U+0000\n    story: A asks B  for data.\n                   ^\n  want: plain text\n"},
		{"old-mac.yaml", []byte("title: A story\rstory: A asks B.\r"),
			"old-mac.yaml:1:15: the line ends with a carriage return alone\n    title: A story story: A asks B. \n                  ^\n" +
				"  want: save the file with the line ends of Unix or Windows\n"},
		{"long-line.yaml", append([]byte("treaties: [uncc]\ntitle: A story\nstory: A asks B.\nin_force: "), bytes.Repeat([]byte("assumed or data "), 2000)...),
			"long-line.yaml:1:1: format is missing\n    treaties: [uncc]\n    ^\n  want: format: …\n" +
				"long-line.yaml:1:1: requests is missing\n    treaties: [uncc]\n    ^\n  want: requests: …\n" +
				"long-line.yaml:1:1: states is missing\n    treaties: [uncc]\n    ^\n  want: states: …\n" +
				"long-line.yaml:4:11: in_force cannot be \"" + strings.Repeat("assumed or data ", 12) + "assumed …\"\n" +
				"    in_force: " + strings.Repeat("assumed or data ", 5) + "…\n              ^\n  want: assumed, or data: as the instruments' status says\n"},
		{"deep.yaml", []byte("title: " + strings.Repeat("[", 100_000)),
			"deep.yaml:1:58: nested more than 50 levels deep\n    title: " + strings.Repeat("[", 130) + "…\n" +
				strings.Repeat(" ", 61) + "^\n  want: a flatter file\n"},
		// The mark and the line ends of Windows move no column.
		{"windows.yaml", append([]byte("\ufeff"), bytes.ReplaceAll(bytes.Replace(story, []byte("format: scenario/1"), []byte("fromat: scenario/1"), 1), []byte("\n"), []byte("\r\n"))...),
			"windows.yaml:1:1: format is missing\n    fromat: scenario/1\n    ^\n  want: format: …\n" +
				"windows.yaml:1:1: fromat is not a key here\n    fromat: scenario/1\n    ^\n  want: did you mean format? one of " +
				"format, title, sources, story, in_force, states, person, offence, system, relation, requests, circumstances, treaties, readings, injects, discussion, workshop, expect\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := thrifty(t, func() error { return refused(t, c.name, c.data) }); got != c.want {
				t.Errorf("got:\n%q\nwant:\n%q", got, c.want)
			}
		})
	}
}

// utf16Text is text as editors of Windows save what they call Unicode.
func utf16Text(s string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}

// TestWindowsFiles: the line ends of Windows and a byte-order mark change nothing in law or story, whichever file
// has them.
func TestWindowsFiles(t *testing.T) {
	windows := func(files []source.File) []source.File {
		out := slices.Clone(files)
		for i := range out {
			out[i].Data = append([]byte("\ufeff"), bytes.ReplaceAll(out[i].Data, []byte("\n"), []byte("\r\n"))...)
		}
		return out
	}
	answer := func(law, stories []source.File) string {
		l, err := Open(law, stories, nil)
		if err == nil {
			err = l.Check()
		}
		if err != nil {
			t.Fatal(err)
		}
		s, err := l.Scenario(simtest.Find(t, stories, "travelling-official.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Amendment(simtest.Find(t, stories, "amendments/notify-after-gag.yaml")); err != nil {
			t.Fatal(err)
		}
		if _, _, err := l.LoadQuestions(law); err != nil {
			t.Fatal(err)
		}
		r, err := l.Run(t.Context(), s, Options{brief: true})
		if err != nil {
			t.Fatal(err)
		}
		r.Scenario.Hash = ""
		for i := range r.Treaties {
			r.Treaties[i].LawHash = ""
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	law, stories := simtest.Treaties(), simtest.Stories()
	if answer(law, stories) != answer(windows(law), windows(stories)) {
		t.Error("saved by Windows, the same files give another answer")
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
	runtime.GC()
	before, done, peak := heap(), make(chan struct{}), make(chan uint64)
	go func() { // the most that is held at once, as it is seen every millisecond
		most := uint64(0)
		for {
			select {
			case <-done:
				peak <- max(most, heap())
				return
			case <-time.After(time.Millisecond):
				most = max(most, heap())
			}
		}
	}()
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
	close(done)
	held := <-peak
	if took > 15*time.Second { // a second on an idle machine; race detectors and neighbours are slow
		t.Errorf("it took %v", took)
	}
	if held > before+200<<20 {
		t.Errorf("it took %d MB", (held-before)>>20)
	}
	if err == nil {
		t.Fatal("nothing is wrong with it")
	}
	return err.Error() + "\n"
}

// heap is how many bytes objects take, those not yet collected included.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
