package cli

import (
	"bytes"
	"cmp"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
)

// person sits at the terminal: hears a question, and types what belongs to it.
type person struct {
	out    *bytes.Buffer
	heard  int
	answer func(ask string) string
	asked  []string
	typing string // what did not fit into the buffer yet
}

func (p *person) Read(buffer []byte) (int, error) {
	if p.typing == "" {
		if typed := p.reply(); typed != ctrlD {
			p.typing = typed + "\n"
		}
	}
	n := copy(buffer, p.typing)
	p.typing = p.typing[n:]
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (p *person) reply() string {
	if len(p.asked) > 500 {
		return ctrlD
	}
	said := p.out.String()[p.heard:]
	p.heard = p.out.Len()
	block := said[strings.LastIndex(said, "\n\n")+2:]
	ask, _, _ := strings.Cut(block, "\n")
	ask = strings.TrimSuffix(strings.TrimSuffix(ask, " (verplicht)"), " (niet verplicht)")
	p.asked = append(p.asked, ask)
	return p.answer(ask)
}

const ctrlD = "\x04"

// talk runs plain with a person at the terminal.
func talk(t *testing.T, path string, answer func(string) string) (result, []string) {
	t.Helper()
	t.Setenv("LC_ALL", "nl_NL.UTF-8")
	var out, errOut bytes.Buffer
	p := &person{out: &out, answer: answer}
	code := Run([]string{"plain", path, "--date", "2026-11-22"}, p, &out, &errOut)
	return result{code, out.String(), errOut.String()}, p.asked
}

func load(t *testing.T, path string) assessment.Assessment {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	a, err := exchange.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// oneEach is what to type where one piece of evidence is added, and then no more.
const oneEach = "1 and then Enter"

// byEnding finds what to type by how a question ends; Enter where nothing fits.
func byEnding(answers [][2]string) func(string) string {
	added := false
	return func(ask string) string {
		for _, a := range answers {
			if !strings.HasSuffix(ask, a[0]) {
				continue
			}
			if a[1] != oneEach {
				return a[1]
			}
			if added = !added; added {
				return "1"
			}
			return ""
		}
		return ""
	}
}

func TestTheWholeJobInTheTerminal(t *testing.T) {
	path, folder := filepath.Join(t.TempDir(), "toets.json"), filepath.Join(t.TempDir(), "out")
	r, asked := talk(t, path, byEnding(append(journey(t), [2]string{"Enter voor nu niet.", folder})))
	if r.code != done || r.err != "" {
		t.Fatalf("%d %s", r.code, r.err)
	}
	a := load(t, path)
	d := a.Decision
	if d == nil {
		t.Fatalf("no decision was taken:\n%s", r.out)
	}
	if d.Kind != assessment.Reservation || d.Outcome != assessment.Conditional || d.By.Name != "Noor" || a.Number != "2026-0001" {
		t.Errorf("decided %+v", d)
	}
	for _, kind := range []string{"verslag", "brief"} {
		if _, err := os.Stat(filepath.Join(folder, "2026-11-22 Zoom Workplace - "+kind+".pdf")); err != nil {
			t.Error(err)
		}
	}
	if a.Program.Family != "zoom" || !strings.Contains(r.out, ", 17 maart 2022; gezien: november 2026)") || strings.Contains(r.out, "2022-03-17") {
		t.Error("the program was not recognised, or nothing was said of it")
	}
	if file, err := os.ReadFile(path); err != nil || bytes.Contains(file, []byte("Wachtwoord2026")) || !strings.Contains(r.out, "14 tekens") {
		t.Error("the password was kept, or nothing was said of it")
	}
	if len(asked) < 100 {
		t.Errorf("only %d questions were asked", len(asked))
	}
}

// journey is a whole assessment: confidential by its maker's document and an own
// check, with one certificate.
func journey(t *testing.T) [][2]string {
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	answers := [][2]string{
		{"Naam van de praktijk", "Praktijk De Brug"}, {"Naam van de beoordelaar", "Noor"}, {"Naam van het programma", "Zoom Workplace"},
		{"Abonnement of licentie", "Pro"}, {"Met wie u het programma gebruikt", "1"}, {"Functies die u gebruikt", "1, 2"},
		{"Eén op één of in een groep", "1"}, {"Uw rol", "1"}, {"Wat u cliënten anders aanbiedt", "1,2"},
		{"functies geldt dit ja?", "1 2"}, {"Bewijs toevoegen: welke soort?", oneEach},
		{"Technisch document van de maker", "Handleiding"}, {"Zelf gecontroleerd op", "9-11-2026"}, {"Wat zag u?", "Het staat aan"},
		{"Uitgave van de norm", "1"}, {"Nummer van het certificaat", "7"}, {"Afgegeven door", "Instituut"}, {"geaccrediteerd?", "ja"},
		{"Op naam van", "De maker"}, {"Toepassingsgebied (‘scope’)", "Alles"}, {"bij deze houder?", "ja"},
		{"geschorst of ingetrokken?", "nee"}, {"Opgezocht in het register op", "9-11-2026"},
		{"Wat gaat u doen", "Navragen"}, {"Wie doet het", "Noor"}, {"Uiterlijk", "1-2-2027"},
		{"Verwerkersovereenkomst gesloten op", "1-10-2026"}, {"Naam van wie besluit", "Noor"},
		{"Probeer een wachtwoord", "Wachtwoord2026"}, {"Geregeld sinds", "1-11-2026"}, {"Wie zorgt ervoor", "Noor"},
		{"Voorbehoud", "Samen met de collega’s"}, {"vastleggen?", "ja"}, {"volgende versie?", "nee"},
	}
	said := map[string]string{"e2e": "ja", "provider-unreadable": "ja", "storage-control": "ja", "iso27001": "ja"}
	for _, q := range c.Questions.Questions {
		answers = append(answers, [2]string{q.Ask.In("nl"), cmp.Or(said[q.ID], "nee")})
	}
	for _, p := range c.Questions.Legal {
		answers = append(answers, [2]string{p.Ask.In("nl"), "1"})
	}
	for _, p := range c.Questions.Checks {
		answers = append(answers, [2]string{p.Ask.In("nl"), "ja"})
	}
	for _, item := range c.Packs.Safeguards {
		answers = append(answers, [2]string{item.Name.In("nl"), "1"})
	}
	// "Besluit" and "Geldig tot en met" are asked twice, of different things.
	return append(answers, [2]string{"Besluit", "Akkoord met"}, [2]string{"Geldig tot en met", "1-2-2027"})
}

func TestEndOfInputKeepsEverything(t *testing.T) {
	path := filepath.Join(t.TempDir(), "toets.json")
	r, _ := talk(t, path, func(ask string) string {
		switch ask {
		case "Naam van de praktijk":
			return "Praktijk De Brug"
		case "Straat en huisnummer":
			return ctrlD
		}
		return ""
	})
	if r.code != done || !strings.Contains(r.out, "Alles is bewaard in "+path) {
		t.Errorf("%+v", r)
	}
	if got := load(t, path).Practice.Name; got != "Praktijk De Brug" {
		t.Errorf("kept %q", got)
	}
	_, asked := talk(t, path, func(string) string { return ctrlD })
	if len(asked) != 1 || asked[0] != "Naam van de beoordelaar" {
		t.Errorf("goes on at %q", asked)
	}
}

func TestHelpBackClearAndNonsense(t *testing.T) {
	path := filepath.Join(t.TempDir(), "toets.json")
	script := []string{"9", "?", "5", "Eerste", "<", "-", "Tweede", ctrlD}
	r, asked := talk(t, path, func(string) string {
		typed := script[0]
		script = script[1:]
		return typed
	})
	want := []string{"Soort aanbieder", "Soort aanbieder", "Soort aanbieder", "Naam van de praktijk", "Straat en huisnummer", "Naam van de praktijk", "Straat en huisnummer", "Postcode"}
	if strings.Join(asked, "|") != strings.Join(want, "|") {
		t.Errorf("asked %q", asked)
	}
	if !strings.Contains(r.out, "van 1 tot en met 8") || !strings.Contains(r.out, "Typ het nummer van uw keuze") {
		t.Errorf("said %s", r.out)
	}
	a := load(t, path)
	if a.Practice.Profile != "be-private" || a.Practice.Name != "" || a.Practice.Street != "Tweede" {
		t.Errorf("kept %+v", a.Practice)
	}
}

func TestImpossibleDaysAndLongTextsAreAskedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "toets.json")
	long := strings.Repeat("a", assessment.MaxText+1)
	tries := map[string][]string{"Plaats": {long, "Zwolle"}, "Privacyverklaring gezien op": {"31-2-2026", "28-2-2026"}}
	r, _ := talk(t, path, func(ask string) string {
		if ask == "Functies die u gebruikt" {
			return ctrlD
		}
		if left := tries[ask]; len(left) > 0 {
			tries[ask] = left[1:]
			return left[0]
		}
		return ""
	})
	a := load(t, path)
	if a.Practice.City != "Zwolle" || a.Program.PrivacySeen != "2026-02-28" {
		t.Errorf("kept %q and %q", a.Practice.City, a.Program.PrivacySeen)
	}
	if !strings.Contains(r.out, "10001 tekens") || !strings.Contains(r.out, "‘31-2-2026’") {
		t.Errorf("said %s", r.out)
	}
}

