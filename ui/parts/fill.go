package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Filled stacks objects as Rows does, and gives one of them the height that a page has left; it never gets less than it needs.
func Filled(gap float32, grows int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(filled{rows{gap}, grows}, objects...)
}

type filled struct {
	rows
	grows int
}

func (l filled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	heights, used := make([]float32, len(objects)), -l.gap
	for i, o := range objects {
		if o.Visible() {
			heights[i] = fit(o, size.Width)
			used += heights[i] + l.gap
		}
	}
	heights[l.grows] += max(size.Height-used, 0)
	y := float32(0)
	for i, o := range objects {
		if o.Visible() {
			place(o, 0, y, size.Width, heights[i])
			y += heights[i] + l.gap
		}
	}
}

// fills reports whether an object takes the height there is.
func fills(o fyne.CanvasObject) bool {
	c, is := o.(*fyne.Container)
	if !is {
		return false
	}
	_, is = c.Layout.(filled)
	return is
}

// Pane sets a list and what is said about its current row beside each other where there is room, and that below the list where there is not.
// The list takes the height there is.
func Pane(list, detail fyne.CanvasObject) *fyne.Container {
	return container.New(&pane{}, list, detail)
}

type pane struct{ columns }

func (l *pane) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	list, detail := objects[0], objects[1]
	switch {
	case l.beside(objects):
		aside := asideEm * em()
		place(list, 0, 0, size.Width-aside-GapWide, size.Height)
		place(detail, size.Width-aside, 0, aside, fit(detail, aside))
	case detail.Visible():
		below := fit(detail, size.Width)
		height := max(size.Height-below-GapWide, list.MinSize().Height)
		place(list, 0, 0, size.Width, height)
		place(detail, 0, height+GapWide, size.Width, below)
	default:
		place(list, 0, 0, size.Width, size.Height)
	}
}
