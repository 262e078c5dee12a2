package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	ringWidth float32 = 2
	ringGap   float32 = 2 // between a control and its ring
)

// frame is the box of a control and the focus ring around it. The ring lies outside the control's own bounds, so that gaining focus moves nothing.
type frame struct {
	box, ring *canvas.Rectangle
}

func newFrame() frame {
	f := frame{canvas.NewRectangle(nil), canvas.NewRectangle(nil)}
	f.ring.Hide()
	return f
}

func (f frame) layout(size fyne.Size) {
	place(f.box, 0, 0, size.Width, size.Height)
	out := ringGap + ringWidth
	place(f.ring, -out, -out, size.Width+2*out, size.Height+2*out)
}

// paint colours the frame for its widget; radius names the theme's size.
func (f frame) paint(w fyne.Widget, fill, border fyne.ThemeColorName, radius fyne.ThemeSizeName, focused bool) {
	f.box.FillColor = theme.ColorForWidget(fill, w)
	f.box.StrokeColor = theme.ColorForWidget(border, w)
	f.box.StrokeWidth = strokeOf(border)
	f.box.CornerRadius = theme.SizeForWidget(radius, w)
	f.ring.FillColor = theme.ColorForWidget(ColorNone, w)
	f.ring.StrokeColor = theme.ColorForWidget(ColorRing, w)
	f.ring.StrokeWidth = ringWidth
	f.ring.CornerRadius = f.box.CornerRadius + ringGap
	f.ring.Hidden = !focused
	f.ring.Refresh()
	f.box.Refresh()
}

// strokeOf leaves a border without colour out: the painter would draw it over the fill, and of a hairline nothing would be left.
func strokeOf(border fyne.ThemeColorName) float32 {
	if border == ColorNone {
		return 0
	}
	return 1
}

// Panel is a themed rectangle to lay behind things.
type Panel struct {
	widget.BaseWidget
	fill, border fyne.ThemeColorName
	radius       fyne.ThemeSizeName
	box          *canvas.Rectangle
}

// NewPanel makes a rectangle of two colours of the palette; an empty radius name means square corners.
func NewPanel(fill, border fyne.ThemeColorName, radius fyne.ThemeSizeName) *Panel {
	p := &Panel{fill: fill, border: border, radius: radius, box: canvas.NewRectangle(nil)}
	p.ExtendBaseWidget(p)
	return p
}

// SetColors takes other colours of the palette.
func (p *Panel) SetColors(fill, border fyne.ThemeColorName) {
	p.fill, p.border = fill, border
	p.Refresh()
}

// CreateRenderer is for Fyne.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	p.paint()
	return widget.NewSimpleRenderer(p.box)
}

// Refresh takes the theme's colours.
func (p *Panel) Refresh() {
	p.paint()
	p.BaseWidget.Refresh()
}

func (p *Panel) paint() {
	p.box.FillColor = theme.ColorForWidget(p.fill, p)
	p.box.StrokeColor = theme.ColorForWidget(p.border, p)
	p.box.StrokeWidth = strokeOf(p.border)
	p.box.CornerRadius = 0
	if p.radius != "" {
		p.box.CornerRadius = theme.SizeForWidget(p.radius, p)
	}
}
