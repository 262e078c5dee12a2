package dossiers_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"
)

// notSaved fails unless the status says so.
func notSaved(r *whole.Rig) {
	r.TB.Helper()
	if status := r.Status(); status != r.Words().T("saved.not") || !r.Unsaved() {
		r.TB.Errorf("the status says %q", status)
	}
}

// keptIs fails unless another program finds this practice in a dossier's file.
func keptIs(r *whole.Rig, path, practice string) {
	r.TB.Helper()
	other, err := dossier.Open(path, dossier.Options{ReadOnly: true})
	uitest.Must(r.TB, err)
	defer other.Close()
	if rows := other.Rows(); len(rows) != 1 || rows[0].Practice != practice {
		r.TB.Errorf("%s has %+v", path, rows)
	}
}

// TestWhatCannotBeSavedIsOfferedElsewhere, whatever is the matter: it is told once,
// waits in memory, is tried again by itself, and can go to another place.
func TestWhatCannotBeSavedIsOfferedElsewhere(t *testing.T) {
	for code, want := range map[string]string{
		"no-permission": "U mag hier niet", "disk-full": "De schijf is vol", "file-busy": "houdt", "folder-missing": "is er niet", "file-failed": "niet",
	} {
		r := whole.New(t, "nl")
		r.NewAssessment()
		path := r.Store().Path()
		r.Work.Fail = &assessment.Error{Code: code, Params: map[string]string{"file": path, "detail": "x", "folder": filepath.Dir(path)}}
		r.Fill("practice.name", "D")
		r.Asks(want, "Wat u invulde staat nog in dit venster", "ergens anders bewaren")
		r.Dismiss()
		notSaved(r)
		r.Fill("practice.name", "e")
		if r.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s is told at every letter", code)
		}
		r.Rest()
		notSaved(r)
		r.Leave()
		r.Accept("save-at")
		r.At(session.SaveAt)
		folder := filepath.Join(t.TempDir(), "Stick")
		r.Write("dossiers.name", "a/b")
		r.Press("save-at.do")
		if r.Labelled("dossiers.name").Error() == "" {
			t.Error("an impossible name is taken")
		}
		r.Write("dossiers.name", "Elders")
		r.Write("dossiers.folder", folder)
		r.Work.Fail = nil
		r.Press("save-at.do")
		r.Asks(folder, "Daar werkt u nu verder")
		r.Dismiss()
		r.At(assessment.StepPractice)
		to := filepath.Join(folder, "Elders.toets")
		if r.Unsaved() || r.Store().Path() != to || r.Settings().Recent[0] != to {
			t.Fatalf("%s: it works at %s, of %v", code, r.Store().Path(), r.Settings().Recent)
		}
		keptIs(r, to, "De")
		r.Fill("practice.name", "f")
		keptIs(r, to, "fDe")
		if status := r.Status(); !strings.HasPrefix(status, "opgeslagen") {
			t.Errorf("the status says %q", status)
		}
	}
}

// TestTriedAgainByItself: what was held for a while is saved without a hand.
func TestTriedAgainByItself(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	uitest.Must(t, r.Store().SetPassphrase(context.Background(), "vier losse woorden hier", func(int, int) {}))
	r.Work.Fail = &assessment.Error{Code: "file-busy", Params: map[string]string{"file": r.Store().Path()}}
	r.Fill("practice.name", "D")
	r.Dismiss()
	r.Rest()
	notSaved(r)
	r.SaveNow() // who asks is told again
	r.Asks("houdt")
	r.Dismiss()
	r.Work.Fail = nil
	r.Rest()
	if r.Unsaved() || r.Store() == nil {
		t.Fatal("it is not tried again, or the dossier rests")
	}
	item, err := r.Store().Item(r.Desk().Editor().Item().Key())
	if err != nil || item.Assessment.Practice.Name != "D" {
		t.Errorf("%v: kept is %+v", err, item.Assessment.Practice)
	}
}

// TestTheFileIsGoneUnderTheWindow: taken away it is put back; with its folder it
// is offered elsewhere, and nothing is lost.
func TestTheFileIsGoneUnderTheWindow(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	r.Fill("practice.name", "D")
	path := r.Store().Path()
	if err := os.Remove(path); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	r.Fill("practice.name", "e")
	r.Asks("teruggezet", path)
	r.Dismiss()
	keptIs(r, path, "De")
	uitest.Must(t, os.RemoveAll(filepath.Dir(path)))
	r.Fill("practice.name", "f")
	r.Asks("Wat u invulde staat nog in dit venster")
	r.Accept("save-at")
	r.Write("dossiers.folder", t.TempDir())
	r.Press("save-at.do")
	r.Dismiss()
	keptIs(r, r.Store().Path(), "Def")
}

