package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
)

// TestFactsOfOnesOwn: made in the window by keyboard, shown beside their question as
// one's own, handed over as a file, taken in elsewhere with the name of who did, once.
func TestFactsOfOnesOwn(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Desk().StartAssessment())
	r.Desk().SetUser("M. de Vries")
	r.Show(assessment.StepProgram)
	r.Fill("program.name", "Zorgvenster")
	r.Press("own.add")
	at := ""
	for id := range r.Desk().Editor().Assessment().OwnStatements {
		at = "ownStatements." + id
	}
	r.Typed("De wachtkamer is nieuw.")
	r.Fill(at+".source", "de maker", at+".published", "1-11-2026")
	r.TabTo(at + ".places")
	for range 3 { // the fourth question
		r.Key(fyne.KeyTab)
	}
	r.Key(fyne.KeySpace)
	own := r.Desk().Editor().Assessment().AllOwnSaid()
	if len(own) != 1 || own[0].Published != "2026-11-01" || own[0].Seen != "2026-11-22" || len(own[0].Places) != 1 || own[0].Places[0] != "care" {
		t.Fatalf("%+v", own)
	}
	r.Press("own.hand-over")
	files, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*feiten.json"))
	if len(files) != 1 {
		t.Fatalf("handed over: %v", files)
	}
	r.Accept("close")
	r.Show(assessment.QuestionStep("care"))
	if said := uitest.TextIn(r.Page().Content()); !strings.Contains(said, "eigen feit, volgens de maker; 1 november 2026; gezien: 22 november 2026") {
		t.Errorf("beside the question it says\n%s", said)
	}

	must(t, r.Desk().StartAssessment())
	r.Show(assessment.StepProgram)
	data, err := os.ReadFile(files[0])
	must(t, err)
	r.Desktop.File = data
	for range 2 {
		r.Press("own.take")
		r.Accept("close")
	}
	taken := r.Desk().Editor().Assessment().AllOwnSaid()
	if len(taken) != 1 || taken[0].By != "M. de Vries" || len(r.Desk().Editor().Assessment().Answers) > 0 {
		t.Errorf("taken in: %+v", taken)
	}
	r.Press("own.remove")
	r.Accept("own.remove")
	if left := r.Desk().Editor().Assessment().OwnStatements; len(left) > 0 {
		t.Errorf("removed, and left: %+v", left)
	}
}
