package exchange

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/pdf"
)

// Codes of the errors with which all that a record carries is there too, to tell
// what it says; nothing may be built on it.
const (
	SealBroken  = "seal-broken"  // not the data that were sealed
	SealMissing = "seal-missing" // decided, and the record states no seal
)

// MaxFile is the size of a file that is read at most, which is that of a PDF.
const MaxFile = pdf.MaxFile

// Names of what our PDF files carry.
const (
	AssessmentName = "assessment.json"
	ComparisonName = "comparison.json"
)

// Opened is what a file holds: an assessment, as JSON or in the record that
// carries it, or a comparison of programs, as JSON or in its report.
type Opened struct {
	Assessment assessment.Assessment
	Comparison *grid.Comparison // nil for an assessment
	Grid       *grid.Grid       // that of the comparison
	Record     bool             // out of a PDF
	Data       []byte           // what a record carries, byte for byte
	Seal       string           // that of Data; empty for a draft
	Stated     string           // the seal that the record states; empty for none
	Pages      *Pages           // what else the record's pages were made from; nil where that is not told
}

// ReadAll takes no more of a file than a record can be, and no more of one that
// is no PDF than an assessment can be. What is larger is left for Open to refuse.
func ReadAll(from io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(from, MaxBytes+1))
	if err != nil || !isPDF(data) {
		return data, err
	}
	rest, err := io.ReadAll(io.LimitReader(from, pdf.MaxFile+1-int64(len(data))))
	return append(data, rest...), err
}

// Open opens the bytes of a file, whatever it is. Each thing that a record can
// lack or have too much of has its own code: pdf's and exchange's, pdf-not-ours,
// records-two, SealBroken and SealMissing. A file of a kind from which nothing is
// read has that of its Kind.
func Open(data []byte) (Opened, error) {
	switch kind := Sniff(data[:min(len(data), SniffBytes)]); kind {
	case KindPDF:
		return openPDF(data)
	case KindJSON:
		return openJSON(data)
	default:
		return Opened{}, otherKind(kind)
	}
}

// OpenAssessment opens a file that must hold an assessment. Of one with a fault
// what could be read is returned as well.
func OpenAssessment(data []byte) (Opened, error) {
	o, err := Open(data)
	if err == nil && o.Comparison != nil {
		return Opened{}, otherKind(KindComparison)
	}
	return o, err
}

// OpenComparison opens a file that must hold a comparison.
func OpenComparison(data []byte) (grid.Comparison, *grid.Grid, error) {
	o, err := Open(data)
	if err == nil && o.Comparison == nil {
		err = otherKind(KindAssessment)
	}
	if err != nil {
		return grid.Comparison{}, nil, err
	}
	return *o.Comparison, o.Grid, nil
}

// openJSON reads the JSON of the format that it says it is of.
func openJSON(data []byte) (Opened, error) {
	value, text, err := parse(data)
	if err != nil {
		return Opened{}, err
	}
	if formatOf(value) == ComparisonFormat {
		c, g, err := comparisonFrom(value, text)
		if err != nil {
			return Opened{}, err
		}
		return Opened{Comparison: &c, Grid: g}, nil
	}
	a, err := assessmentFrom(value, text)
	return Opened{Assessment: a}, err
}

func openPDF(data []byte) (Opened, error) {
	contents, err := pdf.Read(data)
	if err != nil && !is(err, pdf.NoData) {
		return Opened{}, err
	}
	for _, attached := range contents.Attachments {
		if attached.Name == ComparisonName {
			c, g, err := ReadComparison(bytes.NewReader(attached.Content))
			if err != nil {
				return Opened{}, err
			}
			return Opened{Comparison: &c, Grid: g, Record: true, Data: attached.Content}, nil
		}
	}
	return openRecord(contents)
}

func openRecord(contents pdf.Contents) (Opened, error) {
	o, err := carried(contents)
	if err != nil {
		return Opened{}, err
	}
	if !o.Assessment.Draft() {
		o.Seal = Seal(o.Data)
	}
	if o.Pages, err = pagesOf(contents); err != nil {
		return Opened{}, err
	}
	if err := o.lookAtPages(contents.Pages); err != nil {
		return Opened{}, err
	}
	if err := o.checkSeal(); err != nil || !contents.Changed || !o.Assessment.Draft() {
		return o, err
	}
	return o, &assessment.Error{Code: "attachment-changed"}
}

// carried is the one assessment among what is attached. Another program may have
// attached the same once more, or other files.
func carried(contents pdf.Contents) (Opened, error) {
	var found []Opened
	for _, attached := range contents.Attachments {
		if attached.MIME != "application/json" && attached.Name != AssessmentName {
			continue
		}
		a, err := Read(bytes.NewReader(attached.Content))
		if is(err, assessment.FormatOther) {
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
	}
	return Opened{}, &assessment.Error{Code: withoutData(contents)}
}

// withoutData is the code of why a PDF holds no data.
func withoutData(contents pdf.Contents) string {
	isRecord := contents.Kind == document.KindRecord || printed.MatchString(contents.Shown)
	switch {
	case isRecord && contents.Ours:
		return "pdf-record-bare"
	case isRecord:
		return "pdf-printed"
	case contents.Kind == document.KindLetter:
		return "pdf-letter"
	case contents.Kind == document.KindPair:
		return "pdf-pair"
	case contents.Ours:
		return pdf.NoData
	}
	return "pdf-not-ours"
}

// pagesOf is what the pages were made from; nil where nothing tells.
func pagesOf(contents pdf.Contents) (*Pages, error) {
	for _, attached := range contents.Attachments {
		if attached.Name == PagesName {
			return readPages(attached.Content)
		}
	}
	return nil, nil
}

// Marks of an assessment that its record prints: its id and its seal.
var (
	seal = regexp.MustCompile(`\b[0-9a-f]{64}\b`)
	// printed is the mark wherever it stands in a text.
	printed = regexp.MustCompile(`[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)
	mark    = regexp.MustCompile(`^([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$`)
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
