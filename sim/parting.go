package sim

import (
	"reflect"
	"slices"
	"strings"

	"rogatory/sim/facts"
)

// partOf sets courses beside each other. Two steps are the same if the same actor does the same at the same stage, on
// grounds of the same topics. Telling and consulting alone part nothing.
func partOf(courses []course) Parting {
	p := Parting{Stances: []string{}, Common: []Shared{}, Sides: []Side{}, Groups: []Group{}, Also: []Lone{}}
	ways := make([]way, len(courses))
	for i, c := range courses {
		ways[i] = wayOf(c)
		p.Sides = append(p.Sides, Side{
			Treaty: c.treaty, Short: c.short, Outcome: c.Outcome, Reason: c.Reason, Reached: c.Reached, Obtained: c.Obtained,
			Decided: c.DecidedBy(), Then: []Taken{},
		})
	}
	parted := together(ways)
	p.Kind = kindOf(courses, parted)
	if p.Kind == alone {
		return p
	}
	until := make([]int, len(courses)) // index into the path at which the common part ends
	for i, c := range courses {
		w := &ways[i]
		until[i] = len(c.Path)
		if !parted {
			continue
		}
		if w.at == len(w.steps) {
			continue
		}
		k := w.steps[w.at]
		until[i] = k
		step := taken(c, k)
		p.Sides[i].Step = &step
		if p.Stage == "" || slices.Index(facts.Stages, step.Stage) < slices.Index(facts.Stages, p.Stage) {
			p.Stage = step.Stage
		}
		for j := k + 1; j < len(c.Path); j++ {
			if len(c.Path[j].Cites) > 0 {
				p.Sides[i].Then = append(p.Sides[i].Then, taken(c, j))
			}
		}
	}
	p.share(courses, until)
	if parted {
		p.group(courses, ways)
	}
	return p
}

// way are the steps of a course that may part it from others, by their places on the path, and how far it has gone.
type way struct {
	steps []int
	keys  []string
	at    int
}

// aside are the classes of steps that change neither the end nor its ground.
var aside = []string{"notify", "tell", "consult"}

func wayOf(c course) way {
	var w way
	for i := range c.Path {
		s := &c.Path[i]
		if slices.Contains(aside, s.Class) || s.Stage == "closed" {
			continue
		}
		w.steps = append(w.steps, i)
		key := stepKey(s) + "|" + strings.Join(topics(c, s), ",")
		if s.Event == standOutside {
			key += "|" + c.Reason
		}
		w.keys = append(w.keys, key)
	}
	return w
}

// standOutside is the event of a request that a treaty does not cover.
const standOutside = "stand-outside"

func stepKey(s *Step) string {
	return strings.Join([]string{s.Stage, s.Event, s.Actor, s.Topic, s.Tells}, "|")
}

// topics are what the grounds of a step are about, each once.
func topics(c course, s *Step) []string {
	var out []string
	for _, id := range s.Grounds {
		topic := id
		if g := groundOf(c, id); g != nil && g.Topic != "" {
			topic = g.Topic
		}
		if !slices.Contains(out, topic) {
			out = append(out, topic)
		}
	}
	slices.Sort(out)
	return out
}

func groundOf(c course, id string) *Ground {
	for i := range c.Grounds {
		if c.Grounds[i].ID == id {
			return &c.Grounds[i]
		}
	}
	return nil
}

func taken(c course, i int) Taken {
	s := &c.Path[i]
	t := Taken{Stage: s.Stage, Event: s.Event, Actor: s.Actor, Tells: s.Tells, Topic: s.Topic, Grounds: []Use{}, Cites: s.Cites}
	for _, id := range s.Grounds {
		use := Use{ID: id}
		if g := groundOf(c, id); g != nil {
			use.Topic, use.Cite = g.Topic, g.Cite
		}
		t.Grounds = append(t.Grounds, use)
	}
	return t
}

// together moves all ways on as long as their next steps are the same, and says whether they part before the end.
// A treaty that has no course for the request stands outside at a stage of its own: the others are moved up to it.
func together(ways []way) (parted bool) {
	next := func(w *way) string {
		if w.at < len(w.keys) {
			return w.keys[w.at]
		}
		return ""
	}
	for {
		same, over := true, true
		stage := -1
		for i := range ways {
			w := &ways[i]
			same = same && next(w) == next(&ways[0])
			over = over && w.at == len(w.keys)
			if key := next(w); strings.Contains(key, "|"+standOutside+"|") {
				stage = max(stage, stageOf(key))
			}
		}
		if over {
			return false
		}
		if !same {
			moved := false
			for i := range ways {
				for w := &ways[i]; stage >= 0 && w.at < len(w.keys) && stageOf(w.keys[w.at]) < stage; w.at++ {
					moved = true
				}
			}
			if moved {
				continue
			}
			return true
		}
		for i := range ways {
			ways[i].at++
		}
	}
}

