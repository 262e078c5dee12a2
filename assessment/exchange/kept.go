package exchange

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"sync"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// keptFile has the form of each kind of item that a dossier keeps; those of an assessment
// and of a comparison are files of their own.
const keptFile = "schema/dossier-1.schema.json"

// keptForms are these by kind, made ready once each is asked for.
var keptForms sync.Map

func keptForm(kind string) (*jsonschema.Schema, error) {
	ready, _ := keptForms.LoadOrStore(kind, sync.OnceValues(func() (*jsonschema.Schema, error) {
		return compile(keptFile+"#/$defs/"+kind, keptFile, schemaFile)
	}))
	return ready.(func() (*jsonschema.Schema, error))()
}

// Fill reads what a dossier keeps, of a kind, as strictly as a file: the dossier may be
// somebody else's. It refuses a key that stands there twice, a field that the kind does
// not have, a value that it does not allow, and what is larger than a person makes it,
// with the path. A comparison is held against its own form, by [CheckKept].
func Fill(kind string, data []byte, into any) error {
	value, text, err := parseMost(data, maxKept)
	if err == nil && !bytes.Equal(text, data) {
		err = fail("json-not-utf8", "") // nothing is kept in another encoding
	}
	if err == nil {
		err = bounded(value, "")
	}
	if err == nil && kind != keptComparison {
		err = fitsKept(kind, value)
	}
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return cmp.Or(named(kind, value), unfit(err))
	}
	return nil
}

// The kinds of item whose own forms are those of a file.
const (
	keptAssessment = "assessment"
	keptComparison = "comparison"
)

// named names the field of what Go cannot read, by the form of the file that it could
// be; nil where that finds nothing.
func named(kind string, value any) error {
	object, _ := value.(map[string]any)
	of, format := comparisons, ComparisonFormat
	if kind == keptAssessment {
		of, format = assessments, Format
		object, _ = object["assessment"].(map[string]any)
	}
	if object == nil || kind != keptAssessment && kind != keptComparison {
		return nil
	}
	object["format"], object["version"] = format, json.Number(strconv.Itoa(len(of.schemas)))
	misfits, err := of.misfits(object)
	if err == nil {
		err = first(misfits, true)
	}
	return err
}

func fitsKept(kind string, value any) error {
	schema, err := keptForm(kind)
	if err != nil {
		return err
	}
	misfits, err := misfitsOf(schema, value)
	if err != nil {
		return err
	}
	return first(misfits, false)
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

// CheckKept holds a comparison out of a dossier against all that ReadComparison asks of
// one in a file, but that it is filled in: a person may be at it.
func CheckKept(c grid.Comparison) error {
	c = Compose(c)
	value, err := plain(comparisonEnvelope{ComparisonFormat, ComparisonVersion, c})
	if err == nil {
		err = comparisons.check(value)
	}
	if err != nil {
		return err
	}
	g, err := grid.Load(c.Grid)
	if err != nil {
		return err
	}
	return g.CheckKept(&c)
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
