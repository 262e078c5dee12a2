package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// fieldSet binds the fields of one screen to the values of the assessment, by path:
// what is typed goes into the value at once, what is wrong with it appears under
// the field, and the review list can jump to it.
type fieldSet struct {
	*shell.Fields
	w    *app
	sync map[string]func() // shows in a field what its path holds by now

	offers map[string]offer // by path: what to pick from below a line of text
}

// offer is what a field suggests for what is typed, and what follows when one is taken.
type offer struct {
	find  func(typed string) []parts.Option
	taken func(id string)
}

func newFieldSet(w *app) *fieldSet {
	return &fieldSet{Fields: shell.NewFields(), w: w, sync: map[string]func(){}}
}

// Notice says why nothing can be changed in what is open.
func (f *fieldSet) Notice() fyne.CanvasObject { return f.w.Locked() }

// Locked says why nothing can be changed in what is open; nil where it can.
func (w *app) Locked() fyne.CanvasObject {
	if !w.Desk().Editor().Locked() {
		return nil
	}
	return shell.Advice(parts.Open, parts.SignImportant, "", w.T(w.lockedBecause()))
}

// value is a text somewhere in the assessment.
type value struct {
	get func() string
	set func(string)
}

// at is the text at a path of the open assessment, or of its decision.
func (f *fieldSet) at(path string) value {
	return value{
		func() string {
			text, _ := form.Get[string](f.w.Desk().Editor().Form(), path) // one that is asked is there
			return text
		},
		func(text string) { f.w.put(path, text) },
	}
}

// looseLine is a field whose text belongs to no assessment yet.
func (w *app) Line(label string, into *string) *parts.TextField {
	field := parts.NewTextField(parts.TextOptions{Label: label, Most: assessment.MaxText, OnChanged: func(s string) { *into = s }})
	field.SetText(*into)
	return field
}

// looseDate is a field for a day that belongs to no assessment yet.
func (w *app) looseDate(label string, into *string) *parts.DateField {
	field := parts.NewDateField(w.dateOptions(label, "", func(d string) { *into = d }))
	field.SetText(*into)
	return field
}

// dateOptions are those of a field for a day; changed gets ISO text, or what was
// typed where that is no day.
func (w *app) dateOptions(label, help string, changed func(string)) parts.DateOptions {
	return parts.DateOptions{
		Label: label, Help: help, Placeholder: w.T("date.placeholder"), Open: w.T("date.calendar"), Today: w.Now(),
		Invalid: w.T("date.invalid"), Words: w.calendarWords(), Most: assessment.MaxText,
		Read:      readDay,
		Show:      func(iso string) string { return words.ShortDate(assessment.Date(iso)) },
		OnChanged: func(typed, iso string) { changed(cmp.Or(iso, typed)) },
	}
}

func readDay(typed string) string {
	if day := words.ParseDate(typed); day.Valid() {
		return string(day)
	}
	return ""
}

// calendarWords are the months and days of the language.
func (w *app) calendarWords() parts.CalendarWords {
	c := parts.CalendarWords{Previous: w.T("date.previous"), Next: w.T("date.next")}
	for i := range c.Months {
		c.Months[i] = w.T("month." + strconv.Itoa(i+1))
	}
	for i := range c.Days {
		c.Days[i] = w.T("weekday." + strconv.Itoa(i+1))
	}
	return c
}

// line adds a field of one line.
func (f *fieldSet) line(path, label, help string, v value) fyne.CanvasObject {
	return f.typed(path, label, help, 1, v)
}

// area adds a field of several lines.
func (f *fieldSet) area(path, label, help string, v value) fyne.CanvasObject {
	return f.typed(path, label, help, 3, v)
}

