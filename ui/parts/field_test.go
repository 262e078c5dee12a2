package parts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestTextFieldTellsWhatIsTyped(t *testing.T) {
	start(t, look)
	heard := ""
	submitted := 0
	f := NewTextField(TextOptions{Label: "Naam", OnChanged: func(text string) { heard = text }, OnSubmitted: func() { submitted++ }})
	w := show(t, 400, 200, Rows(0, f))
	f.Focus()
	typed(w, "Keurlab")
	press(w, fyne.KeyReturn)
	if heard != "Keurlab" || f.Text() != "Keurlab" || submitted != 1 {
		t.Errorf("heard %q, holds %q, submitted %d", heard, f.Text(), submitted)
	}
	f.SetText("anders")
	if heard != "Keurlab" || f.Text() != "anders" {
		t.Error("SetText does not set, or called back")
	}
	f.SetError("te kort")
	if said := f.AccessibilityLabel(); said != "Naam. anders. te kort" {
		t.Errorf("a screen reader hears %q", said)
	}
}

func TestTabLeavesAField(t *testing.T) {
	start(t, look)
	first, lines, last := NewTextField(TextOptions{Label: "A"}), NewTextField(TextOptions{Label: "B", Lines: 3}), NewTextField(TextOptions{Label: "C"})
	w := show(t, 400, 400, Rows(0, first, lines, last))
	first.Focus()
	press(w, fyne.KeyTab)
	typed(w, "een")
	press(w, fyne.KeyReturn)
	typed(w, "twee")
	if lines.Text() != "een\ntwee" {
		t.Errorf("Enter in a field of lines gives %q", lines.Text())
	}
	if lines.entry.AcceptsTab() {
		t.Error("Tab stays in a field of lines")
	}
	press(w, fyne.KeyTab)
	if w.Canvas().Focused() != fyne.Focusable(last.entry) {
		t.Error("Tab order is not the order on the page")
	}
}

func TestTooLongAPasteIsRefusedWhole(t *testing.T) {
	start(t, look)
	const most = 100
	refused := ""
	f := NewTextField(TextOptions{Label: "Toelichting", Lines: 3, Most: most, OnTooLong: func(text string) { refused = text }})
	w := show(t, 400, 400, Rows(0, f))
	f.Focus()
	clipboard := fyne.CurrentApp().Clipboard()
	paste := func(text string) {
		clipboard.SetContent(text)
		w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	}

	paste("vooraf ")
	tooLong := strings.Repeat("é", most-6)
	paste(tooLong)
	if f.Text() != "vooraf " || refused != tooLong || clipboard.Content() != tooLong {
		t.Errorf("the field holds %d characters, the clipboard %d, refused %d", len(f.Text()), len(clipboard.Content()), len(refused))
	}
	refused = ""
	paste(strings.Repeat("é", most-7))
	if refused != "" || len([]rune(f.Text())) != most {
		t.Fatal("what just fits was refused")
	}
	typed(w, "x")
	press(w, fyne.KeyReturn)
	if refused != "\n" || len([]rune(f.Text())) != most {
		t.Error("a full field takes more")
	}
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	paste("opnieuw")
	if f.Text() != "opnieuw" {
		t.Error("what replaces a selection counts the selection too")
	}
}

func TestADateFieldHoldsItsLimit(t *testing.T) {
	start(t, look)
	o := dateOptions()
	o.Most = 3
	f := NewDateField(o)
	w := show(t, 400, 300, Rows(0, f))
	f.Focus()
	typed(w, "22-11")
	if f.Text() != "22-" {
		t.Errorf("it holds %q", f.Text())
	}
}

func TestAFieldWithoutALimitTakesAll(t *testing.T) {
	start(t, look)
	f := NewTextField(TextOptions{Label: "Naam"})
	w := show(t, 400, 300, Rows(0, f))
	f.Focus()
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent(strings.Repeat("é", 20_000))
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if n := len([]rune(f.Text())); n != 20_000 {
		t.Errorf("it took %d characters", n)
	}
}

// TestAPasteIsFitForItsField: two lines of a document, with a tab and a mark that turns
// what follows around, in a field of one line and in one of several (W24).
func TestAPasteIsFitForItsField(t *testing.T) {
	for lines, want := range map[int]string{1: "Zorg aan huis Team A", 3: "Zorg\naan huis Team A"} {
		start(t, look)
		f := NewTextField(TextOptions{Label: "Naam", Lines: lines})
		w := show(t, 400, 300, Rows(0, f))
		f.Focus()
		clipboard := fyne.CurrentApp().Clipboard()
		clipboard.SetContent("Zorg\r\naan huis\tTeam \u202eA")
		w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
		if f.Text() != want {
			t.Errorf("%d lines hold %q, not %q", lines, f.Text(), want)
		}
	}
}

// refreshes counts how often it is drawn anew.
type refreshes struct {
	widget.BaseWidget
	count int
}

func (r *refreshes) Refresh() { r.count++ }

func (r *refreshes) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(Rows(0)) }

