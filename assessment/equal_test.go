package assessment

import (
	"reflect"
	"testing"
)

// TestEqualSeesEveryField: a field that Equal passes over would be lost from history
// and undo.
func TestEqualSeesEveryField(t *testing.T) {
	for name, equal := range map[string]func(reflect.Value) bool{
		"answer":   func(v reflect.Value) bool { return v.Interface().(Answer).Equal(Answer{}) },
		"evidence": func(v reflect.Value) bool { return v.Interface().(Evidence).Equal(Evidence{}) },
	} {
		of := map[string]reflect.Type{"answer": reflect.TypeFor[Answer](), "evidence": reflect.TypeFor[Evidence]()}[name]
		if !equal(reflect.Zero(of)) {
			t.Errorf("an empty %s is not one", name)
		}
		for i := range of.NumField() {
			v := reflect.New(of).Elem()
			fillIn(v.Field(i))
			if equal(v) {
				t.Errorf("%s.%s is not compared", name, of.Field(i).Name)
			}
		}
	}
}

// fillIn sets a field to something that is not nothing.
func fillIn(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Map:
		m := reflect.MakeMap(v.Type())
		m.SetMapIndex(reflect.ValueOf("x"), reflect.ValueOf("x"))
		v.Set(m)
	}
}
