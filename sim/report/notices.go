package report

import "rogatory/sim/doc"
import "rogatory/sim"

// notices says who must, may or must not tell whom, and whether it happened; then the duties of
// secrecy.
func (d *view) notices(under []entry) {
	d.section("title-notices", requestID(under))
	m := d.matrix("col-channel", under, "line-law", "line-here", "line-runs")
	silent := make([]doc.Cell, len(under))
	notDue := make([]doc.Cell, len(under))
	for _, ch := range channels(under) {
		name := d.channel(ch.from, ch.to)
		switch {
		case ch.all(func(n *sim.Notice) bool {
			return n.Rule == "silent" && n.Status != "given" && n.Status != "due" && neverRuns(n)
		}):
			for i, list := range ch.notices {
				if len(list) > 0 {
					d.use("notice-rule", "silent")
					silent[i] = once(silent[i], name)
				}
			}
		case ch.all(func(n *sim.Notice) bool { return n.Rule != "prohibited" && n.Status == "not-due" && neverRuns(n) }):
			for i, list := range ch.notices {
				for _, n := range list {
					d.use("notice-status", "not-due")
					notDue[i] = once(notDue[i], d.noticeBriefly(name, n))
				}
			}
		default:
			holdings := make([][]holding, len(under))
			for i, list := range ch.notices {
				for _, n := range list {
					holdings[i] = append(holdings[i], d.notice(n, under[i].request))
				}
			}
			m.row(doc.Cell{name}, holdings, func(e entry) string {
				return d.missing(e, func() string { return d.label("missing", "none-recorded") })
			})
		}
	}
	m.brief("not-due-here", notDue)
	m.brief("silent-here", silent)
	if len(m.table.Rows)+len(m.below.Items) > 0 {
		d.add(doc.Paragraph{Text: d.say("intro-notices")})
		m.show()
	} else {
		d.add(doc.Paragraph{Text: d.label("missing", "none-recorded")})
	}
	d.gags(under)
}

func neverRuns(n *sim.Notice) bool { return n.Runs.Is == "" || n.Runs.Is == "never" }

// channel is one actor telling another, with each treaty's rules on it.
type channel struct {
	from, to string
	notices  [][]*sim.Notice
}

func (c *channel) all(is func(*sim.Notice) bool) bool {
	for _, list := range c.notices {
		for _, n := range list {
			if !is(n) {
				return false
			}
		}
	}
	return true
}

func channels(under []entry) []*channel {
	var out []*channel
	byKey := map[[2]string]*channel{}
	for i, e := range under {
		if e.request == nil {
			continue
		}
		for j := range e.request.Notices {
			n := &e.request.Notices[j]
			key := [2]string{n.From, n.To}
			ch := byKey[key]
			if ch == nil {
				ch = &channel{from: n.From, to: n.To, notices: make([][]*sim.Notice, len(under))}
				byKey[key] = ch
				out = append(out, ch)
			}
			ch.notices[i] = append(ch.notices[i], n)
		}
	}
	return out
}

func (d *view) channel(from, to string) string {
	return d.say("channel", "from", d.label("actor", from), "to", d.label("actor", to))
}

// notice is a channel's rule, what came of it, and its runs.
func (d *view) notice(n *sim.Notice, r *sim.Request) holding {
	return holding{
		doc.Lines(d.noticeRule(n), d.noticeAbout(n)),
		doc.Lines(d.noticeStatus(n)),
		doc.Lines(d.runs(n.Runs, r.Assumed)),
	}
}

// noticeRule is what the law says, its end if it has one, its article and its layer.
func (d *view) noticeRule(n *sim.Notice) string {
	rule := d.label("notice-rule", n.Rule)
	if n.Until != "" {
		rule = d.say("until", "rule", rule, "end", d.label("gag-end", n.Until))
	}
	if n.Rule != "silent" || n.Cite != "" {
		rule = d.cited(rule, n.Cite)
	}
	return d.layered(rule, n.Layer)
}

func (d *view) noticeAbout(n *sim.Notice) string {
	about := d.prose(n.About)
	if about == "" {
		return ""
	}
	return d.say("about", "about", about)
}

func (d *view) noticeStatus(n *sim.Notice) string {
	if n.Status == "" {
		return d.prose(n.Why)
	}
	status := d.say("not-told")
	if n.Status != "not-due" || n.Rule == "required" || n.Rule == "permitted" {
		status = d.label("notice-status", n.Status) // nothing falls due where the law forbids or is silent
	}
	if why := d.prose(n.Why); why != "" {
		return d.say("because", "status", status, "why", why)
	}
	return status
}

func (d *view) noticeBriefly(name string, n *sim.Notice) string {
	if n.Rule == "silent" {
		return name
	}
	c := doc.Cite(n.Cite)
	if c == "" {
		c = d.say("no-citation")
	}
	return d.layered(d.say("topic-cite", "topic", name, "cite", c), n.Layer)
}

// gags are the duties of secrecy: whom they bind, towards whom, until when, and who wants them.
func (d *view) gags(under []entry) {
	m := d.matrix("col-secrecy", under, "line-law", "line-here")
	type key struct{ binds, stops string }
	var order []key
	byKey := map[key][][]holding{}
	for i, e := range under {
		if e.request == nil {
			continue
		}
		for _, g := range e.request.Gags {
			k := key{d.labels("actor", g.Binds), d.labels("actor", g.Stops)}
			if byKey[k] == nil {
				byKey[k] = make([][]holding, len(under))
				order = append(order, k)
			}
			byKey[k][i] = append(byKey[k][i], d.gag(g))
		}
	}
	if len(order) == 0 {
		return
	}
	for _, k := range order {
		m.row(doc.Cell{d.say("channel", "from", k.binds, "to", k.stops)}, byKey[k], func(e entry) string {
			return d.missing(e, func() string { return d.label("missing", "none-recorded") })
		})
	}
	d.add(doc.Heading{Level: 3, Text: d.say("title-gags")}, m.table)
}

func (d *view) gag(g sim.Gag) holding {
	law := doc.Cell{d.layered(d.citedRule(d.label("gag-end", g.Until), g.Rule, g.Cite), g.Layer)}
	if g.From != "" {
		law = append(law, d.say("stops-from", "stage", d.long("stage", g.From)))
	}
	if c := doc.Cite(g.Demanded); c != "" {
		law = append(law, d.say("demanded", "cite", c))
	}
	status := ""
	if g.Status != "" {
		status = d.label("gag-status", g.Status)
	}
	return holding{law, doc.Lines(status)}
}
