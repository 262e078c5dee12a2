package parts

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// scrolledAt turns the wheel over a place of a window, over what the driver would find there: the last of
// all in view that takes the wheel.
func scrolledAt(w fyne.Window, at fyne.Position, by fyne.Delta) {
	var found fyne.Scrollable
	eachAt(w.Content(), fyne.Position{}, at, func(o fyne.CanvasObject) {
		if s, is := o.(fyne.Scrollable); is {
			found = s
		}
	})
	if found != nil {
		found.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}, Scrolled: by})
	}
}

// eachAt visits all that is in view at a place, from the back to the front.
func eachAt(o fyne.CanvasObject, corner, at fyne.Position, visit func(fyne.CanvasObject)) {
	if !o.Visible() || !within(at.Subtract(corner), o.Size()) {
		return
	}
	visit(o)
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, child := range inside {
		eachAt(child, corner.Add(child.Position()), at, visit)
	}
}

// TestTheWheelTurnsThePage wherever the pointer is, unless what is below it can itself turn.
func TestTheWheelTurnsThePage(t *testing.T) {
	row := func(int) ListRow { return ListRow{Title: "Zoom", State: "Concept"} }
	list := func(rows int) fyne.CanvasObject {
		l := NewRowList(RowListOptions{Row: row})
		l.SetRows(rows, 0)
		return l
	}
	area := func(text string) fyne.CanvasObject {
		f := NewTextField(TextOptions{Label: "Toelichting", Lines: 3})
		f.SetText(text)
		return f
	}
	for name, c := range map[string]struct {
		object func() fyne.CanvasObject
		stays  bool
	}{
		"one line":             {object: func() fyne.CanvasObject { return NewTextField(TextOptions{Label: "Naam"}) }},
		"several lines, empty": {object: func() fyne.CanvasObject { return area("") }},
		"several lines, long":  {object: func() fyne.CanvasObject { return area(strings.Repeat("regel\n", 9)) }},
		"a list that fits":     {object: func() fyne.CanvasObject { return list(2) }},
		"a list with more":     {object: func() fyne.CanvasObject { return list(50) }, stays: true},
		"a table that is wide": {object: func() fyne.CanvasObject {
			return Table([]string{"a", strings.Repeat("breed ", 40)}, [][]string{{"1", "2"}})
		}},
		"a slider":               {object: func() fyne.CanvasObject { return NewSlider("Gewicht", 0, 10, 1, func(int) string { return "" }, nil) }},
		"an option of a choice":  {object: func() fyne.CanvasObject { return NewChoice("Soort", "", yesNo, nil) }},
		"a field for a date":     {object: func() fyne.CanvasObject { return NewDateField(DateOptions{Label: "Dag", Read: readDay, Show: showDay}) }},
		"a field with a choice":  {object: func() fyne.CanvasObject { return NewSelectField("Soort", "", "Kies", yesNo, nil) }},
		"a preview without more": {object: func() fyne.CanvasObject { return NewPreview("Brief") }},
	} {
		t.Run(name, func(t *testing.T) {
			start(t, look)
			object := c.object()
			page := NewPage(0, Rows(Gap, object, &fyne.Container{Layout: tallAs(900)}))
			w := show(t, 500, 300, Shell(NewNavPage(Rows(0)), page, nil))
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(object)
			scrolledAt(w, at.AddXY(60, min(object.Size().Height/2+10, 60)), fyne.NewDelta(0, -40))
			if moved := page.Offset() > 0; moved == c.stays {
				t.Errorf("the page moves: %v", moved)
			}
		})
	}
}

// TestTheWheelBesideThePage turns it too: over the steps that all show, and over the foot.
func TestTheWheelBesideThePage(t *testing.T) {
	start(t, look)
	page := NewPage(0, Rows(Gap, NewText(Title, "Zoom"), &fyne.Container{Layout: tallAs(900)}))
	frame := Shell(NewNavPage(Rows(0, NewText(Body, "Stappen"))), page, Foot(NewText(Body, "Tot nu toe"), NewButton(Primary, "Volgende", nil)))
	bar := NewMenuBar([]BarMenu{{Title: "Bestand"}}, BarEnd(NewStatusLine(), NewTool(UndoSign, nil)))
	w := show(t, 900, 400, Below(bar, frame))
	for name, at := range map[string]fyne.Position{"steps": fyne.NewPos(40, 80), "foot": fyne.NewPos(40, 385), "menu": fyne.NewPos(40, 10), "bar": fyne.NewPos(400, 10), "sign": fyne.NewPos(880, 15)} {
		page.ToTop()
		scrolledAt(w, at, fyne.NewDelta(0, -40))
		if page.Offset() == 0 {
			t.Errorf("the wheel over the %s moves nothing", name)
		}
	}
}

