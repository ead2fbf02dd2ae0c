package report

// legendGroups are the groups of words that the legend explains, in its order.
var legendGroups = []string{
	"effect", "test", "ground-status", "notice-rule", "notice-status", "gag-end", "safeguard-strength",
	"outcome", "runs", "stance", "missing", "grade",
}

// legend explains the words that this output used, and no others.
func (d *view) legend() {
	var blocks []block
	for _, group := range legendGroups {
		var l list
		for _, id := range d.words.IDs(group) {
			means := d.words.Means(group, id)
			if means == "" || !d.used[group][id] {
				continue
			}
			term := d.words.Short(group, id)
			if group == "test" { // its label is a clause, which the sentence quotes
				term = ""
			}
			l.items = append(l.items, item{term, means})
		}
		if len(l.items) > 0 {
			blocks = append(blocks, heading{3, d.words.Label("legend", group)}, l)
		}
	}
	if len(blocks) > 0 {
		d.section("title-legend", "")
		d.add(blocks...)
	}
}
