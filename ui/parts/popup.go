package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// popUnder shows content under an anchor, or over it where there is more room, within the window.
func popUnder(anchor, content fyne.CanvasObject, size fyne.Size) *widget.PopUp {
	c := canvasOf(anchor)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(anchor)
	window := c.Size()
	below, above := window.Height-at.Y-anchor.Size().Height-GapWide, at.Y-GapWide
	size.Width = min(size.Width, window.Width-GapWide)
	y := at.Y + anchor.Size().Height + Gap
	if size.Height > below && above > below {
		size.Height = min(size.Height, above)
		y = at.Y - size.Height - Gap
	} else {
		size.Height = min(size.Height, below)
	}
	popup := widget.NewPopUp(content, c)
	popup.ShowAtPosition(fyne.NewPos(max(min(at.X, window.Width-size.Width-Gap), 0), y))
	popup.Resize(size)
	return popup
}
