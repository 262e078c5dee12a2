package ui

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
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// TestTheFirstDossierComesByItself: who starts an assessment needs not think of
// where it is kept.
func TestTheFirstDossierComesByItself(t *testing.T) {
	r := newBareRig(t, "nl")
	if r.Store() != nil {
		t.Fatal("a dossier was made before anything was asked")
	}
	r.key(fyne.KeyReturn)
	r.at(assessment.StepPractice)
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
	r := newRig(t, "nl")
	r.Show(stepDossiers)
	s := r.Page().(*dossiersScreen)
	r.press("dossiers.make")
	if s.naming.Error() == "" {
		t.Error("a dossier without a name is made")
	}
	s.naming.Focus()
	r.typed("Cliënt A")
	s.passphrase.first.Focus()
	r.typed("vier losse woorden kiezen")
	r.press("dossiers.make")
	if s.passphrase.twin.Error() == "" {
		t.Error("a passphrase typed once is enough")
	}
	s.passphrase.twin.Focus()
	r.typed("vier losse woorden kiezen")
	r.press("dossiers.make")
	if r.Store() == nil || !r.Store().Encrypted() || session.DossierName(r.Store().Path()) != "Cliënt A" {
		t.Fatalf("open is %v", r.Store())
	}
	r.NewAssessment()
	r.fill("practice.name", "De Linde")
	path := r.Store().Path()

	r.lock()
	r.at(stepGate)
	if r.Store() != nil || r.Desk().Editor() != nil || strings.Contains(readString(t, path), "De Linde") {
		t.Fatal("the dossier is still open, or readable")
	}
	r.typed("verkeerd")
	r.key(fyne.KeyReturn)
	r.at(stepGate)
	if err := r.Page().(*gateScreen).passphrase.Error(); !strings.Contains(err, "wachtzin") {
		t.Errorf("a wrong passphrase says %q", err)
	}
	r.typed("vier losse woorden kiezen")
	r.key(fyne.KeyReturn)
	t.Log(r.gate.err)
	r.at(assessment.StepPractice)
	if r.Desk().Editor().Assessment().Practice.Name != "De Linde" {
		t.Error("what was half filled in is gone")
	}
}

func readString(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return string(data)
}

// TestWhatAPassphraseDoesNotClose is named: a copy that a person made.
func TestWhatAPassphraseDoesNotClose(t *testing.T) {
	r := newRig(t, "nl")
	beside := filepath.Join(filepath.Dir(r.Store().Path()), "Kopie.toets")
	must(t, dossier.Copy(r.Store().Path(), beside))
	r.Show(stepDossier)
	r.Page().(*dossierScreen).setPassphrase("vier losse woorden kiezen")
	r.asks(beside)
	r.dismiss()
	must(t, os.Remove(beside))
	r.Page().(*dossierScreen).setPassphrase("vier andere woorden kiezen")
	r.asks(r.T("dossier.locked"))
}

// TestARecoveryKeyIsPrinted, opens the dossier, and is not made worthless by a
// second one unasked; the page to print goes when the dossier closes.
func TestARecoveryKeyIsPrinted(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Store().SetPassphrase(context.Background(), "vier losse woorden kiezen", func(int, int) {}))
	path := r.Store().Path()
	r.Show(stepDossier)
	r.press("dossier.key")
	r.press("dossier.key.print")
	page := readString(t, r.host.opened[0])
	at := strings.Index(page, "AGE-SECRET-KEY-1")
	if at < 0 {
		t.Fatalf("printed is %q", page)
	}
	key := strings.Fields(page[at:])[0]
	r.press("dossier.key")
	r.asks(r.T("dossier.key.again"))
	r.dismiss()
	r.lock()
	if session.Exists(r.host.opened[0]) {
		t.Error("the key still lies on the disk")
	}
	r.typed(key)
	r.key(fyne.KeyReturn)
	if r.Store() == nil || r.Store().Path() != path {
		t.Errorf("the key does not open it: %v", r.gate.err)
	}
}

// TestWhereOneMayOnlyRead a dossier can be read.
func TestWhereOneMayOnlyRead(t *testing.T) {
	r := newRig(t, "nl")
	path := r.Store().Path()
	r.closeDossier(func() {})
	r.gate = gate{path: path, err: &assessment.Error{Code: "no-permission", Params: map[string]string{"file": path}}}
	r.Show(stepGate)
	r.press("gate.read")
	if r.Store() == nil || !r.Store().ReadOnly() {
		t.Fatalf("at %s, open is %v", r.Place(), r.Store())
	}
	if !strings.Contains(textIn(r.Frame().Body), r.T("dossier.read-only")) {
		t.Error("the start does not say that it can only be read")
	}
}

