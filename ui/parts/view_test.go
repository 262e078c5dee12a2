package parts

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

// inView reports whether a band of an object shows on its page.
func inView(p *Page, o fyne.CanvasObject, top, height float32) bool {
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p).Y + top
	return y >= 0 && y+height <= p.Size().Height
}

// TestTheCurrentRowIsInView although its list is higher than the window, by arrows and jumps, at
// every size of text.
func TestTheCurrentRowIsInView(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		start(t, Theme{Shade: ShadeLight, Scale: scale, Still: true})
		l := NewRowList(RowListOptions{Row: func(i int) ListRow { return ListRow{Title: fmt.Sprint(i)} }})
		high := &fyne.Container{Layout: tallAs(900)}
		page := NewPage(0, Pane(l, high))
		w := show(t, 1200*scale, 300, page)
		l.SetRows(60, 0)
		l.Focus()
		look := func(when string) {
			t.Helper()
			if top, height := l.part(); !inView(page, l, top, height) {
				t.Errorf("at %v row %d is out of view after %s: %v of the list, the page at %v", scale, l.Cursor(), when, top, page.Offset())
			}
		}
		for range 11 {
			press(w, fyne.KeyDown)
			look("an arrow")
		}
		for _, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyPageUp} {
			press(w, key)
			look(string(key))
		}
	}
}

// TestAClickMovesNothing below the pointer, so that a second one finds the same row.
func TestAClickMovesNothing(t *testing.T) {
	start(t, look)
	opened := -1
	l := NewRowList(RowListOptions{Row: func(i int) ListRow { return ListRow{Title: fmt.Sprint(i)} }, OnOpened: func(i int) { opened = i }})
	page := NewPage(0, Pane(l, &fyne.Container{Layout: tallAs(900)}))
	show(t, 1200, 300, page)
	l.SetRows(60, 0)
	l.rows[3].MouseDown(nil)
	l.rows[3].DoubleTapped(nil)
	if page.Offset() != 0 || opened != 3 {
		t.Errorf("the page is at %v, row %d opened", page.Offset(), opened)
	}
}

// TestAButtonStandsLevelWithItsField, with help, an error or nothing below that.
func TestAButtonStandsLevelWithItsField(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		start(t, Theme{Shade: ShadeLight, Scale: scale})
		field, button := NewTextField(TextOptions{Label: "Map", Help: "Waar de bestanden komen"}), NewButton(Plain, "Kies", nil)
		show(t, 900, 300, NewPage(0, FieldEnds(Gap, field, button)))
		for _, wrong := range []string{"", "Die map is er niet."} {
			field.SetError(wrong)
			middle := func(o fyne.CanvasObject) float32 {
				return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height/2
			}
			if off := middle(button) - middle(field.entry); off < -0.5 || off > 0.5 {
				t.Errorf("at %v, %q, the button stands %v off the field", scale, wrong, off)
			}
		}
	}
}
