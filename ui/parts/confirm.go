package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ConfirmOptions is one sentence and the ways on from it. Safe, which loses nothing, has the focus when the dialog opens; Escape takes it.
type ConfirmOptions struct {
	Text   string
	Safe   string
	OnSafe func() // may be nil
	Acts   []Act
}

// Act is a named way on.
type Act struct {
	Text   string
	Weight Weight
	Do     func()
}

// Confirm asks over the window. The window's own shortcuts rest until it is answered.
// Where it comes while somebody types, Space is part of that and answers nothing.
func Confirm(c fyne.Canvas, o ConfirmOptions) {
	d := &confirm{canvas: c, typed: c.OnTypedKey(), focused: c.Focused()}
	_, d.typing = d.focused.(*entry)
	d.add(Plain, o.Safe, o.OnSafe)
	for _, act := range o.Acts {
		d.add(act.Weight, act.Text, act.Do)
	}
	row := Line(GapWide)
	for _, b := range d.buttons {
		row.Add(b)
	}
	content := Inset(GapPage, GapPage, Rows(GapPage, NewText(Body, o.Text), row))
	d.popup = widget.NewModalPopUp(container.New(&sentence{canvas: c}, content), c)
	d.popup.Show()
	c.SetOnTypedKey(func(key *fyne.KeyEvent) { d.keyed(key) })
	d.buttons[0].Focus()
}

type confirm struct {
	canvas  fyne.Canvas
	popup   *widget.PopUp
	buttons []*Button
	typed   func(*fyne.KeyEvent) // the window's keys
	focused fyne.Focusable
	typing  bool
}

func (d *confirm) add(weight Weight, text string, do func()) {
	b := NewButton(weight, text, func() { d.close(do) })
	b.typed, b.enters = d.keyed, d.typing
	d.buttons = append(d.buttons, b)
}

// close gives window and keyboard back before it acts, so that what follows may open a dialog of its own.
func (d *confirm) close(do func()) {
	d.popup.Hide()
	d.canvas.SetOnTypedKey(d.typed)
	if d.focused != nil {
		d.canvas.Focus(d.focused)
	}
	if do != nil {
		do()
	}
}

// keyed lets Escape take the safe way and arrows go from button to button.
func (d *confirm) keyed(key *fyne.KeyEvent) bool {
	at := 0
	for i, b := range d.buttons {
		if b.focused {
			at = i
		}
	}
	switch {
	case key.Name == fyne.KeyEscape:
		d.buttons[0].press()
	case moves(&at, len(d.buttons), key):
		d.buttons[at].Focus()
	default:
		return false
	}
	return true
}

// sentence is as wide as a sentence reads well, within the window.
type sentence struct{ canvas fyne.Canvas }

func (l *sentence) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}

func (l *sentence) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := min(32*em(), l.canvas.Size().Width-2*GapWide)
	return fyne.NewSize(width, fit(objects[0], width))
}
