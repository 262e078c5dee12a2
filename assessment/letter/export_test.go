package letter

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/words"
)

// Vocabulary lists the names that a condition can ask about.
func Vocabulary(c *assessment.Content, t *Texts) []string {
	b := &builder{c: c, a: &assessment.Assessment{}, t: t, w: &words.Catalogue{Lang: "nl"}}
	var names []string
	for name := range b.facts() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
