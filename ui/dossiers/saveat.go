package dossiers

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
func (d *Dossiers) offer(err error) {
	d.w.Ask(parts.ConfirmOptions{Text: d.w.Words().Error(err) + "\n\n" + d.w.T("save-at.offer"), Safe: d.w.T("save-at.later"),
		Acts: []parts.Act{{Text: d.w.T("save-at"), Weight: parts.Primary, Do: d.askWhere}}})
}

func (d *Dossiers) askWhere() { d.w.Show(session.SaveAt) }

// saveAtScreen asks where the whole dossier goes with what could not be saved
// where it is.
type saveAtScreen struct {
	d            *Dossiers
	w            Window
	name, folder string
	naming       *parts.TextField
}

func (d *Dossiers) saveAtPage() shell.Page {
	return &saveAtScreen{d: d, w: d.w, name: session.DossierName(d.w.Store().Path()), folder: d.w.Host().Documents()}
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
			return func() { s.d.savedAt(store, batch, from, err) }
		})
	})
}

// savedAt goes on with the dossier where it is now. What was changed meanwhile is
// saved there; what only the place of before has is not in view any more.
func (d *Dossiers) savedAt(store *dossier.Store, batch desk.Batch, from time.Time, err error) {
	switch {
	case d.w.Store() != store, err != nil && d.changedElsewhere(err):
		return
	case err != nil:
		d.w.Tell(err)
		return
	}
	d.w.Desk().Saved(batch)
	d.kept(d.w.Now(), nil)
	d.remember(store.Path())
	told := d.w.T("save-at.done", "file", store.Path())
	if !from.IsZero() {
		told = d.w.T("save-at.copy", "file", store.Path(), "day", d.w.Words().Date(assessment.On(from)))
		if err := d.again(); err != nil {
			d.w.Tell(err)
			return
		}
	} else {
		d.w.Return()
	}
	d.w.Desk().Save()
	d.w.Say(told)
}

// again begins with what the dossier has now, at the step that was in view.
func (d *Dossiers) again() error {
	batch := d.w.Desk().Pending()
	if err := d.WorkOn(d.w.Store()); err != nil {
		return err
	}
	d.w.Desk().Resume(batch)
	d.resume(true)
	return nil
}
