package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// dossiersScreen makes a dossier, or opens one: a recent one, by its path, by the
// system's dialog, or dropped on the window.
type dossiersScreen struct {
	w            *app
	name, folder string
	path         string
	passphrase   *newPassphrase
	naming       *parts.TextField
	typing       *parts.TextField
}

func (w *app) dossiers() shell.Page {
	return &dossiersScreen{w: w, folder: dossier.FirstFolder(w.Host().Documents())}
}

func (s *dossiersScreen) Content() fyne.CanvasObject {
	w := s.w
	s.typing = parts.NewTextField(parts.TextOptions{Label: w.T("dossiers.path"), Most: assessment.MaxText, OnChanged: func(t string) { s.path = t }, OnSubmitted: s.open})
	rows := []fyne.CanvasObject{w.Heading("program", "dossiers.title", "dossiers.intro"),
		parts.Rows(parts.Gap, w.Section("dossiers.open.title", "dossiers.open.help"), s.typing,
			parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("dossiers.open"), s.open), parts.NewButton(parts.Plain, w.T("dossiers.choose"), s.choose)))}
	if recent := w.Recent(); recent != nil {
		rows = append(rows, parts.Rows(parts.Gap, w.Section("dossiers.recent", ""), recent))
	}
	return w.Column(append(rows, s.making(), w.Returns())...)
}

func (s *dossiersScreen) choose() {
	s.w.Host().ChoosePath(s.w.T("dossiers.pick"), []string{dossier.Ending}, s.w.OpenPath)
}

// open opens what was typed, or lets choose where nothing was. Where nothing is
// there, the dossier that is open stays.
func (s *dossiersScreen) open() {
	w, path := s.w, s.w.TypedPath(s.path)
	s.typing.SetError("")
	if path == "" {
		s.choose()
		return
	}
	if !session.Exists(path) {
		w.Refuse(s.typing, w.T("dossiers.path.gone"))
		return
	}
	w.OpenPath(path)
}

func (w *app) OpenPath(path string) { w.openDossier(path, dossier.Options{}) }

// making asks for the name, the folder and, where one is wanted, the passphrase.
func (s *dossiersScreen) making() fyne.CanvasObject {
	w := s.w
	s.naming = w.Line(w.T("dossiers.name"), &s.name)
	s.passphrase = w.newPassphrase()
	return parts.Rows(parts.GapWide, w.Section("dossiers.new", "dossiers.new.help"), s.naming, w.FolderField(&s.folder), s.passphrase.box,
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("dossiers.make"), s.create)))
}

func (s *dossiersScreen) create() {
	s.w.newDossier(s.naming, s.passphrase, func(name, passphrase string) {
		s.w.createDossier(s.w.FreePath(s.folder, name), passphrase)
	})
}

// typedName is the name of a dossier as it was typed, which may have the ending
// that it gets anyhow.
func typedName(text string) string {
	name := strings.TrimSpace(text)
	if stem := len(name) - len(dossier.Ending); stem > 0 && strings.EqualFold(name[stem:], dossier.Ending) {
		name = strings.TrimSpace(name[:stem])
	}
	return name
}

// recent lists the dossiers that were open before, the last one first; nil for
// none.
func (w *app) Recent() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, path := range w.Settings().Recent {
		if w.Store() != nil && path == w.Store().Path() {
			continue
		}
		state := path
		if !session.Exists(path) {
			state = w.T("dossiers.gone", "file", path)
		}
		rows = append(rows, parts.NewCard(parts.Ends(parts.Gap,
			parts.Rows(0, parts.NewText(parts.Strong, session.DossierName(path)), parts.NewText(parts.Help, state)),
			parts.Line(parts.Gap,
				parts.NewButton(parts.Plain, w.T("dossiers.open"), func() { w.OpenPath(path) }),
				parts.NewButton(parts.Quiet, w.T("dossiers.forget"), func() { w.forgetHere(path) })))))
	}
	if len(rows) == 0 {
		return nil
	}
	return parts.Rows(parts.Gap, rows...)
}

func (w *app) forgetHere(path string) {
	w.forget(path)
	w.Reshow("")
}
