package ui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
)

// TestBadInputIsNamedAtItsField: what is wrong appears under the field when the
// keyboard leaves it, and what was typed stays.
func TestBadInputIsNamedAtItsField(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		r := newRig(t, lang)
		r.Key(fyne.KeyReturn)
		for path, typed := range map[string]string{
			"practice.postcode": "3581 SS", "practice.numbers.agb": "123", "practice.numbers.kvk": "abc", "practice.numbers.big": "1",
		} {
			r.TabTo(path)
			r.Typed(typed)
			if r.FieldAt(path).Error() != "" {
				t.Errorf("%s: an error stands under %s while it is typed", lang, path)
			}
			r.Key(fyne.KeyTab)
			if said := r.FieldAt(path).Error(); said == "" || strings.Contains(said, "review.") {
				t.Errorf("%s: under %s stands %q", lang, path, said)
			}
			if got := r.FieldAt(path).(*parts.TextField).Text(); got != typed {
				t.Errorf("%s: %s keeps %q", lang, path, got)
			}
		}
	}
}

// TestBelgianNumbers: check digits of KBO and RIZIV.
func TestBelgianNumbers(t *testing.T) {
	r := newRig(t, "nl")
	r.Key(fyne.KeyReturn)
	r.Choose("practice.profile", 4)
	for path, typed := range map[string]string{"practice.numbers.kbo": "0431150351", "practice.numbers.riziv": "71032210000"} {
		r.TabTo(path)
		r.Typed(typed)
		r.Key(fyne.KeyTab)
		if r.FieldAt(path).Error() == "" {
			t.Errorf("%s with wrong check digits stands without an error", path)
		}
	}
}

// TestImpossibleDays: a day that does not exist and one to come are named, kept
// as typed, and kept over a restart.
func TestImpossibleDays(t *testing.T) {
	r := newRig(t, "nl")
	r.Key(fyne.KeyReturn)
	r.Show(assessment.StepProgram)
	for _, typed := range []string{"31-02-2026", "01-01-2027"} {
		field := r.FieldAt("program.privacySeen").(*parts.DateField)
		field.SetText("")
		r.TabTo("program.privacySeen")
		r.Typed(typed)
		r.Key(fyne.KeyTab)
		if field.Error() == "" || field.Text() != typed {
			t.Errorf("%s: error %q, text %q", typed, field.Error(), field.Text())
		}
	}
	r.FieldAt("program.privacySeen").(*parts.DateField).SetText("")
	r.TabTo("program.privacySeen")
	r.Typed("31-02-2026")
	must(t, r.Store().Close())
	again := reopen(t, "nl")
	again.Show(assessment.StepProgram)
	if got := again.FieldAt("program.privacySeen").(*parts.DateField).Text(); got != "31-02-2026" {
		t.Errorf("after a restart the field holds %q", got)
	}
}

// TestStrangeText: what people can type stays as it is, and nothing panics.
func TestStrangeText(t *testing.T) {
	r := newRig(t, "nl")
	r.Key(fyne.KeyReturn)
	r.Show(assessment.QuestionStep("care"))
	const path = "answers.care.notes"
	for _, text := range []string{"😀 hoi", "שלום مرحبا", "Zoe\u0308", "{nb} {where} %s", "<b>&amp;</b>", "a & b", strings.Repeat("lang ", 40)} {
		field := r.FieldAt(path).(*parts.TextField)
		field.SetText("")
		r.TabTo(path)
		r.Typed(text)
		if got := r.Desk().Editor().Assessment().Answers["care"].Notes; got != text {
			t.Errorf("typed %.40q, kept %.40q", text, got)
		}
	}
	field := r.FieldAt(path).(*parts.TextField)
	field.SetText("")
	r.TabTo(path)
	r.Typed("kort")
	r.app.Clipboard().SetContent(strings.Repeat("x", 100_000))
	r.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: r.app.Clipboard()})
	if field.Text() != "kort" || len(r.app.Clipboard().Content()) != 100_000 {
		t.Errorf("after too long a paste the field holds %d characters, the clipboard %d", len(field.Text()), len(r.app.Clipboard().Content()))
	}
	if r.Canvas().Overlays().Top() == nil {
		t.Error("nothing says that the paste was too long")
	}
}

