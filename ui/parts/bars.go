package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Bar is one row of stacked bars: its name and total, and its pieces. Words say every piece, so that no colour has to be told apart.
type Bar struct {
	Name, Total string
	Pieces      []Piece
	Detail      string // the pieces in words
}

// Piece is a part of a bar. One below nothing takes no room; the words tell.
type Piece struct {
	Size int
	Sign string // stands in the piece where it fits
}

// Bars shows rows of stacked bars on one scale.
type Bars struct {
	widget.BaseWidget
	bars []Bar
	box  *fyne.Container
}

var _ fyne.Accessible = (*Bars)(nil)

// NewBars makes the rows.
func NewBars(bars []Bar) *Bars {
	b := &Bars{box: Rows(Gap + GapSmall)}
	b.ExtendBaseWidget(b)
	b.SetBars(bars)
	return b
}

// SetBars shows other rows.
func (b *Bars) SetBars(bars []Bar) {
	b.bars, b.box.Objects = bars, nil
	scale := 1
	for _, bar := range bars {
		scale = max(scale, bar.length())
	}
	for _, bar := range bars {
		b.box.Add(Rows(GapSmall/2, NewLeadText(Body, bar.Total, bar.Name), newStack(bar.Pieces, scale), NewText(Help, bar.Detail)))
	}
	b.Refresh()
}

// length is that of what is drawn.
func (b Bar) length() (sum int) {
	for _, p := range b.Pieces {
		sum += max(p.Size, 0)
	}
	return sum
}

// AccessibilityLabel reads the rows.
func (b *Bars) AccessibilityLabel() string {
	var said []string
	for _, bar := range b.bars {
		said = append(said, words(bar.Name, bar.Total, bar.Detail))
	}
	return words(said...)
}

// AccessibilityRole is text.
func (b *Bars) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }

// Refresh lays the rows out again.
func (b *Bars) Refresh() {
	b.box.Refresh()
	b.BaseWidget.Refresh()
}

// stack is the bar of one row.
type stack struct {
	widget.BaseWidget
	pieces []Piece
	scale  int
	boxes  []*canvas.Rectangle
	signs  []*canvas.Text
}

const stackEm = 1.35

func newStack(pieces []Piece, scale int) *stack {
	s := &stack{pieces: pieces, scale: scale}
	for _, p := range pieces {
		s.boxes = append(s.boxes, canvas.NewRectangle(nil))
		s.signs = append(s.signs, canvas.NewText(p.Sign, nil))
	}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *stack) CreateRenderer() fyne.WidgetRenderer {
	objects := make([]fyne.CanvasObject, 0, 2*len(s.boxes))
	for i := range s.boxes {
		objects = append(objects, s.boxes[i], s.signs[i])
	}
	s.paint()
	return widget.NewSimpleRenderer(container.New(stackLayout{s}, objects...))
}

// Refresh takes another theme into account.
func (s *stack) Refresh() {
	s.paint()
	s.BaseWidget.Refresh()
}

// paint gives each piece a tint with an edge; the edges tell pieces apart where tints do not.
func (s *stack) paint() {
	tones := []Tone{Accent, Open, Good, Caution}
	for i := range s.boxes {
		ink, tint := tones[i%len(tones)].colors()
		s.boxes[i].FillColor = theme.ColorForWidget(tint, s)
		s.boxes[i].StrokeColor, s.boxes[i].StrokeWidth = theme.ColorForWidget(ink, s), 1
		s.signs[i].Color, s.signs[i].TextSize = theme.ColorForWidget(ink, s), theme.SizeForWidget(SizeLabel, s)
		s.boxes[i].Refresh()
		s.signs[i].Refresh()
	}
}

type stackLayout struct{ stack *stack }

func (l stackLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(8*em(), stackEm*em())
}

func (l stackLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, p := range l.stack.pieces {
		box, sign := l.stack.boxes[i], l.stack.signs[i]
		width := size.Width * float32(max(p.Size, 0)) / float32(l.stack.scale)
		place(box, x, 0, width, size.Height)
		words := sign.MinSize()
		box.Hidden, sign.Hidden = width < 1, words.Width+2 > width
		place(sign, x+(width-words.Width)/2, (size.Height-words.Height)/2, words.Width, words.Height)
		x += width
	}
}
