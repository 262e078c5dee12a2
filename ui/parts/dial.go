package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dial is the round of a radio or the square of a check, with its dot or tick.
type dial struct {
	widget.BaseWidget
	round, on bool
	box       *canvas.Rectangle
	dot       *canvas.Circle
	tick      [2]*canvas.Line
}

func newDial(round bool) *dial {
	d := &dial{round: round, box: canvas.NewRectangle(nil), dot: canvas.NewCircle(nil), tick: [2]*canvas.Line{canvas.NewLine(nil), canvas.NewLine(nil)}}
	d.ExtendBaseWidget(d)
	return d
}

func (d *dial) set(on bool) {
	d.on = on
	d.Refresh()
}

// CreateRenderer is for Fyne.
func (d *dial) CreateRenderer() fyne.WidgetRenderer {
	r := &dialRenderer{d}
	r.Refresh()
	return r
}

type dialRenderer struct{ *dial }

func (r *dialRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(1.3 * theme.SizeForWidget(theme.SizeNameText, r.dial))
}

func (r *dialRenderer) Layout(size fyne.Size) {
	u := size.Width / 16
	r.box.Resize(size)
	place(r.dot, 5*u, 5*u, 6*u, 6*u)
	r.tick[0].Position1, r.tick[0].Position2 = fyne.NewPos(4.2*u, 8.4*u), fyne.NewPos(7*u, 11*u)
	r.tick[1].Position1, r.tick[1].Position2 = fyne.NewPos(7*u, 11*u), fyne.NewPos(12*u, 5*u)
}

func (r *dialRenderer) Refresh() {
	side := r.MinSize().Width
	fill, border := ColorSurface, ColorBorder
	if r.on {
		fill, border = ColorAccent, ColorAccent
	}
	r.box.FillColor, r.box.StrokeColor = theme.ColorForWidget(fill, r.dial), theme.ColorForWidget(border, r.dial)
	r.box.StrokeWidth, r.box.CornerRadius = 1.5, 4
	if r.round {
		r.box.CornerRadius = side / 2
	}
	ink := theme.ColorForWidget(ColorOnAccent, r.dial)
	r.dot.FillColor, r.dot.Hidden = ink, !r.on || !r.round
	for _, l := range r.tick {
		l.StrokeColor, l.StrokeWidth, l.Hidden = ink, side/9, !r.on || r.round
	}
	r.Layout(r.dial.Size())
	r.box.Refresh()
}

func (r *dialRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.dot, r.tick[0], r.tick[1]}
}

func (r *dialRenderer) Destroy() {}
