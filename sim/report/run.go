// Package report writes results for people and for programs. It decides nothing about law: what
// it prints, the result says. All human words are in words.yaml.
package report

import (
	"errors"
	"fmt"
	"io"

	"rogatory/sim"
)

// Format is the form of an output.
type Format string

// The formats.
const (
	Table    Format = "table"
	Markdown Format = "markdown"
	JSON     Format = "json"
)

// Options are how to write. The zero value is a table of 80 columns in English.
type Options struct {
	Format Format
	Width  int  // of a table, in columns; 0: 80
	ASCII  bool // no sign outside ASCII, except in names
	Words  *Words
}

func (o Options) filled() Options {
	if o.Format == "" {
		o.Format = Table
	}
	if o.Width <= 0 {
		o.Width = 80
	}
	if o.Words == nil {
		o.Words = English()
	}
	return o
}

// Run writes one scenario under its treaties.
func Run(w io.Writer, r *sim.RunResult, o Options) error {
	o = o.filled()
	if o.Format == JSON {
		return writeJSON(w, r)
	}
	return render(w, runDocument(r, newVoice(o.Words)), o)
}

func render(w io.Writer, doc []block, o Options) error {
	switch o.Format {
	case Table:
		return renderTable(w, doc, o)
	case Markdown:
		return renderMarkdown(w, doc, o)
	default:
		return errors.New(o.Words.Text("error-format", "format", fmt.Sprintf("%q", string(o.Format))))
	}
}

// view is a result on its way to a document.
type view struct {
	*voice
	result *sim.RunResult
	doc    []block
	number int // of the last section
	// plainTitles leaves the numbers out, where there is hardly more than one section.
	plainTitles bool
}

func runDocument(r *sim.RunResult, v *voice) []block {
	d := &view{voice: v, result: r}
	d.top()
	d.ended()
	d.warnings()
	for _, id := range d.requests() {
		under := d.under(id)
		d.grounds(under)
		d.notices(under)
		d.safeguards(under)
		d.path(under)
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

func (d *view) add(b ...block) { d.doc = append(d.doc, b...) }

// section begins a numbered section; a request is named where there are several.
func (d *view) section(key, request string) {
	title := d.say(key)
	if d.plainTitles {
		d.add(heading{2, title})
		return
	}
	d.number++
	if request != "" && len(d.requests()) > 1 {
		title = d.say("of-request", "title", title, "request", clean(request))
	}
	d.add(heading{2, d.say("numbered", "n", d.number, "title", title)})
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
		if s = clean(s); s != "" {
			return s
		}
	}
	return ""
}

func (d *view) top() {
	r := d.result
	title := clean(r.Scenario.Title)
	if title == "" {
		title = clean(r.Scenario.ID)
	}
	d.add(heading{1, title})
	key := "scenario-line"
	if r.Scenario.Hash == "" {
		key = "scenario-line-no-hash"
	}
	d.add(paragraph{text: d.say(key, "id", clean(r.Scenario.ID), "hash", clean(r.Scenario.Hash),
		"inforce", d.long("in-force", r.InForce))})

	d.story()
	var l list
	for i := range r.Treaties {
		t := &r.Treaties[i]
		l.items = append(l.items, item{treatyName(t), clean(t.Name)})
	}
	seen := map[string]bool{}
	for _, t := range r.Treaties {
		for _, q := range t.Requests {
			if !seen[q.ID] {
				seen[q.ID] = true
				l.items = append(l.items, item{d.say("request-term", "request", clean(q.ID)),
					d.say("request-line", "measure", d.long("measure", q.Measure), "route", d.long("route", q.Route))})
			}
		}
	}
	for _, c := range r.Readings {
		l.items = append(l.items, item{d.say("term-reading"), d.say("reading-chosen",
			"reading", clean(c.Reading), "option", clean(c.Option), "holder", d.prose(c.Holder))})
	}
	for _, a := range r.Amendments {
		l.items = append(l.items, item{d.say("term-amended"), d.prose(a)})
	}
	for _, c := range r.Changes {
		l.items = append(l.items, item{d.say("term-changed"), d.prose(c)})
	}
	if len(l.items) > 0 {
		d.add(l)
	}
}

func (d *view) warnings() {
	var l list
	seen := map[string]bool{}
	for _, t := range d.result.Treaties {
		for _, r := range t.Requests {
			for _, w := range r.Warnings {
				if w = d.prose(w); !seen[w] {
					seen[w] = true
					l.items = append(l.items, item{d.say("warning"), w})
				}
			}
		}
	}
	if len(l.items) > 0 {
		d.add(l)
	}
}

func (d *view) close() {
	d.add(paragraph{text: d.say("disclaimer")})
}
