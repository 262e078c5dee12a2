package shell

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// Tell says what went wrong where no field can.
func (s *Shell) Tell(err error) { s.Say(s.words.Error(err)) }

// Say says something that asks nothing.
func (s *Shell) Say(text string) {
	s.Ask(parts.ConfirmOptions{Text: text, Safe: s.T("close")})
}

// TellDone says that something was done, or why it was not.
func (s *Shell) TellDone(err error, key string, params ...string) {
	if err != nil {
		s.Tell(err)
		return
	}
	s.Say(s.T(key, params...))
}

// Confirm asks before something that cannot be undone.
func (s *Shell) Confirm(text, act string, do func()) {
	s.Ask(parts.ConfirmOptions{Text: text, Safe: s.T("cancel"), Acts: []parts.Act{{Text: act, Weight: parts.Danger, Do: do}}})
}

// Ask asks a question of one sentence.
func (s *Shell) Ask(o parts.ConfirmOptions) { parts.Confirm(s.Canvas(), o) }

// TellTooLong says that a paste did not fit in a field, which keeps what it had.
func (s *Shell) TellTooLong(field string) {
	s.Say(s.T("text.too-long", "field", field, "max", strconv.Itoa(assessment.MaxText)))
}

// Refuse says at a field what is wrong there, and brings the keyboard to it with all
// that it says in view.
func (s *Shell) Refuse(f parts.Field, why string) {
	f.SetError(why)
	s.Relayout()
	f.Focus()
	s.Reveal(f)
}

// Relayout lays the page out again after its content became higher or lower.
func (s *Shell) Relayout() { s.frame.Body.Relayout() }

// Reveal moves the page until something on it is in view.
func (s *Shell) Reveal(o fyne.CanvasObject) { s.frame.Body.Reveal(o) }

// Column is a page of one column.
func (s *Shell) Column(rows ...fyne.CanvasObject) fyne.CanvasObject {
	return parts.Rows(parts.GapWide+parts.Gap, rows...)
}

// Heading opens a page: which step it is, what it asks, and a line of help.
func (s *Shell) Heading(step, title, intro string) fyne.CanvasObject {
	return parts.Rows(parts.Gap, parts.NewText(parts.Eyebrow, strings.ToUpper(s.T(step))), parts.NewText(parts.Question, s.T(title)), parts.NewText(parts.Body, s.T(intro)))
}

// Section opens a part of a page; no key of help for none.
func (s *Shell) Section(title, help string) fyne.CanvasObject {
	rows := []fyne.CanvasObject{parts.NewText(parts.Title, s.T(title))}
	if help != "" {
		rows = append(rows, parts.NewText(parts.Help, s.T(help)))
	}
	return parts.Rows(parts.GapSmall, rows...)
}

// Facts sets labels with their values.
func (s *Shell) Facts(facts [][2]string) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, f := range facts {
		rows = append(rows, parts.Rows(0, parts.NewText(parts.Label, f[0]), parts.NewText(parts.Body, f[1])))
	}
	return parts.NewCard(parts.Grid(2, rows...))
}

// Returns is the button that goes back to where one was.
func (s *Shell) Returns() fyne.CanvasObject {
	return parts.Line(0, parts.NewButton(parts.Plain, s.T("back"), s.Return))
}

// Options makes options of ids whose sentences share a prefix.
func (s *Shell) Options(prefix string, ids ...string) []parts.Option {
	options := make([]parts.Option, len(ids))
	for i, id := range ids {
		options[i] = parts.Option{ID: id, Text: s.T(prefix + id)}
	}
	return options
}

// Named makes options of names, in the language of the window.
func (s *Shell) Named(list []assessment.Named) []parts.Option {
	options := make([]parts.Option, len(list))
	for i, n := range list {
		options[i] = parts.Option{ID: n.ID, Text: n.Name.In(s.words.Lang), Help: n.Help.In(s.words.Lang)}
	}
	return options
}

// Line is a field for a text that belongs to nothing yet.
func (s *Shell) Line(label string, into *string) *parts.TextField {
	field := parts.NewTextField(parts.TextOptions{Label: label, Most: assessment.MaxText, OnChanged: func(text string) { *into = text }})
	field.SetText(*into)
	return field
}

// OrElse is a text, or another where there is nothing in it.
func OrElse(text, other string) string {
	if strings.TrimSpace(text) == "" {
		return other
	}
	return text
}

// Join sets the texts that are there behind each other.
func Join(separator string, texts ...string) string {
	var there []string
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			there = append(there, text)
		}
	}
	return strings.Join(there, separator)
}

// Advice is a box that is there from the start.
func Advice(tone parts.Tone, sign parts.Sign, title, text string) *parts.Advice {
	a := parts.NewAdvice()
	a.Say(tone, sign, title, text)
	return a
}

// SetVisible shows or hides something.
func SetVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
		return
	}
	o.Hide()
}

// SetEnabled lets a button work, or rest.
func SetEnabled(b *parts.Button, can bool) {
	if can {
		b.Enable()
		return
	}
	b.Disable()
}
