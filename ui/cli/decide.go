package cli

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/wholefile"
)

// Paths of what is asked and not kept in the file.
const (
	pathReview = "review"
	pathSeal   = "seal"
	pathFolder = "folder"
	pathAgain  = "again"
)

// review reads the outcome and the review list out. A number jumps to the place
// of that line.
func (i *interview) review(f *form.Form) question {
	var number string
	q := question{path: pathReview, step: assessment.StepOutcome, ask: i.words.T("plain.review.ask"), value: &number}
	q.intro = func() []string { return i.reviewLines(f.Findings) }
	q.done = func() error {
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(f.Findings) {
			i.jump = f.Findings[n-1].Path
		}
		return nil
	}
	return q
}

func (i *interview) reviewLines(findings []assessment.Finding) []string {
	o := i.editor().Outcome()
	lines := []string{i.words.Headline(o), i.words.Summary(i.content, o)}
	for _, r := range i.words.Reasons(i.content, o) {
		lines = append(lines, strconv.Itoa(r.Number)+". "+r.Name+": "+r.Text)
	}
	lines = append(lines, i.words.Notes(i.content, i.assessment(), o, i.today)...)
	if len(findings) == 0 {
		return append(lines, i.words.T("decision.nothing-weak"))
	}
	lines = append(lines, "", i.words.T("plain.review.title"))
	for n, f := range findings {
		severity := "review.warns"
		if f.Severity == assessment.Blocks {
			severity = "review.blocks"
		}
		lines = append(lines, i.words.T("plain.review.line", "n", strconv.Itoa(n+1),
			"severity", i.words.T(severity), "finding", i.words.Finding(f, i.content)))
	}
	return lines
}

var numberPattern = regexp.MustCompile(`^[0-9]{4}-[0-9]{4,}$`)

// fileNumber asks the number of the assessment: no dossier counts them here.
func (i *interview) fileNumber() question {
	if i.numbered == "" {
		i.numbered = i.assessment().Number
	}
	if i.numbered == "" {
		i.numbered = assessment.NextNumber(nil, i.editor().Item().Unfinished.On)
	}
	q := question{path: "number", step: assessment.StepDecision, ask: i.words.PlaceIn("number", i.content), value: &i.numbered, required: true}
	q.fits = func(typed string) error {
		if !numberPattern.MatchString(typed) {
			return &assessment.Error{Code: "plain-number"}
		}
		return nil
	}
	return q
}

// seal takes the decision when that is wanted. What still blocks it is said, and
// the interview goes on there.
func (i *interview) seal() question {
	sure := ""
	q := question{path: pathSeal, step: assessment.StepDecision, ask: i.words.T("plain.seal"), value: &sure}
	q.options = i.worded("answer.", assessment.Yes, assessment.No)
	q.intro = func() []string { return []string{i.words.T("decision.seals")} }
	q.done = func() error {
		if sure != assessment.Yes {
			return nil
		}
		err := i.decide()
		if blocked, ok := errors.AsType[*assessment.Error](err); ok && blocked.Path != "" {
			i.line(i.words.Finding(assessment.Finding{Code: blocked.Code, Path: blocked.Path, Params: blocked.Params}, i.content))
			i.jump = blocked.Path
			return nil
		}
		if err != nil {
			return err
		}
		i.jump = pathFolder
		i.say("decision.taken")
		return i.save()
	}
	return q
}

// decide takes the decision that was filled in. A loose file has the number that was
// typed; a dossier counts its own.
func (i *interview) decide() error {
	before := i.assessment().Number
	if i.store == nil {
		i.assessment().Number = i.numbered
	}
	err := i.editor().Decide(*i.editor().Unfinished())
	if err != nil {
		i.assessment().Number = before
	}
	return err
}

// documents asks where record and letter are to be put, and for a decided
// version whether to assess again.
func (i *interview) documents() []question {
	folder := ""
	q := question{path: pathFolder, step: assessment.StepDocuments, ask: i.words.T("plain.folder"), value: &folder}
	q.done = func() error {
		if folder != "" {
			if err := i.exportTo(folder); err != nil {
				i.line(i.words.Error(err))
			}
		}
		return nil
	}
	if i.assessment().Draft() || i.desk.HasLater(i.editor().Key()) {
		return []question{q}
	}
	return []question{q, i.again()}
}

func (i *interview) exportTo(folder string) error {
	c := chosen{Desk: i.desk, keys: []string{i.editor().Key()}}
	r, err := c.ExportRequest(c.keys[0], desk.ExportOptions{Lang: i.words.Lang, Folder: folder})
	if err != nil {
		return err
	}
	err = exporting(folder, func(ctx context.Context, e *export.Exporter) error {
		return i.put(ctx, e, c, c.keys[0], r, newMade("export"))
	})
	if err != nil || i.store == nil {
		return err
	}
	return i.save()
}

// again makes the next version, of a loose file in one beside it; the decided one
// stays.
func (i *interview) again() question {
	sure := ""
	q := question{path: pathAgain, step: assessment.StepDocuments, ask: i.words.T("plain.again"), value: &sure}
	q.options = i.worded("answer.", assessment.Yes, assessment.No)
	q.done = func() error {
		if sure != assessment.Yes {
			return nil
		}
		if err := i.editor().NextVersion(); err != nil {
			return err
		}
		i.numbered, i.jump = "", "answers"
		if i.store != nil {
			return i.save()
		}
		path, err := createBeside(i.path, *i.assessment())
		if err == nil {
			i.path = path
			i.say("plain.next", "file", path)
		}
		return err
	}
	return q
}

// createBeside writes a version under a name of its own beside another's.
func createBeside(path string, a assessment.Assessment) (string, error) {
	data, err := exchange.Write(a)
	if err != nil {
		return "", err
	}
	ext := filepath.Ext(path)
	base := strings.TrimSuffix(path, ext)
	for n := a.Version; ; n++ {
		next := base + "-" + strconv.Itoa(n) + ext
		if err := wholefile.Create(next, append(data, '\n')); !errors.Is(err, fs.ErrExist) {
			return next, err
		}
	}
}
