package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over a field and hands the mouse wheel to the page, which Fyne's entry would swallow. It takes nothing else, so
// that every other gesture reaches the field below it.
type wheel struct {
	widget.BaseWidget
	inner *container.Scroll // of a field of several lines, which turns first while it can
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel() *wheel {
	w := &wheel{}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled turns the text of the field or, where that is at its end, the page that the field is on.
func (w *wheel) Scrolled(turn *fyne.ScrollEvent) {
	if w.inner != nil && canTurn(w.inner, turn.Scrolled.DY) {
		w.inner.Scrolled(turn)
		return
	}
	c := canvasOf(w)
	if c == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	for _, p := range pages(c.Content()) {
		if within(driver.AbsolutePositionForObject(w).Subtract(driver.AbsolutePositionForObject(p)), p.Size()) {
			p.scroll.Scrolled(turn)
			return
		}
	}
}

// canTurn reports whether there is more to see in the direction of a turn of the wheel.
func canTurn(s *container.Scroll, dy float32) bool {
	if dy > 0 {
		return s.Offset.Y > 0
	}
	return s.Offset.Y+s.Size().Height < s.Content.MinSize().Height
}

// CreateRenderer is for Fyne; there is nothing to see.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
