package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"io"
	"slices"
)

// inflate takes the compression off a stream. What is larger than the limits
// is refused before it fills the memory.
func (f *file) inflate(s stream) ([]byte, error) {
	filters, parms := f.list(s.dict["Filter"]), f.list(s.dict["DecodeParms"])
	data := s.data
	for i, filter := range filters {
		var err error
		switch {
		case i > maxFilters:
			err = failure(Damaged, "filter")
		case filter == name("FlateDecode"):
			data, err = f.flated(data)
		case filter == name("ASCIIHexDecode"):
			data, err = unhexed(data)
		case filter == name("ASCII85Decode"):
			data, err = un85(data)
		default:
			err = failure(Damaged, "filter")
		}
		if err == nil && i < len(parms) {
			data, err = unpredict(data, f.dict(parms[i]))
		}
		if err != nil {
			return nil, err
		}
	}
	if len(data) > min(MaxInflated, f.budget) {
		return nil, tooLarge(MaxInflated)
	}
	f.budget -= len(data)
	return data, nil
}

// maxFilters is more than any program puts on one stream.
const maxFilters = 2

func (f *file) flated(data []byte) ([]byte, error) {
	limit := min(MaxInflated, f.budget)
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, failure(Damaged, "stream")
	}
	if data, err = io.ReadAll(io.LimitReader(z, int64(limit)+1)); err != nil {
		return nil, failure(Damaged, "stream")
	}
	if len(data) > limit {
		return nil, tooLarge(MaxInflated)
	}
	return data, nil
}

func unhexed(data []byte) ([]byte, error) {
	if i := bytes.IndexByte(data, '>'); i >= 0 {
		data = data[:i]
	}
	l := lexer{data: slices.Concat([]byte("<"), data, []byte(">"))}
	object, err := l.hex()
	if err != nil {
		return nil, failure(Damaged, "stream")
	}
	return object.(text), nil
}

func un85(data []byte) ([]byte, error) {
	if i := bytes.Index(data, []byte("~>")); i >= 0 {
		data = data[:i]
	}
	out, err := io.ReadAll(ascii85.NewDecoder(bytes.NewReader(data)))
	if err != nil {
		return nil, failure(Damaged, "stream")
	}
	return out, nil
}

// list is an array, or a single value as an array of one.
func (f *file) list(v any) array {
	v, err := f.resolve(v)
	if err != nil || v == nil {
		return nil
	}
	if a, ok := v.(array); ok {
		return a
	}
	return array{v}
}

// unpredict undoes PNG's prediction, which cross-reference streams use.
func unpredict(data []byte, parms dict) ([]byte, error) {
	predictor, ok := parms["Predictor"].(int)
	if !ok || predictor == 1 {
		return data, nil
	}
	columns, pixel, ok := rowOf(parms)
	if predictor < 10 || !ok {
		return nil, failure(Damaged, "filter")
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, columns)
	for len(data) > columns {
		kind, row := data[0], data[1:columns+1]
		data = data[columns+1:]
		if kind > 4 {
			return nil, failure(Damaged, "filter")
		}
		start := len(out)
		for i, c := range row {
			var left, corner byte
			if i >= pixel {
				left, corner = out[start+i-pixel], above[i-pixel]
			}
			out = append(out, c+predicted(kind, left, above[i], corner))
		}
		above = out[start:]
	}
	return out, nil
}

// rowOf is how many bytes a row and a pixel take, of samples of eight bits.
func rowOf(parms dict) (row, pixel int, ok bool) {
	number := func(key name, missing int) int {
		if n, given := parms[key].(int); given {
			return n
		}
		return missing
	}
	columns, colours := number("Columns", 1), number("Colors", 1)
	ok = columns >= 1 && columns <= 1<<16 && colours >= 1 && colours <= 4 && number("BitsPerComponent", 8) == 8
	return columns * colours, colours, ok
}

func predicted(kind, left, up, corner byte) byte {
	switch kind {
	case 1:
		return left
	case 2:
		return up
	case 3:
		return byte((int(left) + int(up)) / 2)
	case 4:
		return paeth(left, up, corner)
	}
	return 0
}

func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	a, b, c := distance(p, left), distance(p, up), distance(p, corner)
	if a <= b && a <= c {
		return left
	}
	if b <= c {
		return up
	}
	return corner
}

func distance(p int, v byte) int { return max(p-int(v), int(v)-p) }