// TestCharactersThatPaperLacks are named before exporting.
func TestCharactersThatPaperLacks(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("business")
	r.Show(assessment.QuestionStep("care"))
	r.Show(assessment.StepDocuments)
	if warned := r.Page().(*documentsScreen).unset(); warned != nil {
		t.Error("warned about characters that can be set")
	}
	a := r.Desk().Editor().Assessment().Answers["care"]
	a.Notes = "Łukasz Ğüneş Αθηνά Юлия 😀"
	r.Desk().Editor().Assessment().Answers["care"] = a
	warned := r.Page().(*documentsScreen).unset()
	if len(warned) != 1 || !strings.Contains(warned[0].(*parts.Advice).AccessibilityLabel(), "U+1F600") || strings.Contains(warned[0].(*parts.Advice).AccessibilityLabel(), "U+0141") {
		t.Errorf("warned %v", warned)
	}
}

// TestEvidenceGoesAfterAQuestion: what was filled in is not lost by one key, and
// the piece that goes leaves no field behind.
func TestEvidenceGoesAfterAQuestion(t *testing.T) {
	r := newRig(t, "nl")
	r.Key(fyne.KeyReturn)
	r.Show(assessment.QuestionStep("audit"))
	r.Typed("j")
	kind, _ := r.Desk().Editor().Content().Questions.Kind("pentest")
	r.TabToButton(r.Words().T("evidence.add", "kind", kind.Name.In("nl")))
	r.Key(fyne.KeySpace)
	if got := r.Desk().Editor().Assessment().Answers["audit"].Evidence; len(got) != 1 || len(got[0].Fields) != 0 {
		t.Fatalf("Space adds %+v", got)
	}
	r.Typed("Keurlab")
	r.TabToButton(r.Words().T("evidence.remove"))
	r.Key(fyne.KeyReturn)
	if len(r.Desk().Editor().Assessment().Answers["audit"].Evidence) != 1 {
		t.Error("gone without a question")
	}
	r.Key(fyne.KeyRight, fyne.KeyReturn)
	if len(r.Desk().Editor().Assessment().Answers["audit"].Evidence) != 0 {
		t.Error("still there after the question")
	}
	if f := r.Page().(*questionScreen).fieldSet; f.ByPath["answers.audit.evidence.0.fields.by"] != nil || slices.Contains(f.Order, "answers.audit.evidence.0.fields.by") {
		t.Error("a field of it was left behind")
	}
}

// TestPersonalNumberWarns: nine digits that pass the eleven-test draw a warning.
func TestPersonalNumberWarns(t *testing.T) {
	r := newRig(t, "nl")
	r.Key(fyne.KeyReturn)
	r.Show(assessment.QuestionStep("care"))
	r.Fill("answers.care.notes", "cliënt 123456782")
	r.Key(fyne.KeyTab)
	if r.FieldAt("answers.care.notes").Error() == "" {
		t.Error("a BSN stands without a warning")
	}
}

// TestLogos: what is no picture or too large is refused with a sentence; a
// 16-bit picture is kept as 8 bits.
func TestLogos(t *testing.T) {
	r := newRig(t, "nl")
	r.Key(fyne.KeyReturn)
	practice := r.Page().(*practiceScreen)
	for name, file := range map[string][]byte{"no picture": []byte("hallo"), "empty": nil, "cut": deepPNG(t)[:60], "large": make([]byte, assessment.LogoMaxBytes+1)} {
		practice.takeLogo(file, nil)
		if len(r.Desk().Editor().Assessment().Practice.Logo) > 0 || practice.logo.Text() == r.Words().T("logo.help") {
			t.Errorf("%s: kept %d bytes, said %q", name, len(r.Desk().Editor().Assessment().Practice.Logo), practice.logo.Text())
		}
	}
	r.Desktop.File = deepPNG(t)
	r.TabToButton(r.Words().T("logo.choose"))
	r.Key(fyne.KeyReturn)
	kept, err := png.DecodeConfig(bytes.NewReader(r.Desk().Editor().Assessment().Practice.Logo))
	must(t, err)
	if kept.ColorModel != color.NRGBAModel || kept.Width > 900 {
		t.Errorf("the logo is kept as %v, %d wide", kept.ColorModel, kept.Width)
	}
	r.TabToButton(r.Words().T("logo.remove"))
	r.Key(fyne.KeyReturn)
	if len(r.Desk().Editor().Assessment().Practice.Logo) != 0 {
		t.Error("the logo is not taken away")
	}
}