// TestTheFileIsReplacedUnderTheWindow: work goes on beside what was put in its
// place, is saved, and it is told where.
func TestTheFileIsReplacedUnderTheWindow(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	r.Fill("practice.name", "D")
	path := r.Store().Path()
	uitest.Must(t, os.WriteFile(path+".new", []byte("van een ander"), 0o600))
	if err := os.Rename(path+".new", path); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	r.Fill("practice.name", "e")
	aside := strings.TrimSuffix(path, dossier.Ending) + ".own" + dossier.Ending
	r.Asks(aside, "daarin werkt u nu verder")
	r.Dismiss()
	if r.Unsaved() || r.Store().Path() != aside || r.Settings().Recent[0] != aside || !strings.HasPrefix(r.Status(), "opgeslagen") {
		t.Errorf("it works at %s, and says %q", r.Store().Path(), r.Status())
	}
	keptIs(r, aside, "De")
	r.Fill("practice.name", "f")
	keptIs(r, aside, "Def")
}

// TestTheFileIsEmptiedUnderTheWindow: what was saved is made again beside it, of the
// daily copy and what came after, with what waits.
func TestTheFileIsEmptiedUnderTheWindow(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	r.Fill("practice.name", "D")
	path := r.Store().Path()
	r.CloseDossier(func() { r.OpenPath(path) }) // leaves a copy of today
	r.At(assessment.StepPractice)
	uitest.Must(t, os.Truncate(path, 0))
	r.Desk().Editor().Assessment().Practice.Name = "De"
	r.Changed()
	r.Asks("daarin werkt u nu verder", path)
	r.Dismiss()
	r.At(assessment.StepPractice)
	keptIs(r, r.Store().Path(), "De")
	if r.Unsaved() || r.Store().Path() == path || len(r.Desk().Rows()) != 1 {
		t.Errorf("it goes on at %s with %d", r.Store().Path(), len(r.Desk().Rows()))
	}
}

// TestNoDailyCopyIsTold, once, and work is saved all the same.
func TestNoDailyCopyIsTold(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	later := uitest.Now.AddDate(0, 0, 1)
	r.Clock = func() time.Time { return later }
	uitest.Must(t, os.WriteFile(filepath.Join(os.Getenv(dossier.StateVariable), "copies"), nil, 0o600))
	r.Fill("practice.name", "D")
	r.Asks("copies")
	r.Dismiss()
	r.Fill("practice.name", "e")
	if r.Unsaved() || r.Canvas().Overlays().Top() != nil {
		t.Error("it is told twice, or not saved")
	}
	keptIs(r, r.Store().Path(), "De")
}

// TestAnOlderCopyOverTheDossier is told of: all that was saved stays in view and is
// kept beside it, with what is at hand, also where the older copy lacks that.
func TestAnOlderCopyOverTheDossier(t *testing.T) {
	for name, lacks := range map[string]bool{"with what is open": false, "without": true} {
		t.Run(name, func(t *testing.T) {
			r := whole.New(t, "nl")
			r.NewAssessment()
			path := r.Store().Path()
			older := filepath.Join(t.TempDir(), "ouder.toets")
			uitest.Must(t, dossier.Copy(path, older))
			r.Fill("practice.name", "De")
			uitest.Must(t, r.Desk().DuplicateAs("Jitsi")) // not in what is written over it
			uitest.Must(t, r.Desk().DuplicateAs("Meet"))
			if !lacks {
				r.OpenAssessment(r.Desk().Rows()[0].Key)
			}
			r.Show(assessment.StepPractice)
			uitest.Must(t, os.WriteFile(path, []byte(uitest.ReadString(t, older)), 0o600))
			r.Fill("practice.name", "P")
			r.Asks("daarin werkt u nu verder", path)
			r.Dismiss()
			if len(r.Desk().Rows()) != 3 || len(r.Store().Rows()) != 3 || r.Store().Path() == path {
				t.Errorf("at %s %d are in view, and %d are there", r.Store().Path(), len(r.Desk().Rows()), len(r.Store().Rows()))
			}
			typed := r.Desk().Editor().Assessment().Practice.Name
			if kept, err := r.Store().Item(r.Desk().Editor().Item().Key()); err != nil || !strings.Contains(typed, "P") || kept.Assessment.Practice.Name != typed {
				t.Errorf("%v: %q is in view, and %q kept", err, typed, kept.Assessment.Practice.Name)
			}
		})
	}
}
