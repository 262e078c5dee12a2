package shell

import (
	"slices"

	"beeldbeltoets/ui/parts"
)

// Outline is what is open, as it stands beside the pages.
type Outline struct {
	ID          string // of what it is about: another begins at its top
	Title, More string
	Items       []parts.NavItem
	Steps       []string // the places of the walk, in order
	Halt        bool     // the page has a button of its own to go on with
}

// at is where a place stands among the steps; -1 for elsewhere.
func (o *Outline) at(place string) int {
	if o == nil {
		return -1
	}
	return slices.Index(o.Steps, place)
}

// name is what a step is called beside the pages.
func (o *Outline) name(step string) string {
	for _, item := range o.Items {
		if item.ID == step {
			return item.Text
		}
	}
	return ""
}

// Summary is how it stands with what is open.
type Summary struct {
	Cells         []parts.Cell   // a strip of them
	Open          func(cell int) // what a cell leads to
	Result, Cause string
	Why           string // the place that explains it; empty for none
}
