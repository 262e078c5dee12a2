package ui

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// now is when every test of the window takes place.
var now = time.Date(2026, 11, 22, 14, 32, 0, 0, time.UTC)

// inline is the background that does everything at once, so that a test sees
// what the screen shows afterwards.
type inline struct {
	exporter *export.Exporter
	fail     error // what saving says instead
	beside   bool  // saving goes on beside the screen, and is not seen
}

func (b *inline) save(write func() error, done func(error)) {
	if b.beside {
		return
	}
	if b.fail != nil {
		done(b.fail)
		return
	}
	done(write())
}

func (b *inline) settle(then func())    { then() }
func (b *inline) do(work func() func()) { work()() }
func (b *inline) busy() bool            { return false }

func (b *inline) ahead(work func()) <-chan struct{} {
	done := make(chan struct{})
	work()
	close(done)
	return done
}

func (b *inline) check(ctx context.Context, c *dossier.Check, done func(dossier.Findings)) <-chan struct{} {
	return b.ahead(func() {
		if found, err := c.Run(ctx); err == nil {
			done(found)
		}
	})
}

func (b *inline) rest(func(), func() bool, func()) {}
func (b *inline) leave()                           {}

func (b *inline) export(ctx context.Context, r export.Request, step func(export.Progress), done func([]export.File, error)) {
	done(b.exporter.Export(ctx, r, step))
}

func (b *inline) exportLetters(ctx context.Context, r export.Request, to []export.Addressee, step func(export.Progress), done func([]export.File, error)) {
	done(b.exporter.ExportLetters(ctx, r, to, step))
}

func (b *inline) exportComparison(ctx context.Context, r export.ComparisonRequest, step func(export.Progress), done func([]export.File, error)) {
	done(b.exporter.ExportComparison(ctx, r, step))
}

func (b *inline) readResponses(ctx context.Context, data []byte, asked []string, step func(int), done func(map[string][]grid.Count, error)) {
	done(readResponses(ctx, data, asked, step))
}

func (b *inline) measured(work func(step func(lookStep)) func(), step func(lookStep)) { work(step)() }

func (b *inline) lookInto(ctx context.Context, filed intake.Filed, paths []string, o intake.Options, step func(lookStep), done func(*intake.Plan, error)) {
	done(lookInto(ctx, filed, paths, o, step))
}

func (b *inline) close() {}

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

// rig is the window in Fyne's test driver, on a state folder of its own.
type rig struct {
	*Window
	t    testing.TB
	host *fakeHost
	back *inline
}

// newRig opens the window as the program does, in a language, with a first
// dossier.
func newRig(t testing.TB, lang string) *rig {
	t.Helper()
	r := newBareRig(t, lang)
	r.needDossier(func() { r.show(stepStart) })
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
	app := test.NewTempApp(t)
	catalogue, err := words.Load(lang)
	must(t, err)
	exporter, err := export.New()
	must(t, err)
	settings, err := dossier.LoadSettings()
	must(t, err)
	settings.UserAsked = true // but where a test is about that
	w := &Window{app: app, words: catalogue, settings: settings, clock: func() time.Time { return now },
		exporter: func() (*export.Exporter, error) { return exporter, nil }}
	b := &inline{exporter: exporter}
	h := &fakeHost{folder: t.TempDir()}
	w.host, w.worker, w.places = h, b, w.routes()
	must(t, w.workOn(nil))
	t.Cleanup(func() {
		if w.store != nil {
			w.store.Close()
		}
	})
	w.openEarly()
	w.win = test.NewTempWindow(t, nil)
	w.win.SetPadded(false)
	w.app.Settings().SetTheme(w.theme())
	w.build()
	w.win.Resize(fyne.NewSize(windowWidth, windowHeight))
	w.begin()
	return &rig{Window: w, t: t, host: h, back: b}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// drawn is for tests: the fields that a page has.
func (f *fieldSet) drawn() map[string]parts.Field { return f.fields }

// fields are the fields of the page that is shown, by path.
func (r *rig) fields() map[string]parts.Field {
	if p, is := r.screen.(interface{ drawn() map[string]parts.Field }); is {
		return p.drawn()
	}
	return nil
}

// key presses keys where the keyboard is.
func (r *rig) key(names ...fyne.KeyName) {
	r.t.Helper()
	for _, name := range names {
		if name == fyne.KeyTab {
			r.win.Canvas().FocusNext()
			continue
		}
		focused := r.win.Canvas().Focused()
		if focused == nil {
			r.t.Fatalf("nothing has focus at %s", r.step)
		}
		focused.TypedKey(&fyne.KeyEvent{Name: name})
		if after := r.win.Canvas().Focused(); name == fyne.KeySpace && after != nil {
			after.TypedRune(' ') // as the driver does: the letter after the key, to where the keyboard is by then
		}
	}
}

// typed types text where the keyboard is.
func (r *rig) typed(text string) {
	r.t.Helper()
	for _, c := range text {
		focused := r.win.Canvas().Focused()
		if focused == nil {
			r.t.Fatalf("nothing has focus at %s", r.step)
		}
		focused.TypedRune(c)
	}
}

// onward presses Ctrl+Enter. Fyne's test driver keeps no shortcuts of a window:
// where no field takes it, the smoke in the real window shows that it arrives.
func (r *rig) onward() {
	r.t.Helper()
	if focused, ok := r.win.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
		return
	}
	r.next()
}

// at fails unless the window shows a step.
func (r *rig) at(step string) {
	r.t.Helper()
	if r.step != step {
		r.t.Fatalf("the window is at %q, want %q", r.step, step)
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
	must(r.t, png.Encode(f, r.win.Canvas().Capture()))
}

// TestOldFactsAreSaidAtTheStart: a year after they were seen.
func TestOldFactsAreSaidAtTheStart(t *testing.T) {
	r := newRig(t, "nl")
	const said = "een jaar geleden of langer"
	r.saysNot(said)
	r.clock = func() time.Time { return now.AddDate(1, 1, 0) }
	r.show(stepStart)
	r.says(said)
}

// TestAQuestionThatDoesNotCountSaysSo: a Dutch norm in Belgium.
func TestAQuestionThatDoesNotCountSaysSo(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.desk.StartAssessment())
	r.show(assessment.QuestionStep("nen7510"))
	r.saysNot("Nederlandse norm. De vraag telt")
	put(r.Window, "practice.profile", "be-clb")
	r.desk.Editor().Changed()
	r.show(assessment.QuestionStep("nen7510"))
	r.says("Nederlandse norm. De vraag telt in België niet mee")
}
