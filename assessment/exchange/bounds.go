package exchange

import (
	"encoding/base64"
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"beeldbeltoets/assessment"
)

// Bounds of what is read from others: far more than a person makes, and far less than
// holds up a window.
const (
	maxRead     = 5 * assessment.MaxText // characters of a text; two that were merged stand below each other
	maxList     = 10_000                 // entries of a list, or fields of an object
	maxEvidence = 200                    // pieces with one answer, and files with one piece
	maxName     = 200                    // bytes of a field's name
)

// binary are the fields that hold bytes, in base64.
var binary = []string{"logo", "sealed"}

// bounded refuses, with the path, what is longer or more than the bounds, and a picture
// by its size in pixels, before anything decodes it.
func bounded(value any, name string) error {
	switch v := value.(type) {
	case string:
		return boundedText(v, name)
	case []any:
		return boundedList(v, name)
	case map[string]any:
		return boundedObject(v)
	}
	return nil
}

func boundedList(list []any, name string) error {
	most := maxList
	if name == "evidence" || name == "files" {
		most = maxEvidence
	}
	if len(list) > most {
		return fail("field-many", "", "max", strconv.Itoa(most))
	}
	for i, entry := range list {
		if err := bounded(entry, ""); err != nil {
			return within(err, strconv.Itoa(i))
		}
	}
	return nil
}

// boundedObject says of several fields that are out of bounds which comes first by
// name, so that the same is always said.
func boundedObject(object map[string]any) (err error) {
	if len(object) > maxList {
		return fail("field-many", "", "max", strconv.Itoa(maxList))
	}
	first := ""
	for key, value := range object {
		if err != nil && key > first {
			continue
		}
		if len(key) > maxName {
			err, first = fail("field-long", key[:maxName], "max", strconv.Itoa(maxName)), key
			continue
		}
		if e := bounded(value, key); e != nil {
			err, first = within(e, key), key
		}
	}
	return err
}

func boundedText(text, name string) error {
	if !slices.Contains(binary, name) {
		if len(text) > maxRead && utf8.RuneCountInString(text) > maxRead {
			return fail("field-long", "", "max", strconv.Itoa(maxRead))
		}
		return nil
	}
	if name != "logo" || text == "" {
		return nil // its bytes are bounded with the whole
	}
	picture, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return fail("field-value", "")
	}
	if e, is := errors.AsType[*assessment.Error](assessment.LogoFits(picture)); is {
		return fail(e.Code, "", "max", e.Params["max"])
	}
	return nil
}
