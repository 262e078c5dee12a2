package document

import (
	"strings"
	"unicode/utf8"

	"beeldbeltoets/assessment/script"
)

// textLine is a line of text, and the pieces in which it is set from left to right; none
// where the face sets all of it character by character.
type textLine struct {
	text   string
	pieces []script.Piece
}

// lines breaks text into lines of at most a width. A line gets a space for a newline, so
// that the lines together are the text.
func (c *composer) lines(f font, width float64, text string) []textLine {
	limit := int(width / f.size * 1000)
	var lines []textLine
	for {
		line, rest, more := strings.Cut(text, "\n")
		lines = append(lines, c.broken(f, limit, line)...)
		if !more {
			return lines
		}
		if last := &lines[len(lines)-1]; line != "" {
			last.end(c, f)
		}
		text = rest
	}
}

// end ends a line with the space that stands for a newline.
func (l *textLine) end(c *composer, f font) {
	l.text += " "
	if l.pieces == nil {
		return
	}
	space := script.Piece{Text: " ", Plain: true}
	if c.rtl {
		l.pieces = append([]script.Piece{space}, l.pieces...)
		return
	}
	l.pieces = append(l.pieces, space)
}

// broken breaks a text without newlines.
func (c *composer) broken(f font, limit int, text string) []textLine {
	face := &c.fonts.faces[f.face]
	if c.simple(face, text) {
		var lines []textLine
		for _, line := range fill(text, limit, func(at int) cluster { return face.cluster(text[at:]) }) {
			lines = append(lines, textLine{text: line})
		}
		return lines
	}
	p := c.shaped(f, text)
	clusters := make([]cluster, len(text)+1)
	number := make([]int, len(text)+1) // of the cluster that begins at a byte
	at := 0
	for i, given := range p.Clusters() {
		r, size := utf8.DecodeRuneInString(given.Text)
		if r == ' ' && size < len(given.Text) {
			r = 0xA0 // it shows its mark, so it is no place to break
		}
		clusters[at], number[at] = cluster{length: len(given.Text), width: given.Width, rune: r, set: !given.Missing}, i
		at += len(given.Text)
	}
	number[len(text)] = len(p.Clusters())
	var lines []textLine
	at = 0
	for _, line := range fill(text, limit, func(at int) cluster { return clusters[at] }) {
		end := at + len(line)
		lines = append(lines, textLine{line, p.Line(number[at], number[end])})
		at = end
	}
	return lines
}

// simple reports whether a face sets a text character by character, left to right.
func (c *composer) simple(face *face, text string) bool {
	return !c.rtl && script.Simple(text, face)
}

func (c *composer) shaped(f font, text string) *script.Paragraph {
	if c.shaper == nil {
		c.shaper = script.NewShaper(c.fonts.scripts, &c.fonts.faces[Regular], &c.fonts.faces[Bold])
	}
	return c.shaper.Paragraph(text, script.Style{Lang: c.lang, Bold: f.face == Bold, RightToLeft: c.rtl})
}

// width is how wide a text is on one line.
func (c *composer) width(f font, text string) float64 {
	if c.simple(&c.fonts.faces[f.face], text) {
		return c.fonts.Width(f.face, f.size, text)
	}
	return float64(c.shaped(f, text).Width()) * f.size / 1000
}

// line sets a text on one line from x.
func (c *composer) line(owner *Element, f font, x, y float64, text string) []Item {
	if c.simple(&c.fonts.faces[f.face], text) {
		return c.put(owner, f, x, y, textLine{text: text})
	}
	p := c.shaped(f, text)
	return c.put(owner, f, x, y, textLine{text, p.Line(0, len(p.Clusters()))})
}

// put sets a line from x. Where text runs from right to left, x is where it begins, and
// all is put on the other side of the page in the end.
func (c *composer) put(owner *Element, f font, x, y float64, l textLine) (items []Item) {
	if l.pieces == nil {
		return c.plain(owner, f, x, y, l.text)
	}
	for _, piece := range l.pieces {
		shape := c.piece(f, x, y, piece)
		x += shape.Bounds().W
		items = append(items, Item{owner, shape})
	}
	if c.rtl {
		turn(items)
	}
	return items
}

// piece sets what is set in one way.
func (c *composer) piece(f font, x, y float64, p script.Piece) Shape {
	if p.Missing > 0 {
		return Squares{X: x, Y: y, Size: f.size, Count: p.Missing, Colour: f.colour, Text: p.Text}
	}
	t := Text{X: x, Y: y, Face: f.face, Size: f.size, Colour: f.colour, Text: p.Text, Font: p.Font, Glyphs: p.Glyphs}
	if p.Plain {
		t.Width = c.fonts.Width(f.face, f.size, p.Text)
	}
	for _, g := range p.Glyphs {
		t.Width += float64(g.Advance) * f.size / 1000
	}
	return t
}

// turn puts the pieces of a line on its other side.
func turn(items []Item) {
	if len(items) == 0 {
		return
	}
	first, last := items[0].Shape.Bounds(), items[len(items)-1].Shape.Bounds()
	mirror(items, first.X, last.X+last.W)
}

// plain sets text character by character: runs of what the face has, squares for the
// rest.
func (c *composer) plain(owner *Element, f font, x, y float64, text string) []Item {
	var items []Item
	face := &c.fonts.faces[f.face]
	for len(text) > 0 {
		end, width, count := 0, 0, 0
		first := face.cluster(text)
		for end < len(text) {
			next := face.cluster(text[end:])
			if next.set != first.set {
				break
			}
			end, width, count = end+next.length, width+next.width, count+1
		}
		advance := float64(width) * f.size / 1000
		if first.set {
			items = append(items, Item{owner, Text{X: x, Y: y, Width: advance, Face: f.face, Size: f.size, Colour: f.colour, Text: text[:end]}})
		} else {
			items = append(items, Item{owner, Squares{X: x, Y: y, Size: f.size, Count: count, Colour: f.colour, Text: text[:end]}})
		}
		x += advance
		text = text[end:]
	}
	return items
}
