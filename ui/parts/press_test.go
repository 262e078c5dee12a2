package parts

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestButtonIsPressedBySpaceEnterAndPointer(t *testing.T) {
	start(t, look)
	presses := 0
	b := NewButton(Primary, "Volgende", func() { presses++ })
	w := show(t, 300, 100, Rows(0, b))
	b.Focus()
	press(w, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyLeft, fyne.KeyEscape)
	test.Tap(b)
	if presses != 4 {
		t.Errorf("pressed %d times, want 4", presses)
	}
	b.Disable()
	test.Tap(b)
	if presses != 4 {
		t.Error("a disabled button was pressed")
	}
	if b.MinSize().Height < 44 {
		t.Errorf("a button is %v high", b.MinSize().Height)
	}
}

func TestAnswersByLetterArrowAndPointer(t *testing.T) {
	start(t, look)
	var heard []string
	g := NewAnswerGroup("Versleuteld?", yesNo, func(id string) { heard = append(heard, id) })
	w := show(t, 600, 100, Rows(0, g))
	w.Canvas().FocusNext()

	press(w, fyne.KeyRight)
	if g.Chosen() != "" {
		t.Error("an arrow chose")
	}
	press(w, fyne.KeySpace)
	typed(w, "jJ")
	typed(w, "xo")
	press(w, fyne.KeyHome, fyne.KeySpace)
	press(w, fyne.KeyEnd, fyne.KeySpace)
	test.Tap(g.group.items[1].(fyne.Tappable))
	if want := []string{"no", "yes", "unknown", "yes", "unknown", "no"}; !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}

	g.Set("unknown")
	if g.Chosen() != "unknown" || len(heard) != 6 {
		t.Error("Set did not choose, or called back")
	}
	if said := g.AccessibilityLabel(); said != "Versleuteld?. Weet ik niet" {
		t.Errorf("a screen reader hears %q", said)
	}
	g.Set("")
	if g.Chosen() != "" {
		t.Error("Set does not take a choice away")
	}
}

func TestDisabledChoiceStays(t *testing.T) {
	start(t, look)
	c := NewChoice("Waarom", "", longOptions, func(string) { t.Error("changed") })
	c.Set("two")
	c.Disable()
	w := show(t, 600, 300, Rows(0, c, NewButton(Plain, "Klaar", nil)))
	test.Tap(c.group.items[0].(fyne.Tappable))
	w.Canvas().FocusNext()
	if w.Canvas().Focused() == fyne.Focusable(c.group) {
		t.Error("Tab stops at a disabled group")
	}
	c.Enable()
	c.Focus()
	if w.Canvas().Focused() != fyne.Focusable(c.group) || c.Chosen() != "two" {
		t.Error("an enabled group does not work again")
	}
}

func TestChecksToggle(t *testing.T) {
	start(t, look)
	var heard []string
	c := NewChecks("Welke", "", longOptions, func(id string, on bool) {
		if on {
			id = "+" + id
		}
		heard = append(heard, id)
	})
	w := show(t, 600, 300, Rows(0, c))
	c.Focus()
	press(w, fyne.KeySpace, fyne.KeyTab, fyne.KeyReturn, fyne.KeySpace, fyne.KeySpace) // Enter is the window's
	test.Tap(c.checks[2])
	if want := []string{"+one", "+two", "two", "+three"}; !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}
	if want := []string{"one", "three"}; !slices.Equal(c.Ticked(), want) {
		t.Errorf("ticked %v, want %v", c.Ticked(), want)
	}
	c.Set("two")
	if !slices.Equal(c.Ticked(), []string{"two"}) || len(heard) != 4 {
		t.Error("Set did not tick, or called back")
	}
	c.Disable()
	test.Tap(c.checks[1])
	if !slices.Equal(c.Ticked(), []string{"two"}) {
		t.Error("a disabled box was unticked")
	}
}

