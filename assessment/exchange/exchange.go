// Package exchange is an assessment as JSON: the file that people and programs
// hand over, the bytes that a record carries and that its seal is made of. The
// form is published as a JSON Schema in assets/schema.
//
// Never in here: a file or folder, PDF, or a rule of the domain.
package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"

	"beeldbeltoets/assessment"
)

// The envelope of an assessment's JSON.
const (
	Format  = "beeldbeltoets/assessment"
	Version = 1
	// MaxBytes is the size that is read at most.
	MaxBytes = 8 << 20
)

// envelope is the published form: what it is, and the fields of the assessment.
type envelope struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	assessment.Assessment
}

// Write gives the canonical JSON of an assessment: compact, in fixed key order,
// in Unicode's form NFC. What the published form does not take, such as an
// impossible date, is refused with its path; that the editions know the ids is
// for Read to ask.
func Write(a assessment.Assessment) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(envelope{Format: Format, Version: Version, Assessment: normalise(a)}); err != nil {
		return nil, err
	}
	canonical := bytes.TrimSuffix(out.Bytes(), []byte("\n"))
	value, err := parse(canonical)
	if err != nil {
		return nil, err
	}
	if err := matchSchema(value); err != nil {
		return nil, err
	}
	return canonical, nil
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
	var none assessment.Assessment
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return none, err
	}
	value, err := parse(data)
	if err != nil {
		return none, err
	}
	if err := checkEnvelope(value); err != nil {
		return none, err
	}
	if err := matchSchema(value); err != nil {
		return none, err
	}
	var e envelope
	if err := json.Unmarshal(trimBOM(data), &e); err != nil {
		return none, typeError(err)
	}
	a := normalise(e.Assessment)
	if len(a.Practice.Logo) > 0 {
		if a.Practice.Logo, err = assessment.Logo(a.Practice.Logo); err != nil {
			return none, err
		}
	}
	if err := checkIDs(&a); err != nil {
		return none, err
	}
	return a, nil
}
