package sim

import (
	"reflect"
	"slices"
	"strings"

	"rogatory/sim/words"
)

// lastNoRow is who could have said no, in one cell.
func lastNoRow(l *LastNo) line {
	var last, full []string
	for i := range l.Nos {
		n := &l.Nos[i]
		if n.Last || n.Said {
			last = append(last, noText(n, false))
		}
		full = append(full, noText(n, true))
	}
	for i := range l.Nearest {
		full = append(full, nearestText(&l.Nearest[i]))
	}
	head := joined(short("lastno-answer", l.Answer), short("lastno-door", l.Door))
	text := joined(head, joined(last...))
	more := joined(head, short("lastno-unasked", l.Unasked), short("reach", l.Sought), strings.Join(l.Cites, ", "), joined(full...))
	return single("last_no", say("lastno-change"), text, lastCites(l), more, l)
}

// lastCites are the articles of the last no, or else of the answer.
func lastCites(l *LastNo) []string {
	out := append([]string{}, l.Cites...)
	for i := range l.Nos {
		if n := &l.Nos[i]; n.Last || n.Said {
			for _, c := range stepCites(n.Steps) {
				if !slices.Contains(out, c) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

func noText(n *No, full bool) string {
	text := say("lastno-step", "actor", short("actor", n.Actor), "stage", short("stage", n.Stage), "event", stepsText(n.Steps, full))
	if !full {
		return text
	}
	var knew []string
	for _, k := range n.Knew {
		knew = append(knew, joined(short("circumstance", k.Circumstance), short("actor", k.From), short("stage", k.Stage)))
	}
	return joined(text, short("lastno-kind", n.Kind), say("lastno-after", "n", n.At), short("reach", n.Reached), joined(knew...))
}

func nearestText(n *Nearest) string {
	ground := layered(joined(topicLabel(n.Topic, n.Ground), n.Cite), n.Layer)
	return joined(say("lastno-holder", "holder", short("actor", n.Holder), "ground", ground), short("ground-status", n.Status),
		shorts("circumstance", n.Missing), short("stage", n.Stage), shorts("actor", n.KnownTo))
}

// timelineCells is the cell of who knows what and when: on each side what the other has not.
func timelineCells(was, now *Timeline) []Cell {
	if reflect.DeepEqual(was, now) {
		return nil
	}
	c := Cell{ID: "timeline", What: say("timeline-change"), Cites: []string{}}
	texts := func(t *Timeline, steps bool) []string {
		var out []string
		for i := range t.Moments {
			text := momentText(&t.Moments[i])
			if steps {
				text = say("timeline-from", "n", t.Moments[i].Step, "what", text)
			}
			out = append(out, text)
		}
		for i := range t.Remedies {
			text := remedyText(&t.Remedies[i])
			if steps {
				text = say("timeline-from", "n", t.Remedies[i].At, "what", text)
			}
			out = append(out, text)
		}
		return out
	}
	only := func(a, b []string) string {
		return joined(slices.DeleteFunc(slices.Clone(a), func(x string) bool { return slices.Contains(b, x) })...)
	}
	a, b := texts(was, false), texts(now, false)
	x, y := texts(was, true), texts(now, true)
	c.Was, c.Now = firstApart([]string{only(a, b), only(x, y), joined(a...), data(was)}, []string{only(b, a), only(y, x), joined(b...), data(now)})
	old := map[string]bool{}
	for i := range was.Moments {
		old[momentText(&was.Moments[i])] = true
	}
	for i := range now.Moments {
		if m := &now.Moments[i]; !old[momentText(m)] {
			for _, by := range m.Cites {
				if !slices.Contains(c.Cites, by) {
					c.Cites = append(c.Cites, by)
				}
			}
		}
	}
	return []Cell{c}
}

func momentText(m *Moment) string {
	actors := shorts("actor", m.Actors)
	if len(m.Towards) > 0 {
		actors = say("channel", "from", actors, "to", shorts("actor", m.Towards))
	}
	text := ""
	switch m.Kind {
	case "knows":
		text = say("timeline-knows", "actors", actors, "circumstances", shorts("circumstance", m.Circumstances))
	case "told":
		text = say("timeline-told", "from", short("actor", m.From), "actors", actors, "circumstances", shorts("circumstance", m.Circumstances))
	case "news":
		text = say("timeline-news", "actors", actors, "circumstances", shorts("circumstance", m.Circumstances))
	case "acts":
		text = say("timeline-acts", "actors", actors)
	case "notice":
		text = say("timeline-notice", "from", short("actor", m.From), "actors", actors, "about", m.About)
	case "secrecy":
		end := words.English().Label("gag-end", m.Until)
		if m.Ends {
			end = say("timeline-ends-here", "end", end)
		}
		text = say("timeline-secrecy", "actors", actors, "end", end)
	case "secrecy-ends":
		text = say("timeline-secrecy-ends", "actors", actors)
	case "deadline":
		text = deadlineText(m.Deadline)
	default:
		text = data(m)
	}
	return layered(joined(text, strings.Join(m.Cites, ", ")), m.Layer)
}

func remedyText(r *Remedy) string {
	text := say("timeline-not-one", "remedy", short("timeline-remedy", r.Event), "actor", short("actor", r.Actor))
	law := short("timeline-law", r.LawOf)
	if r.Usable {
		helps := say("timeline-helps-not")
		if r.Helps {
			helps = say("timeline-helps")
		}
		return joined(text, law, strings.Join(r.Cites, ", "), short("actor", r.ToldBy), helps)
	}
	return joined(say("timeline-not", "why", words.Fill(short("timeline-why", r.Why), "law", law), "remedies", text), strings.Join(r.Cites, ", "), strings.Join(r.Silences, ", "))
}
