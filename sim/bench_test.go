package sim

import (
	"context"
	"testing"

	"rogatory/sim/simtest"
)

// BenchmarkScenario runs a whole story under all its treaties.
func BenchmarkScenario(b *testing.B) {
	l := open()
	s, err := l.Scenario(simtest.Find(b, simtest.Scenarios(), "travelling-official.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := l.Run(context.Background(), s, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen loads all the law and the profiles.
func BenchmarkOpen(b *testing.B) {
	treaties, stories := simtest.Treaties(), simtest.Stories()
	for b.Loop() {
		if _, err := Open(treaties, stories, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenFor loads the law that a call names: one treaty.
func BenchmarkOpenFor(b *testing.B) {
	treaties, stories := simtest.Treaties(), simtest.Stories()
	for b.Loop() {
		if _, err := OpenFor([]string{"uncc"}, treaties, stories, nil); err != nil {
			b.Fatal(err)
		}
	}
}
