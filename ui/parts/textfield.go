package parts

import "fyne.io/fyne/v2"

// TextOptions is what a text field is made of.
type TextOptions struct {
	Label, Help, Placeholder string
	Lines                    int                        // more than 1 wraps, and grows when it holds more
	Most                     int                        // characters that it takes, 0 for no limit
	OnChanged                func(text string)          // while typing
	OnSubmitted              func()                     // Enter in a field of one line with a button of its own; else Enter is the window's
	OnDown                   func()                     // the arrow down, in a field above a list
	OnLeft                   func()                     // the keyboard went elsewhere
	OnTooLong                func(text string)          // a paste or letter that does not fit in Most; the field keeps what it had
	Suggest                  func(text string) []Option // what to offer below the field for what is typed; nil for nothing
	OnTaken                  func(id string)            // a suggestion was taken; its text stands in the field by then
}

// TextField is a field to type in.
type TextField struct {
	caption
	entry     *entry
	suggested func() string // the suggestion that Enter takes, read out
}

var _ Field = (*TextField)(nil)

// NewTextField makes a text field.
func NewTextField(o TextOptions) *TextField {
	f := &TextField{entry: newEntry(o.Lines), suggested: func() string { return "" }}
	f.entry.owner = f
	f.entry.SetPlaceHolder(o.Placeholder)
	f.entry.OnChanged = o.OnChanged
	f.entry.most, f.entry.onTooLong, f.entry.onLeft = o.Most, o.OnTooLong, o.OnLeft
	if o.OnSubmitted != nil {
		f.entry.OnSubmitted = func(string) { o.OnSubmitted() }
	}
	switch {
	case o.Suggest != nil:
		f.suggest(o)
	case o.OnDown != nil:
		f.entry.typed = func(key *fyne.KeyEvent) bool {
			if key.Name == fyne.KeyDown {
				o.OnDown()
			}
			return key.Name == fyne.KeyDown
		}
	}
	f.ring = f.entry.ring
	f.build(f, o.Label, o.Help, f.ring)
	return f
}

// suggest offers what fits what is typed, in a list that floats below the field.
func (f *TextField) suggest(o TextOptions) {
	s := &suggestions{field: f, find: o.Suggest, taken: o.OnTaken}
	f.entry.typed, f.suggested = s.typed, s.said
	f.entry.OnChanged = func(text string) {
		if o.OnChanged != nil {
			o.OnChanged(text)
		}
		s.follow(text)
	}
	f.entry.onLeft = func() {
		s.left()
		if o.OnLeft != nil {
			o.OnLeft()
		}
	}
}

// part is the line with the cursor.
func (f *TextField) part() (top, height float32) {
	top, height = f.entry.part()
	return f.ring.Position().Y + top, height
}

// NewPasswordField makes a field of one line that shows dots, with Fyne's eye to look.
func NewPasswordField(o TextOptions) *TextField {
	o.Lines = 1
	f := NewTextField(o)
	f.entry.Password = true
	f.entry.Refresh()
	return f
}

// Text returns what is typed.
func (f *TextField) Text() string { return f.entry.Text }

// SetText changes it without calling OnChanged.
func (f *TextField) SetText(text string) { f.entry.setQuietly(text) }

// Focus brings the keyboard here.
func (f *TextField) Focus() { focus(f.entry) }

// FocusAll brings the keyboard here with all that is there selected, so that
// what is typed takes its place.
func (f *TextField) FocusAll() {
	f.Focus()
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// Type brings the keyboard here with a letter that was typed elsewhere.
func (f *TextField) Type(r rune) {
	f.Focus()
	f.entry.fill(f.entry.Text + string(r))
}

// Enable lets type.
func (f *TextField) Enable() {
	f.entry.Enable()
	f.caption.Enable()
}

// Disable shows what is typed without letting change it.
func (f *TextField) Disable() {
	f.entry.Disable()
	f.caption.Disable()
}

// AccessibilityLabel reads label, text and error.
func (f *TextField) AccessibilityLabel() string {
	if f.entry.Password {
		return words(f.Label(), f.Error())
	}
	return words(f.Label(), f.Text(), f.Error(), f.suggested())
}
