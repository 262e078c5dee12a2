package words

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
)

func dutch(t *testing.T) (*Catalogue, *assessment.Content) {
	t.Helper()
	c, err := Load("nl")
	if err != nil {
		t.Fatal(err)
	}
	content, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	return c, content
}

func TestPlace(t *testing.T) {
	c, content := dutch(t)
	for path, want := range map[string][2]string{
		"practice.numbers.kbo":                   {"KBO-nummer", "KBO-nummer"},
		"answers.e2e":                            {"e2e", "Vraag 1 (Versleuteling)"},
		"answers.audit.evidence.1.fields.tested": {"audit, bewijs 2: tested", "Vraag 3 (Onderzocht), bewijs 2: Laatste testdag"},
		"safeguards.phishing.due":                {"Maatregel ‘phishing’: uiterlijk op", "Maatregel ‘Niet op verdachte mail ingaan’: uiterlijk op"},
		"checks.two-factor.note":                 {"two-factor: toelichting", "Inloggen in twee stappen: toelichting"},
		"todos.iso27001.what":                    {"iso27001: wat u gaat doen", "Vraag 7 (ISO 27001): wat u gaat doen"},
		"withdrawn.0.reason":                     {"Teruggenomen besluit 1: reden", "Teruggenomen besluit 1: reden"},
		"answers.e3e.notes":                      {"e3e: toelichting", "e3e: toelichting"},
		"colour":                                 {"colour", "colour"},
		"answers.e2e.evidence.0.fields.x.y":      {"answers.e2e.evidence.0.fields.x.y", "answers.e2e.evidence.0.fields.x.y"},
		"":                                       {"", ""},
	} {
		if got := c.Place(path); got != want[0] {
			t.Errorf("%s is %q, not %q", path, got, want[0])
		}
		if got := c.PlaceIn(path, content); got != want[1] {
			t.Errorf("%s with names is %q, not %q", path, got, want[1])
		}
	}
}

// Every text that a person can type has a name for its place.
func TestEveryTypedTextHasAPlace(t *testing.T) {
	c, content := dutch(t)
	for _, f := range everyText().Texts() {
		if name := c.PlaceIn(f.Path, content); name == f.Path || strings.Contains(name, "{") {
			t.Errorf("%s has no name: %q", f.Path, name)
		}
	}
}

func everyText() *assessment.Assessment {
	who := assessment.Person{Name: "x", Function: "x"}
	return &assessment.Assessment{
		Practice: assessment.Practice{Name: "x", Street: "x", Postcode: "x", City: "x", Contact: "x", Phone: "x", CallBack: "x",
			Numbers:          map[string]string{"agb": "x", "kvk": "x", "big": "x", "riziv": "x", "kbo": "x"},
			PrivacyStatement: "x", DPO: "x", Complaints: "x"},
		Assessor: who, SecondReader: who,
		Program: assessment.Program{Name: "x", Version: "x", Plan: "x", Maker: "x", PrivacyStatement: "x", MakerKeeps: "x", MakerKeepsFor: "x"},
		Use:     assessment.Use{AlternativeOther: "x"},
		Answers: map[string]assessment.Answer{"e2e": {Notes: "x",
			Evidence: []assessment.Evidence{{Kind: "own-check", Fields: map[string]string{"check": "x"}, Files: []assessment.EvidenceFile{{Name: "x"}}}}}},
		Legal:      assessment.Legal{AgreementNote: "x", TransferBasis: "x", OwnUseNote: "x"},
		Checks:     map[string]assessment.Check{"two-factor": {Note: "x"}},
		Todos:      map[string]assessment.Todo{"audit": {What: "x", Owner: "x"}},
		Safeguards: map[string]assessment.Safeguard{"phishing": {Owner: "x", Reason: "x", Notes: "x"}},
		Exception:  assessment.Exception{Reason: "x", For: "x", Arranging: "x", NewReason: "x"},
		Insurer:    assessment.Insurer{Answer: "x", Reason: "x"},
		Because:    "x",
		Withdrawn:  []assessment.Withdrawal{{Reason: "x"}},
		Decision:   &assessment.Decision{By: who, LongerBecause: "x", Reservation: "x"},
	}
}

func TestFindingsSpeakInNames(t *testing.T) {
	c, content := dutch(t)
	for want, f := range map[string]assessment.Finding{
		"Vul nog in: Naam van de praktijk.":            {Code: "required", Path: "practice.name"},
		"Vraag 4 (Voor zorg) heeft nog geen antwoord.": {Code: "unanswered", Path: "answers.care", Params: map[string]string{"question": "care"}},
		"Maatregel ‘Niet op verdachte mail ingaan’ is nog niet af: wie ervoor zorgt en uiterlijk wanneer.": {
			Code: "safeguard-open", Path: "safeguards.phishing", Params: map[string]string{"safeguard": "phishing", "missing": "owner,due"}},
		"U kiest een latere dag dan het advies van 18 juni 2027. Schrijf op waarom.": {
			Code: "longer-reason", Path: "decision.longerBecause", Params: map[string]string{"date": "2027-06-18"}},
	} {
		if got := c.Finding(f, content); got != want {
			t.Errorf("%s is %q, not %q", f.Code, got, want)
		}
	}
}

// Every code that the review list can give has a sentence in every language.
func TestEveryFindingHasASentence(t *testing.T) {
	source, err := os.ReadFile("../review.go")
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`r\.add\((?:Blocks|Warns), "([a-z-]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(codes) < 20 {
		t.Fatalf("only %d codes found", len(codes))
	}
	for _, lang := range Languages {
		c, err := Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range append(codes, []string{"", "number-characters"}, []string{"", "number-length"},
			[]string{"", "number-checksum"}, []string{"", "postcode"}, []string{"", "own-use-yes"}, []string{"", "own-use-unknown"}) {
			key := "review." + strings.TrimSuffix(code[1], "own-use-")
			if key != "review." && !c.Has(key) {
				t.Errorf("%s has no sentence in %s", code[1], lang)
			}
		}
	}
}
