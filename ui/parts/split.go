package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const (
	splitFromEm = 44 // from this width on both halves stand beside each other
	splitLeft   = 0.44
)

// Split sets what is filled in to the left of what it looks like, and above it where the window is narrow. Where both stand beside each
// other, the button of the two texts gives what it looks like the whole width.
func Split(left, right fyne.CanvasObject, enlarge, reduce string) *fyne.Container {
	s := &split{}
	var button *Button
	var c *fyne.Container
	button = NewButton(Quiet, enlarge, func() {
		s.whole = !s.whole
		button.SetText(map[bool]string{true: reduce, false: enlarge}[s.whole])
		c.Refresh()
		relayout(c)
	})
	c = container.New(s, left, button, right)
	return c
}

type split struct {
	width float32
	whole bool // the right half has the whole width
}

func (l *split) wide() bool { return l.width >= splitFromEm*em() }

func (l *split) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	left, button, right := objects[0], objects[1], objects[2]
	button.(*Button).Hidden = !l.wide()
	if l.wide() && l.whole {
		rows{GapWide}.Layout([]fyne.CanvasObject{button, right, left}, size)
		return
	}
	if !l.wide() {
		rows{GapWide}.Layout(objects, size)
		return
	}
	x := size.Width*splitLeft + GapPage
	place(left, 0, 0, size.Width*splitLeft, fit(left, size.Width*splitLeft))
	high := fit(right, size.Width-x)
	m := button.MinSize()
	place(button, size.Width-m.Width, 0, m.Width, m.Height)
	place(right, x, m.Height+GapSmall, size.Width-x, high)
}

func (l *split) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := rows{GapWide}.MinSize(objects)
	if l.wide() && !l.whole {
		least.Height = max(objects[0].MinSize().Height, objects[1].MinSize().Height+GapSmall+objects[2].MinSize().Height)
	}
	return least
}

// relayout lets the page that an object stands on lay itself out again.
func relayout(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	for _, p := range pages(c.Content()) {
		p.Relayout()
	}
}
