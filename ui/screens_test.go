package ui

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/compare"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
)

// scene is one state of one screen, as somebody may find it.
type scene struct {
	name string
	show func(*rig)
}

// stage is scenes that are shown one after another in the same window.
type stage []scene

// stages are all screens in every state that matters. Goldens and the tests of
// every screen walk them: a new screen is a line in here.
var stages = []stage{first, empty, filling, decided, again, practice, taking, secret, comparing}

// Before there is a dossier, and where one does not open.
var first = stage{
	{"first-start", func(r *rig) { r.Show(stepStart) }},
	{"first-dossiers", func(r *rig) { r.Show(stepDossiers) }},
	{"file", func(r *rig) { r.Show(stepFile) }},
	{"settings", func(r *rig) { r.Show(stepSettings) }},
	{"keys", func(r *rig) { r.Show(stepKeys) }},
	{"user", func(r *rig) { r.Show(stepUser) }},
	{"help", func(r *rig) { r.Show(stepHelp) }},
	{"help-section", func(r *rig) { r.Show(stepHelp + ":question") }},
	{"gate-passphrase", func(r *rig) { r.stopAtGate("passphrase-needed", false) }},
	{"gate-wrong", func(r *rig) { r.stopAtGate("passphrase-wrong", false) }},
	{"gate-resting", func(r *rig) { r.stopAtGate("passphrase-needed", true) }},
	{"gate-waiting", func(r *rig) { r.Stop("/home/praktijk/Documenten/Mijn dossier.toets", nil, false) }},
	{"gate-damaged", func(r *rig) { r.stopAtGate("file-damaged", false) }},
	{"gate-in-use", func(r *rig) { r.stopAtGate("in-use", false) }},
	{"gate-newer", func(r *rig) { r.stopAtGate("newer-version", false) }},
	{"gate-no-dossier", func(r *rig) { r.stopAtGate("not-a-dossier", false) }},
}

// A dossier with nothing in it.
var empty = stage{
	{"start", func(r *rig) {
		r.NeedDossier(func() { r.Show(stepStart) })
	}},
	{"register-empty", func(r *rig) { r.Show(stepRegister) }},
	{"dossier", func(r *rig) { r.Show(stepDossier) }},
	{"dossier-twins", func(r *rig) {
		twin := filepath.Join(filepath.Dir(r.Store().Path()), "Mijn dossier (conflict).toets")
		must(r.t, dossier.Copy(r.Store().Path(), twin))
		other, err := dossier.Open(twin, dossier.Options{})
		must(r.t, err)
		must(r.t, other.Save(dossier.Change{At: now, Items: []register.Item{{Assessment: assessment.New("6f1c1c1e-0b6c-4b6e-9d53-0a4b1f8f2a01", "2026-11-22")}}}))
		must(r.t, other.Close())
		r.Show(stepDossier)
	}},
	{"start-twins", func(r *rig) { r.Show(stepStart) }},
	{"save-at", func(r *rig) { r.Show(stepSaveAt) }},
	{"dossiers", func(r *rig) {
		must(r.t, os.WriteFile(filepath.Join(filepath.Dir(r.Store().Path()), "Ander.toets"), nil, 0o600))
		r.Keep(func(s *dossier.Settings) {
			s.Recent = append(s.Recent, filepath.Join(filepath.Dir(r.Store().Path()), "Ander.toets"), "/media/stick/Weg.toets")
		})
		r.Show(stepDossiers)
	}},
	{"erase-nobody", func(r *rig) { r.Show(stepErase) }},
}

// A first assessment.
var filling = stage{
	{"empty-practice", func(r *rig) { r.NewAssessment() }},
	{"empty-program", func(r *rig) { r.Show(assessment.StepProgram) }},
	{"empty-use", func(r *rig) { r.Show(assessment.StepUse) }},
	{"empty-question-care", func(r *rig) { r.Show(assessment.QuestionStep("care")) }},
	{"quick-empty", func(r *rig) { r.Show(stepQuick) }},
	{"quick-some", func(r *rig) {
		r.nameProgram("Zoom Workplace Pro")
		r.Show(stepQuick)
		r.answerAll("yes", "yes", "unknown", "no")
	}},
	{"empty-outcome", func(r *rig) { r.Show(assessment.StepOutcome) }},
	{"empty-decision", func(r *rig) { r.Show(assessment.StepDecision) }},
	{"empty-documents", func(r *rig) { r.Show(assessment.StepDocuments) }},
	{"answered-no", func(r *rig) {
		r.Show(assessment.QuestionStep("care"))
		r.Typed(r.Words().T("answer.key.no"))
	}},
	{"answered-evidence", func(r *rig) {
		r.Show(assessment.QuestionStep("nen7510"))
		r.Typed(r.Words().T("answer.key.yes"))
		list := r.Page().(*questionScreen).evidence
		list.addPiece(list.s.q.Kinds[0])
	}},
	{"history-draft", func(r *rig) { r.Show(stepHistory) }},
	{"duplicate", func(r *rig) { r.Show(stepDuplicate) }},
	{"merge", func(r *rig) {
		r.elsewhere(func(i *register.Item) {
			i.Assessment.Program.Name, i.Assessment.Practice.Name = "Zoom", "De Eik"
		}, false)
		r.Desk().Editor().Assessment().Practice.Name = "De Linde"
		r.Changed()
		r.Show(stepMerge)
	}},
}

