package parts

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/vector"
)

// Sheet is a page of paper as it will be printed: what is drawn on it, from the back to the front. It counts in points, from its upper left
// corner.
type Sheet struct {
	Width, Height float32
	Inks          []Ink
	Words         string // what it says, in the order of reading
}

// Ink is something that is drawn on a sheet, at so many pixels a point.
type Ink interface {
	draw(zoom float32) fyne.CanvasObject
}

// Letters are a word or a sign, from the left end of its baseline.
type Letters struct {
	X, Y, Size float32
	Width      float32 // on paper; 0 for whatever it takes
	Bold       bool
	Color      color.Color
	Text       string
}

// Area is a rectangle, filled or with a line around it, or both.
type Area struct {
	X, Y, Width, Height float32
	Fill, Stroke        color.Color // nil for none
	StrokeWidth         float32
}

// Stroke is a straight line. One without length is a dot.
type Stroke struct {
	X1, Y1, X2, Y2, Width float32
	Color                 color.Color
}

// Picture is a PNG in its place.
type Picture struct {
	X, Y, Width, Height float32
	Image               fyne.Resource
}

// Outline is text that no font of the screen sets: its letters are drawn as they will
// be printed, from the left end of the baseline.
type Outline struct {
	X, Y, Size, Width float32
	Color             color.Color
	Draw              func(pen *vector.Rasterizer, x, y, size float32)
}

// draw leaves room around the letters: some reach beyond their width, and marks stand
// above and below the line.
func (o Outline) draw(zoom float32) fyne.CanvasObject {
	room, height := o.Size, 3*o.Size
	raster := canvas.NewRaster(func(w, h int) image.Image {
		scale := float32(w) / (o.Width + 2*room)
		pen := vector.NewRasterizer(w, h)
		o.Draw(pen, room*scale, 2*o.Size*scale, o.Size*scale)
		picture := image.NewRGBA(image.Rect(0, 0, w, h))
		pen.Draw(picture, picture.Bounds(), image.NewUniform(o.Color), image.Point{})
		return picture
	})
	place(raster, (o.X-room)*zoom, (o.Y-2*o.Size)*zoom, (o.Width+2*room)*zoom, height*zoom)
	return raster
}

func (l Letters) draw(zoom float32) fyne.CanvasObject {
	t := canvas.NewText(l.Text, l.Color)
	t.TextSize, t.TextStyle = l.Size*zoom, fyne.TextStyle{Bold: l.Bold}
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, nil)
	if wide := l.Width * zoom; wide > 0 && size.Width > wide { // a screen rounds small letters up
		t.TextSize *= wide / size.Width
		size, baseline = fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, nil)
	}
	place(t, l.X*zoom, l.Y*zoom-baseline, size.Width, size.Height)
	return t
}

func (a Area) draw(zoom float32) fyne.CanvasObject {
	box := canvas.NewRectangle(a.Fill)
	if a.Stroke == nil {
		place(box, a.X*zoom, a.Y*zoom, a.Width*zoom, a.Height*zoom)
		return box
	}
	half := a.StrokeWidth / 2 // paper draws a line on both sides of its place, a screen within it
	box.StrokeColor, box.StrokeWidth = a.Stroke, a.StrokeWidth*zoom
	place(box, (a.X-half)*zoom, (a.Y-half)*zoom, (a.Width+a.StrokeWidth)*zoom, (a.Height+a.StrokeWidth)*zoom)
	return box
}

func (s Stroke) draw(zoom float32) fyne.CanvasObject {
	if max(s.X1-s.X2, s.X2-s.X1)+max(s.Y1-s.Y2, s.Y2-s.Y1) < s.Width/4 {
		dot := canvas.NewCircle(s.Color)
		place(dot, (s.X1-s.Width/2)*zoom, (s.Y1-s.Width/2)*zoom, s.Width*zoom, s.Width*zoom)
		return dot
	}
	line := canvas.NewLine(s.Color)
	line.StrokeWidth = s.Width * zoom
	line.Position1, line.Position2 = fyne.NewPos(s.X1*zoom, s.Y1*zoom), fyne.NewPos(s.X2*zoom, s.Y2*zoom)
	return line
}

func (p Picture) draw(zoom float32) fyne.CanvasObject {
	image := canvas.NewImageFromResource(p.Image)
	place(image, p.X*zoom, p.Y*zoom, p.Width*zoom, p.Height*zoom)
	return image
}

// draw lays the paper and all that is on it.
func (s Sheet) draw(zoom float32) []fyne.CanvasObject {
	paper := canvas.NewRectangle(color.White)
	paper.StrokeColor, paper.StrokeWidth = theme.Color(ColorBorder), 1
	place(paper, 0, 0, s.Width*zoom, s.Height*zoom)
	objects := []fyne.CanvasObject{paper}
	for _, ink := range s.Inks {
		objects = append(objects, ink.draw(zoom))
	}
	return objects
}

// Preview shows sheets below each other, as wide as there is room. It scrolls by itself: with the wheel, the arrows, Page Up and Page Down,
// Home and End. Only sheets in view are drawn.
type Preview struct {
	control
	label  string
	sheets []Sheet
	desk   *fyne.Container // a container for each sheet
	scroll *scroller
	width  float32 // of a sheet, as they were last laid
	zoom   float32
	high   float32 // all sheets together
	frame  frame
}

