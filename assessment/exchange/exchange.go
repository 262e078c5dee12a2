// Package exchange is an assessment or a comparison as JSON: the file that people
// and programs hand over, the bytes that a record carries and that its seal is
// made of; and the one way in for a file, whatever it is. The forms are published as JSON Schemas in assets/schema.
//
// Never in here: a folder, writing PDF, or a rule of the domain.
package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"

	"beeldbeltoets/assessment"
)

// The envelope of an assessment's JSON.
const (
	Format  = "beeldbeltoets/assessment"
	Version = 2
	// MaxBytes is the size that is read at most.
	MaxBytes = 8 << 20
)

// envelope is the published form: what it is, and the fields of the assessment.
type envelope struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	assessment.Assessment
}

// assessments is the form of an assessment, with the one that 0.2.0 wrote.
var assessments = newForm(Format, "schema/assessment-1.schema.json", schemaFile)

// versionOf is the version of the form that an assessment is written in. What was
// decided under the first rule keeps that of its day, byte for byte.
func versionOf(a assessment.Assessment) int {
	if a.Decision != nil && a.Editions.Rule == "1" {
		return 1
	}
	return Version
}

// Write returns the canonical JSON of an assessment: compact, in fixed key order,
// in Unicode's form NFC. What the published form does not take, such as an
// impossible date, is refused with its path; that the editions know the ids is
// for Read to ask.
func Write(a assessment.Assessment) ([]byte, error) {
	return assessments.write(envelope{Format: Format, Version: versionOf(a), Assessment: Normalise(a)})
}

// Encode returns the same canonical JSON of an assessment that Open or Read returned:
// it was held against the published form just then.
func Encode(a assessment.Assessment) ([]byte, error) {
	return encode(envelope{Format: Format, Version: Version, Assessment: a})
}

// Decode reads what Encode returned, and nothing that could have changed since.
func Decode(canonical []byte) (assessment.Assessment, error) {
	var e envelope
	err := json.Unmarshal(canonical, &e)
	return e.Assessment, err
}

// Seal is the SHA-256 over exactly these bytes, in hexadecimal digits.
func Seal(canonical []byte) string {
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:])
}

// Read takes an assessment in. It refuses, with the path of the field: what is
// no JSON, another format, a newer version, an unknown field, a wrong type, a
// date that does not exist, and ids that the assessment's editions do not know.
func Read(r io.Reader) (assessment.Assessment, error) {
	var e envelope
	if err := assessments.read(r, &e); err != nil {
		return assessment.Assessment{}, err
	}
	return e.known()
}

// assessmentFrom reads what parse made of a file.
func assessmentFrom(value any, text []byte) (assessment.Assessment, error) {
	var e envelope
	if err := assessments.fill(value, text, &e); err != nil {
		return assessment.Assessment{}, err
	}
	return e.known()
}

// known is the assessment of an envelope, held against its editions.
func (e *envelope) known() (none assessment.Assessment, err error) {
	a := Normalise(e.Assessment)
	if len(a.Practice.Logo) > 0 {
		logo, err := assessment.Logo(a.Practice.Logo)
		if err != nil {
			return none, err
		}
		a.Practice.Logo = logo
	}
	if err := checkIDs(&a, false); err != nil {
		return none, err
	}
	return a, nil
}
