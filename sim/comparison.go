package sim

// Comparison answers `sim compare`, and `sim run` with several scenarios: the runs, and where the treaties of each
// request part.
type Comparison struct {
	Schema  string       `json:"schema"` // compare/1
	Runs    []*RunResult `json:"runs"`
	Parted  []Parted     `json:"parted"`   // a row for each request, in order
	LeftOut []RequestRef `json:"left_out"` // rows without a difference, where only the others were asked for
}

// RequestRef names a request of a scenario.
type RequestRef struct {
	Run      int    `json:"run"` // its place among the runs, from 0
	Scenario string `json:"scenario"`
	Request  string `json:"request"`
}

// NewComparison is a comparison of nothing yet.
func NewComparison() *Comparison {
	return &Comparison{Schema: "compare/1", Runs: []*RunResult{}, Parted: []Parted{}, LeftOut: []RequestRef{}}
}

// Add puts a run with its rows at the end.
func (c *Comparison) Add(r *RunResult, parted []Parted) {
	for i := range parted {
		parted[i].Run = len(c.Runs)
	}
	c.Runs = append(c.Runs, r)
	c.Parted = append(c.Parted, parted...)
}

// Differing leaves out the rows whose treaties do not differ; the runs stay.
func (c *Comparison) Differing() {
	kept := []Parted{}
	for _, x := range c.Parted {
		if x.Differs {
			kept = append(kept, x)
		} else {
			c.LeftOut = append(c.LeftOut, RequestRef{x.Run, x.Scenario, x.Request})
		}
	}
	c.Parted = kept
}
