package dossiers

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
	d            *Dossiers
	w            Window
	name, folder string
	path         string
	passphrase   *newPassphrase
	naming       *parts.TextField
	typing       *parts.TextField
}

func (d *Dossiers) choicePage() shell.Page {
	return &dossiersScreen{d: d, w: d.w, folder: dossier.FirstFolder(d.w.Host().Documents())}
}

func (s *dossiersScreen) Content() fyne.CanvasObject {
	w := s.w
	s.typing = parts.NewTextField(parts.TextOptions{Label: w.T("dossiers.path"), Most: assessment.MaxText, OnChanged: func(t string) { s.path = t }, OnSubmitted: s.open})
	rows := []fyne.CanvasObject{w.Heading("program", "dossiers.title", "dossiers.intro"),
		parts.Rows(parts.Gap, w.Section("dossiers.open.title", "dossiers.open.help"), s.typing,
			parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("dossiers.open"), s.open), parts.NewButton(parts.Plain, w.T("dossiers.choose"), s.choose)))}
	if recent := s.d.Recent(); recent != nil {
		rows = append(rows, parts.Rows(parts.Gap, w.Section("dossiers.recent", ""), recent))
	}
	return w.Column(append(rows, s.making(), w.Returns())...)
}

func (s *dossiersScreen) choose() {
	s.w.Host().ChoosePath(s.w.T("dossiers.pick"), []string{dossier.Ending}, s.d.OpenPath)
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
	s.d.OpenPath(path)
}

// OpenPath opens a dossier in the place of the one that is open.
func (d *Dossiers) OpenPath(path string) { d.OpenDossier(path, dossier.Options{}) }

// making asks for the name, the folder and, where one is wanted, the passphrase.
func (s *dossiersScreen) making() fyne.CanvasObject {
	w := s.w
	s.naming = w.Line(w.T("dossiers.name"), &s.name)
	s.passphrase = s.d.newPassphrase()
	return parts.Rows(parts.GapWide, w.Section("dossiers.new", "dossiers.new.help"), s.naming, w.FolderField(&s.folder), s.passphrase.box,
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("dossiers.make"), s.create)))
}

func (s *dossiersScreen) create() {
	s.d.newDossier(s.naming, s.passphrase, func(name, passphrase string) {
		s.d.createDossier(s.w.FreePath(s.folder, name), passphrase)
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

// Recent lists the dossiers that were open before, the last one first; nil for
// none.
func (d *Dossiers) Recent() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, path := range d.w.Settings().Recent {
		if d.w.Store() != nil && path == d.w.Store().Path() {
			continue
		}
		state := path
		if !session.Exists(path) {
			state = d.w.T("dossiers.gone", "file", path)
		}
		rows = append(rows, parts.NewCard(parts.Ends(parts.Gap,
			parts.Rows(0, parts.NewText(parts.Strong, session.DossierName(path)), parts.NewText(parts.Help, state)),
			parts.Line(parts.Gap,
				parts.NewButton(parts.Plain, d.w.T("dossiers.open"), func() { d.OpenPath(path) }),
				parts.NewButton(parts.Quiet, d.w.T("dossiers.forget"), func() { d.forgetHere(path) })))))
	}
	if len(rows) == 0 {
		return nil
	}
	return parts.Rows(parts.Gap, rows...)
}

func (d *Dossiers) forgetHere(path string) {
	d.forget(path)
	d.w.Reshow("")
}
