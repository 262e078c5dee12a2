package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over a field of one line and hands the mouse wheel to the page, which Fyne's entry would swallow. It takes nothing else, so
// that every other gesture reaches the field below it.
type wheel struct{ widget.BaseWidget }

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel() *wheel {
	w := &wheel{}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled turns the page that the field is on.
func (w *wheel) Scrolled(turn *fyne.ScrollEvent) {
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

// CreateRenderer is for Fyne; there is nothing to see.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
