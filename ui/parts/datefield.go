package parts

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// isoDate is the order in which dates are kept.
const isoDate = "2006-01-02"

// DateOptions is what a date field is made of.
type DateOptions struct {
	Label, Help, Placeholder string
	Invalid                  string    // what to say of text that is no date
	Open                     string    // the name of the sign that opens the calendar
	Today                    time.Time // where the calendar opens while the field is empty
	Words                    CalendarWords
	Read                     func(text string) (iso string) // year-month-day, empty unless the text is a date
	Show                     func(iso string) string        // as a date is typed; anything else as it is
	OnChanged                func(text, iso string)
	OnLeft                   func() // the keyboard went elsewhere
	Most                     int    // characters that it takes, 0 for no limit
}

// DateField takes a date by typing, or from a calendar that Down and its sign open. What was typed stays as it was typed.
type DateField struct {
	caption
	entry   *entry
	options DateOptions
	popup   *widget.PopUp
}

var _ Field = (*DateField)(nil)

// NewDateField makes a date field.
func NewDateField(o DateOptions) *DateField {
	f := &DateField{entry: newEntry(1), options: o}
	f.entry.owner = f
	f.entry.SetPlaceHolder(o.Placeholder)
	f.entry.ActionItem = newGlyph(o.Open, monthSheet(), f.open)
	f.entry.OnChanged = f.changed
	f.entry.most, f.entry.onLeft = o.Most, f.left
	f.entry.typed = f.typed
	f.ring = f.entry.ring
	f.build(f, o.Label, o.Help, f.ring)
	return f
}

// Text returns what was typed.
func (f *DateField) Text() string { return f.entry.Text }

// ISO returns year-month-day, empty when nothing or no date was typed.
func (f *DateField) ISO() string { return f.options.Read(f.entry.Text) }

// SetText shows what was typed before, or a date, without calling OnChanged.
func (f *DateField) SetText(text string) {
	f.entry.setQuietly(f.options.Show(text))
	f.check()
}

// Focus brings the keyboard here.
func (f *DateField) Focus() { focus(f.entry) }

// Enable lets type.
func (f *DateField) Enable() {
	f.entry.Enable()
	f.caption.Enable()
}

// Disable shows what is typed without letting change it.
func (f *DateField) Disable() {
	f.entry.Disable()
	f.caption.Disable()
}

// AccessibilityLabel reads label, text and error.
func (f *DateField) AccessibilityLabel() string { return words(f.Label(), f.Text(), f.Error()) }

func (f *DateField) changed(text string) {
	if f.Error() == f.options.Invalid {
		f.SetError("") // judged again on leaving, not at every key
	}
	if f.options.OnChanged != nil {
		f.options.OnChanged(text, f.ISO())
	}
}

func (f *DateField) left() {
	f.check()
	if f.options.OnLeft != nil {
		f.options.OnLeft()
	}
}

// check says that the text is no date, and leaves any other error alone.
func (f *DateField) check() {
	bad := f.entry.Text != "" && f.ISO() == ""
	switch {
	case bad:
		f.SetError(f.options.Invalid)
	case f.Error() == f.options.Invalid:
		f.SetError("")
	}
}

func (f *DateField) typed(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyDown {
		return false
	}
	f.open()
	return true
}

func (f *DateField) open() {
	if f.Disabled() {
		return
	}
	day, err := time.Parse(isoDate, f.ISO())
	if err != nil {
		y, m, d := f.options.Today.Date()
		day = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	f.Focus() // where the keyboard returns to
	c := newCalendar(f.options.Words, day, f.pick, f.close)
	f.popup = popUnder(f.ring, c, c.MinSize())
	c.Focus()
}

func (f *DateField) pick(day time.Time) {
	f.close()
	f.entry.fill(f.options.Show(day.Format(isoDate)))
	f.check()
}

func (f *DateField) close() {
	f.popup.Hide()
	f.Focus()
}
