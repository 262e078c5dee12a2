package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"beeldbeltoets/assessment/plaintext"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

var sample = Sheet{Name: "Programma's: [1]", Rows: [][]Cell{
	{Text("Naam"), Text("Totaal"), Text("Plaats")},
	{Text("=HYPERLINK(\"x\")"), Hundredths(3563), Whole(1)},
	{Text("Zoë; \"Meet\"\nregel"), Hundredths(-5), Whole(-2)},
}}

func TestCSV(t *testing.T) {
	got, err := CSV(sample, ",")
	if err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFNaam;Totaal;Plaats\r\n\"'=HYPERLINK(\"\"x\"\")\";35,63;1\r\n\"Zoë; \"\"Meet\"\"\r\nregel\";-0,05;-2\r\n"
	if string(got) != want {
		t.Errorf("%q", got)
	}
}

// TestNoCellIsAFormula: whatever people type, no cell of the CSV begins as a
// formula does, and nothing else about it changes.
func TestNoCellIsAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.SampledFrom([]string{"", "=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0@", "＝", "＠"}).Draw(t, "start") + rapid.StringMatching(`[a-zA-Z0-9=+@;" -]*`).Draw(t, "rest")
		got, err := CSV(Sheet{Rows: [][]Cell{{Text(typed), Text("x")}}}, ",")
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(got), "\uFEFF")))
		r.Comma = ';'
		row, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(row[0], " \u00a0"))
		if strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) || strings.TrimPrefix(row[0], "'") != strings.TrimPrefix(plaintext.Prose(typed), "'") {
			t.Fatalf("%q became %q", typed, row[0])
		}
	})
}

func TestXLSX(t *testing.T) {
	data, err := XLSX([]Sheet{sample, {Name: "B", Rows: [][]Cell{{Text("x")}}}})
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if names := strings.Join(book.GetSheetList(), "|"); names != "Programma s   1|B" {
		t.Errorf("sheets %s", names)
	}
	name := book.GetSheetList()[0]
	for cell, want := range map[string]string{"A2": "=HYPERLINK(\"x\")", "B2": "35.63", "C2": "1", "B3": "-0.05", "A3": "Zoë; \"Meet\"\nregel"} {
		if got, err := book.GetCellValue(name, cell); err != nil || got != want {
			t.Errorf("%s holds %q, %v", cell, got, err)
		}
	}
	if formula, _ := book.GetCellFormula(name, "A2"); formula != "" {
		t.Errorf("A2 is a formula: %s", formula)
	}
	if kind, _ := book.GetCellType(name, "A2"); kind != excelize.CellTypeSharedString {
		t.Errorf("A2 is of type %v", kind)
	}
}
