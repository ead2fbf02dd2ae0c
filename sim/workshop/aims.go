package workshop

import (
	"slices"
	"strings"

	"rogatory/sim"
	"rogatory/sim/doc"
	"rogatory/sim/facts"
)

// aims are what participants should take away, read off the result: where the treaties part, who could have said no
// and why nobody did, who never learns of it, and what turns on a reading.
func (k *Kit) aims() doc.List {
	var l doc.List
	add := func(request int, text string) {
		if k.several() {
			text = say("kit-aim-of", "aim", text, "request", doc.Clean(k.Scenario.Requests[request].ID))
		}
		if !slices.ContainsFunc(l.Items, func(i doc.Item) bool { return i.Text == text }) {
			l.Items = append(l.Items, doc.Item{Text: text})
		}
	}
	for i := range k.Scenario.Requests {
		add(i, k.aimOfEnds(i))
		if last := k.lastNos(i); len(last) > 0 {
			var each []string
			for _, x := range last {
				each = append(each, say("kit-only-request", "request", x.Term, "text", x.Text))
			}
			add(i, say("kit-aim-last", "each", strings.Join(each, "; ")))
		}
		for _, text := range k.aimsOfGrounds(i) {
			add(i, text)
		}
		for _, text := range k.aimsOfStances(i) {
			add(i, text)
		}
		who, under := k.neverTold(i)
		silent := map[string][]string{}
		var order []string
		for w := range who {
			if silent[under[w]] == nil {
				order = append(order, under[w])
			}
			silent[under[w]] = append(silent[under[w]], say("kit-the", "actor", label("actor", who[w])))
		}
		for _, treaties := range order {
			add(i, say("kit-aim-never", "who", and(silent[treaties]), "treaties", treaties))
		}
		if cites := k.hinged(i); len(cites) > 0 {
			add(i, say("kit-aim-hinge", "cites", and(cites)))
		}
	}
	return l
}

// aimOfEnds says whether the treaties part, and where each leads.
func (k *Kit) aimOfEnds(request int) string {
	var names, ends, each []string
	for i := range k.Result.Treaties {
		q := k.result(i, request)
		end := ending(sim.Ending{Outcome: q.Outcome, Obtained: q.Obtained}, q.Reason)
		names = append(names, doc.Clean(k.Result.Treaties[i].Short))
		ends = append(ends, end)
		each = append(each, say("kit-only-request", "request", names[i], "text", say("kit-answers-last", "ending", end, "cites", citedAll(deciding(q)))))
	}
	all := and(names)
	if slices.ContainsFunc(ends, func(e string) bool { return e != ends[0] }) {
		return say("kit-aim-parts", "treaties", all, "endings", strings.Join(each, "; "))
	}
	return say("kit-aim-same", "treaties", all, "ending", ends[0])
}

// aimsOfStances say where the treaties part only if the requested State is played otherwise.
func (k *Kit) aimsOfStances(request int) []string {
	var out []string
	for _, s := range facts.Stances {
		var names, outcomes, each []string
		other := false
		for i := range k.Result.Treaties {
			q := k.result(i, request)
			e := q.Stances[s]
			names = append(names, doc.Clean(k.Result.Treaties[i].Short))
			outcomes = append(outcomes, e.Outcome)
			other = other || e.Outcome != q.Outcome
			each = append(each, say("kit-only-request", "request", names[i], "text", ending(e, "")))
		}
		if other && slices.ContainsFunc(outcomes, func(o string) bool { return o != outcomes[0] }) {
			out = append(out, say("kit-aim-stance", "treaties", and(names), "stance", label("stance", s), "endings", strings.Join(each, "; ")))
		}
	}
	return out
}

