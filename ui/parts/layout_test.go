package parts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestAsideStandsBesideOnlyWhenThereIsRoom(t *testing.T) {
	for _, c := range []struct {
		scale, width float32
		beside       bool
	}{{1, 760, true}, {1, 600, false}, {1.5, 760, false}, {2, 1400, true}, {2, 716, false}} {
		th := look
		th.Scale = c.scale
		start(t, th)
		main, aside := NewText(Body, long), NewText(Help, long)
		o := Columns(main, aside)
		settle(o, c.width)
		if beside := aside.Position().X > main.Size().Width; beside != c.beside {
			t.Errorf("at %v and %v wide: beside is %v", c.scale, c.width, beside)
		}
		if !c.beside && aside.Position().Y < main.Size().Height {
			t.Errorf("at %v and %v wide the aside lies over the main text", c.scale, c.width)
		}
	}
}

func TestGridFolds(t *testing.T) {
	start(t, look)
	a, b, c := NewText(Body, "a"), NewText(Body, "b"), NewText(Body, "c")
	o := Grid(2, a, b, c)
	settle(o, 500)
	if b.Position().Y != 0 || b.Position().X != 258 || c.Position().X != 0 || c.Position().Y <= 0 {
		t.Errorf("two columns stand at %v, %v, %v", a.Position(), b.Position(), c.Position())
	}
	settle(o, 300)
	if b.Position().X != 0 || b.Position().Y <= 0 {
		t.Errorf("a narrow grid has %v beside", b.Position())
	}
	b.Hide()
	settle(o, 500)
	if c.Position().Y != 0 || c.Position().X != 258 {
		t.Errorf("a hidden object keeps its place: %v", c.Position())
	}
}

func TestLineGoesOnBelow(t *testing.T) {
	start(t, look)
	a, b := NewButton(Plain, "Vorige", nil), NewButton(Primary, "Volgende", nil)
	o := Line(Gap, a, b)
	height := a.MinSize().Height
	settle(o, 400)
	if b.Position().Y != 0 || o.MinSize().Height != height {
		t.Errorf("a wide line has %v, %v high", b.Position(), o.MinSize().Height)
	}
	settle(o, 150)
	if b.Position().X != 0 || b.Position().Y != height+Gap || o.MinSize().Height != 2*height+Gap {
		t.Errorf("a narrow line has %v, %v high", b.Position(), o.MinSize().Height)
	}
}

func TestFootAlwaysShowsItsButtons(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		th := look
		th.Scale = scale
		start(t, th)
		page, _ := questionPage()
		w := show(t, 1024, 640, page)
		next := find(w.Content(), "Volgende")
		if next == nil {
			t.Fatal("no button")
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(next)
		if at.X < 0 || at.X+next.Size().Width > 1024 || at.Y+next.Size().Height > 640 {
			t.Errorf("at %v the button stands at %v", scale, at)
		}
	}
}

// find returns the button with these words.
func find(o fyne.CanvasObject, text string) *Button {
	switch o := o.(type) {
	case *Button:
		if o.Text() == text {
			return o
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			if b := find(child, text); b != nil {
				return b
			}
		}
	}
	return nil
}

func TestFocusScrollsIntoView(t *testing.T) {
	start(t, look)
	var fields []*TextField
	list := Rows(GapWide)
	for range 12 {
		f := NewTextField(TextOptions{Label: "Naam", Help: long})
		fields = append(fields, f)
		list.Add(f)
	}
	checks := NewChecks("Welke", "", longOptions, nil)
	list.Add(checks)
	page := NewPage(0, list)
	w := show(t, 500, 300, Shell(NewNavPage(NewText(Body, long)), page, nil))
	inView := func(o fyne.CanvasObject) bool {
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		return y >= 0 && y+o.Size().Height <= 300
	}
	for i, f := range fields {
		w.Canvas().FocusNext()
		if w.Canvas().Focused() != fyne.Focusable(f.entry) || !inView(f) {
			t.Fatalf("field %d is out of view with the focus, page at %v", i, page.Offset())
		}
	}
	w.Canvas().FocusNext()
	press(w, fyne.KeyTab, fyne.KeyTab)
	if !inView(checks.checks[2]) {
		t.Error("the last box is out of view with the focus")
	}
	fields[0].Focus()
	if !inView(fields[0]) {
		t.Error("going back does not scroll back")
	}
	page.SetContent(NewText(Body, "kort"))
	if page.Offset() != 0 {
		t.Error("a new page does not begin at its top")
	}
}

