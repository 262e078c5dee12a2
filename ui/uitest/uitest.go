// Package uitest is what a person does in a test of the window: keys, typing, and
// reading what stands there. It knows no room.
package uitest

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Now is when every test of the window takes place.
var Now = time.Date(2026, 11, 22, 14, 32, 0, 0, time.UTC)

// Window is what the hands of a test reach of the window.
type Window interface {
	shell.Speaker
	Place() string
	Page() shell.Page
	Canvas() fyne.Canvas
	Window() fyne.Window
	Frame() *shell.Frame
	Next()
	Store() *dossier.Store
	Desk() *desk.Desk
}

// Hands are those of a person at a window, on a desktop that a test makes.
type Hands struct {
	w       Window
	TB      testing.TB
	Desktop *Desktop
	Work    *Inline    // what the worker is
	Swap    *Swappable // the worker, of which another can take the place
	Fyne    fyne.App
	Clock   func() time.Time
}

// NewHands are those of somebody who has no window before them yet.
func NewHands(t testing.TB) *Hands {
	b := &Inline{}
	return &Hands{TB: t, Desktop: &Desktop{Folder: t.TempDir()}, Work: b, Swap: &Swappable{b}, Clock: func() time.Time { return Now }}
}

// Before sets them before a window, in an app of Fyne's test driver.
func (h *Hands) Before(w Window, theme fyne.Theme, open func(fyne.App, fyne.Window, shell.Host)) {
	h.w = w
	h.Fyne = test.NewTempApp(h.TB)
	h.Fyne.Settings().SetTheme(theme)
	open(h.Fyne, test.NewTempWindow(h.TB, nil), h.Desktop)
}

// Words are the sentences of a language.
func Words(t testing.TB, lang string) *words.Catalogue {
	t.Helper()
	c, err := words.Load(lang)
	Must(t, err)
	return c
}

// Must fails at an error.
func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// ReadString is what stands in a file.
func ReadString(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	Must(t, err)
	return string(data)
}

// fielded is a page with fields.
type fielded interface{ All() map[string]parts.Field }

// insider is what scrolls something of its own.
type insider interface{ Inside() fyne.CanvasObject }

// Fields are the fields of the page that is shown, by path.
func (h *Hands) Fields() map[string]parts.Field {
	if p, is := h.w.Page().(fielded); is {
		return p.All()
	}
	return nil
}

// FieldAt is a field of the page that is shown, by its path.
func (h *Hands) FieldAt(path string) parts.Field {
	h.TB.Helper()
	field, ok := h.Fields()[path]
	if !ok {
		h.TB.Fatalf("%s has no field %s", h.w.Place(), path)
	}
	return field
}

// Labelled is the field for text on the page whose label has a key.
func (h *Hands) Labelled(key string, params ...string) *parts.TextField {
	h.TB.Helper()
	label := h.w.T(key, params...)
	field := FieldIn(h.w.Frame().Body, label)
	if field == nil {
		h.TB.Fatalf("%s has no field %q", h.w.Place(), label)
	}
	return field
}

// Write types a text in the field whose label has a key, in the place of what is there.
func (h *Hands) Write(key, text string) {
	h.TB.Helper()
	field := h.Labelled(key)
	field.FocusAll()
	if field.Text() != "" {
		h.Key(fyne.KeyBackspace)
	}
	h.Typed(text)
}

// Key presses keys where the keyboard is.
func (h *Hands) Key(names ...fyne.KeyName) {
	h.TB.Helper()
	for _, name := range names {
		if name == fyne.KeyTab {
			h.w.Canvas().FocusNext()
			continue
		}
		focused := h.w.Canvas().Focused()
		if focused == nil {
			h.TB.Fatalf("nothing has focus at %s", h.w.Place())
		}
		focused.TypedKey(&fyne.KeyEvent{Name: name})
		if after := h.w.Canvas().Focused(); name == fyne.KeySpace && after != nil {
			after.TypedRune(' ') // as the driver does: the letter after the key, to where the keyboard is by then
		}
	}
}

// Typed types text where the keyboard is.
func (h *Hands) Typed(text string) {
	h.TB.Helper()
	for _, c := range text {
		focused := h.w.Canvas().Focused()
		if focused == nil {
			h.TB.Fatalf("nothing has focus at %s", h.w.Place())
		}
		focused.TypedRune(c)
	}
}

// Onward presses Ctrl+Enter. Fyne's test driver keeps no shortcuts of a window:
// where no field takes it, the smoke in the real window shows that it arrives.
func (h *Hands) Onward() {
	h.TB.Helper()
	if focused, ok := h.w.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
		return
	}
	h.w.Next()
}

