package script

import (
	"slices"
	"strings"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// MissingWidth is the width of what stands for a cluster that no font has, in
// thousandths of the size.
const MissingWidth = 620

// maxMarks is how many characters stand on one: a heap beyond it is no writing.
const maxMarks = 16

// MaxParts is how many parts the picture of one character has at most.
const MaxParts = 60

// measure cuts a stretch into clusters.
func (p *Paragraph) measure(s stretch) (clusters []Cluster) {
	if s.font != nil {
		for _, shaped := range p.shape(s, 0, len(p.text)) {
			clusters = append(clusters, shaped.Cluster)
		}
		return clusters
	}
	for i := s.from; i < s.to; {
		end := i + 1
		for end < s.to && end-i <= maxMarks && attaches(p.text[end]) {
			end++
		}
		c := Cluster{Text: string(p.text[i:end]), Width: MissingWidth, Missing: !s.plain, from: i, to: end}
		switch {
		case isolates(p.text[i]):
			c.Width, c.Missing = 0, false
		case s.plain:
			c.Width, _ = p.main().Advance(p.text[i])
		}
		clusters = append(clusters, c)
		i = end
	}
	return clusters
}

// piece sets a stretch of the line that runs from first to last.
func (p *Paragraph) piece(s stretch, first, last int) Piece {
	piece := Piece{Text: seen(p.text[s.from:s.to]), Plain: s.plain, Font: s.font}
	if s.font == nil {
		for _, c := range p.measure(s) {
			if c.Missing {
				piece.Missing++
			}
		}
		return piece
	}
	for _, c := range p.shape(s, first, last) {
		piece.Glyphs = append(piece.Glyphs, c.glyphs...)
	}
	if s.level%2 == 1 {
		slices.Reverse(piece.Glyphs)
	}
	return piece
}

// seen is text without the marks of isolates, which have done their work.
func seen(text []rune) string {
	return strings.Map(func(r rune) rune {
		if isolates(r) {
			return -1
		}
		return r
	}, string(text))
}

// shaped is a cluster with its pictures, in the order of reading.
type shaped struct {
	Cluster
	glyphs []Glyph
}

// shape returns the clusters of a stretch in the order of reading. The letters around it,
// from first to last, say how those at its ends join.
func (p *Paragraph) shape(s stretch, first, last int) []shaped {
	buffer := harfbuzz.NewBuffer()
	buffer.AddRunes(p.text[first:last], s.from-first, s.to-s.from)
	buffer.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: s.script, Language: language.NewLanguage(p.style.Lang)}
	if s.level%2 == 1 {
		buffer.Props.Direction = harfbuzz.RightToLeft
	}
	buffer.Shape(p.shaper.face(s.font), nil)
	pictures, starts := clustersOf(buffer, first)
	if s.level%2 == 1 { // shapes come from left to right
		slices.Reverse(pictures)
		slices.Reverse(starts)
	}
	clusters := make([]shaped, len(pictures))
	for i, picture := range pictures {
		end := s.to
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		text := p.text[starts[i]:end]
		clusters[i] = shaped{Cluster{Text: string(text), Width: picture.Advance, from: starts[i], to: end}, split(picture, text, s.level%2 == 1)}
	}
	return clusters
}

// clustersOf puts what HarfBuzz made of each cluster into one picture, and returns where
// its text begins.
func clustersOf(b *harfbuzz.Buffer, first int) (pictures []Glyph, starts []int) {
	for i := 0; i < len(b.Info); {
		var picture Glyph
		start := b.Info[i].Cluster
		for ; i < len(b.Info) && b.Info[i].Cluster == start; i++ {
			at := b.Pos[i]
			picture.Parts = append(picture.Parts, Part{uint16(b.Info[i].Glyph), picture.Advance + int(at.XOffset), int(at.YOffset)})
			picture.Advance += int(at.XAdvance)
		}
		pictures, starts = append(pictures, picture), append(starts, first+start)
	}
	return pictures, starts
}

// split makes a glyph for each character of a cluster, since readers of text from right
// to left turn round what one glyph stands for. They share its width, so that they stand
// on the page in their order, and a heap of marks is shared as well.
func split(picture Glyph, text []rune, rightToLeft bool) (glyphs []Glyph) {
	share, used := picture.Advance/len(text), 0
	parts := picture.Parts
	for i, r := range text {
		glyph := Glyph{Rune: r, Advance: share}
		if i == 0 {
			glyph.Advance = picture.Advance - share*(len(text)-1)
		}
		left := used
		used += glyph.Advance
		if rightToLeft {
			left = picture.Advance - used
		}
		n := min(len(parts), MaxParts)
		glyph.Parts, parts = moved(parts[:n:n], left), parts[n:]
		if !isolates(r) {
			glyphs = append(glyphs, glyph)
		}
	}
	return glyphs
}

// moved puts parts of a cluster's picture where the glyph begins that has them.
func moved(parts []Part, left int) []Part {
	for i := range parts {
		parts[i].X -= left
	}
	return parts
}
