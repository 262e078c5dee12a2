package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
)

// practiceOf is a dossier with the care example in it, decided, kept by Noor.
func practiceOf(t *testing.T) string {
	t.Helper()
	path := emptyDossier(t)
	must(t, dossier.SaveSettings(dossier.Settings{User: "Noor", UserAsked: true}))
	care := filepath.Join(t.TempDir(), "care.json")
	must(t, os.WriteFile(care, []byte(run(t, "", "example", "care").out), 0o600))
	if r := run(t, "", "import", path, care); r.code != done {
		t.Fatalf("%+v", r)
	}
	return path
}

// TestComparingProgramsInTheTerminal makes a comparison, takes a program from what is
// filed and one by name, answers, weighs, ranks, exports, and deletes it.
func TestComparingProgramsInTheTerminal(t *testing.T) {
	path, folder := practiceOf(t), t.TempDir()
	inDossier(t, path, "!", "Programma’s vergelijken", "Een nieuwe", "De naam", "Keuze voor 2027", "Waarvoor", "2",
		"Een programma", "Een ander programma", "Kletslijn", "Ja, het doet mee", "1", "q", "q")
	c := comparisonsOf(t, path)
	if len(c) != 1 || c[0].Title != "Keuze voor 2027" || len(c[0].Programs) != 1 || c[0].Programs[0].Name != "Kletslijn" || len(c[0].Programs[0].Choices) != 1 {
		t.Fatalf("kept %+v", c)
	}
	r := inDossier(t, path, "!", "Programma’s vergelijken", "1", "Een programma", "3", "q", "q")
	if c = comparisonsOf(t, path); len(c[0].Programs) != 2 || c[0].Programs[1].Assessment == "" {
		t.Fatalf("nothing was taken from what is filed: %s", r.out)
	}
	r = inDossier(t, path, "!", "Programma’s vergelijken", "1", "De rangorde", "Verslag en tabel", folder, "q", "q")
	if !strings.Contains(r.out, "Op de eerste plaats") && !strings.Contains(r.out, "Samen op de eerste plaats") {
		t.Errorf("ranked %s", r.out)
	}
	if made, err := os.ReadDir(folder); err != nil || len(made) != 3 {
		t.Errorf("made %v, %v", made, err)
	}
	inDossier(t, path, "!", "Programma’s vergelijken", "1", "Verwijderen", "nee", "Verwijderen", "ja", "q")
	if c = comparisonsOf(t, path); len(c) != 0 {
		t.Errorf("kept %+v", c)
	}
}

func comparisonsOf(t *testing.T, path string) (all []grid.Comparison) {
	t.Helper()
	store, err := dossier.Open(path, dossier.Options{ReadOnly: true})
	must(t, err)
	defer store.Close()
	for _, id := range store.IDs(dossier.KindComparison) {
		var c grid.Comparison
		_, err := store.Load(dossier.KindComparison, id, &c)
		must(t, err)
		all = append(all, c)
	}
	return all
}

// TestMergingACopyInTheTerminal: what a colleague changed in a copy comes in, and where
// both changed the same otherwise a person chooses.
func TestMergingACopyInTheTerminal(t *testing.T) {
	path := practiceOf(t)
	inDossier(t, path, "1", "Opnieuw toetsen", "q", "q", "q")
	data, err := os.ReadFile(path)
	must(t, err)
	copied := filepath.Join(t.TempDir(), "Kopie van collega.toets")
	must(t, os.WriteFile(copied, data, 0o600))
	name := func(path, name string) {
		said, named := []string{"Concept", "1", "Invullen"}, false
		talk(t, path, func(ask string) string {
			switch {
			case len(said) > 0:
				next := said[0]
				said = said[1:]
				return next
			case named:
				return "q"
			case ask != "Naam van de praktijk":
				return "<"
			}
			named = true
			return name
		})
	}
	name(path, "Praktijk De Brug")
	name(copied, "Praktijk De Sluis")
	if got := draftOf(t, copied).Practice.Name; got != "Praktijk De Sluis" {
		t.Fatalf("the copy says %q", got)
	}
	r := inDossier(t, path, "!", "Bestanden", `"`+copied+`"`, "samenvoegen", "Van de ander", "q")
	if got := draftOf(t, path).Practice.Name; got != "Praktijk De Sluis" {
		t.Errorf("merged is %q: %s", got, r.out)
	}
}

