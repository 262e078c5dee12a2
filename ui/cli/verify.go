package cli

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/register"
)

// verify reads the data back out of a record and holds them against its seal. It
// says that nothing has changed since export, not who made it. A record whose
// seal does not fit is still told about, so that one sees which it claims to be.
func (s *session) verify(a arguments) error {
	if !a.has("json") {
		return s.verifyFile(a, nil)
	}
	return s.verifyJSON(a)
}

// verification is what was found as JSON: whether all is whole, the sentences that
// are printed without --json, and what is wrong. Its form is published as
// assets/schema/verification-1.schema.json.
type verification struct {
	Format   string    `json:"format"`
	Version  int       `json:"version"`
	File     string    `json:"file"`
	Whole    bool      `json:"whole"`
	Record   *verified `json:"record,omitempty"` // of a record that could be read
	Says     []string  `json:"says"`
	Problems []string  `json:"problems"`
}

// verified is what a record says it is, and how its pages are.
type verified struct {
	Program  string          `json:"program"`
	Outcome  string          `json:"outcome"`
	Decision string          `json:"decision,omitempty"`
	Through  assessment.Date `json:"through,omitempty"`
	Over     bool            `json:"over"`
	Pages    string          `json:"pages"` // how they were compared
	Faults   []found         `json:"faults"`
	Added    []found         `json:"added"`
}

// found is a code with the page, the pages or the file that it is about.
type found struct {
	Code  string `json:"code"`
	Page  string `json:"page,omitempty"`
	Pages string `json:"pages,omitempty"`
	File  string `json:"file,omitempty"`
}

// tell takes over what was found of a record.
func (v *verification) tell(f export.Verification, today assessment.Date) {
	content, err := assessment.Load(f.Assessment.Editions)
	if err != nil || !f.Record {
		return
	}
	a := &f.Assessment
	v.Record = &verified{
		Program: a.Program.Name, Outcome: content.Standing(a, today).Outcome, Over: a.Over(today),
		Pages: f.Compared, Faults: foundOf(f.Faults), Added: foundOf(f.Added),
	}
	if d := a.Decision; d != nil {
		v.Record.Decision, v.Record.Through = d.Kind, d.Through
	}
}

func foundOf(errs []*assessment.Error) []found {
	all := make([]found, len(errs))
	for i, e := range errs {
		all[i] = found{e.Code, e.Params["page"], e.Params["pages"], e.Params["file"]}
	}
	return all
}

func (s *session) verifyJSON(a arguments) error {
	var says, problems strings.Builder
	quiet := *s
	quiet.told, quiet.err = &says, &problems
	v := verification{Format: "beeldbeltoets/verification", Version: 1, File: a.rest[0]}
	err := quiet.verifyFile(a, &v)
	if err != nil && !errors.Is(err, errSaid) {
		quiet.complain(err)
	}
	v.Whole, v.Says, v.Problems = err == nil, linesOf(says.String()), linesOf(problems.String())
	if err := s.printJSON(v); err != nil || v.Whole {
		return err
	}
	return errSaid
}

// linesOf are the lines of a text, none of an empty one.
func linesOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}

// verifyFile verifies a record or a dossier, and enters what it finds of a record in v
// where that is given.
func (s *session) verifyFile(a arguments, v *verification) error {
	path := a.rest[0]
	if isDossier(path) {
		return s.verifyDossier(path, a)
	}
	found, err := s.verifyRecord(path)
	if v != nil {
		v.tell(found, s.today)
	}
	s.tellRecord(found.Opened)
	if err != nil {
		return &fileError{path, err}
	}
	err = s.tellPages(path, found)
	if a.has("dossier") {
		err = errors.Join(err, s.compareFiled(found.Opened, a))
	}
	return err
}

// verifyRecord reads a record and holds its pages against its data.
func (s *session) verifyRecord(path string) (export.Verification, error) {
	data, err := s.read(path)
	if err != nil {
		return export.Verification{}, err
	}
	e, err := export.New()
	if err != nil {
		return export.Verification{}, err
	}
	return e.Verify(data)
}

