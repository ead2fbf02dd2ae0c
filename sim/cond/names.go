package cond

import "slices"

// DerivedNames lists the names that the engine provides and that the condition uses, in order.
func (c *Cond) DerivedNames() []string {
	var names []string
	walk(c.Root, false, func(n Node, _ bool) {
		if d, ok := n.(Derived); ok && !slices.Contains(names, d.Name) {
			names = append(names, d.Name)
		}
	})
	slices.Sort(names)
	return names
}