// A field is told at every key that nothing is wrong; only a change is drawn.
func TestTheSameErrorIsNotDrawnAgain(t *testing.T) {
	start(t, look)
	f, inside := NewTextField(TextOptions{Label: "Naam"}), &refreshes{}
	inside.ExtendBaseWidget(inside)
	f.box.Add(inside)
	for _, step := range []struct {
		text  string
		drawn bool
	}{{"", false}, {"Te kort.", true}, {"Te kort.", false}, {"", true}, {"", false}} {
		before := inside.count
		f.SetError(step.text)
		if drawn := inside.count > before; drawn != step.drawn {
			t.Errorf("with %q it is drawn: %t", step.text, drawn)
		}
	}
}

func TestErrorComesAndGoes(t *testing.T) {
	start(t, look)
	f := NewTextField(TextOptions{Label: "Naam"})
	w := show(t, 400, 300, Rows(0, f))
	calm := test.RenderToMarkup(w.Canvas())
	low := f.MinSize().Height
	f.SetError("Vul een naam in.")
	if f.MinSize().Height <= low || f.Error() != "Vul een naam in." {
		t.Error("an error takes no room")
	}
	f.SetError("")
	w.Content().Refresh()
	if test.RenderToMarkup(w.Canvas()) != calm {
		t.Error("an error leaves traces")
	}
}

func TestDateFieldKeepsWhatWasTyped(t *testing.T) {
	start(t, look)
	var heard []string
	o := dateOptions()
	o.Invalid = "geen datum"
	o.OnChanged = func(text, iso string) { heard = append(heard, text+"="+iso) }
	f := NewDateField(o)
	w := show(t, 400, 400, Rows(0, f, NewTextField(TextOptions{Label: "B"})))
	f.Focus()
	typed(w, "31-11-2026")
	if f.Error() != "" {
		t.Error("judged while typing")
	}
	press(w, fyne.KeyTab)
	if f.Error() != "geen datum" || f.Text() != "31-11-2026" || f.ISO() != "" {
		t.Errorf("%q, %q, %q", f.Error(), f.Text(), f.ISO())
	}
	f.Focus()
	press(w, fyne.KeyEnd)
	for range "31-11-2026" {
		press(w, fyne.KeyBackspace)
	}
	typed(w, "1-2-2026")
	press(w, fyne.KeyTab)
	if f.Error() != "" || f.Text() != "1-2-2026" || f.ISO() != "2026-02-01" {
		t.Errorf("%q, %q, %q", f.Error(), f.Text(), f.ISO())
	}
	if last := heard[len(heard)-1]; last != "1-2-2026=2026-02-01" {
		t.Errorf("last heard %q", last)
	}
	f.SetError("ligt in de toekomst")
	f.Focus()
	press(w, fyne.KeyTab)
	if f.Error() != "ligt in de toekomst" {
		t.Error("leaving the field takes another's error away")
	}
}

func TestCalendarByKeyboard(t *testing.T) {
	start(t, look)
	f := NewDateField(dateOptions())
	w := show(t, 800, 600, Rows(0, f))
	f.Focus()
	press(w, fyne.KeyDown, fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyReturn)
	if f.ISO() != "2026-12-14" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("picked %q", f.ISO())
	}
	f.SetText("2026-01-31")
	press(w, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn)
	if f.Text() != "28-02-2026" {
		t.Errorf("a month after 31 January is %q", f.Text())
	}
	press(w, fyne.KeyDown, fyne.KeyRight, fyne.KeyEscape)
	if f.Text() != "28-02-2026" || w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(f.entry) {
		t.Error("Escape picks, or leaves the calendar open, or loses the keyboard")
	}
}

func TestCalendarByPointer(t *testing.T) {
	start(t, look)
	f := NewDateField(dateOptions())
	f.SetText("2026-02-10")
	w := show(t, 800, 600, Rows(0, f))
	test.Tap(f.entry.ActionItem.(fyne.Tappable))
	c := w.Canvas().Focused().(*calendar)
	if first := c.cells[7]; first.text.Text != "26" || first.day.Format(isoDate) != "2026-01-26" {
		t.Errorf("February 2026 begins with %s", first.day.Format(isoDate))
	}
	test.Tap(c.cells[0])
	test.Tap(c.cells[8])
	if f.ISO() != "2026-01-27" {
		t.Errorf("tapped %q", f.ISO())
	}
}

func TestPopupsLieWithinTheWindow(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		th := look
		th.Scale = scale
		start(t, th)
		date := NewDateField(dateOptions())
		w := show(t, 1024, 640, Rows(GapWide, NewText(Question, long), date))
		within := func(o fyne.CanvasObject) bool {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			return at.X >= 0 && at.Y >= 0 && at.X+o.Size().Width <= 1024 && at.Y+o.Size().Height <= 640
		}
		date.Focus()
		press(w, fyne.KeyDown)
		if !within(date.popup) {
			t.Errorf("at %v the calendar is cut off", scale)
		}
	}
}
