package assessment

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Error is what went wrong as a code, where as a path such as
// "practice.numbers.kbo", and the parameters of its sentence. The words
// catalogue holds the sentence, under "error." and the code.
type Error struct {
	Code   string
	Path   string
	Params map[string]string
	Parts  map[string][]Part // parameters that list several things
	Cause  error             // what it came of, for errors.Is and errors.As; nil for nothing
}

// Part is one of several things that an error lists, such as the damaged parts of a
// dossier. The catalogue holds the words, under "part." and the code, with the
// parameters "program", "number" or "date" of the assessment that it belongs to.
type Part struct {
	Code   string
	Params map[string]string
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// CodeOf returns the code of an error, or of the first in its chain that has one;
// empty for none.
func CodeOf(err error) string {
	if e, is := errors.AsType[*Error](err); is {
		return e.Code
	}
	return ""
}

// Error is for developers and logs; people read the catalogue's sentence.
func (e *Error) Error() string {
	parts := []string{e.Code}
	if e.Path != "" {
		parts = append(parts, "at "+e.Path)
	}
	for _, k := range slices.Sorted(maps.Keys(e.Params)) {
		parts = append(parts, fmt.Sprintf("%s=%q", k, e.Params[k]))
	}
	for _, k := range slices.Sorted(maps.Keys(e.Parts)) {
		parts = append(parts, fmt.Sprintf("%s=%q", k, e.Parts[k]))
	}
	return strings.Join(parts, " ")
}
