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

// userScreen asks who works here: the name that stands in the history with each
// change. It may stay empty.
type userScreen struct {
	d     *Dossiers
	w     Window
	name  string
	field *parts.TextField
}

func (d *Dossiers) userPage() shell.Page { return &userScreen{d: d, w: d.w, name: d.w.Settings().User} }

// NeedUser does something that files, once it was asked who works here.
func (d *Dossiers) NeedUser(do func()) {
	if d.w.Settings().UserAsked {
		do()
		return
	}
	d.asUser = do
	d.w.Show(session.User)
}

func (s *userScreen) Content() fyne.CanvasObject {
	w := s.w
	s.field = parts.NewTextField(parts.TextOptions{Label: w.T("user.name"), Help: w.T("user.help"), Most: assessment.MaxText,
		OnChanged: func(name string) { s.name = name }, OnSubmitted: s.keep})
	s.field.SetText(s.name)
	return w.Column(w.Heading("user.eyebrow", "user.title", "user.intro"), s.field,
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("user.keep"), s.keep),
			parts.NewButton(parts.Plain, w.T("user.none"), func() {
				s.name = ""
				s.keep()
			})))
}

// keep keeps the name for this person, and goes on with what waited for it.
func (s *userScreen) keep() {
	w := s.w
	s.d.SetUser(strings.TrimSpace(s.name), true)
	do := s.d.asUser
	s.d.asUser = nil
	if do == nil {
		w.Return()
		return
	}
	do()
}

// SetUser keeps who works here, and whether it was asked.
func (d *Dossiers) SetUser(name string, asked bool) {
	d.w.Keep(func(s *dossier.Settings) { s.User, s.UserAsked = name, asked })
	d.w.Desk().SetUser(name)
}
