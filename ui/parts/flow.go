package parts

import (
	"slices"

	"fyne.io/fyne/v2"
)

// FocusFirst brings the keyboard to the first object that takes it, in the order in which objects stand in their containers, which Tab
// follows too. It says whether there was one.
func FocusFirst(o fyne.CanvasObject) bool {
	if o == nil || !o.Visible() {
		return false
	}
	switch o := o.(type) {
	case *fyne.Container:
		return slices.ContainsFunc(o.Objects, FocusFirst)
	case *Page:
		return FocusFirst(o.content)
	case interface{ Focus() }:
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			return false
		}
		o.Focus()
		return true
	}
	return false
}
