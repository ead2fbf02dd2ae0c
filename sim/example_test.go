package sim_test

import (
	"context"
	"fmt"
	"strings"

	"rogatory/sim"
	"rogatory/sim/simtest"
	"rogatory/sim/source"
)

// Open reads all the law and the profiles at once; what is wrong in any file is in the error, with its place.
func ExampleOpen() {
	files := simtest.Treaties()
	l, err := sim.Open(files, simtest.Stories(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, in := range l.Law.Instruments {
		fmt.Println(in.ID, "is short for", in.Short)
	}
	_, err = sim.Open([]source.File{{Name: "draft/treaty.yaml", Data: []byte("format: treaty/1\nid: draught\n")}}, nil, nil)
	fmt.Println(strings.SplitN(err.Error(), "\n", 2)[0])
	// Output:
	// budapest is short for Budapest
	// uncc is short for UNCC
	// draft/treaty.yaml:1:1: articles is missing
}

// A story is run under each of its treaties as if that one alone bound the two States. Options change one thing
// at a time: here somebody tells the government what only the operator knew.
func ExampleSimulator_Run() {
	l, err := sim.Open(simtest.Treaties(), simtest.Stories(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	story, err := l.Scenario(simtest.Find(simtest.Once, simtest.Scenarios(), "travelling-official.yaml"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range []sim.Options{
		{},
		{Tell: []string{"government=target_is_official"}},
		{Tell: []string{"government=target_is_official"}, Stance: []string{"requested=protective"}},
	} {
		r, err := l.Run(context.Background(), story, o)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, t := range r.Treaties {
			q := t.Requests[0]
			fmt.Printf("%s %v: %s; refused: %s\n", t.Short, r.Changes, q.Outcome, q.Runs["refused"].Is)
		}
	}
	// Output:
	// UNCC []: delivered; refused: never
	// Budapest []: delivered; refused: never
	// UNCC [tell government=target_is_official]: delivered; refused: sometimes
	// Budapest [tell government=target_is_official]: delivered; refused: sometimes
	// UNCC [tell government=target_is_official stance requested=protective]: refused; refused: sometimes
	// Budapest [tell government=target_is_official stance requested=protective]: refused; refused: sometimes
}

// Wrong options are all named at once.
func ExampleUsageError() {
	l, err := sim.Open(simtest.Treaties(), simtest.Stories(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	story, err := l.Scenario(simtest.Find(simtest.Once, simtest.Scenarios(), "travelling-official.yaml"))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = l.Run(context.Background(), story, sim.Options{
		Set: []string{"request.confidental=true"}, Tell: []string{"goverment=target_is_official"}, Inject: []string{"the-minister-heers"},
	})
	fmt.Println(err)
	// Output:
	// there is no fact "request.confidental": did you mean request.confidential?
	// no actor is called "goverment": did you mean government?
	// the scenario has no inject "the-minister-heers": did you mean the-minister-hears?
}
