package cli

import (
	"regexp"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
)

var sealPattern = regexp.MustCompile(`\b[0-9a-f]{64}\b`)

// verify reads the data back out of a record and holds it against its seal. It
// says that nothing has changed since export, not who made it.
func (s *session) verify(a arguments) error {
	path, err := one(a)
	if err != nil {
		return err
	}
	f, err := s.open(path)
	if err != nil {
		return &fileError{path, err}
	}
	if f.attachment == nil {
		return &fileError{path, &assessment.Error{Code: pdf.NotPDF}}
	}
	if f.assessment.Draft() {
		s.say("verify.draft")
		return nil
	}
	if err := checkSeal(f); err != nil {
		return &fileError{path, err}
	}
	d := f.assessment.Decision
	s.say("verify.sealed", "number", f.assessment.Number, "program", f.assessment.Program.Name,
		"decision", s.words.T("decision."+d.Kind), "date", s.words.Date(d.On))
	s.say("verify.seal", "seal", exchange.Seal(f.sealed))
	return nil
}

// checkSeal holds the data against the seal that stands beside it.
func checkSeal(f file) error {
	if sealPattern.FindString(f.attachment.description) != exchange.Seal(f.sealed) {
		return &assessment.Error{Code: "seal-broken"}
	}
	return nil
}
