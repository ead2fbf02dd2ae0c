package sim

import (
	"reflect"
	"slices"
	"strings"

	"rogatory/sim/cond"
	"rogatory/sim/facts"
	"rogatory/sim/flow"
	"rogatory/sim/law"
	"rogatory/sim/words"
)

// Silence is a protection of somebody whom the request concerns, and what became of it. Says is the reason in words,
// without its article.
type Silence struct {
	Concerned string   `json:"concerned"` // who: an id of the file on protections
	Who       []string `json:"who"`       // the same as actors: one person may be several
	Topic     string   `json:"topic"`     // of the protection
	Reason    string   `json:"reason"`    // no-rule | option-unused | domestic-law | gag | nobody-knew | other-treaty | not-due | ruled-out | owed | unknown | reached
	Rule      string   `json:"rule"`      // the id of the rule that gives, withholds or leaves it; or empty
	Layer     string   `json:"layer"`     // of that rule; empty: there is none
	LawOf     string   `json:"law_of"`    // whose domestic law decides: requesting | requested; or empty
	By        []string `json:"by"`        // actors who were silent, could have used it, or did not know
	Lacked    []Lacked `json:"lacked"`    // what would have had to be before them
	Cite      string   `json:"cite"`      // empty: no rule of the treaty and none beside it
	Demanded  string   `json:"demanded"`  // the treaty article that obliges the State to impose the secrecy, or empty
	Until     string   `json:"until"`     // of secrecy
	Says      string   `json:"says"`
}

// Lacked is a circumstance that was not before somebody who would have had to know it.
type Lacked struct {
	Circumstance string   `json:"circumstance"`
	KnownTo      []string `json:"known_to"` // actors
}

// silence says which protections did not reach those whom the request concerns, and why. It looks at what the run
// found; which rules protect whom is data.
func (w *work) silence(q *Request) {
	list := w.Law.Protections
	if list == nil || w.graph == nil || q.Outcome == outsideThisTreaty {
		return
	}
	s := &silences{work: w, request: q, eval: flow.NewEval(w.graph, w.filled, w.inForce())}
	s.eval.Breach = w.o.Breach
	end := w.path.End()
	s.eval.At(&end)
	for i := range list.Concerned {
		c := &list.Concerned[i]
		if s.roles = s.rolesOf(c); len(s.roles) == 0 {
			continue
		}
		s.concerned = c
		for j := range list.List {
			if p := &list.List[j]; p.For(c.ID, actorNames(s.roles)) {
				s.protection(p)
			}
		}
	}
}

// silences collects the rows of one request. Facts that no answer turned on stay unknown to it, so that asking for
// reasons assumes nothing more.
type silences struct {
	*work
	request   *Request
	eval      *flow.Eval
	concerned *law.Concerned
	roles     []facts.Actor
	of        *law.Protection
	rows      []Silence // of this protection
}

func (s *silences) rolesOf(c *law.Concerned) []facts.Actor {
	var out []facts.Actor
	for _, r := range c.Roles {
		actor, _ := facts.ActorNamed(string(r.Who))
		if r.Served && actor != s.graph.Served || s.eval.Decide(r.Cond) != cond.True {
			continue
		}
		out = append(out, actor)
	}
	// Whoever is ordered to act is concerned in that role as well.
	if len(out) > 0 && !slices.Contains(out, s.graph.Served) && slices.ContainsFunc(c.Roles, func(r law.Role) bool { return string(r.Who) == s.graph.Served.String() }) {
		out = append(out, s.graph.Served)
	}
	return out
}

