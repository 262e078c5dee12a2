package exchange

import (
	"reflect"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/plaintext"

	"golang.org/x/text/unicode/norm"
)

// Normalise returns a copy in the one form that is written: texts in NFC, each of one
// line unless its field is for prose, no missing maps, and no evidence field that was
// emptied again.
func Normalise(a assessment.Assessment) assessment.Assessment {
	a = composed(reflect.ValueOf(a), plaintext.Line).Interface().(assessment.Assessment)
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

// composed copies a value deeply with every string in NFC and fit for its field.
// Normalising the JSON text instead would break it: "\n" and a combining tilde would
// become "\ñ".
func composed(v reflect.Value, fit func(string) string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		out.SetString(norm.NFC.String(fit(v.String())))
	case reflect.Struct:
		for i := range v.NumField() {
			fit := fit
			if v.Type().Field(i).Tag.Get("text") == "prose" {
				fit = plaintext.Prose
			}
			out.Field(i).Set(composed(v.Field(i), fit))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(composed(v.Elem(), fit))
		}
	case reflect.Map:
		if !v.IsNil() {
			out.Set(reflect.MakeMap(v.Type()))
			for _, k := range v.MapKeys() {
				out.SetMapIndex(composed(k, fit), composed(v.MapIndex(k), fit))
			}
		}
	case reflect.Slice:
		copySlice(out, v, fit)
	default:
		out.Set(v)
	}
	return out
}

func copySlice(out, v reflect.Value, fit func(string) string) {
	if b, ok := v.Interface().([]byte); ok {
		out.SetBytes(slices.Clone(b))
		return
	}
	for i := range v.Len() {
		out.Set(reflect.Append(out, composed(v.Index(i), fit)))
	}
}
