package exchange

import (
	"reflect"
	"slices"
	"sync"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/plaintext"

	"golang.org/x/text/unicode/norm"
)

// Normalise returns a copy in the one form that is written: texts in NFC, each of one
// line unless its field is for prose, no missing maps, and no evidence field that was
// emptied again.
func Normalise(a assessment.Assessment) assessment.Assessment {
	a = Compose(a)
	a.Answers, a.Checks = present(a.Answers), present(a.Checks)
	a.Todos, a.Safeguards = present(a.Todos), present(a.Safeguards)
	if a.Decision != nil {
		a.Decision.Values = present(a.Decision.Values)
	}
	for i := range a.Withdrawn {
		a.Withdrawn[i].Decision.Values = present(a.Withdrawn[i].Decision.Values)
	}
	for _, answer := range a.Answers {
		for _, e := range answer.Evidence {
			for id, value := range e.Fields {
				if value == "" {
					delete(e.Fields, id)
				}
			}
		}
	}
	return a
}

func present[V any](m map[string]V) map[string]V {
	if m == nil {
		return map[string]V{}
	}
	return m
}

// Compose returns a copy of a value with every text in NFC, of one line unless its field
// is for prose, and without what steers a screen: what a dossier keeps may be older than
// that rule, or somebody else's.
func Compose[T any](value T) T {
	return composed(reflect.ValueOf(value), plaintext.Line).Interface().(T)
}

// ComposeKept composes what was read out of the JSON that a dossier keeps, where that has
// anything that is not fit as it is: few have, and looking at each field of ten thousand
// rows would take as long as reading them.
func ComposeKept(data []byte, into any) {
	if mayEscape(data) {
		value := reflect.ValueOf(into).Elem()
		value.Set(composed(value, plaintext.Line))
	}
}

// mayEscape reports whether JSON may hold a break, a control or a mark of direction: an
// escape, or the first byte of such a mark, or of much else, in UTF-8.
func mayEscape(data []byte) bool {
	for _, b := range data {
		switch b {
		case '\\', 0xC2, 0xD8, 0xE2, 0xEF:
			return true
		}
	}
	return false
}

// composed copies a value deeply with every string in NFC and fit for its field.
// Normalising the JSON text instead would break it: "\n" and a combining tilde would
// become "\ñ".
func composed(v reflect.Value, fit func(string) string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	compose(out, v, fit)
	return out
}

// compose does so with a value that is there already, which is empty.
func compose(out, v reflect.Value, fit func(string) string) {
	switch v.Kind() {
	case reflect.String:
		out.SetString(composedText(v.String(), fit))
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			out.Set(v)
			return
		}
		prose := proseFields(v.Type())
		for i := range v.NumField() {
			fit := fit
			if prose[i] {
				fit = plaintext.Prose
			}
			compose(out.Field(i), v.Field(i), fit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			compose(out.Elem(), v.Elem(), fit)
		}
	case reflect.Map:
		composeMap(out, v, fit)
	case reflect.Slice:
		composeSlice(out, v, fit)
	default:
		out.Set(v)
	}
}

// composedText returns a text of letters and signs that every machine has as it is.
func composedText(text string, fit func(string) string) string {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return norm.NFC.String(fit(text))
		}
	}
	return text
}

func composeMap(out, v reflect.Value, fit func(string) string) {
	if v.IsNil() {
		return
	}
	out.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
	for entries := v.MapRange(); entries.Next(); {
		out.SetMapIndex(composed(entries.Key(), fit), composed(entries.Value(), fit))
	}
}

func composeSlice(out, v reflect.Value, fit func(string) string) {
	if b, ok := v.Interface().([]byte); ok {
		out.SetBytes(slices.Clone(b))
		return
	}
	if v.Len() == 0 {
		return
	}
	out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
	for i := range v.Len() {
		compose(out.Index(i), v.Index(i), fit)
	}
}

// proseFields are the fields of a struct that hold several lines. Reading a tag takes
// longer than all the rest, so that it is done once.
func proseFields(t reflect.Type) []bool {
	if known, is := proseOf.Load(t); is {
		return known.([]bool)
	}
	prose := make([]bool, t.NumField())
	for i := range prose {
		prose[i] = t.Field(i).Tag.Get("text") == "prose"
	}
	proseOf.Store(t, prose)
	return prose
}

var proseOf sync.Map // by reflect.Type
