package record_test

import (
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/record"
)

// lawsOf says which laws a record names, by a word of each, for the kinds of provider
// that they hold for: a table of its own, from research/law.md.
var lawsOf = map[string][]string{
	"artikel 32: beveiliging": {"nl", "nl-youth", "nl-social", "nl-other", "be-private", "be-youth", "be-public", "be-clb"},
	"boek 7, artikel 446":     {"nl"},
	"stb. 2017, 446":          {"nl"},
	"wkkgz":                   {"nl"},
	"artikel 7.3.8":           {"nl-youth"},
	"artikel 5.3.4":           {"nl-social"},
	"wet van 22 april 2019":   {"be-private"},
	"artikel 20, 61 en 85":    {"be-youth"},
	"clb/2018/02":             {"be-clb"},
	"avg, artikel 37":         {"be-public", "be-clb"},
	"cyberbeveiligingswet":    {"nl", "nl-youth", "nl-social", "nl-other"},
	"geeft u als enige zorg":  {"nl"},
	"de vlaamse toezichtcommissie (vtc) heeft er":   {"be-public", "be-clb"},
	"de gegevensbeschermingsautoriteit (gba) heeft": {"be-private", "be-youth"},
	"beoordeling van leveranciers (nen 7510)":       {"nl", "nl-youth", "nl-social", "nl-other"},
	"register van verwerkingen":                     {"nl", "nl-youth", "nl-social", "nl-other", "be-private", "be-youth", "be-public", "be-clb"},
}

// recordOf is the record of an example for a kind of provider, in its terms.
func recordOf(t *testing.T, name, kind, audience string) string {
	t.Helper()
	base, w := load(t, "nl")
	a := example(t, name)
	a.Practice = assessment.Practice{Profile: kind, Name: "De Linde"}
	a.Use.Audience, a.Decision = audience, nil
	c := base.In(&a)
	return strings.Join(texts(*record.Build(c, &a, w.For(c.Kind(&a)), record.Options{Today: today})), "\n")
}

// TestLaws: each kind of provider reads of its own laws and of no other, with their
// articles; a talk without client data of none about clients.
func TestLaws(t *testing.T) {
	c, _ := load(t, "nl")
	for _, kind := range c.Profiles.Profiles {
		text := strings.ToLower(recordOf(t, "business", kind.ID, assessment.AmongColleagues))
		inSources := text[strings.Index(text, "wetten en regels"):]
		for law, kinds := range lawsOf {
			if want := slices.Contains(kinds, kind.ID); strings.Contains(inSources, law) != want {
				t.Errorf("%s: %q stands there: %v", kind.ID, law, !want)
			}
		}
		internal := recordOf(t, "business", kind.ID, assessment.Internal)
		laws, _, _ := strings.Cut(internal[strings.Index(internal, "Wetten en regels"):], "Andere bronnen")
		if strings.Contains(laws, "dossier") {
			t.Errorf("%s: a talk without client data reads of the file", kind.ID)
		}
	}
	for _, kind := range []string{"be-private", "be-clb"} {
		text := recordOf(t, "business", kind, assessment.WithClients)
		laws, _, _ := strings.Cut(text[strings.Index(text, "Wetten en regels"):], "Andere bronnen")
		if strings.Contains(laws, "Zes voorwaarden") != (kind == "be-private") {
			t.Errorf("%s: the six conditions", kind)
		}
	}
}

// TestWhatAnInspectorAsks: what stands beside the eight questions is in the record of
// each kind of provider, whatever the outcome.
func TestWhatAnInspectorAsks(t *testing.T) {
	c, _ := load(t, "nl")
	for _, kind := range c.Profiles.Profiles {
		text := recordOf(t, "consumer", kind.ID, assessment.WithClients)
		a := example(t, "consumer")
		a.Practice.Profile = kind.ID
		own := c.In(&a)
		for _, id := range []string{"fits-question", "client-wants", "client-able"} {
			if p, known := own.Questions.Check(id); !known || !strings.Contains(text, p.Name.In("nl")) {
				t.Errorf("%s: the record does not name %s", kind.ID, id)
			}
		}
		for _, id := range []string{"check-identity", "outage-plan", "crisis-plan", "tell-staff", "note-in-file", "existing-relation"} {
			if item, known := own.Packs.Item(id); !known || !strings.Contains(text, item.Name.In("nl")) {
				t.Errorf("%s: the record does not name %s", kind.ID, id)
			}
		}
	}
}
