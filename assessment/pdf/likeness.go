package pdf

import (
	"bytes"
	"math"
)

// likeness compares objects of two files, whatever their numbers, and remembers
// which pairs of references it has compared.
type likeness struct {
	one, other *file
	known      map[[2]ref]bool
}

// stored are the keys that say how a stream is stored and not what it is.
var stored = map[name]bool{"Length": true, "Filter": true, "DecodeParms": true, "DL": true}

// rounding is how far two numbers may lie apart, which other programs write with
// less precision.
const rounding = 0.02

func (l *likeness) same(a, b any) bool {
	r, isRef := a.(ref)
	q, both := b.(ref)
	if !isRef || !both {
		return l.alike(a, b)
	}
	pair := [2]ref{r, q}
	if known, ok := l.known[pair]; ok {
		return known
	}
	l.known[pair] = true // where it leads back to itself
	l.known[pair] = l.alike(a, b)
	return l.known[pair]
}

func (l *likeness) alike(a, b any) bool {
	a, err := l.one.resolve(a)
	if err != nil {
		return false
	}
	if b, err = l.other.resolve(b); err != nil {
		return false
	}
	switch a := a.(type) {
	case dict:
		b, ok := b.(dict)
		return ok && l.dicts(a, b, nil)
	case array:
		b, ok := b.(array)
		return ok && l.arrays(a, b)
	case stream:
		b, ok := b.(stream)
		return ok && l.dicts(a.dict, b.dict, stored) && l.contents(a, b)
	case text:
		b, ok := b.(text)
		return ok && bytes.Equal(a, b)
	case int, float64:
		return closeTo(a, b)
	}
	return a == b
}

func (l *likeness) arrays(a, b array) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !l.same(a[i], b[i]) {
			return false
		}
	}
	return true
}

func (l *likeness) dicts(a, b dict, passed map[name]bool) bool {
	for key, value := range a {
		if !passed[key] && !l.same(value, b[key]) {
			return false
		}
	}
	for key, value := range b {
		if _, has := a[key]; !has && !passed[key] && value != nil {
			return false
		}
	}
	return true
}

func (l *likeness) contents(a, b stream) bool {
	if bytes.Equal(a.data, b.data) && l.same(a.dict["Filter"], b.dict["Filter"]) && l.same(a.dict["DecodeParms"], b.dict["DecodeParms"]) {
		return true
	}
	one, err := l.one.inflate(a)
	if err != nil {
		return false
	}
	other, err := l.other.inflate(b)
	return err == nil && bytes.Equal(one, other)
}

func closeTo(a, b any) bool {
	x, ok := number(a)
	y, both := number(b)
	return ok && both && math.Abs(x-y) <= rounding
}

// number is a number object as such.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// operations reports whether two pages are drawn by the same operators, whatever
// their names stand for.
func (l *likeness) operations(a, b []operation) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !l.operation(a[i], b[i]) {
			return false
		}
	}
	return true
}

func (l *likeness) operation(a, b operation) bool {
	return a.operator == b.operator && l.arrays(a.operands, b.operands)
}

// resources reports whether what the names of the same operators stand for is the
// same, and nothing gives colours another meaning.
func (l *likeness) resources(a, b []operation) bool {
	for i := range a {
		if !l.same(l.one.resource(a[i]), l.other.resource(b[i])) {
			return false
		}
		spaces := l.other.dict(b[i].resources["ColorSpace"])
		if spaces["DefaultGray"] != nil || spaces["DefaultRGB"] != nil || spaces["DefaultCMYK"] != nil {
			return false
		}
	}
	return true
}

// holds reports whether all operators of one page stand in another, one after the
// other.
func (l *likeness) holds(all, part []operation) bool {
	for from := 0; len(part) > 0 && from+len(part) <= len(all); from++ {
		if l.operations(part, all[from:from+len(part)]) {
			return true
		}
	}
	return false
}
