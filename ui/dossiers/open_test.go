package dossiers_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/dossiers"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// TestTheFirstDossierComesByItself: who starts an assessment needs not think of
// where it is kept.
func TestTheFirstDossierComesByItself(t *testing.T) {
	r := whole.NewBare(t, "nl")
	if r.Store() != nil {
		t.Fatal("a dossier was made before anything was asked")
	}
	r.Key(fyne.KeyReturn)
	r.At(assessment.StepPractice)
	if r.Store() == nil || session.DossierName(r.Store().Path()) != "Mijn dossier" || !session.Exists(r.Store().Path()) {
		t.Fatalf("the dossier is %v", r.Store())
	}
	if !slices.Equal(r.Settings().Recent, []string{r.Store().Path()}) {
		t.Errorf("recent: %v", r.Settings().Recent)
	}
}

// TestADossierWithAPassphrase is made, closed, refused with a wrong one, and
// opened, by keyboard.
func TestADossierWithAPassphrase(t *testing.T) {
	r := whole.New(t, "nl")
	r.Show(session.Dossiers)
	r.Press("dossiers.make")
	if r.Labelled("dossiers.name").Error() == "" {
		t.Error("a dossier without a name is made")
	}
	r.Write("dossiers.name", "Cliënt A")
	r.Write("passphrase.new", "vier losse woorden kiezen")
	r.Press("dossiers.make")
	if r.Labelled("passphrase.twice").Error() == "" {
		t.Error("a passphrase typed once is enough")
	}
	r.Write("passphrase.twice", "vier losse woorden kiezen")
	r.Press("dossiers.make")
	if r.Store() == nil || !r.Store().Encrypted() || session.DossierName(r.Store().Path()) != "Cliënt A" {
		t.Fatalf("open is %v", r.Store())
	}
	r.NewAssessment()
	r.Fill("practice.name", "De Linde")
	path := r.Store().Path()

	r.Lock()
	r.At(session.Gate)
	if r.Store() != nil || r.Desk().Editor() != nil || strings.Contains(uitest.ReadString(t, path), "De Linde") {
		t.Fatal("the dossier is still open, or readable")
	}
	r.Typed("verkeerd")
	r.Key(fyne.KeyReturn)
	r.At(session.Gate)
	if err := r.Labelled("gate.passphrase").Error(); !strings.Contains(err, "wachtzin") {
		t.Errorf("a wrong passphrase says %q", err)
	}
	r.Typed("vier losse woorden kiezen")
	r.Key(fyne.KeyReturn)
	r.At(assessment.StepPractice)
	if r.Desk().Editor().Assessment().Practice.Name != "De Linde" {
		t.Error("what was half filled in is gone")
	}
}

// lockWith types a passphrase twice and presses the button that sets it.
func lockWith(r *whole.Rig, button, passphrase string) {
	r.TB.Helper()
	r.Write("passphrase.new", passphrase)
	r.Write("passphrase.twice", passphrase)
	r.Press(button)
}

// TestWhatAPassphraseDoesNotClose is named: a copy that a person made.
func TestWhatAPassphraseDoesNotClose(t *testing.T) {
	r := whole.New(t, "nl")
	beside := filepath.Join(filepath.Dir(r.Store().Path()), "Kopie.toets")
	uitest.Must(t, dossier.Copy(r.Store().Path(), beside))
	r.Show(session.Dossier)
	lockWith(r, "dossier.lock", "vier losse woorden kiezen")
	r.Asks(beside)
	r.Dismiss()
	uitest.Must(t, os.Remove(beside))
	lockWith(r, "dossier.lock.change", "vier andere woorden kiezen")
	r.Asks(r.T("dossier.locked"))
}

// TestARecoveryKeyIsPrinted, opens the dossier, and is not made worthless by a
// second one unasked; the page to print goes when the dossier closes.
func TestARecoveryKeyIsPrinted(t *testing.T) {
	r := whole.New(t, "nl")
	uitest.Must(t, r.Store().SetPassphrase(context.Background(), "vier losse woorden kiezen", func(int, int) {}))
	path := r.Store().Path()
	r.Show(session.Dossier)
	r.Press("dossier.key")
	r.Press("dossier.key.print")
	page := uitest.ReadString(t, r.Desktop.Opened[0])
	at := strings.Index(page, "AGE-SECRET-KEY-1")
	if at < 0 {
		t.Fatalf("printed is %q", page)
	}
	key := strings.Fields(page[at:])[0]
	r.Press("dossier.key")
	r.Asks(r.T("dossier.key.again"))
	r.Dismiss()
	r.Lock()
	if session.Exists(r.Desktop.Opened[0]) {
		t.Error("the key still lies on the disk")
	}
	r.Typed(key)
	r.Key(fyne.KeyReturn)
	if r.Store() == nil || r.Store().Path() != path {
		t.Errorf("the key does not open it")
	}
}

