package law

import (
	"maps"
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

// topics are the topics of the rules of an instrument and of the layers: id → topic.
func (c *Corpus) topics(instrument string) map[string]string {
	out := map[string]string{}
	c.everyRule(instrument, func(id string, n *yaml.Node) {
		if topic := valueOf(n, "topic"); topic != "" {
			out[id] = topic
		}
	})
	return out
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
