package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tone is the colour of a state. It never comes without a sign or a word.
type Tone int

// The tones.
const (
	Neutral Tone = iota
	Good
	Caution
	Bad
	Open
	Accent
)

// colors returns the ink and the tint behind it.
func (t Tone) colors() (ink, tint fyne.ThemeColorName) {
	switch t {
	case Good:
		return ColorGood, ColorGoodSoft
	case Caution:
		return ColorCaution, ColorCautionSoft
	case Bad:
		return ColorBad, ColorBadSoft
	case Open:
		return ColorOpen, ColorOpenSoft
	case Accent:
		return ColorAccent, ColorSoft
	}
	return ColorMuted, ColorSurface
}

// Sign is the drawing of a state. Any other sign is text: a number, say.
type Sign string

// The drawn signs.
const (
	SignEmpty     Sign = ""
	SignYes       Sign = "✓"
	SignNo        Sign = "✕"
	SignClaimed   Sign = "~"
	SignLapsed    Sign = "◷"
	SignUnknown   Sign = "?"
	SignImportant Sign = "!"
)

// Mark is a small sign in its tone: round in lists, square in a strip. Signs are drawn with lines, so that no font needs to hold them.
type Mark struct {
	widget.BaseWidget
	tone   Tone
	sign   Sign
	square bool
	side   float32 // in ems

	box    *canvas.Rectangle
	face   *canvas.Circle
	text   *canvas.Text
	stroke [2]*canvas.Line
}

// NewMark makes a round sign.
func NewMark(tone Tone, sign Sign) *Mark { return newMark(tone, sign, false, 1.25) }

// NewSquareMark makes a cell of a strip.
func NewSquareMark(tone Tone, sign Sign) *Mark { return newMark(tone, sign, true, 1.6) }

func newMark(tone Tone, sign Sign, square bool, side float32) *Mark {
	m := &Mark{tone: tone, sign: sign, square: square, side: side,
		box: canvas.NewRectangle(nil), face: canvas.NewCircle(nil), text: canvas.NewText("", nil)}
	for i := range m.stroke {
		m.stroke[i] = canvas.NewLine(nil)
	}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes tone and sign.
func (m *Mark) Set(tone Tone, sign Sign) {
	m.tone, m.sign = tone, sign
	m.Refresh()
}

// CreateRenderer is for Fyne.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	r := &markRenderer{m}
	r.Refresh()
	return r
}

type markRenderer struct{ mark *Mark }

func (r *markRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(r.mark.side * theme.SizeForWidget(theme.SizeNameText, r.mark))
}

func (r *markRenderer) Layout(size fyne.Size) {
	m := r.mark
	m.box.Resize(size)
	u := min(size.Width, size.Height) / 16 // signs are drawn on a grid of 16
	words := m.text.MinSize()
	place(m.text, (size.Width-words.Width)/2, (size.Height-words.Height)/2, words.Width, words.Height)
	place(m.face, 4.2*u, 4.2*u, 7.6*u, 7.6*u)
	line := func(i int, x1, y1, x2, y2 float32) {
		m.stroke[i].Position1, m.stroke[i].Position2 = fyne.NewPos(x1*u, y1*u), fyne.NewPos(x2*u, y2*u)
	}
	switch m.sign {
	case SignYes:
		line(0, 4.9, 8.3, 7, 10.4)
		line(1, 7, 10.4, 11.2, 5.5)
	case SignNo:
		line(0, 5.5, 5.5, 10.5, 10.5)
		line(1, 10.5, 5.5, 5.5, 10.5)
	case SignLapsed:
		line(0, 8, 5.6, 8, 8.2)
		line(1, 8, 8.2, 9.9, 8.2)
	}
}

func (r *markRenderer) Refresh() {
	m := r.mark
	ink, tint := m.tone.colors()
	if m.sign == SignEmpty {
		ink, tint = ColorBorder, ColorSurface
	}
	side := r.MinSize().Width
	m.box.FillColor = theme.ColorForWidget(tint, m)
	m.box.StrokeColor = theme.ColorForWidget(ColorNone, m)
	m.box.StrokeWidth = 0
	if m.sign == SignEmpty || r.outlined() {
		m.box.StrokeColor = theme.ColorForWidget(ink, m)
		m.box.StrokeWidth = 1
	}
	m.box.CornerRadius = side / 2
	if m.square {
		m.box.CornerRadius = side / 4.5
	}
	strong := theme.ColorForWidget(ink, m)
	m.text.Text, m.text.Color = string(m.sign), strong
	m.text.TextSize = side * 0.62
	m.text.TextStyle.Bold = true
	m.face.FillColor, m.face.StrokeColor, m.face.StrokeWidth = theme.ColorForWidget(ColorNone, m), strong, side/14
	for _, l := range m.stroke {
		l.StrokeColor, l.StrokeWidth = strong, side/10
		if m.sign == SignLapsed {
			l.StrokeWidth = side / 14
		}
	}
	r.Layout(m.Size())
}

// outlined draws the border where the tint alone cannot be told from the ground: in high contrast.
func (r *markRenderer) outlined() bool {
	_, tint := r.mark.tone.colors()
	return theme.ColorForWidget(tint, r.mark) == theme.ColorForWidget(theme.ColorNameBackground, r.mark)
}

func (r *markRenderer) Objects() []fyne.CanvasObject {
	m := r.mark
	switch m.sign {
	case SignEmpty:
		return []fyne.CanvasObject{m.box}
	case SignYes, SignNo:
		return []fyne.CanvasObject{m.box, m.stroke[0], m.stroke[1]}
	case SignLapsed:
		return []fyne.CanvasObject{m.box, m.face, m.stroke[0], m.stroke[1]}
	}
	return []fyne.CanvasObject{m.box, m.text}
}

func (r *markRenderer) Destroy() {}
