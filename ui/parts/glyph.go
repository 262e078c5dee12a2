package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// glyph is a drawing of lines on a grid of 16, tapped inside another control, which has a key for the same.
type glyph struct {
	hover
	name   string
	lines  []*canvas.Line
	drawn  Drawing
	tapped func()
	rests  bool // there is nothing to do
	bold   bool // it stands alone, and not within a field
}

var _ fyne.Accessible = (*glyph)(nil)

func newGlyph(name string, drawn Drawing, tapped func()) *glyph {
	g := &glyph{name: name}
	g.draw(drawn, tapped)
	g.ExtendBaseWidget(g)
	return g
}

func (g *glyph) draw(drawn Drawing, tapped func()) {
	g.drawn, g.tapped = drawn, tapped
	for range drawn {
		g.lines = append(g.lines, canvas.NewLine(nil))
	}
}

// ink is dim for one that rests, and in the accent below the pointer.
func (g *glyph) ink() fyne.ThemeColorName {
	switch {
	case g.rests:
		return ColorBorder
	case g.hovered:
		return ColorAccent
	case g.bold:
		return ColorInk
	}
	return ColorMuted
}

func chevronDown() Drawing  { return Drawing{{4, 6, 8, 10}, {8, 10, 12, 6}} }
func chevronLeft() Drawing  { return Drawing{{10, 4, 6, 8}, {6, 8, 10, 12}} }
func chevronRight() Drawing { return Drawing{{6, 4, 10, 8}, {10, 8, 6, 12}} }
func monthSheet() Drawing {
	return Drawing{{3, 4, 13, 4}, {13, 4, 13, 13}, {13, 13, 3, 13}, {3, 13, 3, 4}, {3, 7, 13, 7}, {6, 2.5, 6, 5}, {10, 2.5, 10, 5}}
}

// Tapped does what it is for.
func (g *glyph) Tapped(*fyne.PointEvent) { g.tapped() }

// AccessibilityLabel reads its name.
func (g *glyph) AccessibilityLabel() string { return g.name }

// AccessibilityRole is button.
func (g *glyph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (g *glyph) CreateRenderer() fyne.WidgetRenderer {
	r := &glyphRenderer{g}
	r.Refresh()
	return r
}

type glyphRenderer struct{ *glyph }

func (r *glyphRenderer) side() float32 {
	return 1.3 * theme.SizeForWidget(theme.SizeNameText, r.glyph)
}

func (r *glyphRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(r.side() + 2*Gap)
}

func (r *glyphRenderer) Layout(size fyne.Size) {
	side := r.side()
	u, left, top := side/16, (size.Width-side)/2, (size.Height-side)/2
	for i, d := range r.drawn {
		r.lines[i].Position1 = fyne.NewPos(left+d[0]*u, top+d[1]*u)
		r.lines[i].Position2 = fyne.NewPos(left+d[2]*u, top+d[3]*u)
	}
}

func (r *glyphRenderer) Refresh() {
	for _, l := range r.lines {
		l.StrokeColor, l.StrokeWidth = theme.ColorForWidget(r.ink(), r.glyph), r.side()/13
	}
	r.Layout(r.glyph.Size())
}

func (r *glyphRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.lines))
	for i, l := range r.lines {
		objects[i] = l
	}
	return objects
}

func (r *glyphRenderer) Destroy() {}
