package export

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
)

// Codes of the errors with which all that a record carries is there too, to tell
// what it says; nothing may be built on it.
const (
	SealBroken  = "seal-broken"  // not the data that were sealed
	SealMissing = "seal-missing" // decided, and the record states no seal
)

// Opened is an assessment out of a file: JSON, or a record that carries it.
type Opened struct {
	Assessment assessment.Assessment
	Record     bool   // out of a record
	Data       []byte // what a record carries, byte for byte
	Seal       string // that of Data; empty for a draft
	Stated     string // the seal that the record states; empty for none
}

// Read takes no more of a file than a record can be, and no more of one that is
// no PDF than an assessment can be. What is larger is left for Open to refuse.
func Read(from io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(from, exchange.MaxBytes+1))
	if err != nil || !isPDF(data) {
		return data, err
	}
	rest, err := io.ReadAll(io.LimitReader(from, pdf.MaxFile+1-int64(len(data))))
	return append(data, rest...), err
}

// Open opens the bytes of a file. Each thing that a record can lack or have too
// much of has its own code: pdf's and exchange's, pdf-not-ours, records-two,
// SealBroken and SealMissing.
func Open(data []byte) (Opened, error) {
	if isPDF(data) {
		return openRecord(data)
	}
	a, err := exchange.Read(bytes.NewReader(data))
	return Opened{Assessment: a}, err
}

// isPDF looks for the mark that may stand within the first 1024 bytes.
func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

func openRecord(data []byte) (Opened, error) {
	contents, err := pdf.Read(data)
	if err != nil && !is(err, pdf.NoData) {
		return Opened{}, err
	}
	o, err := carried(contents)
	if err != nil {
		return Opened{}, err
	}
	if !o.Assessment.Draft() {
		o.Seal = exchange.Seal(o.Data)
	}
	if err := o.lookAtPages(contents.Pages); err != nil {
		return Opened{}, err
	}
	return o, o.checkSeal()
}

// carried is the one assessment among what is attached. Another program may have
// attached the same once more, or other files.
func carried(contents pdf.Contents) (Opened, error) {
	var found []Opened
	for _, attached := range contents.Attachments {
		if attached.MIME != "application/json" && attached.Name != attachmentName {
			continue
		}
		a, err := exchange.Read(bytes.NewReader(attached.Content))
		if is(err, "format-other") {
			continue
		}
		if err != nil {
			return Opened{}, err
		}
		found = append(found, Opened{Assessment: a, Record: true, Data: attached.Content, Stated: seal.FindString(attached.Description)})
	}
	found = slices.CompactFunc(found, func(a, b Opened) bool { return bytes.Equal(a.Data, b.Data) })
	switch {
	case len(found) > 1:
		return Opened{}, &assessment.Error{Code: "records-two"}
	case len(found) == 1:
		return found[0], nil
	case contents.Ours:
		return Opened{}, &assessment.Error{Code: pdf.NoData}
	}
	return Opened{}, &assessment.Error{Code: "pdf-not-ours"}
}

// Marks of an assessment that its record prints: its id and its seal.
var (
	seal = regexp.MustCompile(`\b[0-9a-f]{64}\b`)
	mark = regexp.MustCompile(`^([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$`)
)

// lookAtPages looks for marks that are not of the data and that nobody typed in
// them: of another record, whose data got lost when the two became one file, or
// of the data as they were before.
func (o *Opened) lookAtPages(pages [][]string) error {
	own, former, stranger := false, "", false
	for _, text := range slices.Concat(pages...) {
		switch {
		case !mark.MatchString(text):
		case text == o.Seal:
			own = true
		case bytes.Contains(o.Data, []byte(text)):
		case seal.MatchString(text):
			former = text
		default:
			stranger = true
		}
	}
	switch {
	case stranger || own && former != "":
		return &assessment.Error{Code: "records-two"}
	case former != "":
		o.Stated = former
	case own && o.Stated == "":
		o.Stated = o.Seal
	}
	return nil
}

func (o *Opened) checkSeal() error {
	switch o.Stated {
	case o.Seal:
		return nil
	case "":
		return &assessment.Error{Code: SealMissing}
	}
	return &assessment.Error{Code: SealBroken}
}

func is(err error, code string) bool {
	e, ok := errors.AsType[*assessment.Error](err)
	return ok && e.Code == code
}
