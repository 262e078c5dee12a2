package exchange

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"beeldbeltoets/assessment"
)

// FuzzParse: what is read of JSON is what encoding/json reads of it, but for a key that
// stands there twice and for what is nested too deep, which are refused.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		`{}`, `[]`, `null`, `"a"`, `-0.5e+3`, `[true,false,null]`, " { \"a\" : [ 1 , { \"b\" : \"\\u00e9\\\"\\\\\" } ] } ",
		`{"a":1,"a":2}`, `{"\u0061":1,"a":2}`, `{"":{"":""}}`, `"\ud800"`, `{"a":1e999999999}`, `[1,]`, `{"a" 1}`, `NaN`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, text, err := parse(data)
		var want any
		dec := json.NewDecoder(bytes.NewReader(text))
		dec.UseNumber()
		if e, is := err.(*assessment.Error); is {
			if (e.Code == "field-twice" || e.Code == "json-depth") && dec.Decode(&want) != nil {
				t.Fatalf("%v of what is no JSON", err)
			}
			return
		}
		if err := dec.Decode(&want); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%#v, not %#v, %v", got, want, err)
		}
	})
}

func TestWhatIsWrongIsNamedByItsPath(t *testing.T) {
	for given, want := range map[string][2]string{
		`{"a":[{"b":{"c":1,"c":2}}]}`:          {"field-twice", "a.0.b.c"},
		`{"a":{"b":1},"a":2}`:                  {"field-twice", "a"},
		`{"\u0061":{"b":1},"a":2}`:             {"field-twice", "a"},
		`{"a":[0,` + nested(maxDepth+1) + `]}`: {"json-depth", "a.1" + string(bytes.Repeat([]byte(".0"), maxDepth-1))},
	} {
		_, _, err := parse([]byte(given))
		if e, is := err.(*assessment.Error); !is || e.Code != want[0] || e.Path != want[1] || e.Params["path"] != want[1] {
			t.Errorf("%s: %v, not %v", given, err, want)
		}
	}
}

// nested is a list in a list, so many times.
func nested(depth int) string {
	return string(bytes.Repeat([]byte("["), depth)) + string(bytes.Repeat([]byte("]"), depth))
}