func (s *silences) add(r Silence) {
	r.Concerned, r.Topic = s.concerned.ID, s.of.Topic
	r.Who = actorNames(s.roles)
	if r.By == nil {
		r.By = []string{}
	}
	if r.Lacked == nil {
		r.Lacked = []Lacked{}
	}
	if len(r.Lacked) > 0 { // several holders of the same ground did not know the same
		alike := func(o Silence) bool { return o.Cite == r.Cite && reflect.DeepEqual(o.Lacked, r.Lacked) }
		if i := slices.IndexFunc(s.rows, alike); i >= 0 {
			s.rows[i].By = append(s.rows[i].By, r.By...)
			s.rows[i].Says = ignorance(&s.rows[i])
			return
		}
	}
	same := func(o Silence) bool { return o.Reason == r.Reason && o.Cite == r.Cite && o.Says == r.Says }
	if !slices.ContainsFunc(s.rows, same) {
		s.rows = append(s.rows, r)
	}
}

// protection adds the rows of one topic for whoever is concerned.
func (s *silences) protection(p *law.Protection) {
	s.of, s.rows = p, nil
	told := s.concerned.Told == p.Topic
	if told && slices.Contains(s.roles, s.graph.Served) { // the order itself tells them
		if s.came("served") {
			s.add(Silence{Reason: "reached", By: actorNames([]facts.Actor{s.graph.Receiver}), Says: say("silence-served")})
			s.keep()
		}
		return
	}
	s.notices(told)
	// A law that has them told in one way is not without a rule because it has no other.
	s.rows = slices.DeleteFunc(s.rows, func(r Silence) bool {
		return r.Reason == "domestic-law" && slices.ContainsFunc(s.rows, func(o Silence) bool {
			return o.Layer == "domestic" && o.LawOf == r.LawOf && o.Reason != "domestic-law"
		})
	})
	s.grounds()
	s.safeguards()
	s.heard(p)
	s.law(p)
	if p.Unaware && !s.aware() {
		for i := range s.rows {
			if r := &s.rows[i]; r.Reason == "reached" {
				r.Reason, r.Says = "nobody-knew", say("silence-unaware", "whose", r.Says)
			}
		}
	}
	if slices.ContainsFunc(s.rows, func(r Silence) bool { return r.Reason == "reached" }) {
		// It reached them, by whatever law; that another law does not have it as well is beside the point.
		s.rows = slices.DeleteFunc(s.rows, func(r Silence) bool {
			return told && r.Reason != "reached" || r.Layer == "domestic" && r.Reason == "domestic-law"
		})
		s.keep()
		return
	}
	s.missing(p)
	if told {
		s.secrecy()
	}
	s.keep()
}

func (s *silences) keep() { s.request.Silence = append(s.request.Silence, s.rows...) }

// came says whether the path came to a stage.
func (s *silences) came(stage string) bool {
	end := s.path.End()
	return end.Stages&(1<<slices.Index(facts.Stages, stage)) != 0
}

// undone says that no measure was ordered and nothing obtained: what protects from a measure was not called for.
func (s *silences) undone() bool { return s.request.Reached == "nothing" && !s.came("authorisation") }

// aware says whether whoever is concerned was told of the measure, or is the one who is ordered to act.
func (s *silences) aware() bool {
	if slices.Contains(s.roles, s.graph.Served) {
		return s.came("served")
	}
	for i := range s.graph.Notices {
		n := &s.graph.Notices[i]
		if slices.Contains(s.roles, n.To) && !n.Rule.Notice.Apart && s.eval.Given(i) {
			return true
		}
	}
	return false
}

// missed says whether it is worth a line that nothing gives the protection: it is called for, and not one of those
// that only somebody else is waiting for.
func (s *silences) missed(p *law.Protection) bool {
	others := slices.ContainsFunc(s.Law.Protections.Concerned, func(c law.Concerned) bool { return c.Told == p.Topic })
	return p.Missed && s.eval.Decide(p.Cond) == cond.True && (!others || s.concerned.Told == p.Topic)
}

