package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// answer is one button of the group; the group has the focus.
type answer struct {
	hover
	group *group
	place int
	low   bool // takes little height
	cap   *keycap
	text  *canvas.Text
	frame frame
}

func newAnswer(g *group, place int) fyne.CanvasObject {
	o := g.options[place]
	a := &answer{group: g, place: place, text: canvas.NewText(o.Text, nil), frame: newFrame()}
	if o.Key != 0 {
		a.cap = newKeycap(string(o.Key))
	}
	a.ExtendBaseWidget(a)
	return a
}

// newLowAnswer makes one without its letter: that is said once for all rows.
func newLowAnswer(g *group, place int) fyne.CanvasObject {
	a := &answer{group: g, place: place, low: true, text: canvas.NewText(g.options[place].Text, nil), frame: newFrame()}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped chooses.
func (a *answer) Tapped(*fyne.PointEvent) {
	a.group.Focus()
	a.group.choose(a.place)
}

// CreateRenderer is for Fyne.
func (a *answer) CreateRenderer() fyne.WidgetRenderer {
	r := &answerRenderer{a}
	r.Refresh()
	return r
}

type answerRenderer struct{ *answer }

func (r *answerRenderer) MinSize() fyne.Size {
	words := r.text.MinSize()
	bold := fyne.MeasureText(r.text.Text, r.text.TextSize, fyne.TextStyle{Bold: true})
	least := fyne.NewSize(bold.Width+2*GapWide, words.Height+24) // room for bold, so that choosing moves nothing
	if r.low {
		return fyne.NewSize(bold.Width+2*Gap+4, words.Height+14)
	}
	if r.cap != nil {
		least.Width += r.cap.MinSize().Width + Gap
	}
	return least.Max(fyne.NewSquareSize(44))
}

func (r *answerRenderer) Layout(size fyne.Size) {
	r.frame.layout(size)
	x := GapWide
	if r.cap != nil {
		m := r.cap.MinSize()
		place(r.cap, x, (size.Height-m.Height)/2, m.Width, m.Height)
		x += m.Width + Gap
	}
	m := r.text.MinSize()
	if r.low {
		x = (size.Width - m.Width) / 2
	}
	place(r.text, x, (size.Height-m.Height)/2, m.Width, m.Height)
}

func (r *answerRenderer) Refresh() {
	g := r.group
	chosen := g.chosen == r.place
	fill, border, ink := ColorSurface, ColorBorder, ColorInk
	switch {
	case chosen:
		fill, border = ColorSoft, ColorAccent
	case g.Disabled():
		fill, border, ink = theme.ColorNameBackground, ColorLine, ColorMuted
	}
	if !g.Disabled() {
		border = r.border(border)
	}
	r.frame.paint(r.answer, fill, border, theme.SizeNameButtonRadius, g.at(r.place))
	r.text.Color = theme.ColorForWidget(ink, r.answer)
	r.text.TextSize = theme.SizeForWidget(SizeButton, r.answer)
	r.text.TextStyle.Bold = chosen
	r.text.Refresh()
	r.Layout(r.answer.Size())
}

func (r *answerRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame.box, r.text, r.frame.ring}
	if r.cap != nil {
		objects = append(objects, r.cap)
	}
	return objects
}

func (r *answerRenderer) Destroy() {}
