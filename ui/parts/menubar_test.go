package parts

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// menus is a window with a bar of two menus over a field, and what was done in it.
func menus(t *testing.T, scale float32) (w fyne.Window, b *MenuBar, f *TextField, did *[]string) {
	t.Helper()
	start(t, Theme{Shade: ShadeLight, Scale: scale})
	did = &[]string{}
	line := func(text string) BarLine {
		return BarLine{Text: text, Key: "Ctrl+" + text[:1], Do: func() { *did = append(*did, text) }}
	}
	rests := line("Afdrukken")
	rests.Can = func() bool { return false }
	b = NewMenuBar([]BarMenu{{"Bestand", []BarLine{rests, line("Nieuw"), line("Openen")}}, {"Hulp", []BarLine{line("Toetsen")}}}, BarEnd(NewStatusLine(), NewTool(UndoSign, nil)))
	f = NewTextField(TextOptions{Label: "Naam"})
	w = show(t, 500, 400, WithLayer(Below(b, NewPage(0, Rows(Gap, f)))))
	f.Focus()
	return w, b, f, did
}

func TestTheMenuByKeyboard(t *testing.T) {
	w, b, f, did := menus(t, 1)
	b.Toggle()
	press(w, fyne.KeyReturn) // the first that can be done
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(f.entry) {
		t.Error("a menu that did something stays, or the keyboard is not back where it was")
	}
	b.Toggle()
	press(w, fyne.KeyUp, fyne.KeyReturn) // round to the last
	b.Toggle()
	press(w, fyne.KeyRight, fyne.KeySpace)
	b.Toggle()
	typed(w, "o")
	press(w, fyne.KeyReturn)
	for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyF10} {
		b.Toggle()
		press(w, key)
	}
	b.Toggle()
	b.Toggle()
	if want := []string{"Nieuw", "Openen", "Toetsen", "Openen"}; !slices.Equal(*did, want) || b.sheet != nil || f.Text() != "" {
		t.Errorf("did %v, a menu is open: %v, the field holds %q", *did, b.sheet != nil, f.Text())
	}
}

func TestTheMenuWithThePointer(t *testing.T) {
	w, b, _, did := menus(t, 1)
	at := func(o fyne.CanvasObject) fyne.PointEvent {
		return fyne.PointEvent{AbsolutePosition: fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(5, 5)}
	}
	test.Tap(b.titles[0])
	b.sheet.MouseMoved(&desktop.MouseEvent{PointEvent: at(b.titles[1])})
	if b.sheet.at != 1 {
		t.Error("the pointer over another title does not open it")
	}
	test.Tap(b.sheet.list.rows[0])
	test.Tap(b.titles[0])
	test.Tap(b.sheet.list.rows[0])
	if b.sheet == nil {
		t.Error("a line that rests closes the menu")
	}
	b.sheet.Tapped(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(400, 300)})
	test.Tap(b.titles[0])
	w.Resize(fyne.NewSize(450, 400))
	if want := []string{"Toetsen"}; !slices.Equal(*did, want) || b.sheet != nil {
		t.Errorf("did %v, a menu is open: %v", *did, b.sheet != nil)
	}
}

// TestTheMenuFits under its title, and in the window, also with the largest text.
func TestTheMenuFits(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		w, b, _, _ := menus(t, scale)
		for i := range b.menus {
			b.open(i)
			at, size := b.sheet.panel.Position(), b.sheet.panel.Size()
			if at.Y < b.Size().Height-2 || at.X+size.Width > w.Canvas().Size().Width || at.Y+size.Height > w.Canvas().Size().Height {
				t.Errorf("at %v menu %d lies at %v, %v", scale, i, at, size)
			}
			picture(t, w, "menu")
			b.close()
		}
	}
}

// TestAltAlone opens the menu: not with another key between, and not when the window was left meanwhile.
func TestAltAlone(t *testing.T) {
	opened := 0
	a := &altKey{do: func() { opened++ }}
	key := func(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }
	a.down(key(desktop.KeyAltLeft))
	a.up(key(desktop.KeyAltLeft))
	if opened != 1 {
		t.Fatal("Alt opens nothing")
	}
	a.down(key(desktop.KeyAltLeft))
	a.down(key(fyne.KeyLeft))
	a.up(key(fyne.KeyLeft))
	a.up(key(desktop.KeyAltLeft))
	a.down(key(desktop.KeyAltRight))
	a.up(key(desktop.KeyAltRight))
	a.down(key(desktop.KeyAltLeft))
	a.alone = false // as the window does when it is left
	a.up(key(desktop.KeyAltLeft))
	if opened != 1 {
		t.Errorf("opened %d times", opened)
	}
}

