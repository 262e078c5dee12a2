package dossiers

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/password"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// PasswordChecker shows what a password is worth while it is typed. Nothing of
// it is kept: it lives in the field alone.
func (d *Dossiers) PasswordChecker() fyne.CanvasObject {
	verdict := parts.NewText(parts.Help, d.w.T("password.empty"))
	field := parts.NewPasswordField(parts.TextOptions{
		Label: d.w.T("password.label"), Help: d.w.T("password.help"), Most: assessment.MaxText,
		OnChanged: func(typed string) {
			verdict.SetText(d.passwordVerdict(typed))
			d.w.Relayout()
		},
	})
	return parts.NewCard(parts.Rows(parts.Gap, field, verdict))
}

func (d *Dossiers) passwordVerdict(typed string) string {
	if typed == "" {
		return d.w.T("password.empty")
	}
	r := password.Check(typed)
	return d.w.Words().Password(r.Length, r.Lacks(), r.Score, r.Capped)
}