// law says what a State's own law has on the topic where no rule does.
func (s *silences) law(p *law.Protection) {
	if p.Law == nil || !s.missed(p) || slices.ContainsFunc(s.rows, func(r Silence) bool { return r.Layer == "domestic" || r.Layer == "treaty" }) {
		return
	}
	r := Silence{Reason: "domestic-law", Layer: "domestic", LawOf: lawOf(s.graph, p.LawCond)}
	switch s.eval.Decide(p.LawCond) {
	case cond.True:
		if len(p.By) > 0 {
			return // there is a door, and no way led to it
		}
		r.Reason, r.Says = "reached", say("silence-law-gives", "whose", lawName(r.LawOf))
		if s.undone() {
			r.Reason, r.Says = "not-due", say("silence-not-served")
		}
	case cond.False:
		r.Says = say("silence-law-none", "whose", lawName(r.LawOf))
	default:
		r.Says = say("silence-law-unknown", "whose", lawName(r.LawOf))
	}
	s.add(r)
}

// missing says that the treaty has no rule on the topic, or none for this measure.
func (s *silences) missing(p *law.Protection) {
	// Where the treaty shuts out what another law gives, it has a rule on the matter.
	has := func(r Silence) bool { return r.Layer == "treaty" || r.Reason == "ruled-out" }
	if slices.ContainsFunc(s.rows, has) || !s.missed(p) && len(s.rows) == 0 {
		return
	}
	rest := s.rows
	s.rows = nil
	if here, elsewhere := s.treatyRules(p); here {
		// It has one, which this case does not call for.
	} else if elsewhere != nil {
		s.add(Silence{Reason: "not-due", Rule: elsewhere.ID, Layer: "treaty", Cite: elsewhere.Cite, Says: say("silence-other-measure")})
	} else {
		s.add(Silence{Reason: "no-rule", Says: say("silence-no-rule")})
		if d := s.request.Displaced; len(d) > 0 {
			s.add(Silence{Reason: "other-treaty", Rule: d[0].By, Layer: "treaty", Cite: d[0].ByCite, Says: say("silence-other-may")})
		}
	}
	s.rows = append(s.rows, rest...)
}

// treatyRules says whether the treaty has a rule on the topic that gives something for this measure, and else finds
// one that it has for another.
func (s *silences) treatyRules(p *law.Protection) (here bool, elsewhere *law.Rule) {
	for _, r := range s.graph.Text.Rules {
		gives := r.Ground != nil || r.Safeguard != nil && r.Safeguard.Strength != "silent" || r.Notice != nil
		if !p.On(r.Topic) || !gives || s.beside(r) {
			continue
		}
		if r.Applies(s.graph.Measure, s.graph.Route) {
			return true, nil
		}
		if elsewhere == nil {
			elsewhere = r
		}
	}
	return false, elsewhere
}

// beside says whether a rule is of the law beside the treaty.
func (s *silences) beside(r *law.Rule) bool {
	return slices.ContainsFunc(s.Law.Layers, func(l *law.Instrument) bool { return l.ID == r.Instrument })
}

// lawName is a State's law, as a part of a sentence.
func lawName(of string) string { return say("silence-law-of-" + of) }

// lawOf is whose domestic law a condition reads.
func lawOf(g *flow.Graph, k *cond.Cond) string {
	for _, id := range g.Reads(k) {
		if strings.HasPrefix(g.Facts.Fact(id).Name, "requesting.") {
			return "requesting"
		}
	}
	return "requested"
}

