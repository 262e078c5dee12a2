package script

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Main is the font that most text is set in, character by character.
type Main interface {
	// Advance is the width of a character in thousandths of the size, and whether the
	// font has it.
	Advance(r rune) (width int, has bool)
}

// Shaper shapes the text of one document. It keeps what it worked out of its fonts, and
// is used by one goroutine.
type Shaper struct {
	fonts *Fonts
	main  [2]Main // regular and bold
	faces map[*Font]*harfbuzz.Font
	lists map[listKey][]*Font
}

type listKey struct {
	script language.Script
	bold   bool
}

// NewShaper takes the fonts, and the main one in its weights.
func NewShaper(fonts *Fonts, regular, bold Main) *Shaper {
	return &Shaper{fonts: fonts, main: [2]Main{regular, bold}, faces: map[*Font]*harfbuzz.Font{}, lists: map[listKey][]*Font{}}
}

// Simple reports whether a font sets a text character by character: it has them all,
// none stands on another, joins it, or runs from right to left.
func Simple(text string, main Main) bool {
	for _, r := range text {
		if r >= 0x300 && !simpleIn(main, r) {
			return false
		}
	}
	return true
}

func simpleIn(main Main, r rune) bool {
	_, has := main.Advance(r)
	return has && (r < 0x300 || !complexScript(r))
}

// complexScript reports whether a character has to be shaped, or steers what is.
func complexScript(r rune) bool {
	return unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r) || !slices.Contains(simple[:], language.LookupScript(r))
}

// simple are the scripts whose letters stand beside each other as they are.
var simple = [...]language.Script{language.Latin, language.Greek, language.Cyrillic, language.Common, language.Inherited}

// Steers reports whether a character shows nothing and says how others are set: an
// isolate's ends, or what joins or parts letters.
func Steers(r rune) bool { return isolates(r) || r == zeroWidthNonJoiner || r == zeroWidthJoiner }

const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)

// Style is how a paragraph is set.
type Style struct {
	Lang        string // BCP 47
	Bold        bool
	RightToLeft bool
}

// Paragraph is a text without breaks, measured.
type Paragraph struct {
	shaper   *Shaper
	style    Style
	text     []rune
	levels   []int
	clusters []Cluster
}

// Cluster is what is never parted: letters with their marks, and what joins into one
// picture.
type Cluster struct {
	Text    string
	Width   int  // in thousandths of the size
	Missing bool // no font has it

	from, to int
}

// Piece is neighbours on a line that are set in one way.
type Piece struct {
	Text    string  // in the order of reading
	Plain   bool    // the main font sets it character by character
	Font    *Font   // else this one
	Glyphs  []Glyph // from left to right
	Missing int     // clusters, where no font has them
}

// Glyph is the picture of one character: of the first of a cluster all of it, of the
// others none, so that each character has a place of its own on the page.
type Glyph struct {
	Rune    rune
	Advance int
	Parts   []Part
}

// Part is a glyph of the font's file, shifted.
type Part struct {
	Glyph uint16
	X, Y  int
}

// stretch is neighbours of one level, script and font, which are shaped as one.
type stretch struct {
	from, to, level int
	script          language.Script
	font            *Font
	plain           bool
}

// Paragraph works out a paragraph. What is missing in all fonts stays in it, marked.
func (s *Shaper) Paragraph(text string, style Style) *Paragraph {
	p := &Paragraph{shaper: s, style: style, text: []rune(text)}
	p.levels = levels(p.text, p.base())
	for _, part := range p.stretches(0, len(p.text), p.levels) {
		p.clusters = append(p.clusters, p.measure(part)...)
	}
	return p
}

func (p *Paragraph) main() Main {
	if p.style.Bold {
		return p.shaper.main[1]
	}
	return p.shaper.main[0]
}

func (p *Paragraph) base() int {
	if p.style.RightToLeft {
		return 1
	}
	return 0
}

// Clusters are those of the paragraph, in the order of reading.
func (p *Paragraph) Clusters() []Cluster { return p.clusters }

// Width is that of the whole paragraph on one line, in thousandths of the size.
func (p *Paragraph) Width() (total int) {
	for _, c := range p.clusters {
		total += c.Width
	}
	return total
}

