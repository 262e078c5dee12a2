package parts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Weight says how much a button asks for attention. A page has one primary button at most.
type Weight int

// The weights.
const (
	Plain Weight = iota
	Primary
	Quiet  // without a border, for what is rarely needed
	Danger // for what cannot be undone
)

// Button is pressed with Space, Enter or the pointer.
type Button struct {
	control
	OnTapped func()
	OnHeld   func() // the pointer came down, before the keyboard leaves where it is; nil for nothing

	text   string
	weight Weight
	hint   *keycap
	typed  func(*fyne.KeyEvent) bool // a dialog's keys
	enters bool                      // Enter alone presses it
}

var (
	_ fyne.Accessible = (*Button)(nil)
	_ fyne.Focusable  = (*Button)(nil)
	_ fyne.Tappable   = (*Button)(nil)
)

// NewButton makes a button.
func NewButton(weight Weight, text string, tapped func()) *Button {
	b := &Button{text: text, weight: weight, OnTapped: tapped}
	b.init(b)
	return b
}

// NewKeyButton makes a button that shows the key that presses it: a letter or KeyReturn.
func NewKeyButton(weight Weight, text, key string, tapped func()) *Button {
	b := NewButton(weight, text, tapped)
	b.hint = newKeycap(key)
	return b
}

// PressMain presses the primary button on the page, and reports whether there is one. Where the window
// has none, it is what Enter is for.
func (p *Page) PressMain() bool { return pressMain(p.content) }

func pressMain(o fyne.CanvasObject) bool {
	if !o.Visible() {
		return false
	}
	switch o := o.(type) {
	case *fyne.Container:
		return slices.ContainsFunc(o.Objects, pressMain)
	case *Button:
		if o.weight == Primary {
			o.press()
			return true
		}
	}
	return false
}

// SetText changes the words.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// Text returns the words.
func (b *Button) Text() string { return b.text }

// MouseDown comes before Fyne takes the keyboard from where it is.
func (b *Button) MouseDown(*desktop.MouseEvent) {
	if b.OnHeld != nil {
		b.OnHeld()
	}
}

// MouseUp changes nothing.
func (b *Button) MouseUp(*desktop.MouseEvent) {}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.Focus()
	b.press()
}

// TypedRune presses on Space. The letter comes after the key: a button that acted on the key would leave the letter to where it leads.
func (b *Button) TypedRune(r rune) {
	if r == ' ' && !b.enters {
		b.press()
	}
}

// TypedKey presses on Enter.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	if b.typed != nil && b.typed(key) {
		return
	}
	if !entersKey(key) {
		pass(b, key)
		return
	}
	b.press()
}

func (b *Button) press() {
	if b.Disabled() || b.OnTapped == nil {
		return
	}
	b.OnTapped()
}

// AccessibilityLabel reads the words.
func (b *Button) AccessibilityLabel() string { return b.text }

// AccessibilityRole is button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{button: b, frame: newFrame(), text: canvas.NewText(b.text, nil)}
	r.Refresh()
	return r
}

// look answers with fill, border and ink.
func (b *Button) look() (fill, border, ink fyne.ThemeColorName) {
	fill, border, ink = b.lookAtRest()
	return fill, b.border(border), ink
}

func (b *Button) lookAtRest() (fill, border, ink fyne.ThemeColorName) {
	switch {
	case b.Disabled():
		return theme.ColorNameBackground, ColorLine, ColorMuted
	case b.weight == Primary:
		return ColorAccent, ColorAccent, ColorOnAccent
	case b.weight == Danger:
		return ColorBadSoft, ColorBad, ColorBad
	case b.weight == Quiet:
		return ColorNone, ColorNone, ColorAccent
	}
	return ColorSurface, ColorBorder, ColorInk
}

type buttonRenderer struct {
	button *Button
	frame  frame
	text   *canvas.Text
}

// Padding around the words: 44 high at 100 %.
const (
	buttonVertical   = 12
	buttonHorizontal = 16
)

func (r *buttonRenderer) MinSize() fyne.Size {
	least := r.text.MinSize()
	if r.button.hint != nil {
		least.Width += Gap + r.button.hint.MinSize().Width
	}
	return least.AddWidthHeight(2*buttonHorizontal, 2*buttonVertical).Max(fyne.NewSquareSize(44))
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.frame.layout(size)
	words, hint := r.text.MinSize(), fyne.Size{}
	width := words.Width
	if r.button.hint != nil {
		hint = r.button.hint.MinSize()
		width += Gap + hint.Width
	}
	x := max(size.Width-width, 0) / 2
	place(r.text, x, (size.Height-words.Height)/2, words.Width, words.Height)
	if r.button.hint != nil {
		place(r.button.hint, x+words.Width+Gap, (size.Height-hint.Height)/2, hint.Width, hint.Height)
	}
}

func (r *buttonRenderer) Refresh() {
	b := r.button
	fill, border, ink := b.look()
	r.frame.paint(b, fill, border, theme.SizeNameButtonRadius, b.focused && !b.Disabled())
	r.text.Text = b.text
	r.text.Color = theme.ColorForWidget(ink, b)
	r.text.TextStyle.Bold = b.weight == Primary
	r.text.TextSize = theme.SizeForWidget(SizeButton, b)
	r.text.Refresh()
	if b.hint != nil {
		b.hint.ink = ink
		b.hint.Refresh()
	}
	r.Layout(b.Size())
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame.box, r.text}
	if r.button.hint != nil {
		objects = append(objects, r.button.hint)
	}
	return append(objects, r.frame.ring)
}

func (r *buttonRenderer) Destroy() {}
