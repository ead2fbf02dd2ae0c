package workshop

import "rogatory/sim/doc"

// handout is what everybody at the table has from the start: nothing in it comes from a result.
func (k *Kit) handout() []Sheet {
	w := k.Scenario.Workshop
	s := Sheet{heading(1, say("kit-handout-head", "title", doc.Clean(w.Title))), doc.Paragraph{Text: say("kit-handout-note")}}
	s = append(s, paragraphs(w.Brief)...)
	s = append(s, heading(2, say("kit-states")), k.states(), heading(2, say("kit-asked")), k.asked())
	s = append(s, heading(2, say("kit-treaties")), k.treaties(), heading(2, say("kit-table")), k.atTheTable())
	s = append(s, heading(2, say("kit-tasks")), tasks(), disclaimer())
	return []Sheet{s}
}

// states are the two States of the request, with their law. That there is another State may betray something.
func (k *Kit) states() doc.List {
	var l doc.List
	for _, st := range k.Result.Scenario.States {
		if st.Role != "requesting" && st.Role != "requested" {
			continue
		}
		text := doc.Clean(st.Name)
		if st.Law != "" {
			text = say("state-law", "name", text, "law", doc.Clean(st.Law))
		}
		l.Items = append(l.Items, doc.Item{Term: label("party", st.Role), Text: text})
	}
	return l
}

// asked are the requests.
func (k *Kit) asked() doc.Table {
	t := doc.Table{Ruled: true, Span: 1, Repeat: 1, Cols: []doc.Column{column("col-request"), column("kit-col-asked"), column("kit-col-route"), column("kit-col-secret")}}
	for i := range k.Scenario.Requests {
		q := &k.Scenario.Requests[i]
		secret := say("kit-no")
		if k.secret[i] {
			secret = say("kit-yes")
		}
		t.Rows = append(t.Rows, doc.Simple(1, doc.Cell{doc.Clean(q.ID)}, doc.Cell{label("measure", q.Measure)}, doc.Cell{label("route", q.Route)}, doc.Cell{secret}))
	}
	return t
}

func (k *Kit) treaties() doc.List {
	var l doc.List
	for i := range k.Result.Treaties {
		t := &k.Result.Treaties[i]
		l.Items = append(l.Items, doc.Item{Term: doc.Clean(t.Short), Text: doc.Clean(t.Name)})
	}
	return l
}

// atTheTable are the cards that may be seen to be there.
func (k *Kit) atTheTable() doc.List {
	var l doc.List
	for i := range k.Cards {
		if !k.Cards[i].Held() {
			l.Items = append(l.Items, doc.Item{Text: k.title(&k.Cards[i])})
		}
	}
	return l
}

// tasks are the same for every scenario, so that they betray nothing of this one.
func tasks() doc.List {
	return doc.List{Items: []doc.Item{
		{Text: say("kit-task-duty")}, {Text: say("kit-task-no")}, {Text: say("kit-task-told")}, {Text: say("kit-task-data")}, {Text: say("kit-task-differs")},
	}}
}

// questions are the scenario's own. They may give everything away: they are for afterwards.
func (k *Kit) questions() []Sheet {
	s := Sheet{heading(1, say("kit-handout-head", "title", doc.Clean(k.Scenario.Workshop.Title))), heading(2, say("kit-discussion"))}
	list := k.discussion()
	if len(list) == 0 {
		s = append(s, tasks())
	}
	for i, q := range list {
		s = append(s, doc.Paragraph{Text: say("numbered", "n", number(i+1), "title", q)}, doc.Space{Lines: 4})
	}
	return []Sheet{append(s, disclaimer())}
}

func (k *Kit) discussion() []string {
	var out []string
	for _, q := range k.Scenario.Discussion {
		if q = doc.Clean(q); q != "" {
			out = append(out, q)
		}
	}
	return out
}
