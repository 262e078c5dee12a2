package parts

import (
	"unicode/utf8"

	"beeldbeltoets/assessment/plaintext"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// entry is Fyne's, with a limit, Tab that always leaves, and the window's own keys passed on.
type entry struct {
	widget.Entry
	owner     fyne.CanvasObject // the field, which is what comes into view
	ring      *ring
	most      int               // characters, 0 for no limit
	onTooLong func(text string) // with what did not fit
	onLeft    func()
	typed     func(*fyne.KeyEvent) bool
	inner     *container.Scroll // of several lines, around the text
}

func newEntry(lines int) *entry {
	e := &entry{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if lines > 1 {
		e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
		e.SetMinRowsVisible(lines)
	}
	e.ring = newRing(e)
	e.ring.wheel = newWheel()
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer is Fyne's, of which an entry of several lines needs to know what it scrolls.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	r := e.Entry.CreateRenderer()
	for _, o := range r.Objects() {
		if inner, is := o.(*container.Scroll); is && e.MultiLine {
			e.inner = inner
		}
	}
	return r
}

// MinSize holds all that is typed: a text of several lines never scrolls within its field.
func (e *entry) MinSize() fyne.Size {
	least := e.Entry.MinSize()
	if e.inner != nil && e.inner.Content != nil {
		text := e.inner.Content.MinSize().Height + 2*theme.SizeForWidget(theme.SizeNameInputBorder, e)
		least.Height = max(least.Height, text)
	}
	return least
}

// grow makes room for what was typed, and keeps the cursor in view.
func (e *entry) grow() {
	if !e.MultiLine {
		return
	}
	if height := e.MinSize().Height; height != e.Size().Height {
		relayout(e)
	}
	if e.ring.focused {
		revealPart(e)
	}
}

// part is the line with the cursor.
func (e *entry) part() (top, height float32) {
	height = fyne.MeasureText("M", theme.SizeForWidget(theme.SizeNameText, e), fyne.TextStyle{}).Height
	return float32(e.CursorRow) * height, height + 2*Gap
}

// AcceptsTab never: Tab goes on to the next field.
func (e *entry) AcceptsTab() bool { return false }

// FocusGained shows the ring and brings the field into view.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	e.ring.setFocused(true)
	if e.owner != nil {
		reveal(e.owner)
	}
	gained(e)
}

// FocusLost hides the ring.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	e.ring.setFocused(false)
	if e.onLeft != nil {
		e.onLeft()
	}
}

// TypedRune holds the limit.
func (e *entry) TypedRune(r rune) {
	if e.fits(string(r)) {
		e.Entry.TypedRune(r)
		e.grow()
	}
}

// TypedKey passes on what an entry has no use for.
func (e *entry) TypedKey(key *fyne.KeyEvent) {
	if e.typed != nil && e.typed(key) {
		return
	}
	if e.passes(key) {
		pass(e, key)
		return
	}
	if e.MultiLine && entersKey(key) && !e.fits("\n") {
		return
	}
	e.Entry.TypedKey(key)
	e.grow()
}

// KeyDown is Fyne's, which selects with Shift, and the window's.
func (e *entry) KeyDown(key *fyne.KeyEvent) {
	e.Entry.KeyDown(key)
	passDown(e, key)
}

// KeyUp is Fyne's and the window's.
func (e *entry) KeyUp(key *fyne.KeyEvent) {
	e.Entry.KeyUp(key)
	passUp(e, key)
}

// passes names the keys that are the window's: Escape, the function keys, and of a single line Enter and turning the page.
func (e *entry) passes(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyPageUp, fyne.KeyPageDown:
		return !e.MultiLine
	case fyne.KeyReturn, fyne.KeyEnter:
		return !e.MultiLine && e.OnSubmitted == nil
	case fyne.KeyEscape:
		return true
	}
	return len(key.Name) > 1 && key.Name[0] == 'F'
}

