package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// A PDF object is nil, bool, int, float64, or one of these.
type (
	name   string
	text   []byte // a string object, decoded
	ref    int    // the number of an indirect object; generations other than 0 do not occur in what we write
	array  []any
	dict   map[name]any
	stream struct {
		dict
		data []byte // as stored: filters still on it
	}
)

// encode appends an object as it stands in a file.
func encode(b []byte, object any) []byte {
	switch o := object.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, o)
	case int:
		return strconv.AppendInt(b, int64(o), 10)
	case float64:
		return strconv.AppendFloat(b, o, 'f', -1, 64)
	case name:
		return encodeName(b, o)
	case text:
		return encodeText(b, o)
	case ref:
		return append(strconv.AppendInt(b, int64(o), 10), " 0 R"...)
	case array:
		b = append(b, '[')
		for i, v := range o {
			if i > 0 {
				b = append(b, ' ')
			}
			b = encode(b, v)
		}
		return append(b, ']')
	case dict:
		return encodeDict(b, o)
	case stream:
		o.dict["Length"] = len(o.data)
		b = append(encodeDict(b, o.dict), "\nstream\n"...)
		return append(append(b, o.data...), "\nendstream"...)
	}
	panic(fmt.Sprintf("pdf: no object: %T", object))
}

// encodeDict writes the keys in order, so that the same document gives the same
// bytes.
func encodeDict(b []byte, d dict) []byte {
	b = append(b, "<<"...)
	for i, key := range slices.Sorted(maps.Keys(d)) {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(encodeName(b, key), ' ')
		b = encode(b, d[key])
	}
	return append(b, ">>"...)
}

const hexDigits = "0123456789ABCDEF"

func encodeName(b []byte, n name) []byte {
	b = append(b, '/')
	for i := range len(n) {
		if c := n[i]; isRegular(c) && c > ' ' && c <= '~' && c != '#' {
			b = append(b, c)
		} else {
			b = append(b, '#', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return b
}

func encodeText(b []byte, t text) []byte {
	for _, c := range t {
		if c < ' ' || c > '~' {
			return encodeHex(b, t)
		}
	}
	b = append(b, '(')
	for _, c := range t {
		if c == '(' || c == ')' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, c)
	}
	return append(b, ')')
}

func encodeHex(b []byte, t text) []byte {
	b = append(b, '<')
	for _, c := range t {
		b = append(b, hexDigits[c>>4], hexDigits[c&15])
	}
	return append(b, '>')
}

// textOf is a sentence as a text string: ASCII as it is, all else in UTF-16.
func textOf(s string) text {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] >= ' ' && s[i] <= '~'
	}
	if ascii {
		return text(s)
	}
	return utf16Of(s)
}

// utf16Of is UTF-16 with its mark in front.
func utf16Of(s string) text {
	t := text{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		t = append(t, byte(u>>8), byte(u))
	}
	return t
}

// String reads a text string: UTF-16 or UTF-8 by its mark, else PDF's own
// encoding, which is Latin-1 for all that matters here.
func (t text) String() string {
	switch {
	case bytes.HasPrefix(t, []byte{0xFE, 0xFF}):
		return utf16Text(t[2:])
	case bytes.HasPrefix(t, []byte{0xEF, 0xBB, 0xBF}):
		return string(t[3:])
	}
	var s []byte
	for _, c := range t {
		s = utf8.AppendRune(s, rune(c))
	}
	return string(s)
}

func utf16Text(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units))
}
