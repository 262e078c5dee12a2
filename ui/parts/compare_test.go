package parts

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestSliderByArrowEndAndPointer(t *testing.T) {
	start(t, look)
	var heard []int
	s := NewSlider("Limiet", -800, 0, 25, strconv.Itoa, func(v int) { heard = append(heard, v) })
	s.Set(-400)
	w := show(t, 400, 100, Rows(0, s))
	s.Focus()
	press(w, fyne.KeyRight, fyne.KeyUp, fyne.KeyLeft, fyne.KeyHome, fyne.KeyLeft, fyne.KeyEnd, fyne.KeyRight)
	if want := []int{-375, -350, -375, -800, 0}; !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}
	width := s.rail.Size().Width
	test.TapAt(s.rail, fyne.NewPos(width/2, 4))
	if s.Value() != -400 {
		t.Errorf("tapped in the middle: %d", s.Value())
	}
	s.rail.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(2*width, 4)}})
	if s.Value() != 0 {
		t.Errorf("dragged past the end: %d", s.Value())
	}
	if label := s.AccessibilityLabel(); !strings.Contains(label, "Limiet") || !strings.Contains(label, "0") {
		t.Errorf("read %q", label)
	}
	s.Disable()
	press(w, fyne.KeyHome)
	if s.Value() != 0 {
		t.Error("a disabled slider slid")
	}
}

func TestBarsShareAScaleAndAreRead(t *testing.T) {
	start(t, look)
	b := NewBars([]Bar{
		{Name: "Een", Total: "30", Detail: "tien en twintig", Pieces: []Piece{{10, "a"}, {20, "b"}}},
		{Name: "Twee", Total: "5", Detail: "vijf meer, tien minder", Pieces: []Piece{{15, "a"}, {-10, "b"}}},
	})
	show(t, 400, 300, Rows(0, b))
	widths := func(row int) (all []float32) {
		for _, box := range b.box.Objects[row].(*fyne.Container).Objects[1].(*stack).boxes {
			all = append(all, box.Size().Width)
		}
		return all
	}
	first, second := widths(0), widths(1)
	if first[1] != 2*first[0] || second[0] != 1.5*first[0] || second[1] != 0 {
		t.Errorf("widths %v and %v", first, second)
	}
	label := b.AccessibilityLabel()
	for _, want := range []string{"Een", "30", "tien en twintig", "vijf meer, tien minder"} {
		if !strings.Contains(label, want) {
			t.Errorf("%q is not read: %q", want, label)
		}
	}
}

func TestTableSetsColumnsUnderTheirHeads(t *testing.T) {
	start(t, look)
	table := Table([]string{"Nr.", "Programma", "Totaal"}, [][]string{{"1", "Zoom", "33,03"}, {"2", "Een heel lange naam", "3,00"}})
	show(t, 500, 300, table)
	cells := table.(*scroller).Content.(*fyne.Container).Objects
	right := func(i int) float32 { return cells[i].Position().X + cells[i].Size().Width }
	if right(2) != right(5) || right(5) != right(8) || cells[1].Position().X != cells[7].Position().X || right(7) > cells[8].Position().X {
		t.Error("columns do not stand under their heads")
	}
}

func TestSelectByKeyboard(t *testing.T) {
	start(t, look)
	var heard []string
	f := NewSelectField("Soort", "", "Kies", longOptions, func(id string) { heard = append(heard, id) })
	w := show(t, 600, 500, Rows(0, f))
	f.Focus()
	press(w, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	press(w, fyne.KeyDown, fyne.KeyHome, fyne.KeyEscape)
	press(w, fyne.KeyReturn)
	typed(w, "a")
	press(w, fyne.KeySpace)
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if want := []string{"two", "three"}; !slices.Equal(heard, want) || f.Chosen() != "three" {
		t.Errorf("heard %v, want %v", heard, want)
	}
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(f.box) {
		t.Error("the list stays open, or the keyboard is lost")
	}
	f.Set("one")
	if f.Chosen() != "one" || len(heard) != 2 {
		t.Error("Set does not choose, or called back")
	}
}