// notices are the rules that have whoever is concerned told.
func (s *silences) notices(told bool) {
	for i := range s.graph.Notices {
		n := &s.graph.Notices[i]
		rule := n.Rule
		if !slices.Contains(s.roles, n.To) || rule.Notice.Rule == "prohibited" || !s.of.On(rule.Topic) && (!told || rule.Notice.Apart) {
			continue
		}
		r := Silence{Rule: rule.ID, Layer: string(rule.Layer), Cite: rule.Cite, By: actorNames([]facts.Actor{n.From})}
		if r.Layer == "domestic" {
			r.LawOf = lawOf(s.graph, rule.Cond)
		}
		if t, gate, _ := s.eval.Displaced(rule.ID); t == cond.True {
			r.Reason, r.Cite, r.Says = "other-treaty", gate.Cite, say("silence-other-treaty")
			s.add(r)
			continue
		}
		applies, _ := s.eval.NoticeApplies(i)
		quiet, _, _ := s.eval.Silenced(n.From, n.To)
		from := short("actor", n.From.String())
		switch s.eval.Cond(rule.Cond) {
		case cond.False:
			s.noSuchNotice(&r, rule)
			continue
		case cond.Unknown:
			r.Reason, r.Says = "domestic-law", say("silence-law-unknown", "whose", lawName(r.LawOf))
			if r.Layer != "domestic" {
				r.Reason, r.Says = "unknown", say("silence-unknown")
			}
			s.add(r)
			continue
		}
		switch {
		case s.eval.Given(i):
			r.Reason, r.Says = "reached", say("silence-told", "by", from)
		case applies != cond.True:
			r.Reason, r.Says = "not-due", say("silence-not-due", "by", from)
		case quiet == cond.True && !rule.Notice.Apart:
			r.Reason, r.Says = "gag", say("silence-withheld", "by", from)
		case rule.Notice.Rule == "permitted":
			r.Reason, r.Says = "option-unused", say("silence-may-tell", "by", from)
		default:
			r.Reason, r.Says = "owed", say("silence-owed", "by", from)
		}
		s.add(r)
	}
}

// noSuchNotice is for a rule whose condition this case does not meet: the State's law has none, or nobody knew what
// it asks for.
func (s *silences) noSuchNotice(r *Silence, rule *law.Rule) {
	if r.Layer == "treaty" {
		return
	}
	if lacked := s.lackedBy(rule.Cond); len(lacked) > 0 {
		s.lacks(r, lacked)
		s.add(*r)
		return
	}
	switch {
	case r.Layer == "domestic":
		r.Reason, r.Says = "domestic-law", say("silence-law-none", "whose", lawName(r.LawOf))
	case s.concerned.Told == s.of.Topic:
		r.Reason, r.Says = "not-due", say("silence-not-called-for")
	default:
		return
	}
	s.add(*r)
}

// lackedBy are the circumstances that are so, and without the knowledge of which a condition fails.
func (s *silences) lackedBy(k *cond.Cond) []facts.ID {
	informed := s.filled.Clone()
	var so []facts.ID
	for _, c := range s.Law.Facts.Circumstances() {
		if informed[c] != 1 {
			continue
		}
		so = append(so, c)
		for a := range facts.Actors {
			informed[s.Law.Facts.Knows(facts.Actor(a), c)] = 1
		}
	}
	e := flow.NewEval(s.graph, informed, s.inForce())
	end := s.path.End()
	e.At(&end)
	if e.Cond(k) != cond.True {
		return nil
	}
	reads := s.graph.Reads(k)
	return slices.DeleteFunc(so, func(c facts.ID) bool {
		return !slices.ContainsFunc(reads, func(id facts.ID) bool { f := s.Law.Facts.Fact(id); return id == c || f.Hidden && f.About == c })
	})
}

// lacks says which circumstances were not before those who would have acted, and who knew of them.
func (s *silences) lacks(r *Silence, lacked []facts.ID) {
	for _, c := range lacked {
		l := Lacked{Circumstance: s.Law.Facts.Fact(c).Short(), KnownTo: []string{}}
		for a, name := range facts.Actors {
			if s.eval.Knows(facts.Actor(a), c) == cond.True {
				l.KnownTo = append(l.KnownTo, name)
			}
		}
		r.Lacked = append(r.Lacked, l)
	}
	r.Reason, r.Says = "nobody-knew", ignorance(r)
}