func TestPageTurnsFromTheKeyboard(t *testing.T) {
	start(t, look)
	f := NewTextField(TextOptions{Label: "Naam"})
	list := Rows(GapWide, f)
	for range 30 {
		list.Add(NewText(Body, long))
	}
	page := NewPage(0, list)
	w := show(t, 700, 300, Shell(NewNavPage(NewText(Body, long)), page, nil))
	SetShortcuts(w.Canvas())
	f.Focus()
	press(w, fyne.KeyPageDown)
	once := page.Offset()
	for range 20 {
		press(w, fyne.KeyPageDown)
	}
	end := page.Offset()
	if once <= 0 || once >= 300 || end+page.Size().Height != page.content.Size().Height {
		t.Errorf("one page down is %v, many are %v of %v", once, end, page.content.Size().Height)
	}
	for range 20 {
		press(w, fyne.KeyPageUp)
	}
	if page.Offset() != 0 {
		t.Errorf("back at the top is %v", page.Offset())
	}
}

func TestPageIsReadAloud(t *testing.T) {
	start(t, look)
	f := NewTextField(TextOptions{Label: "Naam"})
	f.SetText("Keurlab")
	hidden := NewText(Body, "niet")
	hidden.Hide()
	page := NewPage(0, Rows(0, NewText(Question, "Wie?"), NewCard(f), hidden))
	if said := page.AccessibilityLabel(); said != "Wie?. Naam. Keurlab" {
		t.Errorf("a screen reader hears %q", said)
	}
}

func TestFocusFirst(t *testing.T) {
	start(t, look)
	a, b, c := NewTextField(TextOptions{Label: "A"}), NewTextField(TextOptions{Label: "B"}), NewButton(Plain, "C", nil)
	a.Disable()
	page := NewPage(0, Rows(0, NewText(Question, "?"), a, Grid(2, b), c))
	w := show(t, 500, 300, page)
	if !FocusFirst(page) || w.Canvas().Focused() != fyne.Focusable(b.entry) {
		t.Error("the first field that takes the keyboard does not have it")
	}
	if FocusFirst(NewText(Body, "niets")) {
		t.Error("a text took the keyboard")
	}
}

func TestAdviceKeepsTheFocusWhereItIs(t *testing.T) {
	start(t, look)
	f, a := NewTextField(TextOptions{Label: "A"}), NewAdvice()
	w := show(t, 500, 300, Rows(0, f, a))
	f.Focus()
	a.Say(Caution, SignImportant, "Let op.", long)
	if w.Canvas().Focused() != fyne.Focusable(f.entry) || a.AccessibilityLabel() != "Let op. "+long {
		t.Error("advice takes the keyboard, or is not heard")
	}
}

func TestConfirmIsSafe(t *testing.T) {
	start(t, look)
	answered := ""
	options := ConfirmOptions{Text: long, Safe: "Blijven", OnSafe: func() { answered = "safe" },
		Acts: []Act{{"Opslaan", Primary, func() { answered = "save" }}, {"Weggooien", Danger, func() { answered = "drop" }}}}
	b := NewButton(Plain, "Sluiten", nil)
	w := show(t, 600, 400, Rows(0, b))
	for want, keys := range map[string][]fyne.KeyName{
		"safe": {fyne.KeyReturn}, "save": {fyne.KeyTab, fyne.KeySpace}, "drop": {fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn},
	} {
		answered = ""
		b.Focus()
		Confirm(w.Canvas(), options)
		press(w, keys...)
		if answered != want || w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(b) {
			t.Errorf("%v answers %q, want %q", keys, answered, want)
		}
	}
	answered = ""
	Confirm(w.Canvas(), options)
	press(w, fyne.KeyRight, fyne.KeyEscape)
	if answered != "safe" {
		t.Errorf("Escape answers %q", answered)
	}
	answered = ""
	Confirm(w.Canvas(), options)
	w.Canvas().Unfocus() // a tap beside the buttons
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if answered != "safe" || w.Canvas().OnTypedKey() != nil {
		t.Errorf("Escape without a focus answers %q", answered)
	}
}

