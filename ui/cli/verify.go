package cli

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/register"
)

// verify reads the data back out of a record and holds them against its seal. It
// says that nothing has changed since export, not who made it. A record whose
// seal does not fit is still told about, so that one sees which it claims to be.
func (s *session) verify(a arguments) error {
	if !a.has("json") {
		return s.verifyFile(a)
	}
	return s.verifyJSON(a)
}

// verification is what was found as JSON: whether all is whole, the sentences that
// are printed without --json, and what is wrong. Its form is published as
// assets/schema/verification-1.schema.json.
type verification struct {
	Format   string   `json:"format"`
	Version  int      `json:"version"`
	File     string   `json:"file"`
	Whole    bool     `json:"whole"`
	Says     []string `json:"says"`
	Problems []string `json:"problems"`
}

func (s *session) verifyJSON(a arguments) error {
	var says, problems strings.Builder
	quiet := *s
	quiet.out, quiet.err = &says, &problems
	err := quiet.verifyFile(a)
	if err != nil && !errors.Is(err, errSaid) {
		quiet.complain(err)
	}
	v := verification{"beeldbeltoets/verification", 1, a.rest[0], err == nil, linesOf(says.String()), linesOf(problems.String())}
	if err := s.printJSON(v); err != nil || v.Whole {
		return err
	}
	return errSaid
}

// linesOf are the lines of a text, none of an empty one.
func linesOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}

func (s *session) verifyFile(a arguments) error {
	path := a.rest[0]
	if isDossier(path) {
		return s.verifyDossier(path, a)
	}
	f, err := s.open(path)
	if err == nil && !f.Record {
		err = &assessment.Error{Code: pdf.NotPDF}
	}
	s.tellRecord(f)
	if err != nil {
		return &fileError{path, err}
	}
	if f.Assessment.Draft() {
		s.say("verify.draft")
	} else {
		s.say("verify.intact")
	}
	if a.has("dossier") {
		return s.compareFiled(f, a)
	}
	return nil
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
	if err != nil {
		return err
	}
	s.say("verify.dossier", "file", path)
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
	s.say("verify.restored", "program", plaintext.Line(item.Assessment.Program.Name), "day", s.words.Date(assessment.On(on)))
	return nil
}

// tellRecord says of a decided record which one it is and how it is sealed.
func (s *session) tellRecord(f exchange.Opened) {
	if !f.Record || f.Assessment.Draft() {
		return
	}
	d := f.Assessment.Decision
	s.say("verify.record", "number", f.Assessment.Number, "version", strconv.Itoa(f.Assessment.Version),
		"program", plaintext.Line(f.Assessment.Program.Name), "decision", s.words.T("decision."+d.Kind), "date", s.words.Date(d.On))
	if f.Stated != "" {
		s.say("verify.stated", "seal", f.Stated)
	}
	s.say("verify.seal", "seal", f.Seal)
}
