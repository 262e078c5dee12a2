package ui

import (
	"strings"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// eraseScreen takes the name of a staff member who left out of all that is kept.
type eraseScreen struct {
	w     *Window
	name  string
	field *parts.TextField
}

func (s *eraseScreen) content() fyne.CanvasObject {
	w := s.w
	s.field = w.looseLine(w.t("erase.name"), &s.name)
	var names []fyne.CanvasObject
	for _, n := range w.desk.StaffNames() {
		names = append(names, parts.NewButton(parts.Plain, n, func() {
			s.name = n
			s.field.SetText(n)
			s.field.Focus()
		}))
	}
	rows := []fyne.CanvasObject{w.heading("erase.eyebrow", "erase.title", "erase.intro"), s.field}
	if len(names) > 0 {
		rows = append(rows, parts.Rows(parts.Gap, parts.NewText(parts.Label, w.t("erase.known")), parts.Line(parts.Gap, names...)))
	}
	return w.page(append(rows, parts.NewText(parts.Help, w.t("erase.what")),
		parts.Line(parts.Gap, parts.NewButton(parts.Danger, w.t("erase.do"), s.ask), parts.NewButton(parts.Plain, w.t("back"), func() { w.show(w.from) })))...)
}

func (s *eraseScreen) ask() {
	w := s.w
	if strings.TrimSpace(s.name) == "" {
		w.refuse(s.field, w.t("erase.missing"))
		return
	}
	w.confirm(w.t("erase.sure", "name", strings.TrimSpace(s.name)), w.t("erase.do"), s.erase)
}

// erase takes the name out once all is saved, and reads the dossier anew.
func (s *eraseScreen) erase() {
	w, store, name := s.w, s.w.store, s.name
	by := w.desk.Defaults().Assessor.Name
	if strings.EqualFold(strings.TrimSpace(by), strings.TrimSpace(name)) {
		by = ""
	}
	w.worker.settle(func() {
		w.worker.do(func() func() {
			places, err := store.EraseName(name, by, w.clock())
			return func() { s.erased(store, places, err) }
		})
	})
}

func (s *eraseScreen) erased(store *dossier.Store, places int, err error) {
	w := s.w
	if err == nil && w.store == store {
		err = w.workOn(store)
		w.show(stepStart)
	}
	if err != nil {
		w.tell(err)
		return
	}
	w.tellNotices()
	parts.Confirm(w.win.Canvas(), parts.ConfirmOptions{Text: w.words.N("erase.done", places), Safe: w.t("close")})
}

func (s *eraseScreen) refresh()          {}
func (s *eraseScreen) focus(string) bool { return false }
