package letter

import (
	"slices"

	"beeldbeltoets/assessment"
)

// Vocabulary lists the names that a condition can ask about, and the placeholders
// that a text can hold.
func Vocabulary(c *assessment.Content, t *Texts) (conditions, placeholders []string) {
	b := &builder{c: c, a: &assessment.Assessment{}, t: t}
	if err := b.speak(Dutch); err != nil {
		panic(err)
	}
	for name := range b.facts() {
		conditions = append(conditions, name)
	}
	for name := range b.filled(b.main) {
		placeholders = append(placeholders, name)
	}
	slices.Sort(conditions)
	return conditions, placeholders
}

// All are the parts of the letter, its mail and its script.
func (t *Texts) All() []Part { return t.all() }
