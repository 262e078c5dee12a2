package dossiers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/dossiers"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"
)

// TestEveryScreenOfWhatIsOnlyRead can be looked at, and says decided of what is, and
// only read of what is a draft.
func TestEveryScreenOfWhatIsOnlyRead(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenDemo()
	r.OpenExample("care")
	r.OpenDossier(r.Store().Path(), dossier.Options{ReadOnly: true})
	drafts, decided := 0, 0
	for _, row := range r.Desk().Rows() {
		r.OpenAssessment(row.Key)
		draft := r.Desk().Editor().Assessment().Draft()
		if draft {
			drafts++
		} else {
			decided++
		}
		for _, s := range r.Desk().Editor().Steps() {
			r.Show(s.ID)
			if draft {
				r.SaysNot(r.Words().T("decided.read-only"), r.Words().T("read-only.decided"), r.Words().T("decision.taken"))
			}
		}
		r.Show(assessment.StepDecision)
		if draft {
			r.Says(r.Words().T("read-only.draft"), r.Words().T("decision.open"))
		} else {
			r.Says(r.Words().T("read-only.decided"))
			r.SaysNot(r.Words().T("takeback.button"), r.Words().T("again.button"), r.Words().T("duplicate.button"))
		}
		for _, step := range []string{session.History, session.Pair, session.Dossier, session.Start, session.Register, session.Due, session.Settings} {
			r.Show(step)
		}
	}
	if drafts == 0 || decided == 0 {
		t.Errorf("%d drafts and %d decided were looked at", drafts, decided)
	}
}

// TestAReaderSeesWhatIsSaved meanwhile in the register and in what is open, within
// ten seconds, where it is.
func TestAReaderSeesWhatIsSaved(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("care")
	path, key := r.Store().Path(), r.Desk().Editor().Item().Key()
	reader := whole.Reopen(t, "nl")
	reader.Press("gate.read")
	reader.OpenAssessment(key)
	reader.Show(assessment.StepPractice)
	r.Show(assessment.StepPractice)
	r.Fill("practice.name", "Nieuwe naam ")
	uitest.Must(t, r.Desk().DuplicateAs("Jitsi"))
	at := uitest.Now
	reader.Clock = func() time.Time { return at }
	reader.Watch()
	at = at.Add(10 * time.Second)
	reader.Watch()
	if len(reader.Desk().Rows()) != len(r.Desk().Rows()) || reader.Store().Path() != path {
		t.Errorf("it sees %d of %d", len(reader.Desk().Rows()), len(r.Desk().Rows()))
	}
	want := register.Key(key[:len(key)-2], 1)
	row, _ := r.Desk().Row(want)
	if reader.Place() != assessment.StepPractice || reader.Desk().Editor().Assessment().Practice.Name != row.Practice {
		t.Errorf("at %s it reads %q, not %q", reader.Place(), reader.Desk().Editor().Assessment().Practice.Name, row.Practice)
	}
}

// TestWhoReadsAlongHearsWhatChanged, in a word, and stays where he is.
func TestWhoReadsAlongHearsWhatChanged(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("business")
	key := r.Desk().Editor().Item().Key()
	reader := whole.Reopen(t, "nl")
	reader.Press("gate.read")
	reader.OpenAssessment(key)
	reader.Show(assessment.StepUse)
	uitest.Must(t, form.Set(r.Desk().Editor().Form(), "practice.name", "Nieuwe naam"))
	r.Desk().Editor().Changed()
	at := uitest.Now
	reader.Clock = func() time.Time { return at }
	reader.Watch()
	at = at.Add(10 * time.Second)
	reader.Watch()
	if said := reader.Status(); !strings.HasPrefix(said, "bijgewerkt 14:32") || !strings.Contains(said, r.Words().Place("practice.name")) {
		t.Errorf("it says %q", said)
	}
	if reader.Place() != assessment.StepUse {
		t.Errorf("it went to %s", reader.Place())
	}
}

// TestAMovedDossierIsToldAtOnce, before anything is saved in it.
func TestAMovedDossierIsToldAtOnce(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("care")
	at := uitest.Now
	r.Clock = func() time.Time { return at }
	r.Watch()
	to := filepath.Join(filepath.Dir(r.Store().Path()), "Anders.toets")
	if err := os.Rename(r.Store().Path(), to); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	for range 2 {
		at = at.Add(dossiers.LookEvery)
		r.Watch()
	}
	r.Asks("verplaatst of hernoemd", to)
	r.Dismiss()
	if r.Store().Path() != to || r.Settings().Recent[0] != to {
		t.Errorf("it works at %s", r.Store().Path())
	}
}
