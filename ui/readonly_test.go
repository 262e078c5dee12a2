package ui

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
)

// TestEveryScreenOfWhatIsOnlyRead can be looked at, and says decided of what is, and
// only read of what is a draft.
func TestEveryScreenOfWhatIsOnlyRead(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenDemo()
	r.OpenExample("care")
	r.openDossier(r.Store().Path(), dossier.Options{ReadOnly: true})
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
				r.saysNot(r.Words().T("decided.read-only"), r.Words().T("read-only.decided"), r.Words().T("decision.taken"))
			}
		}
		r.Show(assessment.StepDecision)
		if draft {
			r.says(r.Words().T("read-only.draft"), r.Words().T("decision.open"))
		} else {
			r.says(r.Words().T("read-only.decided"))
			r.saysNot(r.Words().T("takeback.button"), r.Words().T("again.button"), r.Words().T("duplicate.button"))
		}
		for _, step := range []string{stepHistory, stepPair, stepDossier, stepStart, stepRegister, stepDue, stepSettings} {
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
	r := newRig(t, "nl")
	r.OpenExample("care")
	path, key := r.Store().Path(), r.Desk().Editor().Item().Key()
	reader := reopen(t, "nl")
	reader.press("gate.read")
	reader.OpenAssessment(key)
	reader.Show(assessment.StepPractice)
	r.Show(assessment.StepPractice)
	r.fill("practice.name", "Nieuwe naam ")
	must(t, r.Desk().DuplicateAs("Jitsi"))
	at := now
	reader.clock = func() time.Time { return at }
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

// TestAMovedDossierIsToldAtOnce, before anything is saved in it.
func TestAMovedDossierIsToldAtOnce(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	at := now
	r.clock = func() time.Time { return at }
	r.Watch()
	to := filepath.Join(filepath.Dir(r.Store().Path()), "Anders.toets")
	if err := os.Rename(r.Store().Path(), to); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	for range 2 {
		at = at.Add(followEvery)
		r.Watch()
	}
	r.asks("verplaatst of hernoemd", to)
	r.dismiss()
	if r.Store().Path() != to || r.Settings().Recent[0] != to {
		t.Errorf("it works at %s", r.Store().Path())
	}
}
