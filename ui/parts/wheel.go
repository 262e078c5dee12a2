package parts

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over what takes the mouse wheel without a use for it, as Fyne's entry does, and hands it to the page. It takes
// nothing else, so that every other gesture reaches what is below it.
type wheel struct {
	widget.BaseWidget
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel() *wheel {
	w := &wheel{}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled turns the page.
func (w *wheel) Scrolled(turn *fyne.ScrollEvent) { turnUnder(w, turn) }

// CreateRenderer is for Fyne; there is nothing to see.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// scroller is Fyne's, which hands the wheel on to the page where it cannot turn itself.
type scroller struct {
	container.Scroll
}

func newScroller(direction container.ScrollDirection, content fyne.CanvasObject) *scroller {
	s := &scroller{}
	s.Direction, s.Content = direction, content
	s.ExtendBaseWidget(s)
	return s
}

// Inside is all that scrolls, in view and out of it.
func (s *scroller) Inside() fyne.CanvasObject { return s.Content }

// Scrolled turns what is in here, as far as it goes, else the page.
func (s *scroller) Scrolled(turn *fyne.ScrollEvent) {
	if canTurn(&s.Scroll, turn.Scrolled) {
		s.Scroll.Scrolled(turn)
		return
	}
	turnUnder(s, turn)
}

// canTurn reports whether there is more to see in the direction of a turn of the wheel. What
// scrolls sideways is left where it is when the wheel turns up or down.
func canTurn(s *container.Scroll, by fyne.Delta) bool {
	if s.Direction == container.ScrollHorizontalOnly {
		return by.DX != 0 && by.DY == 0
	}
	if by.DY > 0 {
		return s.Offset.Y > 0
	}
	return s.Offset.Y+s.Size().Height < s.Content.MinSize().Height
}

// turnUnder turns the page that an object is on, or where that cannot turn, as beside the pages, the
// one that can, the widest first: it is the one to read.
func turnUnder(o fyne.CanvasObject, turn *fyne.ScrollEvent) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	at := turn.AbsolutePosition
	if at.IsZero() {
		at = driver.AbsolutePositionForObject(o)
	}
	all := pages(c.Content())
	slices.SortStableFunc(all, func(a, b *Page) int { return int(b.Size().Width - a.Size().Width) })
	slices.SortStableFunc(all, func(a, b *Page) int { return rank(!a.under(at)) - rank(!b.under(at)) })
	for _, p := range all {
		if canTurn(p.scroll, turn.Scrolled) {
			p.scroll.Scrolled(turn)
			return
		}
	}
}

func rank(later bool) int {
	if later {
		return 1
	}
	return 0
}
