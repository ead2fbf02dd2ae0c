package report

import (
	"slices"
	"sort"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/words"
)

// grounds compares what each treaty gives for refusing, postponing or setting conditions. What is
// not met or displaced under every treaty comes in one row each at the end.
func (d *view) grounds(under []entry) {
	d.section("title-grounds", requestID(under))
	m := d.matrix("col-ground", under, "line-law", "line-here", "line-runs")

	var duty [][]holding
	for _, e := range under {
		if e.request == nil || e.request.Duty.Strength == "" {
			duty = append(duty, nil)
			continue
		}
		law := d.label("strength", e.request.Duty.Strength)
		if c := doc.Cites(e.request.Duty.Cites); c != "" {
			law = d.say("law-word-cite", "word", law, "cite", c)
		} else if e.request.Duty.Strength != "none" {
			law = d.cited(law, "")
		}
		duty = append(duty, []holding{{{law}, nil, nil}})
	}
	m.row(doc.Cell{d.say("duty-row")}, duty, func(e entry) string {
		return d.missing(e, func() string { return d.say("nothing") })
	})

	notMet := make([]doc.Cell, len(under))
	displaced := make([]doc.Cell, len(under))
	list := func(i int, g *sim.Ground) {
		switch g.Status {
		case "displaced":
			displaced[i] = once(displaced[i], d.briefly(g))
		case "not-met":
			notMet[i] = once(notMet[i], d.briefly(g))
		}
	}
	for _, s := range groundSubjects(under) {
		holdings := make([][]holding, len(under))
		for i, grounds := range s.grounds {
			best := rankAbsent
			for _, g := range grounds {
				best = min(best, groundRank(g))
			}
			for _, g := range grounds {
				// What is idle stands out only beside what another treaty has on the same subject.
				if groundRank(g) >= rankDisplaced && (s.rank >= rankDisplaced || best < rankDisplaced) {
					list(i, g)
				} else {
					holdings[i] = append(holdings[i], d.ground(g, under[i].request))
				}
			}
		}
		if s.rank >= rankDisplaced {
			continue
		}
		m.row(doc.Cell{d.layered(d.topic(s.topic), s.layer)}, holdings, func(e entry) string {
			return d.missing(e, func() string { return d.label("ground-status", "absent") })
		})
	}
	m.brief("displaced-here", displaced)
	m.brief("not-met-here", notMet)
	d.add(doc.Paragraph{Text: d.say("intro-grounds")})
	m.show()
}

// once adds a line to a cell that does not have it yet.
func once(c doc.Cell, line string) doc.Cell {
	if slices.ContainsFunc(c, func(other string) bool { return doc.Plain(other, false) == doc.Plain(line, false) }) {
		return c // the same words, whichever rule they lead to
	}
	return append(c, line)
}

// groundSubject is a topic in one layer, with each treaty's grounds on it.
type groundSubject struct {
	topic, layer string
	grounds      [][]*sim.Ground
	rank         int // of the most important among them
}

// What stands out comes first; from rankDisplaced on, a topic is only listed.
const (
	rankDisplaced = 6
	rankAbsent    = 8
)

func groundRank(g *sim.Ground) int {
	if g.Runs.Is != "" && g.Runs.Is != "never" && (g.Status == "not-met" || g.Status == "displaced") {
		return rankDisplaced - 1 // relied on in another run
	}
	switch g.Status {
	case "invoked":
		return 0
	case "available":
		return 1
	case "unknown":
		return 2
	case "open":
		return 3
	case "dormant":
		return 4
	case "displaced":
		return rankDisplaced
	case "not-met":
		return rankDisplaced + 1
	case "absent":
		if len(g.Cites) > 0 { // a closed list, say: why it is absent has to be shown
			return rankDisplaced - 1
		}
		return rankAbsent
	default:
		return rankDisplaced - 1 // excluded
	}
}

func groundSubjects(under []entry) []*groundSubject {
	var out []*groundSubject
	byKey := map[[2]string]*groundSubject{}
	for i, e := range under {
		if e.request == nil {
			continue
		}
		for j := range e.request.Grounds {
			g := &e.request.Grounds[j]
			key := [2]string{topicOf(g), g.Layer}
			if g.Layer == "treaty" {
				key[1] = ""
			}
			s := byKey[key]
			if s == nil {
				s = &groundSubject{topic: key[0], layer: key[1], grounds: make([][]*sim.Ground, len(under)), rank: rankAbsent}
				byKey[key] = s
				out = append(out, s)
			}
			s.grounds[i] = append(s.grounds[i], g)
			s.rank = min(s.rank, groundRank(g))
		}
	}
	for _, s := range out {
		for _, list := range s.grounds {
			sort.SliceStable(list, func(i, j int) bool { return groundRank(list[i]) < groundRank(list[j]) })
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].rank < out[j].rank })
	return out
}

func topicOf(g *sim.Ground) string {
	for _, s := range []string{g.Topic, g.Title, g.ID} {
		if s != "" {
			return s
		}
	}
	return ""
}

// ground is a ground's law, its status here and its runs.
func (d *view) ground(g *sim.Ground, r *sim.Request) holding {
	if g.Status == "absent" {
		law := d.label("ground-status", "absent")
		if by := doc.Cites(g.Cites); by != "" {
			law = d.say("decided-by", "status", law, "cites", by)
		}
		return holding{{law}, nil, nil}
	}
	law := doc.Lines(d.citedRule(d.label("effect", g.Effect), g.ID, g.Cite))
	if g.Test != "" {
		law = append(law, doc.Lines(words.Fill(d.label("test", g.Test), "holder", d.long("actor", g.Holder)))...)
	}
	var here doc.Cell
	if turned(g.At) {
		for _, at := range g.At {
			here = append(here, d.say("status-at", "stage", d.label("stage", at.Stage), "status", d.label("ground-status", at.Status)))
		}
	}
	status := d.label("ground-status", g.Status)
	why := d.prose(g.Why)
	if by := doc.Cites(unsaid(g.Cites, why)); by != "" {
		status = d.say("decided-by", "status", status, "cites", by)
	}
	if why != "" {
		status = d.say("because", "status", status, "why", why)
	}
	if turned(g.At) && g.Why == "" && len(g.Cites) == 0 {
		status = "" // the last review has said it
	}
	return holding{law, append(here, doc.Lines(status)...), doc.Lines(d.runs(g.Runs, r.Assumed))}
}

// unsaid are the citations that a sentence does not have already.
func unsaid(list []string, sentence string) []string {
	var out []string
	for _, c := range list {
		if !strings.Contains(doc.Plain(sentence, false), doc.Clean(c)) {
			out = append(out, c)
		}
	}
	return out
}

// topic is the label of a topic; a ground without one is headed by what it says.
func (v *voice) topic(s string) string {
	if strings.Contains(s, " ") {
		return v.prose(s)
	}
	return v.label("topic", s)
}

// turned says whether a status changed from one review to another.
func turned(at []sim.StatusAt) bool {
	for _, a := range at {
		if a.Status != at[0].Status {
			return true
		}
	}
	return false
}

// briefly names a ground with its article.
func (d *view) briefly(g *sim.Ground) string {
	topic := d.layered(d.topic(topicOf(g)), g.Layer)
	c := doc.CiteRule(g.ID, g.Cite)
	if c == "" {
		c = d.say("no-citation")
	}
	if by := doc.Cites(g.Cites); by != "" {
		return d.say("topic-cite-by", "topic", topic, "cite", c, "by", by)
	}
	return d.say("topic-cite", "topic", topic, "cite", c)
}
