// Package report writes results for people and for programs. It decides nothing about law: what
// it prints, the result says. All human words are in words.yaml.
package report

import (
	"io"

	"rogatory/sim"
	"rogatory/sim/doc"
)

// Format is the form of an output: one of a document's, or JSON.
type Format = doc.Format

// The formats.
const (
	Table    = doc.Text
	Markdown = doc.Markdown
	HTML     = doc.Web
	CSV      = doc.CSV
	JSON     = Format("json")
)

// Options are how to write. The zero value is a table of 80 columns in English.
type Options struct {
	Format Format
	Width  int  // of a table, in columns; 0: 80
	ASCII  bool // no sign outside ASCII, except in names
	Words  *Words
}

func (o Options) filled() Options {
	return Options(doc.Options(o).Filled())
}

// Run writes one scenario under its treaties.
func Run(w io.Writer, r *sim.RunResult, o Options) error {
	o = o.filled()
	if o.Format == JSON {
		return writeJSON(w, r)
	}
	return render(w, RunPage(r, o.Words), o)
}

// RunPage is one scenario under its treaties, as a page.
func RunPage(r *sim.RunResult, w *Words) doc.Page {
	v := newVoice(w)
	return doc.Page{Blocks: runDocument(r, v), Sources: v.sources(r)}
}

// Runs writes scenarios one after the other, each in full. JSON has them in one document, and so has HTML; in JSON with
// where their treaties part on the courses taken.
func Runs(w io.Writer, results []*sim.RunResult, o Options) error {
	o = o.filled()
	switch o.Format {
	case JSON:
		c := sim.NewComparison()
		for _, r := range results {
			c.Add(r, sim.PartRuns(r, nil))
		}
		return Compare(w, c, o)
	case HTML, CSV:
		v := newVoice(o.Words)
		p := doc.Page{Sources: v.sources(results...)}
		for _, r := range results {
			p.Blocks = append(p.Blocks, runDocument(r, newVoice(o.Words))...)
		}
		return render(w, p, o)
	}
	for i, r := range results {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := Run(w, r, o); err != nil {
			return err
		}
	}
	return nil
}

func render(w io.Writer, p doc.Page, o Options) error { return doc.WritePage(w, p, doc.Options(o)) }

// view is a result on its way to a document.
type view struct {
	*voice
	result *sim.RunResult
	doc    []doc.Block
	number int // of the last section
	// plainTitles leaves the numbers out, where there is hardly more than one section.
	plainTitles bool
}

func runDocument(r *sim.RunResult, v *voice) []doc.Block {
	d := &view{voice: v, result: r}
	d.top()
	d.ended()
	d.warnings()
	ids := d.requests()
	for i, id := range ids {
		under := d.under(id)
		d.grounds(under)
		d.notices(under)
		d.silence(under)
		if i == len(ids)-1 {
			d.said()
		}
		d.safeguards(under)
		d.path(under)
		d.lastNo(under)
		d.timeline(under)
		d.after(under)
		d.displaced(under)
		d.hinges(under)
	}
	d.assumed()
	d.checked()
	d.legend()
	d.close()
	return d.doc
}

func (d *view) add(b ...doc.Block) { d.doc = append(d.doc, b...) }

// section begins a numbered section; a request is named where there are several.
func (d *view) section(key, request string) {
	title := d.say(key)
	if d.plainTitles {
		d.add(doc.Heading{Level: 2, Text: title})
		return
	}
	d.number++
	if request != "" && len(d.requests()) > 1 {
		title = d.say("of-request", "title", title, "request", doc.Clean(request))
	}
	d.add(doc.Heading{Level: 2, Text: d.say("numbered", "n", d.number, "title", title)})
}

// requests are the ids of the scenario's requests, in the order in which they appear.
func (d *view) requests() []string {
	var ids []string
	seen := map[string]bool{}
	for _, t := range d.result.Treaties {
		for _, r := range t.Requests {
			if !seen[r.ID] {
				seen[r.ID] = true
				ids = append(ids, r.ID)
			}
		}
	}
	return ids
}

