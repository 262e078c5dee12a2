package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Drawing is a sign that is drawn in lines, on a grid of 16.
type Drawing [][4]float32

// UndoSign and RedoSign are arrows that turn back and on.
var (
	UndoSign = Drawing{{3, 6, 6.5, 2.5}, {3, 6, 6.5, 9.5}, {3, 6, 10, 6}, {10, 6, 12.5, 7}, {12.5, 7, 13.5, 9.5}, {13.5, 9.5, 12.5, 12}, {12.5, 12, 10, 13}, {10, 13, 7, 13}}
	RedoSign = UndoSign.mirrored()
)

func (d Drawing) mirrored() Drawing {
	other := make(Drawing, len(d))
	for i, l := range d {
		other[i] = [4]float32{16 - l[0], l[1], 16 - l[2], l[3]}
	}
	return other
}

// Tool is a sign to press beside the menu. It has a key and a line in the menu for the same, so
// that the keyboard passes it by; pressing it leaves the keyboard where it is.
type Tool struct {
	glyph
	tip    tip
	before fyne.Focusable // what had the keyboard when the pointer came down
}

var (
	_ fyne.Tappable     = (*Tool)(nil)
	_ desktop.Mouseable = (*Tool)(nil)
)

// NewTool makes a sign that rests until there is something to do.
func NewTool(drawn Drawing, tapped func()) *Tool {
	t := &Tool{}
	t.glyph.draw(drawn, tapped)
	t.rests, t.bold = true, true
	t.ExtendBaseWidget(t)
	return t
}

// Say tells what pressing it does, and whether it can.
func (t *Tool) Say(name string, can bool) {
	if t.name == name && t.rests == !can {
		return
	}
	t.name, t.rests = name, !can
	t.tip.leave()
	t.Refresh()
}

// Rests reports whether there is nothing to do.
func (t *Tool) Rests() bool { return t.rests }

// MouseDown comes before Fyne takes the keyboard from where it is.
func (t *Tool) MouseDown(*desktop.MouseEvent) {
	if c := canvasOf(t); c != nil {
		t.before = c.Focused()
	}
}

// MouseUp changes nothing.
func (t *Tool) MouseUp(*desktop.MouseEvent) {}

// Tapped does what it is for, with the keyboard back where it was.
func (t *Tool) Tapped(*fyne.PointEvent) {
	t.tip.leave()
	if t.before != nil {
		focus(t.before)
		t.before = nil
	}
	if !t.rests {
		t.tapped()
	}
}

// MouseIn marks the sign and, after a moment, says what it does.
func (t *Tool) MouseIn(at *desktop.MouseEvent) {
	t.glyph.MouseIn(at)
	t.tip.over(t, t.name)
}

// MouseMoved says nothing more.
func (t *Tool) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes mark and words away.
func (t *Tool) MouseOut() {
	t.glyph.MouseOut()
	t.tip.leave()
}
