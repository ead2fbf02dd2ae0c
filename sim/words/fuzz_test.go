package words

import "testing"

// FuzzWords reads words files of every sort: one without problems has a label for every word that it names, and
// English fills in what it leaves out.
func FuzzWords(f *testing.F) {
	for _, seed := range []string{
		"format: words/1\nlanguage: fr\nlabels:\n  outcome:\n    refused: refus\u00e9\n    delivered:\n      label: remis\n      short: ''\n      means: remis.\ntexts:\n  ends: \"{ending}\"\n",
		"format: words/1\n", "format: words/2\n", "", "labels: x\nformat: words/1\n", "format: words/1\nlabels:\n  outcome:\n    refused:\n",
		"format: words/1\nlabels:\n  outcome:\n    refused: [a]\n", "format: words/1\nlabels:\n  outcome: &a\n    refused: r\n  reach: *a\n", "- a\n",
		"format: words/1\nlabels:\n  outcome:\n    refused: a\n    refused: b\n", "format: words/1\nlabels: {outcome: {refused: {label: a, labl: b}}}\n",
		"format: words/1\n---\nformat: words/1\n", "format: words/1\nlabels:\n  ? [a]\n  : {b: c}\n",
	} {
		f.Add([]byte(seed))
	}
	f.Add(english[:2000])
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := LoadWords(data)
		if err != nil {
			if err.Error() == "" {
				t.Fatal("refused without a word")
			}
			return
		}
		for group := range w.labels {
			for _, id := range w.IDs(group) {
				if w.Label(group, id) == "" {
					t.Fatalf("%s %s has no label", group, id)
				}
				w.Short(group, id)
				w.Means(group, id)
			}
		}
		if w.Label("outcome", "delivered") == "" || w.Text("disclaimer") == "" {
			t.Fatal("English does not fill in")
		}
	})
}
