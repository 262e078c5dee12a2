package words

import (
	"testing"

	"beeldbeltoets/assessment"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]string{
		"14-11-2025": "2025-11-14", "2025-11-14": "2025-11-14", "1-2-2026": "2026-02-01", "1/2/2026": "2026-02-01", "01.02.2026": "2026-02-01",
		" 29-2-2028 ": "2028-02-29", "29-2-2026": "", "31-11-2026": "", "0-1-2026": "", "1-13-2026": "", "1-1-26": "2026-01-01", "31-2-26": "", "2026": "", "": "",
		"14-11-2025-1": "", "+1-2-2026": "", "1-2-99999": "", "een-2-2026": "", "2026-1-1": "2026-01-01", "001-2-2026": "",
	} {
		got := ParseDate(text)
		if want == "" && got != assessment.Date(text) {
			t.Errorf("%q is no day and became %q", text, got)
		}
		if want != "" && string(got) != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
	if ShortDate("2026-02-01") != "01-02-2026" || ShortDate("ooit") != "ooit" {
		t.Error("days are not shown as they are typed")
	}
}