// deepPNG is a 16-bit picture, wider than a letterhead.
func deepPNG(t *testing.T) []byte {
	picture := image.NewNRGBA64(image.Rect(0, 0, 1200, 100))
	for x := range 1200 {
		picture.SetNRGBA64(x, x%100, color.NRGBA64{R: uint16(x * 50), A: 0x8000})
	}
	var out bytes.Buffer
	must(t, png.Encode(&out, picture))
	return out.Bytes()
}

// TestNothingIsLost: an answer is there again after a restart, also when the
// program had no chance to close.
func TestNothingIsLost(t *testing.T) {
	r := newRig(t, "nl")
	r.Key(fyne.KeyReturn)
	r.Fill("practice.name", "De Linde")
	r.Show(assessment.QuestionStep("care"))
	r.Typed("n")
	r.Fill("answers.care.notes", "half getyp")
	must(t, r.Store().Close()) // only lets go of the lock, as the end of a process does
	again := reopen(t, "nl")
	a := again.Desk().Editor().Assessment()
	if a.Practice.Name != "De Linde" || a.Answers["care"].Answer != assessment.No || a.Answers["care"].Notes != "half getyp" {
		t.Errorf("found back: %+v", a)
	}
}

// TestSavingFails: the person is told, and what was typed stays on the screen.
func TestSavingFails(t *testing.T) {
	r := newRig(t, "nl")
	r.Key(fyne.KeyReturn)
	r.Work.Fail = &assessment.Error{Code: "disk-full", Params: map[string]string{"file": r.Store().Path()}}
	r.Fill("practice.name", "D")
	if r.Canvas().Overlays().Top() == nil {
		t.Error("nobody is told that saving failed")
	}
	if r.Desk().Editor().Assessment().Practice.Name != "D" {
		t.Error("what was typed is gone")
	}
}

// TestExportFails: a folder that is missing or read-only is named, and exporting
// again to a good one works.
func TestExportFails(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(assessment.StepDocuments)
	d := r.Page().(*documentsScreen)
	d.folder.SetText(filepath.Join(t.TempDir(), "nergens"))
	r.TabToButton(r.Words().T("documents.export"))
	r.Key(fyne.KeyReturn)
	advice, ok := d.result.Objects[0].(*parts.Advice)
	if !ok || !strings.Contains(advice.AccessibilityLabel(), "nergens") {
		t.Errorf("a missing folder is not named")
	}
	d.folder.SetText(r.Desktop.Folder)
	for range 2 {
		r.TabToButton(r.Words().T("documents.export"))
		r.Key(fyne.KeyReturn)
	}
	files, err := os.ReadDir(r.Desktop.Folder)
	must(t, err)
	if len(files) != 4 {
		t.Errorf("twice exported gives %d files, want 4", len(files))
	}
}

// TestDecidedIsReadOnly: no field of a decided version changes it.
func TestDecidedIsReadOnly(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	before := r.Desk().Editor().Item().Seal
	r.Show(assessment.QuestionStep("e2e"))
	r.Page().(*questionScreen).answers.Focus()
	if focused := r.Canvas().Focused(); focused != nil {
		focused.TypedRune('n')
	}
	if r.Desk().Editor().Assessment().Answers["e2e"].Answer != assessment.Yes || r.Desk().Editor().Item().Seal != before {
		t.Error("a decided version was changed")
	}
	r.Show(assessment.StepDecision)
	r.TabToButton(r.Words().T("takeback.button"))
	r.Key(fyne.KeyReturn)
	if r.Desk().Editor().Assessment().Draft() {
		t.Error("a decision was taken back without a reason")
	}
	must(t, r.Desk().Editor().TakeBack("verkeerde datum", "S. Yılmaz"))
	if !r.Desk().Editor().Assessment().Draft() || len(r.Desk().Editor().Assessment().Withdrawn) != 1 {
		t.Error("a decision could not be taken back")
	}
}

