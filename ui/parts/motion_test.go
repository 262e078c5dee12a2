package parts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestWhatHasTheKeyboardStays: what appears above the field in use does not move
// it from where the eyes are.
func TestWhatHasTheKeyboardStays(t *testing.T) {
	start(t, look)
	advice, field := NewAdvice(), NewTextField(TextOptions{Label: "Uitgevoerd door"})
	var below []fyne.CanvasObject
	for range 40 {
		below = append(below, NewText(Body, long))
	}
	page := NewPage(0, Rows(GapWide, append([]fyne.CanvasObject{NewText(Body, long), advice, field}, below...)...))
	show(t, 500, 400, page)
	field.Focus()
	at := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(field).Y }
	before := at()
	advice.Say(Bad, SignNo, "Nee.", long)
	page.Relayout()
	if page.Offset() == 0 || at() != before {
		t.Errorf("the field stood at %v and stands at %v, the page at %v", before, at(), page.Offset())
	}
	advice.Hide()
	page.Relayout()
	if at() != before {
		t.Errorf("without the advice the field stands at %v, not %v", at(), before)
	}
}

// TestWhatGrowsBesideSomethingHigher gets its place too, though the page as a
// whole does not become higher.
func TestWhatGrowsBesideSomethingHigher(t *testing.T) {
	start(t, look)
	advice, below := NewAdvice(), NewText(Body, "eronder")
	aside := NewText(Body, strings.Repeat(long+" ", 8))
	page := NewPage(0, Columns(Rows(GapWide, NewText(Body, "erboven"), advice, below), aside))
	show(t, 1000, 400, page)
	before := below.Position().Y
	advice.Say(Bad, SignNo, "Nee.", "Een advies.")
	page.Relayout()
	if advice.Size().Height == 0 || below.Position().Y < before+advice.Size().Height {
		t.Errorf("the advice is %v, what is below it stands at %v after %v", advice.Size(), below.Position().Y, before)
	}
	advice.Hide()
	page.Relayout()
	if below.Position().Y != before {
		t.Errorf("without the advice it stands at %v, not %v", below.Position().Y, before)
	}
}

// TestRoomIsMadeQuietly: what makes room glides from where it stood, and ends
// where it belongs; without motion it is there at once.
func TestRoomIsMadeQuietly(t *testing.T) {
	start(t, look)
	first, second := NewText(Body, "een"), NewText(Body, "twee")
	first.Hide()
	box := Rows(Gap, first, second)
	settle(box, 300)
	stood := standing{}
	stood.note(box)
	from := second.Position()
	first.Show()
	settle(box, 300)
	moved := stood.moved()
	if len(moved) != 1 || moved[0].object != fyne.CanvasObject(second) || moved[0].from != from || moved[0].to.Y <= from.Y {
		t.Fatalf("moved %+v", moved)
	}
	a := glideOn(moved) // the test driver ends it at once
	if second.Position() != moved[0].to {
		t.Errorf("it ends at %v, not at %v", second.Position(), moved[0].to)
	}
	second.Move(from)
	a.Tick(0.5)
	if second.Position() != from {
		t.Error("what was laid out meanwhile is moved on")
	}
	th := look
	th.Still = true
	start(t, th)
	if !still() {
		t.Error("no motion moves")
	}
}