func stageOf(key string) int {
	stage, _, _ := strings.Cut(key, "|")
	return slices.Index(facts.Stages, stage)
}

func kindOf(courses []course, parted bool) string {
	if len(courses) < 2 {
		return alone
	}
	first := courses[0]
	outside, end, ground, cites := 0, false, false, false
	for _, c := range courses {
		if c.Outcome == outsideThisTreaty {
			outside++
		}
		end = end || c.Outcome != first.Outcome || c.Reached != first.Reached || !reflect.DeepEqual(c.Obtained, first.Obtained)
		ground = ground || c.Reason != first.Reason || !reflect.DeepEqual(decidedOn(c), decidedOn(first))
		cites = cites || !slices.EqualFunc(c.Path, first.Path, func(a, b Step) bool {
			return stepKey(&a) == stepKey(&b) && reflect.DeepEqual(a.Cites, b.Cites)
		})
	}
	switch {
	case outside > 0 && outside < len(courses):
		return outsideOne
	case end:
		return otherOutcome
	case ground:
		return otherGround
	case parted:
		return otherCourse
	case cites:
		return otherArticles
	}
	return sameCourse
}

// decidedOn are the topics of the grounds on which the last step rests that decided where the data ended.
func decidedOn(c course) []string {
	if s := c.Deciding(); s != nil {
		return topics(c, s)
	}
	return nil
}

// share lists the steps that all courses take before they part, and those that only some do.
func (p *Parting) share(courses []course, until []int) {
	common := make([][]int, 0, len(courses)) // a place on each path for every step that all take so far
	for i := range until[0] {
		common = append(common, []int{i})
	}
	for k := 1; k < len(courses); k++ {
		var a, b []string
		for _, at := range common {
			a = append(a, stepKey(&courses[0].Path[at[0]]))
		}
		for j := range until[k] {
			b = append(b, stepKey(&courses[k].Path[j]))
		}
		var both [][]int
		for _, m := range longest(a, b) {
			both = append(both, append(slices.Clone(common[m[0]]), m[1]))
		}
		common = both
	}
	shared := make([]map[int]bool, len(courses))
	for k := range courses {
		shared[k] = map[int]bool{}
	}
	for _, at := range common {
		s := &courses[0].Path[at[0]]
		step := Shared{Stage: s.Stage, Event: s.Event, Actor: s.Actor, Cites: [][]string{}}
		for k := range courses {
			shared[k][at[k]] = true
			step.Cites = append(step.Cites, courses[k].Path[at[k]].Cites)
		}
		p.Common = append(p.Common, step)
	}
	for k, c := range courses {
		for i := range until[k] {
			if !shared[k][i] && len(c.Path[i].Cites) > 0 {
				p.Also = append(p.Also, Lone{c.treaty, c.short, taken(c, i)})
			}
		}
	}
}

// longest are the places, in both lists, of their longest common subsequence.
func longest(a, b []string) [][2]int {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// group puts together the courses whose next step is the same, and says how far each group goes together.
func (p *Parting) group(courses []course, ways []way) {
	var keys []string
	members := map[string][]course{}
	for i, c := range courses {
		key := ""
		if ways[i].at < len(ways[i].keys) {
			key = ways[i].keys[ways[i].at]
		}
		if members[key] == nil {
			keys = append(keys, key)
		}
		members[key] = append(members[key], c)
	}
	for _, key := range keys {
		g := Group{Treaties: []string{}, Kind: alone}
		for _, c := range members[key] {
			g.Treaties = append(g.Treaties, c.treaty)
		}
		if len(g.Treaties) > 1 {
			g.Kind = partOf(members[key]).Kind
		}
		p.Groups = append(p.Groups, g)
	}
}

// alike says that two sets of courses part in the same way: another stance that changes nothing of that is not shown
// again.
func alike(a, b *Parting) bool {
	return a.Kind == b.Kind && a.Stage == b.Stage && slices.EqualFunc(a.Sides, b.Sides, func(x, y Side) bool {
		x.Then, y.Then = nil, nil
		return reflect.DeepEqual(x, y)
	})
}
