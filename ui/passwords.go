package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/password"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// passwordChecker shows what a password is worth while it is typed. Nothing of
// it is kept: it lives in the field alone.
func (w *app) PasswordChecker() fyne.CanvasObject {
	verdict := parts.NewText(parts.Help, w.T("password.empty"))
	field := parts.NewPasswordField(parts.TextOptions{
		Label: w.T("password.label"), Help: w.T("password.help"), Most: assessment.MaxText,
		OnChanged: func(typed string) {
			verdict.SetText(w.passwordVerdict(typed))
			w.Relayout()
		},
	})
	return parts.NewCard(parts.Rows(parts.Gap, field, verdict))
}

func (w *app) passwordVerdict(typed string) string {
	if typed == "" {
		return w.T("password.empty")
	}
	r := password.Check(typed)
	return w.Words().Password(r.Length, r.Lacks(), r.Score, r.Capped)
}