// ignorance is who did not know what, in words.
func ignorance(r *Silence) string {
	var parts []string
	for _, l := range r.Lacked {
		known := say("silence-known-to-none")
		if len(l.KnownTo) > 0 {
			known = say("silence-known-to", "who", shorts("actor", l.KnownTo))
		}
		parts = append(parts, say("silence-lacked", "what", words.English().Label("circumstance", l.Circumstance), "known", known))
	}
	return say("silence-nobody-knew", "holder", shorts("actor", r.By), "lacked", join(parts))
}

// secrecy are the duties of silence towards whoever is concerned.
func (s *silences) secrecy() {
	for i := range s.graph.Gags {
		g := &s.graph.Gags[i]
		if !slices.ContainsFunc(g.Stops, func(a facts.Actor) bool { return slices.Contains(s.roles, a) }) || s.eval.Cond(g.Rule.Cond) != cond.True {
			continue
		}
		r := Silence{Reason: "gag", Rule: g.Rule.ID, Layer: string(g.Rule.Layer), By: actorNames(g.Binds), Cite: g.Rule.Cite}
		if t, gate, _ := s.eval.Displaced(g.Rule.ID); t == cond.True {
			s.add(Silence{Reason: "other-treaty", Rule: g.Rule.ID, Layer: r.Layer, By: r.By, Cite: gate.Cite, Says: say("silence-other-treaty")})
			continue
		}
		running, _ := s.eval.GagRunning(i)
		ended := s.eval.GagEnded(i)
		if running != cond.True && !ended {
			continue
		}
		if r.Layer == "domestic" {
			r.LawOf = lawOf(s.graph, g.Rule.Cond)
		}
		r.Until, _ = s.eval.GagEnd(i)
		if d := s.demanded(g.Rule); d != nil {
			r.Demanded = d.Cite
		}
		by := shorts("actor", r.By)
		if !slices.ContainsFunc(g.Binds, func(a facts.Actor) bool { return !a.Requested() }) {
			by = say("silence-authorities")
		}
		end := short("gag-end", r.Until)
		if ended {
			end = say("silence-ended", "end", end)
		}
		r.Says = say("silence-gag", "by", by, "end", end)
		s.add(r)
	}
}

// grounds are those on the topic that the case calls for.
func (s *silences) grounds() {
	for i := range s.request.Grounds {
		g := &s.request.Grounds[i]
		if !s.of.On(g.Topic) || s.concerned.ID == "government" && g.Holder != "government" {
			continue
		}
		r := Silence{Rule: g.ID, Layer: g.Layer, By: []string{g.Holder}, Cite: g.Cite}
		holder := short("actor", g.Holder)
		at := func(status flow.Status) bool {
			return slices.ContainsFunc(g.At, func(a StatusAt) bool { return a.Status == string(status) })
		}
		switch {
		case at(flow.Invoked):
			r.Reason, r.Says = "reached", say("silence-used", "holder", holder)
		case at(flow.Available):
			r.Reason, r.Says = "option-unused", say("silence-unused", "holder", holder)
		case at(flow.Dormant):
			s.lacks(&r, s.unknown(g))
		case !s.called(g):
			continue // nothing in this case calls for it
		case at(flow.Displaced):
			r.Reason, r.Says = "other-treaty", say("silence-other-treaty")
			r.Cite = strings.Join(g.Cites, "; ")
		case at(flow.Excluded):
			if s.another(g) {
				continue
			}
			r.Reason, r.Says = "ruled-out", say("silence-ruled-out", "cite", g.Cite)
			r.Cite = strings.Join(g.Cites, "; ")
		case at(flow.Unknown):
			r.Reason, r.Says = "unknown", say("silence-unknown")
			if s.beside(s.graph.Text.Rule(g.ID)) && g.Layer == "treaty" {
				r.Reason = "other-treaty" // a ground of the one that this treaty yields to
			}
		default:
			continue
		}
		s.add(r)
	}
	s.absent()
}

