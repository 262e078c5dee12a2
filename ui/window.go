// Package ui is the window: one struct per screen, which puts parts together and
// hands what a person does to the desk.
//
// Never in here: a rule of the domain, a sentence (words has them all), or a
// thread: worker.go starts the only goroutines.
package ui

import (
	"strconv"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// Window is the one window of the program.
type Window struct {
	win      fyne.Window
	app      fyne.App
	host     host
	store    *dossier.Store // the dossier that is open; nil for none
	worker   background
	exporter func() (*export.Exporter, error) // made when it is first needed
	notices  []error                          // to tell once the window is open
	words    *words.Catalogue
	settings dossier.Settings
	clock    func() time.Time // the one on the wall, which goes on while the computer sleeps
	asked    string           // the dossier that the program was started with
	opening  *opening         // the dossier that is waited for; nil for none
	faces    <-chan struct{}  // closed once those of the first text are read
	handing  string           // the key of what is being handed over
	looks    looking          // at the register
	looking  string           // the folder with copies of evidence that were looked at; empty for none
	gate     gate             // what stands in the way of a dossier
	touched  time.Time        // when somebody last did something
	looked   time.Time        // when it was last looked whether somebody is there
	followed time.Time        // when it was last asked what another program saved in what is only read
	rested   time.Time        // when memory was given back
	desk     *desk.Desk

	step        string
	asUser      func() // to do once it is known who works here; nil for nothing
	then        func() // to do once a change is through; nil for nothing
	from        string // the step that help or settings were called from
	list        listed // the line that led to the step that is shown
	screen      shell.Page
	places      map[string]shell.Route
	nav         *parts.NavList
	undoButtons *undoButtons // undo, redo, history and start, below the steps
	name        *parts.Text
	number      *parts.Text
	side        *parts.Page
	beside      string // the assessment that it is about
	body        *parts.Page
	strip       *parts.Strip
	result      *parts.Text
	cause       *parts.Text
	saved       *parts.Status
	steps       *parts.Button
	back        *parts.Button
	on          *parts.Button
	foot        fyne.CanvasObject
	verdict     fyne.CanvasObject // in the foot: the outcome so far
	unsaved     bool              // the last attempt to save failed
	telling     bool              // a person waits to hear how it goes
	checkup     checking          // of the dossier, in the background
	noticed     int               // how many notices of the dossier were told
	joined      bool              // what is being saved was merged
	merged      desk.Merged       // what two people changed, and nobody chose from yet
	mergeTo     string            // the step to go on to once that is chosen
	merging     []desk.Merged     // what is to be chosen from after that
	intake      takingIn
	news        []news // to tell at the next step
	menu        bool   // the steps stand on the page, since there is no room beside it
	bar         menuBar
	help        help
	tour        tour
}

// kind is the kind of provider that the open assessment is of.
func (w *Window) kind() assessment.Profile {
	if w.desk.Editor() == nil {
		return assessment.Profile{}
	}
	return w.desk.Editor().Content().Kind(w.desk.Editor().Assessment())
}

func (w *Window) t(key string, params ...string) string { return w.words.T(key, params...) }

// field is the name of the field of a path.
func (w *Window) field(path string) string { return w.words.PlaceIn(path, w.desk.Editor().Content()) }

// build makes the frame of the window in the language of the settings.
func (w *Window) build() {
	if err := sayInFyne(w.words); err != nil {
		w.notice(err)
	}
	w.win.SetTitle(w.t("program"))
	w.nav = parts.NewNavList(w.t("nav.label"), w.show)
	w.name, w.number = parts.NewText(parts.Title, ""), parts.NewText(parts.Label, "")
	w.undoButtons = w.newUndoButtons()
	w.side = parts.NewNavPage(parts.Rows(parts.Gap, w.name, w.number, w.nav, w.undoButtons.box))
	w.body = parts.NewPage(pageEm, parts.Rows(0))
	w.strip = parts.NewStrip(w.t("strip.label"), nil, func(i int) { w.show(assessment.QuestionStep(w.desk.Editor().Content().Questions.Questions[i].ID)) })
	w.result, w.cause = parts.NewText(parts.Strong, ""), parts.NewText(parts.Label, "")
	w.saved = parts.NewStatus()
	w.steps = parts.NewButton(parts.Plain, w.t("nav.steps"), w.showSteps)
	w.back = parts.NewButton(parts.Plain, w.t("back"), w.previous)
	w.on = parts.NewKeyButton(parts.Primary, w.t("next"), parts.KeyReturn, w.pressOn)
	w.verdict = parts.Beside(parts.GapWide, w.strip, parts.Rows(0, w.result, w.cause))
	w.foot = parts.Foot(
		w.verdict,
		parts.Line(parts.Gap+parts.GapSmall, w.saved, w.steps, w.back, w.on))
	w.help.build(w)
	w.tour.build()
	w.win.SetContent(newFrame(w))
	w.listen()
}

// listen takes the keys of the window, files dropped on it, and its closing.
func (w *Window) listen() {
	parts.SetShortcuts(w.win.Canvas(), append(w.shortcuts(),
		parts.Shortcut{Key: fyne.KeyEnter, Modifier: fyne.KeyModifierControl, Do: w.next},
		parts.Shortcut{Key: fyne.KeyRight, Modifier: fyne.KeyModifierAlt, Do: w.next},
		parts.Shortcut{Key: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift, Do: w.redo},
		parts.Shortcut{Key: fyne.KeyReturn, Do: w.enter}, parts.Shortcut{Key: fyne.KeyEnter, Do: w.enter},
		parts.Shortcut{Key: fyne.KeyEscape, Do: w.escape})...)
	w.buildMenu()
	w.win.SetCloseIntercept(w.leave)
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
}

// pageEm is how wide a page gets, in ems: a line of text that reads well beside an aside.
const pageEm = 62

// open goes on with an assessment that is kept.
func (w *Window) open(key string) {
	if err := w.desk.Open(key); err != nil {
		w.tell(err)
		return
	}
	w.show(w.firstOpen())
}

// openAt opens an assessment that is kept at the field of a path.
func (w *Window) openAt(key, path string) {
	if err := w.desk.Open(key); err != nil {
		w.tell(err)
		return
	}
	w.jump(path)
}

// firstOpen is the first step that still asks something.
func (w *Window) firstOpen() string {
	for _, s := range w.desk.Editor().Steps() {
		if s.State == assessment.StepOpen {
			return s.ID
		}
	}
	return w.desk.Editor().Steps()[len(w.desk.Editor().Steps())-1].ID
}

func (w *Window) newAssessment() { w.needUser(func() { w.needDossier(w.startNew) }) }

func (w *Window) startNew() {
	if err := w.desk.StartAssessment(); err != nil {
		w.tell(err)
		return
	}
	w.show(w.desk.Editor().Steps()[0].ID)
}

func (w *Window) openExample(name string) {
	w.needDossier(func() { w.startExample(name) })
}

func (w *Window) startExample(name string) {
	if err := w.desk.CopyExample(name, w.words.Lang); err != nil {
		w.tell(err)
		return
	}
	w.show(assessment.StepOutcome)
}

// changed lets everything follow a change: outcome, saving, and what is in view.
func (w *Window) changed() {
	w.touched = w.clock()
	w.desk.Editor().Changed()
	if then := w.then; then != nil {
		w.then = nil
		then()
		return
	}
	w.refreshPage()
	w.refreshFrame()
	w.relayout()
}

// relayout lays the page out again after its content became higher or lower.
func (w *Window) relayout() { w.body.Relayout() }

// refuse says at a field what is wrong there, and brings the keyboard to it with
// all that it says in view.
func (w *Window) refuse(f parts.Field, why string) {
	f.SetError(why)
	w.relayout()
	f.Focus()
	w.body.Reveal(f)
}

// tell says what went wrong where no field can.
func (w *Window) tell(err error) {
	parts.Confirm(w.win.Canvas(), parts.ConfirmOptions{Text: w.words.Error(err), Safe: w.t("close")})
}

// confirm asks before something that cannot be undone.
func (w *Window) confirm(text, act string, do func()) {
	parts.Confirm(w.win.Canvas(), parts.ConfirmOptions{Text: text, Safe: w.t("cancel"), Acts: []parts.Act{{Text: act, Weight: parts.Danger, Do: do}}})
}

// tooLong says that a paste did not fit; the field keeps what it had.
func (w *Window) tooLong(path string) { w.tooLongFor(w.field(path)) }

func (w *Window) tooLongFor(field string) {
	parts.Confirm(w.win.Canvas(), parts.ConfirmOptions{
		Text: w.t("text.too-long", "field", field, "max", strconv.Itoa(assessment.MaxText)), Safe: w.t("close")})
}

// leave closes the window. What could not be saved is tried once more first, and
// given up only when the person says so.
func (w *Window) leave() {
	if !w.unsaved {
		w.end()
		return
	}
	w.desk.Save()
	parts.Confirm(w.win.Canvas(), parts.ConfirmOptions{Text: w.t("leave.unsaved"), Safe: w.t("cancel"), Acts: []parts.Act{
		{Text: w.t("save-at"), Weight: parts.Plain, Do: w.saveAt},
		{Text: w.t("leave.anyway"), Weight: parts.Danger, Do: w.end}}})
}

func (w *Window) end() {
	w.worker.leave()
	w.win.Close()
}

// saveNow saves because a person asks for it, who is then told why it fails.
func (w *Window) saveNow() {
	w.telling = true
	w.desk.Save()
}

// kept says when the work was saved, or why it was not.
func (w *Window) kept(at time.Time, err error) {
	telling := w.telling || !w.unsaved
	w.telling, w.unsaved = false, err != nil
	if err != nil && w.changedElsewhere(err) {
		w.telling = telling
		return
	}
	if err != nil {
		w.saved.Say(parts.Bad, parts.SignImportant, w.t("saved.not"))
		w.fitFoot()
		if telling {
			w.offer(err)
		}
		return
	}
	w.tellNotices()
	if w.joined {
		w.joined = false
		w.saved.Say(parts.Caution, parts.SignImportant, w.t("merge.saved"))
	} else {
		w.saved.Say(parts.Neutral, parts.SignEmpty, w.t("saved", "time", at.Format("15:04")))
	}
	w.fitFoot()
}
