package cli

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/wholefile"

	"github.com/google/uuid"
)

// interview is the whole job in the terminal: one question at a time, in plain
// lines that a screen reader reads well. What to ask follows from what is filled
// in, so that the list of questions is made anew after every answer.
type interview struct {
	*session
	path    string
	a       assessment.Assessment
	content *assessment.Content
	lines   *bufio.Scanner
	ended   bool
	step    string // the last heading that was read out
	group   string // the last group of fields whose introduction was read out
	jump    string // the path to go on at, where not the next
	// A decision is kept in the file once it is taken.
	decision assessment.Decision
	offered  form.Offered
	numbered string
}

// maxLine is more than a field takes, so that a longer text is named and not cut.
const maxLine = 1 << 20

// plain begins or goes on with the assessment in FILE.
func (s *session) plain(a arguments) error {
	i := &interview{session: s, path: s.words.T("plain.file"), lines: bufio.NewScanner(s.in)}
	i.lines.Buffer(nil, maxLine)
	if len(a.rest) == 1 {
		i.path = a.rest[0]
	}
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
	return nil
}

// begin reads the file where there is one, and writes a new one where not, so
// that a place that cannot be written to is known before the first answer.
func (i *interview) begin() error {
	f, err := i.open(i.path)
	switch {
	case err == nil && f.Record:
		return &assessment.Error{Code: "plain-not-json"}
	case err == nil:
		i.a = f.Assessment
	case isMissing(i.path):
		i.a = assessment.New(uuid.NewString(), i.today)
		err = i.save()
	}
	if err != nil {
		return err
	}
	i.content, err = assessment.Load(i.a.Editions)
	return err
}

func isMissing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// save writes everything down.
func (i *interview) save() error {
	data, err := exchange.Write(i.a)
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
			i.line("")
			i.say("plain.ended", "file", i.path)
			return i.lines.Err()
		}
		questions = i.questions()
		at = after(questions, q.path, at, move)
		if i.jump != "" {
			at, i.jump = placeOf(questions, i.jump), ""
		}
	}
	i.say("plain.done", "file", i.path)
	return nil
}

// resume finds the first question that still blocks a decision.
func (i *interview) resume(questions []question) int {
	if !i.a.Draft() || i.a.Practice.Name == "" {
		return 0
	}
	f := i.form()
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
