package ui

import (
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// offer says why something could not be saved, and offers to save the dossier
// somewhere else. What waits stays in memory meanwhile.
func (w *app) offer(err error) {
	w.Ask(parts.ConfirmOptions{Text: w.Words().Error(err) + "\n\n" + w.T("save-at.offer"), Safe: w.T("save-at.later"),
		Acts: []parts.Act{{Text: w.T("save-at"), Weight: parts.Primary, Do: w.saveAt}}})
}

func (w *app) saveAt() { w.Show(stepSaveAt) }

// saveAtScreen asks where the whole dossier goes with what could not be saved
// where it is.
type saveAtScreen struct {
	w            *app
	name, folder string
	naming       *parts.TextField
}

func (w *app) saveAtScreen() shell.Page {
	return &saveAtScreen{w: w, name: session.DossierName(w.Store().Path()), folder: w.Host().Documents()}
}

func (s *saveAtScreen) Content() fyne.CanvasObject {
	w := s.w
	s.naming = w.Line(w.T("dossiers.name"), &s.name)
	return w.Column(w.Heading("dossier.eyebrow", "save-at.title", "save-at.intro"), s.naming, w.FolderField(&s.folder),
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("save-at.do"), s.save), parts.NewButton(parts.Plain, w.T("back"), w.Return)))
}

func (s *saveAtScreen) save() {
	w, name := s.w, typedName(s.name)
	if !export.IsFileName(name) {
		w.Refuse(s.naming, w.T("dossiers.name.invalid"))
		return
	}
	store, to := w.Store(), w.FreePath(s.folder, name)
	w.Worker().Settle(func() {
		batch := w.Desk().Pending()
		w.Worker().Do(func() func() {
			from, err := store.SaveAt(to, batch.Changes()...)
			return func() { w.savedAt(store, batch, from, err) }
		})
	})
}

// savedAt goes on with the dossier where it is now. What was changed meanwhile is
// saved there; what only the place of before has is not in view any more.
func (w *app) savedAt(store *dossier.Store, batch desk.Batch, from time.Time, err error) {
	switch {
	case w.Store() != store, err != nil && w.changedElsewhere(err):
		return
	case err != nil:
		w.Tell(err)
		return
	}
	w.Desk().Saved(batch)
	w.kept(w.Now(), nil)
	w.remember(store.Path())
	told := w.T("save-at.done", "file", store.Path())
	if !from.IsZero() {
		told = w.T("save-at.copy", "file", store.Path(), "day", w.Words().Date(assessment.On(from)))
		if err := w.again(); err != nil {
			w.Tell(err)
			return
		}
	} else {
		w.Return()
	}
	w.Desk().Save()
	w.Say(told)
}

// again begins with what the dossier has now, at the step that was in view.
func (w *app) again() error {
	batch := w.Desk().Pending()
	if err := w.workOn(w.Store()); err != nil {
		return err
	}
	w.Desk().Resume(batch)
	w.resume(true)
	return nil
}
