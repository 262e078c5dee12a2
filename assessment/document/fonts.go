package document

import (
	"encoding/binary"
	"errors"
	"fmt"

	"beeldbeltoets/assessment/script"
)

// Fonts is the regular and the bold face that most text is set in, with their widths
// read once, and the fonts for other scripts. It never changes after NewFonts, so any
// number of documents may share one.
type Fonts struct {
	faces   [2]face
	scripts *script.Fonts
}

// Face chooses one of the two.
type Face int

const (
	Regular Face = iota
	Bold
)

// face knows how wide each character of the Basic Multilingual Plane is.
type face struct {
	file    []byte
	advance []uint16 // in thousandths of the size; absent for no glyph
	glyph   []uint16 // its number in the file
}

const absent = 0xFFFF

// NewFonts takes the main font of a set, to set text in character by character. The
// others are read when they are needed.
func NewFonts(scripts *script.Fonts) (*Fonts, error) {
	fonts := &Fonts{scripts: scripts}
	for i, font := range scripts.Main() {
		file, err := font.Read()
		if err != nil {
			return nil, err
		}
		if fonts.faces[i], err = readFace(file.Data); err != nil {
			return nil, fmt.Errorf("%s: %w", font.Name, err)
		}
	}
	return fonts, nil
}

// File is the TrueType file of a face, not to be changed.
func (f *Fonts) File(face Face) []byte { return f.faces[face].file }

// Has reports whether a face can show a character.
func (f *Fonts) Has(face Face, r rune) bool {
	_, has := f.faces[face].Advance(r)
	return has
}

// Advance is the width of a character in thousandths of the size, and whether the face
// has it.
func (f *face) Advance(r rune) (width int, has bool) {
	if r < ' ' || r > 0xFFFF || f.advance[r] == absent {
		return 0, false
	}
	return int(f.advance[r]), true
}

// Glyph is the number of a character's glyph in the face's file, 0 for none.
func (f *Fonts) Glyph(face Face, r rune) uint16 { return f.faces[face].glyph[r] }

// Width is how wide text is at a size, set character by character; what the face lacks
// counts as a square.
func (f *Fonts) Width(face Face, size float64, text string) float64 {
	total := 0
	for len(text) > 0 {
		c := f.faces[face].cluster(text)
		total += c.width
		text = text[c.length:]
	}
	return float64(total) * size / 1000
}

var errFont = errors.New("not a TrueType font with a Unicode character map")

// readFace builds the tables of widths and glyphs from a font's cmap, hmtx, hhea
// and head tables.
func readFace(file []byte) (f face, err error) {
	defer func() {
		if recover() != nil { // an offset beyond the file
			f, err = face{}, errFont
		}
	}()
	head, hhea, hmtx := fontTable(file, "head"), fontTable(file, "hhea"), fontTable(file, "hmtx")
	segments := unicodeMap(fontTable(file, "cmap"))
	if head == nil || hhea == nil || hmtx == nil || segments == nil {
		return face{}, errFont
	}
	unitsPerEm := int(be16(head, 18))
	longMetrics := int(be16(hhea, 34))

	f = face{file: file, advance: make([]uint16, 0x10000), glyph: make([]uint16, 0x10000)}
	for i := range f.advance {
		f.advance[i] = absent
	}
	eachGlyph(segments, func(r rune, glyph int) {
		width := int(be16(hmtx, 4*min(glyph, longMetrics-1)))
		f.advance[r] = uint16((width*1000 + unitsPerEm/2) / unitsPerEm)
		f.glyph[r] = uint16(glyph)
	})
	return f, nil
}

// fontTable is one table of a TrueType file, nil where there is none.
func fontTable(file []byte, tag string) []byte {
	for i := range int(be16(file, 4)) {
		record := file[12+16*i:]
		if string(record[:4]) == tag {
			offset, length := be32(record, 8), be32(record, 12)
			return file[offset : offset+length]
		}
	}
	return nil
}

// unicodeMap finds the character map in format 4 for Unicode.
func unicodeMap(cmap []byte) []byte {
	if cmap == nil {
		return nil
	}
	for i := range int(be16(cmap, 2)) {
		platform, encoding := be16(cmap, 4+8*i), be16(cmap, 6+8*i)
		sub := cmap[be32(cmap, 8+8*i):]
		if (platform == 0 || platform == 3 && encoding == 1) && be16(sub, 0) == 4 {
			return sub
		}
	}
	return nil
}

// eachGlyph calls visit for every character of a format 4 map.
func eachGlyph(m []byte, visit func(rune, int)) {
	count := int(be16(m, 6)) / 2
	ends, starts := m[14:], m[16+2*count:]
	deltas, offsets := m[16+4*count:], m[16+6*count:]
	for s := range count {
		first, last := int(be16(starts, 2*s)), int(be16(ends, 2*s))
		delta, offset := int(be16(deltas, 2*s)), int(be16(offsets, 2*s))
		for r := first; r <= last && r < 0xFFFF; r++ {
			glyph := r
			if offset != 0 {
				glyph = int(be16(offsets, 2*s+offset+2*(r-first)))
				if glyph == 0 {
					continue
				}
			}
			if glyph = (glyph + delta) & 0xFFFF; glyph != 0 {
				visit(rune(r), glyph)
			}
		}
	}
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
