package words

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
)

// Say returns what a form says, in the language of the catalogue.
func (c *Catalogue) Say(w form.Words, content *assessment.Content) string {
	switch {
	case w.Key != "":
		params := make([]string, 0, 2*len(w.With))
		for name, is := range w.With {
			params = append(params, name, c.Say(is, content))
		}
		return c.T(w.Key, params...)
	case w.Place != "":
		return c.PlaceIn(w.Place, content)
	case w.Day != "":
		return c.Date(w.Day)
	case w.Typed != "":
		return w.Typed
	}
	return w.Text.In(c.Lang)
}

// SayAll returns each of a number of wordings that says something, one a line.
func (c *Catalogue) SayAll(all []form.Words, content *assessment.Content) string {
	lines := make([]string, len(all))
	for i, w := range all {
		lines[i] = c.Say(w, content)
	}
	return strings.Join(lines, "\n")
}
