package workshop

// Phase is a part of the exercise.
type Phase struct {
	Name    string // brief | read | play | again | debrief | discussion
	Treaty  int    // for play and again: which of the treaties
	Minutes int
}

// phases share the minutes among the parts of an exercise. They add up, whatever the number of treaties.
func phases(minutes, treaties int) []Phase {
	list := []Phase{{Name: "brief"}, {Name: "read"}, {Name: "play"}}
	weights := []int{10, 12, 33}
	for i := 1; i < treaties; i++ {
		list = append(list, Phase{Name: "again", Treaty: i})
		weights = append(weights, 15)
	}
	list = append(list, Phase{Name: "debrief"}, Phase{Name: "discussion"})
	weights = append(weights, 15, 15)
	unit := 5
	if minutes < 2*unit*len(list) {
		unit = 1
	}
	sum := 0
	for _, w := range weights {
		sum += w
	}
	left := minutes
	rest := make([]int, len(list)) // what rounding down took from each
	for i, w := range weights {
		list[i].Minutes = max(1, minutes*w/sum/unit) * unit
		rest[i] = minutes*w*100/sum - list[i].Minutes*100
		left -= list[i].Minutes
	}
	for ; left >= unit; left -= unit {
		most := 0
		for i := range rest {
			if rest[i] > rest[most] {
				most = i
			}
		}
		list[most].Minutes += unit
		rest[most] -= unit * 100
	}
	list[2].Minutes += left // no unit is left: the play gets the odd minutes
	return list
}
