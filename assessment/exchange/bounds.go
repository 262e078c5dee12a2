package exchange

import (
	"encoding/base64"
	"maps"
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
func bounded(value any, path string) error { return boundedAt(value, path, "") }

func boundedAt(value any, path, name string) error {
	switch v := value.(type) {
	case string:
		return boundedText(v, path, name)
	case []any:
		most := maxList
		if name == "evidence" || name == "files" {
			most = maxEvidence
		}
		if len(v) > most {
			return fail("field-many", path, "max", strconv.Itoa(most))
		}
		for i, entry := range v {
			if err := boundedAt(entry, join(path, strconv.Itoa(i)), ""); err != nil {
				return err
			}
		}
	case map[string]any:
		if len(v) > maxList {
			return fail("field-many", path, "max", strconv.Itoa(maxList))
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if len(key) > maxName {
				return fail("field-long", join(path, key[:maxName]), "max", strconv.Itoa(maxName))
			}
			if err := boundedAt(v[key], join(path, key), key); err != nil {
				return err
			}
		}
	}
	return nil
}

func boundedText(text, path, name string) error {
	if !slices.Contains(binary, name) {
		if len(text) > maxRead && utf8.RuneCountInString(text) > maxRead {
			return fail("field-long", path, "max", strconv.Itoa(maxRead))
		}
		return nil
	}
	if name != "logo" || text == "" {
		return nil // its bytes are bounded with the whole
	}
	picture, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return fail("field-value", path)
	}
	return assessment.LogoFits(picture)
}