// TestRestsWhenNobodyIsThere: only a dossier with a passphrase, after the time
// that was chosen, and never while somebody works.
func TestRestsWhenNobodyIsThere(t *testing.T) {
	r := newRig(t, "nl")
	later := now
	r.clock = func() time.Time { return later }
	wait := func(d time.Duration) bool {
		later = later.Add(d)
		r.Watch()
		return r.Place() == stepGate
	}
	r.Show(stepStart)
	if wait(time.Hour) {
		t.Fatal("a dossier without a passphrase rests, and nothing could open it again")
	}
	must(t, r.Store().SetPassphrase(context.Background(), "vier losse woorden", func(int, int) {}))
	r.Show(stepStart)
	if wait(lockMinutes*time.Minute - time.Second) {
		t.Error("it rests too early")
	}
	r.Keep(func(s *dossier.Settings) { s.LockAfter = never })
	if wait(24 * time.Hour) {
		t.Error("it rests, though never was chosen")
	}
	r.Keep(func(s *dossier.Settings) { s.LockAfter = 5 })
	r.Show(stepStart)
	if !wait(5 * time.Minute) {
		t.Error("it does not rest after the time that was chosen")
	}
}

// TestAClockSetBackKeepsNoDossierOpen for as long as the clock needs to come round again.
func TestAClockSetBackKeepsNoDossierOpen(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Store().SetPassphrase(context.Background(), "vier losse woorden", func(int, int) {}))
	later := now
	r.clock = func() time.Time { return later }
	r.Watch()
	later = now.AddDate(-1, 0, 0)
	if r.Watch(); r.Place() != stepGate {
		t.Error("it stays open")
	}
}

// TestItIsLookedNowAndThen whether somebody is there, however often that is asked.
func TestItIsLookedNowAndThen(t *testing.T) {
	r := newRig(t, "nl")
	later := now
	r.clock = func() time.Time { return later }
	looked := 0
	r.Every(idleEvery, func() { looked++ })
	r.Watch()
	for later.Before(now.Add(idleEvery - time.Second)) {
		later = later.Add(time.Second)
		if r.Watch(); looked > 0 {
			t.Fatalf("it is looked again after %s", later.Sub(now))
		}
	}
	later = later.Add(time.Second)
	if r.Watch(); looked != 1 {
		t.Error("it is not looked again")
	}
}

// TestADossierIsRenamedCopiedAndDeleted from its own screen.
func TestADossierIsRenamedCopiedAndDeleted(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	first := r.Store().Path()
	r.Show(stepStart)
	r.Show(stepDossier)
	s := r.Page().(*dossierScreen)
	s.name = "Praktijk De Linde"
	r.press("dossier.rename")
	t.Log(r.gate.err, r.Place())
	renamed := filepath.Join(filepath.Dir(first), "Praktijk De Linde.toets")
	if r.Store().Path() != renamed || session.Exists(first) || len(r.Desk().Rows()) != 1 {
		t.Fatalf("after renaming %s is open, with %d", r.Store().Path(), len(r.Desk().Rows()))
	}
	r.Show(stepDossier)
	r.Page().(*dossierScreen).copy = r.host.folder
	r.press("dossier.copy")
	r.dismiss()
	copied := filepath.Join(r.host.folder, "Praktijk De Linde.toets")
	r.OpenPath(copied)
	if r.Store().Path() != copied || len(r.Desk().Rows()) != 1 {
		t.Fatalf("the copy: %s, with %d", r.Store().Path(), len(r.Desk().Rows()))
	}
	r.Show(stepDossier)
	r.press("dossier.delete")
	r.accept("dossier.delete")
	if session.Exists(copied) || r.Store() != nil || slices.Contains(r.Settings().Recent, copied) {
		t.Error("the copy was not deleted")
	}
}

// TestSomebodyElseHasItOpen: the second program is told who, and may read.
func TestSomebodyElseHasItOpen(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	path := r.Store().Path()
	other := reopen(t, "nl")
	other.at(stepGate)
	if !strings.Contains(other.Words().Error(other.gate.err), "geopend door") {
		t.Errorf("it says %q", other.Words().Error(other.gate.err))
	}
	other.press("gate.read")
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
	r := newRig(t, "nl")
	path := filepath.Join(t.TempDir(), "Ander.toets")
	store, err := dossier.Create(path, "")
	must(t, err)
	must(t, store.Close())
	r.Dropped([]fyne.URI{storage.NewFileURI(path)})
	if r.Store().Path() != path {
		t.Errorf("%s is open", r.Store().Path())
	}
	r.OpenPath(filepath.Join(t.TempDir(), "weg.toets"))
	r.at(stepGate)
	r.Show(stepStart)
	if r.Store() != nil {
		t.Error("the dossier before is still open")
	}
}

