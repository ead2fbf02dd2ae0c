package law

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// kindWords are the keys of which a rule has exactly one.
var kindWords = []string{
	"term", "scope", "duty", "ground", "excludes", "closes", "incorporates", "suspends", "before", "notice", "gag", "demand",
	"safeguard", "deadline", "power", "shuts", "opens", "unencodable", "plain",
}

// Kinds are the rules that an instrument can have under any reading, those of the layers included: id → kinds.
// Questions and expectations may ask for these and for no others.
func (c *Corpus) Kinds(instrument string) map[string][]string {
	out := map[string][]string{}
	c.everyRule(instrument, func(id string, n *yaml.Node) {
		if out[id] == nil {
			out[id] = []string{}
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key := n.Content[i].Value; slices.Contains(kindWords, key) && !slices.Contains(out[id], key) {
				out[id] = append(out[id], key)
			}
		}
	})
	return out
}

// NoticeTopics are the topics of the notices that an instrument, or the law beside it, can have.
func (c *Corpus) NoticeTopics(instrument string) []string {
	kinds := c.Kinds(instrument)
	var out []string
	c.everyRule(instrument, func(id string, n *yaml.Node) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == "topic" && slices.Contains(kinds[id], "notice") {
				out = append(out, n.Content[i+1].Value)
			}
		}
	})
	return out
}

// everyRule visits the rules as files have them, and what options of readings add or set.
func (c *Corpus) everyRule(instrument string, visit func(id string, n *yaml.Node)) {
	in := c.Instrument(instrument)
	if in == nil {
		return
	}
	add := func(id string, n *yaml.Node) {
		if n != nil && n.Kind == yaml.MappingNode && id != "" {
			visit(id, n)
		}
	}
	rules := in.allRules()
	for _, layer := range c.Layers {
		rules = append(rules, layer.rules...)
	}
	for _, r := range rules {
		add(r.id, r.node)
	}
	for _, r := range in.allReadings() {
		for _, o := range r.Options {
			for _, ch := range o.Changes {
				if ch.Add != nil {
					add(idOf(ch.Add), ch.Add)
				}
				if ch.Rule != nil {
					add(ch.Rule.Value, ch.Set)
				}
			}
		}
	}
}

// Kind is the one field of a rule that says what it does, as files write it.
func (r *Rule) Kind() string {
	for _, k := range []struct {
		is   bool
		name string
	}{
		{r.Term != "", "term"}, {r.Scope != nil, "scope"}, {r.Duty != nil, "duty"}, {r.Incorporates != nil, "incorporates"}, {r.Ground != nil, "ground"},
		{len(r.Excludes) > 0, "excludes"}, {len(r.Closes) > 0, "closes"},
		{len(r.Suspends) > 0, "suspends"}, {len(r.Before) > 0, "before"}, {r.Notice != nil, "notice"}, {r.Gag != nil, "gag"},
		{r.Demand != nil, "demand"}, {r.Safeguard != nil, "safeguard"}, {r.Deadline != nil, "deadline"}, {r.Power != nil, "power"},
		{len(r.Shuts) > 0, "shuts"}, {len(r.Opens) > 0, "opens"}, {r.Unencodable != "", "unencodable"}, {r.Plain != "", "plain"},
	} {
		if k.is {
			return k.name
		}
	}
	return ""
}

// Topics are the topics of the rules that an instrument, or the law beside it, can have: id → topic.
func (c *Corpus) Topics(instrument string) map[string]string {
	out := map[string]string{}
	c.everyRule(instrument, func(id string, n *yaml.Node) {
		if topic := valueOf(n, "topic"); topic != "" {
			out[id] = topic
		}
	})
	return out
}
