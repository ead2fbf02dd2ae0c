package main

import (
	"context"
	"testing"
)

// What `sim new` writes is whole: it can be read, and what it expects comes out.
func TestANewScenarioPassesItsOwnTest(t *testing.T) {
	t.Chdir(t.TempDir())
	calls := map[string][]string{"empty-form": {"new", "empty-form"}}
	for _, name := range named(t) {
		calls["my-"+name] = []string{"new", "my-" + name, "--from", name}
	}
	for name, args := range calls {
		for _, args := range [][]string{args, {"validate", name + ".yaml"}, {"test", name + ".yaml"}} {
			if code, out, errs := call(t, context.Background(), nil, args...); code != exitAnswered {
				t.Errorf("%v: exit %d\n%s%s", args, code, out, errs)
			}
		}
	}
}
