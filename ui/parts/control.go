package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// control is what everything with focus shares: it shows where the keyboard is, scrolls itself into view and passes on keys it has no use for.
type control struct {
	widget.DisableableWidget
	self             fyne.Widget
	focused, hovered bool
}

var _ desktop.Hoverable = (*control)(nil)

func (c *control) init(self fyne.Widget) {
	c.self = self
	c.ExtendBaseWidget(self)
}

// Focus brings the keyboard here.
func (c *control) Focus() { focus(c.self.(fyne.Focusable)) }

// FocusGained shows the ring.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	reveal(c.self)
	gained(c.self.(fyne.Focusable))
}

// FocusLost hides the ring.
func (c *control) FocusLost() {
	c.focused = false
	c.Refresh()
}

// TypedRune has no use for letters; a group with keys of its own overrides it.
func (c *control) TypedRune(rune) {}

// KeyDown is for the window.
func (c *control) KeyDown(key *fyne.KeyEvent) { passDown(c.self, key) }

// KeyUp is for the window.
func (c *control) KeyUp(key *fyne.KeyEvent) { passUp(c.self, key) }

// MouseIn marks the control under the pointer.
func (c *control) MouseIn(at *desktop.MouseEvent) {
	c.hovered = true
	c.Refresh()
	pointed(c.self, at, c)
}

// MouseMoved marks it again after the wheel took the mark away.
func (c *control) MouseMoved(at *desktop.MouseEvent) {
	if !c.hovered {
		c.MouseIn(at)
	}
}

// MouseOut takes the mark away.
func (c *control) MouseOut() {
	c.hovered = false
	c.Refresh()
}

// border is that of the control, with the pointer over it or not.
func (c *control) border(atRest fyne.ThemeColorName) fyne.ThemeColorName {
	return hoverBorder(c.hovered && !c.Disabled(), atRest)
}

// hoverBorder is how what the pointer is over looks: a darker hairline and no fill, which
// is how what is chosen looks.
func hoverBorder(hovered bool, atRest fyne.ThemeColorName) fyne.ThemeColorName {
	switch {
	case !hovered:
		return atRest
	case atRest == ColorNone:
		return ColorBorder
	}
	return ColorInk
}

func presses(key *fyne.KeyEvent) bool {
	return key.Name == fyne.KeySpace || entersKey(key)
}

func entersKey(key *fyne.KeyEvent) bool {
	return key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
}

// focus brings the keyboard to an object, if it is on a canvas.
func focus(o fyne.Focusable) {
	if c := canvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

// pass hands a key that the focused object has no use for to the window's own keys.
func pass(o fyne.CanvasObject, key *fyne.KeyEvent) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(key)
	}
}

// canvasOf is where an object stands. Fyne learns that only when it draws the
// object; one that is not drawn yet stands in the one window there is.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) > 0 {
		return windows[0].Canvas()
	}
	return nil
}

// hover is a part of a group: it can be pointed at, the group has the focus.
type hover struct {
	widget.BaseWidget
	hovered bool
}

// MouseIn marks the part under the pointer.
func (h *hover) MouseIn(at *desktop.MouseEvent) {
	h.hovered = true
	h.Refresh()
	pointed(h, at, h)
}

// MouseMoved marks it again after the wheel took the mark away.
func (h *hover) MouseMoved(at *desktop.MouseEvent) {
	if !h.hovered {
		h.MouseIn(at)
	}
}

// border is that of the part, with the pointer over it or not.
func (h *hover) border(atRest fyne.ThemeColorName) fyne.ThemeColorName {
	return hoverBorder(h.hovered, atRest)
}

// MouseOut takes the mark away.
func (h *hover) MouseOut() {
	h.hovered = false
	h.Refresh()
}