// TestLanguageChangesAtOnce: the window is made anew in the language chosen, and
// it is kept.
func TestLanguageChangesAtOnce(t *testing.T) {
	r := newRig(t, "nl")
	r.Set("", func(s *dossier.Settings) { s.Language = "en" })
	if !strings.HasSuffix(r.Window().Title(), r.Words().T("program")) || r.Words().Lang != "en" {
		t.Errorf("the window speaks %s", r.Words().Lang)
	}
	kept, err := dossier.LoadSettings()
	if err != nil || kept.Language != "en" {
		t.Errorf("kept %+v, %v", kept, err)
	}
}

// TestGraphicsWatch: what Fyne only logs is said in words.
func TestGraphicsWatch(t *testing.T) {
	var log bytes.Buffer
	said := 0
	watch := &graphicsWatch{to: &log, lost: func() { said++ }}
	for _, line := range []string{
		"2026/11/22 Fyne error:  window creation error\n",
		"2026/11/22 PlatformError: WGL: Failed to set pixel format for dummy context: Invalid window handle.\n",
		"another line\n",
	} {
		if n, err := watch.Write([]byte(line)); n != len(line) || err != nil {
			t.Fatal(n, err)
		}
	}
	if said != 2 || !strings.Contains(log.String(), "another line") {
		t.Errorf("said %d times; log %q", said, log.String())
	}
	if hasDisplay("linux", func(string) string { return "" }) || !hasDisplay("windows", func(string) string { return "" }) {
		t.Error("a display is seen where there is none, or missed")
	}
}

// TestOneExportAtATime: Enter in the folder begins no second one beside the first.
func TestOneExportAtATime(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(assessment.StepDocuments)
	b := r.Work
	b.Stuck, b.Begun = true, 0
	d := r.Page().(*documentsScreen)
	d.folder.Focus()
	r.Key(fyne.KeyReturn)
	d.folder.Focus()
	r.Key(fyne.KeyReturn)
	if b.Begun != 1 {
		t.Errorf("%d exports were begun", b.Begun)
	}
	b.Stuck = false
	r.Compare.Start()
	b.Stuck, b.Begun = true, 0
	var folder func(o fyne.CanvasObject)
	folder = func(o fyne.CanvasObject) {
		if field, is := o.(*parts.TextField); is && strings.Contains(field.AccessibilityLabel(), r.T("documents.folder")) {
			field.Focus()
			r.Key(fyne.KeyReturn)
			return
		}
		for _, child := range uitest.Children(o) {
			folder(child)
		}
	}
	folder(r.Frame().Body)
	folder(r.Frame().Body)
	if b.Begun != 1 {
		t.Errorf("%d exports of a comparison were begun", b.Begun)
	}
}

// TestFormatsAreRemembered: a letter to change leaves as .docx too, and so does
// the next one.
func TestFormatsAreRemembered(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	r.Show(assessment.StepDocuments)
	d := r.Page().(*documentsScreen)
	if ticked := d.formats.Ticked(); len(ticked) != 1 || ticked[0] != "pdf" {
		t.Errorf("at first it offers %v", ticked)
	}
	d.formats.Set("pdf", "docx")
	d.folder.SetText(r.Desktop.Folder)
	d.export()
	for _, ending := range []string{"pdf", "docx"} {
		if files, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*."+ending)); len(files) != 2 {
			t.Errorf("%d files as .%s", len(files), ending)
		}
	}
	r.Show(stepStart)
	r.Show(assessment.StepDocuments)
	if ticked := r.Page().(*documentsScreen).formats.Ticked(); len(ticked) != 2 {
		t.Errorf("then it offers %v", ticked)
	}
}
