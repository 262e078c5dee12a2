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
	pathPick   = "pick"
	pathWork   = "work"
	pathUser   = "user"
	pathTags   = "tags"
	pathNotes  = "notes"
	pathReason = "withdrawn.reason"
)

// plainIn works in a dossier until the person leaves.
func (s *session) plainIn(i *interview, a arguments) (err error) {
	if i.store, _, err = s.unlock(i.path, a, false); err != nil {
		return &fileError{i.path, err}
	}
	defer func() {
		err = errors.Join(err, i.store.Close())
	}()
	i.listen()
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
	s.say("plain.dossier.ended", "file", i.path)
	return i.lines.Err()
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
		q := question{path: pathWork, ask: p.words.T("plain.work"), value: &what, options: p.worded("plain.work.", p.jobs()...)}
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

// The jobs on an assessment.
const (
	jobRead    = "read"
	jobFillIn  = "fill-in"
	jobLetters = "documents"
	jobNext    = "next"
	jobBack    = "take-back"
	jobTags    = "tags"
	jobNotes   = "notes"
	jobArchive = "archive"
)

// jobs are those that are open now.
func (p *practice) jobs() []string {
	if p.assessment().Draft() {
		return []string{jobFillIn, jobRead, jobTags, jobNotes, jobArchive}
	}
	jobs := []string{jobRead, jobLetters}
	if !p.desk.HasLater(p.editor().Key()) {
		jobs = append(jobs, jobNext)
	}
	if p.editor().Item().Exported == "" {
		jobs = append(jobs, jobBack)
	}
	return append(jobs, jobTags, jobNotes, jobArchive)
}

func (p *practice) do(job string) error {
	switch job {
	case jobFillIn, jobLetters:
		return p.fillIn()
	case jobRead:
		p.print(p.judge(p.content, p.assessment()))
	case jobNext:
		if err := p.editor().NextVersion(); err != nil {
			return err
		}
		if err := p.save(); err != nil {
			return err
		}
		return p.fillIn()
	case jobBack:
		return p.takeBack()
	case jobTags:
		return p.filing(pathTags, p.words.T("register.tags"), p.words.T("register.tags.help"), strings.Join(p.editor().Item().Tags, ", "),
			func(i *register.Item, typed string) { i.Tags = tagsOf(typed) })
	case jobNotes:
		return p.filing(pathNotes, p.words.T("register.notes"), p.words.T("register.notes.help"), p.editor().Item().Notes,
			func(i *register.Item, typed string) { i.Notes = typed })
	case jobArchive:
		err := p.desk.Update(p.editor().Key(), func(i *register.Item) { i.Archived = !i.Archived })
		return errors.Join(err, p.save())
	}
	return nil
}

// fillIn walks through the questions.
func (p *practice) fillIn() error {
	p.content = p.editor().Content()
	p.step, p.group = "", ""
	err := p.walk()
	p.leaves()
	return err
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

// takeBack makes a draft again of a decision that has not left the house.
func (p *practice) takeBack() error {
	reason := ""
	q := question{path: pathReason, ask: p.words.T("field.withdrawn.reason"), required: true, value: &reason}
	if _, err := p.ask(q); err != nil || p.ended || reason == "" {
		return err
	}
	if err := p.editor().TakeBack(reason, p.desk.User()); err != nil {
		return err
	}
	return p.save()
}

// filing asks something of how the practice files the open assessment.
func (p *practice) filing(path, ask, help, now string, set func(*register.Item, string)) error {
	typed := now
	q := question{path: path, ask: ask, help: []string{help}, value: &typed}
	q.done = func() error {
		err := p.desk.Update(p.editor().Key(), func(i *register.Item) { set(i, typed) })
		return errors.Join(err, p.save())
	}
	_, err := p.ask(q)
	return err
}

func tagsOf(typed string) (tags []string) {
	for _, tag := range strings.Split(typed, ",") {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}