// TestWhereOneMayOnlyRead a dossier can be read.
func TestWhereOneMayOnlyRead(t *testing.T) {
	r := whole.New(t, "nl")
	path := r.Store().Path()
	r.CloseDossier(func() {})
	r.Stop(path, &assessment.Error{Code: "no-permission", Params: map[string]string{"file": path}}, false)
	r.Press("gate.read")
	if r.Store() == nil || !r.Store().ReadOnly() {
		t.Fatalf("at %s, open is %v", r.Place(), r.Store())
	}
	if !strings.Contains(uitest.TextIn(r.Frame().Body), r.T("dossier.read-only")) {
		t.Error("the start does not say that it can only be read")
	}
}

// TestRestsWhenNobodyIsThere: only a dossier with a passphrase, after the time
// that was chosen, and never while somebody works.
func TestRestsWhenNobodyIsThere(t *testing.T) {
	r := whole.New(t, "nl")
	later := uitest.Now
	r.Clock = func() time.Time { return later }
	wait := func(d time.Duration) bool {
		later = later.Add(d)
		r.Watch()
		return r.Place() == session.Gate
	}
	r.Show(session.Start)
	if wait(time.Hour) {
		t.Fatal("a dossier without a passphrase rests, and nothing could open it again")
	}
	uitest.Must(t, r.Store().SetPassphrase(context.Background(), "vier losse woorden", func(int, int) {}))
	r.Show(session.Start)
	if wait(10*time.Minute - time.Second) {
		t.Error("it rests too early")
	}
	r.Keep(func(s *dossier.Settings) { s.LockAfter = -1 })
	if wait(24 * time.Hour) {
		t.Error("it rests, though never was chosen")
	}
	r.Keep(func(s *dossier.Settings) { s.LockAfter = 5 })
	r.Show(session.Start)
	if !wait(5 * time.Minute) {
		t.Error("it does not rest after the time that was chosen")
	}
}

// TestAClockSetBackKeepsNoDossierOpen for as long as the clock needs to come round again.
func TestAClockSetBackKeepsNoDossierOpen(t *testing.T) {
	r := whole.New(t, "nl")
	uitest.Must(t, r.Store().SetPassphrase(context.Background(), "vier losse woorden", func(int, int) {}))
	later := uitest.Now
	r.Clock = func() time.Time { return later }
	r.Watch()
	later = uitest.Now.AddDate(-1, 0, 0)
	if r.Watch(); r.Place() != session.Gate {
		t.Error("it stays open")
	}
}

// TestItIsLookedNowAndThen whether somebody is there, however often that is asked.
func TestItIsLookedNowAndThen(t *testing.T) {
	r := whole.New(t, "nl")
	later := uitest.Now
	r.Clock = func() time.Time { return later }
	looked := 0
	r.Every(dossiers.RestEvery, func() { looked++ })
	r.Watch()
	for later.Before(uitest.Now.Add(dossiers.RestEvery - time.Second)) {
		later = later.Add(time.Second)
		if r.Watch(); looked > 0 {
			t.Fatalf("it is looked again after %s", later.Sub(uitest.Now))
		}
	}
	later = later.Add(time.Second)
	if r.Watch(); looked != 1 {
		t.Error("it is not looked again")
	}
}

// TestADossierIsRenamedCopiedAndDeleted from its own screen.
func TestADossierIsRenamedCopiedAndDeleted(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("care")
	first := r.Store().Path()
	r.Show(session.Start)
	r.Show(session.Dossier)
	r.Write("dossiers.name", "Praktijk De Linde")
	r.Press("dossier.rename")
	renamed := filepath.Join(filepath.Dir(first), "Praktijk De Linde.toets")
	if r.Store().Path() != renamed || session.Exists(first) || len(r.Desk().Rows()) != 1 {
		t.Fatalf("after renaming %s is open, with %d", r.Store().Path(), len(r.Desk().Rows()))
	}
	r.Show(session.Dossier)
	r.Write("dossiers.folder", r.Desktop.Folder)
	r.Press("dossier.copy")
	r.Dismiss()
	copied := filepath.Join(r.Desktop.Folder, "Praktijk De Linde.toets")
	r.OpenPath(copied)
	if r.Store().Path() != copied || len(r.Desk().Rows()) != 1 {
		t.Fatalf("the copy: %s, with %d", r.Store().Path(), len(r.Desk().Rows()))
	}
	r.Show(session.Dossier)
	r.Press("dossier.delete")
	r.Accept("dossier.delete")
	if session.Exists(copied) || r.Store() != nil || slices.Contains(r.Settings().Recent, copied) {
		t.Error("the copy was not deleted")
	}
}

