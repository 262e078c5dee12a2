package change

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"beeldbeltoets/assessment"

	"pgregory.net/rapid"
)

// paths lists the paths of all that an assessment can hold as one value, with the
// entries and pieces that it has now, and the type of each.
func paths(path string, v reflect.Value) map[string]reflect.Type {
	all := map[string]reflect.Type{}
	within := func(path string, v reflect.Value) {
		for p, t := range paths(path, v) {
			all[p] = t
		}
	}
	switch shapeOf(v.Type()) {
	case record:
		for i := range v.NumField() {
			within(join(path, nameOf(v.Type().Field(i))), v.Field(i))
		}
	case optional:
		within(path, pointed(v))
	case entries:
		for _, key := range append(keysOf(v, v), "new") {
			within(join(path, escape(key)), entry(v, key))
		}
	case texts:
		for _, key := range append(keysOf(v, v), "new") {
			all[join(path, escape(key))] = v.Type().Elem()
		}
	case pieces:
		for i := range v.Len() {
			within(join(path, strconv.Itoa(i)), v.Index(i))
		}
		all[path] = v.Type()
	default:
		all[path] = v.Type()
	}
	return all
}

func TestSetThenGet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAssessment(t)
		all := paths("", reflect.ValueOf(a))
		var names []string
		for p := range all {
			names = append(names, p)
		}
		slices.Sort(names)
		path := rapid.SampledFrom(names).Draw(t, "path")
		switch typ := all[path]; {
		case typ.Kind() == reflect.String:
			setAndGet(t, a, path, anyValue(t, reflect.TypeFor[string]()).String())
		case typ.Kind() == reflect.Bool:
			setAndGet(t, a, path, rapid.Bool().Draw(t, "on"))
		case typ == reflect.TypeFor[[]string]():
			setAndGet(t, a, path, anyValue(t, typ).Interface().([]string))
		case typ == reflect.TypeFor[[]byte]():
			setAndGet(t, a, path, anyValue(t, typ).Bytes())
		case typ == reflect.TypeFor[[]assessment.Evidence]():
			setAndGet(t, a, path, anyValue(t, typ).Interface().([]assessment.Evidence))
		case typ == reflect.TypeFor[[]assessment.EvidenceFile]():
			setAndGet(t, a, path, anyValue(t, typ).Interface().([]assessment.EvidenceFile))
		}
	})
}

// setAndGet holds that the value is there, and that nothing else has changed.
func setAndGet[V Value](t *rapid.T, a assessment.Assessment, path string, value V) {
	before := Tidy(a)
	if err := Set(&a, path, value); err != nil {
		t.Fatal(err)
	}
	got, err := Get[V](&a, path)
	if err != nil || encode(got) != encode(value) && !(reflect.ValueOf(got).IsZero() && reflect.ValueOf(value).Len() == 0) {
		t.Fatalf("%s holds %v, not %v: %v", path, got, value, err)
	}
	a = Tidy(a)
	for _, c := range Diff(&before, &a) {
		if !Under(c.Path, path) && !Under(path, c.Path) {
			t.Fatalf("setting %s changed %s from %s to %s", path, c.Path, c.From, c.To)
		}
	}
}

// TestSetChangesTheJSONOnlyThere says the same of the bytes that are kept.
func TestSetChangesTheJSONOnlyThere(t *testing.T) {
	a := assessment.New("x", "2026-11-22")
	before := object(t, a)
	for path, value := range map[string]string{"program.name": "Zoom", "answers.e2e.answer": "yes", "practice.numbers.agb": "12345678"} {
		if err := Set(&a, path, value); err != nil {
			t.Fatal(err)
		}
		if err := Set(&a, path, ""); err != nil {
			t.Fatal(err)
		}
	}
	if err := Set(&a, "program.name", "Zoom"); err != nil {
		t.Fatal(err)
	}
	before["program"].(map[string]any)["name"] = "Zoom"
	for _, room := range []string{"answers", "checks", "todos", "safeguards"} {
		before[room] = map[string]any{}
	}
	after := object(t, Tidy(a))
	for _, room := range []string{"answers", "checks", "todos", "safeguards"} {
		if after[room] == nil {
			after[room] = map[string]any{}
		}
	}
	if !reflect.DeepEqual(before, after) {
		t.Errorf("it became %v, not %v", after, before)
	}
}

func object(t *testing.T, a assessment.Assessment) map[string]any {
	t.Helper()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var o map[string]any
	if err := json.Unmarshal(data, &o); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestGetAndSetRefuseWhatThereIsNot(t *testing.T) {
	a := assessment.Assessment{Answers: map[string]assessment.Answer{"e2e": {Evidence: []assessment.Evidence{{Kind: "claim"}}}}}
	before := encode(a)
	for _, path := range []string{
		"", "nowhere", "program", "program.name.more", "program.nowhere", "answers", "answers.e2e", "answers.e2e.evidence.1.kind",
		"answers.e2e.evidence.-1.kind", "answers.e2e.evidence.x.kind", "practice.numbers", "practice.numbers.agb.more", "use.functions",
		"use.functions.0", "exception.notedPerFile", "practice.logo", "answers.e2e.evidence.0.files", "decision", "assessmentVersion",
	} {
		t.Run(path, func(t *testing.T) {
			var e *assessment.Error
			if _, err := Get[string](&a, path); !errors.As(err, &e) || e.Code != CodeUnknown || e.Path != path {
				t.Errorf("reading it gives %v", err)
			}
			if err := Set(&a, path, "x"); !errors.As(err, &e) || e.Code != CodeUnknown || e.Path != path {
				t.Errorf("setting it gives %v", err)
			}
		})
	}
	if encode(a) != before {
		t.Errorf("refusing changed it to %s", encode(a))
	}
}
