package words

import (
	"testing"

	"beeldbeltoets/assessment"
)

func TestDatedIsAsPreciseAsTheSource(t *testing.T) {
	c := load(t, "nl")
	for date, want := range map[string]string{
		"": "zonder datum", "2020": "2020", "2022-03": "maart 2022", "2022-11": "november 2022", "2022-03-04": "4 maart 2022",
	} {
		if got := c.Dated(date); got != want {
			t.Errorf("%q is %q, not %q", date, got, want)
		}
	}
}

func TestAStatementNamesItsSourceAndDate(t *testing.T) {
	c := load(t, "nl")
	all := &assessment.Statements{Sources: []assessment.Source{
		{ID: "a", Name: assessment.Text{"nl": "Bron A"}, Date: "2022-03", Seen: "2026-11-30"},
		{ID: "b", Name: assessment.Text{"nl": "Bron B"}, Seen: "2026-11"},
	}}
	for want, s := range map[string]assessment.Statement{
		"Het werkt. (Bron A, maart 2022; gezien: 30 november 2026)":                                                {Source: "a", Firm: assessment.FirmHigh},
		"Het werkt. (Bron B, zonder datum; gezien: november 2026; minder zeker, want uit de tweede hand of ouder)": {Source: "b", Firm: assessment.FirmMedium},
		"Het werkt. (Bron A, maart 2022; gezien: 30 november 2026; onzeker, want een kopie of van horen zeggen)":   {Source: "a", Firm: assessment.FirmLow},
		"Het werkt. (c, zonder datum)": {Source: "c"},
	} {
		s.Text = assessment.Text{"nl": "Het werkt."}
		if got := c.Statement(all, s); got != want {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
	if got := c.SourceOf(all, assessment.Statement{Source: "b", Firm: assessment.FirmHigh}); got != "bron: Bron B · zonder datum; gezien: november 2026" {
		t.Errorf("it says %q", got)
	}
}

func load(t *testing.T, lang string) *Catalogue {
	t.Helper()
	c, err := Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
