package exchange

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// walk goes through JSON that is valid and makes plain values of it: objects, lists,
// texts, numbers as they stand, and literals. It is several times as fast as
// the tokens of encoding/json, which come one by one in an interface.
type walk struct {
	text []byte
	at   int
}

// value reads the value that stands next.
func (w *walk) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, fail("json-depth", "", "max", strconv.Itoa(maxDepth))
	}
	switch w.next() {
	case '{':
		return w.object(depth)
	case '[':
		return w.array(depth)
	case '"':
		return w.string()
	}
	return w.literal(), nil
}

// next passes over the space between values, and what stands between entries, and
// returns the character at which something begins.
func (w *walk) next() byte {
	for {
		switch c := w.text[w.at]; c {
		case ' ', '\t', '\n', '\r', ',', ':':
			w.at++
		default:
			return c
		}
	}
}

// ends passes over the end of an object or a list where that stands next.
func (w *walk) ends(end byte) bool {
	if w.next() != end {
		return false
	}
	w.at++
	return true
}

// object refuses a key that stands there twice, of which Go's decoder takes the last.
func (w *walk) object(depth int) (any, error) {
	object := map[string]any{}
	w.at++
	for !w.ends('}') {
		key, err := w.string()
		if err != nil {
			return nil, err
		}
		if _, twice := object[key]; twice {
			return nil, fail("field-twice", key)
		}
		if object[key], err = w.value(depth + 1); err != nil {
			return nil, within(err, key)
		}
	}
	return object, nil
}

func (w *walk) array(depth int) (any, error) {
	array := []any{}
	w.at++
	for !w.ends(']') {
		value, err := w.value(depth + 1)
		if err != nil {
			return nil, within(err, strconv.Itoa(len(array)))
		}
		array = append(array, value)
	}
	return array, nil
}

// string reads a text. One with escapes is read by encoding/json, which reads what is
// kept too.
func (w *walk) string() (text string, err error) {
	start, escapes := w.at, false
	for w.at++; w.text[w.at] != '"'; w.at++ {
		if w.text[w.at] == '\\' {
			escapes = true
			w.at++
		}
	}
	w.at++
	if !escapes {
		return string(w.text[start+1 : w.at-1]), nil
	}
	err = json.Unmarshal(w.text[start:w.at], &text)
	return text, err
}

// literal reads a number, true, false or null.
func (w *walk) literal() any {
	rest := w.text[w.at:]
	if end := bytes.IndexAny(rest, ",]} \t\n\r"); end >= 0 {
		rest = rest[:end]
	}
	w.at += len(rest)
	switch rest[0] {
	case 't':
		return true
	case 'f':
		return false
	case 'n':
		return nil
	}
	return json.Number(rest)
}