// The fullest example, decided, and what leaves the house of it.
var decided = stage{
	{"decided-decision", func(r *rig) {
		r.OpenExample("consumer")
		item := r.Desk().Editor().Item()
		seal := item.Seal
		item.Seal = strings.Repeat("0123456789abcdef", 4) // each copy has an id, and so a seal, of its own
		r.Show(assessment.StepDecision)
		item.Seal = seal
	}},
	{"decided-question-audit", func(r *rig) { r.Show(assessment.QuestionStep("audit")) }},
	{"steps", func(r *rig) { r.ShowSteps() }},
	{"consent-none", func(r *rig) { r.Show(stepConsent) }},
	{"letter", func(r *rig) { r.Show(stepLetter) }},
	{"letter-texts", func(r *rig) {
		s := r.Page().(*letterScreen)
		pieces, err := letter.Pieces(s.request)
		must(r.t, err)
		s.part = pieces[1].Part
		s.showTexts()
		r.Relayout()
	}},
	{"letter-many", func(r *rig) {
		m := newManyLetters(r.Page().(*letterScreen))
		m.list.SetText("1042\n123456782")
		r.Frame().Body.SetContent(m.box)
		m.begin()
	}},
	{"letter-mail", func(r *rig) {
		r.Show(stepLetter)
		r.Page().(*letterScreen).choose("way", func(c *letter.Choices) { c.Tone, c.Large, c.Way = letter.Informal, true, letter.ByMail })
	}},
	{"letter-aloud", func(r *rig) {
		r.Page().(*letterScreen).choose("way", func(c *letter.Choices) { c.Way = letter.Aloud })
		s := r.Page().(*letterScreen)
		s.script = true
		s.show()
		r.Relayout()
	}},
	{"letter-arabic", func(r *rig) {
		r.Page().(*letterScreen).choose("language", func(c *letter.Choices) { c.Lang, c.Way = "ar", letter.OnPaper })
	}},
	{"exported", func(r *rig) {
		r.Page().(*letterScreen).choose("language", func(c *letter.Choices) { c.Lang = r.Words().Lang })
		r.Desktop.Folder = r.t.TempDir()
		r.Show(assessment.StepDocuments)
		d := r.Page().(*documentsScreen)
		d.folder.SetText(r.Desktop.Folder)
		d.export()
		d.folder.SetText("/home/praktijk/Documenten")
		r.Desktop.Folder = "/home/praktijk/Documenten"
		r.RememberFolder(r.Desktop.Folder)
	}},
	{"consent", func(r *rig) {
		r.Show(stepConsent)
		s := r.Page().(*consentScreen)
		s.count = "12"
		s.add()
	}},
	{"consent-numbers", func(r *rig) {
		r.Page().(*consentScreen).change(func(l *consent.Ledger) { l.KeepNumbers(r.Desk().Today()) })
		s := r.Page().(*consentScreen)
		s.client.Number, s.turns, s.month = "K-104", "16", "3-2027"
		s.add()
	}},
	{"history-decided", func(r *rig) { r.Show(stepHistory) }},
	{"tour", func(r *rig) { r.startTour() }},
	{"tour-end", func(r *rig) { r.stopAt(len(stops) - 1) }},
	{"help-beside", func(r *rig) {
		r.endTour()
		r.Show(assessment.QuestionStep("audit"))
		r.ToggleHelp()
	}},
	{"asked", func(r *rig) {
		r.CloseHelp()
		r.Show(stepStart)
		r.Confirm(r.t0("dossier.unlock.sure"), r.t0("dossier.unlock"), func() {})
	}},
}