var (
	_ fyne.Accessible = (*Preview)(nil)
	_ fyne.Focusable  = (*Preview)(nil)
	_ fyne.Tappable   = (*Preview)(nil)
)

// NewPreview makes a preview; the label says what it is of.
func NewPreview(label string) *Preview {
	p := &Preview{label: label, frame: newFrame()}
	p.desk = container.New(desk{p})
	p.scroll = newScroller(container.ScrollVerticalOnly, p.desk)
	p.scroll.OnScrolled = func(fyne.Position) { p.draw() }
	p.init(p)
	return p
}

// SetSheets shows other sheets, where it was scrolled to.
func (p *Preview) SetSheets(sheets []Sheet) {
	p.sheets = sheets
	p.desk.Objects = make([]fyne.CanvasObject, len(sheets))
	for i := range sheets {
		p.desk.Objects[i] = container.NewWithoutLayout()
	}
	p.width = 0
	p.lay(p.Size())
}

// lay places the sheets for a size.
func (p *Preview) lay(size fyne.Size) {
	if width := max(size.Width-2*GapWide, 1); width != p.width {
		p.width = width
		p.place()
	}
	p.scroll.Resize(size)
	p.desk.Resize(fyne.NewSize(size.Width, max(p.high, size.Height)))
	p.scroll.Refresh()
	p.draw()
}

// place sets the sheets below each other, none of them drawn yet.
func (p *Preview) place() {
	p.high = GapWide
	for i, s := range p.sheets {
		p.zoom = p.width / s.Width
		sheet := p.desk.Objects[i].(*fyne.Container)
		sheet.Objects = nil
		place(sheet, GapWide, p.high, p.width, s.Height*p.zoom)
		p.high += s.Height*p.zoom + GapWide
	}
}

// draw draws the sheets that are in view, and lets go of the others.
func (p *Preview) draw() {
	top, bottom := p.scroll.Offset.Y, p.scroll.Offset.Y+p.scroll.Size().Height
	for i, o := range p.desk.Objects {
		sheet := o.(*fyne.Container)
		above, height := sheet.Position().Y, sheet.Size().Height
		inView := above < bottom && above+height > top
		switch {
		case inView && len(sheet.Objects) == 0:
			sheet.Objects = p.sheets[i].draw(p.zoom)
			sheet.Refresh()
		case !inView && len(sheet.Objects) > 0:
			sheet.Objects = nil
			sheet.Refresh()
		}
	}
}

// Tapped brings the keyboard here.
func (p *Preview) Tapped(*fyne.PointEvent) { p.Focus() }

// TypedKey scrolls.
func (p *Preview) TypedKey(key *fyne.KeyEvent) {
	view := p.scroll.Size().Height
	switch key.Name {
	case fyne.KeyDown:
		p.turn(2 * em())
	case fyne.KeyUp:
		p.turn(-2 * em())
	case fyne.KeyPageDown:
		p.turn(view - 2*em())
	case fyne.KeyPageUp:
		p.turn(2*em() - view)
	case fyne.KeyHome:
		p.turn(-p.high)
	case fyne.KeyEnd:
		p.turn(p.high)
	default:
		pass(p, key)
	}
}

func (p *Preview) turn(by float32) {
	most := max(p.high-p.scroll.Size().Height, 0)
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(p.scroll.Offset.Y+by, most))))
	p.draw()
}

// AccessibilityLabel reads what the sheets say.
func (p *Preview) AccessibilityLabel() string {
	said := []string{p.label}
	for _, s := range p.sheets {
		said = append(said, s.Words)
	}
	return words(said...)
}

// AccessibilityRole is text.
func (p *Preview) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (p *Preview) CreateRenderer() fyne.WidgetRenderer {
	p.paint()
	return &previewRenderer{p}
}

func (p *Preview) paint() {
	for _, o := range p.desk.Objects {
		if drawn := o.(*fyne.Container).Objects; len(drawn) > 0 {
			drawn[0].(*canvas.Rectangle).StrokeColor = theme.ColorForWidget(ColorBorder, p)
		}
	}
	p.frame.paint(p, ColorLine, ColorNone, theme.SizeNameInputRadius, p.focused)
}

type previewRenderer struct{ preview *Preview }

func (r *previewRenderer) Layout(size fyne.Size) {
	r.preview.frame.layout(size)
	r.preview.lay(size)
}

// MinSize asks for one whole sheet, but for no more than fits in the window beside what stands around it.
func (r *previewRenderer) MinSize() fyne.Size {
	const narrow, most = 10, 0.72
	p, height := r.preview, float32(0)
	if len(p.sheets) > 0 {
		height = p.sheets[0].Height*p.zoom + 2*GapWide
	}
	if c := canvasOf(p); c != nil {
		height = min(height, most*c.Size().Height)
	}
	return fyne.NewSize(narrow*em(), height)
}

func (r *previewRenderer) Refresh() {
	r.preview.paint()
	canvas.Refresh(r.preview)
}

func (r *previewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.preview.frame.box, r.preview.scroll, r.preview.frame.ring}
}

func (r *previewRenderer) Destroy() {}

// desk is as high as its sheets, which Preview lays.
type desk struct{ preview *Preview }

func (d desk) Layout([]fyne.CanvasObject, fyne.Size) {}
func (d desk) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, d.preview.high) }
