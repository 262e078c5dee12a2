package document

import "beeldbeltoets/assessment/script"

// Layout is a document on its pages: what to draw where, and what it means.
type Layout struct {
	Pages    []Page
	Root     *Element
	Outline  []Bookmark
	Anchors  map[string]Bookmark // places that links lead to, by name
	elements int
}

// Page holds what is drawn on it, from the back to the front. What has an owner
// stands in the order of reading.
type Page struct {
	Items  []Item
	Fields []Item // places to fill in on screen; each Shape is a Field
	Links  []Item // each Shape is a Link
}

// Item is a shape on a page. Without an owner it is decoration, which a screen
// reader passes over.
type Item struct {
	Owner *Element
	Shape Shape
}

// Shape is Text, Squares, Path, Image, Field or Link. Points count from the page's upper
// left corner.
type Shape interface {
	Bounds() Box
	moved(dy float64) Shape
	shifted(dx float64) Shape
}

// Box is a rectangle.
type Box struct{ X, Y, W, H float64 }

// Text is one run in one font, from its baseline's left end.
type Text struct {
	X, Y     float64
	Width    float64
	Face     Face
	Size     float64
	Tracking float64 // extra room after each character
	Colour   Colour
	Text     string // in the order of reading
	Actual   string // what is meant, where the text shows it differently

	// What is shaped has the font of its script, and its glyphs from left to right.
	Font   *script.Font
	Glyphs []script.Glyph
}

// Squares stand for characters that the fonts lack, one for each cluster.
type Squares struct {
	X, Y   float64 // on the baseline
	Size   float64
	Count  int
	Colour Colour
	Text   string // what is meant
}

// Path is a line through points, in order.
type Path struct {
	Points []Point
	Closed bool
	Fill   *Colour
	Stroke *Colour
	Width  float64 // of the stroke
}

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Image is a picture in its place.
type Image struct {
	Box
	Picture *Picture
}

// Field is a place to tick or to sign on screen. It draws nothing itself.
type Field struct {
	Box
	Name string // the one in its document
	Tip  string // what it asks, for who does not see the page
	Sign bool   // a signature rather than a tick
}

// Link is a place to press. It draws nothing itself.
type Link struct {
	Box
	Address string // on the web; empty for a place within the document
	Anchor  string
	Tip     string // where it leads, in words
}

// Bookmark is a heading for the reader's list of contents.
type Bookmark struct {
	Level int // from 1
	Title string
	Page  int
	Y     float64
}

func (t Text) Bounds() Box {
	return Box{t.X, t.Y - t.Size*0.8, t.Width, t.Size}
}

func (s Squares) Bounds() Box {
	return Box{s.X, s.Y - s.Size*0.8, float64(s.Count) * s.Advance(), s.Size}
}

// Advance is the distance from one square to the next.
func (s Squares) Advance() float64 { return s.Size * squareWidth / 1000 }

// Outline is the square with an index.
func (s Squares) Outline(i int) Path {
	side := s.Size * 0.5
	p := rectangle(s.X+float64(i)*s.Advance()+s.Size*0.06, s.Y-s.Size*0.62, side, s.Size*0.62)
	p.Stroke, p.Width = &s.Colour, s.Size*0.05
	return p
}

func (p Path) Bounds() Box {
	b := Box{X: p.Points[0].X, Y: p.Points[0].Y}
	for _, q := range p.Points {
		if q.X < b.X {
			b.W += b.X - q.X
			b.X = q.X
		}
		if q.Y < b.Y {
			b.H += b.Y - q.Y
			b.Y = q.Y
		}
		b.W, b.H = max(b.W, q.X-b.X), max(b.H, q.Y-b.Y)
	}
	return b
}

func (i Image) Bounds() Box { return i.Box }
func (f Field) Bounds() Box { return f.Box }
func (l Link) Bounds() Box  { return l.Box }

func (t Text) moved(dy float64) Shape    { t.Y += dy; return t }
func (s Squares) moved(dy float64) Shape { s.Y += dy; return s }
func (i Image) moved(dy float64) Shape   { i.Y += dy; return i }
func (f Field) moved(dy float64) Shape   { f.Y += dy; return f }
func (l Link) moved(dy float64) Shape    { l.Y += dy; return l }
func (p Path) moved(dy float64) Shape    { return p.by(0, dy) }

func (t Text) shifted(dx float64) Shape    { t.X += dx; return t }
func (s Squares) shifted(dx float64) Shape { s.X += dx; return s }
func (i Image) shifted(dx float64) Shape   { i.X += dx; return i }
func (f Field) shifted(dx float64) Shape   { f.X += dx; return f }
func (l Link) shifted(dx float64) Shape    { l.X += dx; return l }
func (p Path) shifted(dx float64) Shape    { return p.by(dx, 0) }

func (p Path) by(dx, dy float64) Path {
	points := make([]Point, len(p.Points))
	for i, q := range p.Points {
		points[i] = Point{q.X + dx, q.Y + dy}
	}
	p.Points = points
	return p
}

// mirrored is a shape on the other side of the middle between left and right. What it
// shows is not turned round.
func mirrored(s Shape, left, right float64) Shape {
	b := s.Bounds()
	return s.shifted(left + right - b.W - 2*b.X)
}

func mirror(items []Item, left, right float64) {
	for i, item := range items {
		items[i].Shape = mirrored(item.Shape, left, right)
	}
}

// mirror puts all on the other side of its page, for what is read from right to left.
func (l *Layout) mirror() {
	for _, page := range l.Pages {
		mirror(page.Items, 0, PageWidth)
		mirror(page.Fields, 0, PageWidth)
	}
}

func rectangle(x, y, w, h float64) Path {
	return Path{Points: []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, Closed: true}
}

func filled(x, y, w, h float64, c Colour) Path {
	p := rectangle(x, y, w, h)
	p.Fill = &c
	return p
}

func rule(x1, y, x2, width float64, c Colour) Path {
	return Path{Points: []Point{{x1, y}, {x2, y}}, Stroke: &c, Width: width}
}
