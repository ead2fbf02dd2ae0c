package sim

import (
	"fmt"
	"slices"
	"strings"

	"rogatory/sim/facts"
	"rogatory/sim/words"
)

// rowsOf are all rows but the path of a request on both sides, in the order in which a reader meets them.
func rowsOf(was, now *Request) (before, after []line) {
	before, after = endRows(was), endRows(now)
	a, b := noticeIDs(was.Notices, now.Notices)
	for _, side := range []struct {
		q    *Request
		ids  []string
		rows *[]line
	}{{was, a, &before}, {now, b, &after}} {
		for _, g := range side.q.Grounds {
			*side.rows = append(*side.rows, groundRow(&g))
		}
		for i, n := range side.q.Notices {
			*side.rows = append(*side.rows, noticeRow(side.ids[i], &n))
		}
		for _, h := range side.q.After {
			*side.rows = append(*side.rows, afterRow(&h))
		}
		*side.rows = append(*side.rows, lawRows(side.q)...)
		*side.rows = append(*side.rows, receiptRows(side.q)...)
	}
	return before, after
}

// endRows are where the data ended, and in how many runs.
func endRows(q *Request) []line {
	rows := []line{
		single("ended", say("change-ended"), endingText(Ending{q.Outcome, q.Reached, q.Obtained}, q.Reason), q.DecidedBy(), "",
			[]any{q.Outcome, q.Reason, q.Reached, q.Obtained}),
	}
	for _, s := range facts.Stances {
		if _, ok := q.Stances[s]; !ok {
			continue
		}
		rows = append(rows, single("ended/"+s, say("change-ended-by", "stance", short("stance", s)), endingText(q.Stances[s], ""), nil, "", q.Stances[s]))
	}
	orNever := func(runs map[string]Runs, id string) Runs {
		if r, ok := runs[id]; ok {
			return r
		}
		return Runs{Is: "never", By: []string{}, On: []string{}}
	}
	for _, o := range facts.Outcomes {
		r := orNever(q.Runs, o)
		rows = append(rows, single("runs/"+o, say("change-runs", "outcome", short("outcome", o)), runsText(r), nil, "", r))
	}
	for _, s := range detours {
		r := orNever(q.Detours, s)
		rows = append(rows, single("detours/"+s, say("change-detour", "stage", short("stage", s)), runsText(r), nil, "", r))
	}
	return append(rows,
		single("duty", say("duty-row"), short("strength", q.Duty.Strength), q.Duty.Cites, "", q.Duty),
		single("cases", say("change-cases"), fmt.Sprint(q.Cases), nil, fmt.Sprint(q.Capped), []any{q.Cases, q.Capped}))
}

func endingText(e Ending, reason string) string {
	first := short("outcome", e.Outcome)
	if reason != "" {
		first = say("outcome-reason", "outcome", first, "reason", short("reason", reason))
	}
	reached := ""
	if e.Reached != e.Outcome && e.Outcome != outsideThisTreaty {
		reached = short("reach", e.Reached)
	}
	return joined(first, reached, shorts("obtainable", e.Obtained))
}

func runsText(r Runs) string {
	text := short("runs", r.Is)
	if len(r.By) > 0 {
		text = say("runs-by", "runs", text, "by", shorts("actor", r.By))
	}
	if len(r.On) > 0 {
		text = say("runs-on", "runs", text, "on", strings.Join(r.On, ", "))
	}
	return text
}

func layered(text, layer string) string {
	if layer == "" || layer == "treaty" {
		return text
	}
	return say("law-layer", "law", text, "layer", short("layer", layer))
}

// because is a status with the reason for it.
func because(status, why string) string {
	if why == "" || status == "" {
		return joined(status, why)
	}
	return say("because", "status", status, "why", why)
}

