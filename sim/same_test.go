package sim

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
)

// TestSameBytes: the same law and stories give the same bytes, twice in one process, whatever the order in
// which files are read, on one processor and two, and in any time zone and language.
func TestSameBytes(t *testing.T) {
	want, err := everyRun(0)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := everyRun(7); err != nil || !bytes.Equal(again, want) {
		t.Errorf("a second time, with the files in another order: %v\n%s", err, difference(again, want))
	}
	for _, surroundings := range [][]string{
		{"GOMAXPROCS=1", "TZ=UTC", "LANG=C", "LC_ALL=C", inOrder + "=1"},
		{"GOMAXPROCS=2", "TZ=Asia/Kathmandu", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", inOrder + "=2"},
	} {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), surroundings...)
		c.Dir = t.TempDir()
		var stderr bytes.Buffer
		c.Stderr = &stderr
		got, err := c.Output()
		if err != nil {
			t.Fatalf("%v: %v\n%s", surroundings, err, stderr.String())
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%v:\n%s", surroundings, difference(got, want))
		}
	}
}

// difference is the first line that is not the same.
func difference(got, want []byte) string {
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(g), len(w)) {
		if !bytes.Equal(g[i], w[i]) {
			return "got  " + string(g[i]) + "\nwant " + string(w[i])
		}
	}
	return "one is longer than the other"
}
