package doc

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
)

// figure is a drawing in a region that scrolls, with its words below it.
func (h *sheet) figure(f Figure) {
	svg, err := drawing(f.SVG)
	if err != nil {
		if h.err == nil {
			h.err = fmt.Errorf("%s: %w", first(Plain(f.Caption, false), "figure"), err)
		}
		return
	}
	label := first(Plain(f.Caption, h.inline.ascii), h.heading, h.page.Title)
	h.labels[label]++
	label = h.say("html-figure", "title", label)
	if n := h.labels[label]; n > 0 {
		label = h.say("html-table-n", "title", label, "n", n+1)
	}
	h.labels[label]++
	h.put(`<figure><div class="scroll" role="region" tabindex="0" aria-label="%s">%s</div>`+"\n", html.EscapeString(label), svg)
	if f.Caption != "" || f.Alt != "" {
		h.put("<figcaption>")
		if f.Caption != "" {
			h.put("<p>%s</p>", h.text(f.Caption, ""))
		}
		if f.Alt != "" {
			h.put("<details><summary>%s</summary><p>%s</p></details>", html.EscapeString(h.say("html-figure-words")), h.text(f.Alt, ""))
		}
		h.put("</figcaption>\n")
	}
	h.put("</figure>\n")
}

// drawing is an svg element that is well formed, runs nothing and asks for nothing.
func drawing(svg string) (string, error) {
	at := strings.Index(svg, "<svg")
	if at < 0 {
		return "", errors.New("there is no svg element")
	}
	svg = strings.TrimSpace(svg[at:]) // without what introduces a file of its own
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return svg, nil
		}
		if err != nil {
			return "", fmt.Errorf("the svg is not well formed: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch name := strings.ToLower(start.Name.Local); name {
		case "script", "foreignobject", "iframe", "image", "animate", "set":
			return "", fmt.Errorf("an svg here has no element %s", name)
		}
		for _, a := range start.Attr {
			name := strings.ToLower(a.Name.Local)
			if strings.HasPrefix(name, "on") || name == "href" && !strings.HasPrefix(a.Value, "#") && start.Name.Local != "a" {
				return "", fmt.Errorf("an svg here has no attribute %s=%q", name, a.Value)
			}
			if name == "href" && start.Name.Local == "a" && strings.Contains(a.Value, ":") && !strings.HasPrefix(a.Value, "https://") {
				return "", fmt.Errorf("an svg here has no attribute %s=%q", name, a.Value)
			}
		}
	}
}
