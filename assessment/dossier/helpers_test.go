package dossier

import (
	"errors"
	"testing"

	"beeldbeltoets/assessment"
)

func code(err error) string {
	if e, ok := errors.AsType[*assessment.Error](err); ok {
		return e.Code
	}
	return ""
}

// opensToRead reports why a dossier without a passphrase does not open.
func opensToRead(path string) error {
	s, err := openWhole(path, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return s.Close()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
