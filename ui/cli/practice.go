package cli

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/register"
)

// practice is a whole dossier in the terminal: what is filed, and all that can be done
// with it.
type practice struct {
	*interview
	shown []*register.Entry // as they are numbered
	find  string            // what the list is looked through for
}

// The paths of what is asked about a dossier and kept beside its assessments.
const (
	pathPick    = "pick"
	pathWork    = "work"
	pathUser    = "user"
	pathTags    = "tags"
	pathNotes   = "notes"
	pathReason  = "withdrawn.reason"
	pathConsent = "consent"
	pathAgreed  = "consent.agreed"
	pathErase   = "erase"
	pathOther   = "duplicate"
)

// plainIn works in a dossier until the person leaves.
func (s *session) plainIn(i *interview, a arguments) (err error) {
	if i.store, i.passphrase, err = s.unlock(i.path, a, false); err != nil {
		return &fileError{i.path, err}
	}
	defer func() {
		err = errors.Join(err, i.store.Close())
	}()
	i.ear = listenTo(i.in)
	defer i.ear.close()
	if i.desk, err = s.sit(i.store); err != nil {
		return err
	}
	if i.content, err = assessment.Load(assessment.Current); err != nil {
		return err
	}
	p := &practice{interview: i}
	s.say("plain.dossier.intro", "file", i.path)
	if err := p.askUser(); err != nil {
		return err
	}
	for !i.ended {
		if err := p.pick(); err != nil {
			return &fileError{i.path, err}
		}
	}
	s.line("")
	if err := i.heard(); err != nil {
		return err
	}
	s.say("plain.dossier.ended", "file", i.path)
	return nil
}

// askUser asks who works here, once for this person on this computer.
func (p *practice) askUser() error {
	settings, err := dossier.LoadSettings()
	if err != nil || settings.User != "" || settings.UserAsked {
		return nil // what is damaged is not written over here
	}
	name := ""
	q := question{path: pathUser, ask: p.words.T("user.name"), value: &name, help: []string{p.words.T("user.intro"), p.words.T("user.help")}}
	if _, err := p.ask(q); err != nil || p.ended {
		return err
	}
	settings.User, settings.UserAsked = name, true
	p.desk.SetUser(name)
	return dossier.SaveSettings(settings)
}

// pick lists what is filed, and opens what is chosen.
func (p *practice) pick() error {
	p.desk.Leave()
	p.step, p.group = "", ""
	typed := ""
	q := question{path: pathPick, ask: p.words.T("plain.dossier.pick"), value: &typed, help: []string{p.words.T("plain.dossier.help")}}
	q.intro = p.list
	q.done = func() error { return p.picked(typed) }
	move, err := p.ask(q)
	if err == nil && move == back {
		p.find = ""
	}
	return err
}

// list reads the register out, numbered, the most urgent first.
func (p *practice) list() []string {
	g, err := register.New(p.desk.Rows(), p.today, p.words)
	if err != nil {
		return []string{p.words.Error(err)}
	}
	p.shown = p.shown[:0]
	for _, place := range []register.Place{register.All, register.Examples, register.Archive} {
		p.shown = append(p.shown, g.Look(p.find, place).Entries...)
	}
	lines := []string{"", p.words.N("plain.dossier.filed", len(p.shown))}
	for n, e := range p.shown {
		told := []string{p.words.T("register.state." + string(e.State)), e.Number, plaintext.Line(e.Program), g.Outcome(e), p.words.Date(e.Through)}
		told = slices.DeleteFunc(told, func(text string) bool { return text == "" })
		lines = append(lines, strconv.Itoa(n+1)+". "+strings.Join(told, ", "))
	}
	return lines
}

// picked opens a number, begins a new assessment, or looks for what was typed.
func (p *practice) picked(typed string) error {
	if typed == typeMenu {
		return p.menu()
	}
	if typed == "+" {
		if err := p.desk.StartAssessment(); err != nil {
			return err
		}
		if err := p.save(); err != nil {
			return err
		}
		return p.fillIn()
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > len(p.shown) {
		p.find = typed
		return nil
	}
	if err := p.desk.Open(p.shown[n-1].Key); err != nil {
		p.complain(err)
		return nil
	}
	return p.work()
}

// work asks what to do with the open assessment, until the person goes back.
func (p *practice) work() error {
	for !p.ended && p.editor() != nil {
		p.content = p.editor().Content()
		what := ""
		q := question{path: pathWork, ask: p.words.T("plain.work"), value: &what, options: p.worded("plain.work.", p.open()...)}
		q.intro = func() []string {
			return []string{"", plaintext.Line(p.assessment().Program.Name), p.words.Headline(p.editor().Outcome())}
		}
		move, err := p.ask(q)
		if p.leaves() || err != nil || p.ended || move == back || what == "" {
			return err
		}
		if err := p.do(what); err != nil {
			p.complain(err)
		}
	}
	return nil
}

// leaves reports whether the person left what was asked by a word: that leads back to
// the register, and not out of the dossier.
func (p *practice) leaves() bool {
	left := p.quit
	if left {
		p.ended, p.quit = false, false
	}
	return left
}
