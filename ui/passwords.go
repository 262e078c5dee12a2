package ui

import (
	"beeldbeltoets/assessment/password"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// passwordChecker shows what a password is worth while it is typed. Nothing of
// it is kept: it lives in the field alone.
func (w *Window) passwordChecker() fyne.CanvasObject {
	verdict := parts.NewText(parts.Help, w.t("password.empty"))
	field := parts.NewPasswordField(parts.TextOptions{
		Label: w.t("password.label"), Help: w.t("password.help"),
		OnChanged: func(typed string) {
			verdict.SetText(w.passwordVerdict(typed))
			w.relayout()
		},
	})
	return parts.NewCard(parts.Rows(parts.Gap, field, verdict))
}

// passwordVerdict gives the source's rule and the estimate of strength in words.
func (w *Window) passwordVerdict(typed string) string {
	if typed == "" {
		return w.t("password.empty")
	}
	r := password.Check(typed)
	rule := w.t("password.rule.met")
	if lacks := r.Lacks(); len(lacks) > 0 {
		for i, id := range lacks {
			lacks[i] = w.t("password." + id)
		}
		rule = w.t("password.rule.lacks", "missing", w.words.Join(lacks))
	}
	capped := ""
	if r.Capped {
		capped = w.t("password.capped")
	}
	return join(" ", w.t("password.length", "n", itoa(r.Length)), rule, w.t("password.score."+itoa(r.Score)), capped)
}
