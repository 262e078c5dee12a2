package dossiers

import (
	"errors"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// gate is what stands in the way of a dossier: a passphrase that is asked, what
// went wrong, or that it takes long.
type gate struct {
	path    string
	options dossier.Options
	err     error
	resting bool // closed because nobody was there
	waiting bool // for what reads it
}

func (g gate) code() string {
	if e, ok := errors.AsType[*assessment.Error](g.err); ok {
		return e.Code
	}
	return ""
}

// asksPassphrase reports whether it is the passphrase that is missing or wrong.
func (g gate) asksPassphrase() bool {
	return g.code() == assessment.PassphraseNeeded || g.code() == assessment.PassphraseWrong
}

// Stop shows what stands in the way of a dossier: that it takes long where there is no
// error. Resting is one that was closed because nobody was there.
func (d *Dossiers) Stop(path string, err error, resting bool) {
	d.stopAt(gate{path: path, err: err, resting: resting, waiting: err == nil})
}

func (d *Dossiers) stopAt(g gate) {
	d.gate = g
	d.w.Show(session.Gate)
}

// gateScreen asks for the passphrase of a dossier, or says why it does not open
// and what can be done.
type gateScreen struct {
	d          *Dossiers
	w          Window
	passphrase *parts.TextField
	open       *parts.Button
}

func (d *Dossiers) gatePage() shell.Page { return &gateScreen{d: d, w: d.w} }

func (s *gateScreen) Content() fyne.CanvasObject {
	w := s.w
	eyebrow := "gate.eyebrow"
	if s.d.gate.resting {
		eyebrow = "gate.resting"
	}
	title := parts.Rows(parts.Gap,
		parts.NewText(parts.Eyebrow, strings.ToUpper(w.T(eyebrow))), parts.NewText(parts.Question, session.DossierName(s.d.gate.path)), parts.NewText(parts.Help, s.d.gate.path))
	if s.d.gate.waiting {
		return w.Column(title, parts.NewText(parts.Body, w.T("gate.waiting")), parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("gate.leave"), s.leave)))
	}
	if s.d.gate.asksPassphrase() {
		return w.Column(title, s.asking(), parts.Line(parts.Gap, s.open, s.elsewhere(parts.Quiet)))
	}
	return w.Column(title, shell.Advice(parts.Bad, parts.SignImportant, "", w.Words().Error(s.d.gate.err)), parts.Line(parts.Gap, s.ways()...), s.copies())
}

// asking is the field for the passphrase. What is typed is kept nowhere else.
func (s *gateScreen) asking() fyne.CanvasObject {
	w := s.w
	s.passphrase = parts.NewPasswordField(parts.TextOptions{Label: w.T("gate.passphrase"), Help: w.T("gate.passphrase.help"), Most: assessment.MaxText, OnSubmitted: s.unlock})
	s.open = parts.NewKeyButton(parts.Primary, w.T("gate.open"), parts.KeyReturn, s.unlock)
	if s.d.gate.code() == assessment.PassphraseWrong {
		s.passphrase.SetError(w.Words().Error(s.d.gate.err))
	}
	return s.passphrase
}

func (s *gateScreen) unlock() {
	if s.open.Disabled() {
		return // it is being tried
	}
	o := s.d.gate.options
	o.Passphrase = s.passphrase.Text()
	s.open.Disable()
	s.passphrase.SetHelp(s.w.T("gate.busy"))
	s.d.OpenDossier(s.d.gate.path, o)
}

// leave waits no longer.
func (s *gateScreen) leave() {
	s.d.arrival, s.d.gate = nil, gate{}
	s.w.Show(session.Start)
}

// ways are what can be done about a dossier that does not open.
func (s *gateScreen) ways() []fyne.CanvasObject {
	w, g := s.w, s.d.gate
	again := func() { s.d.OpenDossier(g.path, g.options) }
	buttons := []fyne.CanvasObject{parts.NewButton(parts.Primary, w.T("gate.again"), again)}
	hopeless := g.code() == assessment.NewerVersion || g.code() == assessment.NotADossier // the same would be said again
	if hopeless {
		buttons[0] = s.elsewhere(parts.Primary)
	}
	if slices.Contains([]string{assessment.InUse, assessment.NoPermission, assessment.LocksMissing}, g.code()) { // such as in a folder where one may only read
		o := g.options
		o.ReadOnly = true
		buttons = append(buttons, parts.NewButton(parts.Plain, w.T("gate.read"), func() { s.d.OpenDossier(g.path, o) }))
	}
	if g.code() != assessment.InUse && slices.Contains(w.Settings().Recent, g.path) {
		buttons = append(buttons, parts.NewButton(parts.Plain, w.T("gate.forget"), func() {
			s.d.forget(g.path)
			w.Show(session.Start)
		}))
	}
	if !hopeless {
		buttons = append(buttons, s.elsewhere(parts.Quiet))
	}
	return append(buttons, parts.NewButton(parts.Quiet, w.T("nav.start"), func() { w.Show(session.Start) }))
}

func (s *gateScreen) elsewhere(weight parts.Weight) *parts.Button {
	return parts.NewButton(weight, s.w.T("gate.elsewhere"), func() { s.w.Show(session.Dossiers) })
}

// copies are the daily copies of a dossier that cannot be read, to put one back.
func (s *gateScreen) copies() fyne.CanvasObject {
	w, path := s.w, s.d.gate.path
	if code := s.d.gate.code(); code == assessment.InUse || code == assessment.NewerVersion {
		return parts.Rows(0)
	}
	if found, err := dossier.Copies(path); err == nil && len(found) == 0 && s.d.gate.code() == assessment.FileDamaged {
		return parts.NewText(parts.Body, w.T("gate.no-copies"))
	}
	return s.d.dayCopies(path, func(c dossier.DayCopy) {
		if err := dossier.Restore(c.Path, path); err != nil {
			w.Tell(err)
			return
		}
		s.d.OpenDossier(path, dossier.Options{})
	})
}
