package ui

import (
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// userScreen asks who works here: the name that stands in the history with each
// change. It may stay empty.
type userScreen struct {
	w     *Window
	name  string
	field *parts.TextField
}

func (w *Window) userScreen() shell.Page { return &userScreen{w: w, name: w.settings.User} }

// needUser does something that files, once it was asked who works here.
func (w *Window) needUser(do func()) {
	if w.settings.UserAsked {
		do()
		return
	}
	w.asUser = do
	w.show(stepUser)
}

func (s *userScreen) Content() fyne.CanvasObject {
	w := s.w
	s.field = parts.NewTextField(parts.TextOptions{Label: w.t("user.name"), Help: w.t("user.help"), Most: assessment.MaxText,
		OnChanged: func(name string) { s.name = name }, OnSubmitted: s.keep})
	s.field.SetText(s.name)
	return w.page(w.heading("user.eyebrow", "user.title", "user.intro"), s.field,
		parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.t("user.keep"), s.keep),
			parts.NewButton(parts.Plain, w.t("user.none"), func() {
				s.name = ""
				s.keep()
			})))
}

// keep keeps the name for this person, and goes on with what waited for it.
func (s *userScreen) keep() {
	w := s.w
	w.setUser(strings.TrimSpace(s.name), true)
	do := w.asUser
	w.asUser = nil
	if do == nil {
		w.show(w.from)
		return
	}
	do()
}

func (w *Window) setUser(name string, asked bool) {
	w.settings.User, w.settings.UserAsked = name, asked
	w.keepSettings()
	w.desk.SetUser(name)
}