func groundRow(g *Ground) line {
	test := words.Fill(short("test", g.Test), "holder", words.English().Label("actor", g.Holder))
	law := layered(strings.TrimSpace(short("effect", g.Effect)+" "+test), g.Layer)
	aside := ""
	if g.Status == "excluded" || g.Status == "displaced" { // what it says does not count here
		aside = say("change-aside", "status", short("ground-status", g.Status))
	}
	return line{"grounds/" + g.ID, say("change-ground", "topic", topicLabel(g.Topic, g.Title)), []aspect{
		{"law", law, aside, articleOf(g.Cite), g.Title,
			[]any{g.Topic, g.Layer, g.Cite, g.Title, g.Effect, g.Test, g.Holder}},
		{"here", because(short("ground-status", g.Status), g.Why), "", slices.Concat(articleOf(g.Cite), g.Cites), atText(g.At),
			[]any{g.Status, turns(g.At), g.Why, g.Cites}},
		{"runs", runsText(g.Runs), "", articleOf(g.Cite), "", g.Runs},
	}}
}

func topicLabel(topic, title string) string {
	if topic == "" {
		return title
	}
	return short("topic", topic)
}

// turns are the statuses of a ground that is not the same at every review; else nothing: at which reviews a ground
// was idle is no cell.
func turns(at []StatusAt) []StatusAt {
	if slices.ContainsFunc(at, func(a StatusAt) bool { return a.Status != at[0].Status }) {
		return at
	}
	return nil
}

func atText(at []StatusAt) string {
	var parts []string
	for _, a := range turns(at) {
		parts = append(parts, say("status-at", "stage", short("stage", a.Stage), "status", short("ground-status", a.Status)))
	}
	return joined(parts...)
}

func noticeRow(id string, n *Notice) line {
	rule := short("notice-rule", n.Rule)
	if n.Until != "" {
		rule = say("until", "rule", rule, "end", short("gag-end", n.Until))
	}
	about := ""
	if n.About != "" {
		about = say("about", "about", n.About)
	}
	status := short("notice-status", n.Status)
	if n.Status == "not-due" && n.Rule != "required" && n.Rule != "permitted" {
		status = say("not-told") // nothing falls due where the law forbids or is silent
	}
	return line{"notices/" + id, say("channel", "from", short("actor", n.From), "to", short("actor", n.To)), []aspect{
		{"law", layered(joined(rule, about), n.Layer), "", articleOf(n.Cite), "", []any{n.Rule, n.Layer, n.Until, n.About, n.Cite}},
		{"here", because(status, n.Why), "", articleOf(n.Cite), "", []any{n.Status, n.Why}},
		{"runs", runsText(n.Runs), "", articleOf(n.Cite), "", n.Runs},
	}}
}

// noticeIDs name the rows of each channel so that a row keeps its name when only its rule changes: of the rows that
// two actors have, those with the same source and content first, then the others in their order.
func noticeIDs(was, now []Notice) (a, b []string) {
	a, b = make([]string, len(was)), make([]string, len(now))
	channel := func(n *Notice) string { return n.From + ">" + n.To }
	taken := map[string]int{}
	next := func(c string) string {
		if taken[c]++; taken[c] > 1 {
			return fmt.Sprintf("%s#%d", c, taken[c])
		}
		return c
	}
	for _, same := range []func(x, y *Notice) bool{
		func(x, y *Notice) bool { return x.Cite == y.Cite && x.About == y.About },
		func(x, y *Notice) bool { return true },
	} {
		for i := range was {
			for j := range now {
				x, y := &was[i], &now[j]
				if a[i] == "" && b[j] == "" && channel(x) == channel(y) && same(x, y) {
					a[i] = next(channel(x))
					b[j] = a[i]
				}
			}
		}
	}
	for i := range was {
		if a[i] == "" {
			a[i] = next(channel(&was[i]))
		}
	}
	for j := range now {
		if b[j] == "" {
			b[j] = next(channel(&now[j]))
		}
	}
	return a, b
}