// TypedShortcut refuses a paste that is too long as a whole, and passes on the window's shortcuts, which Fyne's entry would swallow.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		paste := e.plain(s.Clipboard)
		if e.fits(paste.Content()) {
			e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: paste})
			e.grow()
		}
		return
	case *desktop.CustomShortcut:
		pass(e, &fyne.KeyEvent{Name: shortcutName(s)})
	case *fyne.ShortcutUndo:
		e.own(s, fyne.KeyZ)
		return
	case *fyne.ShortcutRedo:
		e.own(s, fyne.KeyY)
		return
	}
	e.Entry.TypedShortcut(s)
	e.grow()
}

// own undoes or does again what was typed in here, and leaves what came before it to the window.
func (e *entry) own(s fyne.Shortcut, key fyne.KeyName) {
	before := e.Text
	if e.Entry.TypedShortcut(s); e.Text == before {
		pass(e, &fyne.KeyEvent{Name: shortcutName(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})})
		return
	}
	e.grow()
}

// plain is a clipboard whose text is fit for this field.
func (e *entry) plain(c fyne.Clipboard) fyne.Clipboard {
	if e.MultiLine {
		return pasted{c, plaintext.Prose}
	}
	return pasted{c, plaintext.Line}
}

// pasted is a clipboard whose text is made fit for where it goes.
type pasted struct {
	fyne.Clipboard
	fit func(string) string
}

func (p pasted) Content() string { return p.fit(p.Clipboard.Content()) }

// fits says whether there is room for more in place of what is selected, and reports it when there is not.
func (e *entry) fits(more string) bool {
	if e.most == 0 {
		return true
	}
	size := utf8.RuneCountInString(e.Text) - utf8.RuneCountInString(e.SelectedText()) + utf8.RuneCountInString(more)
	if size <= e.most {
		return true
	}
	if e.onTooLong != nil {
		e.onTooLong(more)
	}
	return false
}

// setQuietly changes the text without telling anyone.
func (e *entry) setQuietly(text string) {
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
}

// fill puts a text that was picked, with the cursor after it.
func (e *entry) fill(text string) {
	e.SetText(text)
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// ring lies around a control that draws itself: focus outside it, an error on its border.
type ring struct {
	widget.BaseWidget
	control        fyne.CanvasObject
	focused, wrong bool
	outer, edge    *canvas.Rectangle
	wheel          *wheel // nil where the control turns of its own
}

func newRing(control fyne.CanvasObject) *ring {
	r := &ring{control: control, outer: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *ring) setFocused(on bool) {
	r.focused = on
	r.Refresh()
}

func (r *ring) setWrong(on bool) {
	r.wrong = on
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *ring) CreateRenderer() fyne.WidgetRenderer {
	rr := &ringRenderer{r}
	rr.Refresh()
	return rr
}

type ringRenderer struct{ ring *ring }

func (r *ringRenderer) Layout(size fyne.Size) {
	r.ring.control.Resize(size)
	r.ring.edge.Resize(size)
	if r.ring.wheel != nil {
		r.ring.wheel.Resize(size)
	}
	out := ringGap + ringWidth
	place(r.ring.outer, -out, -out, size.Width+2*out, size.Height+2*out)
}

func (r *ringRenderer) MinSize() fyne.Size { return r.ring.control.MinSize() }

func (r *ringRenderer) Refresh() {
	radius := theme.SizeForWidget(theme.SizeNameInputRadius, r.ring)
	r.paint(r.ring.outer, ColorRing, radius+ringGap, r.ring.focused)
	r.paint(r.ring.edge, ColorBad, radius, r.ring.wrong)
}

func (r *ringRenderer) paint(box *canvas.Rectangle, ink fyne.ThemeColorName, radius float32, on bool) {
	box.FillColor = theme.ColorForWidget(ColorNone, r.ring)
	box.StrokeColor = theme.ColorForWidget(ink, r.ring)
	box.StrokeWidth, box.CornerRadius, box.Hidden = ringWidth, radius, !on
	box.Refresh()
}

func (r *ringRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring.control, r.ring.edge, r.ring.outer}
	if r.ring.wheel != nil {
		objects = append(objects, r.ring.wheel)
	}
	return objects
}

func (r *ringRenderer) Destroy() {}
