package sim

import (
	"reflect"
	"strings"

	"rogatory/sim/law"
)

// Source is a rule that bears on a request or is cited in its answer: what a citation means, and how that was checked.
type Source struct {
	ID      string `json:"id"`
	Cite    string `json:"cite"`
	Says    string `json:"says"`    // in our words
	Checked string `json:"checked"` // text | model | commentary | recollection | stated
	Source  string `json:"source"`  // what was read for that, if it was not the provision itself
	Layer   string `json:"layer"`   // treaty | international | domestic | order
}

// sources are the rules of a text whose id or citation answers have, in the order of the text.
func sources(answers any, text *law.Text) []Source {
	said := map[string]bool{}
	collect(reflect.ValueOf(answers), said)
	var prose []string
	for s := range said {
		if len(s) > 24 && strings.Contains(s, " ") {
			prose = append(prose, s)
		}
	}
	out := []Source{}
	for _, r := range text.Rules {
		if said[r.ID] || said[r.Cite] || mentioned(r.Cite, prose) {
			out = append(out, Source{
				ID: r.ID, Cite: r.Cite, Says: strings.Join(strings.Fields(r.Says), " "), Checked: string(r.Checked), Source: r.Source, Layer: string(r.Layer),
			})
		}
	}
	return out
}

// mentioned says that a sentence has a citation, and not only the beginning of a longer one.
func mentioned(cite string, prose []string) bool {
	for _, s := range prose {
		for {
			i := strings.Index(s, cite)
			if i < 0 {
				break
			}
			s = s[i+len(cite):]
			if s == "" || !strings.ContainsAny(s[:1], "(0123456789") {
				return true
			}
		}
	}
	return false
}

// collect takes every text out of a value.
func collect(v reflect.Value, into map[string]bool) {
	switch v.Kind() {
	case reflect.String:
		into[v.String()] = true
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), into)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			collect(v.Field(i), into)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), into)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			collect(it.Value(), into)
		}
	}
}
