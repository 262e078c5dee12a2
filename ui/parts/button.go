package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	Chip   // a small round one, for filters
)

// Button is pressed with Space, Enter or the pointer.
type Button struct {
	control
	OnTapped func()

	text   string
	weight Weight
	on     bool // a chip that is switched on
	hint   *keycap
	typed  func(*fyne.KeyEvent) bool // a dialog's keys
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

// SetText changes the words.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// Text gives the words.
func (b *Button) Text() string { return b.text }

// SetOn shows a chip as switched on.
func (b *Button) SetOn(on bool) {
	b.on = on
	b.Refresh()
}

// On says whether a chip is switched on.
func (b *Button) On() bool { return b.on }

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.Focus()
	b.press()
}

// TypedKey presses on Space and Enter.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	if b.typed != nil && b.typed(key) {
		return
	}
	if !presses(key) {
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
	switch {
	case b.Disabled():
		return theme.ColorNameBackground, ColorLine, ColorMuted
	case b.weight == Primary, b.on:
		return ColorAccent, ColorAccent, ColorOnAccent
	case b.weight == Danger:
		return ColorBadSoft, ColorBad, ColorBad
	case b.weight == Quiet && b.hovered:
		return ColorSoft, ColorNone, ColorAccent
	case b.weight == Quiet:
		return ColorNone, ColorNone, ColorAccent
	case b.hovered:
		return ColorSoft, ColorBorder, ColorInk
	}
	return ColorSurface, ColorBorder, ColorInk
}

type buttonRenderer struct {
	button *Button
	frame  frame
	text   *canvas.Text
}

// padding around the words: 44 high at 100 %.
func (r *buttonRenderer) padding() (vertical, horizontal float32) {
	if r.button.weight == Chip {
		return 4, 12
	}
	return 12, 16
}

func (r *buttonRenderer) MinSize() fyne.Size {
	vertical, horizontal := r.padding()
	least := r.text.MinSize()
	if r.button.hint != nil {
		least.Width += Gap + r.button.hint.MinSize().Width
	}
	least = least.AddWidthHeight(2*horizontal, 2*vertical)
	if r.button.weight == Chip {
		return least
	}
	return least.Max(fyne.NewSquareSize(44))
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
	if b.weight == Chip {
		r.frame.box.CornerRadius = r.MinSize().Height / 2
		r.frame.ring.CornerRadius = r.frame.box.CornerRadius + ringGap
	}
	r.text.Text = b.text
	r.text.Color = theme.ColorForWidget(ink, b)
	r.text.TextStyle.Bold = b.weight == Primary
	r.text.TextSize = theme.SizeForWidget(SizeButton, b)
	if b.weight == Chip {
		r.text.TextSize = theme.SizeForWidget(SizeLabel, b)
	}
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
