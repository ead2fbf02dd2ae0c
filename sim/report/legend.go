package report

import "rogatory/sim/doc"

// legendGroups are the groups of words that the legend explains, in its order.
var legendGroups = []string{
	"effect", "test", "ground-status", "notice-rule", "notice-status", "gag-end", "safeguard-strength",
	"outcome", "parting", "runs", "stance", "missing", "grade",
}

// legend explains the words that this output used, and no others.
func (d *view) legend() {
	var blocks []doc.Block
	for _, group := range legendGroups {
		var l doc.List
		for _, id := range d.words.IDs(group) {
			means := d.words.Means(group, id)
			if means == "" || !d.used[group][id] {
				continue
			}
			term := d.words.Short(group, id)
			if group == "test" { // its label is a clause, which the sentence quotes
				term = ""
			}
			l.Items = append(l.Items, doc.Item{Term: term, Text: means})
		}
		if len(l.Items) > 0 {
			blocks = append(blocks, doc.Heading{Level: 3, Text: d.words.Label("legend", group)}, l)
		}
	}
	if len(blocks) > 0 {
		d.section("title-legend", "")
		d.add(blocks...)
	}
}
