package grid

import (
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
)

var asked = []string{"ease", "technical", "safety"}

func goOn(int) bool { return true }

func read(text string) (map[string][]Count, error) {
	return ReadResponses([]byte(text), asked, goOn)
}

func TestResponsesInEveryForm(t *testing.T) {
	want := Survey{Responses: map[string][]Count{
		"ease": {{400, 1}, {450, 1}}, "technical": {{300, 2}}, "safety": {{100, 1}, {500, 1}},
	}}
	for name, text := range map[string]string{
		"semicolons, Dutch decimals": "4;3;5\n4,5;3,0;1",
		"a heading, CRLF, a BOM":     "\uFEFFgemak;techniek;veilig\r\n4;3;5\r\n4,50;3;1\r\n",
		"commas":                     "4,3,5\n4.5,3,1\n",
		"commas, quoted decimals":    "4,3,5\n\"4,5\",3,1\n",
		"tabs, empty rows":           "\n4\t3\t5\n\t\t\n4,5\t3\t1\n\n",
		"cells behind are empty":     "4;3;5;\n4,5; 3 ;1;;\n",
		"Excel says what separates":  "sep=;\r\ngemak;techniek;veilig\r\n4;3;5\r\n4,5;3;1\r\n",
		"UTF-16":                     "\xFF\xFE4\x00;\x003\x00;\x005\x00\n\x004\x00,\x005\x00;\x003\x00;\x001\x00",
		"a form of Google":           "Tijdstempel,Gemak,Techniek,Veilig\n2026/11/03 10:11:12,4,3,5\n2026/11/04 9:00:01,4.5,3,1\n",
		"a form of Microsoft":        "Id;Begintijd;E-mail;Gemak;Techniek;Veilig\n1;3-11-2026 10:11;anoniem;4;3;5\n2;3-11-2026 10:12;anoniem;4,5;3;1\n",
		"an opinion in words":        "4;3;5;prima\n4,5;3;1;\n",
	} {
		got, err := read(text)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want.Responses) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if m := want.Mean("ease"); m.Points != 425 || m.Spread != 25 || !m.Counted || want.N() != 2 {
		t.Errorf("mean %+v of %d", m, want.N())
	}
}

// TestABlankIsNoAnswer: who passes over a question counts for the others.
func TestABlankIsNoAnswer(t *testing.T) {
	got, err := read("gemak;techniek;veilig\n4;5;3\n5;;2\n;;\n;3\n")
	if want := "map[ease:[{400 1} {500 1}] safety:[{200 1} {300 1}] technical:[{300 1} {500 1}]]"; err != nil || fmt.Sprint(got) != want {
		t.Errorf("%v, %v", got, err)
	}
}

// TestResponsesHandedOver reads the files of the review.
func TestResponsesHandedOver(t *testing.T) {
	for name, want := range map[string]string{
		"responses-sep.csv":   "map[ease:[{400 1} {500 1}] safety:[{200 1} {300 1}] technical:[{400 1} {500 1}]]",
		"responses-blank.csv": "map[ease:[{400 1} {500 1}] safety:[{200 1} {300 1}] technical:[{500 1}]]",
		"responses-utf16.txt": "map[ease:[{400 1}] safety:[{300 1}] technical:[{500 1}]]",
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			got, err := ReadResponses(data, asked, goOn)
			if err != nil || fmt.Sprint(got) != want {
				t.Errorf("%v, %v", got, err)
			}
		})
	}
}

func TestMeansAreRoundedHalfUp(t *testing.T) {
	for text, want := range map[string]Points{"4\n5\n5": 467, "1\n1\n2": 133, "4,01\n4,02": 402, "1\n1\n1\n1\n1\n1\n1\n2": 113} {
		got, err := ReadResponses([]byte(strings.ReplaceAll(text, "\n", ";\n")+";"), asked[:1], goOn)
		if err != nil {
			t.Fatal(err)
		}
		if m := (Survey{Responses: got}).Mean("ease"); m.Points != want {
			t.Errorf("%q gives %d, not %d", text, m.Points, want)
		}
	}
}

