package parts

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestWheelOverAFieldTurnsThePage: Fyne's entry would keep the wheel to itself.
func TestWheelOverAFieldTurnsThePage(t *testing.T) {
	start(t, look)
	var fields []fyne.CanvasObject
	for range 20 {
		fields = append(fields, NewTextField(TextOptions{Label: "Naam"}))
	}
	page := NewPage(0, Rows(Gap, fields...))
	show(t, 400, 300, page)
	fields[1].(*TextField).entry.ring.wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	if page.Offset() <= 0 {
		t.Error("the wheel over a field does not turn the page")
	}
}
