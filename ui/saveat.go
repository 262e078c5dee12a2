package ui

import (
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// offer says why something could not be saved, and offers to save the dossier
// somewhere else. What waits stays in memory meanwhile.
func (w *Window) offer(err error) {
	parts.Confirm(w.win.Canvas(), parts.ConfirmOptions{Text: w.words.Error(err) + "\n\n" + w.t("save-at.offer"), Safe: w.t("save-at.later"),
		Acts: []parts.Act{{Text: w.t("save-at"), Weight: parts.Primary, Do: w.saveAt}}})
}

func (w *Window) saveAt() { w.show(stepSaveAt) }

// saveAtScreen asks where the whole dossier goes with what could not be saved
// where it is.
type saveAtScreen struct {
	w            *Window
	name, folder string
	naming       *parts.TextField
}

func (w *Window) saveAtScreen() shell.Page {
	return &saveAtScreen{w: w, name: dossierName(w.store.Path()), folder: w.host.Documents()}
}

func (s *saveAtScreen) Content() fyne.CanvasObject {
	w := s.w
	s.naming = w.looseLine(w.t("dossiers.name"), &s.name)
	return w.page(w.heading("dossier.eyebrow", "save-at.title", "save-at.intro"), s.naming, w.folderField(&s.folder),
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.t("save-at.do"), s.save), parts.NewButton(parts.Plain, w.t("back"), func() { w.show(w.from) })))
}

func (s *saveAtScreen) save() {
	w, name := s.w, typedName(s.name)
	if !export.IsFileName(name) {
		w.refuse(s.naming, w.t("dossiers.name.invalid"))
		return
	}
	store, to := w.store, w.freePath(s.folder, name)
	w.worker.settle(func() {
		batch := w.desk.Pending()
		w.worker.do(func() func() {
			from, err := store.SaveAt(to, batch.Change)
			return func() { w.savedAt(store, batch, from, err) }
		})
	})
}

// savedAt goes on with the dossier where it is now. What was changed meanwhile is
// saved there; what only the place of before has is not in view any more.
func (w *Window) savedAt(store *dossier.Store, batch desk.Batch, from time.Time, err error) {
	switch {
	case w.store != store, err != nil && w.changedElsewhere(err):
		return
	case err != nil:
		w.tell(err)
		return
	}
	w.desk.Saved(batch)
	w.kept(w.clock(), nil)
	w.remember(store.Path())
	told := w.t("save-at.done", "file", store.Path())
	if !from.IsZero() {
		told = w.t("save-at.copy", "file", store.Path(), "day", w.words.Date(assessment.On(from)))
		if err := w.again(); err != nil {
			w.tell(err)
			return
		}
	} else {
		w.show(w.from)
	}
	w.desk.Save()
	parts.Confirm(w.win.Canvas(), parts.ConfirmOptions{Text: told, Safe: w.t("close")})
}

// again begins with what the dossier has now, at the step that was in view.
func (w *Window) again() error {
	batch := w.desk.Pending()
	if err := w.workOn(w.store); err != nil {
		return err
	}
	w.desk.Resume(batch)
	w.resume(true)
	return nil
}
