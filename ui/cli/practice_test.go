package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
)

// inDossier types lines in a dossier, one after the other.
func inDossier(t *testing.T, path string, lines ...string) result {
	t.Helper()
	r := run(t, strings.Join(lines, "\n")+"\n", "plain", path, "--date", "2026-11-22")
	if r.code != done || r.err != "" {
		t.Fatalf("%+v", r)
	}
	return r
}

// itemsOf reads all that a dossier holds.
func itemsOf(t *testing.T, path string) (items []register.Item) {
	t.Helper()
	store, err := dossier.Open(path, dossier.Options{ReadOnly: true})
	must(t, err)
	defer store.Close()
	for _, row := range store.Rows() {
		item, err := store.Item(row.Key)
		must(t, err)
		items = append(items, item)
	}
	return items
}

func emptyDossier(t *testing.T) string {
	t.Helper()
	t.Setenv(dossier.StateVariable, t.TempDir())
	path := filepath.Join(t.TempDir(), "Praktijk.toets")
	store, err := dossier.Create(path, "")
	must(t, err)
	must(t, store.Close())
	return path
}

// TestAPracticeInTheTerminal makes an assessment, fills it in, undoes an answer, leaves
// and goes on, tags it and notes something.
func TestAPracticeInTheTerminal(t *testing.T) {
	path := emptyDossier(t)
	r := inDossier(t, path, "Noor", "+", "", "Praktijk De Brg", "<<", "Praktijk De Brug", "q", "q", "q")
	if !strings.Contains(r.out, "Uw naam") || !strings.Contains(r.out, "Ongedaan gemaakt: ") {
		t.Errorf("said %s", r.out)
	}
	items := itemsOf(t, path)
	if len(items) != 1 || items[0].Assessment.Practice.Name != "Praktijk De Brug" || items[0].Assessment.Assessor.Name != "Noor" {
		t.Fatalf("kept %+v", items)
	}
	r = inDossier(t, path, "1", "Labels", "beeldbellen, west", "Notities", "Navragen bij de maker", "q", "q")
	if strings.Contains(r.out, "Uw naam") {
		t.Error("who works here is asked twice")
	}
	if item := itemsOf(t, path)[0]; strings.Join(item.Tags, "|") != "beeldbellen|west" || item.Notes != "Navragen bij de maker" {
		t.Errorf("filed as %q, %q", item.Tags, item.Notes)
	}
}

// TestDecidingInADossier walks the whole journey in a dossier: its number is counted
// there, the decision is sealed, taken back with a reason, and left alone by undo.
func TestDecidingInADossier(t *testing.T) {
	path := emptyDossier(t)
	must(t, dossier.SaveSettings(dossier.Settings{User: "Noor", UserAsked: true}))
	inDossier(t, path, "+", "q", "q", "q")
	answer := byEnding(journey(t))
	picked := 0
	r, _ := talk(t, path, func(ask string) string {
		switch {
		case strings.HasPrefix(ask, "In het register"), strings.HasPrefix(ask, "Welke toetsing"):
			if picked++; picked == 1 {
				return "1"
			}
			return ctrlD
		case ask == "Wat wilt u doen?":
			if itemsOf(t, path)[0].Assessment.Decision != nil {
				return "q"
			}
			return "Invullen"
		}
		return answer(ask)
	})
	if r.code != done {
		t.Fatalf("%+v", r)
	}
	item := itemsOf(t, path)[0]
	if item.Assessment.Decision == nil || item.Assessment.Number != "2026-0001" || item.Seal == "" {
		t.Fatalf("it is not decided: %+v\n%s", item.Assessment.Decision, r.out[max(0, len(r.out)-1500):])
	}
	inDossier(t, path, "1", "Het besluit terugnemen", "Verkeerde dag", "q", "q")
	back := itemsOf(t, path)[0].Assessment
	if back.Decision != nil || len(back.Withdrawn) != 1 || back.Withdrawn[0].Reason != "Verkeerde dag" || back.Withdrawn[0].By != "Noor" {
		t.Errorf("taken back as %+v", back.Withdrawn)
	}
}

// TestRenewingInADossier files the next version and confirms one answer.
func TestRenewingInADossier(t *testing.T) {
	path, items := filed(t, "")
	must(t, dossier.SaveSettings(dossier.Settings{User: "Noor", UserAsked: true}))
	was := map[string]bool{}
	for _, item := range items {
		was[item.Key()] = true
	}
	r := inDossier(t, path, "2", "Opnieuw toetsen", "q", "q", "q")
	var next *assessment.Assessment
	for _, item := range itemsOf(t, path) {
		if !was[item.Key()] {
			next = &item.Assessment
		}
	}
	if next == nil {
		t.Fatalf("there is no next version: %s", r.out)
	}
	for id, answer := range next.Answers {
		if !answer.Unconfirmed && answer.Answer != "" {
			t.Errorf("%s is confirmed by nobody: %+v", id, answer)
		}
	}
}

// TestAYearInTheTerminal keeps a practice's register without a window: it makes and
// decides, hands out letters and counts what comes back, reads the history, renews,
// archives, and deletes.
func TestAYearInTheTerminal(t *testing.T) {
	path := emptyDossier(t)
	must(t, dossier.SaveSettings(dossier.Settings{User: "Noor", UserAsked: true}))
	care := filepath.Join(t.TempDir(), "care.json")
	must(t, os.WriteFile(care, []byte(run(t, "", "example", "care").out), 0o600))
	if r := run(t, "", "import", path, care); r.code != done {
		t.Fatalf("%+v", r)
	}
	inDossier(t, path, "1", "Verslag en brief maken", t.TempDir(), "", "q", "q")
	r := inDossier(t, path, "1", "Akkoorden", "akkoord", "3", "22-11-2026", "op papier", "cliënt", "q", "q")
	r = inDossier(t, path, "1", "Akkoorden", "", "q", "q")
	if !strings.Contains(r.out, "3 akkoord, waarvan 3 nu nog") {
		t.Errorf("counted %s", r.out)
	}
	if r = inDossier(t, path, "1", "Geschiedenis", "q", "q"); !strings.Contains(r.out, "Noor") {
		t.Errorf("the history says %s", r.out)
	}
	inDossier(t, path, "1", "Opnieuw toetsen", "q", "q", "q")
	items := itemsOf(t, path)
	if len(items) != 2 {
		t.Fatalf("%d versions", len(items))
	}
	inDossier(t, path, "Concept", "1", "Verwijderen", "nee", "q", "q")
	if len(itemsOf(t, path)) != 2 {
		t.Fatal("a no deletes")
	}
	inDossier(t, path, "Concept", "1", "Verwijderen", "ja", "q")
	if items = itemsOf(t, path); len(items) != 1 || items[0].Assessment.Draft() {
		t.Fatalf("kept %+v", items)
	}
}

// TestATextOfSeveralLines: a line that ends in a backslash goes on in the next, and in
// a field of one line it is a character like any other.
func TestATextOfSeveralLines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	talk(t, path, byEnding([][2]string{{"Plaats", `Zwolle\`}, {"Toelichting", "Nagekeken.\\\nOok op de telefoon."}}))
	a := load(t, path)
	if a.Practice.City != `Zwolle\` {
		t.Errorf("the city is %q", a.Practice.City)
	}
	for id, answer := range a.Answers {
		if answer.Notes != "Nagekeken.\nOok op de telefoon." {
			t.Errorf("the notes of %s are %q", id, answer.Notes)
		}
	}
	if len(a.Answers) != 8 {
		t.Errorf("%d answers have notes", len(a.Answers))
	}
}
