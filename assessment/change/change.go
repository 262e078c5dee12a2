// Package change is what differs between two states of an assessment, field by
// field: to keep as history, to undo, to merge what two people did, and to tell
// what changed since the version before.
//
// Never in here: a file, a clock, a sentence, or what a change means for the
// outcome.
package change

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// Change is one field that differs. Its path is that of a finding
// ("answers.e2e.evidence.0.fields.checked"); a list that is not compared piece by
// piece ("use.functions") is one field.
type Change struct {
	Path string `json:"path"`
	// From and To are the values as JSON; empty for nothing filled in.
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Diff lists what differs, in the order of the form. An entry of which nothing is
// filled in, and a list without pieces, are the same as none.
func Diff(before, after *assessment.Assessment) []Change {
	var d differ
	d.compare("", reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem())
	return d.changes
}

type differ struct{ changes []Change }

func (d *differ) add(path, from, to string) {
	if from != to {
		d.changes = append(d.changes, Change{Path: path, From: from, To: to})
	}
}

func (d *differ) compare(path string, x, y reflect.Value) {
	switch shapeOf(x.Type()) {
	case record:
		for i := range x.NumField() {
			if alike(x.Field(i), y.Field(i)) {
				continue // most of a form is as it was
			}
			d.compare(join(path, nameOf(x.Type().Field(i))), x.Field(i), y.Field(i))
		}
	case optional:
		if !x.IsNil() || !y.IsNil() {
			d.compare(path, pointed(x), pointed(y))
		}
	case entries:
		for _, key := range keysOf(x, y) {
			if before, after := entry(x, key), entry(y, key); !alike(before, after) {
				d.compare(join(path, escape(key)), before, after)
			}
		}
	case texts:
		for _, key := range keysOf(x, y) {
			d.add(join(path, escape(key)), textAt(x, key), textAt(y, key))
		}
	case pieces:
		if !aligned(x, y) {
			d.add(path, text(x), text(y))
			return
		}
		for i := range x.Len() {
			d.compare(join(path, strconv.Itoa(i)), x.Index(i), y.Index(i))
		}
	default:
		if !same(x, y) {
			d.add(path, text(x), text(y))
		}
	}
}

// alike reports that two parts of a form are equal, where that can be seen at little
// cost.
func alike(x, y reflect.Value) bool {
	if x.Kind() == reflect.String {
		return x.String() == y.String()
	}
	if !x.CanAddr() || !y.CanAddr() {
		answer, is := x.Interface().(assessment.Answer)
		return is && answer.Equal(y.Interface().(assessment.Answer))
	}
	switch before := x.Addr().Interface().(type) {
	case *map[string]assessment.Answer:
		return maps.EqualFunc(*before, *y.Addr().Interface().(*map[string]assessment.Answer), assessment.Answer.Equal)
	case *map[string]assessment.Check:
		return maps.Equal(*before, *y.Addr().Interface().(*map[string]assessment.Check))
	case *map[string]assessment.Todo:
		return maps.Equal(*before, *y.Addr().Interface().(*map[string]assessment.Todo))
	case *map[string]assessment.Safeguard:
		return maps.Equal(*before, *y.Addr().Interface().(*map[string]assessment.Safeguard))
	case *map[string]string:
		return maps.Equal(*before, *y.Addr().Interface().(*map[string]string))
	case *[]string:
		return slices.Equal(*before, *y.Addr().Interface().(*[]string))
	case *[]byte:
		return bytes.Equal(*before, *y.Addr().Interface().(*[]byte))
	}
	return false
}

// same reports without writing them as JSON that two values are equal.
func same(x, y reflect.Value) bool { return x.Comparable() && x.Equal(y) }

// shape is how a type is compared.
type shape int

const (
	single   shape = iota // as a whole
	record                // field by field
	optional              // a pointer: nothing filled in is nil
	entries               // a map of records, by key
	texts                 // a map of texts, in which an empty text is one too
	pieces                // a list of records, by place where the places fit
)

func shapeOf(t reflect.Type) shape {
	switch t.Kind() {
	case reflect.Struct:
		return record
	case reflect.Pointer:
		return optional
	case reflect.Map:
		if t.Elem().Kind() == reflect.String {
			return texts
		}
		return entries
	case reflect.Slice:
		if t.Elem() == reflect.TypeFor[assessment.Evidence]() || t.Elem() == reflect.TypeFor[assessment.Withdrawal]() {
			return pieces
		}
	}
	return single
}

// aligned reports whether two lists have the same kinds of pieces in the same
// places, so that a piece was changed and none came or went.
func aligned(x, y reflect.Value) bool {
	if x.Len() != y.Len() {
		return false
	}
	for i := range x.Len() {
		e, isEvidence := x.Index(i).Interface().(assessment.Evidence)
		if isEvidence && e.Kind != y.Index(i).Interface().(assessment.Evidence).Kind {
			return false
		}
	}
	return true
}

// nameOf is a field's name in the published form.
func nameOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

func pointed(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return reflect.Zero(v.Type().Elem())
	}
	return v.Elem()
}

func keysOf(x, y reflect.Value) []string {
	keys := map[string]bool{}
	for _, m := range []reflect.Value{x, y} {
		for _, k := range m.MapKeys() {
			keys[k.String()] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

func entry(m reflect.Value, key string) reflect.Value {
	if v := m.MapIndex(reflect.ValueOf(key)); v.IsValid() {
		return v
	}
	return reflect.Zero(m.Type().Elem())
}

func textAt(m reflect.Value, key string) string {
	v := m.MapIndex(reflect.ValueOf(key))
	if !v.IsValid() {
		return ""
	}
	return encode(v.Interface())
}

// text is a value as JSON, and empty for nothing filled in.
func text(v reflect.Value) string {
	if v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
		return ""
	}
	return encode(v.Interface())
}

func encode(v any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "" // no type of an assessment fails
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// escape keeps a key in one part of a path, whatever it is made of.
func escape(key string) string { return escaper.Replace(key) }

func unescape(part string) string { return unescaper.Replace(part) }

var (
	escaper   = strings.NewReplacer("%", "%25", ".", "%2E")
	unescaper = strings.NewReplacer("%2E", ".", "%25", "%")
)

// Under reports whether a path is a place or stands below it.
func Under(path, place string) bool {
	return path == place || strings.HasPrefix(path, place+".")
}

// Within picks the changes at a place and below it.
func Within(changes []Change, place string) []Change {
	return slices.DeleteFunc(slices.Clone(changes), func(c Change) bool { return !Under(c.Path, place) })
}
