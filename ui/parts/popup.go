package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// popUnder shows content under an anchor, or over it where there is more room. What scrolls gets the height there is; what does not is
// moved until it lies within the window.
func popUnder(anchor, content fyne.CanvasObject, size fyne.Size) *widget.PopUp {
	c := canvasOf(anchor)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(anchor)
	window := c.Size()
	below, above := window.Height-at.Y-anchor.Size().Height-GapWide, at.Y-GapWide
	size.Width = min(size.Width, window.Width-GapWide)
	size.Height = max(content.MinSize().Height, min(size.Height, max(below, above)))

	y := at.Y + anchor.Size().Height + Gap
	if size.Height > below {
		y = at.Y - size.Height - Gap
	}
	popup := widget.NewPopUp(content, c)
	popup.ShowAtPosition(fyne.NewPos(inside(at.X, size.Width, window.Width), inside(y, size.Height, window.Height)))
	popup.Resize(size)
	return popup
}

// inside moves a place until a length from there lies within the whole.
func inside(at, length, whole float32) float32 {
	return max(min(at, whole-length-Gap), 0)
}
