package pdf

import (
	"errors"
	"strconv"

	"beeldbeltoets/assessment"
)

// Codes of the errors of this package, each an *assessment.Error.
const (
	NotPDF    = "pdf-not-pdf"   // no PDF at all
	Encrypted = "pdf-encrypted" // locked by another program
	NoData    = "pdf-no-data"   // a PDF without anything attached
	Damaged   = "pdf-damaged"   // cannot be followed from its end to what is asked for
	TooLarge  = "pdf-too-large" // holds more than max megabytes
	Differs   = "pdf-differs"   // read back, it is not what was written
	Failed    = "pdf-failed"    // could not be made: a picture or a font that cannot be read
)

func failure(code, path string) error {
	return &assessment.Error{Code: code, Path: path}
}

// codeOf is the code of an error of ours, empty for any other.
func codeOf(err error) string {
	var e *assessment.Error
	if !errors.As(err, &e) {
		return ""
	}
	return e.Code
}

func tooLarge(limit int) error {
	return &assessment.Error{Code: TooLarge, Params: map[string]string{"max": strconv.Itoa(limit >> 20)}}
}