func draftOf(t *testing.T, path string) assessment.Assessment {
	t.Helper()
	for _, item := range itemsOf(t, path) {
		if item.Assessment.Draft() {
			return item.Assessment
		}
	}
	t.Fatal("there is no draft")
	return assessment.Assessment{}
}

// TestTheWholeDossierInTheTerminal reads what is due, changes who works here, erases a
// name, sets two assessments side by side, and begins one for another program.
func TestTheWholeDossierInTheTerminal(t *testing.T) {
	path := practiceOf(t)
	r := inDossier(t, path, "1", "Een ander programma", "Kletslijn", "q", "Naast", "1", "q", "q")
	if !strings.Contains(r.out, "verschillen") || len(itemsOf(t, path)) != 2 {
		t.Errorf("side by side: %s", r.out)
	}
	r = inDossier(t, path, "!", "Wat wanneer", "!", "Wie hier werkt", "Sam", "q")
	if settings, err := dossier.LoadSettings(); err != nil || settings.User != "Sam" {
		t.Errorf("at work is %q, %v", settings.User, err)
	}
	who := itemsOf(t, path)[0].Assessment.Assessor.Name
	r = inDossier(t, path, "!", "De naam van een medewerker", who, "ja", "q")
	for _, item := range itemsOf(t, path) {
		if item.Assessment.Assessor.Name == who {
			t.Errorf("%s is still there: %s", who, r.out)
		}
	}
}

// TestAPastedPathAtEachCommand: quotation marks and the address of a file are understood
// wherever a path stands, and what is handed over unlocked is said to be so.
func TestAPastedPathAtEachCommand(t *testing.T) {
	path, folder := practiceOf(t), t.TempDir()
	quoted, record := `"`+path+`"`, filepath.Join(folder, "out")
	for name, args := range map[string][]string{
		"register": {"register", quoted}, "due": {"due", "file://" + path}, "verify": {"verify", quoted + "\n"},
		"export": {"export", quoted, "--out", `"` + record + `"`}, "import": {"import", quoted, quoted}, "next": {"next", quoted, "--id", "2026-0003"},
		"hand-over": {"hand-over", quoted, "--id", "2026-0003", "--out", `"` + filepath.Join(folder, "Weg.toets") + `"`},
	} {
		t.Run(name, func(t *testing.T) {
			r := run(t, "", args...)
			if r.code == wrongUse || strings.Contains(r.err, `"`) {
				t.Errorf("%+v", r)
			}
			if name == "hand-over" && !strings.Contains(r.out, "wie het bestand heeft, kan het lezen") {
				t.Errorf("nobody is told that it can be read: %+v", r)
			}
		})
	}
	if made, err := os.ReadDir(record); err != nil || len(made) == 0 {
		t.Errorf("nothing was exported: %v", err)
	}
}

// TestALineWithoutEnd: what is far too long is named in a sentence, and what was saved
// before it stays.
func TestALineWithoutEnd(t *testing.T) {
	path := practiceOf(t)
	r := run(t, "1\nNotities\nNavragen\n"+strings.Repeat("a", 2*maxLine)+"\n", "plain", path)
	if r.code != couldNot || strings.Contains(r.err, "bufio") || !strings.Contains(r.err, "10000") || itemsOf(t, path)[0].Notes != "Navragen" {
		t.Errorf("%d %s", r.code, r.err)
	}
}
