package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const (
	navEm      = 16.5
	navMost    = 0.3 // of the window's width
	footInside = 18
)

// Shell sets the frame of the window: where you are on the left, the page, and a foot across both. A nil foot takes no room.
// The wheel turns the page wherever the pointer is.
func Shell(nav, page, foot fyne.CanvasObject) *fyne.Container {
	if foot == nil {
		foot = &fyne.Container{}
	}
	return container.New(shell{}, newWheel(), nav, NewPanel(ColorLine, ColorNone, ""), page, foot)
}

type shell struct{}

func (shell) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	ground, nav, rule, page, foot := objects[0], objects[1], objects[2], objects[3], objects[4]
	place(ground, 0, 0, size.Width, size.Height)
	bottom := float32(0)
	if foot.Visible() {
		bottom = fit(foot, size.Width)
	}
	place(foot, 0, size.Height-bottom, size.Width, bottom)
	height := max(size.Height-bottom, 0)
	left := float32(0)
	if nav.Visible() {
		left = min(navEm*em(), navMost*size.Width)
	}
	place(nav, 0, 0, left, height)
	line := float32(0)
	if left > 0 {
		line = 1 // there is nothing to part where the page is alone
	}
	place(rule, left, 0, line, height)
	place(page, left+1, 0, max(size.Width-left-1, 0), height)
}

// MinSize asks no height for what wraps: before it has a width that would be one letter a line, and a window as high.
func (shell) MinSize(objects []fyne.CanvasObject) fyne.Size {
	page, foot := objects[3].MinSize(), objects[4].MinSize()
	return fyne.NewSize(max(page.Width, foot.Width), page.Height)
}

// Foot is the bar that stays in view: on the left the outcome so far, on the right the buttons, always on one line.
func Foot(left, right fyne.CanvasObject) *fyne.Container {
	ground := container.New(topRule{}, NewPanel(ColorSurface, ColorNone, ""), NewPanel(ColorLine, ColorNone, ""))
	return container.New(behind{}, ground, Inset(Gap, footInside, container.New(footLine{}, left, right)))
}

// footLine sets what is right at its own size, and gives what is left the rest.
type footLine struct{}

func (footLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := float32(0)
	if objects[0].Visible() {
		left = GapWide + objects[0].MinSize().Width
	}
	wide := min(natural(objects[1]), max(size.Width-left, objects[1].MinSize().Width))
	width := max(size.Width-wide-GapWide, 0)
	for i, o := range objects {
		at, w := [2]float32{0, size.Width - wide}[i], [2]float32{width, wide}[i]
		height := fit(o, w)
		place(o, at, (size.Height-height)/2, w, height)
	}
}

func (footLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown := visible(objects)
	least := fyne.NewSize(0, tallest(shown))
	for _, o := range shown {
		least.Width = max(least.Width, o.MinSize().Width)
	}
	return least
}

// topRule lays the second object as a hairline along the top of the first.
type topRule struct{}

func (topRule) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
	place(objects[1], 0, 0, size.Width, 1)
}

func (topRule) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Below sets something that is as high as it needs along the top of a window, above the rest.
func Below(top, rest fyne.CanvasObject) *fyne.Container {
	return container.New(below{}, top, rest)
}

type below struct{}

func (below) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, rest := objects[0], objects[1]
	height := float32(0)
	if top.Visible() {
		height = fit(top, size.Width)
	}
	place(top, 0, 0, size.Width, height)
	place(rest, 0, height, size.Width, max(size.Height-height, 0))
}

func (below) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

// Ruled sets a page with a hairline at its left, on a ground of its own.
func Ruled(page fyne.CanvasObject) *fyne.Container {
	return container.New(ruled{}, NewPanel(ColorSurface, ColorNone, ""), NewPanel(ColorLine, ColorNone, ""), page)
}

type ruled struct{}

func (ruled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
	place(objects[1], 0, 0, 1, size.Height)
	place(objects[2], 1, 0, max(size.Width-1, 0), size.Height)
}

func (ruled) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
