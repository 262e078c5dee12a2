package dossiers

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/password"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// newPassphrase asks for a new passphrase twice, and says what it is worth while
// it is typed. What is typed is kept nowhere else.
type newPassphrase struct {
	d           *Dossiers
	w           Window
	first, twin *parts.TextField
	box         fyne.CanvasObject
}

func (d *Dossiers) newPassphrase() *newPassphrase {
	p := &newPassphrase{d: d, w: d.w}
	verdict := parts.NewText(parts.Help, d.w.T("passphrase.empty"))
	p.first = parts.NewPasswordField(parts.TextOptions{
		Label: d.w.T("passphrase.new"), Help: d.w.T("passphrase.help"), Most: assessment.MaxText,
		OnChanged: func(typed string) {
			verdict.SetText(d.w.T("passphrase.empty"))
			if typed != "" {
				verdict.SetText(d.passwordVerdict(typed))
			}
			d.w.Relayout()
		},
	})
	p.twin = parts.NewPasswordField(parts.TextOptions{Label: d.w.T("passphrase.twice"), Most: assessment.MaxText})
	p.box = parts.NewCard(parts.Rows(parts.Gap, p.first, verdict, p.twin))
	return p
}

// get returns the passphrase, empty for none; not where the two differ.
func (p *newPassphrase) get() (string, bool) {
	if p.first.Text() == p.twin.Text() {
		p.twin.SetError("")
		return p.first.Text(), true
	}
	p.w.Refuse(p.twin, p.w.T("passphrase.differs"))
	return "", false
}

// take hands over the passphrase, empty for none. One that is guessed at once is only
// taken where a person says so knowing that.
func (p *newPassphrase) take(then func(passphrase string)) {
	passphrase, ok := p.get()
	switch {
	case !ok:
	case passphrase != "" && password.Check(passphrase).AtOnce():
		p.w.Confirm(p.w.T("passphrase.weak"), p.w.T("passphrase.weak.use"), func() { then(passphrase) })
	default:
		then(passphrase)
	}
}

// newDossier reads what a new dossier is called and closed with. Where that
// cannot be, the field says so.
func (d *Dossiers) newDossier(naming *parts.TextField, p *newPassphrase, then func(name, passphrase string)) {
	defer d.w.Relayout()
	name := typedName(naming.Text())
	if !export.IsFileName(name) {
		d.w.Refuse(naming, d.w.T("dossiers.name.invalid"))
		return
	}
	naming.SetError("")
	p.take(func(passphrase string) { then(name, passphrase) })
}
