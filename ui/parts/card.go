package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewCard sets content on a surface with a thin border and round corners.
func NewCard(content fyne.CanvasObject) *fyne.Container {
	return container.New(behind{}, NewPanel(ColorSurface, ColorLine, theme.SizeNameCardRadius), Inset(Gap+4, Gap+4, content))
}

// NewRule is a thin line between things.
func NewRule() fyne.CanvasObject { return widget.NewSeparator() }

// behind lays the first object behind the second, which decides the size.
type behind struct{}

func (behind) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, 0, 0, size.Width, size.Height)
	}
}

func (behind) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize()
}
