package sim

import (
	"reflect"
	"slices"
	"strings"

	"rogatory/sim/words"
)

// lastNoCells is the cell of who could have said no: the answer on each side, and what the other has not.
func lastNoCells(was, now *LastNo) []Cell {
	if reflect.DeepEqual(was, now) {
		return nil
	}
	texts := func(l *LastNo, full bool) []string {
		out := []string{joined(short("lastno-answer", l.Answer), short("lastno-door", l.Door))}
		if full {
			out = append(out, joined(short("lastno-unasked", l.Unasked), short("reach", l.Sought), strings.Join(l.Cites, ", ")))
		}
		for i := range l.Nos {
			out = append(out, noText(&l.Nos[i], full))
		}
		for i := range l.Nearest {
			out = append(out, say("change-part", "aspect", say("lastno-row-nearest"), "text", nearestText(&l.Nearest[i])))
		}
		return out
	}
	c := Cell{ID: "last_no", What: say("lastno-change"), Cites: lastCites(now)}
	c.Was, c.Now = apartOnly(texts(was, false), texts(now, false), texts(was, true), texts(now, true), data(was), data(now))
	return []Cell{c}
}

// apartOnly is what each side has and the other has not, in few words or if these are the same in many; else all.
func apartOnly(a, b, fullA, fullB []string, dataA, dataB string) (was, now string) {
	only := func(a, b []string) string {
		return joined(slices.DeleteFunc(slices.Clone(a), func(x string) bool { return slices.Contains(b, x) })...)
	}
	return firstApart(
		[]string{only(a, b), only(fullA, fullB), joined(fullA...), dataA},
		[]string{only(b, a), only(fullB, fullA), joined(fullB...), dataB})
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
	text := say("lastno-step", "actor", short("actor", n.Actor), "stage", short("stage", n.Stage), "event", joined(stepsText(n.Steps, false), strings.Join(stepCites(n.Steps), ", ")))
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
			text := momentText(&t.Moments[i], steps)
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
	c.Was, c.Now = apartOnly(texts(was, false), texts(now, false), texts(was, true), texts(now, true), data(was), data(now))
	old := map[string]bool{}
	for i := range was.Moments {
		old[momentText(&was.Moments[i], true)] = true
	}
	for i := range now.Moments {
		if m := &now.Moments[i]; !old[momentText(m, true)] {
			for _, by := range m.Cites {
				if !slices.Contains(c.Cites, by) {
					c.Cites = append(c.Cites, by)
				}
			}
		}
	}
	return []Cell{c}
}

// momentText is a moment in words; in full it says of secrecy towards whom.
func momentText(m *Moment, full bool) string {
	actors := shorts("actor", m.Actors)
	if full && len(m.Towards) > 0 {
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
			helps = short("timeline-help", r.Event)
		}
		if len(r.Cites) > 0 {
			law = ""
		}
		told := ""
		if r.ToldBy != "" {
			told = joined(say("timeline-told-by", "from", short("actor", r.ToldBy)), r.Notice)
		}
		return joined(text, law, strings.Join(r.Cites, ", "), told, helps)
	}
	return joined(say("timeline-not", "why", words.Fill(short("timeline-why", r.Why), "law", law), "remedies", text), strings.Join(r.Cites, ", "), strings.Join(r.Silences, ", "))
}
