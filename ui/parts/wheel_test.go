package parts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestWheelOverAFieldTurnsThePage: Fyne's entry would keep the wheel to itself. A field
// of several lines turns first, as long as there is more to see in it.
func TestWheelOverAFieldTurnsThePage(t *testing.T) {
	for _, c := range []struct {
		name   string
		lines  int
		text   string
		atOnce bool // the first turn moves the page
	}{
		{"one line", 1, "De Linde", true},
		{"several lines, empty", 3, "", true},
		{"several lines, full", 3, strings.Repeat("regel\n", 6), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			start(t, look)
			var fields []fyne.CanvasObject
			for range 20 {
				fields = append(fields, NewTextField(TextOptions{Label: "Naam", Lines: c.lines}))
			}
			page := NewPage(0, Rows(Gap, fields...))
			show(t, 400, 300, page)
			field := fields[1].(*TextField)
			field.SetText(c.text)
			turns := 0
			for ; page.Offset() <= 0 && turns < 20; turns++ {
				field.entry.ring.wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
			}
			if turns == 20 || (turns == 1) != c.atOnce {
				t.Errorf("the page moves after %d turns of the wheel", turns)
			}
		})
	}
}
