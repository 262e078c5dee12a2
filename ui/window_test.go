package ui

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/settings"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// now is when every test of the window takes place.
var now = time.Date(2026, 11, 22, 14, 32, 0, 0, time.UTC)

// inline is the worker that does everything at once, so that a test sees what the
// screen shows afterwards.
type inline struct {
	fail   error // what saving says instead
	beside bool  // saving goes on beside the screen, and is not seen
	stuck  bool  // work begins and never ends
	begun  int
}

func (b *inline) Save(write func() error, done func(error)) {
	if b.beside {
		return
	}
	if b.fail != nil {
		done(b.fail)
		return
	}
	done(write())
}

func (b *inline) Do(work func() func()) {
	b.begun++
	if !b.stuck {
		work()()
	}
}

func (b *inline) Ahead(work func()) <-chan struct{} {
	done := make(chan struct{})
	work()
	close(done)
	return done
}

func (b *inline) Settle(then func())               { then() }
func (b *inline) Report(do func())                 { do() }
func (b *inline) Busy() bool                       { return false }
func (b *inline) Rest(func(), func() bool, func()) {}
func (b *inline) Leave()                           {}
func (b *inline) Close()                           {}

// swappable is a worker of which another can take the place.
type swappable struct{ shell.Worker }

// fakeHost is a desktop without dialogs.
type fakeHost struct {
	folder string
	opened []string
	shown  []string
	file   []byte
	path   string
}

func (h *fakeHost) ChooseFile(_ string, _ []string, _ int64, chosen func([]byte, error)) {
	chosen(h.file, nil)
}
func (h *fakeHost) ChoosePath(_ string, _ []string, chosen func(string)) { chosen(h.path) }
func (h *fakeHost) ChooseFolder(_ string, chosen func(string))           { chosen(h.folder) }
func (h *fakeHost) Documents() string                                    { return h.folder }
func (h *fakeHost) OpenFile(path string) error {
	h.opened = append(h.opened, path)
	return nil
}

func (h *fakeHost) ShowFile(path string) error {
	h.shown = append(h.shown, path)
	return nil
}

// rig is the program in Fyne's test driver, on a state folder of its own.
type rig struct {
	*app
	t      testing.TB
	host   *fakeHost
	back   *inline // what the worker is
	worker *swappable
	fyne   fyne.App
	clock  func() time.Time
}

// newRig opens the window as the program does, in a language, with a first
// dossier.
func newRig(t testing.TB, lang string) *rig {
	t.Helper()
	r := newBareRig(t, lang)
	r.NeedDossier(func() { r.Show(stepStart) })
	return r
}

// newBareRig opens the window for the first time ever.
func newBareRig(t testing.TB, lang string) *rig {
	t.Helper()
	t.Setenv(dossier.StateVariable, t.TempDir())
	return reopen(t, lang)
}

// reopen opens it on the state that is there.
func reopen(t testing.TB, lang string) *rig {
	t.Helper()
	catalogue, err := words.Load(lang)
	must(t, err)
	exporter, err := export.New()
	must(t, err)
	kept, err := dossier.LoadSettings()
	must(t, err)
	kept.UserAsked = true // but where a test is about that
	b := &inline{}
	r := &rig{t: t, host: &fakeHost{folder: t.TempDir()}, back: b, worker: &swappable{b}, clock: func() time.Time { return now }}
	r.app, err = newApp(kept, catalogue, r.worker, func() time.Time { return r.clock() },
		func() (*export.Exporter, error) { return exporter, nil })
	must(t, err)
	t.Cleanup(func() {
		if r.Store() != nil {
			r.Store().Close()
		}
	})
	r.openEarly()
	r.fyne = test.NewTempApp(t)
	r.fyne.Settings().SetTheme(settings.Theme(r.Settings()))
	r.openWindow(r.fyne, test.NewTempWindow(t, nil), r.host)
	return r
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fielded is a page with fields.
type fielded interface{ All() map[string]parts.Field }

// fields are the fields of the page that is shown, by path.
func (r *rig) fields() map[string]parts.Field {
	if p, is := r.Page().(fielded); is {
		return p.All()
	}
	return nil
}

// key presses keys where the keyboard is.
func (r *rig) key(names ...fyne.KeyName) {
	r.t.Helper()
	for _, name := range names {
		if name == fyne.KeyTab {
			r.Canvas().FocusNext()
			continue
		}
		focused := r.Canvas().Focused()
		if focused == nil {
			r.t.Fatalf("nothing has focus at %s", r.Place())
		}
		focused.TypedKey(&fyne.KeyEvent{Name: name})
		if after := r.Canvas().Focused(); name == fyne.KeySpace && after != nil {
			after.TypedRune(' ') // as the driver does: the letter after the key, to where the keyboard is by then
		}
	}
}

// typed types text where the keyboard is.
func (r *rig) typed(text string) {
	r.t.Helper()
	for _, c := range text {
		focused := r.Canvas().Focused()
		if focused == nil {
			r.t.Fatalf("nothing has focus at %s", r.Place())
		}
		focused.TypedRune(c)
	}
}

// onward presses Ctrl+Enter. Fyne's test driver keeps no shortcuts of a window:
// where no field takes it, the smoke in the real window shows that it arrives.
func (r *rig) onward() {
	r.t.Helper()
	if focused, ok := r.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
		return
	}
	r.Next()
}

// at fails unless the window shows a step.
func (r *rig) at(step string) {
	r.t.Helper()
	if r.Place() != step {
		r.t.Fatalf("the window is at %q, want %q", r.Place(), step)
	}
}

// picture writes what the window looks like, where PICTURES names a folder.
func (r *rig) picture(name string) {
	r.t.Helper()
	folder := os.Getenv("PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, strings.ReplaceAll(name, ":", "-")+".png"))
	must(r.t, err)
	defer f.Close()
	must(r.t, png.Encode(f, r.Canvas().Capture()))
}

// TestOldFactsAreSaidAtTheStart: a year after they were seen.
func TestOldFactsAreSaidAtTheStart(t *testing.T) {
	r := newRig(t, "nl")
	const said = "een jaar geleden of langer"
	r.saysNot(said)
	r.clock = func() time.Time { return now.AddDate(1, 1, 0) }
	r.Show(stepStart)
	r.says(said)
}

// TestAQuestionThatDoesNotCountSaysSo: a Dutch norm in Belgium.
func TestAQuestionThatDoesNotCountSaysSo(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Desk().StartAssessment())
	r.Show(assessment.QuestionStep("nen7510"))
	r.saysNot("Nederlandse norm. De vraag telt")
	put(r.app, "practice.profile", "be-clb")
	r.Desk().Editor().Changed()
	r.Show(assessment.QuestionStep("nen7510"))
	r.says("Nederlandse norm. De vraag telt in België niet mee")
}
