package pdf

import (
	"encoding/binary"
	"maps"
	"slices"

	"beeldbeltoets/assessment/document"
)

// onlyCharacters is a copy of a font's file whose character map holds only what
// a document uses. fpdf reads the whole map of each font for each document,
// most of its time; and it writes into the bytes that it is given, so it must
// have its own.
func onlyCharacters(fonts *document.Fonts, face document.Face, used map[rune]bool) []byte {
	file := fonts.File(face)
	cmap := characterMap(fonts, face, slices.Sorted(maps.Keys(used)))
	out := make([]byte, len(file), len(file)+len(cmap)+4)
	copy(out, file)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	tables := int(binary.BigEndian.Uint16(out[4:]))
	for i := range tables {
		if record := out[12+16*i:]; string(record[:4]) == "cmap" {
			binary.BigEndian.PutUint32(record[8:], uint32(len(out)))
			binary.BigEndian.PutUint32(record[12:], uint32(len(cmap)))
		}
	}
	return append(out, cmap...)
}

// characterMap is a cmap table in format 4 with a segment for each character,
// and the closing one that the format asks for.
func characterMap(fonts *document.Fonts, face document.Face, used []rune) []byte {
	used = append(used, 0xFFFF)
	n := len(used)
	var b []byte
	put := func(values ...int) {
		for _, v := range values {
			b = binary.BigEndian.AppendUint16(b, uint16(v))
		}
	}
	put(0, 1, 3, 1, 0, 12)          // one table: Windows, Unicode, at 12
	put(4, 16+8*n, 0, 2*n, 0, 0, 0) // searching aids are not used
	for _, r := range used {
		put(int(r))
	}
	put(0)
	for _, r := range used {
		put(int(r))
	}
	for _, r := range used {
		put(int(fonts.Glyph(face, r)) - int(r))
	}
	for range used {
		put(0)
	}
	return b
}
