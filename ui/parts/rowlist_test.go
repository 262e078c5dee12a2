package parts

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func longList(t testing.TB, n int) (*RowList, *[]string) {
	t.Helper()
	var said []string

	l := NewRowList(RowListOptions{
		Label: "Register", States: []string{"Verlopen", "Afgewezen"},
		Row: func(i int) ListRow {

			return ListRow{Tone: Bad, Sign: SignImportant, State: "Verlopen", Title: fmt.Sprintf("Zoom Workplace Pro %d", i), More: "2026-0007, versie 2", End: "t/m 31-10-2026",
				Cells:  []Cell{{Good, SignYes, "E2E", "met bewijs"}, {Bad, SignNo, "", ""}, {Caution, SignLapsed, "", ""}, {Caution, SignClaimed, "", ""}, {Open, SignUnknown, "", ""}, {}, {}, {Good, SignYes, "", ""}},
				Result: "liever niet", Note: "J. Bos · 2 open", Ticked: i == 2}
		},
		OnMoved:  func(i int) { said = append(said, fmt.Sprint("moved ", i)) },
		OnOpened: func(i int) { said = append(said, fmt.Sprint("opened ", i)) },
		OnTicked: func(i int) { said = append(said, fmt.Sprint("ticked ", i)) },
		OnTyped:  func(r rune) { said = append(said, "typed "+string(r)) },
		OnKey:    func(k fyne.KeyName) { said = append(said, string(k)) },
	})
	l.SetRows(n, 0)
	return l, &said
}

func TestRowListByKeyboard(t *testing.T) {
	start(t, look)
	l, said := longList(t, 10_000)
	w := show(t, 700, 400, l)
	l.Focus()
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn, fyne.KeySpace, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyBackspace)
	typed(w, "z")
	view := l.inView()
	want := fmt.Sprintf("moved 1|moved 2|moved 1|moved 9999|opened 9999|ticked 9999|moved 0|moved %d|BackSpace|typed z", view)
	if got := strings.Join(*said, "|"); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	if len(l.rows) > 12 {
		t.Errorf("%d rows exist for a view of %d", len(l.rows), view)
	}
	for _, row := range l.rows {
		if row.at == l.cursor && (row.Position().Y < l.scroll.Offset.Y || row.Position().Y+row.Size().Height > l.scroll.Offset.Y+l.scroll.Size().Height+0.5) {
			t.Error("the current row is out of view")
		}
	}
	if spoken := l.AccessibilityLabel(); !strings.Contains(spoken, "Verlopen") || !strings.Contains(spoken, "E2E: met bewijs") {
		t.Errorf("it reads %q", spoken)
	}
}

func TestRowListByPointer(t *testing.T) {
	start(t, look)
	l, said := longList(t, 30)
	show(t, 700, 400, l)
	test.Tap(l.rows[3])
	test.DoubleTap(l.rows[4])
	test.Tap(l.rows[1].tick)
	if got := strings.Join(*said, "|"); got != "moved 3|moved 4|opened 4|ticked 1" {
		t.Error(got)
	}
}

func TestRowListShrinks(t *testing.T) {
	start(t, look)
	l, _ := longList(t, 10_000)
	show(t, 700, 400, l)
	l.SetRows(10_000, 9_000)
	l.SetRows(3, 9_000)
	if l.Cursor() != 2 || len(l.ground.Objects) != 3 || l.scroll.Offset.Y != 0 {
		t.Errorf("cursor %d, %d rows, at %v", l.Cursor(), len(l.ground.Objects), l.scroll.Offset.Y)
	}
	l.SetRows(0, 0)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(l.ground.Objects) != 0 {
		t.Error("an empty list shows rows")
	}
}

// TestRowsHoldAtEveryWidth: nothing of a row lies over something else or outside it.
func TestRowsHoldAtEveryWidth(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		for _, width := range []float32{420, 520, 640, 760, 1000} {
			th := look
			th.Scale = scale
			start(t, th)
			l, _ := longList(t, 8)
			w := show(t, width, 400, l)
			picture(t, w, fmt.Sprintf("rowlist-%v-%v", scale, width))
			row := l.rows[0]
			var boxes [][2]float32 // of the texts on the first line, then the second
			check := func(objects ...fyne.CanvasObject) {
				boxes = boxes[:0]
				for _, o := range objects {
					if o.Size().Width == 0 {
						continue
					}
					from, to := o.Position().X, o.Position().X+o.Size().Width
					for _, b := range boxes {
						if from < b[1]-0.5 && b[0] < to-0.5 {
							t.Errorf("at %v and %v wide %v lies over %v", scale, width, b, [2]float32{from, to})
						}
					}
					if to > row.Size().Width || from < 0 {
						t.Errorf("at %v and %v wide something reaches from %v to %v", scale, width, from, to)
					}
					boxes = append(boxes, [2]float32{from, to})
				}
			}
			check(row.pill, row.texts[rowTitle], row.texts[rowMore], row.texts[rowEnd])
			second := []fyne.CanvasObject{row.texts[rowResult], row.texts[rowNote]}
			for _, c := range row.cells {
				second = append(second, c)
			}
			check(second...)
			if row.texts[rowTitle].Text == "" {
				t.Errorf("at %v and %v wide there is no title", scale, width)
			}
		}
	}
}

func BenchmarkRowListKey(b *testing.B) {
	start(b, look)
	l, _ := longList(b, 10_000)
	show(b, 900, 600, l)
	for b.Loop() {
		l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		if l.Cursor() > 9_900 {
			l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		}
	}
}

// TestNothingToTick: a row without a choice has no box, and Space does nothing.
func TestNothingToTick(t *testing.T) {
	start(t, look)
	l, said := longList(t, 3)
	row := l.o.Row
	l.o.Row = func(i int) ListRow { r := row(i); r.Fixed = i == 0; return r }
	w := show(t, 700, 400, l)
	l.Focus()
	press(w, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if got := strings.Join(*said, "|"); got != "moved 1|ticked 1" {
		t.Error(got)
	}
	if l.rows[0].tick.Visible() || !l.rows[1].tick.Visible() {
		t.Error("a box is where there is nothing to tick, or none where there is")
	}
}

// TestAnEmptyListSaysSo, as long as it is empty.
func TestAnEmptyListSaysSo(t *testing.T) {
	start(t, look)
	l := NewRowList(RowListOptions{Label: "Register", None: "Niets gevonden.", Row: func(int) ListRow { return ListRow{Title: "Zoom"} }})
	show(t, 700, 400, l)
	for _, rows := range []int{0, 2, 0} {
		l.SetRows(rows, 0)
		if said := strings.Contains(l.AccessibilityLabel(), "Niets"); said != (rows == 0) || l.none.Visible() != (rows == 0) {
			t.Errorf("with %d rows it says so: %v, and shows it: %v", rows, said, l.none.Visible())
		}
	}
}
