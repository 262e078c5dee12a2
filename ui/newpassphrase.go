package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// newPassphrase asks for a new passphrase twice, and says what it is worth while
// it is typed. What is typed is kept nowhere else.
type newPassphrase struct {
	w           *Window
	first, twin *parts.TextField
	box         fyne.CanvasObject
}

func (w *Window) newPassphrase() *newPassphrase {
	p := &newPassphrase{w: w}
	verdict := parts.NewText(parts.Help, w.t("passphrase.empty"))
	p.first = parts.NewPasswordField(parts.TextOptions{
		Label: w.t("passphrase.new"), Help: w.t("passphrase.help"), Most: assessment.MaxText,
		OnChanged: func(typed string) {
			verdict.SetText(w.t("passphrase.empty"))
			if typed != "" {
				verdict.SetText(w.passwordVerdict(typed))
			}
			w.relayout()
		},
	})
	p.twin = parts.NewPasswordField(parts.TextOptions{Label: w.t("passphrase.twice"), Most: assessment.MaxText})
	p.box = parts.NewCard(parts.Rows(parts.Gap, p.first, verdict, p.twin))
	return p
}

// get gives the passphrase, empty for none; not where the two differ.
func (p *newPassphrase) get() (string, bool) {
	if p.first.Text() == p.twin.Text() {
		p.twin.SetError("")
		return p.first.Text(), true
	}
	p.w.refuse(p.twin, p.w.t("passphrase.differs"))
	return "", false
}

// newDossier reads what a new dossier is called and closed with. Where that
// cannot be, the field says so.
func (w *Window) newDossier(naming *parts.TextField, p *newPassphrase) (name, passphrase string, ok bool) {
	defer w.relayout()
	if name = typedName(naming.Text()); !export.IsFileName(name) {
		w.refuse(naming, w.t("dossiers.name.invalid"))
		return "", "", false
	}
	naming.SetError("")
	passphrase, ok = p.get()
	return name, passphrase, ok
}
