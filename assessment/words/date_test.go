package words

import (
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]assessment.Date{
		"14-11-2025": "2025-11-14", "2025-11-14": "2025-11-14", "1-2-2026": "2026-02-01", "1/2/2026": "2026-02-01", "01.02.2026": "2026-02-01",
		" 29-2-2028 ": "2028-02-29", "1-1-26": "2026-01-01", "2026-1-1": "2026-01-01", "22-11-26": "2026-11-22",
		"18 juni 2026": "2026-06-18", "1 mrt. 2026": "2026-03-01", "1 maart 2026": "2026-03-01", "3 MEI 2026": "2026-05-03", "5 sept 2026": "2026-09-05",
		"22-okt-2026": "2026-10-22", "22–11–2026": "2026-11-22", "22—11—2026": "2026-11-22", "22‑11‑2026": "2026-11-22", "22\u221211\u22122026": "2026-11-22",
		"22\u00a0november\u00a02026": "2026-11-22", "\u200e22-11-2026\u200f": "2026-11-22", "22 11 2026": "2026-11-22", "22 november '26": "",
		"18 June 2026": "2026-06-18", "June 18, 2026": "2026-06-18", "Oct. 1st, 2026": "2026-10-01", "1e juli 2026": "2026-07-01", "2 de mei 2026": "",
		"22112026": "2026-11-22", "20261122": "2026-11-22", "01022026": "2026-02-01", "221126": "", "2211202": "", "31022026": "",
		"2026 november 22": "2026-11-22", "2026/11/22": "2026-11-22",
		"29-2-2026": "", "31-11-2026": "", "0-1-2026": "", "1-13-2026": "", "11/22/2026": "", "31-2-26": "", "2026": "", "": "",
		"14-11-2025-1": "", "+1-2-2026": "", "1-2-99999": "", "een-2-2026": "", "1-002-2026": "", "1 ma 2026": "", "1 juno 2026": "", "1-2-1899": "",
		"maart maart 2026": "", "juni 2026": "", "--": "", "٢٢-١١-٢٠٢٦": "",
	} {
		t.Run(text, func(t *testing.T) {
			got := ParseDate(text)
			if want == "" && got != assessment.Date(text) {
				t.Errorf("it is no day and became %q", got)
			}
			if want != "" && got != want {
				t.Errorf("it gives %q, not %q", got, want)
			}
		})
	}
	if ShortDate("2026-02-01") != "01-02-2026" || ShortDate("ooit") != "ooit" {
		t.Error("days are not shown as they are typed")
	}
}

// TestEveryDateWrittenIsRead holds each way in which the program writes a day.
func TestEveryDateWrittenIsRead(t *testing.T) {
	var catalogues []*Catalogue
	for _, lang := range Languages {
		c, err := Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		catalogues = append(catalogues, c)
	}
	first := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		d := assessment.On(first.AddDate(0, 0, rapid.IntRange(0, 401_000).Draw(t, "days")))
		written := []string{string(d), ShortDate(d)}
		for _, c := range catalogues {
			written = append(written, c.Date(d), strings.ToUpper(c.Date(d)))
		}
		for _, w := range written {
			if got := ParseDate(w); got != d {
				t.Fatalf("%s, written as %q, is read as %q", d, w, got)
			}
		}
	})
}

// FuzzParseDate holds that what is read is a day, which reads as itself, and that
// anything else stays as it was typed.
func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"18 juni 2026", "1 mrt. 2026", "22112026", "22–11–26", "June 18th, 2026", "\u200e1-2-2026", "32-13-2026"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		d := ParseDate(typed)
		if !d.Valid() && string(d) != typed {
			t.Fatalf("%q is no day and became %q", typed, d)
		}
		if ParseDate(string(d)) != d {
			t.Fatalf("%q gives %q, which reads as %q", typed, d, ParseDate(string(d)))
		}
	})
}
