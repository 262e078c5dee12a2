package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Slider chooses a whole number within a range, with the arrows, Home and End, or the pointer.
type Slider struct {
	control
	OnChanged func(value int)

	label           string
	low, high, step int
	value           int
	show            func(int) string // the value in words
	text            *Text
	box             *fyne.Container
	frame           frame
	rail            *sliderRail
}

var (
	_ fyne.Accessible = (*Slider)(nil)
	_ fyne.Draggable  = (*sliderRail)(nil)
	_ fyne.Focusable  = (*Slider)(nil)
	_ fyne.Tappable   = (*sliderRail)(nil)
)

// NewSlider makes a slider from low to high; the arrows go by step, and show says a value in words.
func NewSlider(label string, low, high, step int, show func(int) string, changed func(int)) *Slider {
	s := &Slider{OnChanged: changed, label: label, low: low, high: high, step: step, show: show, text: NewText(Help, ""), frame: newFrame()}
	s.rail = newSliderRail(s)
	s.box = Inset(GapSmall, Gap, Rows(GapSmall, s.text, s.rail))
	s.init(s)
	s.Set(low)
	return s
}

// Set shows a value without calling OnChanged.
func (s *Slider) Set(value int) {
	s.value = value
	s.text.SetLead(s.show(value), s.label)
	s.Refresh()
}

// Value returns the number.
func (s *Slider) Value() int { return s.value }

// slide takes a value that a person chose, kept within the range.
func (s *Slider) slide(to int) {
	to = max(s.low, min(to, s.high))
	if s.Disabled() || to == s.value {
		return
	}
	s.Set(to)
	if s.OnChanged != nil {
		s.OnChanged(to)
	}
}

// TypedKey slides with the arrows, Home and End.
func (s *Slider) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.slide(s.value - s.step)
	case fyne.KeyRight, fyne.KeyUp:
		s.slide(s.value + s.step)
	case fyne.KeyHome:
		s.slide(s.low)
	case fyne.KeyEnd:
		s.slide(s.high)
	default:
		pass(s, key)
	}
}

// AccessibilityLabel reads the value and what it is of.
func (s *Slider) AccessibilityLabel() string { return words(s.label, s.show(s.value)) }

// AccessibilityRole is text; Fyne has no role for a slider yet.
func (s *Slider) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer { return newRowRenderer(s.box, s.frame, s.paint) }

func (s *Slider) paint() {
	s.frame.paint(s, ColorNone, s.border(ColorNone), theme.SizeNameInputRadius, s.focused && !s.Disabled())
	s.rail.Refresh()
}

// sliderRail is the line with its knob.
type sliderRail struct {
	hover
	slider *Slider
	line   *canvas.Rectangle
	knob   *canvas.Circle
}

const knobEm = 1.1

func newSliderRail(s *Slider) *sliderRail {
	r := &sliderRail{slider: s, line: canvas.NewRectangle(nil), knob: canvas.NewCircle(nil)}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped slides to where the pointer is.
func (r *sliderRail) Tapped(at *fyne.PointEvent) {
	r.slider.Focus()
	r.slideTo(at.Position.X)
}

// Dragged slides along with the pointer.
func (r *sliderRail) Dragged(at *fyne.DragEvent) { r.slideTo(at.Position.X) }

// DragEnd changes nothing.
func (r *sliderRail) DragEnd() {}

// slideTo takes the step nearest to a place on the line.
func (r *sliderRail) slideTo(x float32) {
	s, side := r.slider, knobEm*em()
	part := max(0, min((x-side/2)/max(r.Size().Width-side, 1), 1))
	steps := int(part*float32(s.high-s.low)/float32(s.step) + 0.5)
	s.slide(s.low + steps*s.step)
}

// CreateRenderer is for Fyne.
func (r *sliderRail) CreateRenderer() fyne.WidgetRenderer { return &sliderRenderer{r} }

type sliderRenderer struct{ rail *sliderRail }

func (r *sliderRenderer) MinSize() fyne.Size { return fyne.NewSize(6*em(), knobEm*em()) }

func (r *sliderRenderer) Layout(size fyne.Size) {
	s, side := r.rail.slider, knobEm*em()
	place(r.rail.line, 0, (size.Height-GapSmall)/2, size.Width, GapSmall)
	part := float32(s.value-s.low) / float32(max(s.high-s.low, 1))
	x := max(0, min(part, 1)) * max(size.Width-side, 0)
	place(r.rail.knob, x, (size.Height-side)/2, side, side)
}

func (r *sliderRenderer) Refresh() {
	ink := ColorAccent
	if r.rail.slider.Disabled() {
		ink = ColorMuted
	}
	r.rail.line.FillColor, r.rail.line.CornerRadius = theme.ColorForWidget(ColorBorder, r.rail), GapSmall/2
	r.rail.knob.FillColor = theme.ColorForWidget(ink, r.rail)
	r.Layout(r.rail.Size())
	canvas.Refresh(r.rail)
}

func (r *sliderRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.rail.line, r.rail.knob}
}

func (r *sliderRenderer) Destroy() {}