// TestNothingElseTakesTheWheel: what scrolls is the page, a list that opens over it, or one that hands
// the wheel on.
func TestNothingElseTakesTheWheel(t *testing.T) {
	own := []string{"page.go", "menu.go", "menubar.go"}
	for _, folder := range []string{".", "../shell"} {
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatal(err)
		}
		for _, name := range names {
			code, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(name, "_test.go") || slices.Contains(own, filepath.Base(name)) {
				continue
			}
			for _, scroll := range []string{"container.NewVScroll", "container.NewHScroll", "container.NewScroll"} {
				if strings.Contains(string(code), scroll) {
					t.Errorf("%s has a %s, over which the page stands still", name, scroll)
				}
			}
		}
	}
}

// tallAs is a layout of so many units high.
type tallAs float32

func (tallAs) Layout([]fyne.CanvasObject, fyne.Size)   {}
func (h tallAs) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, float32(h)) }

// TestTextGrowsWithWhatIsTyped: never does a text scroll inside its field, and the line with
// the cursor is in view.
func TestTextGrowsWithWhatIsTyped(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		start(t, Theme{Shade: ShadeLight, Scale: scale, Still: true})
		field := NewTextField(TextOptions{Label: "Toelichting", Lines: 3})
		below := NewTextField(TextOptions{Label: "Naam"})
		page := NewPage(0, Rows(Gap, field, below))
		w := show(t, 400, 300, page)
		field.Focus()
		empty := field.Size().Height
		for range 30 {
			typed(w, "Nog een regel van een toelichting die omloopt.")
			press(w, fyne.KeyReturn)
		}
		if field.Size().Height < 15*empty/3 {
			t.Errorf("at %v the field is %v high, %v when empty", scale, field.Size().Height, empty)
		}
		if field.entry.inner.Offset.Y != 0 {
			t.Errorf("at %v the text scrolls inside its field", scale)
		}
		if below.Position().Y < field.Position().Y+field.Size().Height {
			t.Errorf("at %v the next field stands in the way", scale)
		}
		inView := func() bool {
			top, height := field.part()
			return field.Position().Y+top+GapPage-page.Offset() > 0 && top+height-page.Offset() < 300
		}
		if !inView() {
			t.Errorf("at %v the cursor is out of view below", scale)
		}
		for range 60 {
			press(w, fyne.KeyUp)
		}
		if !inView() {
			t.Errorf("at %v the cursor is out of view above", scale)
		}
		field.SetText("")
		page.Relayout()
		if field.Size().Height != empty {
			t.Errorf("at %v the field stays %v high", scale, field.Size().Height)
		}
	}
}

// TestHoverLooksLikeNothingElse, and leaves with the pointer: also when that stands still and
// the page moves.
func TestHoverLooksLikeNothingElse(t *testing.T) {
	start(t, look)
	link := NewLink(Neutral, SignEmpty, "Vraag 3", "Nog open", nil)
	nav := NewNavList("Stappen", nil)
	nav.SetItems([]NavItem{{ID: "a", Text: "Programma"}, {ID: "b", Text: "Besluit"}})
	nav.SetCurrent("b")
	page := NewPage(0, Rows(Gap, link, nav, &fyne.Container{Layout: tallAs(900)}))
	w := show(t, 500, 300, page)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(link).AddXY(20, 10)
	hover := func() {
		link.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	}
	hover()
	if box := link.frame.box; box.StrokeWidth == 0 || alpha(box.FillColor) != 0 || !link.frame.ring.Hidden {
		t.Error("what the pointer is over has no line, or a fill or a ring")
	}
	chosen := nav.rows[1].frame
	if alpha(chosen.box.FillColor) == 0 || chosen.box.StrokeWidth != 0 {
		t.Error("what is chosen has no fill, or a line")
	}
	link.MouseOut()
	if link.frame.box.StrokeWidth != 0 {
		t.Error("hover stays when the pointer leaves")
	}
	hover()
	scrolledAt(w, at, fyne.NewDelta(0, -60))
	if page.Offset() == 0 || link.hovered {
		t.Errorf("the page is at %v, hover is %v", page.Offset(), link.hovered)
	}
	link.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	if !link.hovered {
		t.Error("hover does not come back with the pointer")
	}
}
