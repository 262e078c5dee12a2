package change

import (
	"reflect"
	"strings"

	"beeldbeltoets/assessment"
)

// Combine puts changes that followed each other together as one: of each place
// what it was first and what it became last. What came back is no change.
func Combine(steps ...[]Change) []Change {
	var all []Change
	at := map[string]int{}
	for _, step := range steps {
		for _, c := range step {
			i, again := at[c.Path]
			if !again {
				i = len(all)
				at[c.Path] = i
				all = append(all, c)
			}
			all[i].To = c.To
		}
	}
	var kept []Change
	for _, c := range all {
		if c.From != c.To {
			kept = append(kept, c)
		}
	}
	return kept
}

// Spread returns changes that are of a whole part, such as an answer that was not
// there before, as changes of its fields.
func Spread(changes []Change) []Change {
	var all []Change
	for _, c := range changes {
		var before, after assessment.Assessment
		parts := strings.Split(c.Path, ".")
		whole := strings.HasPrefix(c.From, "{") || strings.HasPrefix(c.To, "{")
		if !whole || set(reflect.ValueOf(&before).Elem(), parts, c.From) != nil || set(reflect.ValueOf(&after).Elem(), parts, c.To) != nil {
			all = append(all, c)
			continue
		}
		all = append(all, Diff(&before, &after)...)
	}
	return all
}
