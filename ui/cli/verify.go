package cli

import (
	"context"
	"errors"
	"strconv"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/plaintext"
)

// verify reads the data back out of a record and holds them against its seal. It
// says that nothing has changed since export, not who made it. A record whose
// seal does not fit is still told about, so that one sees which it claims to be.
func (s *session) verify(a arguments) error {
	path, err := one(a)
	if err != nil {
		return err
	}
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
func (s *session) verifyDossier(path string, a arguments) error {
	store, _, err := s.unlock(path, a, false)
	if e, is := errors.AsType[*assessment.Error](err); is && (e.Code == "in-use" || e.Code == "no-permission") {
		store, err = s.openDossier(path, a)
	}
	if err != nil {
		return &fileError{path, err}
	}
	defer store.Close()
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
