package ui

import (
	"strings"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// handOverScreen puts some of what is filed in a dossier of its own, to give to
// somebody.
type handOverScreen struct {
	w            *Window
	keys         []string
	name, folder string
	naming       *parts.TextField
	passphrase   *newPassphrase
	remove       *parts.Check
}

// handOver asks where what is filed under some keys goes.
func (w *Window) handOver(keys ...string) {
	w.handing = keys
	w.show(stepHandOver)
}

func (w *Window) handOverScreen() screen {
	s := &handOverScreen{w: w, keys: w.handing, folder: w.exportFolder()}
	if row, there := w.s.row(s.keys[0]); there {
		s.name = export.FileName(strings.Join(filled(row.Practice, row.Program), " "))
	}
	return s
}

func (s *handOverScreen) content() fyne.CanvasObject {
	w := s.w
	s.naming = w.looseLine(w.t("dossiers.name"), &s.name)
	s.passphrase = w.newPassphrase()
	s.remove = parts.NewCheck(w.t("handover.remove"), w.t("handover.remove.help"), nil)
	folder := w.folderField(&s.folder)
	rows := []fyne.CanvasObject{
		parts.Rows(parts.Gap, parts.NewText(parts.Eyebrow, upper(w.t("handover.eyebrow"))), parts.NewText(parts.Question, w.t("handover.title")),
			parts.NewText(parts.Body, w.words.N("handover.intro", len(s.keys)))),
		s.naming, folder, s.passphrase.box,
	}
	if !w.s.readOnly {
		rows = append(rows, s.remove)
	}
	return w.page(append(rows, parts.Line(parts.Gap,
		parts.NewButton(parts.Primary, w.t("handover.make"), s.make),
		parts.NewButton(parts.Plain, w.t("back"), func() { w.show(w.from) })))...)
}

func (s *handOverScreen) make() {
	w := s.w
	name, passphrase, ok := w.newDossier(s.naming, s.passphrase)
	if !ok {
		return
	}
	store, to := w.store, w.freePath(s.folder, name)
	w.worker.settle(func() {
		w.worker.do(func() func() {
			err := store.HandOver(to, s.keys, passphrase)
			return func() { s.done(store, to, err) }
		})
	})
}

// done takes what was handed over out of its dossier, where that was asked and
// it is still the one that is open.
func (s *handOverScreen) done(store *dossier.Store, to string, err error) {
	w := s.w
	if err == nil && s.remove.On() && w.store == store {
		w.s.drop(s.keys...)
	}
	if err == nil {
		w.show(w.from)
	}
	w.tellDone(err, "handover.done", "file", to)
}

func (s *handOverScreen) refresh()          {}
func (s *handOverScreen) focus(string) bool { return false }

// folderField takes a folder, typed or chosen.
func (w *Window) folderField(folder *string) fyne.CanvasObject {
	field := w.looseLine(w.t("dossiers.folder"), folder)
	browse := parts.NewButton(parts.Plain, w.t("documents.browse"), func() {
		w.host.ChooseFolder(*folder, func(chosen string) {
			*folder = chosen
			field.SetText(chosen)
		})
	})
	return parts.FieldEnds(parts.Gap, field, browse)
}
