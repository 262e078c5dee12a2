// Package ui is the program in its window: it puts the rooms together, builds the shell and says
// which places and commands there are. Each screen is a struct that puts parts together
// and hands what a person does to the desk.
//
// Never in here: a rule of the domain, a sentence (words has them all), or a thread.
package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/compare"
	"beeldbeltoets/ui/dossiers"
	"beeldbeltoets/ui/help"
	"beeldbeltoets/ui/intake"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/registers"
	"beeldbeltoets/ui/session"

	"fyne.io/fyne/v2"
)

// App is the program, for who makes it for a test.
type App = app

// app is the program: what is open, and what of it the screens share.
type app struct {
	*session.Session
	*dossiers.Dossiers
	*intake.Intake
	*registers.Registers
	notices []error // to tell once the window is open
	Compare *compare.Feature
	manual  *help.Manual
	faces   <-chan struct{} // closed once those of the first text are read

	then func() // to do once a change is through; nil for nothing
}

// Kind is the kind of provider that the open assessment is of.
func (w *app) Kind() assessment.Profile {
	if w.Desk().Editor() == nil {
		return assessment.Profile{}
	}
	return w.Desk().Editor().Content().Kind(w.Desk().Editor().Assessment())
}

// FieldName is the name of the field of a path.
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
	place = w.Dossiers.Enter(place)
	w.SetWords(w.Words().For(w.Kind()))
	w.Desk().Editor().EndStep()
	return place
}

// Entered keeps the step at which somebody is, and tells what waited for one.
func (w *app) Entered(place string) {
	if w.Desk().Editor() != nil && !w.Route().Aside {
		w.Desk().SetStep(place)
	}
	w.TellMerged()
}

// OpenAssessment goes on with an assessment that is kept.
func (w *app) OpenAssessment(key string) {
	if err := w.Desk().Open(key); err != nil {
		w.Tell(err)
		return
	}
	w.Show(w.firstOpen())
}

// OpenAt opens an assessment that is kept at the field of a path.
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

// Changed lets everything follow a change: outcome, saving, and what is in view.
func (w *app) Changed() {
	w.Touch()
	w.SetUndone("")
	w.Desk().Editor().Changed()
	if then := w.then; then != nil {
		w.then = nil
		then()
		return
	}
	w.Follow()
}

// ReshowAfter does Reshow once the change that asks for it is through.
func (w *app) ReshowAfter(path string) { w.then = func() { w.Reshow(path) } }

// TooLong says that a paste did not fit; the field keeps what it had.
func (w *app) TooLong(path string) { w.TellTooLong(w.FieldName(path)) }

// StepOf is the step at which the field of a path of the open assessment is.
func (w *app) StepOf(path string) string {
	if e := w.Desk().Editor(); e != nil {
		return e.Content().StepOf(path)
	}
	return assessment.StepOf(path)
}

// Jump goes to the field of a path.
func (w *app) Jump(path string) { w.ShowAt(w.StepOf(path), path) }

// lineOf is a line of a list, or its last one where it became shorter.
func lineOf(links []*parts.Link, at int) fyne.Focusable {
	if len(links) == 0 {
		return nil
	}
	return links[min(at, len(links)-1)]
}
