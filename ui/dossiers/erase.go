package dossiers

import (
	"strings"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// eraseScreen takes the name of a staff member who left out of all that is kept.
type eraseScreen struct {
	d     *Dossiers
	w     Window
	name  string
	field *parts.TextField
	known *fyne.Container // the names that are found in the dossier
}

func (d *Dossiers) erasePage() shell.Page { return &eraseScreen{d: d, w: d.w} }

func (s *eraseScreen) Content() fyne.CanvasObject {
	w := s.w
	s.field = w.Line(w.T("erase.name"), &s.name)
	s.known = parts.Rows(parts.Gap)
	s.known.Hide()
	s.findNames()
	return w.Column(w.Heading("erase.eyebrow", "erase.title", "erase.intro"), s.field, s.known, parts.NewText(parts.Help, w.T("erase.what")),
		parts.Line(parts.Gap, parts.NewButton(parts.Danger, w.T("erase.do"), s.ask), parts.NewButton(parts.Plain, w.T("back"), w.Return)))
}

// findNames looks for every name in the dossier once all is saved, beside the
// screen's thread.
func (s *eraseScreen) findNames() {
	w, store := s.w, s.w.Store()
	w.Worker().Settle(func() {
		w.Worker().Do(func() func() {
			names, err := store.StaffNames()
			return func() {
				if err != nil {
					w.Tell(err)
					return
				}
				s.offer(names)
			}
		})
	})
}

func (s *eraseScreen) offer(names []string) {
	if len(names) == 0 {
		return
	}
	buttons := make([]fyne.CanvasObject, len(names))
	for i, name := range names {
		buttons[i] = parts.NewButton(parts.Plain, name, func() {
			s.name = name
			s.field.SetText(name)
			s.field.Focus()
		})
	}
	s.known.Objects = []fyne.CanvasObject{parts.NewText(parts.Label, s.w.T("erase.known")), parts.Line(parts.Gap, buttons...)}
	s.known.Show()
	s.known.Refresh()
	s.w.Relayout()
}

func (s *eraseScreen) ask() {
	w := s.w
	if strings.TrimSpace(s.name) == "" {
		w.Refuse(s.field, w.T("erase.missing"))
		return
	}
	w.Confirm(w.T("erase.sure", "name", strings.TrimSpace(s.name)), w.T("erase.do"), s.erase)
}

// erase takes the name out once all is saved, and reads the dossier anew.
func (s *eraseScreen) erase() {
	w, store, name := s.w, s.w.Store(), s.name
	if strings.EqualFold(w.Desk().User(), strings.TrimSpace(name)) {
		s.d.SetUser("", false) // else the next change would bring the name back
	}
	by := w.Desk().User()
	w.Worker().Settle(func() {
		w.Worker().Do(func() func() {
			places, err := store.EraseName(name, by, w.Now())
			return func() { s.erased(store, places, err) }
		})
	})
}

func (s *eraseScreen) erased(store *dossier.Store, places int, err error) {
	w := s.w
	if err == nil && w.Store() == store {
		err = s.d.WorkOn(store)
		w.Show(session.Start)
	}
	if err != nil {
		w.Tell(err)
		return
	}
	s.d.tellNotices()
	w.Say(w.Words().N("erase.done", places))
}
