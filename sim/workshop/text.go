package workshop

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
	"rogatory/sim/words"
)

// paragraphs are the paragraphs of a text from a file.
func paragraphs(text string) Sheet {
	var out Sheet
	for _, p := range strings.Split(text, "\n\n") {
		if p = doc.Clean(p); p != "" {
			out = append(out, doc.Paragraph{Text: p})
		}
	}
	return out
}

func heading(level int, text string) doc.Heading { return doc.Heading{Level: level, Text: text} }

func disclaimer() doc.Paragraph { return aside(say("disclaimer")) }

// aside is what stands beside the matter, in small type.
func aside(text string) doc.Paragraph { return doc.Paragraph{Text: text, Style: "aside"} }

// upper begins a text with a capital.
func upper(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// state is the name of a State of the story; without one, the label of its part in it.
func (k *Kit) state(role string) string {
	if name := doc.Clean(k.Scenario.States[role].Name); name != "" {
		return name
	}
	return label("party", role)
}

// actor is what an actor is called on papers that betray nothing.
func actor(name string) string {
	switch name {
	case "sending-state", "nationality-state", "third-state":
		return say("kit-other-state")
	case "data-subject", "suspect":
		return say("kit-person-short")
	}
	return label("actor", name)
}

// theActor is an actor in a sentence.
func theActor(name string) string {
	switch name {
	case "sending-state", "nationality-state", "third-state", "data-subject", "suspect":
		return actor(name)
	}
	return say("kit-the", "actor", label("actor", name))
}

// actors are several of them, each once.
func actors(names []string) string {
	var out []string
	for _, n := range names {
		if a := theActor(n); !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return strings.Join(out, ", ")
}

// Held says whether the facilitator keeps the card back: its being there would betray something.
func (c *Card) Held() bool {
	return slices.Contains([]string{"sending-state", "nationality-state", "third-state"}, c.Actors[0])
}

// title is what a card is called at the table.
func (k *Kit) title(c *Card) string {
	a, _ := facts.ActorNamed(c.Actors[0])
	role := ""
	switch {
	case len(c.Actors) > 1 || c.Actors[0] == "data-subject" || c.Actors[0] == "suspect":
		return say("kit-person")
	case a.Requesting():
		role = "requesting"
	case a.Requested():
		role = "requested"
	case a == facts.SendingState:
		return k.state("sending")
	case c.Held():
		return upper(say("kit-other-state"))
	default:
		return upper(label("actor", c.Actors[0]))
	}
	return say("kit-card-title", "actor", upper(label("actor", c.Actors[0])), "state", k.state(role))
}

// cell is the lines of a cell, or the sign for nothing.
func cell(lines ...string) doc.Cell {
	if c := doc.Lines(lines...); len(c) > 0 {
		return c
	}
	return doc.Cell{say("nothing")}
}

// perRequest is a cell with what holds for all requests once, and with the requests named for the rest.
func (k *Kit) perRequest(text func(request int) string) doc.Cell {
	var order []string
	where := map[string][]string{}
	for i := range k.Scenario.Requests {
		t := text(i)
		if t == "" {
			continue
		}
		if where[t] == nil {
			order = append(order, t)
		}
		where[t] = append(where[t], doc.Clean(k.Scenario.Requests[i].ID))
	}
	for i, t := range order {
		if len(where[t]) < len(k.Scenario.Requests) {
			order[i] = say("kit-only-request", "request", strings.Join(where[t], ", "), "text", t)
		}
	}
	return cell(strings.Join(order, " · "))
}

// treatyColumns are one column for each treaty.
func (k *Kit) treatyColumns() []doc.Column {
	var out []doc.Column
	for i := range k.Result.Treaties {
		t := &k.Result.Treaties[i]
		out = append(out, doc.Column{Head: doc.Clean(t.Short), Group: 1, Alike: true, Scope: t.ID})
	}
	return out
}

func column(key string) doc.Column { return doc.Column{Head: say(key)} }

// and joins names in a sentence.
func and(list []string) string {
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + say("kit-and") + list[n-1]
	}
	return strings.Join(list, "")
}

// ending is where the data ended, in a line.
func ending(e sim.Ending, reason string) string {
	out := words.English().Short("outcome", e.Outcome)
	if reason != "" {
		out = say("outcome-reason", "outcome", out, "reason", label("reason", reason))
	}
	var what []string
	for _, o := range e.Obtained {
		what = append(what, label("obtainable", o))
	}
	if len(what) > 0 {
		out += " (" + strings.Join(what, ", ") + ")"
	}
	return out
}

// cited is a citation, or the words for none: a missing one is never passed over.
func cited(c string) string {
	if c = doc.Cite(c); c != "" {
		return c
	}
	return say("no-citation")
}

func citedAll(list []string) string {
	if c := doc.Cites(list); c != "" {
		return c
	}
	return say("no-citation")
}

// circumstances are circumstances in a few words.
func circumstances(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, label("circumstance", id))
	}
	return strings.Join(out, "; ")
}

// topic is the subject of a ground, with its layer where that is not the treaty.
func topic(id, layer string) string {
	out := label("topic", id)
	if layer != "" && layer != "treaty" {
		out = say("law-layer", "law", out, "layer", label("layer", layer))
	}
	return out
}

func number(n int) string { return fmt.Sprint(n) }