// aimsOfGrounds say, for each holder, what it could have relied on had it known, and what it may rely on as it is.
func (k *Kit) aimsOfGrounds(request int) []string {
	type of struct{ holder, unknown string }
	var dormant []of
	var can []string
	cites := map[of][]string{}
	may := map[string][]string{}
	for i := range k.Result.Treaties {
		short := doc.Clean(k.Result.Treaties[i].Short)
		for _, g := range k.result(i, request).Grounds {
			c := say("law-word-cite", "word", short, "cite", cited(g.Cite))
			switch {
			case g.Effect == "may-condition" || g.Effect == "may-postpone":
			case g.Status == "dormant":
				x := of{g.Holder, k.unknown(&g)}
				if cites[x] == nil {
					dormant = append(dormant, x)
				}
				cites[x] = append(cites[x], c)
			case g.Status == "available" && g.Effect != "barred":
				if may[g.Holder] == nil {
					can = append(can, g.Holder)
				}
				may[g.Holder] = append(may[g.Holder], c)
			}
		}
	}
	var out []string
	for _, x := range dormant {
		out = append(out, say("kit-aim-could", "holder", theActor(x.holder), "cites", strings.Join(cites[x], "; "), "unknown", x.unknown))
	}
	for _, h := range can {
		out = append(out, say("kit-aim-would", "holder", theActor(h), "cites", strings.Join(may[h], "; ")))
	}
	return out
}

// lastNos are, for each treaty, who could last have said no, when and on which article; or why nobody could.
func (k *Kit) lastNos(request int) []doc.Item {
	var out []doc.Item
	for i := range k.Result.Treaties {
		l := &k.result(i, request).LastNo
		text := label("lastno-answer", l.Answer)
		if n := slices.IndexFunc(l.Nos, func(n sim.No) bool { return n.Last && !n.Said }); n >= 0 {
			no := &l.Nos[n]
			var cites []string
			for _, s := range no.Steps {
				for _, c := range s.Cites {
					if !slices.Contains(cites, c) {
						cites = append(cites, c)
					}
				}
			}
			by := doc.Cites(cites)
			if by == "" && no.LawOf != "" {
				by = say("silence-law-of-" + no.LawOf)
			} else if by == "" {
				by = say("no-citation")
			}
			text = say("kit-last-no", "who", theActor(no.Actor), "stage", stage(no.Stage), "by", by)
		} else if l.Answer == "" || l.Answer == "outside" || l.Answer == "said" || l.Answer == "could" {
			continue
		}
		out = append(out, doc.Item{Term: doc.Clean(k.Result.Treaties[i].Short), Text: text})
	}
	return out
}

// unknown is what is not before the holder of a dormant ground, as the result says it.
func (k *Kit) unknown(g *sim.Ground) string {
	_, rest, found := strings.Cut(g.Why, ": ")
	if !found {
		return doc.Clean(g.Why)
	}
	return doc.Clean(rest)
}

// concernedByIt are those whose not being told counts.
var concernedByIt = []string{"data-subject", "controller", "sending-state"}

// neverTold are those concerned whom nobody tells on the path taken, each with the treaties under which that is so.
func (k *Kit) neverTold(request int) (who, under []string) {
	for _, a := range concernedByIt {
		var silent []string
		for i := range k.Result.Treaties {
			q := k.result(i, request)
			if q.Outcome == outside {
				continue
			}
			channel, told := false, false
			for _, n := range q.Notices {
				channel = channel || n.To == a
				told = told || n.To == a && n.Status == "given"
			}
			if channel && !told {
				silent = append(silent, doc.Clean(k.Result.Treaties[i].Short))
			}
		}
		if len(silent) > 0 {
			who, under = append(who, a), append(under, and(silent))
		}
	}
	return who, under
}

// hinged are the provisions on whose reading the answer turns, with their treaties.
func (k *Kit) hinged(request int) []string {
	var out []string
	for i := range k.Result.Treaties {
		for _, h := range k.result(i, request).HingesOn {
			if len(h.Readings) > 0 {
				out = append(out, say("law-word-cite", "word", doc.Clean(k.Result.Treaties[i].Short), "cite", cited(h.Cite)))
			}
		}
	}
	return out
}
