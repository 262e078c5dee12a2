package history_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"
)

// TestHistoryTellsAndPutsBack: one answer, and the whole of an earlier state.
func TestHistoryTellsAndPutsBack(t *testing.T) {
	for lang, want := range map[string][]string{
		"nl": {"Vraag 3 (Onderzocht), antwoord: ja", "22 november 2026, 16:32, door Ilse", "Deze toetsing is begonnen."},
		"en": {"Question 3 (", "22 November 2026, 16:32, by Ilse", "This assessment was started."},
	} {
		r := whole.New(t, lang)
		r.NewAssessment()
		at := uitest.Now
		r.Clock = func() time.Time { return at }
		r.Desk().SetUser("Ilse")
		r.Fill("assessor.name", "Ilse")
		at = at.Add(time.Hour)
		r.Show(assessment.QuestionStep("audit"))
		r.Typed(r.Words().T("answer.key.yes"))
		r.Page().(shell.Focuser).Focus("answers.audit.notes")
		r.Typed("Nog vragen")
		at = at.Add(time.Hour)
		r.Show(assessment.StepProgram)
		r.Fill("program.name", "Zoom")
		at = uitest.Now
		r.Show(session.History)
		if lang == "nl" {
			r.Says("Naam van het programma: ‘Zoom’", "Vraag 3 (Onderzocht), antwoord: ja", "Vraag 3 (Onderzocht), toelichting: ‘Nog vragen’", "Deze toetsing is begonnen.")
		}
		r.Says(want...)
		r.Picture("history-" + lang)

		place := r.Words().ChangedPlace("answers.audit", r.Desk().Editor().Content())
		r.Press("history.back.place", "place", place)
		r.Accept("history.back")
		if a := r.Desk().Editor().Assessment(); a.Answers["audit"].Answer != "" || a.Answers["audit"].Notes != "" || a.Program.Name != "Zoom" || a.Assessor.Name != "Ilse" {
			t.Fatalf("%s: put back it is %+v", lang, a)
		}
		r.Says(r.Words().T("history.title"))
		r.Do("undo")
		if a := r.Desk().Editor().Assessment(); a.Answers["audit"].Notes != "Nog vragen" {
			t.Errorf("%s: putting back cannot be undone: %+v", lang, a.Answers)
		}
		r.Show(session.History)
		r.Press("history.back.all")
		r.Accept("history.back")
		item, err := r.Store().Item(r.Desk().Editor().Item().Key())
		if err != nil || item.Assessment.Number != r.Desk().Editor().Assessment().Number {
			t.Errorf("%s, %v: %+v", lang, err, item.Assessment)
		}
	}
}

// TestHistoryOfADecisionIsToRead: it is put back in no other way than by taking
// it back.
func TestHistoryOfADecisionIsToRead(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("consumer")
	r.Show(session.History)
	r.Says("Deze toetsing is begonnen.", "U hebt nog niets veranderd.")
	r.SaysNot(r.Words().T("history.back.all"))
}

// TestSideBySide: two versions, two programs, and the document of both.
func TestSideBySide(t *testing.T) {
	for lang, want := range map[string][]string{"nl": {"Eén verschil", "Naam van het programma", "Kletslijn", "Ander", "versie 2"}, "en": {"One difference", "version 2"}} {
		r := nextVersion(t, lang)
		r.Show(assessment.StepProgram)
		r.Desk().Editor().Assessment().Program.Name = "Ander"
		r.Changed()
		folder := t.TempDir()
		r.Keep(func(s *dossier.Settings) { s.ExportFolder = folder })
		r.Show(session.Pair)
		text := strings.ToLower(r.Frame().Body.AccessibilityLabel())
		for _, w := range want {
			if !strings.Contains(text, strings.ToLower(w)) {
				t.Errorf("%s: it does not say %q:\n%s", lang, w, text)
			}
		}
		r.Picture("pair-" + lang)
		r.Press("pair.export")
		if files, _ := os.ReadDir(folder); len(files) != 1 || filepath.Ext(files[0].Name()) != ".pdf" {
			t.Errorf("%s: there are %v", lang, files)
		}
		r.Press("documents.open")
		if len(r.Desktop.Opened) != 1 {
			t.Errorf("%s: opened %v", lang, r.Desktop.Opened)
		}
		r.OpenExample("care")
		r.Keep(func(s *dossier.Settings) { s.ExportFolder = filepath.Join(folder, "none") })
		r.Show(session.Pair)
		r.SaysNot(r.Words().N("pair.differences", 0)) // as one beside itself would have
		r.Press("pair.export")
		r.Says(r.Words().T("documents.failed"))
	}
}

// nextVersion opens the next version of an example.
func nextVersion(t *testing.T, lang string) *whole.Rig {
	t.Helper()
	r := whole.New(t, lang)
	r.OpenExample("consumer")
	uitest.Must(t, r.Desk().Editor().NextVersion())
	return r
}