// TestNothingIsLetGoThatIsNotSaved: another dossier waits until this one is.
func TestNothingIsLetGoThatIsNotSaved(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	path := r.Store().Path()
	r.back.fail = &assessment.Error{Code: "disk-full", Params: map[string]string{"file": path}}
	r.fill("practice.name", "D")
	r.dismiss()
	r.OpenPath(filepath.Join(t.TempDir(), "weg.toets"))
	if r.Store() == nil || r.Desk().Editor().Assessment().Practice.Name != "D" {
		t.Fatal("what was not saved is gone")
	}
	r.dismiss()
	r.back.fail = nil
	r.saveNow()
	r.closeDossier(func() {})
	r.OpenPath(path)
	if len(r.Desk().Rows()) != 1 || r.Desk().Rows()[0].Practice != "D" {
		t.Errorf("found back: %+v", r.Desk().Rows())
	}
}

// TestEvidenceFilesStay with their answer: added, looked at, taken out, removed.
func TestEvidenceFilesStay(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.Show(assessment.QuestionStep("care"))
	r.typed("j")
	list := r.Page().(*questionScreen).evidence
	scan := filepath.Join(t.TempDir(), "schermafdruk.png")
	must(t, os.WriteFile(scan, deepPNG(t), 0o600))
	r.Dropped([]fyne.URI{storage.NewFileURI(scan)})
	r.dismiss() // it goes with nothing yet
	list.addPiece(list.s.q.Kinds[0])
	r.Dropped([]fyne.URI{storage.NewFileURI(scan)})
	r.tabToButton(r.Words().T("evidence.file.add"))
	r.Canvas().FocusPrevious() // the field beside it
	typed := filepath.Join(t.TempDir(), "brief.txt")
	must(t, os.WriteFile(typed, []byte("Beste maker"), 0o600))
	r.typed(`"` + typed + `"`)
	r.key(fyne.KeyReturn)
	if files := r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files; len(files) != 2 || files[1].Name != "brief.txt" {
		t.Fatalf("typed: %+v", files)
	}
	list.removeFile(list.path(0), r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files[1])
	r.accept("evidence.file.remove")
	r.Dropped([]fyne.URI{storage.NewFileURI(scan)})
	files := r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files
	if len(files) != 1 || files[0].Name != "schermafdruk.png" || files[0].Added != "2026-11-22" {
		t.Fatalf("files: %+v", files)
	}
	r.press("evidence.file.look")
	looked := r.host.opened[0]
	if readString(t, looked) != string(deepPNG(t)) {
		t.Error("another file is shown")
	}
	r.press("evidence.file.out")
	r.dismiss()
	if readString(t, filepath.Join(r.host.folder, "schermafdruk.png")) != string(deepPNG(t)) {
		t.Error("another file came out")
	}
	large := filepath.Join(t.TempDir(), "groot.pdf")
	must(t, os.WriteFile(large, make([]byte, assessment.MaxFile+1), 0o600))
	r.Dropped([]fyne.URI{storage.NewFileURI(large)})
	r.dismiss()
	if n := len(r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files); n != 1 {
		t.Errorf("%d files, with one that is too large", n)
	}
	r.lookAt(assessment.EvidenceFile{SHA256: files[0].SHA256, Name: "foto.png.\u202eexe."})
	r.dismiss()
	if len(r.host.opened) != 1 {
		t.Errorf("what may run is opened: %v", r.host.opened)
	}
	r.closeDossier(func() {})
	if session.Exists(looked) {
		t.Error("the copy that was looked at is still there")
	}
	r.OpenPath(r.Settings().Recent[0])
	r.OpenAssessment(r.Desk().Rows()[0].Key)
	r.Show(assessment.QuestionStep("care"))
	r.press("evidence.file.remove")
	r.accept("evidence.file.remove")
	if n := len(r.Desk().Editor().Assessment().Answers["care"].Evidence[0].Files); n != 0 {
		t.Errorf("%d files after removing", n)
	}
}

// dismiss closes the dialog that is open, by its safe button.
func (r *rig) dismiss() {
	r.t.Helper()
	if r.Canvas().Overlays().Top() == nil {
		r.t.Fatalf("no dialog is open at %s", r.Place())
	}
	r.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
}

