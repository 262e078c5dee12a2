package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/password"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// passwordChecker shows what a password is worth while it is typed. Nothing of
// it is kept: it lives in the field alone.
func (w *Window) passwordChecker() fyne.CanvasObject {
	verdict := parts.NewText(parts.Help, w.t("password.empty"))
	field := parts.NewPasswordField(parts.TextOptions{
		Label: w.t("password.label"), Help: w.t("password.help"), Most: assessment.MaxText,
		OnChanged: func(typed string) {
			verdict.SetText(w.passwordVerdict(typed))
			w.relayout()
		},
	})
	return parts.NewCard(parts.Rows(parts.Gap, field, verdict))
}

func (w *Window) passwordVerdict(typed string) string {
	if typed == "" {
		return w.t("password.empty")
	}
	r := password.Check(typed)
	return w.words.Password(r.Length, r.Lacks(), r.Score, r.Capped)
}
