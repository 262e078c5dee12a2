package parts

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// SelectField picks one of a few options from a list that opens with Space, Down or the pointer.
type SelectField struct {
	caption
	box *selectBox
}

var _ Field = (*SelectField)(nil)

// NewSelectField makes the field; the placeholder shows while nothing is chosen.
func NewSelectField(label, help, placeholder string, options []Option, changed func(id string)) *SelectField {
	f := &SelectField{box: newSelectBox(options, placeholder, changed)}
	f.build(f, label, help, f.box)
	return f
}

// Set chooses an option, or none for an unknown ID, without calling back.
func (f *SelectField) Set(id string) {
	f.box.set(id)
	f.box.Refresh()
}

// SetOptions offers other texts for the same choice; what was chosen stays.
func (f *SelectField) SetOptions(options []Option) {
	chosen := f.box.Chosen()
	f.box.options = options
	f.Set(chosen)
}

// Chosen returns the ID of the chosen option, empty for none.
func (f *SelectField) Chosen() string { return f.box.Chosen() }

// Focus brings the keyboard here.
func (f *SelectField) Focus() { f.box.Focus() }

// Enable lets choose.
func (f *SelectField) Enable() {
	f.box.Enable()
	f.caption.Enable()
}

// Disable shows what is chosen without letting change it.
func (f *SelectField) Disable() {
	f.box.Disable()
	f.caption.Disable()
}

// AccessibilityLabel reads label, choice and error.
func (f *SelectField) AccessibilityLabel() string {
	return words(f.Label(), f.box.value(), f.Error())
}

// selectBox is the closed list.
type selectBox struct {
	control
	picker
	placeholder string
	changed     func(id string)
	text        *Text
	arrow       *glyph
	content     *fyne.Container
	frame       frame
	popup       *widget.PopUp
}

func newSelectBox(options []Option, placeholder string, changed func(string)) *selectBox {
	b := &selectBox{picker: newPicker(options), placeholder: placeholder, changed: changed, text: NewText(Body, ""), frame: newFrame()}
	b.arrow = newGlyph(placeholder, chevronDown(), b.open)
	b.content = container.New(selectLayout{}, b.text, b.arrow)
	b.init(b)
	return b
}

func (b *selectBox) value() string {
	if b.chosen < 0 {
		return ""
	}
	return b.options[b.chosen].Text
}

// Tapped opens the list.
func (b *selectBox) Tapped(*fyne.PointEvent) { b.open() }

// TypedKey opens the list.
func (b *selectBox) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeySpace || key.Name == fyne.KeyDown {
		b.open()
		return
	}
	pass(b, key)
}

func (b *selectBox) open() {
	if b.Disabled() || len(b.options) == 0 {
		return
	}
	b.Focus() // where the keyboard returns to
	texts := make([]string, len(b.options))
	for i, o := range b.options {
		texts[i] = o.Text
	}
	b.popup = popMenu(b, texts, b.cursor, b.pick, b.close)
}

func (b *selectBox) pick(i int) {
	b.close()
	changed := i != b.chosen
	b.cursor, b.chosen = i, i
	b.Refresh()
	if changed && b.changed != nil {
		b.changed(b.Chosen())
	}
}

func (b *selectBox) close() {
	b.popup.Hide()
	b.Focus()
}

// CreateRenderer is for Fyne.
func (b *selectBox) CreateRenderer() fyne.WidgetRenderer {
	return newRowRenderer(b.content, b.frame, b.paint)
}

func (b *selectBox) paint() {
	fill, ink := ColorSurface, ColorInk
	text := b.value()
	if b.chosen < 0 {
		text, ink = b.placeholder, ColorMuted
	}
	if b.Disabled() {
		fill, ink = theme.ColorNameBackground, ColorMuted
	}
	b.frame.paint(b, fill, ColorBorder, theme.SizeNameInputRadius, b.focused && !b.Disabled())
	b.text.SetText(text)
	b.text.SetColor(ink)
}

// selectLayout is as high as an entry; a long option wraps.
type selectLayout struct{}

func (selectLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text, arrow := objects[0], objects[1]
	side := arrow.MinSize().Width
	width := max(size.Width-side-Gap, 0)
	height := fit(text, width)
	place(text, Gap, (size.Height-height)/2, width, height)
	place(arrow, size.Width-side, 0, side, size.Height)
}

func (selectLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[1].MinSize().Width+6*em(), objects[0].MinSize().Height+2*Gap)
}

// initial finds the next text that begins with a letter, after a place and around; -1 for none.
func initial(texts []string, after int, r rune) int {
	for step := 1; step <= len(texts); step++ {
		i := (after + step) % len(texts)
		if first := []rune(texts[i]); len(first) > 0 && unicode.ToLower(first[0]) == unicode.ToLower(r) {
			return i
		}
	}
	return -1
}