// At fails unless the window shows a place.
func (h *Hands) At(place string) {
	h.TB.Helper()
	if h.w.Place() != place {
		h.TB.Fatalf("the window is at %q, want %q", h.w.Place(), place)
	}
}

// Picture writes what the window looks like, where PICTURES names a folder.
func (h *Hands) Picture(name string) {
	h.TB.Helper()
	folder := os.Getenv("PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, strings.ReplaceAll(name, ":", "-")+".png"))
	Must(h.TB, err)
	defer f.Close()
	Must(h.TB, png.Encode(f, h.w.Canvas().Capture()))
}

// TabTo presses Tab until the keyboard is at the field of a path.
func (h *Hands) TabTo(path string) {
	h.TB.Helper()
	target := h.FocusOf(h.FieldAt(path).Focus)
	h.TabUntil(path, func(o fyne.Focusable) bool { return o == target })
}

// TabToButton presses Tab until the keyboard is at a button with these words.
func (h *Hands) TabToButton(words string) {
	h.TB.Helper()
	h.TabUntil(words, func(o fyne.Focusable) bool {
		b, ok := o.(*parts.Button)
		return ok && b.Text() == words
	})
}

// TabUntil presses Tab until the keyboard is there.
func (h *Hands) TabUntil(what string, there func(fyne.Focusable) bool) {
	h.TB.Helper()
	for range 400 {
		if o := h.w.Canvas().Focused(); o != nil && there(o) {
			return
		}
		h.Key(fyne.KeyTab)
	}
	h.TB.Fatalf("%s: Tab does not reach %s", h.w.Place(), what)
}

// FocusOf is what has the keyboard after something was done; the keyboard stays
// where it was.
func (h *Hands) FocusOf(do func()) fyne.Focusable {
	canvas := h.w.Canvas()
	before := canvas.Focused()
	do()
	at := canvas.Focused()
	canvas.Focus(before)
	return at
}

// Press reaches a button by Tab and presses it.
func (h *Hands) Press(key string, params ...string) {
	h.TB.Helper()
	h.TabToButton(h.w.T(key, params...))
	h.Key(fyne.KeyReturn)
}

// Fill types into the fields of a page, reached by Tab.
func (h *Hands) Fill(pairs ...string) {
	h.TB.Helper()
	for i := 0; i < len(pairs); i += 2 {
		h.TabTo(pairs[i])
		h.Typed(pairs[i+1])
	}
}

// Choose moves to an option of a choice and takes it; the first one is 0.
func (h *Hands) Choose(path string, option int) {
	h.TB.Helper()
	h.TabTo(path)
	h.Key(fyne.KeyHome)
	for range option {
		h.Key(fyne.KeyDown)
	}
	h.Key(fyne.KeySpace)
}

// Pick opens the list of a field and takes an option; the first one is 0.
func (h *Hands) Pick(path string, option int) {
	h.TB.Helper()
	h.TabTo(path)
	h.pick(option)
}

// PickIn does so in the list whose label has a key.
func (h *Hands) PickIn(key string, option int) {
	h.TB.Helper()
	label := h.w.T(key)
	list := Find(h.w.Frame().Body, func(f *parts.SelectField) bool { return strings.HasPrefix(f.AccessibilityLabel(), label) })
	if list == nil {
		h.TB.Fatalf("%s has no list %q", h.w.Place(), label)
	}
	at := h.FocusOf(list.Focus)
	h.TabUntil(label, func(o fyne.Focusable) bool { return o == at })
	h.pick(option)
}

func (h *Hands) pick(option int) {
	h.TB.Helper()
	h.Key(fyne.KeySpace, fyne.KeyHome)
	for range option {
		h.Key(fyne.KeyDown)
	}
	h.Key(fyne.KeyReturn)
}

// Tick ticks the first n boxes of several.
func (h *Hands) Tick(path string, n int) {
	h.TB.Helper()
	h.TabTo(path)
	for range n {
		h.Key(fyne.KeySpace, fyne.KeyTab)
	}
}

// Dismiss closes the dialog that is open, by its safe button.
func (h *Hands) Dismiss() {
	h.TB.Helper()
	h.dialog()
	h.w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
}

// Accept presses the button of the dialog that is open.
func (h *Hands) Accept(key string) {
	h.TB.Helper()
	h.AcceptText(h.w.T(key))
}

// AcceptText presses a button of the dialog that is open, by its words.
func (h *Hands) AcceptText(text string) {
	h.TB.Helper()
	h.dialog()
	for range 5 {
		h.Key(fyne.KeyTab)
		if b, is := h.w.Canvas().Focused().(*parts.Button); is && b.Text() == text {
			h.Key(fyne.KeyReturn)
			return
		}
	}
	h.TB.Fatalf("the dialog has no button %q", text)
}

// Asked reports whether a dialog is open.
func (h *Hands) Asked() bool { return h.w.Canvas().Overlays().Top() != nil }

func (h *Hands) dialog() fyne.CanvasObject {
	h.TB.Helper()
	top := h.w.Canvas().Overlays().Top()
	if top == nil {
		h.TB.Fatalf("no dialog is open at %s", h.w.Place())
	}
	return top
}

// Asks fails unless the dialog that is open says all of these.
func (h *Hands) Asks(want ...string) {
	h.TB.Helper()
	said := TextIn(h.dialog())
	for _, w := range want {
		if !strings.Contains(said, w) {
			h.TB.Errorf("the dialog does not say %q:\n%s", w, said)
		}
	}
}

// Says fails where the page does not say something.
func (h *Hands) Says(want ...string) {
	h.TB.Helper()
	text := h.w.Frame().Body.AccessibilityLabel()
	for _, w := range want {
		if !strings.Contains(text, w) {
			h.TB.Errorf("%s does not say %q:\n%s", h.w.Place(), w, text)
		}
	}
}

// SaysNot fails where the page says something.
func (h *Hands) SaysNot(not ...string) {
	h.TB.Helper()
	text := h.w.Frame().Body.AccessibilityLabel()
	for _, n := range not {
		if strings.Contains(text, n) {
			h.TB.Errorf("%s says %q:\n%s", h.w.Place(), n, text)
		}
	}
}

// Another opens the dossier as another program would, on another computer.
func (h *Hands) Another() *dossier.Store {
	h.TB.Helper()
	locks, _ := filepath.Glob(h.w.Store().Path() + "*lock*")
	for _, l := range locks {
		os.Remove(l)
	}
	other, err := dossier.Open(h.w.Store().Path(), dossier.Options{})
	Must(h.TB, err)
	return other
}

// Children are what an object is made of, whatever kind it is.
func Children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// TextIn is all that the texts in something say.
func TextIn(o fyne.CanvasObject) string {
	if text, is := o.(*parts.Text); is {
		return text.Text() + "\n"
	}
	said := ""
	for _, child := range Children(o) {
		said += TextIn(child)
	}
	return said
}

// FieldIn finds the field for text with a label in something; nil for none.
func FieldIn(o fyne.CanvasObject, label string) *parts.TextField {
	return Find(o, func(f *parts.TextField) bool { return f.Label() == label })
}

// TabToNamed presses Tab until the keyboard is at what a screen reader calls so, by the
// key of its words.
func (h *Hands) TabToNamed(key string) {
	h.TB.Helper()
	name := h.w.T(key)
	h.TabUntil(name, func(o fyne.Focusable) bool {
		named, is := o.(fyne.Accessible)
		return is && strings.Contains(named.AccessibilityLabel(), name)
	})
}

// Buttons are the words of the buttons on the page.
func (h *Hands) Buttons() (words []string) {
	Each(h.w.Frame().Body, func(b *parts.Button) bool {
		words = append(words, b.Text())
		return false
	})
	return words
}

// Tap taps the button on the page whose words have a key; the keyboard stays where it is.
func (h *Hands) Tap(key string) {
	h.TB.Helper()
	b := Find(h.w.Frame().Body, func(b *parts.Button) bool { return b.Text() == h.w.T(key) })
	if b == nil {
		h.TB.Fatalf("%s has no button %q", h.w.Place(), h.w.T(key))
	}
	b.Tapped(nil)
}

// HandOut lets the letter of the assessment that is open go out.
func (h *Hands) HandOut() {
	h.TB.Helper()
	d := h.w.Desk()
	key := d.Editor().Key()
	request, err := d.ExportRequest(key, desk.ExportOptions{Lang: "nl"})
	Must(h.TB, err)
	Must(h.TB, d.Exported(key, request, []export.File{{Kind: export.Letter}}))
}

// Find is the first of a kind in something that is meant; nil for none.
func Find[T comparable](o fyne.CanvasObject, meant func(T) bool) (found T) {
	Each(o, func(one T) bool {
		if meant(one) {
			found = one
		}
		return found != *new(T)
	})
	return found
}

// Each calls look with all of a kind in something, until it says that it is enough.
func Each[T any](o fyne.CanvasObject, look func(T) (enough bool)) bool {
	if one, is := o.(T); is && look(one) {
		return true
	}
	for _, child := range inside(o) {
		if Each(child, look) {
			return true
		}
	}
	return false
}

// inside is what an object is made of, and what stands on it where that scrolls.
func inside(o fyne.CanvasObject) []fyne.CanvasObject {
	if scroll, is := o.(insider); is {
		return []fyne.CanvasObject{scroll.Inside()}
	}
	return Children(o)
}
