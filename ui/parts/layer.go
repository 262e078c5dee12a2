package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// WithLayer lays a layer over the content of a window, in which suggestions and
// tooltips float: see Float. Fyne's own overlays take the keyboard, and the pointer of all
// that is below them; the layer takes neither.
func WithLayer(content fyne.CanvasObject) *fyne.Container {
	l := &layer{}
	l.box = container.New(l)
	return container.NewStack(content, l.box)
}

// layer is the layout of what floats: at most one thing.
type layer struct {
	box   *fyne.Container
	float *Float
	size  fyne.Size
	moved func(to fyne.Focusable) // the keyboard came to something
}

// Layout closes what floats when the window gets another size: its anchor moved.
func (l *layer) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size == l.size {
		return
	}
	l.size = size
	l.float.Hide()
}

// MinSize asks for no room.
func (l *layer) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Float is something that floats beside an anchor. It closes on Escape, when the page below it
// scrolls, and when the window gets another size; its owner closes it when the keyboard or the
// pointer leaves. The zero of it, nil, is one that is closed.
type Float struct {
	layer   *layer
	anchor  fyne.CanvasObject
	content fyne.CanvasObject
	panel   *fyne.Container
	closed  func()
}

// ShowFloat lets content float under its anchor, as wide as that at least, or above it where there is more
// room; what floated before closes. Closed may be nil, and hears once that it closed, however that
// came. In a window without a layer it returns nil.
func ShowFloat(anchor, content fyne.CanvasObject, closed func()) *Float {
	l := layerOf(canvasOf(anchor))
	if l == nil {
		return nil
	}
	l.float.Hide()
	f := &Float{layer: l, anchor: anchor, content: content, closed: closed}
	f.panel = container.New(behind{}, NewPanel(ColorSurface, ColorBorder, theme.SizeNameInputRadius), Inset(GapSmall, GapSmall, content))
	l.float = f
	l.box.Objects = []fyne.CanvasObject{f.panel}
	f.Refresh()
	return f
}

// Shown reports whether it floats still.
func (f *Float) Shown() bool { return f != nil && f.layer.float == f }

// Hide closes it.
func (f *Float) Hide() {
	if !f.Shown() {
		return
	}
	f.layer.float = nil
	f.layer.box.Objects = nil
	f.layer.box.Refresh()
	if f.closed != nil {
		f.closed()
	}
}

// Refresh gives it the place and size that its content needs by now.
func (f *Float) Refresh() {
	if !f.Shown() {
		return
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(f.anchor).Subtract(driver.AbsolutePositionForObject(f.layer.box))
	size, window := f.anchor.Size(), f.layer.box.Size()
	width := min(max(size.Width, natural(f.content)+2*GapSmall), window.Width-2*Gap)
	height := fit(f.panel, width)
	y := at.Y + size.Height + Gap
	if y+height > window.Height && at.Y > window.Height-at.Y-size.Height {
		y = at.Y - height - Gap
	}
	place(f.panel, inside(at.X, width, window.Width), max(y, 0), width, height)
	f.layer.box.Refresh()
}

// OnFocus hears, in a window with a layer, of what gets the keyboard.
func OnFocus(c fyne.Canvas, moved func(to fyne.Focusable)) {
	if l := layerOf(c); l != nil {
		l.moved = moved
	}
}

// gained tells that something got the keyboard.
func gained(o fyne.Focusable) {
	l := layerOf(canvasOf(o.(fyne.CanvasObject)))
	if l != nil && l.moved != nil {
		l.moved(o)
	}
}

// Opener is what Enter opens something of while it has the keyboard, as a list does with a row.
type Opener interface {
	fyne.Focusable
	Opens() bool // there is something to open now
}

// closeFloat closes what floats over a canvas, and reports whether there was anything.
func closeFloat(c fyne.Canvas) bool {
	l := layerOf(c)
	if l == nil || l.float == nil {
		return false
	}
	l.float.Hide()
	return true
}

func layerOf(c fyne.Canvas) *layer {
	if c == nil {
		return nil
	}
	return layerIn(c.Content())
}

func layerIn(o fyne.CanvasObject) *layer {
	box, is := o.(*fyne.Container)
	if !is {
		return nil
	}
	if l, is := box.Layout.(*layer); is {
		return l
	}
	for i := len(box.Objects) - 1; i >= 0; i-- { // it lies on top
		if l := layerIn(box.Objects[i]); l != nil {
			return l
		}
	}
	return nil
}
