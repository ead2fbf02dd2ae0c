package source

import "go.yaml.in/yaml/v4"

// Merge lays one tree over another and returns the result; neither is changed. Mappings merge key
// by key, everything else in over replaces what stands in base, and null removes the key. Every node
// keeps its place.
func Merge(base, over *yaml.Node) *yaml.Node {
	switch {
	case over == nil:
		return base
	case base == nil || base.Kind != yaml.MappingNode || over.Kind != yaml.MappingNode:
		return over
	}
	merged := *base
	merged.Content = nil
	for i := 0; i+1 < len(base.Content); i += 2 {
		key, value := base.Content[i], base.Content[i+1]
		if j := find(over, key.Value); j >= 0 {
			if isNull(over.Content[j+1]) {
				continue
			}
			key, value = over.Content[j], Merge(value, over.Content[j+1])
		}
		merged.Content = append(merged.Content, key, value)
	}
	for i := 0; i+1 < len(over.Content); i += 2 {
		key, value := over.Content[i], over.Content[i+1]
		if find(base, key.Value) < 0 && !isNull(value) {
			merged.Content = append(merged.Content, key, value)
		}
	}
	return &merged
}

// find is the index of a key in a mapping's content, or -1.
func find(mapping *yaml.Node, key string) int {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return i
		}
	}
	return -1
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }
