package report

import "rogatory/sim/doc"
import "strings"

// story tells what the case is: the story, the States with their law, and who knows what from the start. A page
// that is projected alone then speaks for itself.
func (d *view) story() {
	s := &d.result.Scenario
	for _, paragraphs := range strings.Split(s.Story, "\n\n") {
		if text := d.prose(strings.Join(strings.Fields(paragraphs), " ")); text != "" {
			d.add(doc.Paragraph{Text: text})
		}
	}
	var l doc.List
	for _, st := range s.States {
		text := doc.Clean(st.Name)
		if st.Law != "" {
			text = d.say("state-law", "name", text, "law", d.prose(st.Law))
		}
		if st.Stance != "" {
			text = d.say("state-stance", "state", text, "stance", d.label("stance", st.Stance))
		}
		l.Items = append(l.Items, doc.Item{Term: d.label("party", st.Role), Text: text})
	}
	for _, k := range s.Known {
		var who []string
		for _, a := range k.KnownTo {
			who = append(who, d.label("actor", a))
		}
		key := "known-to"
		if len(who) == 0 {
			key = "known-to-nobody"
		}
		l.Items = append(l.Items, doc.Item{Term: d.say("term-known"), Text: d.say(key, "what", strings.TrimSuffix(d.prose(k.Says), "."), "who", strings.Join(who, ", "))})
	}
	if len(l.Items) > 0 {
		d.add(l)
	}
}
