package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/go-text/typesetting/font/opentype"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/script"
)

// What is shaped has no code of its own in its font: letters join, marks stand on them.
// So each picture becomes one glyph of a small font that is made for the document, a
// TrueType composite of the glyphs that HarfBuzz chose. It has one code, with which
// fpdf's plain Text draws it, and stands for one character.
const (
	firstCode = 0xE000 // of those for private use
	maxCodes  = 6400
)

// composite is a font with the pictures that a document uses of one.
type composite struct {
	font   *script.Font
	codes  map[string]rune // by picture
	glyphs []script.Glyph  // in order of codes
}

// run is a shaped text as it is drawn: its font by index, and the codes in it.
type run struct {
	font  int
	codes string
}

// composites makes the fonts of what is shaped, and the runs of them in order of items.
func composites(layout *document.Layout) (fonts []*composite, runs []run) {
	newest := map[*script.Font]int{}
	for _, page := range layout.Pages {
		for _, item := range page.Items {
			t, isText := item.Shape.(document.Text)
			if !isText || t.Font == nil {
				continue
			}
			at, known := newest[t.Font]
			if !known || len(fonts[at].glyphs)+len(t.Glyphs) > maxCodes {
				at = len(fonts)
				newest[t.Font] = at
				fonts = append(fonts, &composite{font: t.Font, codes: map[string]rune{}})
			}
			runs = append(runs, run{at, fonts[at].text(t.Glyphs)})
		}
	}
	return fonts, runs
}

// text is the codes of glyphs.
func (c *composite) text(glyphs []script.Glyph) string {
	var b strings.Builder
	for _, g := range glyphs {
		key := string(pictureKey(g))
		code, known := c.codes[key]
		if !known {
			code = rune(firstCode + len(c.glyphs))
			c.codes[key] = code
			c.glyphs = append(c.glyphs, g)
		}
		b.WriteRune(code)
	}
	return b.String()
}

func pictureKey(g script.Glyph) []byte {
	key := binary.BigEndian.AppendUint32(nil, uint32(g.Rune))
	key = binary.BigEndian.AppendUint32(key, uint32(g.Advance))
	for _, p := range g.Parts {
		key = binary.BigEndian.AppendUint16(key, p.Glyph)
		key = binary.BigEndian.AppendUint32(key, uint32(p.X))
		key = binary.BigEndian.AppendUint32(key, uint32(p.Y))
	}
	return key
}

// builder writes the tables of a composite font.
type builder struct {
	tables  map[string][]byte // of the font that it is made from
	number  map[uint16]int    // of its glyphs, in the new one
	order   []uint16
	glyf    []byte
	loca    []byte
	metrics []byte
}

// build is the TrueType file: the glyphs that are used, then one for each picture.
func (c *composite) build() ([]byte, error) {
	file, err := c.font.Read()
	if err != nil {
		return nil, err
	}
	b := &builder{tables: map[string][]byte{}, number: map[uint16]int{}}
	loader, err := opentype.NewLoader(bytes.NewReader(file.Data))
	if err != nil {
		return nil, err
	}
	for _, tag := range loader.Tables() {
		if b.tables[tag.String()], err = loader.RawTable(tag); err != nil {
			return nil, err
		}
	}
	b.take(0)
	for _, g := range c.glyphs {
		for _, p := range g.Parts {
			b.take(p.Glyph)
		}
	}
	long := int(be16(b.tables["hhea"], 34))
	for _, glyph := range b.order {
		outline := bytes.Clone(b.outline(glyph))
		eachComponent(outline, func(number []byte) {
			binary.BigEndian.PutUint16(number, uint16(b.number[be16(number, 0)]))
		})
		b.add(outline, int(be16(b.tables["hmtx"], 4*min(int(glyph), long-1))))
	}
	for _, g := range c.glyphs {
		b.add(b.picture(g), g.Advance)
	}
	return b.file(len(c.glyphs)), nil
}

// take numbers a glyph of the font, and those that it is made of.
func (b *builder) take(glyph uint16) {
	if _, known := b.number[glyph]; known {
		return
	}
	b.number[glyph] = len(b.order)
	b.order = append(b.order, glyph)
	eachComponent(b.outline(glyph), func(number []byte) { b.take(be16(number, 0)) })
}

// outline is a glyph's data, none for a space.
func (b *builder) outline(glyph uint16) []byte {
	loca, glyf, at := b.tables["loca"], b.tables["glyf"], int(glyph)
	if be16(b.tables["head"], 50) == 0 {
		return glyf[2*int(be16(loca, 2*at)) : 2*int(be16(loca, 2*at+2))]
	}
	return glyf[be32(loca, 4*at):be32(loca, 4*at+4)]
}

