package parts

import "fyne.io/fyne/v2"

// Tab follows the order in which objects stand in their containers; these bring the keyboard to a place by meaning.

// FocusFirst brings the keyboard to the first object that takes it, in reading order. It says whether there was one.
func FocusFirst(root fyne.CanvasObject) bool {
	return focusWhere(root, func(fyne.CanvasObject) bool { return true })
}

// FocusFirstError brings the keyboard to the first field that shows an error. It says whether there was one.
func FocusFirstError(root fyne.CanvasObject) bool {
	return focusWhere(root, func(o fyne.CanvasObject) bool {
		f, ok := o.(Field)
		return ok && f.Error() != ""
	})
}

func focusWhere(o fyne.CanvasObject, wanted func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return false
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			if focusWhere(child, wanted) {
				return true
			}
		}
		return false
	case *Page:
		return focusWhere(o.content, wanted)
	case interface{ Focus() }:
		return focusOn(o, wanted)
	}
	return false
}

func focusOn(o interface{ Focus() }, wanted func(fyne.CanvasObject) bool) bool {
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() || !wanted(o.(fyne.CanvasObject)) {
		return false
	}
	o.Focus()
	return true
}
