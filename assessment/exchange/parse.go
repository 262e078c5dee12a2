package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/textfile"
)

// maxDepth is far more nesting than an assessment has.
const maxDepth = 64

// parse reads JSON into plain values, and returns them with the text in UTF-8. It
// refuses what Go's decoder would pass over in silence: bytes that are no text, and
// a key that stands there twice.
func parse(data []byte) (value any, text []byte, err error) { return parseMost(data, MaxBytes) }

func parseMost(data []byte, most int) (value any, text []byte, err error) {
	if len(data) > most {
		return nil, nil, fail("too-large", "", "max", strconv.Itoa(most>>20))
	}
	text, ok := textfile.UTF8(data)
	if !ok {
		return nil, nil, fail("json-not-utf8", "")
	}
	if !json.Valid(text) {
		var none json.RawMessage
		return nil, nil, syntaxError(text, json.Unmarshal(text, &none))
	}
	w := walk{text: text}
	value, err = w.value(0)
	return value, text, err
}

// syntaxError says at which line and column the JSON breaks off.
func syntaxError(data []byte, err error) error {
	offset := len(data)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = min(int(syntax.Offset), len(data))
	}
	before := data[:offset]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return fail("json-syntax", "", "line", strconv.Itoa(line), "column", strconv.Itoa(max(column, 1)))
}

// checkEnvelope looks at format and version before anything else, so that a file
// of a newer program is named as such and not by its first unknown field.
func (f form) checkEnvelope(value any) error {
	object, _ := value.(map[string]any)
	if formatOf(value) != f.format {
		return fail(assessment.FormatOther, "format", "format", f.format)
	}
	number, _ := object["version"].(json.Number)
	if version, err := number.Int64(); err == nil && version > int64(len(f.schemas)) {
		return fail(assessment.NewerVersion, "version", "version", number.String(), "known", strconv.Itoa(len(f.schemas)))
	}
	return nil
}

// formatOf is the format that JSON says it is of; empty for none.
func formatOf(value any) string {
	object, _ := value.(map[string]any)
	format, _ := object["format"].(string)
	return format
}

// typeError covers what a schema lets pass and Go does not, such as 1.0 for an
// integer.
func typeError(err error) error {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		path := strings.TrimPrefix(strings.TrimPrefix(wrong.Field, "Assessment."), "Comparison.") // the embedded struct, not a field of the file
		return fail("field-type", path, "want", "integer", "got", wrong.Value)
	}
	return err
}

// fail makes an error whose sentence can name the path as it stands in the file.
func fail(code, path string, params ...string) error {
	e := &assessment.Error{Code: code, Path: path, Params: map[string]string{"path": path}}
	for i := 0; i+1 < len(params); i += 2 {
		e.Params[params[i]] = params[i+1]
	}
	return e
}

// within puts what an error is about below a field or an entry. Paths are made only
// where something is wrong: in whole files that costs a fifth of the reading.
func within(err error, key string) error {
	e, is := errors.AsType[*assessment.Error](err)
	if !is {
		return err
	}
	e.Path = join(key, e.Path)
	e.Params["path"] = e.Path
	return e
}

func join(path, key string) string {
	switch "" {
	case path:
		return key
	case key:
		return path
	}
	return path + "." + key
}