func (b *builder) add(outline []byte, advance int) {
	left := uint16(0)
	if len(outline) > 0 {
		left = be16(outline, 2) // where it begins, or readers would shift it
	}
	b.loca = binary.BigEndian.AppendUint32(b.loca, uint32(len(b.glyf)))
	b.metrics = binary.BigEndian.AppendUint16(b.metrics, uint16(advance))
	b.metrics = binary.BigEndian.AppendUint16(b.metrics, left)
	b.glyf = padded(append(b.glyf, outline...))
}

// Flags of a component of a composite glyph.
const (
	wordsAndOffsets = 0x0003
	hasScale        = 0x0008
	moreFollow      = 0x0020
	hasTwoScales    = 0x0040
	hasMatrix       = 0x0080
)

// picture is a composite glyph: its box, then each part with its place.
func (b *builder) picture(g script.Glyph) []byte {
	var box [4]int // left, bottom, right, top
	var parts []byte
	last := -1
	for _, p := range g.Parts {
		outline := b.outline(p.Glyph)
		if len(outline) == 0 {
			continue // a space
		}
		var own [4]int
		for i, shift := range [4]int{p.X, p.Y, p.X, p.Y} {
			own[i] = int(int16(be16(outline, 2+2*i))) + shift
		}
		if last < 0 {
			box = own
		}
		box = [4]int{min(box[0], own[0]), min(box[1], own[1]), max(box[2], own[2]), max(box[3], own[3])}
		last = len(parts)
		for _, v := range [4]int{wordsAndOffsets | moreFollow, b.number[p.Glyph], p.X, p.Y} {
			parts = binary.BigEndian.AppendUint16(parts, uint16(v))
		}
	}
	if last < 0 {
		return nil
	}
	binary.BigEndian.PutUint16(parts[last:], wordsAndOffsets)
	glyph := []byte{0xFF, 0xFF} // a composite
	for _, v := range box {
		glyph = binary.BigEndian.AppendUint16(glyph, uint16(v))
	}
	return append(glyph, parts...)
}

// eachComponent visits the number of each glyph that a composite glyph is made of.
func eachComponent(outline []byte, visit func(number []byte)) {
	if len(outline) < 10 || int16(be16(outline, 0)) >= 0 {
		return
	}
	for rest, more := outline[10:], true; more; {
		flags, size := be16(rest, 0), 6
		visit(rest[2:4])
		if flags&1 != 0 {
			size += 2
		}
		switch {
		case flags&hasScale != 0:
			size += 2
		case flags&hasTwoScales != 0:
			size += 4
		case flags&hasMatrix != 0:
			size += 8
		}
		rest, more = rest[size:], flags&moreFollow != 0
	}
}

// file puts the tables together.
func (b *builder) file(pictures int) []byte {
	b.loca = binary.BigEndian.AppendUint32(b.loca, uint32(len(b.glyf)))
	head, hhea, maxp := bytes.Clone(b.tables["head"]), bytes.Clone(b.tables["hhea"]), bytes.Clone(b.tables["maxp"])
	count := uint16(len(b.metrics) / 4)
	binary.BigEndian.PutUint16(head[50:], 1) // loca has four bytes for each
	binary.BigEndian.PutUint16(hhea[34:], count)
	binary.BigEndian.PutUint16(maxp[4:], count)
	for at, most := range map[int]uint16{10: 8000, 12: 800, 28: script.MaxParts, 30: 8} { // what composites may have
		binary.BigEndian.PutUint16(maxp[at:], most)
	}
	made := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": b.metrics, "loca": b.loca, "glyf": b.glyf,
		"cmap": privateMap(pictures, len(b.order)), "post": b.tables["post"][:32]}
	var tables []opentype.Table
	for _, tag := range []string{"OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"} {
		content, isMade := made[tag]
		if !isMade {
			content = b.tables[tag]
		}
		if content != nil {
			tables = append(tables, opentype.Table{Tag: opentype.MustNewTag(tag), Content: padded(content)})
		}
	}
	return opentype.WriteTTF(tables)
}

// privateMap is a cmap table in format 4: the codes of the pictures, and the closing
// segment that the format asks for.
func privateMap(pictures, first int) (b []byte) {
	last := firstCode + pictures - 1
	for _, v := range []int{0, 1, 3, 1, 0, 12, 4, 32, 0, 4, 0, 0, 0, last, 0xFFFF, 0, firstCode, 0xFFFF, first - firstCode, 1, 0, 0} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func padded(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

// toUnicode says which character each code stands for.
func (c *composite) toUnicode() []byte {
	entries := make([]string, len(c.glyphs))
	for i, g := range c.glyphs {
		to := ""
		for _, unit := range utf16.Encode([]rune{g.Rune}) {
			to += fmt.Sprintf("%04X", unit)
		}
		entries[i] = fmt.Sprintf("<%04X> <%s>\n", firstCode+i, to)
	}
	return characterCodes(entries)
}
