package cli

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"

	"github.com/google/uuid"
)

// interview is the whole job in the terminal: one question at a time, in plain
// lines that a screen reader reads well. It works at a desk, as the window does. What
// to ask follows from what is filled in, so that the list of questions is made anew
// after every answer.
type interview struct {
	*session
	desk     *desk.Desk
	store    *dossier.Store // nil for a loose file
	path     string         // of the file or the dossier
	content  *assessment.Content
	ear      *ear
	ended    bool
	quit     bool            // it ended by a word, and not by the end of the input
	step     string          // the last heading that was read out
	group    string          // the last group of fields whose introduction was read out
	jump     string          // the path to go on at, where not the next
	unfolded map[string]bool // the steps at which to go through what nobody needs there
	ownNext  string          // what to do with facts of one's own, and where is asked next

	passphrase string // of the dossier, to try at a copy of it
	numbered   string // what a loose file will have as its number: no dossier counts it
}

func (i *interview) editor() *desk.Editor { return i.desk.Editor() }

func (i *interview) assessment() *assessment.Assessment { return i.editor().Assessment() }

// maxLine is more than a field takes, so that a longer text is named and not cut.
const maxLine = 1 << 20

// plain begins or goes on with the assessment in FILE, or works in a dossier.
func (s *session) plain(a arguments) error {
	i := &interview{session: s, path: s.words.T("plain.file"), unfolded: map[string]bool{}}
	if len(a.rest) == 1 {
		i.path = a.rest[0]
	}
	if isDossier(i.path) {
		return s.plainIn(i, a)
	}
	i.ear = listenTo(i.in)
	defer i.ear.close()
	if err := i.begin(); err != nil {
		return &fileError{i.path, err}
	}
	s.say("plain.intro", "file", i.path)
	if old := s.words.OldAtStart(i.content, s.today); old != "" {
		s.line(old)
	}
	if err := i.walk(); err != nil {
		return &fileError{i.path, err}
	}
	said := "plain.done"
	if i.ended {
		said = "plain.ended"
		s.line("")
	}
	if err := i.heard(); err != nil {
		return err
	}
	s.say(said, "file", i.path)
	return nil
}

// heard returns why no more could be read of what is typed; nil at its end.
func (i *interview) heard() error {
	if i.ear.cut {
		return &assessment.Error{Code: "plain-stopped", Params: map[string]string{"file": i.path}}
	}
	err := i.ear.failed()
	if errors.Is(err, bufio.ErrTooLong) {
		return &assessment.Error{Code: "plain-too-long", Params: map[string]string{"length": ">" + strconv.Itoa(maxLine), "max": strconv.Itoa(assessment.MaxText)}}
	}
	return err
}

// begin reads the file where there is one, and writes a new one where not, so
// that a place that cannot be written to is known before the first answer.
func (i *interview) begin() (err error) {
	if i.desk, err = i.sit(nil); err != nil {
		return err
	}
	f, err := i.open(i.path)
	item := register.Item{Assessment: f.Assessment}
	isNew := err != nil && isMissing(i.path)
	switch {
	case err == nil && f.Record:
		return &assessment.Error{Code: "plain-not-json"}
	case isNew:
		item.Assessment = assessment.New(uuid.NewString(), i.today)
	case err != nil:
		return err
	}
	if err := i.desk.File(item); err != nil {
		return err
	}
	i.content = i.editor().Content()
	if isNew {
		return i.save()
	}
	return nil
}

func isMissing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// save writes everything down: in the dossier, or the file.
func (i *interview) save() error {
	if i.store != nil {
		return i.desk.Flush()
	}
	data, err := exchange.Write(*i.assessment())
	if err != nil {
		return err
	}
	return wholefile.Replace(i.path, append(data, '\n'))
}

// walk asks one question after the other until the last, or until the input ends.
func (i *interview) walk() error {
	questions := i.questions()
	at := i.resume(questions)
	for at < len(questions) {
		q := questions[at]
		i.heading(q)
		move, err := i.ask(q)
		if err != nil {
			return err
		}
		if i.ended {
			return i.heard()
		}
		questions = i.questions()
		at = after(questions, q.path, at, move)
		if i.jump != "" {
			at, i.jump = placeOf(questions, i.jump), ""
		}
	}
	return nil
}

// resume finds the first question that still blocks a decision.
func (i *interview) resume(questions []question) int {
	if !i.assessment().Draft() || i.assessment().Practice.Name == "" {
		return 0
	}
	f := i.editor().Form()
	first := placeOf(questions, pathReview)
	for _, finding := range f.Findings {
		if field, asked := f.At(finding.Path); asked && finding.Severity == assessment.Blocks {
			first = min(first, placeOf(questions, field.Path))
		}
	}
	return first
}

// after finds where to go on: behind the question of a path, or before it. A
// question that is no longer asked leaves its place to the one that took it.
func after(questions []question, path string, at, move int) int {
	if here := slices.IndexFunc(questions, func(q question) bool { return q.path == path }); here >= 0 {
		return max(0, here+move)
	}
	return min(at, len(questions))
}

// heading reads the name of a step out when it begins.
func (i *interview) heading(q question) {
	if q.step == i.step {
		return
	}
	i.step, i.group = q.step, ""
	name, id, isQuestion := strings.Cut(q.step, ":")
	title := i.words.T("step." + name)
	if asked, ok := i.content.Questions.Question(id); isQuestion && ok {
		title = i.words.Questions(i.content, []string{id}) + ": " + asked.Name.In(i.words.Lang)
	}
	i.line("")
	i.say("plain.heading", "title", title)
}
