package change

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
)

// Apply returns the assessment with changes made, or in reverse undone. What it was
// before is not asked: a field takes the value that the change tells.
func Apply(a assessment.Assessment, changes []Change, reverse bool) (assessment.Assessment, error) {
	a = a.Clone()
	root := reflect.ValueOf(&a).Elem()
	for _, c := range changes {
		value := c.To
		if reverse {
			value = c.From
		}
		if err := set(root, strings.Split(c.Path, "."), value); err != nil {
			return assessment.Assessment{}, unknown(c.Path)
		}
	}
	tidy(root)
	return a, nil
}

// errPath is a path that an assessment does not have, or a value that does not
// fit there.
var errPath = &assessment.Error{Code: CodeUnknown}

// set sets the place of a path. The value that is set can be changed.
func set(v reflect.Value, path []string, value string) error {
	if len(path) == 0 {
		return put(v, value)
	}
	switch shapeOf(v.Type()) {
	case record:
		return setField(v, path, value)
	case optional:
		return setOptional(v, path, value)
	case entries:
		return setEntry(v, path, value)
	case texts:
		return setText(v, path, value)
	case pieces:
		return setPiece(v, path, value)
	}
	return errPath
}

func setField(v reflect.Value, path []string, value string) error {
	for i := range v.NumField() {
		if nameOf(v.Type().Field(i)) == path[0] {
			return set(v.Field(i), path[1:], value)
		}
	}
	return errPath
}

func setOptional(v reflect.Value, path []string, value string) error {
	if v.IsNil() {
		v.Set(reflect.New(v.Type().Elem()))
	}
	return set(v.Elem(), path, value)
}

func setEntry(v reflect.Value, path []string, value string) error {
	key := unescape(path[0])
	changed := reflect.New(v.Type().Elem()).Elem()
	changed.Set(entry(v, key))
	if err := set(changed, path[1:], value); err != nil {
		return err
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	v.SetMapIndex(reflect.ValueOf(key), changed)
	return nil
}

func setText(v reflect.Value, path []string, value string) error {
	key := reflect.ValueOf(unescape(path[0]))
	if len(path) > 1 {
		return errPath
	}
	if value == "" {
		if !v.IsNil() {
			v.SetMapIndex(key, reflect.Value{})
		}
		return nil
	}
	changed := reflect.New(v.Type().Elem())
	if err := json.Unmarshal([]byte(value), changed.Interface()); err != nil {
		return errPath
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	v.SetMapIndex(key, changed.Elem())
	return nil
}

func setPiece(v reflect.Value, path []string, value string) error {
	i, err := strconv.Atoi(path[0])
	if err != nil || i < 0 || i >= v.Len() {
		return errPath
	}
	return set(v.Index(i), path[1:], value)
}

// put sets a place to the value as a whole.
func put(v reflect.Value, value string) error {
	v.SetZero()
	if value == "" {
		return nil
	}
	if json.Unmarshal([]byte(value), v.Addr().Interface()) != nil {
		return errPath
	}
	return nil
}

// Tidy returns an assessment without entries of which nothing is filled in.
func Tidy(a assessment.Assessment) assessment.Assessment {
	a = a.Clone()
	tidy(reflect.ValueOf(&a).Elem())
	return a
}

func tidy(v reflect.Value) {
	switch shapeOf(v.Type()) {
	case record:
		for i := range v.NumField() {
			tidy(v.Field(i))
		}
	case optional:
		if !v.IsNil() {
			tidy(v.Elem())
			if blank(v.Elem()) {
				v.SetZero()
			}
		}
	case entries:
		for _, key := range v.MapKeys() {
			tidied := reflect.New(v.Type().Elem()).Elem()
			tidied.Set(v.MapIndex(key))
			tidy(tidied)
			if blank(tidied) {
				tidied = reflect.Value{} // this takes the key out
			}
			v.SetMapIndex(key, tidied)
		}
	case pieces:
		for i := range v.Len() {
			tidy(v.Index(i))
		}
	}
	if k := v.Kind(); (k == reflect.Map || k == reflect.Slice) && v.Len() == 0 {
		v.SetZero()
	}
}

// blank reports whether nothing is filled in, as comparing with an empty one would.
func blank(v reflect.Value) bool {
	switch shapeOf(v.Type()) {
	case record:
		for i := range v.NumField() {
			if !blank(v.Field(i)) {
				return false
			}
		}
		return true
	case optional:
		return v.IsNil() || blank(v.Elem())
	case entries:
		for all := v.MapRange(); all.Next(); {
			if !blank(all.Value()) {
				return false
			}
		}
		return true
	case texts, pieces:
		return v.Len() == 0
	}
	return text(v) == ""
}