// Line sets the clusters from one index to another as a line, from left to right.
func (p *Paragraph) Line(from, to int) (pieces []Piece) {
	if from == to {
		return nil
	}
	first, last := p.clusters[from].from, p.clusters[to-1].to
	levels := slices.Clone(p.levels[first:last])
	settleEnd(p.text[first:last], levels, p.base())
	parts := p.stretches(first, last, levels)
	reorder(parts)
	for _, part := range parts {
		if piece := p.piece(part, first, last); piece.Text != "" {
			pieces = append(pieces, piece)
		}
	}
	return pieces
}

// reorder puts what is in order of reading in that of the page (L2).
func reorder(parts []stretch) {
	highest := 0
	for _, part := range parts {
		highest = max(highest, part.level)
	}
	levels := make([]int, len(parts))
	for i, part := range parts {
		levels[i] = part.level
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(parts); i++ {
			end := i
			for end < len(parts) && levels[end] >= level {
				end++
			}
			slices.Reverse(parts[i:end])
			slices.Reverse(levels[i:end])
			i = max(i, end)
		}
	}
}

// stretches cuts text into what is shaped as one; levels begins at from.
func (p *Paragraph) stretches(from, to int, levels []int) (parts []stretch) {
	script := p.firstScript(from, to)
	for i := from; i < to; {
		end := i + 1
		for end < to && attaches(p.text[end]) {
			end++
		}
		if s := language.LookupScript(p.text[i]); s.Strong() {
			script = s
		}
		next := stretch{from: i, to: end, level: levels[i-from], script: script}
		next.plain = next.level%2 == 0 && p.isPlain(i, end)
		if !next.plain {
			next.font = p.fontFor(next, parts)
		}
		parts = joined(parts, next, isolates(p.text[i]))
		i = end
	}
	return parts
}

// joined appends a stretch, or makes the last one longer: by one of its kind, or by an
// isolate's mark, which shows nothing.
func joined(parts []stretch, next stretch, silent bool) []stretch {
	n := len(parts) - 1
	if n >= 0 && parts[n].level == next.level {
		last := parts[n]
		last.from, last.to = next.from, next.to
		if silent || last == next {
			parts[n].to = next.to
			return parts
		}
	}
	return append(parts, next)
}

// firstScript is that of the first letter, which what stands before it goes with.
func (p *Paragraph) firstScript(from, to int) language.Script {
	for _, r := range p.text[from:to] {
		if s := language.LookupScript(r); s.Strong() {
			return s
		}
	}
	return language.Latin
}

// attaches reports whether a character stands on the one before it, or joins it.
func attaches(r rune) bool {
	return unicode.Is(unicode.M, r) || r == zeroWidthNonJoiner || r == zeroWidthJoiner
}

func (p *Paragraph) isPlain(from, to int) bool {
	for _, r := range p.text[from:to] {
		if !simpleIn(p.main(), r) {
			return false
		}
	}
	return true
}

// fontFor is the first font that has all of a stretch: the one of the neighbour where
// the characters belong to no script, so that it is not cut without need.
func (p *Paragraph) fontFor(s stretch, before []stretch) *Font {
	text := p.text[s.from:s.to]
	if n := len(before) - 1; n >= 0 && before[n].font != nil && !language.LookupScript(text[0]).Strong() && p.shaper.has(before[n].font, text) {
		return before[n].font
	}
	for _, f := range p.shaper.list(s.script, p.style.Bold) {
		if p.shaper.has(f, text) {
			return f
		}
	}
	return nil
}

func (s *Shaper) list(script language.Script, bold bool) []*Font {
	key := listKey{script, bold}
	if s.lists[key] == nil {
		s.lists[key] = s.fonts.madeFor(script, bold)
	}
	return s.lists[key]
}

// has reports whether a font has all of a text that shows. One that cannot be read has
// nothing.
func (s *Shaper) has(f *Font, text []rune) bool {
	face := s.face(f)
	if face == nil {
		return false
	}
	for _, r := range text {
		if _, found := face.Face().NominalGlyph(r); !found && !unicode.Is(unicode.Cf, r) {
			return false
		}
	}
	return true
}

func (s *Shaper) face(f *Font) *harfbuzz.Font {
	known, asked := s.faces[f]
	if asked {
		return known
	}
	if file, err := f.Read(); err == nil {
		known = harfbuzz.NewFont(font.NewFace(file.parsed))
	}
	s.faces[f] = known
	return known
}