// TestSomebodyElseHasItOpen: the second program is told who, and may read.
func TestSomebodyElseHasItOpen(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("care")
	path := r.Store().Path()
	other := whole.Reopen(t, "nl")
	other.At(session.Gate)
	other.Says("geopend door")
	other.Press("gate.read")
	if other.Store() == nil || other.Store().Path() != path || !other.Desk().ReadOnly() {
		t.Fatal("it cannot be read")
	}
	other.OpenAssessment(other.Desk().Rows()[0].Key)
	if !other.Desk().Editor().Locked() || other.Desk().Editor().NextVersion() == nil || other.Desk().StartAssessment() == nil {
		t.Error("a dossier that is only read was changed")
	}
}

// TestADroppedDossierOpens, in the place of the one before.
func TestADroppedDossierOpens(t *testing.T) {
	r := whole.New(t, "nl")
	path := filepath.Join(t.TempDir(), "Ander.toets")
	store, err := dossier.Create(path, "")
	uitest.Must(t, err)
	uitest.Must(t, store.Close())
	r.Dropped([]fyne.URI{storage.NewFileURI(path)})
	if r.Store().Path() != path {
		t.Errorf("%s is open", r.Store().Path())
	}
	r.OpenPath(filepath.Join(t.TempDir(), "weg.toets"))
	r.At(session.Gate)
	r.Show(session.Start)
	if r.Store() != nil {
		t.Error("the dossier before is still open")
	}
}

// TestNothingIsLetGoThatIsNotSaved: another dossier waits until this one is.
func TestNothingIsLetGoThatIsNotSaved(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	path := r.Store().Path()
	r.Work.Fail = &assessment.Error{Code: "disk-full", Params: map[string]string{"file": path}}
	r.Fill("practice.name", "D")
	r.Dismiss()
	r.OpenPath(filepath.Join(t.TempDir(), "weg.toets"))
	if r.Store() == nil || r.Desk().Editor().Assessment().Practice.Name != "D" {
		t.Fatal("what was not saved is gone")
	}
	r.Dismiss()
	r.Work.Fail = nil
	r.SaveNow()
	r.CloseDossier(func() {})
	r.OpenPath(path)
	if len(r.Desk().Rows()) != 1 || r.Desk().Rows()[0].Practice != "D" {
		t.Errorf("found back: %+v", r.Desk().Rows())
	}
}

// TestADossierThatTakesLong is waited for in view, and comes.
func TestADossierThatTakesLong(t *testing.T) {
	r := whole.New(t, "nl")
	path := r.Store().Path()
	b := uitest.NewSlow()
	r.Swap.Worker = b
	r.OpenDossier(path, dossier.Options{})
	if r.Place() != session.Gate || !strings.Contains(uitest.TextIn(r.Frame().Body), r.T("gate.waiting")) {
		t.Fatalf("at %s nobody says that it is being read", r.Place())
	}
	b.Arrive()
	if r.Place() != session.Start || r.Store() == nil || r.Store().Path() != path {
		t.Errorf("at %s, open is %v", r.Place(), r.Store())
	}
}

// TestADossierIsWaitedForNoLonger: it does not come in the place of what the person
// went on with, and is let go.
func TestADossierIsWaitedForNoLonger(t *testing.T) {
	for name, instead := range map[string]func(*whole.Rig){
		"told so":        func(r *whole.Rig) { r.Press("gate.leave") },
		"something else": func(r *whole.Rig) { r.NewAssessment() },
	} {
		r := whole.New(t, "nl")
		path := r.Store().Path()
		b := uitest.NewSlow()
		r.Swap.Worker = b
		r.OpenDossier(path, dossier.Options{})
		instead(r)
		step, store := r.Place(), r.Store()
		b.Arrive()
		if r.Place() != step || r.Store() != store {
			t.Errorf("%s: it comes all the same", name)
		}
		again, err := dossier.Open(path, dossier.Options{})
		if err != nil {
			t.Errorf("%s: it is held: %v", name, err)
			continue
		}
		uitest.Must(t, again.Close())
	}
}

// TestAPassphraseThatIsGuessedAtOnce takes a second, knowing yes (W23).
func TestAPassphraseThatIsGuessedAtOnce(t *testing.T) {
	r := whole.New(t, "nl")
	r.Show(session.Dossier)
	lockWith(r, "dossier.lock", "geheim")
	if r.Store().Encrypted() {
		t.Fatal("it is taken without a question")
	}
	r.Press("passphrase.weak.use")
	if !r.Store().Encrypted() {
		t.Error("a knowing yes is not taken")
	}
}

// TestWhatACheckFindsIsTold in a sentence with its name.
func TestWhatACheckFindsIsTold(t *testing.T) {
	r := whole.New(t, "nl")
	r.Checked(dossier.Findings{})
	r.Checked(dossier.Findings{Lost: []dossier.Damage{{Part: dossier.PartAssessment, Program: "Zoom"}}})
	r.Asks("beschadigd", "Zoom")
}