func TestResponsesThatAreNone(t *testing.T) {
	for text, want := range map[string][3]string{
		"4;3;5\n4;goed;1": {"responses-text", "2", "2"},
		"4;3\n4;5":        {"responses-few", "", ""},
		"4;3;5;2":         {"responses-extra", "1", "4"},
		"4;6;5":           {"responses-range", "1", "2"},
		"0,99;3;5":        {"responses-range", "1", "1"},
		"4;3;-5":          {"responses-range", "1", "3"},
		"4,123;3;5":       {"responses-text", "1", "1"},
		"":                {"responses-none", "", ""},
		"ease;tech;safe":  {"responses-none", "", ""},
	} {
		_, err := read(text)
		var e *assessment.Error
		if !errors.As(err, &e) || e.Code != want[0] || e.Params["row"] != want[1] || e.Params["column"] != want[2] {
			t.Errorf("%q gives %v, want %v", text, err, want)
		}
	}
}

// TestAHundredThousandResponses: all are counted, with progress, and it can be
// stopped.
func TestAHundredThousandResponses(t *testing.T) {
	const n = 100_000
	var text strings.Builder
	sum := 0
	random := rand.New(rand.NewSource(1))
	for range n {
		mark := 1 + random.Intn(5)
		sum += mark * 100
		fmt.Fprintf(&text, "%d;3;5\n", mark)
	}
	reports := 0
	got, err := ReadResponses([]byte(text.String()), asked, func(rows int) bool {
		reports++
		return rows == reports*progressEvery
	})
	if err != nil {
		t.Fatal(err)
	}
	s := Survey{Responses: got}
	if s.N() != n || s.Mean("ease").Points != divide(sum, n) || reports != n/progressEvery {
		t.Errorf("%d counted, mean %d of %d, %d reports", s.N(), s.Mean("ease").Points, sum, reports)
	}
	_, err = ReadResponses([]byte(text.String()), asked, func(rows int) bool { return rows < 2000 })
	var e *assessment.Error
	if !errors.As(err, &e) || e.Code != "cancelled" {
		t.Errorf("stopped: %v", err)
	}
}

func FuzzResponses(f *testing.F) {
	for _, text := range []string{"4;3;5\n4,5;3;1", "a,b,c\n4,3,5\n", "\uFEFF4\t3\t5", "\"4,5\",3,1", "4;;5", "\"", "4;3;5\r4;3;5", "sep=;\n4;3;5"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := read(text)
		if err != nil {
			var e *assessment.Error
			if !errors.As(err, &e) || e.Code == "" {
				t.Fatalf("%v has no code", err)
			}
			return
		}
		n := Survey{Responses: got}.N()
		if n == 0 || slices.ContainsFunc(slices.Collect(maps.Keys(got)), func(id string) bool { return !slices.Contains(asked, id) }) {
			t.Fatalf("%d responses, %v", n, got)
		}
		for id, counts := range got {
			total := 0
			for _, c := range counts {
				total += c.Times
				if CheckMark(c.Mark) != "" || c.Times < 1 {
					t.Fatalf("%s: %+v", id, c)
				}
			}
			if m := (Survey{Responses: got}).Mean(id); total > n || CheckMark(m.Points) != "" {
				t.Fatalf("%s: %d of %d, mean %+v", id, total, n, m)
			}
		}
	})
}

func TestPoints(t *testing.T) {
	for text, want := range map[string]Points{"4,5": 450, "4.5": 450, " −0,25 ": -25, "+3": 300, "-4": -400, "12,13": 1213, "1000": 100000, ",5": 50, "5,": 500} {
		if got, err := ParsePoints(text); err != nil || got != want {
			t.Errorf("%q is %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "-", ".", "vier", "4,555", "1e3", "1000,01", "4 5", "--4", "99999999999999999999"} {
		if got, err := ParsePoints(text); err == nil {
			t.Errorf("%q is taken for %d", text, got)
		}
	}
	if got := Points(-5).Text(","); got != "-0,05" {
		t.Errorf("-5 is written %s", got)
	}
}
