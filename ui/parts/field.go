package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field is what every field is: a label above, help and a possible error below, and a control between.
type Field interface {
	fyne.Widget
	fyne.Accessible
	fyne.Disableable
	Label() string
	SetHelp(text string)
	SetError(text string)
	Error() string
	Focus()
}

// caption is the part of a field around its control.
type caption struct {
	widget.DisableableWidget
	label, help, wrong *Text
	error              *fyne.Container
	box                *fyne.Container
	control            fyne.CanvasObject
	ring               *ring
}

func (c *caption) build(self fyne.Widget, label, help string, control fyne.CanvasObject) {
	c.label, c.help, c.wrong = NewText(Label, label), NewText(Help, help), NewText(Help, "")
	c.wrong.SetColor(ColorBad)
	c.control = control
	c.error = Marked(GapSmall+2, NewMark(Bad, SignImportant), c.wrong)
	c.error.Hide()
	c.help.Hidden = help == ""
	c.label.Hidden = label == ""
	c.box = Rows(GapSmall+2, c.label, control, c.help, c.error) // the ring fits between
	c.ExtendBaseWidget(self)
}

// helpAbove puts the help where it is read before a list.
func (c *caption) helpAbove() {
	o := c.box.Objects
	o[1], o[2] = o[2], o[1]
}

// labelHeight is the height of the label above the control; zero where more than
// a label stands there.
func (c *caption) labelHeight() float32 {
	if c.label.Hidden || c.box.Objects[1] == c.help && !c.help.Hidden {
		return 0
	}
	return c.label.MinSize().Height
}

// band is where the control stands in the height of the field.
func (c *caption) band() (top, height float32) {
	return c.control.Position().Y, c.control.Size().Height
}

// Label returns the words above the control.
func (c *caption) Label() string { return c.label.Text() }

// SetHelp changes the line of help below the control; an empty one takes no room.
func (c *caption) SetHelp(text string) {
	c.help.Hidden = text == ""
	c.help.SetText(text)
	c.Refresh()
}

// SetError shows what is wrong below the control, or takes it away with an empty text.
func (c *caption) SetError(text string) {
	if text == c.wrong.Text() {
		return
	}
	c.wrong.SetText(text)
	c.error.Hidden = text == ""
	if c.ring != nil {
		c.ring.setWrong(text != "")
	}
	c.Refresh()
}

// Error returns what is shown as wrong.
func (c *caption) Error() string { return c.wrong.Text() }

// AccessibilityRole is text; Fyne has no role for a field yet.
func (c *caption) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (c *caption) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.box) }

// Refresh lays the lines out again.
func (c *caption) Refresh() {
	c.box.Refresh()
	c.DisableableWidget.Refresh()
}
