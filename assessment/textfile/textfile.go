// Package textfile reads text as people's programs save it: in UTF-8 or UTF-16,
// with or without a byte order mark, or in Windows' own code page; and the rows of
// a table that stands in it, whatever stands between the cells.
//
// Never in here: what a text or a cell means.
package textfile

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// UTF8 returns text in UTF-8 without a byte order mark, and reports whether it is
// text. UTF-16 is known by its mark, or by the zero byte beside a first letter.
func UTF8(data []byte) (text []byte, ok bool) {
	if wide := utf16(data); wide != nil {
		text, err := wide.NewDecoder().Bytes(data)
		return text, err == nil && len(data)%2 == 0 && !bytes.ContainsRune(text, utf8.RuneError)
	}
	text = bytes.TrimPrefix(data, []byte("\uFEFF"))
	return text, utf8.Valid(text)
}

// Lenient returns text as UTF8 does, and takes what is in neither encoding for
// Windows-1252, in which Excel saves a plain CSV in our countries.
func Lenient(data []byte) []byte {
	if text, ok := UTF8(data); ok {
		return text
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return text
}

// utf16 returns the encoding of a text in UTF-16; nil for one that is not.
func utf16(data []byte) encoding.Encoding {
	if len(data) < 2 {
		return nil
	}
	switch first, second := data[0], data[1]; {
	case first == 0xFF && second == 0xFE:
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case first == 0xFE && second == 0xFF:
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	case first != 0 && second == 0 && first < utf8.RuneSelf:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case first == 0 && second != 0 && second < utf8.RuneSelf:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}
