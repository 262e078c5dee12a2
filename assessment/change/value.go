package change

import (
	"reflect"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// Root is what a path can begin in.
type Root interface {
	assessment.Assessment | assessment.Decision
}

// Value is what one field holds. A [assessment.Date] is read and set as a string.
type Value interface {
	string | bool | []string | []byte | []assessment.Evidence | []assessment.EvidenceFile
}

// Get returns the value at a path, and the zero value where nothing is filled in
// yet. A path that root does not have, or that holds something else than a V, is an
// error with the code [CodeUnknown].
func Get[V Value, R Root](root *R, path string) (V, error) {
	var value V
	at, err := place(reflect.ValueOf(root).Elem(), strings.Split(path, "."))
	if err != nil {
		return value, unknown(path)
	}
	into := reflect.ValueOf(&value).Elem()
	if at.Kind() != into.Kind() || !at.CanConvert(into.Type()) {
		return value, unknown(path)
	}
	into.Set(at.Convert(into.Type()))
	return value, nil
}

// Set sets the place of a path to a value, which the caller does not change afterwards,
// and changes nothing else. An entry of which nothing is filled in any more is taken
// out of its map, as in [Tidy]. The errors are those of [Get].
func Set[V Value, R Root](root *R, path string, value V) error {
	if setValue(reflect.ValueOf(root).Elem(), strings.Split(path, "."), reflect.ValueOf(value)) != nil {
		return unknown(path)
	}
	return nil
}

// CodeUnknown is the code of an error about a path that there is not, or that holds
// something of another type.
const CodeUnknown = "change-unknown"

func unknown(path string) error {
	return &assessment.Error{Code: CodeUnknown, Path: path, Params: map[string]string{"path": path}}
}

// place finds what stands at a path, which is zero within an entry that is not there.
func place(v reflect.Value, path []string) (reflect.Value, error) {
	if len(path) == 0 {
		return v, nil
	}
	switch shapeOf(v.Type()) {
	case record:
		field := fieldNamed(v, path[0])
		if !field.IsValid() {
			return field, errPath
		}
		return place(field, path[1:])
	case optional:
		return place(pointed(v), path)
	case entries:
		return place(entry(v, unescape(path[0])), path[1:])
	case texts:
		return textPlace(v, path)
	case pieces:
		i, err := strconv.Atoi(path[0])
		if err != nil || i < 0 || i >= v.Len() {
			return reflect.Value{}, errPath
		}
		return place(v.Index(i), path[1:])
	}
	return reflect.Value{}, errPath
}

func textPlace(m reflect.Value, path []string) (reflect.Value, error) {
	if len(path) > 1 {
		return reflect.Value{}, errPath
	}
	if v := m.MapIndex(reflect.ValueOf(unescape(path[0]))); v.IsValid() {
		return v, nil
	}
	return reflect.Zero(m.Type().Elem()), nil
}

func fieldNamed(v reflect.Value, name string) reflect.Value {
	for i := range v.NumField() {
		if nameOf(v.Type().Field(i)) == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// setValue is set with a value instead of JSON.
func setValue(v reflect.Value, path []string, value reflect.Value) error {
	if len(path) == 0 {
		return replace(v, value)
	}
	switch shapeOf(v.Type()) {
	case record:
		field := fieldNamed(v, path[0])
		if !field.IsValid() {
			return errPath
		}
		return setValue(field, path[1:], value)
	case optional:
		changed := reflect.New(v.Type().Elem()).Elem()
		changed.Set(pointed(v))
		if err := setValue(changed, path, value); err != nil {
			return err
		}
		v.Set(changed.Addr())
		return nil
	case entries:
		return setEntryValue(v, path, value)
	case texts:
		return setTextValue(v, path, value)
	case pieces:
		i, err := strconv.Atoi(path[0])
		if err != nil || i < 0 || i >= v.Len() {
			return errPath
		}
		return setValue(v.Index(i), path[1:], value)
	}
	return errPath
}

func replace(v, value reflect.Value) error {
	if v.Kind() != value.Kind() || !value.CanConvert(v.Type()) {
		return errPath
	}
	if value.Kind() == reflect.Slice && value.Len() == 0 {
		v.SetZero() // an empty list is none
		return nil
	}
	v.Set(value.Convert(v.Type()))
	return nil
}

func setEntryValue(m reflect.Value, path []string, value reflect.Value) error {
	key := unescape(path[0])
	changed := reflect.New(m.Type().Elem()).Elem()
	changed.Set(entry(m, key))
	if err := setValue(changed, path[1:], value); err != nil {
		return err
	}
	if value.IsZero() && blank(changed) {
		return remove(m, key)
	}
	return insert(m, key, changed)
}

func setTextValue(m reflect.Value, path []string, value reflect.Value) error {
	if len(path) > 1 || value.Kind() != reflect.String {
		return errPath
	}
	if value.IsZero() {
		return remove(m, unescape(path[0]))
	}
	return insert(m, unescape(path[0]), value)
}

func insert(m reflect.Value, key string, value reflect.Value) error {
	if m.IsNil() {
		m.Set(reflect.MakeMap(m.Type()))
	}
	m.SetMapIndex(reflect.ValueOf(key), value)
	return nil
}

func remove(m reflect.Value, key string) error {
	if !m.IsNil() {
		m.SetMapIndex(reflect.ValueOf(key), reflect.Value{})
	}
	return nil
}