// The next version of it: every field is open and full.
var again = stage{
	{"full-practice", func(r *rig) {
		r.OpenExample("consumer")
		must(r.t, r.Desk().Editor().NextVersion())
		r.Show(assessment.StepPractice)
	}},
	fullStep(assessment.StepProgram), fullStep(assessment.StepUse),
	fullStep(assessment.QuestionStep("e2e")), fullStep(assessment.QuestionStep("provider-unreadable")), fullStep(assessment.QuestionStep("audit")),
	fullStep(assessment.QuestionStep("care")), fullStep(assessment.QuestionStep("nen7510")), fullStep(assessment.QuestionStep("nen7512")),
	fullStep(assessment.QuestionStep("iso27001")), fullStep(assessment.QuestionStep("storage-control")),
	fullStep(assessment.StepOutcome), fullStep(assessment.StepChecks), fullStep(assessment.StepSafeguards), fullStep(assessment.StepException),
	fullStep(assessment.StepDecision), fullStep(assessment.StepDocuments),
	{"history", func(r *rig) {
		r.Show(assessment.StepProgram)
		r.Desk().Editor().Assessment().Program.Version = "8.0"
		r.Changed()
		r.Show(stepHistory)
	}},
	{"pair", func(r *rig) { r.Show(stepPair) }},
	{"erase", func(r *rig) { r.Show(stepErase) }},
}

func fullStep(step string) scene {
	return scene{"full-" + strings.ReplaceAll(step, ":", "-"), func(r *rig) { r.Show(step) }}
}

// The demo practice, with assessments in every state.
var practice = stage{
	{"register", func(r *rig) { r.OpenDemo() }},
	{"register-found", func(r *rig) { r.lookFor("zorgvenster") }},
	{"register-none", func(r *rig) { r.lookFor("xyzzy") }},
	{"register-draft", func(r *rig) {
		r.lookFor("")
		r.lookAt(register.Place(register.Draft))
	}},
	{"due", func(r *rig) { r.Show(stepDue) }},
	{"handover", func(r *rig) {
		r.Show(stepRegister)
		r.lookAt(register.All)
		rows(r).TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		g, err := register.New(r.Desk().Rows(), r.Desk().Today(), r.Words())
		must(r.t, err)
		r.HandOver(g.Look("", register.All).Entries[0].Key)
	}},
	{"demo-start", func(r *rig) { r.Show(stepStart) }},
	{"demo-pair", func(r *rig) { r.Show(stepPair) }},
	{"demo-erase", func(r *rig) { r.Show(stepErase) }},
	{"only-read-register", func(r *rig) {
		r.OpenDossier(r.Store().Path(), dossier.Options{ReadOnly: true})
		r.Show(stepRegister)
	}},
	{"only-read-start", func(r *rig) { r.Show(stepStart) }},
	{"only-read-dossier", func(r *rig) { r.Show(stepDossier) }},
}

// Taking in what comes from elsewhere.
var taking = stage{
	{"intake", func(r *rig) {
		r.OpenDemo()
		r.Show(stepIntake)
	}},
	{"intake-report", func(r *rig) { r.TakeFrom(r.incoming()) }},
	{"intake-conflict", func(r *rig) { rows(r).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) }},
	{"intake-merge", func(r *rig) { r.Press("intake.do") }},
	{"intake-done", func(r *rig) { r.Press("merge.do") }},
}

// A dossier with a passphrase, and what is asked of one.
var secret = stage{
	{"dossier-secret", func(r *rig) {
		r.NeedDossier(func() {})
		must(r.t, r.Store().SetPassphrase(context.Background(), "vier losse woorden", func(int, int) {}))
		r.Show(stepDossier)
	}},
	{"dossier-refused", func(r *rig) {
		r.Labelled("passphrase.new").SetText("kort")
		r.Tap("dossier.lock.change")
	}},
}

// Comparing programs.
var comparing = stage{
	{"compare-example", func(r *rig) { r.Show(compare.ExamplePlace) }},
	{"compare-empty", func(r *rig) { r.Compare.Start() }},
	{"compare-program", func(r *rig) { r.Compare.FillIn(grid.Program{Name: "Jitsi"}) }},
	{"compare-weights", func(r *rig) { r.Show(compare.WeightsPlace) }},
	{"compare", func(r *rig) { r.Compare.CopyExample() }},
	{"compare-start", func(r *rig) { r.Show(stepStart) }},
}