// entry is one request under one treaty; the request is nil where the treaty's result lacks it.
type entry struct {
	treaty  *sim.Treaty
	request *sim.Request
	name    string
}

func (e entry) outside() bool { return e.request != nil && e.request.Outcome == "outside-this-treaty" }

// under is one request under every treaty.
func (d *view) under(id string) []entry {
	var out []entry
	for i := range d.result.Treaties {
		t := &d.result.Treaties[i]
		e := entry{treaty: t, name: treatyName(t)}
		for j := range t.Requests {
			if t.Requests[j].ID == id {
				e.request = &t.Requests[j]
				break
			}
		}
		out = append(out, e)
	}
	return out
}

func requestID(under []entry) string {
	for _, e := range under {
		if e.request != nil {
			return e.request.ID
		}
	}
	return ""
}

func treatyName(t *sim.Treaty) string {
	for _, s := range []string{t.Short, t.Name, t.ID} {
		if s = doc.Clean(s); s != "" {
			return s
		}
	}
	return ""
}

func (d *view) top() {
	r := d.result
	title := doc.Clean(r.Scenario.Title)
	if title == "" {
		title = doc.Clean(r.Scenario.ID)
	}
	d.add(doc.Heading{Level: 1, Text: title})
	key := "scenario-line"
	if r.Scenario.Hash == "" {
		key = "scenario-line-no-hash"
	}
	d.add(doc.Paragraph{Style: doc.Meta, Text: d.say(key, "id", doc.Clean(r.Scenario.ID), "hash", doc.Clean(r.Scenario.Hash),
		"inforce", d.long("in-force", r.InForce))})

	d.story()
	var l doc.List
	for i := range r.Treaties {
		t := &r.Treaties[i]
		l.Items = append(l.Items, doc.Item{Term: treatyName(t), Text: doc.Clean(t.Name)})
	}
	seen := map[string]bool{}
	for _, t := range r.Treaties {
		for _, q := range t.Requests {
			if !seen[q.ID] {
				seen[q.ID] = true
				l.Items = append(l.Items, doc.Item{Term: d.say("request-term", "request", doc.Clean(q.ID)),
					Text: d.say("request-line", "measure", d.long("measure", q.Measure), "route", d.long("route", q.Route))})
				if q.LastNo.Unasked == "spontaneous" {
					l.Items = append(l.Items, doc.Item{Term: d.say("unasked-term"), Text: d.say("unasked-note")})
				}
				if q.Measure == "asset-freezing" {
					l.Items = append(l.Items, doc.Item{Term: d.say("assets-term"), Text: d.say("assets-note")})
				}
			}
		}
	}
	for _, c := range r.Readings {
		l.Items = append(l.Items, doc.Item{Term: d.say("term-reading"), Text: d.say("reading-chosen",
			"reading", doc.Clean(c.Reading), "option", doc.Clean(c.Option), "holder", d.prose(c.Holder))})
	}
	for _, a := range r.Amendments {
		l.Items = append(l.Items, doc.Item{Term: d.say("term-amended"), Text: d.prose(a)})
	}
	for _, c := range r.Changes {
		l.Items = append(l.Items, doc.Item{Term: d.say("term-changed"), Text: d.prose(c)})
	}
	if len(l.Items) > 0 {
		d.add(l)
	}
}

func (d *view) warnings() {
	var l doc.List
	seen := map[string]bool{}
	for _, t := range d.result.Treaties {
		for _, r := range t.Requests {
			for _, w := range r.Warnings {
				if w = d.prose(w); !seen[w] {
					seen[w] = true
					l.Items = append(l.Items, doc.Item{Term: d.say("warning"), Text: w})
				}
			}
		}
	}
	if len(l.Items) > 0 {
		d.add(l)
	}
}

func (d *view) close() {
	d.add(doc.Paragraph{Text: d.say("disclaimer")})
}