func TestStripGoesToAnAnswer(t *testing.T) {
	start(t, look)
	var heard []int
	s := NewStrip("Antwoorden", eight(), func(i int) { heard = append(heard, i) })
	w := show(t, 600, 100, Line(0, s))
	s.Focus()
	press(w, fyne.KeyRight, fyne.KeyReturn, fyne.KeyEnd, fyne.KeySpace, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	test.Tap(s.items[2])
	if want := []int{1, 7, 7, 2}; !slices.Equal(heard, want) {
		t.Errorf("went to %v, want %v", heard, want)
	}
	s.SetCells(eight()[:3])
	press(w, fyne.KeyEnd, fyne.KeySpace)
	if heard[len(heard)-1] != 2 {
		t.Error("a shorter strip goes past its end")
	}
	if said := s.AccessibilityLabel(); said != "Antwoorden. Versleuteling: nee. Onleesbaar: nee. Onderzocht: verlopen" {
		t.Errorf("a screen reader hears %q", said)
	}
}

func TestNavigationByKeyboardAndPointer(t *testing.T) {
	start(t, look)
	n := steps()
	var heard []string
	n.OnChosen = func(id string) { heard = append(heard, id) }
	w := show(t, 231, 300, NewNavPage(n))
	n.Focus()
	press(w, fyne.KeyDown, fyne.KeyReturn, fyne.KeyHome, fyne.KeySpace)
	test.Tap(n.rows[1])
	if want := []string{"Gemaakt voor zorg", "practice", "eight"}; !slices.Equal(heard, want) {
		t.Errorf("went to %v, want %v", heard, want)
	}
	n.SetItems([]NavItem{{ID: "one", Text: "Een"}})
	press(w, fyne.KeyReturn)
	if heard[len(heard)-1] != "one" {
		t.Error("a shorter list goes past its end")
	}
}

func TestShortcutsWorkFromAnEntryAndRestUnderADialog(t *testing.T) {
	start(t, look)
	heard := map[string]int{}
	hear := func(name string) func() { return func() { heard[name]++ } }
	f := NewTextField(TextOptions{Label: "Naam", Lines: 3})
	b := NewButton(Plain, "Vorige", nil)
	w := show(t, 600, 300, Rows(0, f, b))
	SetShortcuts(w.Canvas(),
		Shortcut{fyne.KeyReturn, fyne.KeyModifierControl, hear("next")},
		Shortcut{fyne.KeyLeft, fyne.KeyModifierAlt, hear("back")},
		Shortcut{fyne.KeyF1, 0, hear("help")})
	next := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}

	f.Focus()
	typed(w, "abc")
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(next)
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt})
	press(w, fyne.KeyF1)
	b.Focus()
	press(w, fyne.KeyF1)
	if heard["next"] != 1 || heard["back"] != 1 || heard["help"] != 2 || f.Text() != "abc" {
		t.Errorf("heard %v, and the field holds %q", heard, f.Text())
	}

	Confirm(w.Canvas(), ConfirmOptions{Text: "Weg?", Safe: "Blijven"})
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: shortcutName(next)})
	press(w, fyne.KeyF1, fyne.KeyEscape)
	if heard["next"] != 1 || heard["help"] != 2 {
		t.Errorf("heard %v under a dialog", heard)
	}
	press(w, fyne.KeyF1)
	if heard["help"] != 3 {
		t.Error("the keys do not come back after a dialog")
	}
}

// recorder keeps what is registered on a canvas; the test driver's cannot be asked for it.
type recorder struct {
	fyne.Canvas
	handlers map[string]func(fyne.Shortcut)
}

func (r recorder) AddShortcut(s fyne.Shortcut, handle func(fyne.Shortcut)) {
	r.handlers[s.ShortcutName()] = handle
}

// TestUndoInAField is of what was typed there, and then the window's.
func TestUndoInAField(t *testing.T) {
	start(t, look)
	f := NewTextField(TextOptions{Label: "Naam"})
	w := show(t, 600, 300, Rows(0, f))
	undone := 0
	SetShortcuts(w.Canvas(), Shortcut{fyne.KeyZ, fyne.KeyModifierControl, func() { undone++ }})
	f.Focus()
	typed(w, "a")
	undo := func() { w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{}) }
	if undo(); f.Text() != "" || undone != 0 {
		t.Errorf("the field holds %q, the window undid %d", f.Text(), undone)
	}
	if undo(); undone != 1 {
		t.Error("with nothing typed, the field keeps the key to itself")
	}
}

func TestShortcutsWorkWhereNothingHasFocus(t *testing.T) {
	start(t, look)
	w := show(t, 300, 100, NewText(Body, "leeg"))
	saved := 0
	r := recorder{w.Canvas(), map[string]func(fyne.Shortcut){}}
	SetShortcuts(r, Shortcut{fyne.KeyS, fyne.KeyModifierControl, func() { saved++ }})
	s := &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}
	r.handlers[s.ShortcutName()](s)
	if saved != 1 {
		t.Errorf("saved %d times", saved)
	}
	popUnder(w.Content(), NewText(Body, "open"), fyne.NewSize(100, 40))
	r.handlers[s.ShortcutName()](s)
	if saved != 1 {
		t.Error("the keys do not rest under an open list")
	}
}
