package export

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
)

func TestAddressees(t *testing.T) {
	for list, want := range map[string]int{
		"1042\n1043;Mevrouw Visser\n\n K-7\tDe heer Ak \r\n": 3,
		"a1;b;c": 1,
		"sep=;\r\nCliëntnummer;Naam\r\n\"00123\";\"Visser, J.\"\r\n00124;": 2,
		"\xFF\xFE1\x00\n\x002\x00":                          2,
		"Naam;Nummer\nMevrouw Visser;1042\nDe heer Ak;1043": 2,
	} {
		if to, err := Addressees([]byte(list)); err != nil || len(to) != want {
			t.Errorf("%q: %v, %v", list, to, err)
		}
	}
	for list, want := range map[string]string{
		"":                        "list-empty",
		" \n\t\n":                 "list-empty",
		"1\n2\n1":                 "list-double",
		"123456782":               "list-line", // a BSN
		"Mevrouw Visser":          "list-line",
		"1\nVisser\n2\nAk":        "list-lines",
		strings.Repeat("1", 30):   "list-line",
		numbered(MostLetters + 1): "list-long",
	} {
		if _, err := Addressees([]byte(list)); code(err) != want {
			t.Errorf("%.30q: %v, not %s", list, err, want)
		}
	}
}

// TestAListAsExcelMakesIt: heading, quotes and byte order mark are none of the
// numbers, and a name stands beside its own.
func TestAListAsExcelMakesIt(t *testing.T) {
	for name, want := range map[string]string{"list-heading.csv": "[{00123 }]", "list-quoted.csv": "[{00123 } {00124 }]"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			if to, err := Addressees(data); err != nil || fmt.Sprint(to) != want {
				t.Errorf("%v, %v", to, err)
			}
		})
	}
	to, err := Addressees([]byte("\uFEFFNaam\tNummer\nJosé Ak\t1042\n"))
	if err != nil || to[0] != (Addressee{Number: "1042", Name: "José Ak"}) {
		t.Errorf("%v, %v", to, err)
	}
}

// TestEachWrongLineIsNamed: a list is mended in one go.
func TestEachWrongLineIsNamed(t *testing.T) {
	_, err := Addressees([]byte("nummer\n1042\nVisser\n\n123456782\n"))
	if e, is := errors.AsType[*assessment.Error](err); !is || e.Params["lines"] != "3, 5" {
		t.Errorf("it names %v", err)
	}
}

func numbered(n int) string {
	var list strings.Builder
	for i := range n {
		fmt.Fprintf(&list, "A%d\n", i)
	}
	return list.String()
}

// TestManyLetters: one file for each, named by its number; a name stands in the
// letter and nowhere else.
func TestManyLetters(t *testing.T) {
	a, err := exchange.Example("care")
	if err != nil {
		t.Fatal(err)
	}
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	to := []Addressee{{Number: "1042"}, {Number: "K/7", Name: "Mevrouw Visser"}}
	files, err := e.ExportLetters(t.Context(), Request{Assessment: a, Lang: "nl", Folder: folder, Today: "2026-11-22", Formats: []Format{AsText, AsPDF}}, to, func(Progress) {})
	if err != nil || len(files) != 4 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		name := filepath.Base(f.Path)
		if !strings.Contains(name, "1042") && !strings.Contains(name, "K 7") || strings.Contains(name, "Visser") {
			t.Errorf("a file is called %s", name)
		}
		if f.Format != AsText {
			continue
		}
		data, err := os.ReadFile(f.Path)
		if has := strings.Contains(string(data), "Mevrouw Visser"); err != nil || has != strings.Contains(name, "K 7") {
			t.Errorf("%s has the name: %v", name, has)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	made := 0
	files, err = e.ExportLetters(ctx, Request{Assessment: a, Lang: "nl", Folder: folder, Today: "2026-11-22"}, to, func(p Progress) {
		if made = p.Done; made == 1 {
			stop()
		}
	})
	if err == nil || len(files) != 1 {
		t.Errorf("stopped after one: %d files, %v", len(files), err)
	}
}

func FuzzAddressees(f *testing.F) {
	f.Add("1042;Mevrouw Visser\n1043")
	f.Fuzz(func(t *testing.T, list string) {
		to, err := Addressees([]byte(list))
		if err == nil && (len(to) == 0 || len(to) > MostLetters) {
			t.Errorf("%d letters", len(to))
		}
	})
}

// TestUnsetNamesOfMany: a name on a list that no font of ours has is known before.
func TestUnsetNamesOfMany(t *testing.T) {
	r := request(t, "care")
	r.Folder = ""
	to := []Addressee{{Number: "1042", Name: "Mevrouw Visser"}, {Number: "1043"}, {Number: "1044", Name: "王小明"}}
	if unset, err := exporter(t).UnsetFor(r, to[:2]); err != nil || len(unset) != 0 {
		t.Errorf("got %q, %v", string(unset), err)
	}
	if unset, err := exporter(t).UnsetFor(r, to); err != nil || string(unset) != "小明王" {
		t.Errorf("got %q, %v", string(unset), err)
	}
}