// TestASpaceBeingTypedAnswersNothing where a dialog comes by itself over a field.
func TestASpaceBeingTypedAnswersNothing(t *testing.T) {
	start(t, look)
	f := NewTextField(TextOptions{Label: "Toelichting", Lines: 3})
	w := show(t, 600, 400, f)
	f.Focus()
	Confirm(w.Canvas(), ConfirmOptions{Text: long, Safe: "Sluiten"})
	if press(w, fyne.KeySpace); w.Canvas().Overlays().Top() == nil {
		t.Fatal("nobody could read it")
	}
	if press(w, fyne.KeyReturn); w.Canvas().Overlays().Top() != nil {
		t.Error("Enter does not close it")
	}
}

func TestProgressStaysWithinItsBar(t *testing.T) {
	start(t, look)
	stopped := false
	p := NewProgress("Stop", func() { stopped = true })
	w := show(t, 500, 100, Rows(0, p))
	for _, done := range []float32{-1, 0, 0.5, 2} {
		p.Set(done, "Bezig")
		if p.bar.fill.Size().Width < 0 || p.bar.fill.Size().Width > p.bar.rail.Size().Width {
			t.Errorf("%v fills %v of %v", done, p.bar.fill.Size().Width, p.bar.rail.Size().Width)
		}
	}
	if p.bar.fill.Size() != p.bar.rail.Size() {
		t.Error("a full bar is not full")
	}
	p.Focus()
	press(w, fyne.KeySpace)
	if !stopped {
		t.Error("the work cannot be stopped from the keyboard")
	}
}

// TestAPageBeginsWithItsHeading: what stands below the view waits for Tab, and
// where a person is sent to it comes into view at once.
func TestAPageBeginsWithItsHeading(t *testing.T) {
	start(t, look)
	button := NewButton(Plain, "Verder", nil)
	content := Rows(0, NewText(Question, "Kop"), NewText(Body, strings.Repeat("Een hele lange uitleg. ", 200)), button)
	p := NewPage(0, Rows(0))
	w := show(t, 400, 300, p)
	p.SetContent(content)
	if !p.FocusFirst() || w.Canvas().Focused() != nil || p.Offset() != 0 {
		t.Errorf("%T has the keyboard, and the page stands at %v", w.Canvas().Focused(), p.Offset())
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(button) || p.Offset() == 0 {
		t.Errorf("after Tab %T has the keyboard, and the page stands at %v", w.Canvas().Focused(), p.Offset())
	}
	w.Canvas().Unfocus()
	p.SetContent(content)
	if button.Focus(); w.Canvas().Focused() != fyne.Focusable(button) || p.Offset() == 0 {
		t.Errorf("sent there, %T has the keyboard, and the page stands at %v", w.Canvas().Focused(), p.Offset())
	}
}

// TestWhatStandsBesideAPageTurnsNothing: a foot below a page that is higher than
// its view is in view already.
func TestWhatStandsBesideAPageTurnsNothing(t *testing.T) {
	start(t, look)
	p := NewPage(0, NewText(Body, strings.Repeat("Een hele lange uitleg. ", 200)))
	on := NewButton(Primary, "Volgende", nil)
	show(t, 400, 300, Shell(Rows(0), p, Foot(NewText(Strong, "Uitkomst"), on)))
	if on.Focus(); p.Offset() != 0 {
		t.Errorf("the page stands at %v", p.Offset())
	}
}

// TestFieldsStandLevel: a label that takes two lines does not push its field below
// that of its neighbour.
func TestFieldsStandLevel(t *testing.T) {
	start(t, look)
	short := NewTextField(TextOptions{Label: "Versie"})
	tall := NewTextField(TextOptions{Label: "Abonnement bij de controle, zoals het op de rekening staat (mag leeg)", Help: long})
	o := Grid(2, short, tall)
	settle(o, 500)
	at := func(f *TextField) float32 { return f.Position().Y + f.ring.Position().Y }
	if tall.labelHeight() == short.labelHeight() || at(short) != at(tall) {
		t.Errorf("labels %v and %v high, fields at %v and %v", short.labelHeight(), tall.labelHeight(), at(short), at(tall))
	}
	if least := o.MinSize().Height; least != tall.MinSize().Height {
		t.Errorf("the grid is %v high, its tallest field %v", least, tall.MinSize().Height)
	}
}
