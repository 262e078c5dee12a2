package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
)

// notSaved fails unless the status says so.
func (r *rig) notSaved() {
	r.t.Helper()
	if status := r.Status(); status != r.Words().T("saved.not") || !r.unsaved {
		r.t.Errorf("the status says %q", status)
	}
}

// keptIs fails unless another program finds this practice in a dossier's file.
func (r *rig) keptIs(path, practice string) {
	r.t.Helper()
	other, err := dossier.Open(path, dossier.Options{ReadOnly: true})
	must(r.t, err)
	defer other.Close()
	if rows := other.Rows(); len(rows) != 1 || rows[0].Practice != practice {
		r.t.Errorf("%s has %+v", path, rows)
	}
}

// TestWhatCannotBeSavedIsOfferedElsewhere, whatever is the matter: it is told once,
// waits in memory, is tried again by itself, and can go to another place.
func TestWhatCannotBeSavedIsOfferedElsewhere(t *testing.T) {
	for code, want := range map[string]string{
		"no-permission": "U mag hier niet", "disk-full": "De schijf is vol", "file-busy": "houdt", "folder-missing": "is er niet", "file-failed": "niet",
	} {
		r := newRig(t, "nl")
		r.NewAssessment()
		path := r.Store().Path()
		r.back.fail = &assessment.Error{Code: code, Params: map[string]string{"file": path, "detail": "x", "folder": filepath.Dir(path)}}
		r.fill("practice.name", "D")
		r.asks(want, "Wat u invulde staat nog in dit venster", "ergens anders bewaren")
		r.dismiss()
		r.notSaved()
		r.fill("practice.name", "e")
		if r.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s is told at every letter", code)
		}
		r.rest()
		r.notSaved()
		r.Leave()
		r.accept("save-at")
		r.at(stepSaveAt)
		folder := filepath.Join(t.TempDir(), "Stick")
		s := r.Page().(*saveAtScreen)
		s.name = "a/b"
		s.save()
		if s.naming.Error() == "" {
			t.Error("an impossible name is taken")
		}
		s.name, s.folder = "Elders", folder
		r.back.fail = nil
		s.save()
		r.asks(folder, "Daar werkt u nu verder")
		r.dismiss()
		r.at(assessment.StepPractice)
		to := filepath.Join(folder, "Elders.toets")
		if r.unsaved || r.Store().Path() != to || r.Settings().Recent[0] != to {
			t.Fatalf("%s: it works at %s, of %v", code, r.Store().Path(), r.Settings().Recent)
		}
		r.keptIs(to, "De")
		r.fill("practice.name", "f")
		r.keptIs(to, "fDe")
		if status := r.Status(); !strings.HasPrefix(status, "opgeslagen") {
			t.Errorf("the status says %q", status)
		}
	}
}

// TestTriedAgainByItself: what was held for a while is saved without a hand.
func TestTriedAgainByItself(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	must(t, r.Store().SetPassphrase(context.Background(), "vier losse woorden hier", func(int, int) {}))
	r.back.fail = &assessment.Error{Code: "file-busy", Params: map[string]string{"file": r.Store().Path()}}
	r.fill("practice.name", "D")
	r.dismiss()
	r.rest()
	r.notSaved()
	r.saveNow() // who asks is told again
	r.asks("houdt")
	r.dismiss()
	r.back.fail = nil
	r.rest()
	if r.unsaved || r.Store() == nil {
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
	r := newRig(t, "nl")
	r.NewAssessment()
	r.fill("practice.name", "D")
	path := r.Store().Path()
	if err := os.Remove(path); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	r.fill("practice.name", "e")
	r.asks("teruggezet", path)
	r.dismiss()
	r.keptIs(path, "De")
	must(t, os.RemoveAll(filepath.Dir(path)))
	r.fill("practice.name", "f")
	r.asks("Wat u invulde staat nog in dit venster")
	r.accept("save-at")
	s := r.Page().(*saveAtScreen)
	s.folder = t.TempDir()
	s.save()
	r.dismiss()
	r.keptIs(r.Store().Path(), "Def")
}

// TestTheFileIsReplacedUnderTheWindow: work goes on beside what was put in its
// place, is saved, and it is told where.
func TestTheFileIsReplacedUnderTheWindow(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.fill("practice.name", "D")
	path := r.Store().Path()
	must(t, os.WriteFile(path+".new", []byte("van een ander"), 0o600))
	if err := os.Rename(path+".new", path); err != nil {
		t.Skip("this system keeps open files: ", err)
	}
	r.fill("practice.name", "e")
	aside := strings.TrimSuffix(path, dossier.Ending) + ".own" + dossier.Ending
	r.asks(aside, "daarin werkt u nu verder")
	r.dismiss()
	if r.unsaved || r.Store().Path() != aside || r.Settings().Recent[0] != aside || !strings.HasPrefix(r.Status(), "opgeslagen") {
		t.Errorf("it works at %s, and says %q", r.Store().Path(), r.Status())
	}
	r.keptIs(aside, "De")
	r.fill("practice.name", "f")
	r.keptIs(aside, "Def")
}

// TestTheFileIsEmptiedUnderTheWindow: what was saved is made again beside it, of the
// daily copy and what came after, with what waits.
func TestTheFileIsEmptiedUnderTheWindow(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.fill("practice.name", "D")
	path := r.Store().Path()
	r.closeDossier(func() { r.OpenPath(path) }) // leaves a copy of today
	r.at(assessment.StepPractice)
	must(t, os.Truncate(path, 0))
	r.Desk().Editor().Assessment().Practice.Name = "De"
	r.Changed()
	r.asks("daarin werkt u nu verder", path)
	r.dismiss()
	r.at(assessment.StepPractice)
	r.keptIs(r.Store().Path(), "De")
	if r.unsaved || r.Store().Path() == path || len(r.Desk().Rows()) != 1 {
		t.Errorf("it goes on at %s with %d", r.Store().Path(), len(r.Desk().Rows()))
	}
}

// TestNoDailyCopyIsTold, once, and work is saved all the same.
func TestNoDailyCopyIsTold(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	later := now.AddDate(0, 0, 1)
	r.clock = func() time.Time { return later }
	must(t, os.WriteFile(filepath.Join(os.Getenv(dossier.StateVariable), "copies"), nil, 0o600))
	r.fill("practice.name", "D")
	r.asks("copies")
	r.dismiss()
	r.fill("practice.name", "e")
	if r.unsaved || r.Canvas().Overlays().Top() != nil {
		t.Error("it is told twice, or not saved")
	}
	r.keptIs(r.Store().Path(), "De")
}

// TestAnOlderCopyOverTheDossier is told of: all that was saved stays in view and is
// kept beside it, with what is at hand, also where the older copy lacks that.
func TestAnOlderCopyOverTheDossier(t *testing.T) {
	for name, lacks := range map[string]bool{"with what is open": false, "without": true} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, "nl")
			r.NewAssessment()
			path := r.Store().Path()
			older := filepath.Join(t.TempDir(), "ouder.toets")
			must(t, dossier.Copy(path, older))
			r.fill("practice.name", "De")
			must(t, r.Desk().DuplicateAs("Jitsi")) // not in what is written over it
			must(t, r.Desk().DuplicateAs("Meet"))
			if !lacks {
				r.OpenAssessment(r.Desk().Rows()[0].Key)
			}
			r.Show(assessment.StepPractice)
			must(t, os.WriteFile(path, []byte(readString(t, older)), 0o600))
			r.fill("practice.name", "P")
			r.asks("daarin werkt u nu verder", path)
			r.dismiss()
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
