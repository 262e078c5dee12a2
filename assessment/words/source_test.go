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
	sources := []assessment.Source{{ID: "a", Name: assessment.Text{"nl": "Bron A"}}}
	s := assessment.Statement{Source: "a", Date: "2022-03", Text: assessment.Text{"nl": "Het werkt."}}
	if got := c.Statement(sources, s); got != "Het werkt. (Bron A, maart 2022)" {
		t.Errorf("it says %q", got)
	}
	s.Source, s.Date = "b", ""
	if got := c.SourceOf(sources, s); got != "bron: b · zonder datum" {
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