// tellPages says whether data and pages are as they were exported, and what is not.
func (s *session) tellPages(path string, found export.Verification) error {
	if found.Assessment.Draft() {
		s.tell("verify.draft")
	} else {
		s.tell("verify.intact")
	}
	if len(found.Faults) == 0 || found.Compared != export.PagesSame {
		s.tell("verify.pages." + found.Compared)
	}
	for _, added := range found.Added {
		s.tell("verify."+added.Code, "page", added.Params["page"], "file", plaintext.Line(added.Params["file"]))
	}
	if len(found.Faults) == 0 {
		return nil
	}
	for _, fault := range found.Faults {
		s.complain(&fileError{path, fault})
	}
	return &fileError{path, &assessment.Error{Code: "pages-differ"}}
}

// verifyDossier reads all that a dossier keeps, mends what a daily copy has whole, and
// names what none has. Where another program has it open, it is only read.
func (s *session) verifyDossier(path string, a arguments) (err error) {
	store, _, err := s.unlock(path, a, false)
	if e, is := errors.AsType[*assessment.Error](err); is && (e.Code == assessment.InUse || e.Code == assessment.NoPermission) {
		store, err = s.openDossier(path, a)
	}
	if err != nil {
		return &fileError{path, err}
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if a.has("restore") {
		return s.restore(store, a.value("restore"))
	}
	found, err := store.Check(time.Now()).Run(context.Background())
	if err != nil {
		return &fileError{path, err}
	}
	notices := found.Notices(path)
	if n := len(notices); len(found.Lost) > 0 {
		err, notices = &fileError{path, notices[n-1]}, notices[:n-1]
	}
	for _, notice := range notices {
		s.complain(&fileError{path, notice})
	}
	if err == nil && slices.ContainsFunc(store.Notices(), dossier.TellsLoss) {
		err = errSaid // at opening
	}
	if err != nil {
		return err
	}
	s.tell("verify.dossier", "file", path)
	return nil
}

// restore files a damaged assessment as the newest daily copy has it that has it whole.
func (s *session) restore(store *dossier.Store, key string) error {
	item, on, err := store.Earlier(key)
	if err == nil {
		err = store.Save(dossier.Change{At: time.Now(), Items: []register.Item{item}})
	}
	if err != nil {
		return &fileError{store.Path(), err}
	}
	s.tell("verify.restored", "program", plaintext.Line(item.Assessment.Program.Name), "day", s.words.Date(assessment.On(on)))
	return nil
}

// tellRecord says which record it is, what it decides and until when, and how it is
// sealed.
func (s *session) tellRecord(f exchange.Opened) {
	if !f.Record || f.Comparison != nil {
		return
	}
	a := &f.Assessment
	program := plaintext.Line(cmp.Or(a.Program.Name, s.words.T("record.no-program")))
	if a.Draft() {
		s.tell("verify.concept", "program", program)
	} else {
		s.tell("verify.record", "number", a.Number, "version", strconv.Itoa(a.Version), "program", program)
	}
	if content, err := assessment.Load(a.Editions); err == nil {
		s.tell("verify.outcome", "outcome", s.words.Headline(content.Standing(a, s.today)))
	}
	if a.Draft() {
		return
	}
	s.tellDecision(a)
	if f.Stated != "" {
		s.tell("verify.stated", "seal", f.Stated)
	}
	s.tell("verify.seal", "seal", f.Seal)
}

// tellDecision says what was decided, and whether that is over.
func (s *session) tellDecision(a *assessment.Assessment) {
	d := a.Decision
	s.tell("verify.decision", "decision", s.words.T("decision."+d.Kind), "date", s.words.Date(d.On))
	switch {
	case d.Through == "":
	case a.Over(s.today):
		s.tell("verify.over", "date", s.words.Date(d.Through))
	default:
		s.tell("verify.through", "date", s.words.Date(d.Through))
	}
}
