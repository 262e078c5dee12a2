package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// userScreen asks who works here: the name that stands in the history with each
// change. It may stay empty.
type userScreen struct {
	w     *app
	name  string
	field *parts.TextField
}

func (w *app) userScreen() shell.Page { return &userScreen{w: w, name: w.Settings().User} }

// needUser does something that files, once it was asked who works here.
func (w *app) NeedUser(do func()) {
	if w.Settings().UserAsked {
		do()
		return
	}
	w.asUser = do
	w.Show(stepUser)
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
	w.SetUser(strings.TrimSpace(s.name), true)
	do := w.asUser
	w.asUser = nil
	if do == nil {
		w.Return()
		return
	}
	do()
}

func (w *app) SetUser(name string, asked bool) {
	w.Keep(func(s *dossier.Settings) { s.User, s.UserAsked = name, asked })
	w.Desk().SetUser(name)
}
