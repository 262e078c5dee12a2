package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"image/color"
	"strings"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"

	"golang.org/x/image/vector"
)

// sheets are the pages of a layout, to look at before they are printed.
func sheets(l *document.Layout) []parts.Sheet {
	all := make([]parts.Sheet, len(l.Pages))
	for i, page := range l.Pages {
		all[i] = sheetOf(page)
	}
	return all
}

func sheetOf(page document.Page) parts.Sheet {
	s := parts.Sheet{Width: document.PageWidth, Height: document.PageHeight}
	var words []string
	for _, item := range page.Items {
		s.Inks = append(s.Inks, inks(item.Shape)...)
		if t, is := item.Shape.(document.Text); is && item.Owner != nil {
			words = append(words, t.Text)
		}
	}
	s.Words = strings.Join(words, " ")
	return s
}

// inks draw one shape. A place to fill in is drawn by what stands around it.
func inks(shape document.Shape) []parts.Ink {
	switch s := shape.(type) {
	case document.Text:
		if s.Font != nil {
			return []parts.Ink{parts.Outline{X: float32(s.X), Y: float32(s.Y), Size: float32(s.Size), Width: float32(s.Width), Color: ink(s.Colour),
				Draw: func(pen *vector.Rasterizer, x, y, size float32) { s.Font.Draw(pen, s.Glyphs, x, y, size) }}}
		}
		return []parts.Ink{parts.Letters{X: float32(s.X), Y: float32(s.Y), Size: float32(s.Size), Width: float32(s.Width), Bold: s.Face == document.Bold, Color: ink(s.Colour), Text: s.Text}}
	case document.Squares:
		var all []parts.Ink
		for i := range s.Count {
			all = append(all, path(s.Outline(i))...)
		}
		return all
	case document.Path:
		return path(s)
	case document.Image:
		name := sha256.Sum256(s.Picture.PNG)
		return []parts.Ink{parts.Picture{X: float32(s.X), Y: float32(s.Y), Width: float32(s.W), Height: float32(s.H),
			Image: fyne.NewStaticResource(hex.EncodeToString(name[:8])+".png", s.Picture.PNG)}}
	}
	return nil
}

// path draws a filled rectangle as a whole, and anything else line by line.
func path(p document.Path) []parts.Ink {
	var all []parts.Ink
	if p.Fill != nil {
		b := p.Bounds()
		all = append(all, parts.Area{X: float32(b.X), Y: float32(b.Y), Width: float32(b.W), Height: float32(b.H), Fill: ink(*p.Fill)})
	}
	if p.Stroke == nil {
		return all
	}
	points := p.Points
	if p.Closed {
		points = append(points[:len(points):len(points)], points[0])
	}
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		all = append(all, parts.Stroke{X1: float32(from.X), Y1: float32(from.Y), X2: float32(to.X), Y2: float32(to.Y), Width: float32(p.Width), Color: ink(*p.Stroke)})
	}
	return all
}

func ink(c document.Colour) color.Color { return color.NRGBA{R: c.R, G: c.G, B: c.B, A: 0xff} }