// called says whether the facts of the case are those of a ground, whoever knows of them. What another treaty, which
// is not encoded, makes of them is left open.
func (s *silences) called(g *Ground) bool {
	r := s.graph.Text.Rule(g.ID)
	if s.beside(r) {
		return true
	}
	if len(r.Ground.Movers) > 0 {
		return slices.ContainsFunc(r.Ground.Movers, func(c facts.ID) bool { return s.filled[c] == 1 })
	}
	return s.eval.Cond(r.Cond) == cond.True && s.eval.Cond(r.Ground.MetCond) == cond.True
}

// another says whether the same treaty has another ground on the topic that it does not shut out.
func (s *silences) another(g *Ground) bool {
	return slices.ContainsFunc(s.request.Grounds, func(o Ground) bool {
		return s.of.On(o.Topic) && o.Layer == g.Layer && o.Status != "excluded"
	})
}

// unknown are the circumstances that were not before a ground's holder.
func (s *silences) unknown(g *Ground) []facts.ID {
	var out []facts.ID
	for i := range s.graph.Grounds {
		x := &s.graph.Grounds[i]
		if x.Rule.ID != g.ID {
			continue
		}
		for _, c := range s.circumstances(x.Rule) {
			if s.filled[c] == 1 && s.eval.Knows(x.Holder, c) != cond.True {
				out = append(out, c)
			}
		}
	}
	return out
}

// absent are the grounds whose facts are there, and which the law or the reservation that could give them does not give.
func (s *silences) absent() {
	for i := range s.graph.Grounds {
		g := &s.graph.Grounds[i]
		k := g.Rule.Ground.MetCond
		if !s.of.On(g.Rule.Topic) || k == nil || s.eval.Cond(g.Rule.Cond) != cond.False || s.eval.Cond(k) != cond.True {
			continue
		}
		reserved := s.reserved(g.Rule)
		if !reserved && slices.ContainsFunc(s.rows, func(r Silence) bool { return r.Layer == string(g.Rule.Layer) }) {
			continue
		}
		r := Silence{Rule: g.Rule.ID, Layer: string(g.Rule.Layer), Cite: g.Rule.Cite, By: actorNames([]facts.Actor{g.Holder})}
		if !reserved {
			r.LawOf = lawOf(s.graph, g.Rule.Cond)
		}
		switch shut := g.ClosedBy(); {
		case r.Layer == "domestic":
			r.Reason, r.Says = "domestic-law", say("silence-law-none", "whose", lawName(r.LawOf))
		case r.Layer != "treaty":
			continue // international law gives it to others than this person
		case shut != nil: // whatever that law or reservation were
			r.Reason, r.Cite, r.LawOf, r.Says = "ruled-out", shut.Cite, "", say("silence-ruled-out", "cite", g.Rule.Cite)
		case reserved:
			r.Reason, r.Says = "option-unused", say("silence-not-reserved")
		default:
			r.Reason, r.Says = "option-unused", say("silence-law-asks-not", "whose", lawName(r.LawOf))
		}
		s.add(r)
	}
}

// reserved says whether a rule is there only for a State that has made a reservation.
func (s *silences) reserved(r *law.Rule) bool {
	return slices.ContainsFunc(s.graph.Reads(r.Cond), func(id facts.ID) bool {
		return strings.HasPrefix(s.Law.Facts.Fact(id).Name, "requested.reserved.")
	})
}

