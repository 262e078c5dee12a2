package exchange

import (
	"bytes"
	"maps"
	"reflect"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
)

// ownOnes are two statements of one's own, one of them not whole yet.
func ownOnes() *assessment.Assessment {
	a := assessment.New("5d0f3c52-9c1e-4b7e-8a36-2f1f0a7c1d01", "2026-11-22")
	a.Practice.Name, a.Program.Name = "De Linde", "Zorgvenster"
	a.OwnStatements = map[string]assessment.OwnStatement{
		"a": {Text: "Er is een nieuwe versie,\nmet een wachtkamer.", Source: "de maker", Seen: "2026-11-20", Published: "2026-11-01", Page: "zorgvenster.example/nieuws", Places: []string{"care", "own-use"}},
		"b": {Text: "half"},
	}
	return &a
}

func TestOwnStatementsAreHandedOver(t *testing.T) {
	from := ownOnes()
	data, err := WriteOwnStatements(OwnStatementsOf(from, "M. de Vries"))
	if err != nil {
		t.Fatal(err)
	}
	file, err := ReadOwnStatements(bytes.NewReader(data))
	if err != nil || file.By != "M. de Vries" || len(file.Statements) != 1 {
		t.Fatalf("%+v, %v", file, err)
	}
	to := assessment.New("5d0f3c52-9c1e-4b7e-8a36-2f1f0a7c1d02", "2026-11-22")
	for i, want := range []int{1, 0} {
		if got := to.TakeOwn(file.Statements, file.By); got != want {
			t.Errorf("taken in %d times: %d added", i+1, got)
		}
	}
	want := from.OwnStatements["a"]
	want.By = "M. de Vries"
	if !reflect.DeepEqual(to.OwnStatements, map[string]assessment.OwnStatement{"a": want}) {
		t.Errorf("%+v", to.OwnStatements)
	}
	if len(to.Answers)+len(to.Checks) > 0 {
		t.Error("a statement answers a question")
	}
	// what was taken in keeps the name of who published it when it is handed on
	if again := OwnStatementsOf(&to, "Een ander"); again.Statements["a"].By != "M. de Vries" {
		t.Errorf("handed on as by %q", again.Statements["a"].By)
	}
}

// TestOwnStatementsTravel: in the JSON of an assessment they are held against the schema
// and the places that there are, and read back as they were.
func TestOwnStatementsTravel(t *testing.T) {
	a := ownOnes()
	data, err := Write(*a)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Read(bytes.NewReader(data))
	if err != nil || !reflect.DeepEqual(back.OwnStatements, a.OwnStatements) {
		t.Errorf("%+v, %v", back.OwnStatements, err)
	}
	for what, wrong := range map[string]string{
		`"care","own-use"`: `"care","nergens"`, `"2026-11-20"`: `"gisteren"`, `"places"`: `"plaats"`,
	} {
		if _, err := Read(strings.NewReader(strings.Replace(string(data), what, wrong, 1))); err == nil {
			t.Errorf("%s instead of %s is taken", wrong, what)
		}
	}
}

func TestWrongStatementsAreRefused(t *testing.T) {
	file := OwnStatementsOf(ownOnes(), "")
	if file.By != "De Linde" {
		t.Errorf("handed over by %q", file.By)
	}
	nobody, none, elsewhere := file, file, file
	nobody.By = ""
	none.Statements = nil
	elsewhere.Statements = maps.Clone(file.Statements)
	s := elsewhere.Statements["a"]
	s.Places = []string{"nergens"}
	elsewhere.Statements["a"] = s
	for what, wrong := range map[string]OwnStatements{"nobody": nobody, "none": none} {
		if _, err := WriteOwnStatements(wrong); err == nil {
			t.Errorf("%s is written", what)
		}
	}
	data, err := WriteOwnStatements(elsewhere)
	if err == nil {
		_, err = ReadOwnStatements(bytes.NewReader(data))
	}
	if e, is := err.(*assessment.Error); !is || e.Path != "statements.a.places" {
		t.Errorf("a place that there is not: %v", err)
	}
}

func FuzzOwnStatements(f *testing.F) {
	data, err := WriteOwnStatements(OwnStatementsOf(ownOnes(), "x"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"format":"beeldbeltoets/statements","version":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadOwnStatements(bytes.NewReader(data))
		if err != nil {
			return
		}
		again, err := WriteOwnStatements(s)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := ReadOwnStatements(bytes.NewReader(again)); err != nil || !reflect.DeepEqual(back, s) {
			t.Errorf("%+v came back as %+v, %v", s, back, err)
		}
	})
}
