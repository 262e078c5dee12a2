package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The layouts of this package give every object its width first and only then ask its height, because Fyne's MinSize knows no width and
// wrapped text has no height without one.

// fit sets the width of an object and returns the height that it then needs.
func fit(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.Size().Height))
	return o.MinSize().Height
}

// place moves and resizes an object to its final frame.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	shown := make([]fyne.CanvasObject, 0, len(objects))
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	return shown
}

// Rows stacks objects, each as wide as there is room.
func Rows(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(rows{gap}, objects...)
}

type rows struct{ gap float32 }

func (l rows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range visible(objects) {
		height := fit(o, size.Width)
		place(o, 0, y, size.Width, height)
		y += height + l.gap
	}
}

func (l rows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for i, o := range visible(objects) {
		if i > 0 {
			least.Height += l.gap
		}
		m := o.MinSize()
		least.Width = max(least.Width, m.Width)
		least.Height += m.Height
	}
	return least
}

// Inset keeps room around an object.
func Inset(vertical, horizontal float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(inset{vertical, horizontal}, object)
}

type inset struct{ vertical, horizontal float32 }

func (l inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, l.horizontal, l.vertical, size.Width-2*l.horizontal, size.Height-2*l.vertical)
	}
}

func (l inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.AddWidthHeight(2*l.horizontal, 2*l.vertical)
}

const lineHeight = 1.36 // of Noto Sans, in ems

// Marked sets a small object before a wrapping one.
func Marked(gap float32, mark, content fyne.CanvasObject) *fyne.Container {
	return container.New(marked{gap: gap}, mark, content)
}

// Beside sets an object of its own size left of a wrapping one, level with its middle.
func Beside(gap float32, object, content fyne.CanvasObject) *fyne.Container {
	return container.New(marked{gap, true}, object, content)
}

type marked struct {
	gap    float32
	middle bool
}

func (l marked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	mark, content := objects[0], objects[1]
	m := mark.MinSize()
	left := l.left(mark)
	height := fit(content, max(size.Width-left, 0))
	y := max(size.Height-height, 0) / 2
	place(content, left, y, max(size.Width-left, 0), height)
	top := (size.Height - m.Height) / 2
	if !l.middle {
		top = max(y+(lineHeight*em()-m.Height)/2, 0) // level with the first line
	}
	place(mark, 0, top, m.Width, m.Height)
}

func (l marked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	c := objects[1].MinSize()
	if objects[0].Visible() {
		c.Height = max(c.Height, objects[0].MinSize().Height)
	}
	return c.AddWidthHeight(l.left(objects[0]), 0)
}

// left is the room that the small object takes; none where it is hidden.
func (l marked) left(mark fyne.CanvasObject) float32 {
	if !mark.Visible() {
		return 0
	}
	return mark.MinSize().Width + l.gap
}

// Line sets objects beside each other at their own size and goes on below when the width is used up.
func Line(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap}, objects...)
}

type line struct {
	gap, width float32
	one        bool // never goes on below
}

// runs groups the objects into the lines they make at the last width given.
func (l *line) runs(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var runs [][]fyne.CanvasObject
	x := float32(0)
	for _, o := range visible(objects) {
		width := o.MinSize().Width
		if len(runs) == 0 || !l.one && l.width > 0 && x+width > l.width {
			runs, x = append(runs, nil), 0
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], o)
		x += width + l.gap
	}
	return runs
}

func (l *line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := float32(0)
	for _, run := range l.runs(objects) {
		height, x := tallest(run), float32(0)
		for _, o := range run {
			m := o.MinSize()
			place(o, x, y+(height-m.Height)/2, m.Width, m.Height)
			x += m.Width + l.gap
		}
		y += height + l.gap
	}
}

func (l *line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for i, run := range l.runs(objects) {
		if i > 0 {
			least.Height += l.gap
		}
		least.Height += tallest(run)
		for _, o := range run {
			least.Width = max(least.Width, o.MinSize().Width)
		}
	}
	if l.one {
		least.Width = l.whole(objects)
	}
	return least
}

// whole is the width of all on one line.
func (l *line) whole(objects []fyne.CanvasObject) float32 {
	width := -l.gap
	for _, o := range visible(objects) {
		width += o.MinSize().Width + l.gap
	}
	return max(width, 0)
}

func tallest(objects []fyne.CanvasObject) float32 {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return height
}
