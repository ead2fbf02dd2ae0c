package sim

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strconv"
	"sync"
	"testing"

	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

var update = flag.Bool("update", false, "write the results into testdata")

// inOrder, if set in the environment, makes the test binary print every run and end: TestSameBytes asks
// for that in other surroundings. It is the order in which files are read.
const inOrder = "SIM_TEST_PRINT_RUNS_IN_ORDER"

func TestMain(m *testing.M) {
	if order, ok := os.LookupEnv(inOrder); ok {
		seed, err := strconv.ParseUint(order, 10, 64)
		if err == nil {
			var out []byte
			out, err = everyRun(seed)
			os.Stdout.Write(out)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// everyRun is each bundled scenario, run as it stands and with nothing filled in, as JSON. Files are shuffled
// by a seed; 0 leaves their order.
func everyRun(seed uint64) ([]byte, error) {
	treaties, stories := simtest.Treaties(), simtest.Stories()
	if seed > 0 {
		treaties, stories = simtest.Shuffle(treaties, seed), simtest.Shuffle(stories, seed)
	}
	l, err := Open(treaties, stories, nil)
	if err != nil {
		return nil, err
	}
	var out []byte
	for _, f := range simtest.Scenarios() {
		s, err := l.Scenario(f)
		if err != nil {
			return nil, err
		}
		for _, o := range []Options{{}, {Unfilled: true, Cap: 200}} {
			r, err := l.Run(context.Background(), s, o)
			if err != nil {
				return nil, err
			}
			data, err := json.MarshalIndent(r, "", " ")
			if err != nil {
				return nil, err
			}
			out = append(append(out, data...), '\n')
		}
	}
	return out, nil
}

// open is the bundled law and profiles, loaded once.
var open = sync.OnceValue(func() *Simulator { return opened(simtest.Once, simtest.Treaties()) })

func opened(t testing.TB, files []source.File) *Simulator {
	t.Helper()
	l, err := Open(files, simtest.Stories(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