// lookFor types what is looked for in the register.
func (r *rig) lookFor(text string) {
	r.t.Helper()
	r.find()
	if r.Labelled("register.filter").Text() != "" {
		r.Key(fyne.KeyBackspace)
	}
	r.Typed(text)
	r.Key(fyne.KeyHome)
}

// lookAt chooses the place in the register that is looked at.
func (r *rig) lookAt(p register.Place) {
	r.t.Helper()
	r.PickIn("register.place", slices.Index(register.Places, p))
	r.find()
}

// rows is the list on the page.
func rows(r *rig) *parts.RowList {
	return uitest.Find(r.Frame().Body, func(*parts.RowList) bool { return true })
}

// incoming is a folder with what can be taken in: a new assessment, one that is
// filed, one that somebody else changed, and a file that is none of ours.
func (r *rig) incoming() string {
	folder := filepath.Join(filepath.Dir(r.Store().Path()), "van elders")
	must(r.t, os.MkdirAll(folder, 0o700))
	key := r.Desk().Rows()[0].Key
	item, err := r.Desk().Item(key)
	must(r.t, err)
	put := func(name string, a assessment.Assessment) {
		data, err := exchange.Write(a)
		must(r.t, err)
		must(r.t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	put("gelijk.json", item.Assessment)
	fresh := item.Assessment.Clone()
	fresh.ID, fresh.Program.Name = "6f1c1c1e-0b6c-4b6e-9d53-0a4b1f8f2a01", "Praatkamer"
	put("nieuw.json", fresh)
	must(r.t, os.WriteFile(filepath.Join(folder, "geen toets.json"), []byte("{"), 0o600))
	draft := slices.IndexFunc(r.Desk().Rows(), func(row register.Row) bool { return row.Kind == "" })
	item, err = r.Desk().Item(r.Desk().Rows()[draft].Key)
	must(r.t, err)
	other := item.Assessment.Clone()
	other.Program.Name, other.Program.Plan = other.Program.Name+" Pro", "Zakelijk"
	put("ook veranderd.json", other)
	return folder
}

// stopAtGate shows what stands in the way of a dossier.
func (r *rig) stopAtGate(code string, resting bool) {
	path := "/home/praktijk/Documenten/Mijn dossier.toets"
	r.Stop(path, &assessment.Error{Code: code, Params: map[string]string{
		"file": path, "who": "balie (PC-2)", "since": "2026-11-22 14:02", "version": "9", "known": "2"}}, resting)
}

// everyScene shows all stages with some settings, and calls look at each scene.
func everyScene(t *testing.T, settings dossier.Settings, look func(*rig, scene)) {
	t.Helper()
	scenesOf(t, stages, settings, look)
}

func scenesOf(t *testing.T, stages []stage, settings dossier.Settings, look func(*rig, scene)) {
	t.Helper()
	for _, stage := range stages {
		r := newFixedRig(t, settings)
		for _, s := range stage {
			s.show(r)
			look(r, s)
		}
		r.away()
	}
}

// newFixedRig opens the window for the first time, in a place whose path is as
// long for every process.
func newFixedRig(t *testing.T, settings dossier.Settings) *rig {
	t.Helper()
	must(t, os.RemoveAll(fixedState))
	t.Cleanup(func() { os.RemoveAll(fixedState) })
	t.Setenv(dossier.StateVariable, fixedState)
	must(t, dossier.SaveSettings(settings))
	r := reopen(t, cmp.Or(settings.Language, "nl"))
	r.Desktop.Folder = "/home/praktijk/Documenten"
	return r
}

// fixedState is where the state of these windows is kept: of this process alone,
// because another may run the same tests.
var fixedState = filepath.Join(os.TempDir(), fmt.Sprintf("beeldbeltoets-%010d", os.Getpid()))

// asEverywhere returns a text in which that place is the same everywhere.
func asEverywhere(text string) string {
	return strings.ReplaceAll(text, fixedState, "/tmp/beeldbeltoets-0000000000")
}

// away closes the dossier and the window, so that another may be opened.
func (r *rig) away() {
	if r.Store() != nil {
		r.Store().Close()
	}
	for r.Canvas().Overlays().Top() != nil {
		r.Canvas().Overlays().Remove(r.Canvas().Overlays().Top())
	}
}

// inView is what a scene is about: a dialog where one stands over the window, the
// window where something stands beside the page, and else the page.
func (r *rig) inView() fyne.CanvasObject {
	if top := r.Canvas().Overlays().Top(); top != nil {
		return top
	}
	if r.Frame().Guide.Visible() || r.HelpShown() {
		return r.Window().Content()
	}
	return r.Frame().Body
}