func TestAssessingAgainKeepsTheDecidedFile(t *testing.T) {
	path := example(t, "care")
	before := load(t, path)
	_, asked := talk(t, path, func(ask string) string {
		switch {
		case strings.HasSuffix(ask, "volgende versie?"):
			return "ja"
		case strings.HasSuffix(ask, "(end-to-end)?"):
			return ctrlD
		}
		return ""
	})
	if len(asked) != 3 {
		t.Errorf("asked %q", asked)
	}
	if load(t, path).Decision == nil || before.Version != 1 {
		t.Error("the decided file has changed")
	}
	next := load(t, strings.TrimSuffix(path, ".json")+"-2.json")
	if next.Version != 2 || !next.Answers["e2e"].Unconfirmed || next.Decision != nil {
		t.Errorf("the next version is %+v", next)
	}
}

func TestPlainLeavesARecordAlone(t *testing.T) {
	folder := t.TempDir()
	record := strings.TrimSpace(run(t, "", "export", example(t, "care"), "--out", folder, "--only", "record").out)
	before, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	r := run(t, "x\n", "plain", record)
	after, _ := os.ReadFile(record)
	if r.code != couldNot || !bytes.Equal(before, after) {
		t.Errorf("%+v", r)
	}
}

// TestSeveralIsSaid: that more than one number may be typed stands at the question
// itself, not only behind its question mark.
func TestSeveralIsSaid(t *testing.T) {
	r, _ := talk(t, filepath.Join(t.TempDir(), "a.json"), func(string) string { return "" })
	if !strings.Contains(r.out, "Scherm delen\nTyp de nummers van uw keuzes, met een komma ertussen.\n> ") {
		t.Error("nobody is told how to choose several functions")
	}
	if !strings.Contains(r.out, "Vul nog in: Naam van het programma. (Los dit eerst op)") {
		t.Error("the review list does not begin with what is weak")
	}
}
