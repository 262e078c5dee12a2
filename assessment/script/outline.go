package script

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Pen draws outlines; y grows downwards. vector.Rasterizer of x/image is one.
type Pen interface {
	MoveTo(ax, ay float32)
	LineTo(bx, by float32)
	QuadTo(bx, by, cx, cy float32)
	CubeTo(bx, by, cx, cy, dx, dy float32)
	ClosePath()
}

// Draw draws glyphs of a font from left to right, from a place on the baseline. One that
// cannot be read draws nothing.
func (f *Font) Draw(pen Pen, glyphs []Glyph, x, y, size float32) {
	file, err := f.Read()
	if err != nil {
		return
	}
	face, scale := font.NewFace(file.parsed), size/UnitsPerEm
	for _, g := range glyphs {
		for _, part := range g.Parts {
			if outline, is := face.GlyphData(font.GID(part.Glyph)).(font.GlyphOutline); is {
				drawOutline(pen, outline.Segments, x+float32(part.X)*scale, y-float32(part.Y)*scale, scale)
			}
		}
		x += float32(g.Advance) * scale
	}
}

func drawOutline(pen Pen, segments []opentype.Segment, x, y, scale float32) {
	for i, s := range segments {
		var at [3]opentype.SegmentPoint
		for j, p := range s.ArgsSlice() {
			at[j] = opentype.SegmentPoint{X: x + p.X*scale, Y: y - p.Y*scale}
		}
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				pen.ClosePath()
			}
			pen.MoveTo(at[0].X, at[0].Y)
		case opentype.SegmentOpLineTo:
			pen.LineTo(at[0].X, at[0].Y)
		case opentype.SegmentOpQuadTo:
			pen.QuadTo(at[0].X, at[0].Y, at[1].X, at[1].Y)
		case opentype.SegmentOpCubeTo:
			pen.CubeTo(at[0].X, at[0].Y, at[1].X, at[1].Y, at[2].X, at[2].Y)
		}
	}
	if len(segments) > 0 {
		pen.ClosePath()
	}
}
