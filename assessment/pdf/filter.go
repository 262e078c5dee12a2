package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
)

// inflate takes the compression off a stream. What is larger than the limits
// is refused before it fills the memory.
func (f *file) inflate(s stream) ([]byte, error) {
	filters, parms := f.list(s.dict["Filter"]), f.list(s.dict["DecodeParms"])
	data := s.data
	for i, filter := range filters {
		if filter != name("FlateDecode") || i > 0 {
			return nil, failure(Damaged, "filter")
		}
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
		if i < len(parms) {
			if data, err = unpredict(data, f.dict(parms[i])); err != nil {
				return nil, err
			}
		}
	}
	if len(data) > min(MaxInflated, f.budget) {
		return nil, tooLarge(MaxInflated)
	}
	f.budget -= len(data)
	return data, nil
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
	columns, ok := parms["Columns"].(int)
	if !ok {
		columns = 1
	}
	if predictor < 10 || columns < 1 || columns > 1<<16 || parms["Colors"] != nil || parms["BitsPerComponent"] != nil && parms["BitsPerComponent"] != 8 {
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
			if i > 0 {
				left, corner = out[start+i-1], above[i-1]
			}
			out = append(out, c+predicted(kind, left, above[i], corner))
		}
		above = out[start:]
	}
	return out, nil
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
