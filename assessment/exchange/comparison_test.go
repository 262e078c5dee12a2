package exchange

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"

	"pgregory.net/rapid"
)

func exampleComparison(t testing.TB) grid.Comparison {
	t.Helper()
	g, err := grid.Load(grid.Current)
	if err != nil {
		t.Fatal(err)
	}
	return g.Example.Clone()
}

func TestComparisonSchemaAndTypesAgree(t *testing.T) {
	root := schemaDocument(t, comparisonSchema)
	same(t, root, root, reflect.TypeFor[comparisonEnvelope](), "")
}

func TestComparisonRoundTrips(t *testing.T) {
	c := exampleComparison(t)
	c.Copy = grid.Copy{
		Note: "Zoe\u0308", Weights: []grid.Weight{{Use: grid.Clients, Criterion: "limit", Choice: "yes", Points: -25}}, Dropped: []string{"recording"},
		Added: []grid.Criterion{{ID: "price", Group: "ease", Name: assessment.Text{"nl": "Prijs"}, Choices: []grid.Choice{{ID: "free", Name: assessment.Text{"nl": "Gratis"}, Weights: map[string]grid.Points{grid.Meetings: 150}}}}},
	}
	c.Programs[0].Direct = map[string]map[string]grid.Points{grid.Clients: {"features": 807}}
	c.Programs[0].Survey[grid.Meetings] = grid.Survey{Responses: map[string][]grid.Count{"ease": {{Mark: 450, Times: 3}}}}
	first, err := WriteComparison(c)
	if err != nil {
		t.Fatal(err)
	}
	back, _, err := ReadComparison(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	c.Copy.Note = "Zoë"
	if !reflect.DeepEqual(back, c) {
		t.Errorf("comes back otherwise:\n%+v\n%+v", back, c)
	}
	for _, want := range []string{`"points":-0.25`, `"features":8.07`, `"mark":4.5`, `"ease":3.97`, `{"meetings":1.5}`} {
		if !bytes.Contains(first, []byte(want)) {
			t.Errorf("%s is not in %s", want, first)
		}
	}
}

func TestAnyPointsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := grid.New(anID, exampleDay)
		p := grid.Points(rapid.IntRange(int(-grid.MaxPoints), int(grid.MaxPoints)).Draw(t, "points"))
		c.Copy.Weights = []grid.Weight{{Use: grid.Clients, Criterion: "limit", Choice: "yes", Points: p}}
		data, err := WriteComparison(c)
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := ReadComparison(bytes.NewReader(data))
		if err != nil || back.Copy.Weights[0].Points != p {
			t.Fatalf("%d comes back as %+v, %v", p, back.Copy.Weights, err)
		}
	})
}

func TestReadComparisonRefuses(t *testing.T) {
	data, err := WriteComparison(exampleComparison(t))
	if err != nil {
		t.Fatal(err)
	}
	good := string(data)
	with := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("%s is not there", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	for _, c := range []struct{ file, code, path string }{
		{"", "json-syntax", ""},
		{string(write(t, fresh())), "format-other", "format"},
		{with(`"version":1`, `"version":2`), "newer-version", "version"},
		{with(`"rebuilt":true`, `"rebuild":true`), "field-unknown", "programs.0.rebuild"},
		{with(`"use":"both"`, `"use":"fun"`), "id-unknown", "use"},
		{with(`"grid":"clb-2020"`, `"grid":"clb-2031"`), "edition-unknown", "grid"},
		{with(`"ease":4.18`, `"ease":"4.18"`), "field-type", "programs.0.survey.meetings.means.ease"},
		{with(`"ease":4.18`, `"ease":4.185`), "field-value", "programs.0.survey.meetings.means.ease"},
		{with(`"ease":4.18`, `"ease":5.01`), "grid-mean-range", "programs.0.survey.meetings.means.ease"},
		{with(`"name":"Praatbox"`, `"name":"ms teams"`), "grid-program-twice", "programs.1.name"},
		{with(`"date":"2020-06-30"`, `"date":"2020-06-31"`), "date-impossible", "date"},
	} {
		_, _, err := ReadComparison(strings.NewReader(c.file))
		var e *assessment.Error
		if !errors.As(err, &e) || e.Code != c.code || e.Path != c.path {
			t.Errorf("%v, want %s at %s", err, c.code, c.path)
		}
	}
}