func (f *fieldSet) typed(path, label, help string, lines int, v value) fyne.CanvasObject {
	suggests := f.offers[path]
	field := parts.NewTextField(parts.TextOptions{
		Label: label, Help: help, Lines: lines, Most: assessment.MaxText, Suggest: suggests.find, OnTaken: suggests.taken,
		OnChanged: func(s string) { f.change(path, func() { v.set(s) }) },
		OnLeft:    func() { f.mark(path) },
		OnTooLong: func(string) { f.w.TooLong(path) },
	})
	field.SetText(v.get())
	f.sync[path] = func() {
		if now := v.get(); now != field.Text() {
			field.SetText(now)
		}
	}
	return f.add(path, field)
}

// date adds a field for a day. What is no day is kept as it was typed.
func (f *fieldSet) date(path, label, help string, v value) fyne.CanvasObject {
	options := f.w.dateOptions(label, help, func(d string) { f.change(path, func() { v.set(d) }) })
	options.OnLeft = func() { f.mark(path) }
	field := parts.NewDateField(options)
	field.SetText(v.get())
	f.sync[path] = func() {
		if now := v.get(); now != cmp.Or(readDay(field.Text()), field.Text()) {
			field.SetText(now)
		}
	}
	return f.add(path, field)
}

// choice adds a choice of one.
func (f *fieldSet) choice(path, label, help string, options []parts.Option, v value) fyne.CanvasObject {
	field := parts.NewChoice(label, help, options, func(id string) { f.change(path, func() { v.set(id) }) })
	field.Set(v.get())
	f.sync[path] = func() { field.Set(v.get()) }
	return f.add(path, field)
}

// checks adds a choice of several, by their ids.
func (f *fieldSet) checks(path, label, help string, options []parts.Option, get func() []string, set func([]string)) fyne.CanvasObject {
	var field *parts.Checks
	field = parts.NewChecks(label, help, options, func(string, bool) { f.change(path, func() { set(field.Ticked()) }) })
	field.Set(get()...)
	f.sync[path] = func() { field.Set(get()...) }
	return f.add(path, field)
}

func (f *fieldSet) add(path string, field parts.Field) fyne.CanvasObject {
	f.Put(path, field)
	if f.w.Desk().Editor().Locked() {
		field.Disable()
	}
	f.mark(path)
	return field
}

// change writes a value and lets everything that follows from it follow. The
// field itself is judged when the keyboard leaves it, not at every key; only an
// error that is mended goes at once.
func (f *fieldSet) change(path string, write func()) {
	if f.w.Desk().Editor().Locked() {
		return
	}
	write()
	f.w.Changed()
	for p := range f.ByPath {
		if p != path || f.wrong(p) == "" {
			f.mark(p)
		}
	}
}

// remove drops one field, which is taken off the screen.
func (f *fieldSet) remove(path string) {
	f.Order = slices.DeleteFunc(f.Order, func(p string) bool { return p == path })
	delete(f.ByPath, path)
	delete(f.sync, path)
}

// mark shows under a field what is wrong with it.
func (f *fieldSet) mark(path string) {
	if field, there := f.ByPath[path]; there {
		field.SetError(f.wrong(path))
	}
}

// wrong says what is wrong with a field. That it is still empty is said by the
// step and the review list, not by a red field.
func (f *fieldSet) wrong(path string) string {
	var wrong []string
	for _, finding := range f.w.Desk().Editor().Findings() {
		if finding.Path == path && finding.UnderField() {
			wrong = append(wrong, f.w.Words().Finding(finding, f.w.Desk().Editor().Content()))
		}
	}
	return strings.Join(wrong, " ")
}

// Focus brings the keyboard to the field of a path, else to the first within it, else to
// the one it is within.
func (f *fieldSet) Focus(path string) bool {
	field := f.Find(path)
	if field != nil {
		f.bring(field)
	}
	return field != nil
}

// bring brings the keyboard to a field; to one that is only to be read, the eye.
func (f *fieldSet) bring(field parts.Field) {
	if !field.Disabled() {
		field.Focus()
		return
	}
	f.w.FocusFirst()
	f.w.Reveal(field)
}

// yesNo are the options yes, no, don't know.
func (w *app) yesNo() []parts.Option {
	return w.Options("", assessment.Yes, assessment.No, assessment.Unknown)
}