// asks fails unless the dialog that is open says all of these.
func (r *rig) asks(want ...string) {
	r.t.Helper()
	top := r.Canvas().Overlays().Top()
	if top == nil {
		r.t.Fatalf("no dialog is open at %s", r.Place())
	}
	said := textIn(top)
	for _, w := range want {
		if !strings.Contains(said, w) {
			r.t.Errorf("the dialog does not say %q:\n%s", w, said)
		}
	}
}

// textIn is all that the texts in something say.
func textIn(o fyne.CanvasObject) string {
	if text, is := o.(*parts.Text); is {
		return text.Text() + "\n"
	}
	said := ""
	for _, child := range children(o) {
		said += textIn(child)
	}
	return said
}

// accept presses the button of the dialog that is open.
func (r *rig) accept(key string) {
	r.t.Helper()
	r.acceptText(r.Words().T(key))
}

func (r *rig) acceptText(text string) {
	r.t.Helper()
	top := r.Canvas().Overlays().Top()
	if top == nil {
		r.t.Fatalf("no dialog is open at %s", r.Place())
	}
	for range 5 {
		r.key(fyne.KeyTab)
		if b, is := r.Canvas().Focused().(*parts.Button); is && b.Text() == text {
			r.key(fyne.KeyReturn)
			return
		}
	}
	r.t.Fatalf("the dialog has no button %q", text)
}

// slow is a background that takes longer than a moment over what goes ahead.
type slow struct {
	*inline
	ready chan struct{}
	then  []func()
}

func (b *slow) Ahead(work func()) <-chan struct{} {
	work()
	return b.ready
}

func (b *slow) Do(work func() func()) { b.then = append(b.then, func() { work()() }) }

// arrive lets come what was waited for.
func (b *slow) arrive() {
	close(b.ready)
	for _, do := range b.then {
		do()
	}
}

// TestADossierThatTakesLong is waited for in view, and comes.
func TestADossierThatTakesLong(t *testing.T) {
	r := newRig(t, "nl")
	path := r.Store().Path()
	b := &slow{inline: &inline{}, ready: make(chan struct{})}
	r.worker.Worker = b
	r.openDossier(path, dossier.Options{})
	if r.Place() != stepGate || !strings.Contains(textIn(r.Frame().Body), r.T("gate.waiting")) {
		t.Fatalf("at %s nobody says that it is being read", r.Place())
	}
	b.arrive()
	if r.Place() != stepStart || r.Store() == nil || r.Store().Path() != path {
		t.Errorf("at %s, open is %v", r.Place(), r.Store())
	}
}

// TestADossierIsWaitedForNoLonger: it does not come in the place of what the person
// went on with, and is let go.
func TestADossierIsWaitedForNoLonger(t *testing.T) {
	for name, instead := range map[string]func(*rig){
		"told so":        func(r *rig) { r.press("gate.leave") },
		"something else": func(r *rig) { r.NewAssessment() },
	} {
		r := newRig(t, "nl")
		path := r.Store().Path()
		b := &slow{inline: &inline{}, ready: make(chan struct{})}
		r.worker.Worker = b
		r.openDossier(path, dossier.Options{})
		instead(r)
		step, store := r.Place(), r.Store()
		b.arrive()
		if r.Place() != step || r.Store() != store {
			t.Errorf("%s: it comes all the same", name)
		}
		again, err := dossier.Open(path, dossier.Options{})
		if err != nil {
			t.Errorf("%s: it is held: %v", name, err)
			continue
		}
		must(t, again.Close())
	}
}

// TestAPassphraseThatIsGuessedAtOnce takes a second, knowing yes (W23).
func TestAPassphraseThatIsGuessedAtOnce(t *testing.T) {
	r := newRig(t, "nl")
	r.Show(stepDossier)
	s := r.Page().(*dossierScreen)
	s.passphrase.first.SetText("geheim")
	s.passphrase.twin.SetText("geheim")
	s.lock()
	if r.Store().Encrypted() {
		t.Fatal("it is taken without a question")
	}
	r.press("passphrase.weak.use")
	if !r.Store().Encrypted() {
		t.Error("a knowing yes is not taken")
	}
}

// TestWhatACheckFindsIsTold in a sentence with its name.
func TestWhatACheckFindsIsTold(t *testing.T) {
	r := newRig(t, "nl")
	r.checked(dossier.Findings{})
	r.checked(dossier.Findings{Lost: []dossier.Damage{{Part: dossier.PartAssessment, Program: "Zoom"}}})
	r.asks("beschadigd", "Zoom")
}
