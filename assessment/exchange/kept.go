package exchange

import (
	"bytes"
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/plaintext"
)

// Fill reads what a dossier keeps, of whatever kind, as strictly as a file: the dossier
// may be somebody else's. It refuses a key that stands there twice, a field that the
// value does not have, and what is larger than a person makes it, with the path.
func Fill(data []byte, into any) error {
	value, _, err := parseMost(data, maxKept)
	if err == nil {
		err = bounded(value, "")
	}
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return unfit(err)
	}
	return nil
}

// maxKept is the size of what is kept: an assessment, and the bytes that were sealed of
// it in base64.
const maxKept = 4 * MaxBytes

// unfit names the field that does not fit, where Go's decoder does.
func unfit(err error) error {
	if name, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return fail("field-unknown", strings.Trim(name, `"`))
	}
	return typeError(err)
}

// Check holds an assessment out of a dossier against all that Read asks of one in a
// file. A draft keeps days that do not exist as they were typed.
func Check(a assessment.Assessment) error {
	a = Normalise(a)
	value, err := plain(envelope{Format: Format, Version: versionOf(a), Assessment: a})
	if err == nil {
		err = bounded(value, "")
	}
	if err != nil {
		return err
	}
	misfits, err := assessments.misfits(value)
	if err == nil {
		err = first(misfits, a.Draft())
	}
	if err != nil {
		return err
	}
	return checkIDs(&a, a.Draft())
}

// CheckComparison does so with a comparison.
func CheckComparison(c grid.Comparison) error {
	c = composed(reflect.ValueOf(c), plaintext.Line).Interface().(grid.Comparison)
	e := comparisonEnvelope{ComparisonFormat, ComparisonVersion, c}
	value, err := plain(e)
	if err == nil {
		err = comparisons.check(value)
	}
	if err == nil {
		_, _, err = e.known()
	}
	return err
}

// plain is an envelope as parse reads it. What we write ourselves needs no looking for
// keys that stand there twice.
func plain(envelope any) (value any, err error) {
	data, err := json.Marshal(envelope)
	if err != nil {
		return nil, err
	}
	if len(data) > MaxBytes {
		return nil, fail("too-large", "", "max", strconv.Itoa(MaxBytes>>20))
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	err = dec.Decode(&value)
	return value, err
}

// first is what is said of several misfits: the first by path. Days as they were typed
// may stand in a draft.
func first(misfits []*assessment.Error, draft bool) error {
	if draft {
		misfits = slices.DeleteFunc(misfits, func(m *assessment.Error) bool { return m.Code == assessment.DateImpossible })
	}
	if len(misfits) == 0 {
		return nil
	}
	return slices.MinFunc(misfits, func(x, y *assessment.Error) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Code, y.Code))
	})
}
