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
	r.openDemo()
	r.openExample("care")
	r.openDossier(r.store.Path(), dossier.Options{ReadOnly: true})
	drafts, decided := 0, 0
	for _, row := range r.desk.Rows() {
		r.open(row.Key)
		draft := r.desk.Editor().Assessment().Draft()
		if draft {
			drafts++
		} else {
			decided++
		}
		for _, s := range r.desk.Editor().Steps() {
			r.show(s.ID)
			if draft {
				r.saysNot(r.words.T("decided.read-only"), r.words.T("read-only.decided"), r.words.T("decision.taken"))
			}
		}
		r.show(assessment.StepDecision)
		if draft {
			r.says(r.words.T("read-only.draft"), r.words.T("decision.open"))
		} else {
			r.says(r.words.T("read-only.decided"))
			r.saysNot(r.words.T("takeback.button"), r.words.T("again.button"), r.words.T("duplicate.button"))
		}
		for _, step := range []string{stepHistory, stepPair, stepDossier, stepStart, stepRegister, stepDue, stepSettings} {
			r.show(step)
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
	r.openExample("care")
	path, key := r.store.Path(), r.desk.Editor().Item().Key()
	reader := reopen(t, "nl")
	reader.press("gate.read")
	reader.open(key)
	reader.show(assessment.StepPractice)
	r.show(assessment.StepPractice)
	r.fill("practice.name", "Nieuwe naam ")
	must(t, r.desk.DuplicateAs("Jitsi"))
	at := now
	reader.clock = func() time.Time { return at }
	reader.watch()
	at = at.Add(10 * time.Second)
	reader.watch()
	if len(reader.desk.Rows()) != len(r.desk.Rows()) || reader.store.Path() != path {
		t.Errorf("it sees %d of %d", len(reader.desk.Rows()), len(r.desk.Rows()))
	}
	want := register.Key(key[:len(key)-2], 1)
	row, _ := r.desk.Row(want)
	if reader.step != assessment.StepPractice || reader.desk.Editor().Assessment().Practice.Name != row.Practice {
		t.Errorf("at %s it reads %q, not %q", reader.step, reader.desk.Editor().Assessment().Practice.Name, row.Practice)
	}
}

// TestAMovedDossierIsToldAtOnce, before anything is saved in it.
func TestAMovedDossierIsToldAtOnce(t *testing.T) {
	r := newRig(t, "nl")
	r.openExample("care")
	at := now
	r.clock = func() time.Time { return at }
	r.watch()
	to := filepath.Join(filepath.Dir(r.store.Path()), "Anders.toets")
	if err := os.Rename(r.store.Path(), to); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	for range 2 {
		at = at.Add(followEvery)
		r.watch()
	}
	r.asks("verplaatst of hernoemd", to)
	r.dismiss()
	if r.store.Path() != to || r.settings.Recent[0] != to {
		t.Errorf("it works at %s", r.store.Path())
	}
}