// safeguards are those on the topic.
func (s *silences) safeguards() {
	for i := range s.request.Safeguards {
		g := &s.request.Safeguards[i]
		if !s.of.On(g.Topic) {
			continue
		}
		r := Silence{Rule: g.ID, Layer: g.Layer, Cite: g.Cite}
		if g.LawOf != "treaty" {
			r.LawOf = g.LawOf
		}
		whose := lawName(g.LawOf)
		switch {
		case g.Status == "not-applicable" && g.Strength == "silent" && g.Layer == "treaty":
			r.Reason, r.Says = "no-rule", say("silence-treaty-silent")
		case g.Status == "not-applicable":
			continue
		case s.undone() && (g.Strength != "set-by-treaty" || g.LawOf == "treaty"): // a treaty's own rule on how States act is kept by refusing, too
			r.Reason, r.Says = "not-due", say("silence-not-served")
		case g.Status == "met":
			r.Reason, r.Says = "reached", say("silence-met", "whose", whose)
		case g.Status == "unknown":
			r.Reason, r.Says = "unknown", say("silence-unknown")
			if t, gate, _ := s.eval.Displaced(g.ID); t == cond.True {
				r.Reason, r.Cite, r.Says = "other-treaty", gate.Cite, say("silence-other-treaty")
			}
		case g.Strength == "on-condition":
			r.Reason, r.Says = "option-unused", say("silence-no-condition")
		case g.Strength == "set-by-treaty":
			r.Reason, r.Says = "owed", say("silence-not-kept")
		default:
			r.Reason, r.Says = "domestic-law", say("silence-law-short", "strength", short("safeguard-strength", g.Strength), "whose", whose)
			if g.Strength == "silent" {
				r.Says = say("silence-law-none", "whose", whose)
			}
		}
		s.add(r)
	}
}

// heard says whether whoever is concerned could speak before a court or the body that hears an objection.
func (s *silences) heard(p *law.Protection) {
	if len(p.By) == 0 {
		return
	}
	var best *Silence
	for i := range s.graph.Edges {
		edge := &s.graph.Edges[i]
		if !slices.Contains(p.By, edge.Base) || !slices.Contains(s.roles, edge.Actor) {
			continue
		}
		if r := s.door(edge, p); r != nil && (best == nil || r.Reason == "reached" || best.Reason == "nobody-knew" && r.Reason == "option-unused") {
			best = r
		}
	}
	if best != nil {
		s.add(*best)
	}
}

// door is one event by which somebody is heard; nil where neither a rule nor a law opens it, which is said elsewhere.
func (s *silences) door(edge *flow.Edge, p *law.Protection) *Silence {
	r := &Silence{By: actorNames([]facts.Actor{edge.Actor})}
	opened := s.eval.OpenedBy(edge.Base)
	if len(opened) > 0 {
		r.Rule, r.Layer, r.Cite = opened[0].ID, string(opened[0].Layer), opened[0].Cite
	} else if s.eval.Decide(p.LawCond) == cond.True {
		r.Layer, r.LawOf = "domestic", lawOf(s.graph, p.LawCond)
	} else {
		return nil
	}
	if t, by, _ := s.eval.Shut(edge.Base); t == cond.True {
		return &Silence{Reason: "ruled-out", Rule: by[0].ID, Layer: string(by[0].Layer), By: r.By, Cite: by[0].Cite, Says: say("silence-shut")}
	}
	taken := slices.ContainsFunc(s.path.Edges, func(k int) bool { return s.graph.Edges[k].Base == edge.Base })
	came := slices.ContainsFunc(s.path.Nodes, func(n flow.Node) bool { return int(n.State) == edge.From })
	needed, done := s.eval.Heard(edge)
	who := short("actor", edge.Actor.String())
	switch {
	case taken:
		r.Reason, r.Says = "reached", say("silence-heard", "who", who)
	case s.undone():
		r.Reason, r.Says = "not-due", say("silence-not-served")
	case needed && !done:
		r.Reason, r.Says = "nobody-knew", say("silence-not-heard", "who", who, "law", s.by(r))
	case !came:
		r.Reason, r.Says = "not-due", say("silence-not-served")
	default:
		r.Reason, r.Says = "option-unused", say("silence-did-not-speak", "who", who, "law", s.by(r))
	}
	return r
}

// by is the law that opens a door.
func (s *silences) by(r *Silence) string {
	if r.LawOf != "" {
		return lawName(r.LawOf)
	}
	return r.Cite
}