// TestAToolLeavesTheKeyboard where it is, and its place does not depend on what is said beside it.
func TestAToolLeavesTheKeyboard(t *testing.T) {
	start(t, look)
	pressed := 0
	status, tool := NewStatusLine(), NewTool(UndoSign, func() { pressed++ })
	f := NewTextField(TextOptions{Label: "Naam"})
	w := show(t, 500, 400, WithLayer(Below(NewMenuBar(nil, BarEnd(status, tool)), NewPage(0, Rows(Gap, f)))))
	f.Focus()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tool)
	tap := func() {
		tool.MouseDown(nil)
		w.Canvas().Unfocus() // as the driver does
		tool.Tapped(nil)
	}
	tap()
	if pressed != 0 {
		t.Error("a sign that rests was pressed")
	}
	tool.Say("Ongedaan maken: Naam", true)
	status.Say(Neutral, SignEmpty, "opgeslagen 14:32, en nog veel meer dat er niet op past omdat het venster smal is")
	tap()
	if pressed != 1 || w.Canvas().Focused() != fyne.Focusable(f.entry) {
		t.Errorf("pressed %d times, the keyboard at %v", pressed, w.Canvas().Focused())
	}
	if now := fyne.CurrentApp().Driver().AbsolutePositionForObject(tool); now != at {
		t.Errorf("the sign went from %v to %v", at, now)
	}
	if end := status.Position().X + status.Size().Width; status.Position().X < 0 || end > tool.Position().X {
		t.Errorf("the words lie from %v to %v, the sign at %v", status.Position().X, end, tool.Position().X)
	}
}

// TestATipFloats without the keyboard, closes as all that floats does, and never takes the place of
// a list of suggestions.
func TestATipFloats(t *testing.T) {
	w, f, page, _ := programs(t)
	anchor := NewButton(Plain, "Zoek", nil)
	page.SetContent(Rows(Gap, f, anchor, &fyne.Container{Layout: tallAs(900)}))
	page.opening = false
	f.Focus()
	for name, close := range map[string]func(*tip){
		"leave":  func(tip *tip) { tip.leave() },
		"escape": func(*tip) { press(w, fyne.KeyEscape) },
		"scroll": func(*tip) { scrolledAt(w, fyne.NewPos(100, 250), fyne.NewDelta(0, -40)) },
		"resize": func(*tip) { w.Resize(w.Canvas().Size().AddWidthHeight(-10, 0)) },
	} {
		tip := &tip{}
		tip.show(anchor, "Zoekt in het register")
		if !floats(w) || w.Canvas().Focused() != fyne.Focusable(f.entry) || w.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: no tip, or it took the keyboard", name)
		}
		if close(tip); floats(w) {
			t.Errorf("the tip stays after %s", name)
		}
	}
	page.ToTop()
	typed(w, "zo")
	list := layerOf(w.Canvas()).float
	tip := &tip{}
	tip.show(anchor, "Zoekt in het register")
	if tip.leave(); list == nil || layerOf(w.Canvas()).float != list {
		t.Error("a tip closes a list of suggestions")
	}
}

// TestAPageMadeAnewStaysWhereItIs, and so does the keyboard, also where fields came before it.
func TestAPageMadeAnewStaysWhereItIs(t *testing.T) {
	start(t, look)
	fields := func(names ...string) (box *fyne.Container, last *TextField) {
		box = Rows(Gap)
		for _, n := range names {
			last = NewTextField(TextOptions{Label: n})
			box.Add(last)
		}
		box.Add(&fyne.Container{Layout: tallAs(900)})
		return box, last
	}
	content, last := fields("a", "b", "b")
	page := NewPage(0, content)
	w := show(t, 400, 300, WithLayer(page))
	last.Focus()
	page.scrollTo(40)
	back := page.Hold()
	again, twin := fields("nieuw", "a", "b", "b")
	page.SetContent(again)
	back()
	if w.Canvas().Focused() != fyne.Focusable(twin.entry) || page.Offset() != 40 {
		t.Errorf("the keyboard is at %v, the page at %v", w.Canvas().Focused(), page.Offset())
	}
}
