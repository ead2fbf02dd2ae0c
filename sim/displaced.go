package sim

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"rogatory/sim/cond"
	"rogatory/sim/law"
)

// displaced lists what steps back for another treaty, by which gate, and what stays.
func (w *work) displaced(q *Request) {
	g := w.graph
	e := w.eval(g, w.filled, true)
	end := w.path.End()
	e.At(&end)
	var stays, kept []*law.Rule
	partly := map[string]bool{} // articles of which a part steps back
	for _, r := range g.Text.Rules {
		if r.Instrument != w.treaty.ID {
			continue
		}
		t, gate, _ := e.Displaced(r.ID)
		if t != cond.True {
			stays = append(stays, r)
			continue
		}
		q.Displaced = append(q.Displaced, Displaced{ID: r.ID, By: gate.ID, Cite: r.Cite, ByCite: gate.Cite})
		partly[article(r.Cite)] = true
	}
	if len(q.Displaced) == 0 {
		return
	}
	// Of an article of which a part steps back all that stays is named; of the others what bears on this request.
	for _, r := range stays {
		if partly[article(r.Cite)] || r.Applies(g.Measure, g.Route) && r.Plain == "" && r.Unencodable == "" && r.Term == "" {
			kept = append(kept, r)
		}
	}
	q.Kept = inBrief(kept, partly)
}

var paragraph = regexp.MustCompile(`Arts?\. (\d+)(?:\((\d+)\))?`)

func article(cite string) string {
	if m := paragraph.FindStringSubmatch(cite); m != nil {
		return m[1]
	}
	return ""
}

// inBrief names articles whole, and by paragraph where a part of them is displaced.
func inBrief(rules []*law.Rule, partly map[string]bool) []string {
	var articles []int
	paragraphs := map[int][]int{}
	for _, r := range rules {
		m := paragraph.FindStringSubmatch(r.Cite)
		if m == nil {
			continue
		}
		n, _ := strconv.Atoi(m[1])
		if !slices.Contains(articles, n) {
			articles = append(articles, n)
		}
		if p, err := strconv.Atoi(m[2]); err == nil && partly[m[1]] && !slices.Contains(paragraphs[n], p) {
			paragraphs[n] = append(paragraphs[n], p)
		}
	}
	sort.Ints(articles)
	out := []string{}
	for _, n := range articles {
		if !partly[strconv.Itoa(n)] {
			out = append(out, fmt.Sprintf("Art. %d", n))
			continue
		}
		ps := paragraphs[n]
		sort.Ints(ps)
		var runs []string
		for i := 0; i < len(ps); {
			j := i
			for j+1 < len(ps) && ps[j+1] == ps[j]+1 {
				j++
			}
			if j > i {
				runs = append(runs, fmt.Sprintf("(%d)–(%d)", ps[i], ps[j]))
			} else {
				runs = append(runs, fmt.Sprintf("(%d)", ps[i]))
			}
			i = j + 1
		}
		if len(runs) > 0 {
			out = append(out, fmt.Sprintf("Art. %d%s", n, strings.Join(runs, ", ")))
		}
	}
	return out
}
