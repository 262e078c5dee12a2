package cli

import (
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/register"
)

// TestFactsOfOnesOwnInTheTerminal: a fact is added, handed over as a file, taken in
// elsewhere with the name of who did, and taken from another assessment of the program.
func TestFactsOfOnesOwnInTheTerminal(t *testing.T) {
	begin := func(id, practice string) *interview {
		a := assessment.New("0191d9a0-0000-4000-8000-00000000000"+id, "2026-11-22")
		a.Program.Name, a.Practice.Name = "Belbaar", practice
		return sit(t, a)
	}
	// answer types a line at the question of a path, or chooses an option by its id.
	answer := func(i *interview, path, typed string) {
		t.Helper()
		questions := i.questions()
		q := questions[placeOf(questions, path)]
		if q.path != path {
			t.Fatalf("%s is not asked", path)
		}
		for n, o := range q.options {
			if o.id == typed {
				typed = string(rune('1' + n))
			}
		}
		i.ear = listenTo(strings.NewReader(typed + "\n"))
		if _, err := i.ask(q); err != nil {
			t.Fatal(err)
		}
	}
	mine, folder := begin("1", "De Linde"), t.TempDir()
	answer(mine, pathOwn, ownAdd)
	at, whole := strings.CutSuffix(mine.jump, ".text")
	if !whole {
		t.Fatalf("it goes on at %q", mine.jump)
	}
	for field, text := range map[string]string{".text": "De wachtkamer is nieuw.", ".source": "de maker", ".seen": "2026-11-01"} {
		must(t, form.Set(mine.form(), at+field, text))
	}
	answer(mine, pathOwn, ownHandOver)
	answer(mine, pathOwnFolder, folder)
	files, _ := filepath.Glob(filepath.Join(folder, "*feiten.json"))
	if len(files) != 1 {
		t.Fatalf("handed over: %v", files)
	}

	theirs := begin("2", "De Eik")
	answer(theirs, pathOwn, ownTake)
	answer(theirs, pathOwnFile, files[0])
	if own := theirs.assessment().AllOwnSaid(); len(own) != 1 || own[0].By != "De Linde" || len(theirs.assessment().Answers) > 0 {
		t.Errorf("taken in: %+v", own)
	}

	next := assessment.New("0191d9a0-0000-4000-8000-000000000003", "2026-11-22")
	next.Program.Name, next.Practice.Name = "belbaar", "De Linde"
	must(t, mine.desk.File(register.Item{Assessment: next}))
	answer(mine, pathOwn, ownTakeFiled)
	if own := mine.assessment().AllOwnSaid(); len(own) != 1 || own[0].By != "" {
		t.Errorf("taken from the other assessment: %+v", own)
	}
}
