// Package ui is the program in its window: it opens a desk, builds the shell and says
// which places and commands there are. Each screen is a struct that puts parts together
// and hands what a person does to the desk.
//
// Never in here: a rule of the domain, a sentence (words has them all), or a thread.
package ui

import (
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/compare"
	"beeldbeltoets/ui/help"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"

	"fyne.io/fyne/v2"
)

// app is the program: what is open, and what of it the screens share.
type app struct {
	*session.Session
	notices []error // to tell once the window is open
	compare *compare.Feature
	manual  *help.Manual
	faces   <-chan struct{} // closed once those of the first text are read

	asked   string   // the dossier that the program was started with
	opening *opening // the dossier that is waited for; nil for none
	gate    gate     // what stands in the way of a dossier
	asUser  func()   // to do once it is known who works here; nil for nothing
	then    func()   // to do once a change is through; nil for nothing

	done    string   // what was just undone or done again, to say beside the saving of it
	unsaved bool     // the last attempt to save failed
	telling bool     // a person waits to hear how it goes
	checkup checking // of the dossier, in the background
	noticed int      // how many notices of the dossier were told

	joined  bool          // what is being saved was merged
	merged  desk.Merged   // what two people changed, and nobody chose from yet
	mergeTo string        // the step to go on to once that is chosen
	merging []desk.Merged // what is to be chosen from after that
	news    []news        // to tell at the next step

	handing string  // the key of what is being handed over
	looks   looking // at the register
	intake  takingIn
}

// kind is the kind of provider that the open assessment is of.
func (w *app) Kind() assessment.Profile {
	if w.Desk().Editor() == nil {
		return assessment.Profile{}
	}
	return w.Desk().Editor().Content().Kind(w.Desk().Editor().Assessment())
}

// field is the name of the field of a path.
func (w *app) FieldName(path string) string {
	return w.Words().PlaceIn(path, w.Desk().Editor().Content())
}

// speak goes on in a language, with its manual.
func (w *app) speak(c *words.Catalogue) {
	w.notice(w.manual.Read(c.Lang))
	w.SetWords(c)
}

// HelpOn is a section of the manual.
func (w *app) HelpOn(id string, turn func(id string)) fyne.CanvasObject { return w.manual.On(id, turn) }

// Enter makes ready for a place: a question stands for the first open one, and what two
// people changed is chosen from first.
func (w *app) Enter(place string) string {
	if place == assessment.StepQuestion {
		place = w.questionToAnswer()
	}
	place = w.mergedFirst(place)
	if place != stepUser {
		w.asUser = nil
	}
	w.SetWords(w.Words().For(w.Kind()))
	w.Desk().Editor().EndStep()
	return place
}

// Entered keeps the step at which somebody is, and tells what waited for one.
func (w *app) Entered(place string) {
	if w.Desk().Editor() != nil && !w.Route().Aside {
		w.Desk().SetStep(place)
	}
	w.tellMerged()
}

// open goes on with an assessment that is kept.
func (w *app) OpenAssessment(key string) {
	if err := w.Desk().Open(key); err != nil {
		w.Tell(err)
		return
	}
	w.Show(w.firstOpen())
}

// openAt opens an assessment that is kept at the field of a path.
func (w *app) OpenAt(key, path string) {
	if err := w.Desk().Open(key); err != nil {
		w.Tell(err)
		return
	}
	w.Jump(path)
}

// ShowFirstOpen goes to the first step that still asks something.
func (w *app) ShowFirstOpen() { w.Show(w.firstOpen()) }

// firstOpen is the first step that still asks something.
func (w *app) firstOpen() string {
	for _, s := range w.Desk().Editor().Steps() {
		if s.State == assessment.StepOpen {
			return s.ID
		}
	}
	return w.lastStep()
}

func (w *app) lastStep() string {
	steps := w.Desk().Editor().Steps()
	return steps[len(steps)-1].ID
}

func (w *app) NewAssessment() { w.NeedUser(func() { w.NeedDossier(w.startNew) }) }

func (w *app) startNew() {
	if err := w.Desk().StartAssessment(); err != nil {
		w.Tell(err)
		return
	}
	w.Show(w.Desk().Editor().Steps()[0].ID)
}

func (w *app) OpenExample(name string) {
	w.NeedDossier(func() { w.StartExample(name) })
}

func (w *app) StartExample(name string) {
	if err := w.Desk().CopyExample(name, w.Words().Lang); err != nil {
		w.Tell(err)
		return
	}
	w.Show(assessment.StepOutcome)
}

// changed lets everything follow a change: outcome, saving, and what is in view.
func (w *app) Changed() {
	w.Touch()
	w.done = ""
	w.Desk().Editor().Changed()
	if then := w.then; then != nil {
		w.then = nil
		then()
		return
	}
	w.Follow()
}

// reshowAfter does Reshow once the change that asks for it is through.
func (w *app) ReshowAfter(path string) { w.then = func() { w.Reshow(path) } }

// tooLong says that a paste did not fit; the field keeps what it had.
func (w *app) TooLong(path string) { w.TellTooLong(w.FieldName(path)) }

// stepOf is the step at which the field of a path of the open assessment is.
func (w *app) StepOf(path string) string {
	if e := w.Desk().Editor(); e != nil {
		return e.Content().StepOf(path)
	}
	return assessment.StepOf(path)
}

// jump goes to the field of a path.
func (w *app) Jump(path string) { w.ShowAt(w.StepOf(path), path) }

// lineOf is a line of a list, or its last one where it became shorter.
func lineOf(links []*parts.Link, at int) fyne.Focusable {
	if len(links) == 0 {
		return nil
	}
	return links[min(at, len(links)-1)]
}

// Leave closes the window. What could not be saved is tried once more first, and given
// up only when the person says so.
func (w *app) Leave() {
	if !w.unsaved {
		w.Close()
		return
	}
	w.Desk().Save()
	w.Ask(parts.ConfirmOptions{Text: w.T("leave.unsaved"), Safe: w.T("cancel"), Acts: []parts.Act{
		{Text: w.T("save-at"), Weight: parts.Plain, Do: w.saveAt},
		{Text: w.T("leave.anyway"), Weight: parts.Danger, Do: w.Close}}})
}

// saveNow saves because a person asks for it, who is then told why it fails.
func (w *app) saveNow() {
	w.telling = true
	w.Desk().Save()
}

// kept says when the work was saved, or why it was not.
func (w *app) kept(at time.Time, err error) {
	telling := w.telling || !w.unsaved
	w.telling, w.unsaved = false, err != nil
	switch {
	case err == nil:
		w.tellNotices()
		w.saySaved(at)
	case w.changedElsewhere(err):
		w.telling = telling
	default:
		w.SayStatus(parts.Bad, parts.SignImportant, w.T("saved.not"))
		if telling {
			w.offer(err)
		}
	}
}

func (w *app) saySaved(at time.Time) {
	if w.joined {
		w.joined = false
		w.SayStatus(parts.Caution, parts.SignImportant, w.T("merge.saved"))
		return
	}
	said := w.T("saved", "time", at.Format("15:04"))
	if w.done != "" {
		said = w.T("saved.after", "what", w.done, "time", at.Format("15:04"))
	}
	w.SayStatus(parts.Neutral, parts.SignEmpty, said)
}
